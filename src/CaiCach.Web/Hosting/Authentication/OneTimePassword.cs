using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Kept;

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
                : "Mật khẩu dùng một lần đã hết hạn; đề nghị Bộ phận Một cửa cấp lại."
            : null;
    }

    /// <summary>
    /// Leads such a session to the page that sets a password, wherever it goes, and from there on to where it went, with what was typed; signing out and the
    /// language stay open.
    /// </summary>
    public static IApplicationBuilder UseOwnPasswordFirst(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var (request, kept) = (context.Request, context.RequestServices.GetRequiredService<KeptForms>());
        var path = request.Path;
        var own = context.User.IsStaff() ? Site.WorkspacePassword : Site.Password;
        if (!context.User.HasClaim(c => c.Type == Claim) || path == own || path == Site.SignOut || path.StartsWithSegments("/ngon-ngu", StringComparison.Ordinal))
        {
            await next(context);
        }
        else if (Site.IsForPrograms(path))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
        else if (await kept.PostedAsync(context, isLast: true) is { Form: { Fields.Count: > 0 } form } && form.Account == KeptForms.AccountOf(context.User))
        {
            kept.AnswerInstead(context, form, own);
        }
        else
        {
            context.Response.Redirect(own + (HttpMethods.IsGet(request.Method) ? new QueryString().Add("ve", KeptForms.AddressOf(request)) : default));
        }
    });
}
