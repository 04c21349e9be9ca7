using CaiCach.Data.Accounts;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Hosting.Kept;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.SignIn;

/// <summary>
/// Signs an official in. An unknown name, a citizen's account, a wrong password and a locked account all get one answer in the same
/// time, so that nobody learns which names exist.
/// </summary>
[OpenToAll]
public sealed class SignInModel(UserManager<Account> users, SignInManager<Account> signIn, TryLimit limit, TimeProvider time) : PageModel
{
    private const int Longest = 256;

    private const string Wrong =
        "Tên đăng nhập hoặc mật khẩu không đúng. Sau nhiều lần nhập sai liên tiếp, tài khoản tạm khóa 5 phút; nếu vậy, hãy chờ rồi thử lại.";

    private static string? _noPassword;

    public sealed class Form
    {
        public string? UserName { get; set; }

        public string? Password { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Ve { get; set; }

    public IActionResult OnGet() => User.IsStaff() && HttpContext.Features.Get<CarriedForm>() is null ? LocalRedirect(Target()) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        var (name, password) = (Input.UserName?.Trim() ?? "", Input.Password ?? "");
        if (name.Length == 0)
        {
            ModelState.AddModelError("Input.UserName", "Nhập tên đăng nhập.");
        }

        if (password.Length == 0)
        {
            ModelState.AddModelError("Input.Password", "Nhập mật khẩu.");
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        var account = name.Length <= Longest && password.Length <= Longest ? await users.FindByNameAsync(name) : null;
        if (account is not { Kind: AccountKind.Official, PasswordHash: not null })
        {
            var nobody = new Account();
            _noPassword ??= users.PasswordHasher.HashPassword(nobody, Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(nobody, _noPassword, password[..Math.Min(password.Length, Longest)]);
        }
        else if ((await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true)).Succeeded)
        {
            if (OneTimePassword.WhyClosed(account, time.GetUtcNow().UtcDateTime) is { } closed)
            {
                ModelState.AddModelError("Input.UserName", closed);
                return Again();
            }

            await signIn.SignInAsync(account, isPersistent: false);
            return KeptForms.BackAfterSignIn(HttpContext, account.Id) ?? LocalRedirect(Target());
        }

        ModelState.AddModelError("Input.Password", Wrong);
        return Again();
    }

    private static PageResult Again() => new() { StatusCode = StatusCodes.Status422UnprocessableEntity };

    private string Target() => Site.IsOurs(Ve) && Site.IsWorkspace(new PathString(Ve!.Split('?')[0])) ? Ve : Site.Workspace;
}
