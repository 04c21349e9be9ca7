using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of a confirmed handover list.</summary>
/// <param name="Agency">The competent body.</param>
/// <param name="ToUnit">The unit that received.</param>
/// <param name="Symbol">Number and symbol of the list.</param>
/// <param name="Dossiers">How many dossiers stand on it.</param>
public sealed record HandoverEventData(Guid Agency, Guid ToUnit, string Symbol, int Dossiers)
{
    /// <summary>Who was away and for whom it was confirmed; null for nobody.</summary>
    public Guid? InsteadOf { get; init; }

    /// <summary>The kind of record.</summary>
    public const string Stream = "handover_list";

    /// <summary>The receiving unit has confirmed it.</summary>
    public const string Received = "handover_list.received";
}

/// <summary>Somebody of the unit that received dossiers with a list confirms so: once, whoever is first.</summary>
public sealed class ReceiveHandover(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What came of it.</summary>
    public enum Outcome
    {
        /// <summary>Confirmed.</summary>
        Done,

        /// <summary>Confirmed before, by the same person or another.</summary>
        Already,

        /// <summary>There is no such list for a unit of this person.</summary>
        NotFound,
    }

    /// <summary>Confirms.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Guid listId, CancellationToken cancel = default)
    {
        var units = UnitsOf(context.Actor, (await reference.CurrentAsync(cancel)).Organisation);
        if (await db.HandoverLists.AsNoTracking().Where(l => l.Id == listId && units.Contains(l.ToUnitId))
            .Select(l => new HandoverEventData(l.AgencyId, l.ToUnitId, l.Symbol, l.Lines.Count)).FirstOrDefaultAsync(cancel) is not { } facts)
        {
            return Outcome.NotFound;
        }

        if (await db.HandoverReceipts.AnyAsync(r => r.ListId == listId, cancel))
        {
            return Outcome.Already;
        }

        db.Add(new HandoverReceipt { ListId = listId, At = context.Now, ById = context.Actor.Id, By = context.Actor.Name });
        db.Record(context, HandoverEventData.Stream, listId, 1, HandoverEventData.Received, facts with { InsteadOf = context.Actor.InsteadAt(facts.ToUnit, r => r is Role.Specialist or Role.DivisionHead) }, unitId: facts.ToUnit);
        try
        {
            await db.SaveChangesAsync(cancel);
            return Outcome.Done;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "handover_receipts" or "events")
        {
            db.ChangeTracker.Clear();
            return Outcome.Already;
        }
    }

    /// <summary>The units for which an official may confirm a list: those of specialists and heads of divisions, and what they came from.</summary>
    internal static IReadOnlyList<Guid> UnitsOf(Actor actor, OrganisationTree tree) =>
        [.. actor.Posts.Where(p => p.Role is Role.Specialist or Role.DivisionHead).SelectMany(p => tree.LegaciesOf(p.UnitId).Prepend(p.UnitId)).Distinct()];
}
