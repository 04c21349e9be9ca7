using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing.Sealing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Portal.Dossiers;

/// <summary>One dossier: where it stands, what to do now, all that happened.</summary>
public sealed class DossierModel(ReadDossier read, ReferenceStore reference, ActorReader actors, AnswerWithdrawal withdrawal, ListParts parts, InviteRating rating, ListReads reads, Seals seals) : DossierPage(read, reference, actors)
{
    private readonly ReadDossier read = read;

    public IReadOnlyList<EventRow> History { get; private set; } = [];

    /// <summary>How the time to answer the request is counted; empty where it is not awaited.</summary>
    public IReadOnlyList<DueStep> IntakeSteps => DossierDues.Of(Dossier, Reference, History, [], []).FirstOrDefault(d => d.Kind == DueKind.Intake)?.Steps ?? [];

    /// <summary>What other bodies handle of it.</summary>
    public IReadOnlyList<ListParts.Part> Parts { get; private set; } = [];

    /// <summary>By which offices it was opened, the newest first.</summary>
    public IReadOnlyList<ListReads.Line> Reads { get; private set; } = [];

    /// <summary>The letters that the office sent.</summary>
    public IReadOnlyList<Letter> Letters { get; private set; } = [];

    /// <summary>The title of a letter in its set of forms.</summary>
    public string TitleOf(Letter letter) => Reference.FormOf(letter.Kind, Dossier, letter.MadeAt)?.Title ?? letter.Kind.ToText();

    /// <summary>The signature that the PDF of a letter has; null for none.</summary>
    public LetterSeal? SealOf(Letter letter) => seals.For(ReadLetter.IssuerOf(letter), Reference.Organisation, Context.Now);

    /// <summary>Whether the dossier can be rated now.</summary>
    public bool MayRate { get; private set; }

    /// <summary>How the fee came about, from the acceptance on.</summary>
    public IReadOnlyList<FeeAsked> FeesAsked => Dossier.AcceptedAt is not null && Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion) is { } procedure ? AcceptDossier.FeesOf(procedure, Dossier, Dossier.FeePayer) : [];

    /// <summary>Whether the body still answers questions about the procedure.</summary>
    public bool MayAsk => Reference.ProcedureInForce(Dossier.ProcedureCode, VietnamTime.DayOf(Context.Now)) is not null && Reference.AgenciesFor(Dossier.ProcedureCode, VietnamTime.DayOf(Context.Now)).Count > 0;

    public bool May(DossierAct act) => View.Acts.Contains(act);

    /// <summary>What the person has just done, as the address says; told at the top of the page.</summary>
    [BindProperty(Name = "xong", SupportsGet = true)]
    public string? Done { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel) => await LoadAsync(id, cancel) ? await ShowAsync(cancel) : NotFound();

    /// <summary>Takes the wish to withdraw back.</summary>
    public async Task<IActionResult> OnPostAsync(Guid id, int version, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        return await FollowAsync(await withdrawal.CancelAsync(Context, id, version, cancel), $"/ho-so/{id}?xong=giu-ho-so", cancel) ?? await ShowAsync(cancel);
    }

    /// <summary>Leads to the page on which the dossier is rated.</summary>
    public async Task<IActionResult> OnPostRateAsync(Guid id, CancellationToken cancel) =>
        !await LoadAsync(id, cancel) ? NotFound()
        : await rating.RunAsync(Context, id, cancel) is { } token ? LocalRedirect(RatingLinks.PathOf(token))
        : LocalRedirect($"/ho-so/{id}");

    private async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        History = [.. (await read.HistoryAsync(Dossier.Id, cancel)).Where(e => !DossierEvents.IsInternal(e.Type))];
        Letters = await read.LettersAsync(Dossier.Id, cancel);
        Parts = History.Any(e => e.Type == DossierEvents.TypeOf(DossierAct.SendParts)) ? await parts.OfAsync(Dossier.Id, cancel) : [];
        Reads = await reads.OfAsync(Dossier.Id, cancel);
        MayRate = await rating.IsOpenAsync(Dossier.Id, Dossier.ReturnedAt, Context.Now, cancel);
        return Page();
    }
}
