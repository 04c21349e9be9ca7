using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.National;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The procedures of a body that differ from the national database.</summary>
public sealed class NationalModel(ActorReader actors, ReferenceStore reference, ListNationalDrift list) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/quoc-gia";

    /// <summary>The choices with their words in the address; the first shows all that differ.</summary>
    public static readonly IReadOnlyList<(string Slug, DriftState? State)> Choices =
    [
        ("cho-xu-ly", DriftState.Open), ("da-bao", DriftState.Reported), ("sua-theo", DriftState.Following), ("giu", DriftState.Kept), ("tat-ca", null), ("khop", DriftState.None),
    ];

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? Slug { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public Unit Body { get; private set; } = null!;

    public IReadOnlyList<Choice> BodyChoices { get; private set; } = [];

    /// <summary>The choice of public procedures that the national files say nothing of.</summary>
    public const string MissingSlug = "chua-co";

    /// <summary>Those procedures; null where others were chosen.</summary>
    public IReadOnlyList<CatalogueEntry>? Missing { get; private set; }

    /// <summary>The code after which the next page begins; null on the last.</summary>
    public string? Next { get; private set; }

    public ListNationalDrift.Page Rows { get; private set; } = null!;

    public bool MayReceive { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = CatalogueScope.BodiesOf(Me, Reference.Organisation);
        var body = BodyCode is null ? bodies.FirstOrDefault(b => Me.Posts.Any(p => p.AgencyId == b.Id && CatalogueScope.Readers.Contains(p.Role))) : bodies.FirstOrDefault(b => b.Code == BodyCode);
        if (body is null)
        {
            return NotFound();
        }

        Body = body;
        BodyChoices = [.. bodies.Select(b => new Choice(b.Code, b.Name))];
        MayReceive = CatalogueScope.WrittenBy(Me, Reference.Organisation).Count > 0;
        var choice = Choices.FirstOrDefault(c => c.Slug == Slug);
        choice = choice.Slug is null ? Choices[0] : choice;
        Slug = Slug == MissingSlug ? MissingSlug : choice.Slug;
        var isMissing = Slug == MissingSlug;
        Rows = (await list.RunAsync(Me, body.Id, choice.State, isMissing ? null : After, cancel))!;
        Next = Rows.Next;
        if (isMissing)
        {
            (Missing, Next) = (await list.MissingAsync(Me, body.Id, After, cancel))!.Value;
        }

        return Page();
    }

    public string HrefOf(string after) => $"{Href}?co-quan={Uri.EscapeDataString(Body.Code)}&xem={Slug}&sau={Uri.EscapeDataString(after)}";
}
