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

/// <summary>The procedures of a body that differ from the national database, and those that only one side has.</summary>
public sealed class NationalModel(ActorReader actors, ReferenceStore reference, ListNationalDrift list, ListNationalGaps gaps) : WorkspacePage(actors, reference)
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

    /// <summary>The choice of procedures that the national files have and the catalogue lacks.</summary>
    public const string GapSlug = "chua-co-tai-day";

    /// <summary>The choice of those of them that are none of the body's.</summary>
    public const string SetAsideSlug = "khong-thuoc-tham-quyen";

    /// <summary>Those procedures; null where others were chosen.</summary>
    public IReadOnlyList<NationalGap>? Gaps { get; private set; }

    /// <summary>How many procedures the catalogue lacks, for somebody to say what is done about them; at most <see cref="ListNationalGaps.MostCounted"/>, and none where they are listed.</summary>
    public int Waiting { get; private set; }

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
        Slug = Slug is MissingSlug or GapSlug or SetAsideSlug ? Slug : choice.Slug;
        Rows = (await list.RunAsync(Me, body.Id, choice.State, Slug == choice.Slug ? After : null, cancel))!;
        Next = Rows.Next;
        if (Slug == MissingSlug)
        {
            (Missing, Next) = (await list.MissingAsync(Me, body.Id, After, cancel))!.Value;
        }
        else if (Slug is GapSlug or SetAsideSlug)
        {
            (Gaps, Next) = (await gaps.RunAsync(Me, body.Id, Slug == SetAsideSlug, After, cancel))!.Value;
        }

        Waiting = Slug == GapSlug ? 0 : await gaps.CountAsync(Me, body.Id, cancel);

        return Page();
    }

    public string HrefOf(string after) => $"{HrefOf(Body.Code, Slug!)}&sau={Uri.EscapeDataString(after)}";

    /// <summary>The address of a choice of a body.</summary>
    /// <param name="body">The code of the body.</param>
    /// <param name="slug">The word of the choice in the address.</param>
    public static string HrefOf(string body, string slug) => $"{Href}?co-quan={Uri.EscapeDataString(body)}&xem={slug}";
}
