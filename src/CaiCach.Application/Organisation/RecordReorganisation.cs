using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Organisation;

/// <summary>Writes a decision down that merges, divides, renames or closes units. On its day it is carried out in the background.</summary>
public sealed class RecordReorganisation(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Writes it down. The same request again finds the one that is there.</summary>
    public async Task<ReorganisationOutcome> RunAsync(ActContext context, ReorganisationRequest request, CancellationToken cancel = default)
    {
        // Read before everything it is judged by: whoever changes the organisation in between takes this number away.
        var last = await db.Events.Where(e => e.StreamId == ReorganisationEventData.Tree).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        if (await ThereAsync(context, request, cancel) is { } there)
        {
            return there;
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var draft = await ReorganisationDraft.OfAsync(db, context, tree, request, cancel);
        if (draft.Faults.Count > 0 || draft.Plan is not { } plan)
        {
            return await RefusedAsync(context, request, draft.Faults, cancel);
        }

        var row = new Reorganisation
        {
            Id = Ids.New(context.Now),
            Version = 1,
            Kind = request.Kind,
            DecisionNumber = request.DecisionNumber!.Trim().Normalize(),
            DecisionDate = request.DecisionDate!.Value,
            EffectiveDay = request.EffectiveDay!.Value,
            Summary = draft.Summary,
            Plan = plan.ToJson(),
            RecordedAt = context.Now,
            RecordedById = context.Actor.Id,
            RecordedBy = context.Actor.Name,
        };
        if (await KeptApart.OfAsync(db, row, row.EffectiveDay, cancel) is { Count: > 0 } apart)
        {
            return await RefusedAsync(context, request, [.. apart.Select(p => p.Fault)], cancel);
        }

        db.Reorganisations.Add(row);
        db.Record(context, ReorganisationEventData.Stream, ReorganisationEventData.Tree, last + 1, ReorganisationEventData.Recorded, FactsOf(row));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return await ThereAsync(context, request, cancel) ?? new ReorganisationOutcome.Stale();
        }

        return new ReorganisationOutcome.Done(row.Id);
    }

    internal static ReorganisationEventData FactsOf(Reorganisation row) => new(row.Id, row.Kind, row.DecisionNumber, row.DecisionDate, row.EffectiveDay, row.Summary);

    /// <summary>What is wrong, unless it is the second of two clicks that finds the first in its way.</summary>
    private async Task<ReorganisationOutcome> RefusedAsync(ActContext context, ReorganisationRequest request, IReadOnlyList<FieldFault> faults, CancellationToken cancel) =>
        await ThereAsync(context, request, cancel) ?? new ReorganisationOutcome.Invalid(faults);

    /// <summary>What this very request made, a click ago.</summary>
    private async Task<ReorganisationOutcome?> ThereAsync(ActContext context, ReorganisationRequest request, CancellationToken cancel)
    {
        var number = request.DecisionNumber?.Trim().Normalize();
        var same = await db.Reorganisations.AsNoTracking()
            .Where(r => r.CancelledAt == null && r.Kind == request.Kind && r.DecisionNumber == number && r.DecisionDate == request.DecisionDate && r.EffectiveDay == request.EffectiveDay
                && r.RecordedById == context.Actor.Id).ToListAsync(cancel);
        return same.FirstOrDefault(r => ReorganisationPlan.Parse(r.Plan).Sources.ToHashSet().SetEquals(request.Sources)) is { } there ? new ReorganisationOutcome.Done(there.Id) : null;
    }
}
