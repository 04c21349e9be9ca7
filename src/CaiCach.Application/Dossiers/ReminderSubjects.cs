using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What a look at a record leaves behind.</summary>
/// <param name="Now">When it was.</param>
/// <param name="Next">When to look again; null for never.</param>
/// <param name="Looked">Whether the reminders up to now are done with.</param>
internal sealed record ReminderLook(DateTime Now, DateTime? Next, bool Looked);

/// <summary>A record whose time has come to see whether somebody is to be reminded.</summary>
/// <param name="About">What it is.</param>
/// <param name="Id">The dossier, the consultation, what a body outside is asked, or the petition.</param>
/// <param name="Version">The version of the dossier or the petition.</param>
/// <param name="AgencyId">The body by whose calendar and ladder it goes.</param>
/// <param name="DossierId">The dossier; null for a petition.</param>
/// <param name="Name">The step, or the unit asked.</param>
/// <param name="Clocks">Its clocks; none while they stand still.</param>
/// <param name="Until">Up to when (UTC) it was looked at for the same due date.</param>
/// <param name="Claim">Takes it; false when another node was first, or it ended, was paused or got another due date meanwhile.</param>
/// <param name="Tell">Who is told what by a reminder.</param>
internal sealed record ReminderSubject(
    ReminderAbout About, Guid Id, int Version, Guid AgencyId, Guid? DossierId, string? Name, IReadOnlyList<ReminderClock> Clocks, DateTime? Until,
    Func<ReminderLook, CancellationToken, Task<bool>> Claim, Func<ReminderClock, Reminder, IEnumerable<OfficialNotices.Told>> Tell);

/// <summary>Finds the records whose time to be looked at has come, those that waited longest first, no more than a number of each kind.</summary>
internal sealed class ReminderSubjects(CaiCachDb db, ReferenceSnapshot snapshot, DateTime now, int most)
{
    /// <summary>Dossiers, and requests that wait to be answered.</summary>
    public async Task<IEnumerable<ReminderSubject>> DossiersAsync(CancellationToken cancel) =>
        (await Due(db.Dossiers).ToListAsync(cancel)).Select(d => d.AcceptedAt is null ? OfIntake(d) : new ReminderSubject(
            ReminderAbout.Due, d.Id, d.Version, d.AgencyId, d.Id, null, (d.DueAt ?? Reminders.StageEnd(d)) is { } due ? [new("due", DossierTimes.StartOf(d), VietnamTime.ToLocal(due))] : [], UntilOf(d, d.DueAt ?? Reminders.StageEnd(d)),
            (look, stop) => ClaimAsync(
                db.Dossiers.Where(o => o.Id == d.Id && o.DueAt == d.DueAt && o.DeskDueAt == d.DeskDueAt && o.FinishedAt == null && o.PausedAt == null), d, d.DueAt ?? Reminders.StageEnd(d), look, stop),
            (_, reminder) => Reminders.OfDossier(d, reminder)));

