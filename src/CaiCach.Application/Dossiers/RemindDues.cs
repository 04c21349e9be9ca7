using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Reminds officials of what comes near its due date or has passed it: dossiers, steps of their process, opinions that were asked for, what bodies outside this installation owe, petitions. Step by step up
/// the ladder of the body, each step once for each due date. Nothing of a record changes by that, so it is no event and leaves its version alone: whoever is at
/// work on it is not disturbed. Of steps that passed together only the last is taken, so that nobody is told the same several times.
/// </summary>
public sealed class RemindDues(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>When to look again where there is no calendar or ladder to go by.</summary>
    private static readonly TimeSpan Later = TimeSpan.FromDays(1);

    /// <summary>Looks at no more than <paramref name="most"/> of each kind whose time has come; how many reminders were sent.</summary>
    public async Task<int> RunAsync(DateTime now, int most, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var subjects = new ReminderSubjects(db, snapshot, now, most);
        var sent = 0;
        foreach (var subject in (IEnumerable<ReminderSubject>)
            [.. await subjects.DossiersAsync(cancel), .. await subjects.StepsAsync(cancel), .. await subjects.OpinionsAsync(cancel), .. await subjects.OutsideAsync(cancel), .. await subjects.PetitionsAsync(cancel)])
        {
            sent += await LookAsync(snapshot, subject, now, cancel);
            db.ChangeTracker.Clear();
        }

        return sent;
    }

    private async Task<int> LookAsync(ReferenceSnapshot snapshot, ReminderSubject subject, DateTime now, CancellationToken cancel)
    {
        if (subject.Clocks.Count == 0)
        {
            await subject.Claim(new(now, null, Looked: false), cancel);
            return 0;
        }

        if (snapshot.CalendarOf(subject.AgencyId) is not { } calendar || snapshot.RemindersOf(subject.AgencyId, subject.About) is not { } ladder)
        {
            await subject.Claim(new(now, now + Later, Looked: false), cancel);
            return 0;
        }

        var turn = ladder.Look(calendar, subject.Clocks, subject.Until is { } until ? VietnamTime.ToLocal(until) : null, VietnamTime.ToLocal(now));
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        if (!await subject.Claim(new(now, turn.Next is { } next ? VietnamTime.ToUtc(next) : null, Looked: true), cancel))
        {
            return 0;
        }

        var sent = 0;
        foreach (var (clock, reminder) in turn.Passed)
        {
            var due = VietnamTime.ToUtc(clock.Due);
            if (await db.SentReminders.AnyAsync(r => r.SubjectId == subject.Id && r.Clock == clock.Name && r.DueAt == due && r.Step == reminder.Key, cancel))
            {
                continue;
            }

            db.SentReminders.Add(new()
            {
                SubjectId = subject.Id,
                Clock = clock.Name,
                DueAt = due,
                Step = reminder.Key,
                About = subject.About,
                Name = subject.Name,
                DossierId = subject.DossierId,
                SentAt = now,
                Recipients = string.Join(',', reminder.To),
            });
            db.Outbox.Add(OfficialNoticeTopic.Message(Ids.New(now), subject, now, [.. subject.Tell(clock, reminder)]));
            sent++;
        }

        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
        return sent;
    }
}
