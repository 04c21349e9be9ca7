using CaiCach.Law.Procedures;

namespace CaiCach.Law.Dossiers;

/// <summary>Codes of the facts counted from dossiers (chỉ tiêu thống kê). Each is additive over units, procedures and days.</summary>
public static class MeasureCodes
{
    /// <summary>Requests submitted online, counted on the day of submission.</summary>
    public const string SubmittedOnline = "dossier.submitted.online";

    /// <summary>Requests submitted at the counter or by post.</summary>
    public const string SubmittedOther = "dossier.submitted.other";

    /// <summary>Dossiers accepted that came in online: column (4) of II.06a.</summary>
    public const string AcceptedOnline = "dossier.accepted.online";

    /// <summary>Dossiers accepted that came in directly.</summary>
    public const string AcceptedDirect = "dossier.accepted.direct";

    /// <summary>Dossiers accepted that came in by post.</summary>
    public const string AcceptedPost = "dossier.accepted.post";

    /// <summary>Finished before the due date: column (8).</summary>
    public const string FinishedEarly = "dossier.finished.early";

    /// <summary>Finished on the due date: column (9).</summary>
    public const string FinishedOnTime = "dossier.finished.on_time";

    /// <summary>Finished late: column (10).</summary>
    public const string FinishedLate = "dossier.finished.late";

    /// <summary>Open dossiers past their due: the sum up to a day is column (13) at the end of that day.</summary>
    public const string PastDue = "dossier.past_due";

    /// <summary>Results issued.</summary>
    public const string ResultIssued = "dossier.result.issued";

    /// <summary>Results issued as an electronic document.</summary>
    public const string ResultElectronic = "dossier.result.electronic";

    /// <summary>Parts of other bodies' dossiers received (liên thông). The dossier itself is counted once, at the body that has the whole.</summary>
    public const string PartAccepted = "part.accepted";

    /// <summary>Parts ended before their due date.</summary>
    public const string PartFinishedEarly = "part.finished.early";

    /// <summary>Parts ended on their due date.</summary>
    public const string PartFinishedOnTime = "part.finished.on_time";

    /// <summary>Parts ended late: charged to the body that had them.</summary>
    public const string PartFinishedLate = "part.finished.late";

    /// <summary>Open parts past their due, as <see cref="PastDue"/>.</summary>
    public const string PartPastDue = "part.past_due";

    /// <summary>Procedures an agency offers.</summary>
    public const string ProcedureOffered = "procedure.offered";

    /// <summary>Procedures an agency offers fully online (toàn trình).</summary>
    public const string ProcedureFullyOnline = "procedure.fully_online";

    /// <summary>Procedures an agency offers partly online (một phần).</summary>
    public const string ProcedurePartlyOnline = "procedure.partly_online";

    /// <summary>Every measure.</summary>
    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        SubmittedOnline, SubmittedOther, AcceptedOnline, AcceptedDirect, AcceptedPost, FinishedEarly, FinishedOnTime, FinishedLate,
        PastDue, ResultIssued, ResultElectronic, PartAccepted, PartFinishedEarly, PartFinishedOnTime, PartFinishedLate, PartPastDue,
        ProcedureOffered, ProcedureFullyOnline, ProcedurePartlyOnline,
    };

    /// <summary>Whether the measure is a level (tồn): its figure of a day is the sum of everything up to that day, not of a period.</summary>
    public static bool IsLevel(string measure) => measure is PastDue or PartPastDue or ProcedureOffered or ProcedureFullyOnline or ProcedurePartlyOnline;

    /// <summary>Whether the records counted are procedures on offer; otherwise they are dossiers.</summary>
    public static bool CountsProcedures(string measure) => measure is ProcedureOffered or ProcedureFullyOnline or ProcedurePartlyOnline;
}

/// <summary>One counted fact: add <paramref name="Quantity"/> to <paramref name="Measure"/> on <paramref name="Day"/>.</summary>
public readonly record struct MeasureDelta(string Measure, DateOnly Day, int Quantity);

