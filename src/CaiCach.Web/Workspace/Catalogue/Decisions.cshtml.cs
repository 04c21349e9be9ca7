using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The decisions and plans of a body, the newest first.</summary>
public sealed class DecisionsModel(ActorReader actors, ReferenceStore reference, ListCatalogueDecisions list, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/van-ban";

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? BodyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "tim")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? KindName { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public Unit Body { get; private set; } = null!;

    public ListCatalogueDecisions.Page Rows { get; private set; } = null!;

    public bool MayWrite { get; private set; }

    /// <summary>The kinds with their names.</summary>
    public IReadOnlyList<Choice> Kinds => [.. Enum.GetValues<CatalogueDecisionKind>().Select(k => new Choice(k.ToString(), t[k.ToText()].Value))];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var bodies = CatalogueScope.BodiesOf(Me, Reference.Organisation);
        if ((BodyCode is null ? bodies[0] : bodies.FirstOrDefault(b => b.Code == BodyCode)) is not { } body)
        {
            return NotFound();
        }

        (Body, BodyCode, Bodies) = (body, body.Code, [.. bodies.Select(b => new Choice(b.Code, b.Name))]);
        MayWrite = CatalogueScope.WrittenBy(Me, Reference.Organisation).Any(b => b.Id == body.Id);
        CatalogueDecisionKind? kind = Enum.TryParse<CatalogueDecisionKind>(KindName, out var known) && Enum.IsDefined(known) ? known : null;
        Rows = (await list.RunAsync(Me, body.Id, kind, Words is { Length: > 200 } ? Words[..200] : Words, ListCatalogueDecisions.Cursor.Parse(After), cancel))!;
        return Page();
    }

    public string HrefOf(string after) =>
        $"{Href}?co-quan={Uri.EscapeDataString(Body.Code)}&loai={Uri.EscapeDataString(KindName ?? "")}&tim={Uri.EscapeDataString(Words ?? "")}&sau={after}";
}
