using CaiCach.Data.Outbox;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Notices;

/// <summary>What a message is about, in a word and a colour; the colour is never the only sign.</summary>
public static class NoticeTexts
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, NoticeKind kind) => (kind switch
    {
        NoticeKind.Assigned => t["Việc mới"],
        NoticeKind.Supplement => t["Có bổ sung"],
        NoticeKind.Returned => t["Trả lại"],
        NoticeKind.Asked => t["Xin ý kiến"],
        NoticeKind.Answered => t["Có ý kiến"],
        NoticeKind.ToSign => t["Chờ ký"],
        NoticeKind.ToReview => t["Chờ duyệt"],
        NoticeKind.Urged => t["Đôn đốc"],
        NoticeKind.Undelivered => t["Thư không tới"],
        NoticeKind.DueSoon => t["Sắp đến hạn"],
        NoticeKind.Overdue => t["Quá hạn"],
        NoticeKind.DueMoved => t["Đổi hạn"],
        NoticeKind.GoesOn => t["Tiếp tục"],
        NoticeKind.Halted => t["Dừng hoặc tạm dừng"],
        NoticeKind.ToIssue => t["Chờ phát hành"],
        NoticeKind.ToReturn => t["Chờ trả"],
        NoticeKind.ToPay => t["Chờ thu"],
        NoticeKind.ToGiveBack => t["Chờ hoàn tiền"],
        NoticeKind.OtherCopy => t["Bản ký khác tệp"],
        NoticeKind.Submitted => t["Yêu cầu mới"],
        NoticeKind.OwnRequest => t["Đề nghị nội bộ"],
        NoticeKind.Malware => t["Mã độc"],
        NoticeKind.ToReopen => t["Chờ mở lại"],
        NoticeKind.CallBack => t["Đề nghị gọi lại"],
        NoticeKind.CauseOwed => t["Ghi nguyên nhân"],
        NoticeKind.Corrected => t["Sửa thông tin"],
        NoticeKind.PassedOn => t["Giao người khác"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    }).Value;

    public static string Colour(NoticeKind kind) => kind switch
    {
        NoticeKind.Overdue or NoticeKind.Malware or NoticeKind.CauseOwed => "red",
        NoticeKind.DueSoon or NoticeKind.Urged or NoticeKind.Returned or NoticeKind.OtherCopy or NoticeKind.Undelivered => "orange",
        NoticeKind.ToSign or NoticeKind.ToReview or NoticeKind.Asked or NoticeKind.ToIssue => "purple",
        NoticeKind.Supplement or NoticeKind.Answered or NoticeKind.GoesOn => "green",
        NoticeKind.DueMoved or NoticeKind.Halted or NoticeKind.Corrected => "yellow",
        _ => "blue",
    };
}
