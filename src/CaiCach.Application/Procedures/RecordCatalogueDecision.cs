using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Records a plan of review, an approval of internal processes or a list for full online handling, with the procedures it is about. An announcement is recorded where it announces.</summary>
public sealed class RecordCatalogueDecision(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is recorded.</summary>
    /// <param name="Agency">The code of the body.</param>
    /// <param name="Kind">Which kind; null when none was chosen.</param>
    /// <param name="Decision">The decision.</param>
    /// <param name="Codes">The codes of the procedures.</param>
    public sealed record Request(string? Agency, CatalogueDecisionKind? Kind, DecisionInput Decision, IReadOnlyList<string> Codes);

    /// <summary>Records it.</summary>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = CatalogueScope.WrittenBy(context.Actor, snapshot.Organisation);
        if (bodies.Count == 0)
        {
            return new CatalogueOutcome.NotFound();
        }

        List<FieldFault> faults = [];
        var body = bodies.FirstOrDefault(b => b.Code == request.Agency);
        if (body is null)
        {
            faults.Add(new("agency", "agency_unknown", "Chọn cơ quan có trong danh sách."));
        }

        if (request.Kind is null or CatalogueDecisionKind.Announcement)
        {
            faults.Add(new("kind", "kind_missing", "Chọn loại văn bản. Quyết định công bố được ghi khi công bố hoặc bãi bỏ thủ tục."));
        }

        var codes = request.Codes.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var entries = body is null ? [] : await db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == body.Id && codes.Contains(e.Code)).ToListAsync(cancel);
        if (body is not null && codes.Except(entries.Select(e => e.Code), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            faults.Add(new("codes", "code_unknown", $"Danh mục của cơ quan không có thủ tục: {string.Join(", ", unknown)}."));
        }

        var decision = await request.Decision.FindOrMakeAsync(db, context, body?.Id ?? Guid.Empty, request.Kind ?? CatalogueDecisionKind.ReviewPlan, faults, cancel);
        if (decision is not null && db.Entry(decision).State != EntityState.Added)
        {
            faults.Add(new("number", "decision_twice", "Văn bản này đã được ghi."));
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new CatalogueOutcome.Invalid(faults);
        }

        db.CatalogueDecisionItems.AddRange(entries.OrderBy(e => e.Code, StringComparer.Ordinal).Select(e => new Data.Procedures.CatalogueDecisionItem
        {
            Id = Ids.New(context.Now),
            DecisionId = decision!.Id,
            EntryId = e.Id,
            Code = e.Code,
            ProcedureVersion = e.NewestVersion,
        }));
        db.Record(
            context, CatalogueEventData.DecisionStream, decision!.Id, 1, CatalogueEventData.DecisionRecorded,
            new CatalogueDecisionEventData(body!.Id, decision.Kind, decision.Number, decision.Day, [.. entries.Select(e => e.Code)]), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CatalogueOutcome.Done(decision.Id, 1);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "catalogue_decisions")
        {
            db.ChangeTracker.Clear();
            return new CatalogueOutcome.Invalid([new("number", "decision_twice", "Văn bản này đã được ghi.")]);
        }
    }
}
