using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>Until when a dossier filed at a moment is answered and settled, if nothing is missing: an estimate that the receipt and the acceptance replace.</summary>
public static class ExpectedTimes
{
    /// <summary>The times of one channel, local.</summary>
    /// <param name="Channel">The channel.</param>
    /// <param name="IntakeDue">When the office must have answered the filing at the latest.</param>
    /// <param name="IntakeSteps">The arithmetic of it.</param>
    /// <param name="Due">When the result is due if accepted at the last moment, at the counter at once; null where the procedure has no limit on this channel, or an event in the field starts it.</param>
    /// <param name="Steps">The arithmetic of it.</param>
    public sealed record Answer(Channel Channel, DateTime IntakeDue, IReadOnlyList<DueStep> IntakeSteps, DateTime? Due, IReadOnlyList<DueStep> Steps);

    /// <summary>The times of a filing; null when the calendar does not reach that far or the channel is not offered.</summary>
    /// <param name="calendar">The calendar in force; null when there is none.</param>
    /// <param name="procedure">The procedure.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="filedLocal">When it is filed, local to the minute.</param>
    /// <param name="caseCode">The case; null where it is not known.</param>
    /// <param name="rules">The rules of intake of the day it is filed on.</param>
    public static Answer? Of(WorkCalendar? calendar, ProcedureVersion procedure, Channel channel, DateTime filedLocal, string? caseCode, ClockRules rules)
    {
        if (calendar is null || procedure.MeansFor(channel) is null)
        {
            return null;
        }

        var intake = DueDates.Compute(calendar, filedLocal, DossierTimes.IntakeOf(rules, channel), []);
        if (!intake.IsAnswered)
        {
            return null;
        }

        var intakeSteps = DueDates.Explain(calendar, filedLocal, DossierTimes.IntakeOf(rules, channel), [], DueWords.Intake);
        if (procedure.StartRule == StartRule.FieldEvent || procedure.LimitFor(channel, caseCode) is not { } published)
        {
            return new(channel, intake.Due, intakeSteps, null, []);
        }

        // At the counter a complete dossier is accepted at once (the hours to answer are for what comes in online or by post).
        var accepted = channel == Channel.Direct ? filedLocal : intake.Due;
        var limit = rules.Of(published);
        var due = DueDates.Compute(calendar, accepted, limit, []);
        return due.IsAnswered ? new(channel, intake.Due, intakeSteps, due.Due, DueDates.Explain(calendar, accepted, limit, [])) : null;
    }
}
