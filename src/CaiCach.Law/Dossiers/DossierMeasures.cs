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

    /// <summary>Open dossiers that came in online and moved here with a reorganisation, from the day of the move on.</summary>
    public const string MovedInOnline = "dossier.moved_in.online";

    /// <summary>The same for those handed in directly.</summary>
    public const string MovedInDirect = "dossier.moved_in.direct";

    /// <summary>The same for those that came by post.</summary>
    public const string MovedInPost = "dossier.moved_in.post";

    /// <summary>Requests not yet accepted, and ended dossiers whose result is still to be returned, that moved here: in no balance.</summary>
    public const string MovedInOther = "dossier.moved_in.other";

    /// <summary>Open dossiers that came in online and moved away with a reorganisation.</summary>
    public const string MovedOutOnline = "dossier.moved_out.online";

    /// <summary>The same for those handed in directly.</summary>
    public const string MovedOutDirect = "dossier.moved_out.direct";

    /// <summary>The same for those that came by post.</summary>
    public const string MovedOutPost = "dossier.moved_out.post";

    /// <summary>As <see cref="MovedInOther"/>, moved away.</summary>
    public const string MovedOutOther = "dossier.moved_out.other";

    /// <summary>Open parts of other bodies' dossiers that moved here.</summary>
    public const string PartMovedIn = "part.moved_in";

    /// <summary>Open parts that moved away.</summary>
    public const string PartMovedOut = "part.moved_out";

    /// <summary>Results issued.</summary>
    public const string ResultIssued = "dossier.result.issued";

    /// <summary>Results issued as an electronic document: a file that holds a digital signature.</summary>
    public const string ResultElectronic = "dossier.result.electronic";

    /// <summary>Results issued on paper whose digitised copy is stored.</summary>
    public const string ResultDigitised = "dossier.result.digitised";

    /// <summary>Apologies for a coming delay, with a new appointment (Mẫu 04), counted on the day they were signed.</summary>
    public const string Apologised = "dossier.apologised";

    /// <summary>Requests answered after the end of the intake clock: accepted, refused, or a supplement asked for. Counted on the day of the answer.</summary>
    public const string IntakeLate = "dossier.intake_late";

    /// <summary>Receipts of fees (lần nộp phí, lệ phí), an instalment each, counted on the day they were written down; one taken back counts back on the day that is done, as the book shows it, and says of which day it was.</summary>
    public const string FeeReceived = "fee.received";

    /// <summary>Of these, those whose money came by transfer (chuyển khoản, cổng thanh toán).</summary>
    public const string FeeReceivedOnline = "fee.received.online";

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

    /// <summary>Dossiers of internal procedures received (thủ tục hành chính nội bộ). They are in no figure of what citizens and organisations file.</summary>
    public const string InternalAccepted = "internal.accepted";

    /// <summary>Dossiers of internal procedures ended before their due date.</summary>
    public const string InternalFinishedEarly = "internal.finished.early";

    /// <summary>Dossiers of internal procedures ended on their due date.</summary>
    public const string InternalFinishedOnTime = "internal.finished.on_time";

    /// <summary>Dossiers of internal procedures ended late.</summary>
    public const string InternalFinishedLate = "internal.finished.late";

    /// <summary>Open dossiers of internal procedures past their due, as <see cref="PastDue"/>.</summary>
    public const string InternalPastDue = "internal.past_due";

    /// <summary>Open dossiers of internal procedures that moved here with a reorganisation.</summary>
    public const string InternalMovedIn = "internal.moved_in";

    /// <summary>Open dossiers of internal procedures that moved away.</summary>
    public const string InternalMovedOut = "internal.moved_out";

    /// <summary>Opinions a body, or a unit of it, was asked for (phối hợp); counted to the body asked.</summary>
    public const string OpinionAsked = "opinion.asked";

    /// <summary>Opinions given by their due time.</summary>
    public const string OpinionOnTime = "opinion.on_time";

    /// <summary>Opinions given after their due time, while others were still waited for.</summary>
    public const string OpinionLate = "opinion.late";

    /// <summary>Opinions not given when the waiting ended: charged to the body that was silent.</summary>
    public const string OpinionSilent = "opinion.silent";

    /// <summary>Opinions that whoever asked waited for no longer: recalled, or the dossier or the part ended. Counted on the day of that; what was asked stays asked.</summary>
    public const string OpinionRecalled = "opinion.recalled";

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
        PastDue, ResultIssued, ResultElectronic, ResultDigitised, Apologised, IntakeLate, FeeReceived, FeeReceivedOnline, PartAccepted, PartFinishedEarly, PartFinishedOnTime, PartFinishedLate, PartPastDue,
        ProcedureOffered, ProcedureFullyOnline, ProcedurePartlyOnline, MovedInOnline, MovedInDirect, MovedInPost, MovedInOther,
        MovedOutOnline, MovedOutDirect, MovedOutPost, MovedOutOther, PartMovedIn, PartMovedOut,
        OpinionAsked, OpinionOnTime, OpinionLate, OpinionSilent, OpinionRecalled,
        InternalAccepted, InternalFinishedEarly, InternalFinishedOnTime, InternalFinishedLate, InternalPastDue, InternalMovedIn, InternalMovedOut,
    };

    /// <summary>Open dossiers that moved here.</summary>
    public static IReadOnlyList<string> MovedIn { get; } = [MovedInOnline, MovedInDirect, MovedInPost];

    /// <summary>Open dossiers that moved away.</summary>
    public static IReadOnlyList<string> MovedOut { get; } = [MovedOutOnline, MovedOutDirect, MovedOutPost];

    /// <summary>Everything that moved here, in a balance or not.</summary>
    public static IReadOnlyList<string> EveryMovedIn { get; } = [.. MovedIn, MovedInOther, PartMovedIn, InternalMovedIn];

    /// <summary>Everything that moved away, in a balance or not.</summary>
    public static IReadOnlyList<string> EveryMovedOut { get; } = [.. MovedOut, MovedOutOther, PartMovedOut, InternalMovedOut];

    /// <summary>Whether the measure is a level (tồn): its figure of a day is the sum of everything up to that day, not of a period.</summary>
    public static bool IsLevel(string measure) => measure is PastDue or PartPastDue or InternalPastDue or ProcedureOffered or ProcedureFullyOnline or ProcedurePartlyOnline;

    /// <summary>Whether the records counted are procedures on offer; otherwise they are dossiers.</summary>
    public static bool CountsProcedures(string measure) => measure is ProcedureOffered or ProcedureFullyOnline or ProcedurePartlyOnline;
}

