using CaiCach.Data.Sms;
using CaiCach.Law.Procedures;
using CaiCach.Law.Sms;
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
        SmsState.Replaced => t["Đã gửi thay bằng tin nhắn SMS"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    public static string Of(IStringLocalizer<WorkspaceTexts> t, SmsChannel? channel) => (channel switch
    {
        SmsChannel.Sms => t["Tin nhắn SMS"],
        SmsChannel.Zalo => t["Zalo"],
        _ => t["Chưa ghi kênh"],
    }).Value;

    /// <summary>How far a template has come.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, ZnsState state) => (state switch
    {
        ZnsState.Awaiting => t["Chờ duyệt"],
        ZnsState.Approved => t["Đã duyệt"],
        ZnsState.Refused => t["Bị từ chối"],
        ZnsState.Retired => t["Ngừng dùng"],
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    }).Value;

    /// <summary>What messages cost; a price that nobody set is not nothing.</summary>
    public static string Cost(IStringLocalizer<WorkspaceTexts> t, long? cost) => cost is { } known ? ProcedureTexts.Money(known) : t["chưa có đơn giá"].Value;

    public static string Colour(ZnsState state) => state switch
    {
        ZnsState.Approved => "green",
        ZnsState.Awaiting => "blue",
        ZnsState.Refused => "red",
        _ => "grey",
    };

    public static string Colour(SmsState state) => state switch
    {
        SmsState.Sent or SmsState.Delivered => "green",
        SmsState.Failed => "orange",
        SmsState.SetAside or SmsState.Undelivered => "red",
        SmsState.Queued => "blue",
        _ => "grey",
    };
}
