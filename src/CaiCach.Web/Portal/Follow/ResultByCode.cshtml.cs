using CaiCach.Application.Accounts;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Caching.Memory;

namespace CaiCach.Web.Portal.Follow;

/// <summary>
/// Who has no account fetches the electronic result of the dossier followed: a one-time code goes to the phone and e-mail address of the dossier, and the file is given for it.
/// Each wrong number is counted as on the page that follows; each code by itself.
/// </summary>
public sealed class ResultByCodeModel(
    FollowDossier follow, ReferenceStore reference, SendResultCode send, TakeResult take, FileStore store, ActorReader actors, TryLimit limit, IMemoryCache cache) : FollowPage(follow, reference, limit, cache)
{
    /// <summary>Which code was sent.</summary>
    [BindProperty]
    public Guid? CodeId { get; set; }

    /// <summary>What was typed of it.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>Until when the code that was just sent holds (UTC); null where none was.</summary>
    public DateTime? SentUntil { get; private set; }

    /// <summary>Whether the paper that was asked for is still to be fetched or posted.</summary>
    public bool IsPaperAwaited => Found is { Dossier: { State: BusinessState.Issued } d } && DeliverResult.LeavesPaper(d);

    /// <summary>Nothing is shown by an address alone: the number and the digits come with a form.</summary>
    public IActionResult OnGet() => LocalRedirect("/tra-cuu");

    /// <summary>Has a code sent.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } answer)
        {
            return answer;
        }

        switch (await send.RunAsync(new(Applicant, actors.Now, "portal"), Found!.Dossier.Id, cancel))
        {
            case SendResultCode.Outcome.Sent sent:
                (CodeId, Code, SentUntil) = (sent.Id, null, sent.ExpiresAt);
                ModelState.Remove(nameof(CodeId));
                ModelState.Remove(nameof(Code));
                return Page();
            case SendResultCode.Outcome.Invalid invalid:
                ModelState.AddModelError(nameof(Code), invalid.Fault.Text);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Gives the file for the code.</summary>
    public async Task<IActionResult> OnPostTakeAsync(bool noPaper, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } answer)
        {
            return answer;
        }

        switch (await take.RunAsync(new(Applicant, actors.Now, "portal"), Found!.Dossier.Id, CodeId, Code, noPaper, cancel))
        {
            case TakeResult.Outcome.Taken { Paper: var paper }:
                return store.Open(paper.Sha256!) is { } content ? File(content, paper.MediaType, paper.FileName) : NotFound();
            case TakeResult.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, field => field == "code" ? nameof(Code) : null);
                return Page();
            case TakeResult.Outcome.Refused refused:
                foreach (var reason in refused.Reasons)
                {
                    ModelState.AddModelError("", reason.Text);
                }

                return Page();
            default:
                return NotFound();
        }
    }
}
