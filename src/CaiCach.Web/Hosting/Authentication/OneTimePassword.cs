using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting.Access;

namespace CaiCach.Web.Hosting.Authentication;

/// <summary>A session that began with a password somebody else made: its owner sets a password before anything else.</summary>
public static class OneTimePassword
{
    /// <summary>Marks such a session.</summary>
    public const string Claim = "caicach:one-time";

    /// <summary>Why an account with the right password is not let in, in Vietnamese; null when it is.</summary>
    /// <param name="account">The account.</param>
    /// <param name="now">Now, UTC.</param>
    public static string? WhyClosed(Account account, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.LockedAt is not null ? "Tài khoản đã bị khóa; hãy liên hệ quản trị hệ thống của cơ quan."
            : account.OneTimeUntil <= now ? account.Kind == AccountKind.Official
                ? "Mật khẩu dùng một lần đã hết hạn; đề nghị quản trị hệ thống cấp lại."
                : "Mật khẩu dùng một lần đã hết hạn; đề nghị bộ phận một cửa cấp lại."
            : null;
    }

    /// <summary>Leads such a session to the page that sets a password, wherever it goes; signing out and the language stay open.</summary>
    public static IApplicationBuilder UseOwnPasswordFirst(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var path = context.Request.Path;
        var own = context.User.IsOfficial() ? Site.WorkspacePassword : Site.Password;
        if (!context.User.HasClaim(c => c.Type == Claim) || path == own || path == Site.SignOut || path.StartsWithSegments("/ngon-ngu", StringComparison.Ordinal))
        {
            return next(context);
        }

        if (Site.IsForPrograms(path))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else
        {
            context.Response.Redirect(own);
        }

        return Task.CompletedTask;
    });
}