/// <summary>
/// What each change of a dossier adds to the measures. An entry's day is never before the day of the change that makes it, so the
/// figures of a past day stay what they were; an entry may lie in the future (a due day), where later changes can cancel it.
/// </summary>
public static class DossierMeasures
{
    /// <summary>A request was submitted.</summary>
    public static IReadOnlyList<MeasureDelta> Submitted(DateOnly day, Channel channel) =>
        [new(channel == Channel.Online ? MeasureCodes.SubmittedOnline : MeasureCodes.SubmittedOther, day, 1)];

    /// <summary>A dossier was accepted; <paramref name="dueDay"/> is the local day of its due date, null when it has none.</summary>
    public static IReadOnlyList<MeasureDelta> Accepted(DateOnly day, Channel channel, DateOnly? dueDay)
    {
        var measure = channel switch
        {
            Channel.Online => MeasureCodes.AcceptedOnline,
            Channel.Direct => MeasureCodes.AcceptedDirect,
            Channel.Post => MeasureCodes.AcceptedPost,
            _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
        };
        return [new(measure, day, 1), .. ClockRuns(day, dueDay)];
    }

    /// <summary>The clock runs (again) towards <paramref name="dueDay"/>: from the end of that day the dossier is past due unless it is finished.</summary>
    public static IReadOnlyList<MeasureDelta> ClockRuns(DateOnly day, DateOnly? dueDay) =>
        dueDay is { } due ? [new(MeasureCodes.PastDue, Later(day, due), 1)] : [];

    /// <summary>The clock stands still (a pause) or stops: takes back what <see cref="ClockRuns"/> gave.</summary>
    public static IReadOnlyList<MeasureDelta> ClockStands(DateOnly day, DateOnly? dueDay) =>
        dueDay is { } due ? [new(MeasureCodes.PastDue, Later(day, due), -1)] : [];

    /// <summary>A dossier was finished (issued, stopped or withdrawn after acceptance).</summary>
    /// <param name="day">Local day of the end.</param>
    /// <param name="timeliness">Against the due date.</param>
    /// <param name="runningDueDay">The due day of a running clock; null when it has none or is paused.</param>
    public static IReadOnlyList<MeasureDelta> Finished(DateOnly day, Timeliness timeliness, DateOnly? runningDueDay)
    {
        var measure = timeliness switch
        {
            Timeliness.Early => MeasureCodes.FinishedEarly,
            Timeliness.OnTime => MeasureCodes.FinishedOnTime,
            Timeliness.Late => MeasureCodes.FinishedLate,
            _ => throw new ArgumentOutOfRangeException(nameof(timeliness), timeliness, null),
        };
        return [new(measure, day, 1), .. ClockStands(day, runningDueDay)];
    }

    /// <summary>A result was issued.</summary>
    public static IReadOnlyList<MeasureDelta> ResultIssued(DateOnly day, bool electronic) =>
        electronic
            ? [new(MeasureCodes.ResultIssued, day, 1), new(MeasureCodes.ResultElectronic, day, 1)]
            : [new(MeasureCodes.ResultIssued, day, 1)];

    /// <summary>What the same change counts when the dossier is a part of another body's: facts of its own, so that nothing is counted twice. A part has no result of its own to count.</summary>
    public static IReadOnlyList<MeasureDelta> AsPart(IEnumerable<MeasureDelta> deltas) =>
        [.. deltas.Select(d => d with { Measure = PartOf(d.Measure) }).Where(d => d.Measure.Length > 0)];

    private static string PartOf(string measure) => measure switch
    {
        MeasureCodes.AcceptedOnline or MeasureCodes.AcceptedDirect or MeasureCodes.AcceptedPost => MeasureCodes.PartAccepted,
        MeasureCodes.FinishedEarly => MeasureCodes.PartFinishedEarly,
        MeasureCodes.FinishedOnTime => MeasureCodes.PartFinishedOnTime,
        MeasureCodes.FinishedLate => MeasureCodes.PartFinishedLate,
        MeasureCodes.PastDue => MeasureCodes.PartPastDue,
        _ => "",
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
