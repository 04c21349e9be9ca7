using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>Puts a new version of the working calendar in force. The due dates of open dossiers follow in the background.</summary>
public sealed class AdoptCalendar(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const string Announcements = "calendar/announced";

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>In force.</summary>
        public sealed record Done(string Version) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody else changed the calendar since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Puts it in force. The same proposal again finds the version it made.</summary>
    public async Task<Outcome> RunAsync(ActContext context, CalendarProposal proposal, CancellationToken cancel = default)
    {
        if (!CalendarScope.MayChange(context.Actor, (await reference.CurrentAsync(cancel)).Organisation))
        {
            return new Outcome.NotAllowed();
        }

        switch (await CalendarDraft.OfAsync(db, context, proposal, cancel))
        {
            case CalendarDraft.Invalid invalid:
                return new Outcome.Invalid(invalid.Faults);
            case CalendarDraft.Stale stale:
                return await AgainAsync(context, proposal, stale.InForce, cancel);
            case CalendarDraft.Ready ready:
                return await SaveAsync(context, proposal, ready, cancel);
            default:
                throw new System.Diagnostics.UnreachableException("A draft is ready, invalid or stale.");
        }
    }

    private async Task<Outcome> SaveAsync(ActContext context, CalendarProposal proposal, CalendarDraft.Ready ready, CancellationToken cancel)
    {
        var row = ready.Row;
        var last = await db.Events.Where(e => e.StreamId == CalendarEventData.National).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
        db.Calendars.Add(row);
        db.Record(
            context, CalendarEventData.Stream, CalendarEventData.National, last + 1, row.Source == CalendarSource.Announced ? CalendarEventData.Announced : CalendarEventData.Loaded,
            new CalendarEventData(row.Version, ready.Before.Version, row.DecisionNumber!, row.DecisionDate!.Value, row.Summary!));

        // Other nodes look at the times of imports to know when to read reference data again.
        if (await db.Imports.FirstOrDefaultAsync(i => i.Name == Announcements, cancel) is { } import)
        {
            (import.Hash, import.ImportedAt) = (row.Version, context.Now);
        }
        else
        {
            db.Imports.Add(new() { Name = Announcements, Hash = row.Version, ImportedAt = context.Now });
        }

        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "calendars" or "events" or "imports")
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(context, proposal, await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).FirstAsync(cancel), cancel);
        }

        reference.Forget();
        return new Outcome.Done(row.Version);
    }

    /// <summary>Whether the version in force is what this very proposal made, a click ago.</summary>
    private async Task<Outcome> AgainAsync(ActContext context, CalendarProposal proposal, CalendarRow inForce, CancellationToken cancel)
    {
        var isOwn = inForce.MadeBy == context.Actor.Name && inForce.DecisionNumber == proposal.DecisionNumber?.Trim().Normalize() && inForce.DecisionDate == proposal.DecisionDate
            && (proposal.Change is { } change ? inForce.Summary == (change with { Name = change.Name?.Trim().Normalize() }).Summary : inForce.Document == proposal.Csv?.ReplaceLineEndings("\n"))
            && await db.Calendars.AnyAsync(c => c.Version == proposal.Seen && c.Number == inForce.Number - 1, cancel);
        return isOwn ? new Outcome.Done(inForce.Version) : new Outcome.Stale();
    }
}
