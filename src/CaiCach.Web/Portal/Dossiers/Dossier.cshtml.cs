using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>One dossier: where it stands, what to do now, all that happened.</summary>
public sealed class DossierModel(ReadDossier read, ReferenceStore reference, ActorReader actors, AnswerWithdrawal withdrawal, ListParts parts) : DossierPage(read, reference, actors)
{
    private readonly ReadDossier read = read;

    public IReadOnlyList<EventRow> History { get; private set; } = [];

    /// <summary>What other bodies handle of it.</summary>
    public IReadOnlyList<ListParts.Part> Parts { get; private set; } = [];

    public bool May(DossierAct act) => View.Acts.Contains(act);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? await ShowAsync(cancel) : NotFound();

    /// <summary>Takes the wish to withdraw back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        return await FollowAsync(await withdrawal.CancelAsync(Context, id, version, cancel), $"/ho-so/{id}", cancel) ?? await ShowAsync(cancel);
    }

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        History = await read.HistoryAsync(Dossier.Id, cancel);
        Parts = History.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.SendParts)) ? await parts.OfAsync(Dossier.Id, cancel) : [];
        return Page();
    }
}
