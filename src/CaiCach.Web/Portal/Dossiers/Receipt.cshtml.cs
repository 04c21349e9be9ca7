using CaiCach.Application.Dossiers;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>The receipt of a filing: number, times, files with their hashes, to keep or to print.</summary>
public sealed class ReceiptModel(ReadDossier read, ReferenceStore reference, ActorReader actors, IConfiguration configuration) : DossierPage(read, reference, actors)
{
    /// <summary>When the result can be expected, local: the due date once accepted.</summary>
    public ExpectedTimes.Answer? Times { get; private set; }

    public string FollowAddress => QrCode.AddressOf(Request, configuration, Site.FollowOf(Number));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        Times = Procedure is { } procedure ? ExpectedTimes.Of(Reference.CurrentCalendar, procedure, Dossier.Channel, DossierTimes.ToMinute(Dossier.SubmittedAt)) : null;
        return Page();
    }
}
