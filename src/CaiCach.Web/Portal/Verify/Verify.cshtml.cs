using System.Security.Cryptography;
using CaiCach.Application.Accounts;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using CaiCach.Web.Portal.Filing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Portal.Verify;

/// <summary>Anybody checks a result: the public minimum, and whether a file in hand is the one issued, or one that was replaced. The file is not kept.</summary>
[TakesUpTo(PapersModel.MostBytes)]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class VerifyModel(VerifyResult verify, ReferenceStore reference) : PageModel
{
    public VerifyResult.Found? Found { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>Whether the file in hand is the issued one; null before one was checked.</summary>
    public bool? IsSame { get; private set; }

    /// <summary>When the file in hand was replaced by another (UTC); null when it was not.</summary>
    public DateTime? ReplacedAt { get; private set; }

    public async Task<IActionResult> OnGetAsync(string token, CancellationToken cancel) => await LoadAsync(token, cancel);

    public async Task<IActionResult> OnPostAsync(string token, CancellationToken cancel)
    {
        var page = await LoadAsync(token, cancel);
        if (Found is null)
        {
            return page;
        }

        if (Chosen is null or { Length: 0 })
        {
            ModelState.AddModelError(nameof(Chosen), Chosen is null ? "Chọn tệp cần kiểm tra." : "Tệp không có nội dung (0 byte).");
            return page;
        }

        if (Chosen.Length > FileKinds.LargestFile)
        {
            ModelState.AddModelError(nameof(Chosen), "Tệp vượt quá 20 MB.");
            return page;
        }

        await using var content = Chosen.OpenReadStream();
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancel));
        IsSame = string.Equals(Found.Sha256, hash, StringComparison.Ordinal);
        ReplacedAt = Found.Replaced.FirstOrDefault(old => string.Equals(old.Sha256, hash, StringComparison.Ordinal))?.At;
        return page;
    }

    private async Task<PageResult> LoadAsync(string token, CancellationToken cancel)
    {
        Reference = await reference.CurrentAsync(cancel);
        Found = await verify.RunAsync(token, cancel);
        if (Found is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }
}
