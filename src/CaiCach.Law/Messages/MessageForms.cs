using CaiCach.Law.Letters;
using CaiCach.Law.Mails;

namespace CaiCach.Law.Messages;

/// <summary>A kind of message with its fields and the text that ships.</summary>
/// <param name="Kind">Which.</param>
/// <param name="About">What it is about: whether it may be refused, and how long it is news.</param>
/// <param name="Slug">Its name in addresses.</param>
/// <param name="Name">Its name on pages.</param>
/// <param name="Shipped">The text of bodies that have written none.</param>
/// <param name="Own">The fields that only some kinds have.</param>
public sealed record MessageForm(MessageKind Kind, MailKind About, string Slug, string Name, MessageText Shipped, IReadOnlyList<LetterField> Own)
{
    /// <summary>Whether the law makes the authority tell it.</summary>
    public bool IsLegal => MailRules.IsLegal(About) || Kind is MessageKind.PetitionRefused or MessageKind.PetitionSupplement or MessageKind.PetitionAnswered;

    /// <summary>Whether it goes to who sent a petition.</summary>
    public bool IsOfPetition => About == MailKind.Petition;

    /// <summary>Whether it goes to officials: in the program and by e-mail, never as a text message.</summary>
    public bool IsToOfficial => About == MailKind.Official;

    /// <summary>Whether it names one dossier, so that it can be looked at with the facts of one.</summary>
    public bool IsOfDossier => FieldsOf(MessagePart.Mail).Any(f => f.Name == "ma_ho_so");

    /// <summary>The parts its text has.</summary>
    public IReadOnlyList<MessagePart> Parts => IsToOfficial ? [MessagePart.Subject, MessagePart.Notice, MessagePart.Mail] : [MessagePart.Subject, MessagePart.Mail, MessagePart.Sms];

    /// <summary>The field with the one moment it is about; null for a message about none.</summary>
    public LetterField? DueField => Own.FirstOrDefault(f => MessageForms.Moments.Contains(f.Name));

    /// <summary>The fields that a part may name, its own first. A text message names no papers: they would not fit; what may not leave the program, no e-mail names.</summary>
    public IReadOnlyList<LetterField> FieldsOf(MessagePart part) => IsToOfficial
        ? [.. Own.Where(f => part == MessagePart.Notice || !OfficialMessageForms.InProgramOnly.Contains(f))]
        : [.. Own.Where(f => part == MessagePart.Mail || !MessageForms.InMailOnly.Contains(f)), .. IsOfPetition ? PetitionMessageForms.Common : MessageForms.Common];

    /// <summary>What the fields of a part say in a preview without a dossier.</summary>
    public LetterFacts ExamplesOf(MessagePart part)
    {
        var examples = LetterFacts.Examples(FieldsOf(part));
        return part != MessagePart.Sms
            ? examples
            : examples with { Values = examples.Values.ToDictionary(v => v.Key, v => v.Value.Replace(" ngày ", " ", StringComparison.Ordinal), StringComparer.Ordinal) };
    }
}

/// <summary>
/// The kinds of messages. No field carries a name, an identity number, an address of the applicant or a reason that an official wrote: e-mails and text messages
/// pass through the hands of others.
/// </summary>
public static class MessageForms
{
    private const string Moment = "17:00 ngày 09/03/2026";
    private const string Fee = "{#if phi_le_phi}Phí, lệ phí phải nộp: {phi_le_phi}.{/if}";
    private const string FeeWithIt = "{#if phi_bo_sung} Phí, lệ phí nộp khi bổ sung: {phi_bo_sung}; tổng còn phải nộp {con_phai_nop}, nộp trước khi nhận kết quả.{/if}";
    private const string FeeAsked = "{#if phi_bo_sung} Phí, lệ phí phải nộp khi bổ sung: {phi_bo_sung}.{/if}";
    private const string Due = "{#if hen_tra} Thời hạn trả kết quả: {hen_tra}.{/if}";
    private const string OfOthers = "{#if het_thoi_gian} Thời gian dành cho người nộp hoặc bên thứ ba đến {het_thoi_gian}.{/if}";
    private const string Again = "{#if hen_lai} Ngày hẹn lại chuyển thành {hen_lai}.{/if}";
    private const string AcceptedBySms = "Hồ sơ {ma_ho_so} đã được tiếp nhận{#if hen_tra}, hẹn trả {hen_tra}{/if}.";
    private const string OwedBySms = "Hồ sơ {ma_ho_so} cần nộp phí, lệ phí hoặc nghĩa vụ tài chính.";
    private const string SupplementBySms = "{ma_ho_so} cần bổ sung{#if han_bo_sung} trước {han_bo_sung}{/if}.";
    private const string NotAcceptedBySms = "{ma_ho_so} không được tiếp nhận.";
    private const string StoppedBySms = "Hồ sơ {ma_ho_so} đã dừng giải quyết.";
    private const string ReadyBySms = "Hồ sơ {ma_ho_so} đã có kết quả, {#if qua_buu_chinh}gửi qua bưu chính{/if}{#if tai_mot_cua}mời nhận tại Bộ phận Một cửa{/if}.";

