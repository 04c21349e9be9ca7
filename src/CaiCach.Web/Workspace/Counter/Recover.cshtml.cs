using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>A citizen who forgot the password, or whose number somebody else registered, gets a one-time password at the counter, after a look at the identity paper.</summary>
[OfficialsOnly("receiver")]
public sealed class RecoverModel(ActorReader actors, ReferenceStore reference, RecoverCitizen recover, TryLimit limit, IConfiguration configuration, IStringLocalizer<WorkspaceTexts> t)
    : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/cap-lai-mat-khau";

    private const string Forgotten = "quen";
    private const string Taken = "bi-dang-ky";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? CitizenId { get; set; }

        public string? FullName { get; set; }

        public string? Paper { get; set; }

        public string? Why { get; set; }

        public string? Phone { get; set; }

        public bool Checked { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The one-time password, on the answer that made it.</summary>
    public string? Password { get; private set; }

    /// <summary>Where the citizen signs in.</summary>
    public string Address => Site.AddressOf(Request, configuration, Site.SignIn);

    public IReadOnlyList<Choice> Reasons =>
    [
        new(Forgotten, t["Người dân quên mật khẩu"].Value),
        new(Taken, t["Người khác đã đăng ký số này"].Value, t["Tài khoản kia mất số và bị khóa; hồ sơ của tài khoản ấy không chuyển sang người đến"].Value),
    ];

    public async Task OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (limit.TooMany(this, RateLimits.SignIn) is { } refused)
        {
            return refused;
        }

        if (Input.Why is not (Forgotten or Taken))
        {
            ModelState.AddModelError("Input.Why", "Chọn lý do cấp lại.");
        }

        // Without a reason nothing is done: the other faults are told all the same.
        var outcome = await recover.RunAsync(
            Context(), new(Input.CitizenId, Input.FullName, Input.Paper, Input.Checked && ModelState.IsValid, Input.Why == Taken, Input.Phone), cancel);
        if (outcome is AccountOutcome.Done { Password: { } password })
        {
            Password = password;
            Response.Headers.CacheControl = "no-store";
            return Page();
        }

        ModelState.Add(((outcome as AccountOutcome.Invalid)?.Faults ?? []).Where(f => f.Field != "checked" || !Input.Checked), FaultsExtensions.InputKey);

        if (outcome is AccountOutcome.Stale)
        {
            ModelState.AddModelError("", "Tài khoản vừa được thay đổi ở nơi khác, vui lòng thử lại.");
        }

        return outcome is AccountOutcome.NotFound ? NotFound() : Again();
    }
}
