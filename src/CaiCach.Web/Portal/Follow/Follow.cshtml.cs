using CaiCach.Application.Accounts;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Printing.Sealing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Follow;

/// <summary>
/// Follows a dossier by its number and four digits: where it stands, what to do now, until when. An unknown number and wrong digits get one answer. The letters,
/// which name the owner, are given to who knows the whole identity number.
/// </summary>
public sealed class FollowModel(FollowDossier follow, ReferenceStore reference, ReadLetter letters, LetterPdf pdf, Seals seals, IConfiguration configuration, InviteRating rating, SendResultCode codes, ActorReader actors, TryLimit limit, IMemoryCache cache)
    : FollowPage(follow, reference, limit, cache)
{
    // Apart from those at the four digits, which whoever guesses the rest knows.
    private readonly FailedTries wholeTries = new(cache, "follow letter", 10, TimeSpan.FromMinutes(15));

    public IReadOnlyList<DueStep> DueSteps { get; private set; } = [];

    public IActionResult OnGet(string? so)
    {
        Input.Number = so;
        return (string.IsNullOrWhiteSpace(so) ? null : Limit.TooMany(this, RateLimits.Follow)) ?? Page();
    }

    /// <summary>Whether the dossier that was found can be rated now.</summary>
    public bool MayRate { get; private set; }

    /// <summary>Whether the electronic result can be fetched with a code sent to the contact of the dossier.</summary>
    public bool MayFetch { get; private set; }

    /// <summary>Leads whoever opened the dossier to the page on which it is rated.</summary>
    public async Task<IActionResult> OnPostRateAsync(CancellationToken cancel)
    {
        var page = await OnPostAsync(cancel);
        return Found is { } found && await rating.RunAsync(new(Applicant, actors.Now, "portal"), found.Dossier.Id, cancel) is { } token ? LocalRedirect(RatingLinks.PathOf(token)) : page;
    }

    /// <summary>The title of a letter in its set of forms.</summary>
    public string TitleOf(Letter letter)
    {
        ArgumentNullException.ThrowIfNull(letter);
        return Reference.FormOf(letter.Kind, Found!.Dossier, letter.MadeAt)?.Title ?? letter.Kind.ToText();
    }

    /// <summary>The signature that the PDF of a letter has; null for none.</summary>
    public LetterSeal? SealOf(Letter letter) => seals.For(ReadLetter.IssuerOf(letter), Reference.Organisation, actors.Now);

    /// <summary>Gives a letter, as a PDF, to who knows the whole identity number.</summary>
    public async Task<IActionResult> OnPostLetterAsync(int letter, CancellationToken cancel)
    {
        var page = await OnPostAsync(cancel);
        if (Found is not { } found)
        {
            return page;
        }

        var number = found.Dossier.Id.ToString("n");
        if (wholeTries.IsClosed(number))
        {
            ModelState.AddModelError("Input.IdNumber", "Số này đã bị tra cứu sai quá nhiều lần. Hãy chờ 15 phút, hoặc đăng nhập để xem hồ sơ của mình.");
            return page;
        }

        if (!found.IsOwners(Input.IdNumber))
        {
            wholeTries.Failed(number);
            ModelState.AddModelError("Input.IdNumber", "Không đúng số định danh hoặc mã số thuế của chủ hồ sơ. Nhập đủ các chữ số.");
            return page;
        }

        wholeTries.Succeeded(number);
        return await letters.ForOwnerAsync(found.Dossier.Id, letter, cancel) is { } made
            ? File(pdf.Make(made.Sheet, LetterCheck.Of(made, configuration, Request), LetterPaper.A5, seals.For(made.IssuerId, Reference.Organisation, actors.Now)), "application/pdf", LetterPdf.NameOf(made))
            : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } answer)
        {
            return answer;
        }

        MayRate = await rating.IsOpenAsync(Found!.Dossier.Id, Found.Dossier.ReturnedAt, actors.Now, cancel);
        MayFetch = await codes.IsOfferedAsync(Found.Dossier.Id, cancel);
        DueSteps = DossierTimes.Explain(Found.Dossier, Reference);
        return Page();
    }
}