    private static readonly LetterField DueField = new("hen_tra", "Giờ, ngày hẹn trả kết quả; để trống khi chưa có", Moment);
    private static readonly LetterField AgainField = new("hen_lai", "Giờ, ngày hẹn lại", Moment);
    private static readonly LetterField MovedField = new("hen_lai", "Giờ, ngày hẹn lại sau lần xin lỗi, khi thay đổi này làm nó chuyển đi; để trống khi không", Moment);
    private static readonly LetterField OthersField = new("het_thoi_gian", "Giờ, ngày hết thời gian dành cho người nộp hoặc bên thứ ba, khi thay đổi này làm nó chuyển đi; để trống khi không", Moment);
    private static readonly LetterField FeeField = new("phi_le_phi", "Phí, lệ phí còn phải nộp; để trống khi không còn", "150.000 đồng");
    private static readonly LetterField Answer = new("han_tra_loi", "Giờ, ngày trả lời việc tiếp nhận chậm nhất", Moment);
    private static readonly LetterField Event = new("su_kien", "Sự kiện làm thời hạn bắt đầu tính", "lấy mẫu tại cơ sở");
    private static readonly LetterField Happened = new("luc_xay_ra", "Giờ, ngày sự kiện xảy ra", Moment);
    private static readonly LetterField Limit = new("han_bo_sung", "Giờ, ngày hết hạn bổ sung", Moment);
    private static readonly LetterField NewLimit = new("han_moi", "Giờ, ngày được tính lại", Moment);
    private static readonly LetterField Items = new("noi_dung", "Nội dung phải bổ sung, cách nhau bằng dấu chấm phẩy (chỉ trong thư điện tử)", "Đơn có chữ ký; Bản cam kết");
    private static readonly LetterField Missing = new("con_thieu", "Giấy tờ còn thiếu, cách nhau bằng dấu chấm phẩy (chỉ trong thư điện tử)", "Bản vẽ");
    private static readonly LetterField Amount = new("so_tien", "Số tiền nghĩa vụ tài chính", "2.500.000 đồng");
    private static readonly LetterField FeeBack = new("so_tien", "Số tiền được hoàn", "150.000 đồng");
    private static readonly LetterField TakenBack = new("so_tien", "Số tiền đã ghi nhầm", "150.000 đồng");
    private static readonly LetterField NotBack = new("so_tien", "Số tiền không được hoàn", "150.000 đồng");
    private static readonly LetterField PartPaid = new("so_tien", "Số tiền vừa ghi nhận", "500.000 đồng");
    private static readonly LetterField SupplementFee = new("phi_bo_sung", "Phí, lệ phí mà lần bổ sung này làm phát sinh; trống khi không có", "200.000 đồng");
    private static readonly LetterField FeeToCome = new("phi_bo_sung", "Phí, lệ phí phải nộp khi bổ sung: số tiền, hoặc cách tính; để trống khi không có (chỉ trong thư điện tử)", "200.000 đồng");
    private static readonly LetterField LeftToPay = new("con_phai_nop", "Số tiền còn phải nộp", "2.000.000 đồng");
    private static readonly LetterField Document = new("so_van_ban", "Số, ký hiệu của văn bản", "12/GP-SKHCN");
    private static readonly LetterField Handler = new("noi_xu_ly", "Nơi đang xử lý: tên hệ thống khác, hoặc cơ quan có thẩm quyền", "Hệ thống của Bộ Mẫu");
    private static readonly LetterField HandledAt = new("noi_thuc_hien", "Địa chỉ làm việc bổ sung, rút hồ sơ ở hệ thống khác; để trống khi xử lý tại đây", "https://mau.example");
    private static readonly LetterField ByPost = new("qua_buu_chinh", "“có” khi kết quả gửi qua bưu chính", "");
    private static readonly LetterField AtCounter = new("tai_mot_cua", "“có” khi kết quả nhận tại Bộ phận Một cửa hoặc bản điện tử", "có");

    /// <summary>How messages call a person in their sentences.</summary>
    public const string Person = "ông/bà";

    /// <summary>How they call an organisation: no name goes by e-mail or text message.</summary>
    public const string Organisation = "quý đơn vị";

    /// <summary>Fields of every message.</summary>
    internal static IReadOnlyList<LetterField> Common { get; } =
    [
        new("ma_ho_so", "Mã hồ sơ; số yêu cầu khi chưa tiếp nhận", "000.00.16.H44-260302-0001"),
        new("xung_ho", "Cách gọi chủ hồ sơ trong câu: “ông/bà” với cá nhân, “quý đơn vị” với tổ chức", Person),
        new("co_quan", "Cơ quan có thẩm quyền giải quyết", "Sở Khoa học và Công nghệ tỉnh Mẫu"),
        new("co_quan_dien_thoai", "Số điện thoại của cơ quan có thẩm quyền giải quyết", "0900000003"),
        new("mot_cua", "Bộ phận Một cửa, nơi nộp và nhận kết quả", "Bộ phận Tiếp nhận và Trả kết quả"),
        new("mot_cua_dia_chi", "Địa chỉ Bộ phận Một cửa", "Số 2 đường Mẫu, tỉnh Mẫu"),
        new("mot_cua_dien_thoai", "Số điện thoại Bộ phận Một cửa", "0900000002"),
    ];