/// <summary>One counted fact: add <paramref name="Quantity"/> to <paramref name="Measure"/> on <paramref name="Day"/>.</summary>
/// <param name="Measure">The measure's code.</param>
/// <param name="Day">The local day it counts on.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Since">The day on which a dossier that moved was accepted: a report tells those carried over into its period from those received in it; of a receipt taken back the day on which it was written down. Null for every other fact.</param>
public readonly record struct MeasureDelta(string Measure, DateOnly Day, int Quantity, DateOnly? Since = null);

/// <summary>What becomes of an opinion that a body is asked for.</summary>
public enum OpinionTurn
{
    /// <summary>It is asked.</summary>
    Asked,

    /// <summary>It answers by the due time.</summary>
    OnTime,

    /// <summary>It answers after it.</summary>
    Late,

    /// <summary>It does not answer.</summary>
    Silent,

    /// <summary>Its answer is not waited for any more.</summary>
    Recalled,
}

/// <summary>A dossier that moves to another body, as far as it is counted.</summary>
/// <param name="Channel">How it came in.</param>
/// <param name="AcceptedDay">The local day of its acceptance; null when it is not accepted yet.</param>
/// <param name="Finished">Whether its clock has ended.</param>
/// <param name="RunningDueDay">The due day of a running clock; null when it has none or is paused.</param>
public sealed record MovedDossier(Channel Channel, DateOnly? AcceptedDay, bool Finished, DateOnly? RunningDueDay);

/// <summary>
/// What each change of a dossier adds to the measures. An entry's day is never before the day of the change that makes it, so the
/// figures of a past day stay what they were; an entry may lie in the future (a due day), where later changes can cancel it.
/// </summary>
public static class DossierMeasures
{
    /// <summary>A request was submitted.</summary>
    public static IReadOnlyList<MeasureDelta> Submitted(DateOnly day, Channel channel) =>
        [new(channel == Channel.Online ? MeasureCodes.SubmittedOnline : MeasureCodes.SubmittedOther, day, 1)];

    /// <summary>How an accepted dossier came in was corrected: it counts with the other from the day of the correction on.</summary>
    public static IReadOnlyList<MeasureDelta> ChannelCorrected(DateOnly day, Channel before, Channel channel) =>
        [.. Accepted(day, before, null).Select(d => d with { Quantity = -d.Quantity }), .. Accepted(day, channel, null)];

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

    /// <summary>A result was issued, as an electronic document or with a digitised copy of the one on paper.</summary>
    public static IReadOnlyList<MeasureDelta> ResultIssued(DateOnly day, bool electronic) =>
        [new(MeasureCodes.ResultIssued, day, 1), new(electronic ? MeasureCodes.ResultElectronic : MeasureCodes.ResultDigitised, day, 1)];

    /// <summary>The head apologised for a coming delay.</summary>
    public static IReadOnlyList<MeasureDelta> Apologised(DateOnly day) => [new(MeasureCodes.Apologised, day, 1)];

    /// <summary>A fee was received, or (−1) a receipt taken back that was written down on an earlier day, or the same.</summary>
    public static IReadOnlyList<MeasureDelta> FeeReceived(DateOnly day, bool online, int quantity, DateOnly? writtenOn = null) =>
        [new(MeasureCodes.FeeReceived, day, quantity, writtenOn), .. online ? [new MeasureDelta(MeasureCodes.FeeReceivedOnline, day, quantity, writtenOn)] : Array.Empty<MeasureDelta>()];

