using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>
/// The result: what it is, how to prove it, and its file. Taking the file is the delivery where the result was asked for electronically, or its owner says to want no
/// paper; who asked for paper reads it here before and fetches the paper then.
/// </summary>
public sealed class ResultModel(
    ReadDossier read, ReferenceStore reference, ActorReader actors, DeliverResult deliver, FileStore store, IConfiguration configuration) : DossierPage(read, reference, actors)
{
    public DossierPaper? Paper => Dossier.Papers.Where(p => p.Kind == PaperKind.Result && p.Sha256 is not null).MaxBy(p => p.AddedAt);

    public bool IsThere => Dossier.State is BusinessState.Issued or BusinessState.Done;

    public bool IsFeeOwed => Dossier.FeeOwed > 0;

    /// <summary>Whether the paper that was asked for is still to be fetched or posted.</summary>
    public bool IsPaperAwaited => Dossier.State == BusinessState.Issued && DeliverResult.LeavesPaper(Dossier);

    public bool HasOriginals => DeliverResult.OriginalsHere(Dossier).Any();

    public string VerifyAddress => Site.AddressOf(Request, configuration, "/xac-minh/" + Dossier.ResultToken);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) && IsThere ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(Guid id, bool noPaper, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || !IsThere || Paper is not { } paper)
        {
            return NotFound();
        }

        // Who may not receive does not fetch what another has received either.
        if (Dossier.Representation?.ToLaw().WhyNot(RepresentedActs.Receive, VietnamTime.DayOf(Context.Now)) is { } refusal)
        {
            ModelState.AddModelError("", refusal.Text);
            return Page();
        }

        if (IsFeeOwed)
        {
            return Page();
        }

        if (Dossier.State == BusinessState.Issued && (noPaper || !IsPaperAwaited))
        {
            var outcome = await deliver.ElectronicallyAsync(Context, id, Dossier.Version, noPaper, cancel);
            if (outcome is not ActOutcome.Done && (await FollowAsync(outcome, "", cancel) is { } other))
            {
                return other;
            }

            // Two clicks at once: the other one delivered it.
            if (outcome is not ActOutcome.Done && Dossier.State != BusinessState.Done)
            {
                return Page();
            }
        }

        return store.Open(paper.Sha256!) is { } content ? File(content, paper.MediaType, paper.FileName) : NotFound();
    }
}
