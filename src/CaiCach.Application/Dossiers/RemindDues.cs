using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Reminds officials of dossiers that come near their due date or have passed it, step by step up the ladder of the body, each step once for each due date.
/// Nothing of the dossier changes by that, so it is no event and leaves its version alone: whoever is at work on it is not disturbed. Of steps that passed
/// together only the last is taken, so that nobody is told the same several times.
/// </summary>
public sealed class RemindDues(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Lets a change look again whether reminders are to come: at once for a due date that is new or runs again, never while the clock stands still.</summary>
    public static void Arm(Dossier dossier, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        if (dossier is not { AcceptedAt: not null, FinishedAt: null, PausedAt: null, DueAt: { } due })
        {
            dossier.RemindAt = null;
        }
        else if (dossier.RemindedFor != due || dossier.RemindAt is null)
        {
            dossier.RemindAt = now;
        }
    }

    /// <summary>Looks at no more than <paramref name="most"/> dossiers whose time has come; how many reminders were sent.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var sent = 0;
        foreach (var dossier in await db.Dossiers.AsNoTracking().Where(d => d.RemindAt <= now).OrderBy(d => d.RemindAt).Take(most).ToListAsync(cancel))
        {
            sent += await LookAsync(snapshot, dossier, now, cancel) ? 1 : 0;
            db.ChangeTracker.Clear();
        }

        return sent;
    }

    private async Task<bool> LookAsync(ReferenceSnapshot snapshot, Dossier dossier, DateTime now, CancellationToken cancel)
    {
        if (dossier.DueAt is not { } due || snapshot.CalendarOf(dossier.AgencyId) is not { } calendar || snapshot.RemindersOf(dossier.AgencyId) is not { } ladder)
        {
            return false;
        }

        // What would have been before the limit began is not for this dossier.
        var start = VietnamTime.ToUtc(DossierTimes.StartOf(dossier));
        var until = dossier.RemindedFor == due && dossier.RemindedUntil > start ? dossier.RemindedUntil.Value : start;
        var steps = ladder.For(calendar, VietnamTime.ToLocal(due)).Select(r => (At: VietnamTime.ToUtc(r.At), Reminder: r)).Where(r => r.At > until).ToList();
        var passed = steps.LastOrDefault(r => r.At <= now).Reminder;
        DateTime? next = steps.Where(r => r.At > now).Select(r => (DateTime?)r.At).FirstOrDefault();

        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await ClaimAsync(dossier, now, next, cancel))
        {
            return false;
        }

        var told = passed is not null && !await db.SentReminders.AnyAsync(r => r.DossierId == dossier.Id && r.DueAt == due && r.Step == passed.Key, cancel);
        if (told)
        {
            db.SentReminders.Add(new() { DossierId = dossier.Id, DueAt = due, Step = passed!.Key, SentAt = now, Recipients = string.Join(',', passed.To) });
            db.Outbox.Add(OfficialNoticeTopic.Message(Ids.New(now), dossier, null, now, [.. OfficialNotices.Reminder(dossier, passed)]));
            await db.SaveChangesAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
        return told;
    }

    /// <summary>False when another node was first, or the dossier ended, was paused or got another due date meanwhile.</summary>
    private async Task<bool> ClaimAsync(Dossier dossier, DateTime now, DateTime? next, CancellationToken cancel) =>
        await db.Dossiers
            .Where(d => d.Id == dossier.Id && d.DueAt == dossier.DueAt && d.RemindAt == dossier.RemindAt && d.FinishedAt == null && d.PausedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.RemindAt, next).SetProperty(d => d.RemindedFor, d => d.DueAt).SetProperty(d => d.RemindedUntil, now), cancel) == 1;
}
