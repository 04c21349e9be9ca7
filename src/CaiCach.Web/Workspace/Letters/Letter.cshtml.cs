using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Printing.Sealing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>A letter of a dossier, to print; always in Vietnamese.</summary>
public sealed class LetterModel(ActorReader actors, ReferenceStore reference, ReadLetter read, OpenDossier open, LetterPdf pdf, Seals seals, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    public string Slug { get; private set; } = "";

    public ReadLetter.Found Letter { get; private set; } = null!;

    public SheetView View { get; private set; } = null!;

    public LetterPaper Paper { get; private set; }

    /// <summary>The signature that its PDF has; null for none.</summary>
    public LetterSeal? Seal => seals.For(Letter.IssuerId, Reference.Organisation, Now);

    /// <summary>The papers it may be printed on.</summary>
    public IReadOnlyList<LetterPaper> Papers => LetterPapers.Of(Letter.Kind);

    public async Task<IActionResult> OnGetAsync(
        Guid id, string letter, [FromQuery(Name = "lan")] int? version, [FromQuery(Name = "kho")] string? paper, [FromQuery(Name = "tep")] string? file, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        var page = LetterPage.All.FirstOrDefault(p => string.Equals(p.Slug, letter, StringComparison.Ordinal));
        if (page is null || await read.RunAsync(Me, id, page.Kind, version, cancel) is not { } found || LetterPapers.Read(paper, page.Kind) is not { } size)
        {
            return NotFound();
        }

        await open.NoteAsync(Context(), id, cancel);
        (Slug, Letter, Paper) = (page.Slug, found, size);
        View = new(found.Sheet, LetterCheck.Of(found, configuration, Request));
        return file == "pdf" ? File(pdf.Make(View.Sheet, View.Check, size, Seal), "application/pdf", LetterPdf.NameOf(found)) : Page();
    }

    /// <summary>The address of the same letter on a paper.</summary>
    public string AddressOf(LetterPaper paper, bool pdf = false) =>
        $"/can-bo/ho-so/{Letter.Dossier.Id}/{Slug}?lan={Letter.Version}&kho={LetterPapers.WordOf(paper)}{(pdf ? "&tep=pdf" : "")}";
}
