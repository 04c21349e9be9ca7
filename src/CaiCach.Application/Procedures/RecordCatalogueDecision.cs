using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Records a plan of review, an approval of internal processes or a list for full online handling, with the versions of procedures it is about. One that is recorded is told once: again with more procedures,
/// it is about these too. An announcement is recorded where it announces.
/// </summary>
public sealed class RecordCatalogueDecision(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is recorded.</summary>
    /// <param name="Agency">The code of the body.</param>
    /// <param name="Kind">Which kind; null when none was chosen.</param>
    /// <param name="Decision">The decision.</param>
    /// <param name="Codes">The codes of the procedures; with the number of the version behind a colon ("1.014445:2") where it is not the one in force on the day of the decision.</param>
    public sealed record Request(string? Agency, CatalogueDecisionKind? Kind, DecisionInput Decision, IReadOnlyList<string> Codes)
    {
        /// <summary>Of a list for full online handling: whether it takes the place of the earlier lists of the body.</summary>
        public bool ReplacesEarlier { get; init; }
    }

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

        var wanted = request.Codes.Where(c => c.Length > 0).Select(Wanted.Of).DistinctBy(w => w.Code, StringComparer.Ordinal).ToList();
        var codes = wanted.ConvertAll(w => w.Code);
        var entries = body is null ? [] : await db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == body.Id && codes.Contains(e.Code)).OrderBy(e => e.Code).ToListAsync(cancel);
        if (body is not null && codes.Except(entries.Select(e => e.Code), StringComparer.Ordinal).ToList() is { Count: > 0 } unknown)
        {
            faults.Add(new("codes", "code_unknown", $"Danh mục của cơ quan không có thủ tục: {string.Join(", ", unknown)}."));
        }

        var versions = entries.ToDictionary(e => e.Id, e => VersionOf(e, wanted.First(w => w.Code == e.Code), snapshot.EveryVersionOf(e.Code), request.Decision.Day, faults));
        var decision = await request.Decision.FindOrMakeAsync(db, context, body?.Id ?? Guid.Empty, request.Kind ?? CatalogueDecisionKind.ReviewPlan, faults, cancel);
        var isThere = decision is not null && db.Entry(decision).State != EntityState.Added;
        var more = entries.Where(e => !isThere || decision!.Items.All(i => i.EntryId != e.Id)).ToList();
        if (isThere && more.Count == 0)
        {
            faults.Add(Twice);
        }

        if (faults.Count > 0)
        {
            db.ChangeTracker.Clear();
            return new CatalogueOutcome.Invalid(faults);
        }

        db.CatalogueDecisionItems.AddRange(more.Select(e => new CatalogueDecisionItem
        {
            Id = Ids.New(context.Now),
            DecisionId = decision!.Id,
            EntryId = e.Id,
            Code = e.Code,
            ProcedureVersion = versions[e.Id],
        }));
        if (decision!.Kind == CatalogueDecisionKind.FullyOnline)
        {
            decision.ReplacesEarlier |= request.ReplacesEarlier;
            await MarkAsync(decision, more, cancel);
        }

        var turn = 1 + (isThere ? await db.Events.Where(e => e.StreamId == decision!.Id).MaxAsync(e => (int?)e.Version, cancel) ?? 0 : 0);
        db.Record(
            context, CatalogueEventData.DecisionStream, decision!.Id, turn, CatalogueEventData.DecisionRecorded,
            new CatalogueDecisionEventData(body!.Id, decision.Kind, decision.Number, decision.Day, [.. more.Select(e => e.Code)]), unitId: body.Id);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CatalogueOutcome.Done(decision.Id, turn);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed a procedure whose mark changes: its version is another now.
            db.ChangeTracker.Clear();
            return await RunAsync(context, request, cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "catalogue_decisions" or "catalogue_decision_items" or "events")
        {
            db.ChangeTracker.Clear();
            return new CatalogueOutcome.Invalid([Twice]);
        }
    }

    /// <summary>Marks the procedures that the lists of the body name now, with this one and what it is more about.</summary>
    private async Task MarkAsync(CatalogueDecision decision, IReadOnlyList<CatalogueEntry> more, CancellationToken cancel)
    {
        var others = await db.CatalogueDecisions.AsNoTracking().Include(d => d.Items).Where(d => d.AgencyId == decision.AgencyId && d.Kind == CatalogueDecisionKind.FullyOnline && d.Id != decision.Id).ToListAsync(cancel);
        var listed = OnlineLists.InForce(others.Select(d => ListOf(d, [])).Append(ListOf(decision, more))).ToList();
        foreach (var entry in await db.CatalogueEntries.Where(e => e.AgencyId == decision.AgencyId && (e.IsFullyOnlineListed || listed.Contains(e.Code))).ToListAsync(cancel))
        {
            entry.IsFullyOnlineListed = listed.Contains(entry.Code);
        }
    }

    private static OnlineList ListOf(CatalogueDecision decision, IReadOnlyList<CatalogueEntry> more) => new(decision.Day, decision.ReplacesEarlier, [.. decision.Items.Select(i => i.Code).Concat(more.Select(e => e.Code))]);

    private static FieldFault Twice => new("number", "decision_twice", "Văn bản này đã được ghi.");

    /// <summary>The version that was asked for; else the one in force on the day, announced ones counted; else the newest.</summary>
    private static int VersionOf(CatalogueEntry entry, Wanted wanted, IReadOnlyList<ProcedureVersion> versions, DateOnly? day, List<FieldFault> faults)
    {
        if (wanted.Version is { } asked)
        {
            if (versions.All(v => v.Version != asked))
            {
                faults.Add(new("codes", "version_unknown", $"Thủ tục {entry.Code} không có phiên bản {wanted.Text}."));
            }

            return asked;
        }

        return versions.LastOrDefault(v => v.EffectiveFrom <= day) is { } begun && (begun.EffectiveTo is null || day <= begun.EffectiveTo) ? begun.Version : entry.NewestVersion;
    }

    /// <summary>A procedure as it is typed.</summary>
    private sealed record Wanted(string Code, int? Version, string Text)
    {
        public static Wanted Of(string typed) => typed.Split(':', 2) is [var code, var number]
            ? new(code, int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, number)
            : new(typed, null, "");
    }
}
