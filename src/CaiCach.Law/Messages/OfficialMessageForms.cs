using CaiCach.Law.Letters;
using CaiCach.Law.Mails;

namespace CaiCach.Law.Messages;

/// <summary>
/// The kinds of notices to officials, each read in the program and by e-mail. What an official wrote as a reason, and the name of an official, stands in the
/// program alone: the e-mail passes through the hands of others and sends its reader to the program.
/// </summary>
internal static class OfficialMessageForms
{
    private const string Moment = "17:00 ngày 09/03/2026";
    private const string Title = "Thông báo từ hệ thống một cửa điện tử";
    private const string DueSays = "{#if hen_tra} Hạn trả kết quả: {hen_tra}.{/if}";
    private const string AgainSays = "{#if hen_lai_cu} Ngày hẹn lại chuyển từ {hen_lai_cu} thành {hen_lai}.{/if}";
    private const string AnswerSays = "cần trả lời việc tiếp nhận trước {han_tra_loi}.";
    private const string ReasonSays = " Lý do: {ly_do}";
    private const string ReasonInside = " Lý do xem trong hệ thống.";

    private static readonly LetterField Code = new("ma_ho_so", "Mã hồ sơ; số yêu cầu khi chưa tiếp nhận", "H44.15-260302-0001");
    private static readonly LetterField Due = new("hen_tra", "Giờ, ngày hạn trả kết quả; để trống khi chưa có", Moment);
    private static readonly LetterField Answer = new("han_tra_loi", "Giờ, ngày trả lời việc tiếp nhận chậm nhất", Moment);
    private static readonly LetterField Check = new("han_kiem_tra", "Giờ, ngày kiểm tra giấy tờ bổ sung chậm nhất", Moment);
    private static readonly LetterField AfterLimit = new("sau_han", "“có” khi giấy tờ đến sau hạn bổ sung", "");
    private static readonly LetterField Limit = new("han_bo_sung", "Giờ, ngày hết hạn bổ sung", Moment);
    private static readonly LetterField Opinion = new("han_y_kien", "Giờ, ngày cho ý kiến chậm nhất", Moment);
    private static readonly LetterField Before = new("han_cu", "Giờ, ngày hạn trước khi tính lại", "17:00 ngày 06/03/2026");
    private static readonly LetterField After = new("han_moi", "Giờ, ngày hạn sau khi tính lại", Moment);
    private static readonly LetterField Appointment = new("hen_lai", "Giờ, ngày hẹn lại", "17:00 ngày 16/03/2026");
    private static readonly LetterField AppointmentBefore = new("hen_lai_cu", "Giờ, ngày hẹn lại trước khi chuyển; để trống khi không chuyển", "");
    private static readonly LetterField Reason = new("ly_do", "Lý do hoặc lời nhắn cán bộ đã ghi (chỉ trong hệ thống)", "Thiếu nhận xét về điều kiện.");
    private static readonly LetterField Name = new("ho_ten", "Họ và tên cán bộ (chỉ trong hệ thống)", "Trần Văn Mẫu");
    private static readonly LetterField Proposal = new("de_xuat", "Nội dung đề xuất", "giải quyết");
    private static readonly LetterField Silent = new("so_noi", "Số nơi không trả lời", "2");
    private static readonly LetterField Happening = new("dien_bien", "Điều đã xảy ra với hồ sơ", "đã dừng giải quyết");
    private static readonly LetterField Event = new("su_kien", "Sự kiện làm thời hạn bắt đầu tính", "lấy mẫu tại cơ sở");
    private static readonly LetterField Happened = new("luc_xay_ra", "Giờ, ngày sự kiện xảy ra", Moment);
    private static readonly LetterField Document = new("so_van_ban", "Số, ký hiệu của văn bản", "12/GP-SKHCN");
    private static readonly LetterField Amount = new("so_tien", "Số tiền đã nộp", "150.000 đồng");
    private static readonly LetterField Other = new("he_thong", "Tên hệ thống khác", "Hệ thống của Bộ Mẫu");
    private static readonly LetterField Unit = new("don_vi", "Tên đơn vị", "Phòng Quản lý chuyên ngành");
    private static readonly LetterField Task = new("viec", "Việc được nhắc, kèm mã hồ sơ hoặc mã phản ánh, kiến nghị", "Hồ sơ H44.15-260302-0001, bước “Thẩm định”");
    private static readonly LetterField ToDo = new("phai_lam", "Điều phải làm xong trước hạn", "làm xong");
    private static readonly LetterField Until = new("han", "Giờ, ngày đến hạn", Moment);
    private static readonly LetterField Outside = new("co_quan_ngoai", "“có” khi chờ cơ quan ngoài hệ thống trả lời", "");
    private static readonly LetterField Untold = new("chua_co_nguyen_nhan", "“có” khi chưa ai ghi nguyên nhân quá hạn", "có");
    private static readonly LetterField Petition = new("ma_phan_anh", "Mã phản ánh, kiến nghị", "PA-2603-8K2M");
    private static readonly LetterField Look = new("han_xem_xet", "Giờ, ngày xem xét chậm nhất", Moment);
    private static readonly LetterField Reply = new("han_tra_loi", "Giờ, ngày trả lời chậm nhất", Moment);
    private static readonly LetterField Publish = new("han_cong_khai", "Giờ, ngày công khai chậm nhất", Moment);
    private static readonly LetterField Question = new("ma_cau_hoi", "Mã câu hỏi", "HD-2603-8K2M");
    private static readonly LetterField Procedure = new("ma_thu_tuc", "Mã thủ tục hành chính", "1.014445");
    private static readonly LetterField Post = new("vi_tri", "Vị trí", "Chuyên viên thụ lý");
    private static readonly LetterField LastDay = new("het_ngay", "Ngày cuối của vị trí", "09/03/2026");
    private static readonly LetterField Works = new("cong_viec", "Số việc đang giữ", "3 hồ sơ");

