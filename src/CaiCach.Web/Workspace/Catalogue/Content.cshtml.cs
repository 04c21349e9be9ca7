using System.Globalization;
using CaiCach.Application.Files;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The content of one version, or of the draft, to read.</summary>
public sealed class ContentModel(ActorReader actors, ReferenceStore reference, ReadCatalogueEntry read, FileStore files) : WorkspacePage(actors, reference)
{
    public const string DraftSlug = "du-thao";

    public ReadCatalogueEntry.View View { get; private set; } = null!;

    /// <summary>The content; null for a draft that is not whole yet.</summary>
    public ProcedureVersion? Version { get; private set; }

    public bool IsDraft { get; private set; }

    /// <summary>The version it is compared with: the one chosen, else the one before it; null for a first version.</summary>
    public ProcedureVersion? Before { get; private set; }

    /// <summary>What differs from that version, in words.</summary>
    public IReadOnlyList<ProcedureChange> Changes { get; private set; } = [];

    /// <summary>The number of the version it is compared with.</summary>
    [BindProperty(SupportsGet = true, Name = "so-voi")]
    public string? Other { get; set; }

    /// <summary>The versions it may be compared with, the newest first.</summary>
    public IEnumerable<ProcedureVersion> Others => View.Versions.Select(line => line.Version).Where(other => other.Version != Version?.Version);

    public async Task<IActionResult> OnGetAsync(Guid id, string version, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return NotFound();
        }

        (View, IsDraft) = (view, version == DraftSlug);
        if (IsDraft)
        {
            Version = view.Draft is { } draft && ProcedureFile.Parse(draft.Document) is ProcedureFileResult.Valid { File: var file } ? file.All.Single() : null;
            Compare(view.Draft?.BasedOn ?? 0);
            return view.Draft is null ? NotFound() : Page();
        }

        Version = view.Versions.FirstOrDefault(v => v.Version.Version.ToString(CultureInfo.InvariantCulture) == version)?.Version;
        Compare(Version?.Version - 1 ?? 0);
        return Version is null ? NotFound() : Page();
    }

    /// <summary>The blank form of a paper.</summary>
    public async Task<IActionResult> OnGetTemplateAsync(Guid id, string version, [FromQuery(Name = "giay-to")] string? paper, CancellationToken cancel) =>
        await OnGetAsync(id, version, cancel) is PageResult && TemplateFile.Of(files, Version, paper) is { } file ? file : NotFound();

    private void Compare(int usual)
    {
        if (Version is not null)
        {
            Before = Others.FirstOrDefault(v => v.Version.ToString(CultureInfo.InvariantCulture) == Other) ?? Others.FirstOrDefault(v => v.Version == usual);
            Changes = Before is null ? [] : ProcedureDifference.Between(Before, Version);
        }
    }
}
