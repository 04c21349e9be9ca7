using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The clock of a procedure that runs by stages (R13): the due date of the dossier is that of the stage under way, as long as the stage is the authority's;
/// in the time of the applicant or of third parties nothing is due of the authority, but whoever has the dossier is reminded when it is over.
/// </summary>
internal static class StageClock
{
    /// <summary>The stages of a dossier of this case that is accepted on this channel; none where one limit covers the whole.</summary>
    public static IReadOnlyList<Stage> Of(ProcedureVersion? procedure, Channel channel, string? caseCode) =>
        procedure is { Stages.Count: > 0 } && procedure.LimitFor(channel, caseCode) is null ? procedure.Stages : [];

    /// <summary>Starts a stage; false, with a refusal set, when the calendar cannot tell its end.</summary>
    /// <param name="change">The change under way.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="from">When it started (UTC), where that was before now; null for now.</param>
    /// <param name="pauses">Every pause of the dossier (local), of which those since count; none for the first stage.</param>
    public static bool Start(DossierChange change, Stage stage, int number, DateTime? from = null, IReadOnlyList<Pause>? pauses = null)
    {
        var dossier = change.Dossier;
        var begun = new DossierStage { DossierId = dossier.Id, Number = number, Code = stage.Code, Owner = stage.Owner };
        if (!Count(change, begun, stage, from ?? change.Context.Now, pauses ?? []))
        {
            return false;
        }

        dossier.Stages.Add(begun);
        (dossier.AppointmentAt, dossier.AppointmentNamedAt, dossier.ApologisedAt, dossier.DelayForecastAt, dossier.LateToldAt) = (null, null, null, null, null);
        return true;
    }

    /// <summary>Corrects when the stage before the one under way ended: that one is judged anew, and the one under way counted from then; false, with a refusal set, when the calendar cannot tell its end.</summary>
    /// <param name="change">The change under way.</param>
    /// <param name="at">When (UTC) it really ended.</param>
    /// <param name="pauses">Every pause of the dossier (local).</param>
    public static bool Correct(DossierChange change, DateTime at, IReadOnlyList<Pause> pauses)
    {
        var dossier = change.Dossier;
        var (ended, open) = (DossierTimes.EndedStage(dossier)!, dossier.Stages.Single(s => s.EndedAt is null));
        if (ended.Owner == StageOwner.Authority)
        {
            dossier.LateStages -= ended.Timeliness == Timeliness.Late ? 1 : 0;
            (ended.Timeliness, ended.DueAt) = JudgedAgain(change, ended, at, pauses);
            dossier.LateStages += ended.Timeliness == Timeliness.Late ? 1 : 0;
        }

        ended.EndedAt = at;
        if (!Count(change, open, Of(change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier.Channel, dossier.CaseCode)[open.Number - 1], at, pauses))
        {
            return false;
        }

        dossier.DelayForecastAt = null;
        dossier.LateToldAt = dossier.DueAt < change.Context.Now ? dossier.LateToldAt : null;
        return true;
    }

    /// <summary>Counts a stage from its start; false, with a refusal set, when the calendar cannot tell its end.</summary>
    private static bool Count(DossierChange change, DossierStage begun, Stage stage, DateTime start, IReadOnlyList<Pause> pauses)
    {
        var (dossier, local) = (change.Dossier, DossierTimes.ToMinute(start));
        var since = StagePauses.Since(local, pauses);
        DateTime? due = null;
        var own = stage.Owner == StageOwner.Authority;
        TimeLimit? ruled = stage.Limit is { } published ? change.Rules.Of(published) : null;
        if (ruled is { } limit)
        {
            var counted = change.Calendar is { } calendar ? StagePauses.Of(calendar, local, limit, since) : since;
            due = change.Deadline(limit, start, pauses: counted);
            if (due is null)
            {
                return false;
            }

            since = own ? counted : since;
        }

        (begun.StartedAt, begun.DueAt) = (start, due);
        dossier.Pauses = DossierTimes.TextOf(since);
        dossier.ClockStartedAt = start;
        DossierTimes.Keep(dossier, own ? ruled : null);
        dossier.DueAt = own ? due : null;
        dossier.CalendarVersion = change.Calendar?.Version ?? dossier.CalendarVersion;
        return true;
    }

    /// <summary>The limit of the stage that was begun; null where it has none.</summary>
    public static TimeLimit? LimitOf(Dossier dossier, DossierStage stage, ReferenceSnapshot snapshot) =>
        Of(snapshot.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier.Channel, dossier.CaseCode).ElementAtOrDefault(stage.Number - 1)?.Limit is { } published
            ? snapshot.ClockRules.Of(dossier.ClockRules).Of(published) : null;

