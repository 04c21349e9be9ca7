using CaiCach.Application.Dossiers;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>The receipt of a filing: number, times, files with their hashes, to keep or to print.</summary>
public sealed class ReceiptModel(ReadDossier read, ReferenceStore reference, ActorReader actors, IConfiguration configuration) : DossierPage(read, reference, actors)
{
    private readonly ReadDossier read = read;

    /// <summary>When the answer and the result can be expected, local, while the office has to answer; counted from the filing or from the supplement before acceptance.</summary>
    public ExpectedTimes.Answer? Times { get; private set; }

    public string FollowAddress => Site.AddressOf(Request, configuration, Site.FollowOf(Number));

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        if (Dossier.State is BusinessState.Submitted or BusinessState.IntakeReview && Procedure is { } procedure)
        {
            var started = (await read.HistoryAsync(id, cancel)).Last(e => e.Type is "dossier.submitted" or "dossier.resubmitted").At;
            Times = ExpectedTimes.Of(Reference.CalendarOf(Dossier.CounterId), procedure, Dossier.Channel, DossierTimes.ToMinute(started), Dossier.CaseCode, Reference.ClockRules.Of(Dossier.ClockRules));
        }

        return Page();
    }
}
