using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Counter;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace;

/// <summary>The words for the five dimensions of a dossier, in the language of the page.</summary>
public static class Names
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, BusinessState state) => (state switch
    {
        BusinessState.Draft => t["Bản nháp"],
        BusinessState.Submitted => t["Mới đăng ký"],
        BusinessState.IntakeReview => t["Đang kiểm tra tiếp nhận"],
        BusinessState.IntakeSupplement => t["Chờ bổ sung trước tiếp nhận"],
        BusinessState.RejectedIntake => t["Không được tiếp nhận"],
        BusinessState.Accepted => t["Được tiếp nhận"],
        BusinessState.InProcess => t["Đang xử lý"],
        BusinessState.SupplementRequested => t["Yêu cầu bổ sung giấy tờ"],
        BusinessState.FinancialDuty => t["Yêu cầu thực hiện nghĩa vụ tài chính"],
        BusinessState.Suspended => t["Tạm dừng giải quyết"],
        BusinessState.Consulting => t["Đang lấy ý kiến phối hợp"],
        BusinessState.Interlinked => t["Đang giải quyết liên thông"],
        BusinessState.StopRequested => t["Chờ giải quyết đề nghị rút hồ sơ"],
        BusinessState.Stopped => t["Dừng xử lý"],
        BusinessState.Withdrawn => t["Đã rút hồ sơ"],
        BusinessState.DecidedGrant => t["Đã ký, chờ phát hành"],
        BusinessState.DecidedRefuse => t["Đã ký từ chối, chờ phát hành"],
        BusinessState.Issued => t["Đã xử lý xong"],
        BusinessState.Done => t["Đã trả kết quả"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Colour(BusinessState state) => state switch
    {
        BusinessState.Submitted or BusinessState.IntakeReview => "blue",
        BusinessState.IntakeSupplement or BusinessState.SupplementRequested or BusinessState.FinancialDuty or BusinessState.Suspended or BusinessState.StopRequested => "yellow",
        BusinessState.RejectedIntake or BusinessState.Stopped or BusinessState.Withdrawn => "grey",
        BusinessState.Issued or BusinessState.Done => "green",
        _ => "teal",
    };

    public static string Of(IStringLocalizer<WorkspaceTexts> t, ReminderTo to) => (to switch
    {
        ReminderTo.Officer => t["cán bộ xử lý"],
        ReminderTo.DivisionHead => t["lãnh đạo phòng"],
        ReminderTo.AgencyHead => t["lãnh đạo cơ quan"],
        ReminderTo.OneStopDirector => t["trưởng Bộ phận Một cửa"],
        ReminderTo.Asker => t["người hỏi ý kiến"],
        _ => throw new ArgumentOutOfRangeException(nameof(to), to, null),
    }).Value;

    /// <summary>The fee of a dossier: how it stands, what it is, and where it is paid in part what was paid and what is owed.</summary>
    public static string FeeOf(IStringLocalizer<WorkspaceTexts> t, Data.Dossiers.Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var exempted = dossier is { FeeExempted: > 0, Payment: not PaymentState.Exempt } ? "; " + t["được miễn {0}", ProcedureTexts.Money(dossier.FeeExempted)].Value : "";
        return Of(t, dossier.Payment) + dossier switch
        {
            { FeeAmount: 0 } => "",
            { Payment: PaymentState.Partial } => ": " + t["{0} trong {1}, còn phải nộp {2}", ProcedureTexts.Money(dossier.FeePaid), ProcedureTexts.Money(dossier.FeeAmount), ProcedureTexts.Money(dossier.FeeOwed)].Value,
            { Payment: PaymentState.Exempt, FeePaid: > 0 } => ": " + t["phần còn lại, sau khi đã nộp {0} trong {1}", ProcedureTexts.Money(dossier.FeePaid), ProcedureTexts.Money(dossier.FeeAmount)].Value,
            { Payment: PaymentState.Refunded } => ": " + ProcedureTexts.Money(dossier.FeePaid),
            { Payment: PaymentState.Exempt } => ": " + ProcedureTexts.Money(dossier.FeeAmount),
            _ => ": " + ProcedureTexts.Money(dossier.FeeAmount - dossier.FeeExempted),
        } + exempted;
    }

    /// <summary>The financial obligation of a dossier, and where it is paid in part what was paid and what is owed.</summary>
    public static string DutyOf(IStringLocalizer<WorkspaceTexts> t, Data.Dossiers.Dossier dossier)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var amount = ProcedureTexts.Money(dossier.DutyAmount ?? 0);
        return dossier is { DutyPaid: > 0, DutyHeld: 0 } ? t["{0}, đã hoàn lại", amount].Value
            : dossier is { DutyOwed: > 0, DutyPaid: > 0 } ? t["đã nộp {0} trong {1}, còn phải nộp {2}", ProcedureTexts.Money(dossier.DutyPaid), amount, ProcedureTexts.Money(dossier.DutyOwed)].Value : amount;
    }

    public static string Of(IStringLocalizer<WorkspaceTexts> t, PaymentState state) => (state switch
    {
        PaymentState.None => t["Không phải nộp"],
        PaymentState.Due => t["Chưa nộp"],
        PaymentState.Partial => t["Đã nộp một phần"],
        PaymentState.Paid => t["Đã nộp"],
        PaymentState.Exempt => t["Được miễn"],
        PaymentState.Refunded => t["Đã hoàn lại"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, PaymentMethod method) => (method switch
    {
        PaymentMethod.Cash => t["Tiền mặt"],
        PaymentMethod.Transfer => t["Chuyển khoản"],
        PaymentMethod.Card => t["Thẻ (POS)"],
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, CashKind kind) => (kind switch
    {
        CashKind.Fee => t["Phí, lệ phí"],
        CashKind.Duty => t["Nghĩa vụ tài chính"],
        CashKind.Reversal => t["Hủy ghi nhận"],
        CashKind.Refund => t["Hoàn trả"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, ReturnWay way) => (way switch
    {
        ReturnWay.AtCounter => t["Tại Bộ phận Một cửa"],
        ReturnWay.Post => t["Qua bưu chính công ích"],
        ReturnWay.Electronic => t["Bản điện tử"],
        _ => throw new ArgumentOutOfRangeException(nameof(way), way, null),
    }).Value;

    /// <summary>The ways to pay, to choose from.</summary>
    public static IReadOnlyList<Choice> PaymentMethods(IStringLocalizer<WorkspaceTexts> t) => [.. Enum.GetValues<PaymentMethod>().Select(m => new Choice(m.ToString(), Of(t, m)))];

    /// <summary>The way to pay that was chosen; null for none.</summary>
    public static PaymentMethod? MethodOf(string? value) => Enum.GetValues<PaymentMethod>().Where(m => string.Equals(m.ToString(), value, StringComparison.Ordinal)).Select(m => (PaymentMethod?)m).FirstOrDefault();

    public static string Of(IStringLocalizer<WorkspaceTexts> t, DeliveryState state) => (state switch
    {
        DeliveryState.NotReady => t["Chưa có kết quả"],
        DeliveryState.Ready => t["Chờ người nộp đến nhận"],
        DeliveryState.HandedOver => t["Đã trao tại quầy"],
        DeliveryState.Delivered => t["Người nộp đã mở bản điện tử"],
        DeliveryState.Posted => t["Đã gửi bưu chính"],
        DeliveryState.PostDelivered => t["Bưu chính đã giao"],
        DeliveryState.ReturnedUndelivered => t["Bưu chính không phát được, đã trả về quầy"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, SyncState state) => (state switch
    {
        SyncState.Alone => t["Chỉ hệ thống này xử lý"],
        SyncState.Offered => t["Đã chuyển, chờ hệ thống khác nhận"],
        SyncState.HeldElsewhere => t["Hệ thống khác xử lý, chưa báo trạng thái"],
        SyncState.Reported => t["Hệ thống khác xử lý, đã báo trạng thái"],
        SyncState.ComingBack => t["Hệ thống khác chuyển lại, chờ nhận"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, DigitisationState state) => (state switch
    {
        DigitisationState.None => t["Bản giấy"],
        DigitisationState.File => t["Có tệp"],
        DigitisationState.Signed => t["Có tệp ký số"],
        DigitisationState.Stored => t["Trong kho dữ liệu điện tử"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, Timeliness timeliness) => (timeliness switch
    {
        Timeliness.Early => t["Trước hạn"],
        Timeliness.OnTime => t["Đúng hạn"],
        Timeliness.Late => t["Quá hạn"],
        _ => throw new ArgumentOutOfRangeException(nameof(timeliness), timeliness, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, ProposalKind kind) => (kind switch
    {
        ProposalKind.Grant => t["Đề xuất giải quyết"],
        ProposalKind.Refuse => t["Đề xuất từ chối giải quyết"],
        ProposalKind.Supplement => t["Đề xuất yêu cầu bổ sung"],
        ProposalKind.Stop => t["Đề xuất dừng giải quyết"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, Channel channel) => (channel switch
    {
        Channel.Direct => t["Trực tiếp"],
        Channel.Online => t["Trực tuyến"],
        Channel.Post => t["Bưu chính công ích"],
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    }).Value;

    /// <summary>Channels to choose from: what is handed in came in at the counter, or at the mobile one-stop.</summary>
    /// <param name="t">The texts.</param>
    /// <param name="channels">The channels.</param>
    /// <param name="atDesk">Whether the mobile one-stop may be chosen.</param>
    public static IEnumerable<Choice> Choices(IStringLocalizer<WorkspaceTexts> t, IEnumerable<Channel> channels, bool atDesk = true) => channels.SelectMany(c => c == Channel.Direct && atDesk
        ? [new Choice(c.ToString(), Of(t, c)), new Choice(CounterInputs.Mobile, t["Trực tiếp, một cửa lưu động"].Value)]
        : new[] { new Choice(c.ToString(), Of(t, c)) });

    /// <summary>The way a dossier came in; its channel where more is not known.</summary>
    public static string Way(IStringLocalizer<WorkspaceTexts> t, FilingWay? way, Channel channel) => way is { } known ? t[known.ToText()].Value : Of(t, channel);

    /// <summary>For which head something was signed, and by what right.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, DossierEventData.SignedFor signing) => t["{0} {1}, thay {2}", t[signing.Form.ToText()].Value, signing.HeadTitle, signing.Name].Value;

    /// <summary>An identity number, tax code or passport number with its name.</summary>
    public static string IdNumber(IStringLocalizer<WorkspaceTexts> t, string number) => (number.Any(char.IsAsciiLetter) ? t["hộ chiếu {0}", number] : t["số định danh {0}", number]).Value;

    /// <summary>The number of an owner with its name.</summary>
    public static string IdNumber(IStringLocalizer<WorkspaceTexts> t, Dossier dossier) => (dossier.ApplicantKind switch
    {
        ApplicantKind.Citizen => t["số định danh {0}", dossier.OwnerIdNumber],
        ApplicantKind.PassportHolder => t["hộ chiếu {0}, quốc tịch {1}", dossier.OwnerIdNumber, dossier.OwnerNationality ?? ""],
        ApplicantKind.StateBody when AgencyId.TryParse(dossier.OwnerIdNumber, out _, out _) => t["mã định danh {0}", dossier.OwnerIdNumber],
        ApplicantKind.HouseholdBusiness when dossier.OwnerIdNumber.Length == 12 => t["số định danh {0}", dossier.OwnerIdNumber],
        _ => t["mã số thuế {0}", dossier.OwnerIdNumber],
    }).Value;

    /// <summary>A phone number as people dial it: stored "+84900000001", read "0900000001".</summary>
    public static string Phone(string stored) => stored.StartsWith("+84", StringComparison.Ordinal) ? "0" + stored[3..] : stored;
}
