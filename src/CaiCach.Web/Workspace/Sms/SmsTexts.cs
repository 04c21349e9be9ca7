using CaiCach.Data.Sms;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Sms;

/// <summary>How far a text message has come, in a word and a colour; the colour is never the only sign.</summary>
public static class SmsTexts
{
    public static string Of(IStringLocalizer<WorkspaceTexts> t, SmsState state) => (state switch
    {
        SmsState.Queued => t["Chờ gửi"],
        SmsState.Sent => t["Đã gửi tin"],
        SmsState.Delivered => t["Đã đến máy"],
        SmsState.Undelivered => t["Không đến máy"],
        SmsState.Failed => t["Gửi chưa được, sẽ gửi lại"],
        SmsState.SetAside => t["Không gửi được"],
        SmsState.NotSent => t["Không gửi"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Colour(SmsState state) => state switch
    {
        SmsState.Sent or SmsState.Delivered => "green",
        SmsState.Failed => "orange",
        SmsState.SetAside or SmsState.Undelivered => "red",
        SmsState.Queued => "blue",
        _ => "grey",
    };
}
