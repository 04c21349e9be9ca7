using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Follow;

/// <summary>Follows a dossier by its number and four digits. An unknown number and wrong digits get one answer.</summary>
public sealed class FollowModel(FollowDossier follow, ReferenceStore reference, InviteRating rating, ActorReader actors, TryLimit limit, IMemoryCache cache) : PageModel
{
    private static readonly Actor Applicant = new(null, "Người nộp hồ sơ", ActorKind.Applicant, []);

    private readonly FailedTries tries = FailedTries.OfFollow(cache);

    public sealed class Form
    {
        public string? Number { get; set; }

        public string? LastFour { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public FollowDossier.Found? Found { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    public IReadOnlyList<DueStep> DueSteps { get; private set; } = [];

    public IActionResult OnGet(string? so)
    {
        Input.Number = so;
        return (string.IsNullOrWhiteSpace(so) ? null : limit.TooMany(this, RateLimits.Follow)) ?? Page();
    }

    /// <summary>Whether the dossier that was found can be rated now.</summary>
    public bool MayRate { get; private set; }

    /// <summary>Leads whoever opened the dossier to the page on which it is rated.</summary>
    public async Task<IActionResult> OnPostRateAsync(CancellationToken cancel)
    {
        var page = await OnPostAsync(cancel);
        return Found is { } found && await rating.RunAsync(new(Applicant, actors.Now, "portal"), found.Dossier.Id, cancel) is { } token ? LocalRedirect(RatingLinks.PathOf(token)) : page;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        var number = (Input.Number ?? "").Trim().ToUpperInvariant();
        if (number.Length is 0 or > 60)
        {
            ModelState.AddModelError("Input.Number", "Nhập số yêu cầu (dạng YC-260302-7K3M9QXA) hoặc mã hồ sơ.");
        }

        if (Input.LastFour?.Trim() is not { Length: 4 } four || !four.All(char.IsAsciiLetterOrDigit) || !four.Any(char.IsAsciiDigit))
        {
            ModelState.AddModelError("Input.LastFour", "Nhập đúng 4 chữ số cuối.");
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (tries.IsClosed(number))
        {
            ModelState.AddModelError("Input.Number", "Số này đã bị tra cứu sai quá nhiều lần. Hãy chờ 15 phút, hoặc đăng nhập để xem hồ sơ của mình.");
            return Page();
        }

        Reference = await reference.CurrentAsync(cancel);
        Found = await follow.RunAsync(number, Input.LastFour, cancel);
        if (Found is null)
        {
            tries.Failed(number);
            ModelState.AddModelError("Input.Number", "Không tìm thấy hồ sơ có số này và 4 chữ số cuối này. Hãy kiểm tra lại cả hai.");
            return Page();
        }

        tries.Succeeded(number);
        MayRate = await rating.IsOpenAsync(Found.Dossier.Id, Found.Dossier.ReturnedAt, actors.Now, cancel);
        DueSteps = Reference.Calendar(Found.Dossier.CalendarVersion) is { } calendar ? DossierTimes.Explain(Found.Dossier, calendar, Reference.Procedure(Found.Dossier.ProcedureCode, Found.Dossier.ProcedureVersion)?.StartRule) : [];
        return Page();
    }
}
