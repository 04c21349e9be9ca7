using System.Globalization;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The content of one version, or of the draft, to read.</summary>
public sealed class ContentModel(ActorReader actors, ReferenceStore reference, ReadCatalogueEntry read) : WorkspacePage(actors, reference)
{
    public const string DraftSlug = "du-thao";

    public ReadCatalogueEntry.View View { get; private set; } = null!;

    /// <summary>The content; null for a draft that is not whole yet.</summary>
    public ProcedureVersion? Version { get; private set; }

    public bool IsDraft { get; private set; }

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
            return view.Draft is null ? NotFound() : Page();
        }

        Version = view.Versions.FirstOrDefault(v => v.Version.Version.ToString(CultureInfo.InvariantCulture) == version)?.Version;
        return Version is null ? NotFound() : Page();
    }
}
