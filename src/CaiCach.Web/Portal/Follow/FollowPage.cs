using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Follow;

/// <summary>
/// A page for who has no account and knows a dossier by its number and four digits, which come with every request. An unknown number and wrong digits get one answer.
/// </summary>
public abstract class FollowPage(FollowDossier follow, ReferenceStore reference, TryLimit limit, IMemoryCache cache) : PageModel
{
    private readonly FailedTries tries = FailedTries.OfFollow(cache);

    public sealed class Form
    {
        public string? Number { get; set; }

        public string? LastFour { get; set; }

        /// <summary>The whole identity number or tax code, asked for with a letter.</summary>
        public string? IdNumber { get; set; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public FollowDossier.Found? Found { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>Who acts where nobody is signed in.</summary>
    protected static Actor Applicant { get; } = new(null, "Người nộp hồ sơ", ActorKind.Applicant, []);

    protected TryLimit Limit => limit;

    /// <summary>Finds the dossier; the page that says why not when there is none, else null.</summary>
    protected async Task<IActionResult?> FindAsync(CancellationToken cancel)
    {
        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        var number = (Input.Number ?? "").Replace("\0", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
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
        return null;
    }
}