    /// <summary>Fields that no e-mail names.</summary>
    public static IReadOnlyList<LetterField> InProgramOnly { get; } = [Reason, Name];

    /// <summary>All, in the order of a dossier's life; then reminders, petitions, questions, calls and posts.</summary>
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        OfDossier(MessageKind.OfficialSubmitted, "yeu-cau-moi", "có yêu cầu trực tuyến mới", "Có yêu cầu trực tuyến mới {ma_ho_so}; " + AnswerSays, Answer),
        OfDossier(MessageKind.OfficialInternalSubmitted, "yeu-cau-noi-bo", "có yêu cầu mới theo thủ tục nội bộ", "Có yêu cầu mới theo thủ tục hành chính nội bộ {ma_ho_so}; " + AnswerSays, Answer),
        OfDossier(MessageKind.OfficialOpenedAgain, "mo-lai", "yêu cầu được mở lại", "Yêu cầu {ma_ho_so} được mở lại từ hồ sơ đã kết thúc; " + AnswerSays, Answer),
        OfDossier(MessageKind.OfficialReopeningOrdered, "quyet-dinh-mo-lai", "hồ sơ chờ quản trị mở lại", "Hồ sơ {ma_ho_so} có quyết định mở lại theo văn bản số {so_van_ban}, chờ quản trị hệ thống thực hiện.", Document),
        OfDossierWithReason(MessageKind.OfficialReopeningRefused, "khong-mo-lai", "quản trị không mở lại hồ sơ", "Quản trị hệ thống không thực hiện mở lại hồ sơ {ma_ho_so}."),
        OfDossier(MessageKind.OfficialReopeningWithdrawn, "thu-hoi-mo-lai", "quyết định mở lại được thu hồi", "Quyết định mở lại hồ sơ {ma_ho_so} đã được thu hồi; không còn phải thực hiện."),
        OfDossier(MessageKind.OfficialReopeningDone, "da-mo-lai", "hồ sơ đã được mở lại", "Hồ sơ {ma_ho_so} đã được mở lại theo quyết định của ông/bà; yêu cầu mới nằm ở bàn tiếp nhận."),
        OfDossier(MessageKind.OfficialIntakeLeft, "yeu-cau-khong-nguoi", "yêu cầu không còn người kiểm tra", "Yêu cầu {ma_ho_so} chưa có người kiểm tra: người nhận việc thôi giữ vị trí. Cần trả lời việc tiếp nhận trước {han_tra_loi}.", Answer),
        OfDossier(MessageKind.OfficialPaperAdded, "them-giay-to", "đã thêm giấy tờ vào yêu cầu", "Đã thêm giấy tờ vào yêu cầu {ma_ho_so}.{#if han_tra_loi} Cần trả lời việc tiếp nhận trước {han_tra_loi}.{/if}", Answer),
        OfDossier(MessageKind.OfficialResubmitted, "bo-sung-yeu-cau", "người nộp đã bổ sung yêu cầu", "Người nộp đã bổ sung yêu cầu {ma_ho_so}; " + AnswerSays, Answer),
        OfDossier(MessageKind.OfficialIntakeDueCorrected, "dinh-chinh-yeu-cau", "thông tin nộp của yêu cầu được đính chính", "Thông tin nộp của yêu cầu {ma_ho_so} được đính chính; cần trả lời việc tiếp nhận trước {han_moi}.", After),
        OfDossier(MessageKind.OfficialIntakeExpired, "yeu-cau-qua-han-bo-sung", "yêu cầu kết thúc vì quá hạn bổ sung", "Yêu cầu {ma_ho_so} đã kết thúc, không được tiếp nhận, vì quá hạn bổ sung."),
        OfDossier(MessageKind.OfficialFeeSettled, "da-nop-phi", "đã nộp phí, thời hạn bắt đầu tính", "Thời hạn của hồ sơ {ma_ho_so} bắt đầu tính: đã nộp đủ hoặc được miễn phí, lệ phí." + DueSays, Due),
        OfDossier(MessageKind.OfficialAssigned, "giao-viec", "hồ sơ được giao cho cán bộ", "Hồ sơ {ma_ho_so} được giao cho ông/bà." + DueSays, Due),
        OfDossier(MessageKind.OfficialPassedOn, "giao-nguoi-khac", "hồ sơ đang giữ được giao cho người khác", "Hồ sơ {ma_ho_so} {dien_bien}; ông/bà không còn phải làm tiếp hồ sơ này.", new LetterField("dien_bien", "Hồ sơ qua tay ai", "được giao cho người khác")),
        OfDossier(MessageKind.OfficialUnitAssigned, "den-don-vi", "hồ sơ chuyển đến đơn vị, chờ phân công", "Hồ sơ {ma_ho_so} được chuyển đến đơn vị của ông/bà, chờ phân công." + DueSays, Due),
        OfDossier(MessageKind.OfficialUnitMoved, "sap-xep", "hồ sơ chuyển đến khi sắp xếp tổ chức", "Hồ sơ {ma_ho_so} chuyển đến đơn vị của ông/bà khi sắp xếp tổ chức, chờ phân công." + DueSays, Due),
        OfDossier(MessageKind.OfficialMovedHere, "sap-xep-cho-xu-ly", "hồ sơ chuyển đến khi sắp xếp tổ chức, chờ cơ quan mới làm tiếp", "Hồ sơ {ma_ho_so} chuyển đến cơ quan, đơn vị của ông/bà khi sắp xếp tổ chức, {viec_can_lam}." + DueSays,
            new LetterField("viec_can_lam", "Việc chờ người đọc", "chờ phát hành"), Due),
        OfDossier(MessageKind.OfficialHandlerLeft, "phan-cong-lai", "hồ sơ chờ phân công lại", "Người thụ lý hồ sơ {ma_ho_so} thôi giữ vị trí; hồ sơ chờ phân công lại." + DueSays, Due),
        OfDossier(MessageKind.OfficialPartReceived, "phan-den", "cơ quan khác chuyển đến phần hồ sơ", "Cơ quan khác chuyển đến phần hồ sơ {ma_ho_so}, chờ chuyển xử lý." + DueSays, Due),
        OfDossierWithReason(MessageKind.OfficialPartGivenBack, "phan-tra-lai", "phần việc liên thông bị trả lại", "Cơ quan liên thông trả lại phần việc của hồ sơ {ma_ho_so}."),
        OfDossierWithReason(MessageKind.OfficialPartStopped, "phan-dung", "phần việc không phải giải quyết nữa", "Phần việc {ma_ho_so} không phải giải quyết nữa."),
        OfDossier(MessageKind.OfficialAsked, "xin-y-kien", "đơn vị được xin ý kiến", "Đơn vị của ông/bà được xin ý kiến về hồ sơ {ma_ho_so}; cần trả lời trước {han_y_kien}.", Opinion),
        OfDossier(MessageKind.OfficialOpinionGiven, "co-y-kien", "đã có ý kiến", "Đã có ý kiến về hồ sơ {ma_ho_so}: {y_kien}.", new LetterField("y_kien", "“đồng ý” hoặc “không đồng ý”", "đồng ý")),
        OfDossier(MessageKind.OfficialOpinionsSilent, "het-han-y-kien", "hết hạn lấy ý kiến, hồ sơ tiếp tục", "Hết hạn lấy ý kiến về hồ sơ {ma_ho_so}: {so_noi} nơi không trả lời. Hồ sơ tiếp tục được giải quyết.", Silent),
        OfDossier(MessageKind.OfficialOpinionsLapsed, "het-han-y-kien-con-cho", "hết hạn lấy ý kiến, còn chờ cơ quan ngoài hệ thống", "Hết hạn lấy ý kiến về hồ sơ {ma_ho_so}: {so_noi} nơi không trả lời. Hồ sơ còn chờ cơ quan ngoài hệ thống trả lời.", Silent),
        OfDossier(MessageKind.OfficialNoLongerAsked, "thoi-xin-y-kien", "không còn phải cho ý kiến", "Không còn phải cho ý kiến về hồ sơ {ma_ho_so}: {vi_sao}.", new LetterField("vi_sao", "Vì sao không còn phải cho ý kiến", "cơ quan hỏi đã thu hồi")),
        OfDossier(MessageKind.OfficialToReview, "cho-duyet", "đề xuất chờ duyệt", "Hồ sơ {ma_ho_so} chờ ông/bà duyệt đề xuất: {de_xuat}." + DueSays, Proposal, Due),
        OfDossier(MessageKind.OfficialToSign, "cho-ky", "hồ sơ chờ ký", "Hồ sơ {ma_ho_so} chờ ông/bà ký: {de_xuat}." + DueSays, Proposal, Due),
        OfDossierWithReason(MessageKind.OfficialProposalReturned, "tra-lai-de-xuat", "đề xuất bị trả lại", "Lãnh đạo trả lại đề xuất của hồ sơ {ma_ho_so}."),
        OfDossier(MessageKind.OfficialSupplementAsked, "da-yeu-cau-bo-sung", "đã ký phiếu yêu cầu bổ sung", "Lãnh đạo đã ký phiếu yêu cầu bổ sung hồ sơ {ma_ho_so}; thời hạn tạm dừng đến khi nhận đủ, hạn bổ sung {han_bo_sung}.", Limit),
        OfDossier(MessageKind.OfficialSupplementHandedIn, "da-nop-bo-sung", "người nộp đã nộp giấy tờ bổ sung", "Người nộp đã nộp giấy tờ bổ sung của hồ sơ {ma_ho_so}{#if sau_han} sau hạn bổ sung{/if}; cần kiểm tra trước {han_kiem_tra}.", AfterLimit, Check),
        OfDossier(MessageKind.OfficialSupplementReceived, "da-bo-sung", "hồ sơ đã được bổ sung", "Hồ sơ {ma_ho_so} đã được bổ sung, tiếp tục giải quyết." + DueSays + AgainSays, Due, AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialSupplementOverdue, "qua-han-bo-sung", "hồ sơ quá hạn bổ sung", "Hồ sơ {ma_ho_so} quá hạn bổ sung, chờ ông/bà quyết định dừng giải quyết hoặc từ chối giải quyết."),
        OfDossierWithReason(MessageKind.OfficialSuspended, "tam-dung", "hồ sơ tạm dừng", "Hồ sơ {ma_ho_so} tạm dừng giải quyết."),
        OfDossier(MessageKind.OfficialResumed, "tiep-tuc", "hồ sơ được tiếp tục giải quyết", "Hồ sơ {ma_ho_so} được tiếp tục giải quyết." + DueSays + AgainSays, Due, AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialHalted, "da-ket-thuc", "hồ sơ được rút hoặc dừng", "Hồ sơ {ma_ho_so} {dien_bien}.", Happening),
        OfDossier(MessageKind.OfficialUrged, "don-doc", "đôn đốc", "Hồ sơ {ma_ho_so} được đôn đốc: {ly_do}" + DueSays, "Hồ sơ {ma_ho_so} được đôn đốc; nội dung xem trong hệ thống." + DueSays, Reason, Due),
        OfDossier(MessageKind.OfficialMalware, "ma-doc", "tệp có mã độc", "Một tệp của hồ sơ {ma_ho_so} có mã độc và đã bị cách ly, không ai mở được; cần người nộp gửi lại tệp sạch."),
        OfDossier(MessageKind.OfficialApologyDrafted, "du-thao-xin-loi", "dự thảo xin lỗi, hẹn lại chờ ký", "Hồ sơ {ma_ho_so} có dự thảo xin lỗi và hẹn lại {hen_lai} chờ ông/bà ký trước khi quá hạn." + DueSays, Appointment, Due),
        OfDossierWithReason(MessageKind.OfficialApologyReturned, "tra-lai-xin-loi", "dự thảo xin lỗi bị trả lại", "Lãnh đạo trả lại dự thảo xin lỗi, hẹn lại của hồ sơ {ma_ho_so}."),
        OfDossier(MessageKind.OfficialApologised, "da-xin-loi", "đã xin lỗi và hẹn lại", "Cơ quan đã xin lỗi người nộp hồ sơ {ma_ho_so} và hẹn lại {hen_lai}.", Appointment),
        OfDossier(MessageKind.OfficialDelayForecast, "du-bao-cham", "sắp đến hạn mà chưa có quyết định", "Hồ sơ {ma_ho_so} sắp đến hạn mà chưa có quyết định." + DueSays, Due),
        OfDossier(MessageKind.OfficialStartRecorded, "bat-dau-tinh", "thời hạn bắt đầu tính", "Thời hạn của hồ sơ {ma_ho_so} bắt đầu tính: đã {su_kien} lúc {luc_xay_ra}." + DueSays, Event, Happened, Due),
        OfDossier(MessageKind.OfficialStageEnded, "sang-giai-doan", "hồ sơ sang giai đoạn tiếp theo", "Hồ sơ {ma_ho_so} chuyển sang giai đoạn tiếp theo." + DueSays, Due),
        OfDossier(MessageKind.OfficialStageEndCorrected, "dinh-chinh-giai-doan", "lúc kết thúc giai đoạn được đính chính", "Lúc kết thúc giai đoạn trước của hồ sơ {ma_ho_so} được đính chính, giai đoạn này được tính lại." + DueSays + AgainSays, Due, AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialDueMoved, "doi-han", "thời hạn tính lại theo lịch làm việc", "Thời hạn của hồ sơ {ma_ho_so} được tính lại theo lịch làm việc mới: từ {han_cu} thành {hen_tra}." + AgainSays, Before, Due, AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialStageMoved, "doi-han-giai-doan", "thời gian của người nộp, bên thứ ba tính lại theo lịch làm việc", "Hồ sơ {ma_ho_so}: thời gian dành cho người nộp hoặc bên thứ ba được tính lại theo lịch làm việc mới: từ {han_cu} thành {han_moi}.", Before, After),
        OfDossier(MessageKind.OfficialAppointmentMoved, "doi-hen-lai", "ngày hẹn lại tính lại theo lịch làm việc", "Hồ sơ {ma_ho_so}:" + AgainSays + " Lý do: lịch làm việc mới.", AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialStepMoved, "doi-han-buoc", "hạn của bước tính lại theo lịch làm việc", "Hạn của bước “{buoc}”, hồ sơ {ma_ho_so}, được tính lại theo lịch làm việc mới: từ {han_cu} thành {han_moi}.", new LetterField("buoc", "Tên bước của quy trình nội bộ", "Thẩm định"), Before, After),
        OfDossier(MessageKind.OfficialOpinionDueMoved, "doi-han-y-kien", "hạn cho ý kiến tính lại theo lịch làm việc", "Hạn cho ý kiến về hồ sơ {ma_ho_so} được tính lại theo lịch làm việc mới: từ {han_cu} thành {han_moi}.", Before, After),
        OfDossier(MessageKind.OfficialDeskDueMoved, "doi-han-mot-cua", "hạn việc của Bộ phận Một cửa tính lại theo lịch làm việc", "Hạn {viec_mot_cua} {ma_ho_so} được tính lại theo lịch làm việc mới: từ {han_cu} thành {han_moi}.",
            new LetterField("viec_mot_cua", "Việc Bộ phận Một cửa phải làm trước hạn, kèm chữ “yêu cầu” hoặc “hồ sơ”", "trả lời việc tiếp nhận yêu cầu"), Before, After),
        OfDossier(MessageKind.OfficialDueCorrected, "dinh-chinh-han", "thời hạn tính lại vì đính chính", "Thời hạn của hồ sơ {ma_ho_so} được tính lại vì đính chính {dinh_chinh}." + DueSays + AgainSays, new LetterField("dinh_chinh", "Điều được đính chính", "thông tin nộp"), Due, AppointmentBefore, Appointment),
        OfDossier(MessageKind.OfficialOwnerCorrected, "sua-chu-ho-so", "thông tin chủ hồ sơ, người nộp được sửa", "Thông tin chủ hồ sơ, người nộp của hồ sơ {ma_ho_so} đã được sửa; đối chiếu lại dự thảo, văn bản của hồ sơ."),
        OfDossier(MessageKind.OfficialWithdrawalToAnswer, "xin-rut-cho-tra-loi", "đề nghị rút hồ sơ chờ trả lời", "Người nộp xin rút hồ sơ {ma_ho_so}, chờ ông/bà trả lời."),
        OfDossier(MessageKind.OfficialWithdrawalAsked, "xin-rut", "người nộp xin rút hồ sơ", "Người nộp xin rút hồ sơ {ma_ho_so}, chờ lãnh đạo trả lời."),
        OfDossier(MessageKind.OfficialWithdrawalDenied, "khong-cho-rut", "đề nghị rút không được chấp thuận", "Đề nghị rút hồ sơ {ma_ho_so} không được chấp thuận, hồ sơ tiếp tục được giải quyết." + DueSays, Due),
        OfDossier(MessageKind.OfficialWithdrawalCancelled, "thoi-xin-rut", "người nộp thôi xin rút", "Người nộp thôi xin rút hồ sơ {ma_ho_so}; không còn phải trả lời đề nghị rút."),
        OfDossier(MessageKind.OfficialWithdrawalDropped, "thoi-xin-rut-tiep-tuc", "người nộp thôi xin rút, hồ sơ tiếp tục", "Người nộp thôi xin rút hồ sơ {ma_ho_so}, hồ sơ tiếp tục được giải quyết." + DueSays, Due),
        OfDossier(MessageKind.OfficialToIssue, "cho-phat-hanh", "kết quả chờ phát hành", "Kết quả hồ sơ {ma_ho_so} đã được ký, chờ phát hành." + DueSays, Due),
        OfDossier(MessageKind.OfficialToReturn, "cho-tra", "kết quả chờ trả", "Hồ sơ {ma_ho_so} có kết quả: văn bản số {so_van_ban}, chờ trả cho người nộp.", Document),
        OfDossierWithReason(MessageKind.OfficialPostReturned, "buu-chinh-tra-lai", "bưu chính trả lại kết quả", "Bưu chính không phát được kết quả hồ sơ {ma_ho_so} và đã trả về Bộ phận Một cửa, chờ trả lại cho người nộp."),
        OfDossier(MessageKind.OfficialOtherCopy, "tep-khac", "kết quả phát hành bằng tệp khác", "Kết quả hồ sơ {ma_ho_so} được phát hành bằng tệp khác văn bản ông/bà đã xem; văn thư xác nhận là bản đã ký, đóng dấu."),
        OfDossier(MessageKind.OfficialOriginalsToReturn, "cho-tra-ban-chinh", "chờ trả lại bản chính giấy tờ", "Hồ sơ {ma_ho_so} {dien_bien}; Bộ phận Một cửa còn giữ bản chính giấy tờ, chờ trả lại cho người nộp.", Happening),
        OfDossier(MessageKind.OfficialToPay, "cho-thu", "chờ thu nghĩa vụ tài chính", "Hồ sơ {ma_ho_so} chờ người nộp thực hiện nghĩa vụ tài chính; ghi nhận khi nộp đủ."),
        OfDossier(MessageKind.OfficialSupplementFee, "cho-thu-bo-sung", "chờ thu phí nộp khi bổ sung", "Hồ sơ {ma_ho_so} phát sinh {so_tien} phí, lệ phí nộp khi bổ sung; thu và ghi nhận trước khi trả kết quả.",
            new LetterField("so_tien", "Phí, lệ phí phát sinh", "200.000 đồng")),
        OfDossier(MessageKind.OfficialToGiveBack, "cho-hoan", "chờ hoàn tiền", "Hồ sơ {ma_ho_so} {dien_bien}, đã nộp {so_tien}: hoàn lại, hoặc trả lời không hoàn.", Happening, Amount),
        OfDossier(MessageKind.OfficialRouteAccepted, "he-thong-nhan", "hệ thống khác đã nhận xử lý", "{he_thong} đã nhận xử lý hồ sơ {ma_ho_so}; mã, thời hạn giữ nguyên.", Other),
        OfDossierWithReason(MessageKind.OfficialRouteRefused, "he-thong-khong-nhan", "hệ thống khác không nhận", "Hồ sơ {ma_ho_so} không chuyển sang {he_thong}, tiếp tục xử lý ở đây.", Other),
        OfDossierWithReason(MessageKind.OfficialBackOffered, "he-thong-chuyen-lai", "hệ thống khác chuyển lại", "{he_thong} chuyển lại hồ sơ {ma_ho_so}, chờ nhận lại.", Other),
        OfDossier(MessageKind.OfficialMailReturned, "thu-tra-lai", "thư gửi người nộp bị trả lại", "Thư gửi người nộp hồ sơ {ma_ho_so} ({tieu_de}) bị trả lại. {loi_bao} Hãy báo người nộp bằng cách khác.",
            new LetterField("tieu_de", "Thư về việc gì", "Đã có kết quả"), new LetterField("loi_bao", "Lời báo của máy chủ thư, một câu", "Địa chỉ không có.")),
        OfDossier(MessageKind.OfficialDossierDueSoon, "sap-den-han", "hồ sơ sắp đến hạn", "Hồ sơ {ma_ho_so} sắp đến hạn mà chưa có kết quả." + DueSays, Due),
        OfDossier(MessageKind.OfficialDossierDue, "den-han", "hồ sơ đến hạn", "Hồ sơ {ma_ho_so} đã đến hạn mà chưa có kết quả." + DueSays + " Quá hạn thì lãnh đạo phải ghi nguyên nhân.", Due),
        OfDossier(MessageKind.OfficialDossierLate, "qua-han", "hồ sơ quá hạn", "Hồ sơ {ma_ho_so} đã quá hạn: hạn trả kết quả là {hen_tra}.{#if chua_co_nguyen_nhan} Lãnh đạo chưa ghi nguyên nhân quá hạn.{/if}", Due, Untold),
        OfDossier(MessageKind.OfficialCauseOwed, "hoi-nguyen-nhan", "hồ sơ quá hạn chưa ghi nguyên nhân", "Hồ sơ {ma_ho_so} đã quá hạn trả kết quả {hen_tra}; ông/bà ghi nguyên nhân ở trang “Quá hạn chưa ghi nguyên nhân”.", Due),
        Form(MessageKind.OfficialTaskDueSoon, "viec-sap-den-han", "việc sắp đến hạn (tiếp nhận, bước, ý kiến, phản ánh)", Reminds("sắp đến hạn"), Task, ToDo, Until, Outside),
        Form(MessageKind.OfficialTaskDue, "viec-den-han", "việc đến hạn (tiếp nhận, bước, ý kiến, phản ánh)", Reminds("đã đến hạn"), Task, ToDo, Until, Outside),
        Form(MessageKind.OfficialTaskLate, "viec-qua-han", "việc quá hạn (tiếp nhận, bước, ý kiến, phản ánh)", Reminds("đã quá hạn"), Task, ToDo, Until, Outside),
        OfDossier(MessageKind.OfficialOpinionWaits, "cho-y-kien", "nơi được hỏi chưa trả lời ý kiến", "{don_vi} chưa trả lời ý kiến về hồ sơ {ma_ho_so}; hạn trả lời là {han}.", Unit, Until),
        OfPetition(MessageKind.OfficialPetitionNew, "moi", "mới được gửi đến", "Phản ánh, kiến nghị {ma_phan_anh} mới được gửi đến; cần xem xét trước {han_xem_xet}.", Look),
        OfPetition(MessageKind.OfficialPetitionTransferred, "chuyen-den", "được cơ quan khác chuyển đến", "Phản ánh, kiến nghị {ma_phan_anh} được cơ quan khác chuyển đến theo thẩm quyền; cần xem xét trước {han_xem_xet}, trả lời trước {han_tra_loi}.", Look, Reply),
        OfPetition(MessageKind.OfficialPetitionWanders, "chuyen-nhieu-lan", "được chuyển nhiều lần", "Phản ánh, kiến nghị {ma_phan_anh} đã được chuyển {so_lan} lần giữa các cơ quan và nay ở cơ quan của ông/bà; cần trả lời trước {han_tra_loi}.", new LetterField("so_lan", "Số lần đã chuyển", "2"), Reply),
        OfPetition(MessageKind.OfficialPetitionSupplemented, "da-bo-sung", "đã được bổ sung thông tin", "Phản ánh, kiến nghị {ma_phan_anh} đã được bổ sung thông tin; cần xem xét trước {han_xem_xet}.", Look),
        OfPetition(MessageKind.OfficialPetitionRouted, "giao-don-vi", "được giao cho đơn vị", "Phản ánh, kiến nghị {ma_phan_anh} được giao cho đơn vị của ông/bà; cần trả lời trước {han_tra_loi}.", Reply),
        OfPetition(MessageKind.OfficialPetitionToSign, "cho-ky", "dự thảo trả lời chờ ký", "Dự thảo trả lời phản ánh, kiến nghị {ma_phan_anh} chờ ông/bà ký; hạn trả lời là {han_tra_loi}.", Reply),
        OfPetition(MessageKind.OfficialPetitionReturned, "tra-lai", "dự thảo trả lời bị trả lại", "Lãnh đạo trả lại dự thảo trả lời phản ánh, kiến nghị {ma_phan_anh}."),
        OfPetition(MessageKind.OfficialPetitionAnswered, "cho-cong-khai", "đã trả lời, chờ công khai", "Phản ánh, kiến nghị {ma_phan_anh} đã được trả lời; cần công khai trước {han_cong_khai}.", Publish),
        OfPetition(MessageKind.OfficialPetitionWaits, "doi-han-hoac-co-quan", "thời hạn hoặc cơ quan giải quyết thay đổi", "{chuyen_gi}; {viec_can_lam}.", new LetterField("chuyen_gi", "Điều thay đổi, kèm mã phản ánh, kiến nghị", "Phản ánh, kiến nghị PA-2603-8K2M chuyển đến khi sắp xếp tổ chức"), new LetterField("viec_can_lam", "Việc cần làm và hạn", "cần trả lời trước " + Moment)),
        OfPetition(MessageKind.OfficialPetitionNobody, "khong-nguoi-soan", "không còn ai soạn trả lời", "Phản ánh, kiến nghị {ma_phan_anh} không còn ai ở {don_vi} soạn trả lời; cần chuyển đơn vị khác, hoặc lãnh đạo cơ quan trả lời, trước {han_tra_loi}.", Unit, Reply),
        OfQuestion(MessageKind.OfficialQuestionNew, "moi", "câu hỏi mới", "Có câu hỏi mới {ma_cau_hoi} về thủ tục {ma_thu_tuc}, chờ phân công trả lời.", Procedure),
        OfQuestion(MessageKind.OfficialQuestionAssigned, "giao", "câu hỏi được giao cho cán bộ", "Câu hỏi {ma_cau_hoi} được giao cho ông/bà trả lời."),
        OfQuestion(MessageKind.OfficialQuestionUnassigned, "khong-nguoi", "câu hỏi không còn người trả lời", "Câu hỏi {ma_cau_hoi} không còn người trả lời vì người được giao đã thôi giữ vị trí; cần phân công lại."),
        OfQuestion(MessageKind.OfficialQuestionToApprove, "cho-duyet", "dự thảo trả lời chờ duyệt", "Dự thảo trả lời câu hỏi {ma_cau_hoi} chờ ông/bà duyệt."),
        OfQuestionWithReason(MessageKind.OfficialQuestionReturned, "tra-lai", "dự thảo trả lời bị trả lại", "Lãnh đạo trả lại dự thảo trả lời câu hỏi {ma_cau_hoi}."),
        OfQuestion(MessageKind.OfficialQuestionAnswered, "da-tra-loi", "câu hỏi đã được trả lời", "Câu hỏi {ma_cau_hoi} đã được trả lời; xem xét đưa vào kho hỏi đáp."),
        Form(MessageKind.OfficialCallBack, "goi-lai", "có đề nghị gọi lại", "Có đề nghị gọi lại mới, chờ người nhận."),
        Form(MessageKind.OfficialPostEnds, "het-vi-tri", "vị trí sắp hết ngày, còn việc đang giữ", "Vị trí {vi_tri} của {ho_ten} hết ngày {het_ngay} mà còn giữ {cong_viec} chưa xong. Giao lại trước ngày ấy, hoặc nhờ quản trị hệ thống gia hạn vị trí; hết ngày ấy, việc còn lại tự về chờ giao lại.",
            "Vị trí {vi_tri} hết ngày {het_ngay} mà còn giữ {cong_viec} chưa xong. Giao lại trước ngày ấy, hoặc nhờ quản trị hệ thống gia hạn vị trí; hết ngày ấy, việc còn lại tự về chờ giao lại.", Post, Name, LastDay, Works),
        Form(MessageKind.OfficialPostEndsPetitions, "het-vi-tri-phan-anh", "vị trí sắp hết ngày, không còn ai soạn trả lời phản ánh", "Vị trí {vi_tri} của {ho_ten} hết ngày {het_ngay}; sau ngày ấy không còn ai ở {don_vi} soạn trả lời {so_phan_anh} phản ánh, kiến nghị đang chờ. Chuyển đơn vị khác trước ngày ấy, hoặc nhờ quản trị hệ thống gia hạn vị trí.",
            "Vị trí {vi_tri} hết ngày {het_ngay}; sau ngày ấy không còn ai ở {don_vi} soạn trả lời {so_phan_anh} phản ánh, kiến nghị đang chờ. Chuyển đơn vị khác trước ngày ấy, hoặc nhờ quản trị hệ thống gia hạn vị trí.", Post, Name, LastDay, Unit, new LetterField("so_phan_anh", "Số phản ánh, kiến nghị đang chờ", "2")),
    ];

    private static string Reminds(string when) => "{viec} " + when + " {phai_lam}: {han}.{#if co_quan_ngoai} Đôn đốc cơ quan ấy, hoặc ghi nhận trả lời nếu đã có văn bản.{/if}";

    private static MessageForm OfDossier(MessageKind kind, string slug, string name, string text, params LetterField[] own) => Form(kind, slug, name, text, [Code, .. own]);

    private static MessageForm OfDossier(MessageKind kind, string slug, string name, string notice, string mail, params LetterField[] own) => Form(kind, slug, name, notice, mail, [Code, .. own]);

    private static MessageForm OfDossierWithReason(MessageKind kind, string slug, string name, string text, params LetterField[] own) =>
        Form(kind, slug, name, text + ReasonSays, text + ReasonInside, [Code, Reason, .. own]);

    private static MessageForm OfPetition(MessageKind kind, string slug, string name, string text, params LetterField[] own) =>
        Form(kind, "phan-anh-" + slug, "Phản ánh, kiến nghị: " + name, text, [Petition, .. own]);

    private static MessageForm OfQuestion(MessageKind kind, string slug, string name, string text, params LetterField[] own) =>
        Form(kind, "cau-hoi-" + slug, "Câu hỏi: " + name, text, [Question, .. own]);

    private static MessageForm OfQuestionWithReason(MessageKind kind, string slug, string name, string text) =>
        Form(kind, "cau-hoi-" + slug, "Câu hỏi: " + name, text + ReasonSays, text + ReasonInside, [Question, Reason]);

    private static MessageForm Form(MessageKind kind, string slug, string name, string text, params LetterField[] own) => Form(kind, slug, name, text, text, own);

    private static MessageForm Form(MessageKind kind, string slug, string name, string notice, string mail, params LetterField[] own) =>
        new(kind, MailKind.Official, "can-bo-" + slug, "Cán bộ: " + char.ToLowerInvariant(name[0]) + name[1..], new(Title, mail, "", notice), own);
}
