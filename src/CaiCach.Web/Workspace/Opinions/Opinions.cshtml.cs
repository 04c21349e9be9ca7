using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Workspace.Work;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Opinions;

/// <summary>The opinions one unit is asked for, by due time, a page at a time.</summary>
public sealed class OpinionsModel(ActorReader actors, ReferenceStore reference, ListConsultations list) : WorkspacePage(actors, reference)
{
    public IReadOnlyList<Office> Offices { get; private set; } = [];

    public Office Office { get; private set; } = null!;

    public ListConsultations.Page Rows { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? OfficeValue { get; set; }

    [BindProperty(SupportsGet = true, Name = "han")]
    public string? When { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Offices = OpinionDesk.OfficesOf(Me, Reference);
        if (Offices.Count == 0)
        {
            return NotFound();
        }

        Office = Offices.FirstOrDefault(o => string.Equals(o.Value, OfficeValue, StringComparison.Ordinal)) ?? Offices[0];
        DateTime? before = When switch { "tre" => Now, "gan" => Now + TimeTexts.Soon, _ => null };
        Rows = await list.RunAsync(Me, Office.UnitId!.Value, ListWork.Cursor.Parse(After), before, cancel);
        return Page();
    }

    /// <summary>The address of this list with another place to go on from.</summary>
    public string Href(string? after) => OpinionDesk.Href + QueryString.Create(
        new Dictionary<string, string?> { ["don-vi"] = Offices.Count > 1 ? Office.Value : null, ["han"] = When, ["sau"] = after }.Where(pair => !string.IsNullOrEmpty(pair.Value)));
}
