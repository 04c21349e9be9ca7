using CaiCach.Law.Letters;
using CaiCach.Law.Mails;

namespace CaiCach.Law.Messages;

/// <summary>The kinds of messages to who sent a petition (phản ánh, kiến nghị). What was asked or answered is read on the page that follows it, not in the message.</summary>
internal static class PetitionMessageForms
{
    private const string Moment = "17:00 ngày 09/03/2026";

    private static readonly LetterField Answer = new("han_tra_loi", "Giờ, ngày trả lời chậm nhất", Moment);
    private static readonly LetterField Limit = new("han_bo_sung", "Giờ, ngày hết hạn bổ sung thông tin", Moment);
    private static readonly LetterField Rating = new("han_danh_gia", "Giờ, ngày hết hạn đánh giá việc trả lời", Moment);

    /// <summary>Fields of every message.</summary>
    public static IReadOnlyList<LetterField> Common { get; } =
    [
        new("ma_phan_anh", "Mã phản ánh, kiến nghị", "PA-2603-8K2M"),
        new("co_quan", "Cơ quan giải quyết phản ánh, kiến nghị", "Sở Khoa học và Công nghệ tỉnh Mẫu"),
        new("co_quan_dien_thoai", "Số điện thoại của cơ quan ấy", "0900000003"),
    ];

    /// <summary>All, in the order of a petition's life.</summary>
    public static IReadOnlyList<MessageForm> All { get; } =
    [
        Form(MessageKind.PetitionReceived, "phan-anh-da-nhan", "Phản ánh, kiến nghị: đã nhận", "Đã nhận phản ánh, kiến nghị",
            "Cơ quan đã nhận phản ánh, kiến nghị {ma_phan_anh} của ông/bà và trả lời chậm nhất {han_tra_loi}.", "Đã nhận phản ánh, kiến nghị {ma_phan_anh}.", Answer),
        Form(MessageKind.PetitionRefused, "phan-anh-khong-tiep-nhan", "Phản ánh, kiến nghị: không được tiếp nhận", "Phản ánh, kiến nghị không được tiếp nhận",
            "Phản ánh, kiến nghị {ma_phan_anh} không được tiếp nhận. Lý do và căn cứ xem được ở trang theo dõi.", "Phản ánh, kiến nghị {ma_phan_anh} không được tiếp nhận."),
        Form(MessageKind.PetitionSupplement, "phan-anh-can-bo-sung", "Phản ánh, kiến nghị: cần bổ sung thông tin", "Cần bổ sung phản ánh, kiến nghị",
            "Phản ánh, kiến nghị {ma_phan_anh} cần ông/bà bổ sung thông tin trước {han_bo_sung}. Nội dung cần bổ sung xem được ở trang theo dõi.", "Phản ánh, kiến nghị {ma_phan_anh} cần bổ sung trước {han_bo_sung}.", Limit),
        Form(MessageKind.PetitionAnswered, "phan-anh-da-tra-loi", "Phản ánh, kiến nghị: đã trả lời", "Trả lời phản ánh, kiến nghị",
            "Cơ quan đã trả lời phản ánh, kiến nghị {ma_phan_anh} của ông/bà. Nội dung xem được ở trang theo dõi; ông/bà có thể đánh giá việc trả lời trước {han_danh_gia}.", "Phản ánh, kiến nghị {ma_phan_anh} đã được trả lời.", Rating),
        Form(MessageKind.PetitionPublished, "phan-anh-da-cong-khai", "Phản ánh, kiến nghị: đã công khai", "Phản ánh, kiến nghị đã được công khai",
            "Phản ánh, kiến nghị {ma_phan_anh} và nội dung trả lời đã được công khai trên cổng, không kèm thông tin cá nhân của ông/bà.", "Phản ánh, kiến nghị {ma_phan_anh} đã được công khai."),
        Form(MessageKind.PetitionClosed, "phan-anh-da-dong", "Phản ánh, kiến nghị: đóng vì hết hạn bổ sung", "Phản ánh, kiến nghị được đóng",
            "Phản ánh, kiến nghị {ma_phan_anh} được đóng vì hết thời hạn bổ sung thông tin. Lý do xem được ở trang theo dõi.", "Phản ánh, kiến nghị {ma_phan_anh} đã được đóng."),
        Form(MessageKind.PetitionLimitMoved, "phan-anh-han-bo-sung-thay-doi", "Phản ánh, kiến nghị: hạn bổ sung tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Thời hạn bổ sung thông tin của phản ánh, kiến nghị {ma_phan_anh} được tính lại theo lịch làm việc mới: {han_bo_sung}.", "Phản ánh, kiến nghị {ma_phan_anh}: hạn bổ sung đổi thành {han_bo_sung}.", Limit),
        Form(MessageKind.PetitionAnswerMoved, "phan-anh-han-tra-loi-thay-doi", "Phản ánh, kiến nghị: hạn trả lời tính lại theo lịch làm việc", "Thời hạn thay đổi",
            "Thời hạn trả lời phản ánh, kiến nghị {ma_phan_anh} được tính lại theo lịch làm việc mới: {han_tra_loi}.", "Phản ánh, kiến nghị {ma_phan_anh}: hạn trả lời đổi thành {han_tra_loi}.", Answer),
        Form(MessageKind.PetitionBodyMoved, "phan-anh-co-quan-thay-doi", "Phản ánh, kiến nghị: cơ quan giải quyết thay đổi", "Cơ quan giải quyết thay đổi",
            "Phản ánh, kiến nghị {ma_phan_anh} từ nay do {co_quan} giải quyết; mã và thời hạn giữ nguyên.", "Phản ánh, kiến nghị {ma_phan_anh} từ nay do cơ quan khác giải quyết; mã và thời hạn giữ nguyên."),
        Form(MessageKind.PetitionTransferred, "phan-anh-chuyen-co-quan", "Phản ánh, kiến nghị: chuyển đến cơ quan có thẩm quyền", "Chuyển đến cơ quan có thẩm quyền",
            "Phản ánh, kiến nghị {ma_phan_anh} được chuyển đến cơ quan có thẩm quyền là {co_quan}, trả lời chậm nhất {han_tra_loi}. Mã giữ nguyên; lý do chuyển xem được ở trang theo dõi.",
            "Phản ánh, kiến nghị {ma_phan_anh} được chuyển đến cơ quan có thẩm quyền, trả lời trước {han_tra_loi}.", Answer),
    ];

    private static MessageForm Form(MessageKind kind, string slug, string name, string title, string mail, string sms, params LetterField[] own) =>
        new(kind, MailKind.Petition, slug, name, new(title + ": {ma_phan_anh}", mail, sms), own);
}