    /// <summary>Steps under way. A dossier that is due with its step is reminded of itself.</summary>
    public async Task<IEnumerable<ReminderSubject>> StepsAsync(CancellationToken cancel)
    {
        var rows = await Due(db.DossierSteps.Where(s => s.EndedAt == null)).Join(db.Dossiers, s => s.DossierId, d => d.Id, (s, d) => new { Step = s, Dossier = d }).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var (step, dossier) = (row.Step, row.Dossier);
            var runs = dossier is { MasterSystem: MasterSystem.Own, FinishedAt: null, PausedAt: null } && step.DueAt != dossier.DueAt;
            return new ReminderSubject(
                ReminderAbout.Step, dossier.Id, dossier.Version, dossier.AgencyId, dossier.Id, step.Name,
                runs && step.DueAt is { } due ? [new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{step.Number}"), VietnamTime.ToLocal(step.StartedAt), VietnamTime.ToLocal(due))] : [],
                UntilOf(step, step.DueAt),
                (look, stop) => ClaimAsync(
                    db.DossierSteps.Where(o => o.DossierId == step.DossierId && o.Number == step.Number && o.DueAt == step.DueAt && o.EndedAt == null
                        && (!runs || db.Dossiers.Any(d => d.Id == o.DossierId && d.FinishedAt == null && d.PausedAt == null))),
                    step, step.DueAt, look, stop),
                (_, reminder) => Reminders.OfStep(dossier, step, reminder));
        });
    }

    /// <summary>Opinions that are waited for; they go by the body that asks.</summary>
    public async Task<IEnumerable<ReminderSubject>> OpinionsAsync(CancellationToken cancel)
    {
        var rows = await Due(db.Consultations.Where(c => c.ClosedAt == null)).Join(db.Dossiers, c => c.DossierId, d => d.Id, (c, d) => new { Asked = c, Dossier = d }).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var (asked, dossier) = (row.Asked, row.Dossier);
            return new ReminderSubject(
                ReminderAbout.Opinion, asked.Id, dossier.Version, dossier.AgencyId, dossier.Id, snapshot.Organisation.NameOf(asked.UnitId),
                [new("opinion", VietnamTime.ToLocal(asked.AskedAt), VietnamTime.ToLocal(asked.DueAt))], UntilOf(asked, asked.DueAt),
                (look, stop) => ClaimAsync(db.Consultations.Where(o => o.Id == asked.Id && o.DueAt == asked.DueAt && o.ClosedAt == null), asked, asked.DueAt, look, stop),
                (_, reminder) => Reminders.OfOpinion(dossier, asked, snapshot.Organisation, reminder));
        });
    }

    /// <summary>What bodies outside this installation are asked and have not answered: reminded of is whoever asked, who alone can reach them.</summary>
    public async Task<IEnumerable<ReminderSubject>> OutsideAsync(CancellationToken cancel)
    {
        var rows = await Due(db.OutsideRequests.Where(o => o.ClosedAt == null)).Join(db.Dossiers, o => o.DossierId, d => d.Id, (o, d) => new { Asked = o, Dossier = d }).ToListAsync(cancel);
        return rows.Select(row =>
        {
            var (asked, dossier) = (row.Asked, row.Dossier);
            return new ReminderSubject(
                ReminderAbout.Opinion, asked.Id, dossier.Version, dossier.AgencyId, dossier.Id, asked.Body,
                [new("outside", VietnamTime.ToLocal(asked.AskedAt), VietnamTime.ToLocal(asked.DueAt))], UntilOf(asked, asked.DueAt),
                (look, stop) => ClaimAsync(db.OutsideRequests.Where(o => o.Id == asked.Id && o.DueAt == asked.DueAt && o.ClosedAt == null), asked, asked.DueAt, look, stop),
                (_, reminder) => Reminders.OfOutside(dossier, asked, reminder));
        });
    }

    /// <summary>Petitions.</summary>
    public async Task<IEnumerable<ReminderSubject>> PetitionsAsync(CancellationToken cancel) =>
        (await Due(db.Petitions).ToListAsync(cancel)).Select(p => new ReminderSubject(
            ReminderAbout.Petition, p.Id, p.Version, p.AgencyId, null, null, PetitionTimes.ClocksOf(p), UntilOf(p, PetitionTimes.DueOf(p)),
            (look, stop) => ClaimAsync(db.Petitions.Where(o => o.Id == p.Id && o.Version == p.Version), p, PetitionTimes.DueOf(p), look, stop),
            (clock, reminder) => Reminders.OfPetition(p, snapshot.Organisation, clock, reminder)));

    private ReminderSubject OfIntake(Dossier request)
    {
        var due = Reminders.IntakeDue(request);
        return new(
            ReminderAbout.Intake, request.Id, request.Version, request.CounterId, request.Id, null,
            due is { } until ? [new("intake", VietnamTime.ToLocal(DossierTimes.IntakeStart(request)), VietnamTime.ToLocal(until))] : [], UntilOf(request, due),
            (look, stop) => ClaimAsync(db.Dossiers.Where(o => o.Id == request.Id && o.IntakeDueAt == request.IntakeDueAt && o.State == request.State), request, due, look, stop),
            (_, reminder) => Reminders.OfIntake(request, reminder));
    }

    private IQueryable<T> Due<T>(IQueryable<T> rows)
        where T : class, IReminded => rows.AsNoTracking().Where(r => r.RemindAt <= now).OrderBy(r => r.RemindAt).Take(most);

    private static DateTime? UntilOf(IReminded clock, DateTime? due) => clock.RemindedFor == due ? clock.RemindedUntil : null;

    private static async Task<bool> ClaimAsync<T>(IQueryable<T> row, T seen, DateTime? due, ReminderLook look, CancellationToken cancel)
        where T : class, IReminded
    {
        var (was, next, now) = (seen.RemindAt, look.Next, look.Now);
        var mine = row.Where(r => r.RemindAt == was);
        return (look.Looked
            ? await mine.ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindAt, next).SetProperty(r => r.RemindedFor, due).SetProperty(r => r.RemindedUntil, now), cancel)
            : await mine.ExecuteUpdateAsync(set => set.SetProperty(r => r.RemindAt, next), cancel)) == 1;
    }
}
