using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

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

    /// <summary>The end (UTC) of the time of the applicant or of third parties that runs now; null in a stage of the authority, or without a limit.</summary>
    public static DateTime? WaitsUntil(Dossier dossier) => dossier.Stages.FirstOrDefault(s => s.EndedAt is null && s.Owner != StageOwner.Authority)?.DueAt;

    /// <summary>Starts a stage; false, with a refusal set, when the calendar cannot tell its end.</summary>
    /// <param name="change">The change under way.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="from">When it started (UTC), where that was before now; null for now.</param>
    public static bool Start(DossierChange change, Stage stage, int number, DateTime? from = null)
    {
        var (dossier, now) = (change.Dossier, from ?? change.Context.Now);
        DateTime? due = null;
        var own = stage.Owner == StageOwner.Authority;
        TimeLimit? ruled = stage.Limit is { } published ? change.Rules.Of(published) : null;
        if (ruled is { } limit)
        {
            due = change.Deadline(limit, now);
            if (due is null)
            {
                return false;
            }
        }

        dossier.Stages.Add(new() { DossierId = dossier.Id, Number = number, Code = stage.Code, Owner = stage.Owner, StartedAt = now, DueAt = due });
        dossier.ClockStartedAt = now;
        DossierTimes.Keep(dossier, own ? ruled : null);
        dossier.DueAt = own ? due : null;
        dossier.Pauses = "[]";
        dossier.CalendarVersion = change.Calendar?.Version ?? dossier.CalendarVersion;
        (dossier.AppointmentAt, dossier.AppointmentNamedAt, dossier.ApologisedAt, dossier.DelayForecastAt) = (null, null, null, null);
        return true;
    }

    /// <summary>Ends the stage under way now.</summary>
    public static void End(Dossier dossier, DateTime now)
    {
        if (dossier.Stages.FirstOrDefault(s => s.EndedAt is null) is not { } stage)
        {
            return;
        }

        stage.EndedAt = now;
        if (stage.Owner == StageOwner.Authority)
        {
            stage.Timeliness = Timelinesses.Of(VietnamTime.ToLocal(dossier.PausedAt ?? now), dossier.DueAt is { } due ? VietnamTime.ToLocal(due) : null);
            dossier.LateStages += stage.Timeliness == Timeliness.Late ? 1 : 0;
        }
    }
}
