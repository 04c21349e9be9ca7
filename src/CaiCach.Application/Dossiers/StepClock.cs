using CaiCach.Application.Processes;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The clock of the steps of a dossier whose procedure had an approved internal process when it was accepted. Where the dossier lies after an act says who has it, and
/// <see cref="StepClocks"/> which step that is. A dossier follows the branches of its case. What waits for the applicant, stands still or is asked to be withdrawn keeps its step. A dossier without a process has no step.
/// </summary>
internal static class StepClock
{
    /// <summary>Lets the steps follow an act that has changed the dossier; the facts of the act with what became of them.</summary>
    public static async Task<DossierEventData> FollowAsync(CaiCachDb db, DossierChange change, DossierAct act, DossierEventData data, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        if (act == DossierAct.Accept)
        {
            dossier.ProcessVersionId = (await ProcessWork.InForceAsync(db, dossier.AgencyId, dossier.ProcedureCode, VietnamTime.DayOf(change.Context.Now), cancel))?.Id;
        }

        if (dossier.ProcessVersionId is not { } id)
        {
            return data;
        }

        if (dossier.PausedAt is null && change.Calendar is { } calendar)
        {
            Move(dossier, calendar);
        }

        var current = dossier.Steps.FirstOrDefault(s => s.EndedAt is null);
        if (dossier.FinishedAt is not null)
        {
            return End(dossier, current, change.Context.Now, data);
        }

        if (HolderOf(change) is not { } holder)
        {
            return data;
        }

        var plan = ProcessDocument.Read(await db.ProcessVersions.Where(p => p.Id == id).Select(p => p.Document).FirstAsync(cancel)).For(dossier.CaseCode);
        var last = dossier.Steps.MaxBy(s => s.Number);
        var stay = StepClocks.StayOf(plan, last?.FirstKey, last?.LastKey, holder);
        if (stay is null ? holder == StepHolder.OtherBodies : stay.Steps[0].Key == current?.FirstKey)
        {
            return data;
        }

        data = End(dossier, current, change.Context.Now, data);
        return stay is null ? data : Start(change, stay, data);
    }

    /// <summary>Counts the due time of the step under way again, after a pause or with a new calendar: forward only, and never past the due date of the dossier.</summary>
    /// <returns>What moved; null when nothing did.</returns>
    public static DossierEventData.MovedStepDue? Move(Dossier dossier, WorkCalendar calendar)
    {
        if (dossier.Steps.FirstOrDefault(s => s.EndedAt is null) is not { DueAt: { } before } step || DueOf(dossier, step, calendar) is not { } due || due <= before)
        {
            return null;
        }

        step.DueAt = due;
        return new(step.Name, before, due);
    }

    private static StepHolder? HolderOf(DossierChange change)
    {
        var dossier = change.Dossier;
        if (dossier.PausedAt is not null
            || dossier.State is not (BusinessState.Accepted or BusinessState.InProcess or BusinessState.Consulting or BusinessState.Interlinked or BusinessState.DecidedGrant or BusinessState.DecidedRefuse))
        {
            return null;
        }

        var unit = change.Reference.Organisation.Find(dossier.HolderUnitId)?.Code;
        return dossier.Desk switch
        {
            Desk.Transfer => new([Role.Receiver], null),
            Desk.Handle when dossier.AssigneeId is null => new([Role.DivisionHead, Role.Specialist], unit),
            Desk.Handle => new([Role.Specialist], unit),
            Desk.Sign => new([Role.AgencyHead], null),
            Desk.Issue => new([Role.Clerk], null),
            Desk.Consult => StepHolder.OtherBodies,
            _ => null,
        };
    }

    private static DossierEventData Start(DossierChange change, StepStay stay, DossierEventData data)
    {
        var dossier = change.Dossier;
        var step = new DossierStep
        {
            DossierId = dossier.Id,
            Number = dossier.Steps.Count + 1,
            FirstKey = stay.Steps[0].Key,
            LastKey = stay.Steps[^1].Key,
            Name = stay.Name,
            Minutes = stay.Minutes(WorkTime.MinutesADay),
            StartedAt = change.Context.Now,
        };
        step.DueAt = change.Calendar is { } calendar ? DueOf(dossier, step, calendar) : null;
        dossier.Steps.Add(step);
        return data with { Step = step.Name, StepDue = step.DueAt };
    }

    private static DossierEventData End(Dossier dossier, DossierStep? step, DateTime now, DossierEventData data)
    {
        if (step is null)
        {
            return data;
        }

        step.EndedAt = now;
        step.Timeliness = step.DueAt is { } due ? Timelinesses.Of(VietnamTime.ToLocal(dossier.PausedAt ?? now), VietnamTime.ToLocal(due)) : null;
        return data with { StepEnded = step.Name, StepEndedDue = step.DueAt, StepTimeliness = step.Timeliness };
    }

    private static DateTime? DueOf(Dossier dossier, DossierStep step, WorkCalendar calendar) =>
        StepClocks.DueOf(calendar, DossierTimes.ToMinute(step.StartedAt), step.Minutes, DossierTimes.PausesOf(dossier), dossier.DueAt is { } due ? VietnamTime.ToLocal(due) : null) is { } told
            ? VietnamTime.ToUtc(told.DueLocal)
            : null;
}