    /// <summary>A request was answered after its intake clock had ended.</summary>
    public static IReadOnlyList<MeasureDelta> IntakeLate(DateOnly day) => [new(MeasureCodes.IntakeLate, day, 1)];

    /// <summary>What a move takes out of the body that had the dossier: the transfer line, on the day of the move. What was counted of earlier days stays.</summary>
    public static IReadOnlyList<MeasureDelta> MovedOut(DateOnly day, MovedDossier moved) =>
        [new(LineOf(moved, MeasureCodes.MovedOut, MeasureCodes.MovedOutOther), day, 1, moved.AcceptedDay), .. ClockStands(day, moved.RunningDueDay)];

    /// <summary>What the same move brings into the body that has the dossier from now on.</summary>
    public static IReadOnlyList<MeasureDelta> MovedIn(DateOnly day, MovedDossier moved) =>
        [new(LineOf(moved, MeasureCodes.MovedIn, MeasureCodes.MovedInOther), day, 1, moved.AcceptedDay), .. ClockRuns(day, moved.RunningDueDay)];

    /// <summary>Opinions of a body took a turn.</summary>
    public static MeasureDelta Opinion(DateOnly day, OpinionTurn turn, int quantity) => new(
        turn switch
        {
            OpinionTurn.Asked => MeasureCodes.OpinionAsked,
            OpinionTurn.OnTime => MeasureCodes.OpinionOnTime,
            OpinionTurn.Late => MeasureCodes.OpinionLate,
            OpinionTurn.Silent => MeasureCodes.OpinionSilent,
            OpinionTurn.Recalled => MeasureCodes.OpinionRecalled,
            _ => throw new ArgumentOutOfRangeException(nameof(turn), turn, null),
        },
        day,
        quantity);

    private static string LineOf(MovedDossier moved, IReadOnlyList<string> byChannel, string other) =>
        moved is { AcceptedDay: not null, Finished: false }
            ? moved.Channel switch
            {
                Channel.Online => byChannel[0],
                Channel.Direct => byChannel[1],
                Channel.Post => byChannel[2],
                _ => throw new ArgumentOutOfRangeException(nameof(moved), moved.Channel, null),
            }
            : other;

    /// <summary>What the same change counts when the dossier is a part of another body's: facts of its own, so that nothing is counted twice. A part has no result of its own to count.</summary>
    public static IReadOnlyList<MeasureDelta> AsPart(IEnumerable<MeasureDelta> deltas) =>
        [.. deltas.Select(d => d with { Measure = PartOf(d.Measure) }).Where(d => d.Measure.Length > 0)];

    /// <summary>What the same change counts when the dossier is of an internal procedure: facts of their own, which no figure of what citizens and organisations file contains (QĐ 1085/QĐ-TTg).</summary>
    public static IReadOnlyList<MeasureDelta> AsInternal(IEnumerable<MeasureDelta> deltas) =>
        [.. deltas.Select(d => d with { Measure = InternalOf(d.Measure) }).Where(d => d.Measure.Length > 0)];

    private static string InternalOf(string measure) => PartOf(measure) switch
    {
        MeasureCodes.PartAccepted => MeasureCodes.InternalAccepted,
        MeasureCodes.PartFinishedEarly => MeasureCodes.InternalFinishedEarly,
        MeasureCodes.PartFinishedOnTime => MeasureCodes.InternalFinishedOnTime,
        MeasureCodes.PartFinishedLate => MeasureCodes.InternalFinishedLate,
        MeasureCodes.PartPastDue => MeasureCodes.InternalPastDue,
        MeasureCodes.PartMovedIn => MeasureCodes.InternalMovedIn,
        MeasureCodes.PartMovedOut => MeasureCodes.InternalMovedOut,
        _ => "",
    };

    private static string PartOf(string measure) => measure switch
    {
        MeasureCodes.AcceptedOnline or MeasureCodes.AcceptedDirect or MeasureCodes.AcceptedPost => MeasureCodes.PartAccepted,
        MeasureCodes.FinishedEarly => MeasureCodes.PartFinishedEarly,
        MeasureCodes.FinishedOnTime => MeasureCodes.PartFinishedOnTime,
        MeasureCodes.FinishedLate => MeasureCodes.PartFinishedLate,
        MeasureCodes.PastDue => MeasureCodes.PartPastDue,
        MeasureCodes.MovedInOnline or MeasureCodes.MovedInDirect or MeasureCodes.MovedInPost => MeasureCodes.PartMovedIn,
        MeasureCodes.MovedOutOnline or MeasureCodes.MovedOutDirect or MeasureCodes.MovedOutPost => MeasureCodes.PartMovedOut,
        _ => "",
    };

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
