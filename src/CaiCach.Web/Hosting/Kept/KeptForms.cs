using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Hosting.Kept;

/// <summary>
/// Keeps what was typed when the session ended before the form was sent. Every form names the account it was made for, sealed; with that, a form
/// that comes without its session is sealed in turn, carried through the sign-in page, and shown again to that account and no other. Nothing is
/// stored, and nothing is done before the person presses the button once more.
/// </summary>
public sealed class KeptForms(IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The hidden field that names who has the form open. What comes without one may come from anywhere and is not kept.</summary>
    public const string OwnerField = "nguoi-mo";

    /// <summary>The hidden field of the sign-in page that carries what was typed.</summary>
    public const string Field = "con-giu";

    /// <summary>How long it is good.</summary>
    public static readonly TimeSpan During = TimeSpan.FromHours(2);

    // Letters as they are: escaped ones would be twice as long.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly IDataProtector owners = protection.CreateProtector("caicach.forms.owner");
    private readonly IDataProtector forms = protection.CreateProtector("caicach.forms.kept");

    /// <summary>The value of <see cref="OwnerField"/> on the pages of a signed-in person; null for a visitor.</summary>
    public string? OwnerMark(ClaimsPrincipal user) => AccountOf(user) is { } account ? owners.Protect(account.ToString("n")) : null;

    /// <summary>Path and query of a request.</summary>
    public static string AddressOf(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    /// <summary>Who is signed in.</summary>
    public static Guid? AccountOf(ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The form that was just posted, as its account's page made it, or the one it carries; null when it is nobody's, broken or too long.</summary>
    public async Task<(KeptForm Form, bool IsCarried)?> PostedAsync(HttpContext context, bool isLast = false)
    {
        var request = context.Request;
        if (await PostedFields.ReadAsync(request, isLast, context.RequestAborted) is not { } posted)
        {
            return null;
        }

        if (Open(posted.One(Field)) is { } carried)
        {
            return (carried, true);
        }

        var address = AddressOf(request);
        return Site.IsOurs(address) && Unprotect(owners, posted.One(OwnerField)) is { } mark && Guid.TryParseExact(mark, "n", out var account)
            ? (new(account, address, time.GetUtcNow().UtcDateTime + During, posted.HadFiles, posted.Values.Where(f => IsKept(f.Key)).ToDictionary(StringComparer.Ordinal)), false)
            : null;
    }

    /// <summary>A sealed form; null when it is not ours or no longer good.</summary>
    public KeptForm? Open(string? text) =>
        Unprotect(forms, text) is { } json && JsonSerializer.Deserialize<KeptForm>(json) is { } form && time.GetUtcNow().UtcDateTime < form.Until ? form : null;

    /// <summary>Lets the sign-in page answer the request and carry the form.</summary>
    public void AskToSignIn(HttpContext context, KeptForm form) => AnswerInstead(context, form, Site.IsWorkspace(context.Request.Path) ? Site.WorkspaceSignIn : Site.SignIn);

    /// <summary>Lets a page that comes first answer the request and carry the form.</summary>
    public void AnswerInstead(HttpContext context, KeptForm form, PathString page)
    {
        Carry(context, form);
        context.Features.Set(new AnsweredInstead(page));
    }

    /// <summary>Lets the page that answers carry the form.</summary>
    public void Carry(HttpContext context, KeptForm form) =>
        context.Features.Set(new CarriedForm(form, forms.Protect(JsonSerializer.Serialize(form, Plain)), AccountOf(context.User)));

    /// <summary>
    /// When a post is refused for want of its session: lets the sign-in page carry what was typed. False when there is nothing to keep, or when it
    /// is the signed-in person's own.
    /// </summary>
    public async Task<bool> AskedAsync(HttpContext context)
    {
        if (await PostedAsync(context, isLast: true) is not { Form: { Fields.Count: > 0 } form } || form.Account == AccountOf(context.User))
        {
            return false;
        }

        AskToSignIn(context, form);
        return true;
    }

    /// <summary>Back to the form, after the account that typed it has signed in or set its own password; null when there is none.</summary>
    public static IActionResult? BackAfterSignIn(HttpContext context, Guid account) =>
        context.Features.Get<CarriedForm>()?.Form is { } form && form.Account == account ? BackTo(form) : null;

    /// <summary>Sends the browser with all it posted, the sealed form among it, to where the form stands.</summary>
    public static IActionResult BackTo(KeptForm form) => new LocalRedirectResult(form.Address, permanent: false, preserveMethod: true);

    /// <summary>Makes the request one that asks for its page: nothing of what was posted reaches it but through the form to show.</summary>
    public static void ShowAgain(HttpContext context, KeptForm form)
    {
        context.Features.Set(new ShownAgain(form));
        AsGet(context);
    }

    internal static void AsGet(HttpContext context)
    {
        context.Request.Method = HttpMethods.Get;
        context.Request.ContentType = null;
        context.Request.ContentLength = null;
        context.Features.Set<IFormFeature>(null);
    }

    private static bool IsKept(string field) => field is not (OwnerField or Field)
        && !field.StartsWith("__", StringComparison.Ordinal) && !field.EndsWith("Password", StringComparison.OrdinalIgnoreCase);

    private static string? Unprotect(IDataProtector protector, string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : protector.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
