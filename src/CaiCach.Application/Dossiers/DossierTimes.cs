using System.Globalization;
using System.Text.Json;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>The clock of a dossier: between what is stored (UTC) and what the law counts (local, to the minute).</summary>
public static class DossierTimes
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";

    /// <summary>The limit a dossier was accepted under; null when its procedure has none.</summary>
    public static TimeLimit? LimitOf(Dossier dossier) =>
        dossier.LimitValue is { } value && Enum.TryParse<LimitUnit>(dossier.LimitUnit, out var unit)
            ? new TimeLimit(value, unit) { Until = dossier.LimitUntilMinute is { } minute ? TimeOnly.MinValue.AddMinutes(minute) : null } : null;

    /// <summary>Keeps the limit that runs from now on; null for none.</summary>
    public static void Keep(Dossier dossier, TimeLimit? limit) => (dossier.LimitValue, dossier.LimitUnit, dossier.LimitUntilMinute) =
        (limit?.Value, limit?.Unit.ToString(), limit?.Until is { } until ? (until.Hour * 60) + until.Minute : null);

    /// <summary>The ended pauses, local, as far as they lie after the start of the clock: where an event starts it, one may have ended before.</summary>
    public static List<Pause> PausesOf(Dossier dossier) => dossier is { StartEvent: not null, ClockStartedAt: { } at } ? [.. StagePauses.Since(ToMinute(at), EveryPauseOf(dossier))] : EveryPauseOf(dossier);


    private static List<Pause> EveryPauseOf(Dossier dossier) =>
        [.. JsonSerializer.Deserialize<string[][]>(dossier.Pauses)!.Select(p => new Pause(Parse(p[0]), Parse(p[1])))];

    /// <summary>Adds an ended pause.</summary>
    public static string WithPause(Dossier dossier, DateTime fromUtc, DateTime toUtc) =>
        TextOf(EveryPauseOf(dossier).Append(new Pause(ToMinute(fromUtc), ToMinute(toUtc))));

    /// <summary>The pauses where the one that began at a moment ends at another; null where none began then.</summary>
    public static string? WithPauseUntil(Dossier dossier, DateTime fromUtc, DateTime toUtc)
    {
        var (pauses, from) = (EveryPauseOf(dossier), ToMinute(fromUtc));
        return pauses.Exists(p => p.From == from) ? TextOf(pauses.Select(p => p.From == from ? p with { To = ToMinute(toUtc) } : p)) : null;
    }

    /// <summary>Pauses (local) as stored.</summary>
    public static string TextOf(IEnumerable<Pause> pauses) =>
        JsonSerializer.Serialize(pauses.Select(p => new[] { p.From.ToString(Minute, CultureInfo.InvariantCulture), p.To.ToString(Minute, CultureInfo.InvariantCulture) }));

    /// <summary>A stored moment as the law sees it: local, to the minute, seconds cut off.</summary>
    public static DateTime ToMinute(DateTime utc)
    {
        var local = VietnamTime.ToLocal(utc);
        return new(local.Year, local.Month, local.Day, local.Hour, local.Minute, 0, DateTimeKind.Unspecified);
    }

    /// <summary>Whether the clock has not started because the fee that starts it is not settled (R11): there is a limit, but no due date yet.</summary>
    public static bool AwaitsPayment(Dossier dossier) => dossier is { AcceptedAt: not null, LimitValue: not null, DueAt: null, StartEvent: null };

    /// <summary>Whether the clock has not started because the event in the field that starts it is not recorded: there is a limit, but no due date yet.</summary>
    public static bool AwaitsEvent(Dossier dossier) => dossier is { AcceptedAt: not null, LimitValue: not null, DueAt: null, StartEvent: not null };

    /// <summary>When the time to hand an accepted dossier over starts (UTC): with the acceptance, or with the payment where the clock waited for it.</summary>
    public static DateTime TransferStart(Dossier dossier) =>
        dossier.StartEvent is null && PausesOf(dossier) is [var wait, ..] ? VietnamTime.ToUtc(wait.To) : dossier.AcceptedAt!.Value;

    /// <summary>When the limit that runs now started (local): with the acceptance, or with the event or the stage under way.</summary>
    public static DateTime StartOf(Dossier dossier) => ToMinute(dossier.ClockStartedAt ?? dossier.AcceptedAt!.Value);

    /// <summary>When the time to answer a request started (UTC): with the filing, or with the arrival of what came by post (R12).</summary>
    public static DateTime IntakeStart(Dossier dossier) => dossier.ArrivedAt ?? dossier.SubmittedAt;

    /// <summary>The local day of filing, by which the rules of clocks and fees are chosen.</summary>
    public static DateOnly FilingDay(Dossier dossier) => VietnamTime.DayOf(dossier.PaperReceivedAt ?? IntakeStart(dossier));

    /// <summary>The time to answer what was filed on a channel.</summary>
    public static TimeLimit IntakeOf(ClockRules rules, Channel channel) => channel == Channel.Direct ? ClockRules.AtCounter : rules.Intake;

    /// <summary>When the limit starts that the procedure counts from the post (UTC, R12); null where it starts with the acceptance.</summary>
    public static DateTime? PostalStartOf(Dossier dossier, StartRule rule, ProcedureVersion? procedure) =>
        PostalStart.Of(rule, dossier.Channel, dossier.ArrivedAt is { } arrived ? ToMinute(arrived) : null, dossier.PostmarkedOn, WasIncomplete(dossier, procedure)) is { } start
            ? VietnamTime.ToUtc(start) : null;

    /// <summary>When a dossier that was entered afterwards was received on paper (UTC); null for any other, and for what was not complete: it is received when it is.</summary>
    public static DateTime? PaperStartOf(Dossier dossier, ProcedureVersion? procedure) => WasIncomplete(dossier, procedure) ? null : dossier.PaperReceivedAt;

    /// <summary>When a limit starts that counts from before the acceptance (UTC): from the reception on paper during an outage, or from the post; null where it starts with the acceptance or later.</summary>
    public static DateTime? EarlierStartOf(Dossier dossier, ProcedureVersion procedure) =>
        procedure.StartRule == StartRule.FieldEvent || (procedure.StartRule == StartRule.AcceptanceAndPayment && dossier.Payment is PaymentState.Due or PaymentState.Partial)
            ? null
            : PaperStartOf(dossier, procedure) ?? PostalStartOf(dossier, procedure.StartRule, procedure);

    /// <summary>What the explanation of a limit begins with that starts at another moment (UTC) than the acceptance; null for the words of the acceptance.</summary>
    public static DueWords? WordsOf(Dossier dossier, StartRule? rule, DateTime start) => dossier.Stages.Count > 0 ? WordsOfStage(dossier, rule, dossier.Stages.Count, start) : start == dossier.PaperReceivedAt ? DueWords.PaperReception : PostalStart.WordsOf(rule);

    /// <summary>What the explanation of the limit of a stage begins with that starts at a moment (UTC).</summary>
    public static DueWords WordsOfStage(Dossier dossier, StartRule? rule, int number, DateTime start) => number > 1
        ? DueWords.NextStage
        : DueWords.OfStage(start == dossier.PaperReceivedAt ? DueWords.PaperReception : (start == dossier.AcceptedAt ? null : PostalStart.WordsOf(rule)) ?? DueWords.Acceptance);

    /// <summary>Whether a supplement was asked for before the acceptance, or a mandatory paper was added after the filing.</summary>
    private static bool WasIncomplete(Dossier dossier, ProcedureVersion? procedure) =>
        dossier.IntakeSupplementLimitAt is not null || dossier.Papers.Any(p => p.Kind == PaperKind.Supplement && (dossier.AcceptedAt is null || p.AddedAt <= dossier.AcceptedAt))
        || (procedure is not null && Completeness.Missing(DossierFactsReader.ComponentsOf(procedure, dossier.CaseCode), dossier.Papers.Where(p => p.AddedAtVersion <= 1).Select(p => p.ComponentCode)).Any(c => dossier.Papers.Exists(p => p.ComponentCode == c.Code && (dossier.AcceptedAt is null || p.AddedAt <= dossier.AcceptedAt))));

    /// <summary>The due date of an accepted dossier after its ended pauses.</summary>
    public static DueDate Due(Dossier dossier, WorkCalendar calendar) =>
        DueDates.Compute(calendar, StartOf(dossier), LimitOf(dossier)!.Value, [.. PausesOf(dossier)]);

    /// <summary>The arithmetic of the due date and of a new appointment named since, step by step; empty when there is none.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="reference">Reference data, with the calendar it keeps and what starts the clock under its version of the procedure.</param>
    /// <param name="everyDay">Whether every day of a long limit has its line.</param>
    public static IReadOnlyList<DueStep> Explain(Dossier dossier, ReferenceSnapshot reference, bool everyDay = false) =>
        reference.Calendar(dossier.CalendarVersion) is { } calendar
            ? [.. Explain(dossier, calendar, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)?.StartRule, everyDay), .. ExplainAppointment(dossier, reference.CalendarOf(dossier.CounterId))]
            : [];

    /// <summary>The arithmetic of the due date alone, step by step; empty when there is none.</summary>
    public static IReadOnlyList<DueStep> Explain(Dossier dossier, WorkCalendar calendar, StartRule? rule, bool everyDay = false)
    {
        if (dossier is not { AcceptedAt: not null, DueAt: not null } || LimitOf(dossier) is not { } limit)
        {
            return [];
        }

        var start = StartOf(dossier);

        // The wait for the fee is kept as a pause from the acceptance on, which for the limits that may wait is the same as a later start.
        return rule == StartRule.AcceptanceAndPayment && PausesOf(dossier) is [var wait, .. var others] && wait.From == start
            ? DueDates.Explain(calendar, wait.To, limit, [.. others], DueWords.Payment, everyDay)
            : DueDates.Explain(calendar, start, limit, [.. PausesOf(dossier)], dossier.StartEvent is { } happening ? DueWords.Event(happening) : dossier.ClockStartedAt is { } started ? WordsOf(dossier, rule, started) : null, everyDay);
    }

    /// <summary>The last moment (UTC) of the first part of the time, in which a supplement is asked for without a reason of its own; null where no rule says so, or none can be told.</summary>
    public static DateTime? SupplementBy(Dossier dossier, ReferenceSnapshot reference) =>
        dossier is { State: BusinessState.InProcess, AcceptedAt: { } accepted, DueAt: { } due } && reference.Supplements.On(VietnamTime.DayOf(accepted)) is { } rule && reference.Calendar(dossier.CalendarVersion) is { } calendar
            && SupplementRules.LastMoment(rule, calendar, StartOf(dossier), VietnamTime.ToLocal(due), [.. PausesOf(dossier)]) is { } last
            ? VietnamTime.ToUtc(last) : null;

    /// <summary>Moves the appointment named with an apology to where the pauses since, a calendar and the due date put it: forward only. What it was before; null when it did not move.</summary>
    public static DateTime? MoveAppointment(Dossier dossier, WorkCalendar? calendar)
    {
        if (dossier is not { AppointmentAt: { } before, AppointmentNamedAt: { } named, DueAt: { } due } || calendar is null || LimitOf(dossier) is not { } limit
            || Appointments.Compute(calendar, VietnamTime.ToLocal(named), limit.Unit, [.. PausesSinceApology(dossier)], VietnamTime.ToLocal(due)) is not { } told
            || VietnamTime.ToUtc(told) <= before)
        {
            return null;
        }

        dossier.AppointmentAt = VietnamTime.ToUtc(told);
        return before;
    }

    /// <summary>How the appointment named with an apology came to stand where it does; empty when there is none.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="calendar">The calendar in force at its counter.</param>
    private static IReadOnlyList<DueStep> ExplainAppointment(Dossier dossier, WorkCalendar? calendar) =>
        dossier is { AppointmentAt: { } stands, AppointmentNamedAt: { } named, DueAt: { } due } && calendar is not null && LimitOf(dossier) is { } limit
            ? Appointments.Explain(calendar, VietnamTime.ToLocal(named), limit.Unit, [.. PausesSinceApology(dossier)], VietnamTime.ToLocal(due), VietnamTime.ToLocal(stands))
            : [];

    private static IEnumerable<Pause> PausesSinceApology(Dossier dossier) =>
        dossier.ApologisedAt is { } at && ToMinute(at) is var since ? EveryPauseOf(dossier).Where(p => p.From >= since) : [];

    /// <summary>The end (UTC) of the time of the applicant or of third parties that runs now; null in a stage of the authority, or without a limit.</summary>
    public static DateTime? WaitsUntil(Dossier dossier) => dossier.Stages.FirstOrDefault(s => s.EndedAt is null && s.Owner != StageOwner.Authority)?.DueAt;

    /// <summary>The stage that ended before the one under way; null where none did, or none is under way.</summary>
    public static DossierStage? EndedStage(Dossier dossier) => dossier.Stages.FirstOrDefault(s => s.EndedAt is null) is { } open ? dossier.Stages.FirstOrDefault(s => s.Number == open.Number - 1) : null;

    /// <summary>The due date of a clock that runs; null while it is paused or has none.</summary>
    public static DateTime? RunningDue(Dossier dossier) => dossier.PausedAt is null ? dossier.DueAt : null;

    /// <summary>How the dossier met its due date if it ends now, late when a stage of it was; a paused dossier ended, for the clock, when the pause began.</summary>
    public static Timeliness TimelinessAt(Dossier dossier, DateTime nowUtc) =>
        dossier.LateStages > 0 ? Law.Dossiers.Timeliness.Late : Timelinesses.Of(VietnamTime.ToLocal(dossier.PausedAt ?? nowUtc), dossier.DueAt is { } due ? VietnamTime.ToLocal(due) : null);

    private static DateTime Parse(string text) => DateTime.ParseExact(text, Minute, CultureInfo.InvariantCulture);
}
