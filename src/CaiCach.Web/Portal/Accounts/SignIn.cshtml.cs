using CaiCach.Data.Accounts;
using CaiCach.Law.Identity;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Hosting.Kept;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Accounts;

/// <summary>Sign-in of citizens. A wrong number, a wrong password and a number without an account get one answer, at the same cost.</summary>
public sealed class SignInModel(SignInManager<Account> signIn, TryLimit limit, IMemoryCache cache, TimeProvider time) : PageModel
{
    private readonly FailedTries tries = new(cache, "sign-in", 10, TimeSpan.FromMinutes(5));

    public sealed class Form
    {
        public string? CitizenId { get; set; }

        public string? Password { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Where the person was.</summary>
    [BindProperty(Name = "ve", SupportsGet = true)]
    public string? Back { get; set; }

    [BindProperty(Name = "moi", SupportsGet = true)]
    public bool IsNew { get; set; }

    public IActionResult OnGet() => User.Identity is { IsAuthenticated: true } && HttpContext.Features.Get<CarriedForm>() is null ? LocalRedirect(Target) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        var name = CitizenId.TryParse(Input.CitizenId, out var id, out _) ? id.Value : (Input.CitizenId ?? "").Trim();
        if (name.Length == 0)
        {
            ModelState.AddModelError("Input.CitizenId", "Nhập số định danh cá nhân.");
        }

        if (string.IsNullOrEmpty(Input.Password))
        {
            ModelState.AddModelError("Input.Password", "Nhập mật khẩu.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (tries.IsClosed(name))
        {
            return Closed();
        }

        var account = await signIn.UserManager.FindByNameAsync(name);
        var result = account is null ? await UnknownAsync() : await signIn.CheckPasswordSignInAsync(account, Input.Password!, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            return Closed();
        }

        if (!result.Succeeded)
        {
            tries.Failed(name);
            return tries.IsClosed(name) ? Closed() : Wrong("Số định danh hoặc mật khẩu không đúng.");
        }

        if (account!.Kind != AccountKind.Citizen)
        {
            return Wrong($"Đây là tài khoản công chức; hãy đăng nhập ở trang dành cho cán bộ: {Site.WorkspaceSignIn}");
        }

        if (OneTimePassword.WhyClosed(account, time.GetUtcNow().UtcDateTime) is { } closed)
        {
            return Wrong(closed);
        }

        tries.Succeeded(name);
        await signIn.SignInAsync(account, isPersistent: false);
        return KeptForms.BackAfterSignIn(HttpContext, account.Id) ?? LocalRedirect(Target);
    }

    private string Target => Site.IsOurs(Back) ? Back! : "/ho-so-cua-toi";

    private async Task<Microsoft.AspNetCore.Identity.SignInResult> UnknownAsync()
    {
        // The same work as for an account that exists.
        await Task.Run(() => signIn.UserManager.PasswordHasher.HashPassword(new(), Input.Password!));
        return Microsoft.AspNetCore.Identity.SignInResult.Failed;
    }

    private PageResult Closed() => Wrong("Đã nhập sai quá nhiều lần. Hãy chờ 5 phút rồi thử lại; nếu quên mật khẩu, hãy liên hệ Bộ phận Một cửa.");

    private PageResult Wrong(string text)
    {
        ModelState.AddModelError("Input.CitizenId", text);
        return Page();
    }
}
