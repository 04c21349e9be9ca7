using CaiCach.Application.Accounts;
using CaiCach.Web.Texts;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Accounts;

/// <summary>What became of an account, in words.</summary>
internal static class AccountWords
{
    /// <summary>The change that a type of event stands for.</summary>
    public static string Of(IStringLocalizer<WorkspaceTexts> t, string type) => (type switch
    {
        AccountEventData.Created => t["Tạo tài khoản"],
        AccountEventData.Changed => t["Sửa thông tin liên hệ"],
        AccountEventData.PostsGiven => t["Giao vị trí"],
        AccountEventData.PostChanged => t["Đổi ngày cuối của vị trí"],
        AccountEventData.PostRanOut => t["Vị trí hết ngày; việc còn giữ về chờ giao lại"],
        AccountEventData.Moved => t["Chuyển đơn vị"],
        AccountEventData.Locked => t["Khóa tài khoản"],
        AccountEventData.Unlocked => t["Mở khóa tài khoản"],
        AccountEventData.PasswordReset => t["Cấp mật khẩu dùng một lần"],
        AccountEventData.PasswordSet => t["Người dùng đặt mật khẩu mới"],
        _ => t["Thay đổi khác"],
    }).Value;
}
