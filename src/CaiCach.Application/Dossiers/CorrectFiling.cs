using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows 8c and 8d: the counter entered wrongly how a dossier came in, the mobile one-stop among it, its case, or when the post delivered it. The receiver corrects it before the acceptance, the head
/// after it while the clock runs. The time to answer, or the limit and the due date, are counted anew; the event keeps what stood before, and the applicant is told what moved.
/// </summary>
public sealed class CorrectFiling(DossierWork work)
{
    /// <summary>What is right.</summary>
    /// <param name="Channel">How it came in: at the counter or by post; what was filed online stays so.</param>
    /// <param name="CaseCode">The case; looked at where the procedure has more than one.</param>
    /// <param name="Post">What the envelope says of what came by post; not looked at otherwise.</param>
    /// <param name="IsMobile">Whether what was handed in came in at the mobile one-stop; not looked at otherwise.</param>
    public sealed record Request(Channel? Channel, string? CaseCode, PostInput? Post, bool IsMobile = false);

    /// <summary>Corrects it; faults by field: "channel", "caseCode" and those of <see cref="PostInput"/>.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Request request, string reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return work.ActAsync(context, id, version, DossierAct.CorrectFiling, new(context.Now, reason), change => Task.FromResult(Correct(change, request)), (dossier, reference) => Check(dossier, reference, request, context.Now), cancel: cancel);
    }

    private static List<FieldFault> Check(Dossier dossier, ReferenceSnapshot reference, Request request, DateTime now)
    {
        var procedure = reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
        var faults = new List<FieldFault>();
        if (request.Channel is not { } channel || procedure.MeansFor(channel) is null)
        {
            return [new("channel", "channel_unknown", "Chọn hình thức nộp mà thủ tục có.")];
        }

        if ((channel == Channel.Online) != (dossier.Channel == Channel.Online))
        {
            return [new("channel", "channel_online", "Chỉ đổi được giữa nộp tại quầy và nộp qua bưu chính; hồ sơ nộp trực tuyến vẫn là trực tuyến.")];
        }

        if (channel == Channel.Post && dossier.OutageId is not null)
        {
            return [new("channel", "channel_late_entry", "Hồ sơ nhập bù được nhận trên giấy tại quầy nên hình thức nộp vẫn là tại quầy.")];
        }

        if (procedure.Cases.Count > 1 && (request.CaseCode is null || procedure.CaseOf(request.CaseCode) is null))
        {
            faults.Add(new("caseCode", "case_unknown", "Chọn trường hợp của thủ tục."));
        }

        if (channel == Channel.Post)
        {
            faults.AddRange(request.Post is { } post ? post.Check(now, procedure.StartRule) : [new("arrivedOn", "arrival_wrong", "Nhập ngày bưu chính giao hồ sơ đến, không sau hôm nay, ví dụ 05/3/2026.")]);
            if (faults.Count == 0 && request.Post!.Arrived > DossierTimes.ToMinute(dossier.SubmittedAt))
            {
                faults.Add(new("arrivedTime", "arrival_after_entry", "Giờ bưu chính giao đến không được sau lúc nhập hồ sơ."));
            }
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var right = Right(dossier, procedure, request);
        return right == (dossier.Channel, dossier.CaseCode, dossier.ArrivedAt, dossier.PostmarkedOn)
            ? WayOf(dossier, request) == dossier.Way ? [new("channel", "filing_same", "Chưa có gì thay đổi so với hồ sơ.")] : []
            : dossier.AcceptedAt is null ? [] : [.. CheckAccepted(dossier, procedure, right.Channel, right.CaseCode, VietnamTime.DayOf(right.ArrivedAt ?? dossier.PaperReceivedAt ?? dossier.SubmittedAt))];
    }

    private static IEnumerable<FieldFault> CheckAccepted(Dossier dossier, ProcedureVersion procedure, Channel channel, string? caseCode, DateOnly filed)
    {
        if (dossier.Stages.Count > 0 || StageClock.Of(procedure, channel, caseCode).Count > 0)
        {
            yield return new("channel", "filing_by_stages", "Thời hạn của thủ tục chạy theo giai đoạn nên không đính chính được sau khi tiếp nhận.");
        }

        if (FeeOf(dossier, procedure, channel, caseCode, filed).Fee is { } fee && fee != dossier.FeeAmount && (dossier.Payment is not (PaymentState.None or PaymentState.Due) || dossier.FeeExempted > 0 || procedure.StartRule == StartRule.AcceptanceAndPayment))
        {
            yield return new("channel", "filing_fee_differs", "Phí, lệ phí của lựa chọn mới khác khoản đã ghi nhận, hoặc khoản mà thời hạn chờ. Hủy ghi nhận phí, lệ phí trước, nếu được.");
        }
    }

    private static DossierEventData Correct(DossierChange change, Request request)
    {
        var dossier = change.Dossier;
        var procedure = change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!;
        var before = (dossier.Channel, dossier.CaseCode, dossier.ArrivedAt, dossier.PostmarkedOn);
        var wayBefore = dossier.Way;
        dossier.Way = WayOf(dossier, request);
        var awaits = DossierTimes.AwaitsPayment(dossier) || DossierTimes.AwaitsEvent(dossier);
        (dossier.Channel, dossier.CaseCode, dossier.ArrivedAt, dossier.PostmarkedOn) = Right(dossier, procedure, request);
        if (dossier.ReopenedFromId is null && before.ArrivedAt != dossier.ArrivedAt)
        {
            dossier.ClockRules = change.Reference.ClockRules.On(DossierTimes.FilingDay(dossier)).Id;
        }

        var data = new DossierEventData
        {
            ProcedureVersion = dossier.ProcedureVersion,
            Channel = dossier.Channel,
            ChannelBefore = before.Channel == dossier.Channel ? null : before.Channel,
            Way = wayBefore == dossier.Way ? null : dossier.Way,
            WayBefore = wayBefore == dossier.Way ? null : wayBefore,
            CaseCode = before.CaseCode == dossier.CaseCode ? null : dossier.CaseCode,
            CaseCodeBefore = before.CaseCode == dossier.CaseCode ? null : before.CaseCode,
            Arrived = dossier.ArrivedAt,
            ArrivedBefore = before.ArrivedAt == dossier.ArrivedAt ? null : before.ArrivedAt,
            Postmarked = dossier.PostmarkedOn,
            PostmarkedBefore = before.PostmarkedOn == dossier.PostmarkedOn ? null : before.PostmarkedOn,
        };
        if (before == (dossier.Channel, dossier.CaseCode, dossier.ArrivedAt, dossier.PostmarkedOn))
        {
            // The way alone moves no date and no fee.
            return data;
        }

        return dossier.AcceptedAt is null ? Answer(change, data) : Count(change, data, procedure, awaits);
    }

    /// <summary>Before the acceptance: the time to answer runs from the arrival, unless a supplement was asked for since; a request that was opened again keeps the time it was given.</summary>
    private static DossierEventData Answer(DossierChange change, DossierEventData data)
    {
        var dossier = change.Dossier;
        if (dossier.ReopenedFromId is not null || data is { ChannelBefore: null, ArrivedBefore: null } || dossier.IntakeSupplementLimitAt is not null
            || change.Deadline(DossierTimes.IntakeOf(change.Rules, dossier.Channel), DossierTimes.IntakeStart(dossier)) is not { } due || due == dossier.IntakeDueAt)
        {
            return data;
        }

        data = data with { IntakeDue = due, DeskDue = due, DeskDueBefore = dossier.IntakeDueAt };
        dossier.IntakeDueAt = due;
        change.PutOn(dossier.Desk, dossier.HolderUnitId, due);
        return data;
    }

    /// <summary>After it: limit, start and fee are those of what is right, and the due date is counted anew with the pauses and the calendar the dossier keeps.</summary>
    private static DossierEventData Count(DossierChange change, DossierEventData data, ProcedureVersion procedure, bool awaits)
    {
        var dossier = change.Dossier;
        var (before, running) = (dossier.DueAt, DossierTimes.RunningDue(dossier));
        TimeLimit? limit = procedure.LimitFor(dossier.Channel, dossier.CaseCode) is { } published ? change.Rules.Of(published) : null;
        DossierTimes.Keep(dossier, limit);
        if (dossier.StartEvent is null)
        {
            dossier.ClockStartedAt = DossierTimes.EarlierStartOf(dossier, procedure);
        }

        (dossier.FeePayer, var asked) = FeeOf(dossier, procedure, dossier.Channel, dossier.CaseCode, DossierTimes.FilingDay(dossier));
        if (dossier.SupplementFee > 0)
        {
            dossier.SupplementFee = SupplementFees.Of(procedure, dossier) ?? dossier.SupplementFee;
        }

        if (asked is { } fee && fee != dossier.FeeAmount)
        {
            (dossier.FeeAmount, dossier.Payment) = (fee, fee == 0 ? PaymentState.None : PaymentState.Due);
            data = data with { Amount = fee, Payment = dossier.Payment };
        }

        if (awaits)
        {
            return data;
        }

        (dossier.DueAt, dossier.DueOriginalAt, dossier.DelayForecastAt) = (null, null, null);
        if (limit is not null)
        {
            if ((change.Reference.Calendar(dossier.CalendarVersion) ?? change.Calendar) is not { } calendar)
            {
                return change.Refuse(DossierChange.NoCalendar);
            }

            var due = DossierTimes.Due(dossier, calendar);
            if (!due.IsAnswered)
            {
                return change.Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc"));
            }

            (dossier.DueAt, dossier.DueOriginalAt) = (VietnamTime.ToUtc(due.DueAfterPauses), VietnamTime.ToUtc(due.Due));
        }

        if (dossier.Desk != Desk.Transfer)
        {
            change.PutOn(dossier.Desk, dossier.HolderUnitId);
        }

        return change.WithAppointment(data with { Due = dossier.DueAt, DueBefore = before, RunningDueBefore = running, Calendar = dossier.CalendarVersion });
    }

    private static (Channel Channel, string? CaseCode, DateTime? ArrivedAt, DateOnly? PostmarkedOn) Right(Dossier dossier, ProcedureVersion procedure, Request request)
    {
        var post = request.Channel == Channel.Post ? request.Post : null;
        return (request.Channel!.Value, procedure.Cases.Count > 1 ? request.CaseCode : dossier.CaseCode, post?.Arrived is { } arrived ? VietnamTime.ToUtc(arrived) : null, post?.Postmarked);
    }

    /// <summary>The way that goes with the right channel; what was filed online, by a program or by a unit keeps its own, and a way that nobody knows is not made up.</summary>
    private static FilingWay? WayOf(Dossier dossier, Request request) =>
        request.Channel == Channel.Online || dossier.ClientId is not null || dossier.AskedById is not null || (dossier.Way is null && request.Channel == dossier.Channel && !request.IsMobile)
        ? dossier.Way
        : FilingWays.Of(request.Channel!.Value, byProgram: false, assist: null, request is { Channel: Channel.Direct, IsMobile: true } ? FilingWay.Mobile : null);

    /// <summary>The fee by the rules of the day of filing, and the class of the payer where what is right still has it.</summary>
    private static (string? Payer, long? Fee) FeeOf(Dossier dossier, ProcedureVersion procedure, Channel channel, string? caseCode, DateOnly filed)
    {
        var payer = dossier.FeePayer is { } named && procedure.PayersOf(channel, caseCode, filed).Contains(named, StringComparer.Ordinal) ? named : null;
        return (payer, dossier.AskedById is null ? procedure.FeeAsked(channel, caseCode, payer, filed, SupplementFees.IsReceived(dossier)) : 0);
    }
}