    /// <summary>The names of the fields with a moment that somebody has to keep.</summary>
    internal static IReadOnlyList<string> Moments { get; } = [DueField.Name, AgainField.Name, Answer.Name, Limit.Name, NewLimit.Name];

    /// <summary>Fields that no text message names.</summary>
    internal static IReadOnlyList<LetterField> InMailOnly { get; } = [Items, Missing, FeeToCome];

    /// <summary>Those of dossiers, in the order of a dossier's life.</summary>
    public static IReadOnlyList<MessageForm> OfDossiers { get; } =
    [
        Form(MessageKind.Received, MailKind.Received, "da-nhan-yeu-cau", "Đã nhận yêu cầu nộp trực tuyến, qua bưu chính", "Đã nhận yêu cầu",
            "Đã nhận yêu cầu {ma_ho_so}. Cơ quan trả lời việc tiếp nhận chậm nhất {han_tra_loi}.", "Đã nhận yêu cầu {ma_ho_so}.", Answer),
        Form(MessageKind.ReceivedAssisted, MailKind.Received, "da-ho-tro-nop", "Cán bộ đã hỗ trợ nộp trực tuyến", "Đã nhận yêu cầu",
            "Cán bộ đã hỗ trợ nộp trực tuyến yêu cầu {ma_ho_so} trong tài khoản của ông/bà, theo sự đồng ý của ông/bà. Cơ quan trả lời việc tiếp nhận chậm nhất {han_tra_loi}. Nếu ông/bà không đồng ý nộp, hãy rút hồ sơ và báo cho cơ quan.",
            "Đã nhận yêu cầu {ma_ho_so}.", Answer),
        Form(MessageKind.IntakeSupplement, MailKind.Supplement, "bo-sung-yeu-cau", "Cần bổ sung yêu cầu (trước khi tiếp nhận)", "Cần bổ sung yêu cầu",
            "Yêu cầu {ma_ho_so} cần bổ sung: {noi_dung}. Hạn bổ sung: {han_bo_sung}." + FeeAsked, SupplementBySms, Items, Limit, FeeToCome),
        Form(MessageKind.IntakeLimitMoved, MailKind.DueMoved, "han-bo-sung-yeu-cau-thay-doi", "Hạn bổ sung yêu cầu tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Thời hạn bổ sung yêu cầu {ma_ho_so} được tính lại theo lịch làm việc mới: {han_moi}.", "", NewLimit),
        Form(MessageKind.IntakeDueMoved, MailKind.DueMoved, "han-tra-loi-thay-doi", "Hạn trả lời việc tiếp nhận tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Thời hạn trả lời việc tiếp nhận yêu cầu {ma_ho_so} được tính lại theo lịch làm việc mới: {han_moi}.", "", NewLimit),
        Form(MessageKind.Resubmitted, MailKind.Progress, "da-bo-sung-yeu-cau", "Đã nhận giấy tờ bổ sung trước tiếp nhận", "Đã nhận giấy tờ bổ sung",
            "Đã nhận giấy tờ bổ sung của yêu cầu {ma_ho_so}. Cơ quan trả lời việc tiếp nhận chậm nhất {han_tra_loi}.", "Đã nhận giấy tờ bổ sung yêu cầu {ma_ho_so}.", Answer),
        Form(MessageKind.PaperAdded, MailKind.Progress, "da-them-giay-to", "Đã nhận thêm giấy tờ nộp sau", "Đã nhận thêm giấy tờ",
            "Bộ phận Một cửa đã nhận thêm giấy tờ của yêu cầu {ma_ho_so}. Cơ quan trả lời khi đã kiểm tra đủ giấy tờ.", ""),
        Form(MessageKind.IntakeSupplementExpired, MailKind.NotAccepted, "qua-han-bo-sung-yeu-cau", "Không tiếp nhận vì quá hạn bổ sung yêu cầu", "Hồ sơ không được tiếp nhận",
            "Hồ sơ {ma_ho_so} không được tiếp nhận vì quá thời hạn bổ sung.", NotAcceptedBySms),
        Form(MessageKind.NotAccepted, MailKind.NotAccepted, "khong-tiep-nhan", "Hồ sơ không được tiếp nhận (Mẫu số 03)", "Hồ sơ không được tiếp nhận",
            "Hồ sơ {ma_ho_so} không được tiếp nhận. Lý do và căn cứ ghi trong Mẫu số 03, xem được ở trang tra cứu.", NotAcceptedBySms),
        Form(MessageKind.Accepted, MailKind.Accepted, "tiep-nhan", "Hồ sơ đã được tiếp nhận", "Hồ sơ đã được tiếp nhận",
            "Hồ sơ đã được tiếp nhận, mã hồ sơ {ma_ho_so}{#if hen_tra}, hẹn trả kết quả {hen_tra}{/if}. " + Fee, AcceptedBySms, DueField, FeeField),
        Form(MessageKind.AcceptedFeeOwed, MailKind.FeeOwed, "tiep-nhan-can-nop-phi", "Hồ sơ đã được tiếp nhận, thời hạn tính từ khi nộp phí", "Cần nộp phí, lệ phí",
            "Hồ sơ đã được tiếp nhận, mã hồ sơ {ma_ho_so}. Thời hạn giải quyết tính từ khi nộp đủ phí, lệ phí. " + Fee, OwedBySms, FeeField),
        Form(MessageKind.AcceptedAwaitsEvent, MailKind.Accepted, "tiep-nhan-cho-su-kien", "Hồ sơ đã được tiếp nhận, thời hạn tính từ một sự kiện", "Hồ sơ đã được tiếp nhận",
            "Hồ sơ đã được tiếp nhận, mã hồ sơ {ma_ho_so}. Thời hạn giải quyết tính từ khi {su_kien}; ngày hẹn trả được báo khi cơ quan ghi nhận. " + Fee,
            "Hồ sơ {ma_ho_so} đã được tiếp nhận.", Event, FeeField),
        Form(MessageKind.StartRecorded, MailKind.Accepted, "thoi-han-bat-dau", "Thời hạn giải quyết bắt đầu tính", "Thời hạn giải quyết bắt đầu tính",
            "Hồ sơ {ma_ho_so}: đã {su_kien} lúc {luc_xay_ra}; thời hạn bắt đầu tính, hẹn trả kết quả {hen_tra}.",
            "Hồ sơ {ma_ho_so}: thời hạn bắt đầu tính{#if hen_tra}, hẹn trả {hen_tra}{/if}.", Event, Happened, DueField),
        Form(MessageKind.StartCorrected, MailKind.DueMoved, "dinh-chinh-thoi-han", "Lúc thời hạn bắt đầu tính được đính chính", "Ngày hẹn trả kết quả được tính lại",
            "Hồ sơ {ma_ho_so}: lúc {su_kien} được đính chính thành {luc_xay_ra}, hẹn trả kết quả {hen_tra}." + Again + " Lý do xem được ở trang tra cứu.",
            "Hồ sơ {ma_ho_so}: ngày hẹn trả đổi thành{#if hen_tra} {hen_tra}{/if}.", Event, Happened, DueField, MovedField),
        Form(MessageKind.FilingCorrected, MailKind.DueMoved, "dinh-chinh-nop", "Hình thức nộp, trường hợp hoặc giờ nhận được đính chính", "Thời hạn được tính lại",
            "Cơ quan đính chính thông tin nộp của hồ sơ {ma_ho_so}{#if han_moi}; trả lời việc tiếp nhận chậm nhất {han_moi}{/if}{#if hen_tra}; hẹn trả kết quả {hen_tra}{/if}." + Again,
            "Hồ sơ {ma_ho_so}: thời hạn được tính lại{#if han_moi}, trả lời tiếp nhận trước {han_moi}{/if}{#if hen_tra}, hẹn trả {hen_tra}{/if}.", DueField, MovedField, NewLimit),
        Form(MessageKind.ReplyCorrected, MailKind.DueMoved, "dinh-chinh-tra-loi", "Ngày trả lời của cơ quan phối hợp được đính chính", "Ngày hẹn trả kết quả được tính lại",
            "Thời hạn trả kết quả hồ sơ {ma_ho_so} được tính lại vì ngày trả lời của cơ quan phối hợp được đính chính{#if hen_tra}: {hen_tra}{/if}." + Again,
            "Hồ sơ {ma_ho_so}: ngày hẹn trả đổi thành{#if hen_tra} {hen_tra}{/if}.", DueField, MovedField),
        Form(MessageKind.FeeSettled, MailKind.Accepted, "da-nop-phi", "Đã ghi nhận phí, lệ phí, thời hạn bắt đầu tính", "Đã ghi nhận phí, lệ phí",
            "Đã ghi nhận phí, lệ phí của hồ sơ {ma_ho_so}, hẹn trả kết quả {hen_tra}.", AcceptedBySms, DueField),
        Form(MessageKind.FeeRecorded, MailKind.Progress, "ghi-nhan-phi", "Đã ghi nhận phí, lệ phí", "Đã ghi nhận phí, lệ phí",
            "Đã ghi nhận việc nộp hoặc miễn phí, lệ phí của hồ sơ {ma_ho_so}; chứng từ số {so_van_ban}.", "", Document),
        Form(MessageKind.FeePartRecorded, MailKind.Progress, "ghi-nhan-mot-phan-phi", "Đã ghi nhận một phần phí, lệ phí", "Đã ghi nhận một phần phí, lệ phí",
            "Đã ghi nhận {so_tien} phí, lệ phí của hồ sơ {ma_ho_so}; chứng từ số {so_van_ban}. Còn phải nộp {con_phai_nop}.", "", PartPaid, LeftToPay, Document),
        Form(MessageKind.FeeRefunded, MailKind.Progress, "hoan-phi", "Đã hoàn phí, lệ phí", "Đã hoàn phí, lệ phí",
            "Đã hoàn {so_tien} phí, lệ phí của hồ sơ {ma_ho_so} theo văn bản số {so_van_ban}. Lý do xem được ở trang tra cứu.", "", FeeBack, Document),
        Form(MessageKind.PaymentReversed, MailKind.FeeOwed, "huy-ghi-nhan-nop", "Đã hủy ghi nhận một khoản nộp ghi nhầm", "Đã hủy ghi nhận một khoản nộp",
            "Đã hủy ghi nhận {so_tien} phí, lệ phí hoặc nghĩa vụ tài chính của hồ sơ {ma_ho_so}{#if so_van_ban}, chứng từ số {so_van_ban}{/if}, do ghi nhầm. Còn phải nộp {con_phai_nop}. Lý do xem được ở trang tra cứu.",
            "Hồ sơ {ma_ho_so}: hủy ghi nhận {so_tien} do ghi nhầm, còn phải nộp {con_phai_nop}.", TakenBack, LeftToPay, Document),
        Form(MessageKind.DutyRefunded, MailKind.Progress, "hoan-nghia-vu-tai-chinh", "Đã hoàn nghĩa vụ tài chính", "Đã hoàn nghĩa vụ tài chính",
            "Đã hoàn {so_tien} nghĩa vụ tài chính của hồ sơ {ma_ho_so} theo văn bản số {so_van_ban}. Lý do xem được ở trang tra cứu.", "", FeeBack, Document),
        Form(MessageKind.MoneyKept, MailKind.FeeOwed, "khong-hoan", "Trả lời không hoàn khoản đã nộp", "Trả lời về việc hoàn khoản đã nộp",
            "Khoản {so_tien} đã nộp của hồ sơ {ma_ho_so} không được hoàn. Lý do và căn cứ xem được ở trang tra cứu.",
            "Hồ sơ {ma_ho_so}: khoản {so_tien} đã nộp không được hoàn.", NotBack),
        Form(MessageKind.Supplement, MailKind.Supplement, "bo-sung-ho-so", "Cần bổ sung hồ sơ (Mẫu số 02)", "Cần bổ sung hồ sơ",
            "Hồ sơ {ma_ho_so} cần bổ sung: {noi_dung}. Hạn bổ sung: {han_bo_sung}." + FeeAsked + " Thời hạn giải quyết tạm dừng đến khi nhận đủ bổ sung.", SupplementBySms, Items, Limit, FeeToCome),
        Form(MessageKind.SupplementLacking, MailKind.Supplement, "bo-sung-con-thieu", "Giấy tờ bổ sung còn thiếu", "Giấy tờ bổ sung còn thiếu",
            "Giấy tờ bổ sung của hồ sơ {ma_ho_so} còn thiếu: {con_thieu}. Hạn bổ sung: {han_bo_sung}.", SupplementBySms, Missing, Limit),
        Form(MessageKind.SupplementLimitMoved, MailKind.DueMoved, "han-bo-sung-thay-doi", "Hạn bổ sung hồ sơ tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Thời hạn bổ sung hồ sơ {ma_ho_so} được tính lại theo lịch làm việc mới: {han_moi}.{#if hen_tra} Thời hạn trả kết quả, chưa tính thời gian tạm dừng: {hen_tra}.{/if}" + Again, "", NewLimit, DueField, MovedField),
        Form(MessageKind.SupplementHandedIn, MailKind.Progress, "da-gui-bo-sung", "Đã nhận giấy tờ bổ sung, chờ kiểm tra", "Đã nhận giấy tờ bổ sung",
            "Đã nhận giấy tờ bổ sung của hồ sơ {ma_ho_so}. Cơ quan kiểm tra rồi báo lại: đã đủ, hoặc còn thiếu gì." + FeeWithIt, "Đã nhận giấy tờ bổ sung hồ sơ {ma_ho_so}, chờ kiểm tra.", SupplementFee, LeftToPay),
        Form(MessageKind.SupplementReceived, MailKind.Progress, "da-nhan-bo-sung", "Đã nhận đủ giấy tờ bổ sung", "Đã nhận bổ sung",
            "Đã nhận đủ giấy tờ bổ sung của hồ sơ {ma_ho_so}.{#if hen_tra} Thời hạn trả kết quả mới: {hen_tra}.{/if}" + OfOthers + Again + FeeWithIt, "", DueField, OthersField, MovedField, SupplementFee, LeftToPay),
        Form(MessageKind.SupplementExpired, MailKind.Stopped, "qua-han-bo-sung", "Dừng giải quyết vì quá hạn bổ sung", "Hồ sơ dừng giải quyết",
            "Hồ sơ {ma_ho_so} dừng giải quyết vì quá thời hạn bổ sung.", StoppedBySms),
        Form(MessageKind.DutyDetermined, MailKind.FeeOwed, "nghia-vu-tai-chinh", "Cần thực hiện nghĩa vụ tài chính", "Cần thực hiện nghĩa vụ tài chính",
            "Hồ sơ {ma_ho_so} phải thực hiện nghĩa vụ tài chính {so_tien}. Thời hạn giải quyết tạm dừng đến khi cơ quan ghi nhận đã thực hiện.", OwedBySms, Amount),
        Form(MessageKind.DutyPartRecorded, MailKind.Progress, "ghi-nhan-mot-phan-nghia-vu", "Đã ghi nhận một phần nghĩa vụ tài chính", "Đã ghi nhận một phần nghĩa vụ tài chính",
            "Đã ghi nhận {so_tien} nghĩa vụ tài chính của hồ sơ {ma_ho_so}; chứng từ số {so_van_ban}. Còn phải nộp {con_phai_nop}.", "", PartPaid, LeftToPay, Document),
        Form(MessageKind.DutySettled, MailKind.Progress, "da-thuc-hien-nghia-vu", "Đã ghi nhận nghĩa vụ tài chính", "Hồ sơ được tiếp tục giải quyết",
            "Đã ghi nhận nghĩa vụ tài chính của hồ sơ {ma_ho_so}." + Due + OfOthers + Again, "", DueField, OthersField, MovedField),
        Form(MessageKind.Suspended, MailKind.Progress, "tam-dung", "Hồ sơ tạm dừng giải quyết", "Hồ sơ tạm dừng giải quyết",
            "Hồ sơ {ma_ho_so} tạm dừng giải quyết. Lý do xem được ở trang tra cứu.", ""),
        Form(MessageKind.Resumed, MailKind.Progress, "tiep-tuc", "Hồ sơ được tiếp tục giải quyết", "Hồ sơ được tiếp tục giải quyết",
            "Hồ sơ {ma_ho_so} được tiếp tục giải quyết." + Due + OfOthers + Again, "", DueField, OthersField, MovedField),
        Form(MessageKind.WaitingEnded, MailKind.Progress, "het-cho-y-kien", "Không còn chờ ý kiến phối hợp, thời hạn tính tiếp", "Thời hạn giải quyết được tính tiếp",
            "Hồ sơ {ma_ho_so}: cơ quan không còn phải chờ ý kiến phối hợp, thời hạn được tính tiếp." + Due + OfOthers + Again, "", DueField, OthersField, MovedField),
        Form(MessageKind.StageEnded, MailKind.Progress, "sang-giai-doan", "Hồ sơ sang giai đoạn tiếp theo", "Hồ sơ sang giai đoạn tiếp theo",
            "Hồ sơ {ma_ho_so} chuyển sang giai đoạn tiếp theo." + Due, "", DueField),
        Form(MessageKind.StageEndCorrected, MailKind.DueMoved, "dinh-chinh-giai-doan", "Lúc kết thúc giai đoạn được đính chính", "Thời hạn của giai đoạn được tính lại",
            "Hồ sơ {ma_ho_so}: lúc kết thúc giai đoạn trước được đính chính thành {luc_xay_ra}." + Due + OfOthers + Again + " Lý do xem được ở trang tra cứu.",
            "Hồ sơ {ma_ho_so}: thời hạn của giai đoạn được tính lại{#if hen_tra}, hạn {hen_tra}{/if}.", Happened, DueField, OthersField, MovedField),
        Form(MessageKind.Apology, MailKind.Delay, "xin-loi-hen-lai", "Xin lỗi và hẹn lại (Mẫu số 04)", "Xin lỗi và hẹn lại",
            "Cơ quan xin lỗi {xung_ho} vì chưa trả kết quả hồ sơ {ma_ho_so} đúng hẹn và xin hẹn lại {hen_lai}. Lý do ghi trong Mẫu số 04, xem được ở trang tra cứu.",
            "Xin lỗi {xung_ho}, hồ sơ {ma_ho_so} hẹn lại{#if hen_lai} {hen_lai}{/if}.", AgainField),
        Form(MessageKind.Late, MailKind.Delay, "qua-hen", "Hồ sơ đã quá hẹn trả mà chưa có văn bản xin lỗi", "Hồ sơ chưa được trả đúng hẹn",
            "Hồ sơ {ma_ho_so} đã quá hẹn trả kết quả{#if hen_tra} {hen_tra}{/if} mà chưa có kết quả. Cơ quan đang tiếp tục giải quyết và báo ngay khi có kết quả.{#if mot_cua} Hỏi về hồ sơ tại {mot_cua}.{/if}{#if mot_cua_dien_thoai} Điện thoại: {mot_cua_dien_thoai}.{/if}",
            "Hồ sơ {ma_ho_so} đã quá hẹn, cơ quan đang tiếp tục giải quyết.", DueField),
        Form(MessageKind.DueMoved, MailKind.DueMoved, "hen-tra-thay-doi", "Ngày hẹn trả kết quả tính lại theo lịch làm việc", "Ngày hẹn trả kết quả thay đổi",
            "Thời hạn trả kết quả hồ sơ {ma_ho_so} được tính lại theo lịch làm việc mới: {hen_tra}.", "Hồ sơ {ma_ho_so}: ngày hẹn trả đổi thành{#if hen_tra} {hen_tra}{/if}.", DueField),
        Form(MessageKind.AppointmentMoved, MailKind.DueMoved, "hen-lai-thay-doi", "Ngày hẹn lại tính lại theo lịch làm việc", "Ngày hẹn lại thay đổi",
            "Ngày hẹn lại trả kết quả hồ sơ {ma_ho_so} được tính lại theo lịch làm việc mới: {hen_lai}.", "Hồ sơ {ma_ho_so}: ngày hẹn lại đổi thành{#if hen_lai} {hen_lai}{/if}.", AgainField),
        Form(MessageKind.StageTimeMoved, MailKind.DueMoved, "thoi-gian-giai-doan-thay-doi", "Thời gian của người nộp, bên thứ ba trong giai đoạn tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Hồ sơ {ma_ho_so}: thời gian dành cho người nộp hoặc bên thứ ba của giai đoạn đang thực hiện được tính lại theo lịch làm việc mới: đến {han_moi}.", "", NewLimit),
        Form(MessageKind.BodyMoved, MailKind.Progress, "co-quan-thay-doi", "Cơ quan giải quyết hồ sơ thay đổi", "Cơ quan giải quyết hồ sơ thay đổi",
            "Hồ sơ {ma_ho_so} từ nay do cơ quan khác giải quyết; mã hồ sơ và thời hạn giữ nguyên.",
            "Cơ quan giải quyết hồ sơ {ma_ho_so} thay đổi; mã và thời hạn giữ nguyên."),
        Form(MessageKind.SystemMoved, MailKind.Progress, "he-thong-thay-doi", "Hồ sơ chuyển sang hệ thống khác xử lý, hoặc về lại", "Nơi xử lý hồ sơ thay đổi",
            "Hồ sơ {ma_ho_so} từ nay do {noi_xu_ly} xử lý; mã hồ sơ và thời hạn giữ nguyên.{#if noi_thuc_hien} Việc bổ sung, rút hồ sơ làm tại {noi_thuc_hien}.{/if}",
            "Nơi xử lý, bổ sung, rút hồ sơ {ma_ho_so} thay đổi; mã và thời hạn giữ nguyên.", Handler, HandledAt),
        Form(MessageKind.Reported, MailKind.Supplement, "he-thong-khac-bao", "Hệ thống khác báo hồ sơ cần bổ sung, cần nộp tiền hoặc đã xong", "Nơi xử lý hồ sơ thông báo",
            "{noi_xu_ly} báo hồ sơ {ma_ho_so} ở trạng thái “{trang_thai}”.{#if noi_thuc_hien} Việc cần làm, nếu có, thực hiện tại {noi_thuc_hien}.{/if}",
            "Hồ sơ {ma_ho_so}, nơi đang xử lý báo: {trang_thai}.", Handler, HandledAt, new LetterField("trang_thai", "Trạng thái hệ thống khác báo", "Yêu cầu bổ sung giấy tờ")),
        Form(MessageKind.ContactCorrected, MailKind.Progress, "lien-lac-da-sua", "Thông tin liên lạc đã được sửa", "Thông tin liên lạc đã được sửa",
            "Thông tin liên lạc của hồ sơ {ma_ho_so} đã được sửa. Nếu {xung_ho} không yêu cầu việc này, hãy báo Bộ phận Một cửa.", ""),
        Form(MessageKind.OwnerCorrected, MailKind.Progress, "chu-ho-so-da-sua", "Thông tin chủ hồ sơ, người nộp đã được sửa", "Thông tin chủ hồ sơ đã được sửa",
            "Cơ quan đã sửa thông tin chủ hồ sơ, người nộp của hồ sơ {ma_ho_so}. Nếu {xung_ho} thấy chưa đúng, hãy báo Bộ phận Một cửa.", "Hồ sơ {ma_ho_so}: đã sửa thông tin chủ hồ sơ. Nếu sai, báo Một cửa."),
        Form(MessageKind.WithdrawalRequested, MailKind.Progress, "de-nghi-rut", "Đã nhận đề nghị rút hồ sơ", "Đã nhận đề nghị rút hồ sơ",
            "Đã nhận đề nghị rút hồ sơ {ma_ho_so}; lãnh đạo cơ quan trả lời đề nghị này. Nếu {xung_ho} không đề nghị rút, hãy báo ngay Bộ phận Một cửa{#if mot_cua_dien_thoai}, điện thoại {mot_cua_dien_thoai}{/if}.",
            "Đã nhận đề nghị rút hồ sơ {ma_ho_so}. Nếu sai, báo Một cửa."),
        Form(MessageKind.Withdrawn, MailKind.Withdrawn, "da-rut", "Hồ sơ đã được rút", "Hồ sơ đã được rút",
            "Hồ sơ {ma_ho_so} đã được rút theo đề nghị.", "Hồ sơ {ma_ho_so} đã được rút theo đề nghị."),
        Form(MessageKind.WithdrawalDenied, MailKind.Progress, "khong-dong-y-rut", "Đề nghị rút hồ sơ không được chấp thuận", "Trả lời đề nghị rút hồ sơ",
            "Đề nghị rút hồ sơ {ma_ho_so} không được chấp thuận. Lý do xem được ở trang tra cứu.", ""),
        Form(MessageKind.WithdrawalCancelled, MailKind.Progress, "thoi-rut", "Đã ghi nhận thôi đề nghị rút hồ sơ", "Đã ghi nhận thôi đề nghị rút hồ sơ",
            "Đã ghi nhận việc thôi đề nghị rút hồ sơ {ma_ho_so}; hồ sơ tiếp tục được giải quyết. Nếu {xung_ho} không yêu cầu việc này, hãy báo ngay Bộ phận Một cửa{#if mot_cua_dien_thoai}, điện thoại {mot_cua_dien_thoai}{/if}.", ""),
        Form(MessageKind.Stopped, MailKind.Stopped, "dung-giai-quyet", "Hồ sơ dừng giải quyết (Mẫu số 05)", "Hồ sơ dừng giải quyết",
            "Hồ sơ {ma_ho_so} dừng giải quyết. Lý do và căn cứ ghi trong Mẫu số 05, xem được ở trang tra cứu.", StoppedBySms),
        Form(MessageKind.OriginalsReturned, MailKind.Progress, "da-tra-ban-chinh", "Đã trả lại bản chính giấy tờ", "Đã trả lại bản chính giấy tờ",
            "Đã trả lại bản chính giấy tờ của hồ sơ {ma_ho_so}. Nếu {xung_ho} chưa nhận, hãy báo Bộ phận Một cửa.", "Đã trả lại bản chính giấy tờ của hồ sơ {ma_ho_so}."),
        Form(MessageKind.Reopened, MailKind.Progress, "mo-lai", "Hồ sơ được mở lại", "Hồ sơ được mở lại",
            "Hồ sơ {ma_ho_so} được mở lại theo văn bản số {so_van_ban}; yêu cầu mới đang được kiểm tra tiếp nhận. Lý do xem được ở trang tra cứu.", "", Document),
        Form(MessageKind.Issued, MailKind.ResultReady, "co-ket-qua", "Hồ sơ đã có kết quả", "Đã có kết quả",
            "Hồ sơ {ma_ho_so} đã có kết quả: văn bản số {so_van_ban}. " + Fee
            + " {#if qua_buu_chinh}Kết quả được gửi qua bưu chính đến địa chỉ {xung_ho} đã ghi.{/if}{#if tai_mot_cua}Mời {xung_ho} nhận tại Bộ phận Một cửa hoặc mở bản điện tử trên cổng.{/if}",
            ReadyBySms, Document, FeeField, ByPost, AtCounter),
        Form(MessageKind.ResultCorrected, MailKind.ResultReady, "thay-ket-qua", "Kết quả được thay", "Kết quả được thay",
            "Kết quả hồ sơ {ma_ho_so} được thay bằng văn bản số {so_van_ban}. Mời {xung_ho} nhận tại Bộ phận Một cửa hoặc mở bản điện tử trên cổng.", ReadyBySms, Document, ByPost, AtCounter),
        Form(MessageKind.Unclaimed, MailKind.ResultReady, "ket-qua-cho-nhan", "Kết quả chờ người nộp đến nhận", "Kết quả chờ {xung_ho} đến nhận",
            "Kết quả hồ sơ {ma_ho_so} đang chờ {xung_ho} đến nhận tại Bộ phận Một cửa. " + Fee, "Kết quả hồ sơ {ma_ho_so} chưa có người nhận, mời đến Bộ phận Một cửa.", FeeField),
        Form(MessageKind.Archived, MailKind.ResultReady, "ket-qua-luu-tru", "Kết quả chưa có người nhận đã chuyển lưu trữ", "Kết quả đã chuyển lưu trữ",
            "Kết quả hồ sơ {ma_ho_so} chưa có người nhận nên đã chuyển lưu trữ. Kết quả vẫn nhận được tại Bộ phận Một cửa.", "Kết quả hồ sơ {ma_ho_so} đã chuyển lưu trữ, vẫn nhận được tại Bộ phận Một cửa."),
        Form(MessageKind.Posted, MailKind.Delivered, "da-gui-buu-chinh", "Đã gửi kết quả qua bưu chính", "Đã gửi kết quả qua bưu chính",
            "Kết quả hồ sơ {ma_ho_so} đã gửi qua bưu chính ({don_vi_chuyen}), số vận đơn {so_van_don}.", "Đã gửi kết quả hồ sơ {ma_ho_so} qua bưu chính, số vận đơn {so_van_don}.",
            new LetterField("don_vi_chuyen", "Đơn vị chuyển phát", "VNPost"), new LetterField("so_van_don", "Số vận đơn", "EA123456789VN")),
        Form(MessageKind.Delivered, MailKind.Delivered, "da-tra-ket-qua", "Đã trả kết quả", "Đã trả kết quả",
            "Đã trả kết quả hồ sơ {ma_ho_so}{#if giao_luc}, bưu chính giao lúc {giao_luc}{/if}. Cảm ơn {xung_ho} đã sử dụng dịch vụ.", "Đã trả kết quả hồ sơ {ma_ho_so}.",
            new LetterField("giao_luc", "Giờ, ngày bưu chính giao; để trống khi trả tại quầy", Moment)),
    ];

    /// <summary>All: those of dossiers, those of petitions, then those to officials.</summary>
    public static IReadOnlyList<MessageForm> All { get; } = [.. OfDossiers, .. PetitionMessageForms.All, .. OfficialMessageForms.All];

    private static readonly Dictionary<MessageKind, MessageForm> ByKind = All.ToDictionary(f => f.Kind);

    /// <summary>One kind.</summary>
    public static MessageForm Of(MessageKind kind) => ByKind[kind];

    private static MessageForm Form(MessageKind kind, MailKind about, string slug, string name, string title, string mail, string sms, params LetterField[] own) =>
        new(kind, about, slug, name, new(title + ": {ma_ho_so}", mail, sms), own);
}
