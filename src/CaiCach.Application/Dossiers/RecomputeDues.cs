using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rule R14: after a new working calendar came into force, the due dates of open dossiers, the times of the desks they lie on and the times of those asked for
/// an opinion are looked at again, forward only; each that moves has its event with the old and the new time, its measures and a message to the applicant.
/// Closed dossiers never change. Safe to run twice, to begin anew after it was cut short, and beside people at work.
/// </summary>
public sealed class RecomputeDues(CaiCachDb db, ReferenceStore reference, DossierWork work, IDatabaseEngine engine)
{
    private const int BatchSize = 200;

    /// <summary>What came of it.</summary>
    /// <param name="Looked">Open dossiers whose due date was counted with another calendar, or whose desk, or those asked about it, have a time of their own.</param>
    /// <param name="Moved">Those of them of which a time moved.</param>
    public sealed record Outcome(int Looked, int Moved);

    /// <summary>Looks at every open dossier, a batch in a transaction.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="body">The body whose own calendar changed; null after a change of the national one, which concerns them all.</param>
    /// <param name="cancel">Stops it between batches.</param>
    public async Task<Outcome> RunAsync(ActContext context, Guid? body = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (snapshot.CurrentCalendar is not { } national)
        {
            return new(0, 0);
        }

        var reason = await ReasonAsync(national.Version, body, cancel);
        var total = new Outcome(0, 0);
        foreach (var group in snapshot.CalendarGroups(national).Where(g => body is null || g.Body == body))
        {
            var (looked, moved) = await RunAsync(context, group, body, snapshot, reason, cancel);
            total = new(total.Looked + looked, total.Moved + moved);
        }

        return total;
    }

    private async Task<Outcome> RunAsync(ActContext context, CalendarGroup group, Guid? body, ReferenceSnapshot snapshot, string reason, CancellationToken cancel)
    {
        var (looked, moved) = (0, 0);
        var after = Guid.Empty;
        while (await OpenClocks.Next(db, after, group, BatchSize).ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var last = await LastAsync(batch, cancel);
            var clocks = await OpenClocks.OfAsync(db, batch, snapshot, cancel);
            var movedNow = batch.Count(dossier => Look(Later(context, last[dossier.Id]), dossier, clocks, group.Calendar, reason, snapshot));
            if (await SaveAsync(snapshot.CurrentCalendar!.Version, body, movedNow, cancel))
            {
                (looked, moved, after) = (looked + batch.Count, moved + movedNow, batch[^1].Id);
            }

            db.ChangeTracker.Clear();
        }

        return new(looked, moved);
    }

    /// <summary>The reason that stands in the history, with the document that decided the change.</summary>
    private async Task<string> ReasonAsync(string version, Guid? body, CancellationToken cancel)
    {
        if (body is not null)
        {
            var own = await db.UnitCalendars.AsNoTracking().Where(c => c.UnitId == body).OrderByDescending(c => c.Number).Select(c => new { c.DecisionNumber, c.DecisionDate }).FirstAsync(cancel);
            return $"Lịch làm việc của cơ quan thay đổi theo văn bản {new CalendarDecision(own.DecisionNumber, own.DecisionDate).Citation}.";
        }

        var decision = await db.Calendars.AsNoTracking().Where(c => c.Version == version).Select(c => new { c.DecisionNumber, c.DecisionDate }).FirstOrDefaultAsync(cancel);
        return decision is { DecisionNumber: { } number, DecisionDate: { } date } ? $"Lịch làm việc thay đổi theo văn bản {new CalendarDecision(number, date).Citation}." : "Lịch làm việc thay đổi.";
    }

    /// <summary>When each dossier of a batch changed last. People may have been at work since this run began; the history never runs back.</summary>
    private async Task<Dictionary<Guid, DateTime>> LastAsync(List<Dossier> batch, CancellationToken cancel)
    {
        var ids = batch.Select(d => d.Id).ToList();
        return await db.Events.Where(e => ids.Contains(e.StreamId)).GroupBy(e => e.StreamId)
            .Select(g => new { g.Key, At = g.Max(e => e.At) }).ToDictionaryAsync(g => g.Key, g => g.At, cancel);
    }

    private static ActContext Later(ActContext context, DateTime last) => last > context.Now ? context with { Now = last } : context;

    private bool Look(ActContext context, Dossier dossier, OpenClocks clocks, WorkCalendar calendar, string reason, ReferenceSnapshot snapshot)
    {
        if (clocks.Move(dossier, calendar, context.Now) is not { } data)
        {
            return false;
        }

        work.Record(context, dossier, DossierEvents.DueRecomputed, reason, data, snapshot);
        return true;
    }

    /// <summary>Saves a batch; false when somebody changed one of its dossiers meanwhile, and the batch is to be read anew.</summary>
    private async Task<bool> SaveAsync(string version, Guid? body, int moved, CancellationToken cancel)
    {
        if (moved == 0)
        {
            return true;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            await db.SaveChangesAsync(cancel);
            await CountAsync(version, body, moved, cancel);
            await transaction.CommitAsync(cancel);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "events")
        {
            return false;
        }
    }

    private async Task CountAsync(string version, Guid? body, int moved, CancellationToken cancel)
    {
        if (body is null)
        {
            await db.Calendars.Where(c => c.Version == version).ExecuteUpdateAsync(set => set.SetProperty(c => c.Moved, c => c.Moved + moved), cancel);
            return;
        }

        var newest = await db.UnitCalendars.Where(c => c.UnitId == body).MaxAsync(c => c.Number, cancel);
        await db.UnitCalendars.Where(c => c.UnitId == body && c.Number == newest).ExecuteUpdateAsync(set => set.SetProperty(c => c.Moved, c => c.Moved + moved), cancel);
    }
}