    /// <summary>Lets the time of the applicant or of third parties that runs now follow the pauses and a calendar: forward only, as the clock of the authority (R14). What moved; null when nothing did.</summary>
    public static DossierEventData.MovedStageEnd? Move(Dossier dossier, WorkCalendar calendar, ReferenceSnapshot snapshot)
    {
        if (dossier.Stages.FirstOrDefault(s => s.EndedAt is null && s.Owner != StageOwner.Authority) is not { DueAt: { } before } stage || LimitOf(dossier, stage, snapshot) is not { } limit)
        {
            return null;
        }

        var start = DossierTimes.ToMinute(stage.StartedAt);
        var due = DueDates.Compute(calendar, start, limit, [.. StagePauses.Of(calendar, start, limit, DossierTimes.PausesOf(dossier))]);
        if (!due.IsAnswered || VietnamTime.ToUtc(due.DueAfterPauses) <= before)
        {
            return null;
        }

        (stage.DueAt, dossier.CalendarVersion) = (VietnamTime.ToUtc(due.DueAfterPauses), calendar.Version);
        dossier.DeskDueAt = dossier.DeskDueAt == before ? stage.DueAt.Value : dossier.DeskDueAt;
        return new(stage.Code, before, stage.DueAt.Value);
    }

    /// <summary>
    /// Every pause of a dossier (local), as its history tells: the clock of a stage stood, or would have stood had its due date not been past. The due date of the
    /// one stage says nothing of the next, whose time it may have been. And whether one of the latter kind is under way.
    /// </summary>
    public static async Task<(IReadOnlyList<Pause> Pauses, bool IsHeld)> EveryPauseAsync(CaiCachDb db, Dossier dossier, CancellationToken cancel)
    {
        Dictionary<DateTime, DateTime> ended = [];
        DateTime? held = null;
        foreach (var row in await db.Events.AsNoTracking().Where(e => e.StreamId == dossier.Id).OrderBy(e => e.Version).Select(e => new { e.At, e.Data }).ToListAsync(cancel))
        {
            var data = DossierEventData.Parse(row.Data);
            held = data.HeldPastDue == true ? row.At : held;
            if ((data.PauseFrom ?? (data.HeldUntil is null ? null : held)) is { } from && (data.PauseTo ?? data.HeldUntil) is { } until)
            {
                (ended[DossierTimes.ToMinute(from)], held) = (DossierTimes.ToMinute(until < from ? from : until), null);
            }
        }

        return ([.. ended.Select(p => new Pause(p.Key, p.Value))], held is not null);
    }

    /// <summary>Ends the stage under way.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="at">When (UTC) it ended.</param>
    /// <param name="calendar">The calendar the dossier keeps.</param>
    public static void End(Dossier dossier, DateTime at, WorkCalendar? calendar)
    {
        if (dossier.Stages.FirstOrDefault(s => s.EndedAt is null) is not { } stage)
        {
            return;
        }

        stage.EndedAt = at;
        if (stage.Owner == StageOwner.Authority)
        {
            (stage.Timeliness, var due) = JudgedBy(dossier, at, calendar);
            stage.DueAt = due ?? stage.DueAt;
            dossier.LateStages += stage.Timeliness == Timeliness.Late ? 1 : 0;
        }
    }

    /// <summary>How the stage met its due date, and which that was (UTC). A pause that came after its end counts for the next one alone; who ended it while the clock stood ended it, for the clock, when the pause began.</summary>
    private static (Timeliness Timeliness, DateTime? Due) JudgedBy(Dossier dossier, DateTime at, WorkCalendar? calendar)
    {
        var (end, due) = (VietnamTime.ToLocal(dossier.PausedAt ?? at), dossier.DueAt is { } told ? VietnamTime.ToLocal(told) : (DateTime?)null);
        var pauses = DossierTimes.PausesOf(dossier);
        if (pauses.Exists(p => p.To > end) && calendar is not null && DossierTimes.LimitOf(dossier) is { } limit)
        {
            (end, var counted) = StagePauses.Until(end, pauses);
            due = DueDates.Compute(calendar, DossierTimes.StartOf(dossier), limit, [.. counted]) is { IsAnswered: true } then ? then.DueAfterPauses : due;
        }

        return (Timelinesses.Of(end, due), due is { } judged ? VietnamTime.ToUtc(judged) : null);
    }
    /// <summary>The same of a stage that ended, for another end: its due date on record stands as long as the same pauses count.</summary>
    private static (Timeliness Timeliness, DateTime? Due) JudgedAgain(DossierChange change, DossierStage stage, DateTime at, IReadOnlyList<Pause> pauses)
    {
        var (start, due) = (DossierTimes.ToMinute(stage.StartedAt), stage.DueAt is { } told ? VietnamTime.ToLocal(told) : (DateTime?)null);
        if (change.Reference.Calendar(change.Dossier.CalendarVersion) is not { } calendar || LimitOf(change.Dossier, stage, change.Reference) is not { } limit)
        {
            return (Timelinesses.Of(VietnamTime.ToLocal(at), due), stage.DueAt);
        }

        var own = StagePauses.Of(calendar, start, limit, StagePauses.Since(start, pauses));
        var (end, counted) = StagePauses.Until(VietnamTime.ToLocal(at), own);
        if (!counted.SequenceEqual(StagePauses.Until(VietnamTime.ToLocal(stage.EndedAt!.Value), own).Counted))
        {
            due = DueDates.Compute(calendar, start, limit, [.. counted]) is { IsAnswered: true } then ? then.DueAfterPauses : due;
        }

        return (Timelinesses.Of(end, due), due is { } judged ? VietnamTime.ToUtc(judged) : null);
    }
}
