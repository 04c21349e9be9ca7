using CaiCach.Data.Mails;
using CaiCach.Law.Mails;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Mails;

/// <summary>How far an e-mail has come, in a word and a colour; the colour is never the only sign.</summary>
public static class MailTexts
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, MailState state) => (state switch
    {
        MailState.Queued => t["Chờ gửi"],
        MailState.Sent => t["Đã gửi thư"],
        MailState.Failed => t["Gửi chưa được, sẽ gửi lại"],
        MailState.SetAside => t["Không gửi được"],
        MailState.NotSent => t["Không gửi"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    /// <summary>What a message to an applicant tells.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, MailKind kind) => (kind switch
    {
        MailKind.Received => t["Đã nhận yêu cầu"],
        MailKind.Accepted => t["Tiếp nhận, hẹn trả kết quả"],
        MailKind.FeeOwed => t["Khoản phải nộp"],
        MailKind.Supplement => t["Yêu cầu bổ sung"],
        MailKind.NotAccepted => t["Không tiếp nhận"],
        MailKind.Stopped => t["Dừng giải quyết"],
        MailKind.Delay => t["Xin lỗi và hẹn lại"],
        MailKind.ResultReady => t["Đã có kết quả"],
        MailKind.Delivered => t["Đã trả kết quả"],
        MailKind.DueMoved => t["Ngày hẹn trả thay đổi"],
        MailKind.Withdrawn => t["Đã rút hồ sơ"],
        MailKind.Petition => t["Phản ánh, kiến nghị"],
        MailKind.ConsentCode => t["Mã xác nhận nộp hộ"],
        MailKind.ResultCode => t["Mã nhận kết quả"],
        MailKind.Question => t["Trả lời câu hỏi"],
        _ => t["Diễn biến của hồ sơ"],
    }).Value;

    public static string Colour(MailState state) => state switch
    {
        MailState.Sent => "green",
        MailState.Failed => "orange",
        MailState.SetAside => "red",
        MailState.Queued => "blue",
        _ => "grey",
    };
}
