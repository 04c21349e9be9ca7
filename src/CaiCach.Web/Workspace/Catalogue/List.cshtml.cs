using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The catalogue of a body with the state of each procedure.</summary>
public sealed class ListModel(ActorReader actors, ReferenceStore reference, ListCatalogue list) : WorkspacePage(actors, reference)
{
    public const string Href = "/can-bo/danh-muc";

    /// <summary>The choices with their words in the address.</summary>
    public static readonly IReadOnlyList<(string Slug, ListCatalogue.Choice Choice)> Choices =
    [
        ("tat-ca", ListCatalogue.Choice.All), ("du-thao", ListCatalogue.Choice.Draft), ("ra-soat", ListCatalogue.Choice.InReview), ("cho-cong-khai", ListCatalogue.Choice.Waiting),
        ("cong-khai", ListCatalogue.Choice.Public), ("sua-doi", ListCatalogue.Choice.PublicAmended), ("bai-bo", ListCatalogue.Choice.Abolished), ("muon", ListCatalogue.Choice.Late), ("noi-bo", ListCatalogue.Choice.Internal),
        ("toan-trinh", ListCatalogue.Choice.FullyOnlineListed), ("lech-toan-trinh", ListCatalogue.Choice.OnlineListDiffers), ("het-can-cu", ListCatalogue.Choice.BasisOver),
    ];

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Slug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    /// <summary>What a file just became; null where the page was opened otherwise.</summary>
    [BindProperty(SupportsGet = true, Name = "moi")]
    public int? New { get; set; }

    [BindProperty(SupportsGet = true, Name = "sua")]
    public int? Amended { get; set; }

    [BindProperty(SupportsGet = true, Name = "giu")]
    public int? Same { get; set; }

    [BindProperty(SupportsGet = true, Name = "co")]
    public int? Drafted { get; set; }

    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    public Unit Body { get; private set; } = null!;

    public ListCatalogue.Page Rows { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    /// <summary>Whether this person agrees to drafts of the body.</summary>
    public bool MayReview => MayWrite || Me.Posts.Any(p => p.Role == Role.AgencyHead && Reference.Organisation.AgenciesIn(p.AgencyId).Contains(Body.Id));

    /// <summary>The step that several procedures are ticked for, if this person may take it; null for none.</summary>
    public CatalogueAct? StepOf(CatalogueEntry entry) => (entry.DraftState, entry.State) switch
    {
        (ProcedureDraftState.Draft, _) when MayWrite => CatalogueAct.Submit,
        (ProcedureDraftState.InReview, _) when MayReview => CatalogueAct.Approve,
        (ProcedureDraftState.Reviewed, _) when MayWrite => CatalogueAct.Publish,
        (null, CatalogueState.Waiting) when MayWrite => CatalogueAct.MakePublic,
        _ => null,
    };

    public IReadOnlyList<Choice> BodyChoices => [.. Bodies.Select(b => new Choice(b.Code, b.Name))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = CatalogueScope.BodiesOf(Me, Reference.Organisation);
        if ((BodyCode is null ? OwnBody : Bodies.FirstOrDefault(b => b.Code == BodyCode)) is not { } body)
        {
            return NotFound();
        }

        Body = body;
        BodyCode = body.Code;
        MayWrite = CatalogueScope.WrittenBy(Me, Reference.Organisation).Any(b => b.Id == body.Id);
        var choice = Choices.FirstOrDefault(c => c.Slug == Slug);
        Slug = choice.Slug ?? Choices[0].Slug;
        Rows = (await list.RunAsync(Me, body.Id, Now, choice.Choice, Words is { Length: > 200 } ? Words[..200] : Words, After, cancel))!;
        return Page();
    }

    public string HrefOf(string? after) =>
        $"{Href}?co-quan={Uri.EscapeDataString(Body.Code)}&xem={Slug}" + (string.IsNullOrEmpty(Words) ? "" : "&tim=" + Uri.EscapeDataString(Words)) + (after is null ? "" : "&sau=" + Uri.EscapeDataString(after));

    private Unit? OwnBody => Bodies.FirstOrDefault(b => Me.Posts.Any(p => p.AgencyId == b.Id && CatalogueScope.Readers.Contains(p.Role)));
}
