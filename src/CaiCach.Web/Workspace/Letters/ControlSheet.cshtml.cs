using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Letters;

/// <summary>Phiếu kiểm soát quá trình giải quyết hồ sơ: a block for each handover, to print, and as PDF on A5 or A4; always in Vietnamese.</summary>
public sealed class ControlSheetModel(ActorReader actors, ReferenceStore reference, OpenDossier open, ReadControlSheet read, LetterPdf pdf, IConfiguration configuration) : WorkspacePage(actors, reference)
{
    public Dossier Dossier { get; private set; } = null!;

    public ReadControlSheet.View Sheet { get; private set; } = null!;

    /// <summary>The QR code: this form has no number and no check page, so it leads to the page that follows the dossier.</summary>
    public LetterCheck Check => LetterCheck.Of(null, Sheet.Sheet.Code, configuration, Request);

    /// <summary>The address of its PDF on a paper.</summary>
    public string PdfOn(LetterPaper paper) => $"/can-bo/ho-so/{Dossier.Id}/mau-06?kho={LetterPapers.WordOf(paper)}&tep=pdf";

    public LetterForm? Form => Sheet.Set?.FormOf(LetterKind.Control);

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "kho")] string? paper, [FromQuery(Name = "tep")] string? file, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await open.RunAsync(Context(), id, cancel) is not { } view || LetterPapers.Read(paper, LetterKind.Control) is not { } size)
        {
            return NotFound();
        }

        Dossier = view.Dossier;
        Sheet = await read.RunAsync(Context(), Dossier, cancel: cancel);
        return file == "pdf" ? File(pdf.Make(Sheet.Sheet, Check, size), "application/pdf", $"mau-{Form?.Number ?? "06"}-{Sheet.Sheet.Code}.pdf") : Page();
    }
}
