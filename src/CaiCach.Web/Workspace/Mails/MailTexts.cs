using CaiCach.Data.Mails;
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

    public static string Colour(MailState state) => state switch
    {
        MailState.Sent => "green",
        MailState.Failed => "orange",
        MailState.SetAside => "red",
        MailState.Queued => "blue",
        _ => "grey",
    };
}
