using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Letters;
using CaiCach.Law.Letters;
using CaiCach.Web.Printing;
using CaiCach.Web.Workspace.Letters;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>The paper of a drafted result: how it looks, its PDF, and that PDF handed in with the proposal.</summary>
public sealed class DraftedPaper(DraftResult drafts, LetterPdf pdf, UploadFile upload, IConfiguration configuration)
{
    /// <summary>The name of the file.</summary>
    public static string NameOf(Dossier dossier) => $"du-thao-{dossier.Code ?? dossier.RequestNumber}.pdf";

    /// <summary>How a text without faults looks.</summary>
    public SheetView View(DraftResult.View view, ResultText text, ReferenceSnapshot reference, HttpRequest request) =>
        DraftResult.Show(view, text, reference) is PreviewLetter.Outcome.Shown { Sheet: var sheet }
            ? new(sheet, LetterCheck.Of(null, sheet.Code, configuration, request))
            : throw new InvalidOperationException("A text that is kept has no faults.");

    /// <summary>The PDF, on A4.</summary>
    public byte[] Pdf(SheetView view) => pdf.Make(view.Sheet, view.Check, LetterPaper.A4);

    /// <summary>The newest text of a dossier; null for none.</summary>
    public async Task<ResultDraftRow?> NewestAsync(ActContext context, Guid dossier, CancellationToken cancel) =>
        await drafts.ReadAsync(context, dossier, cancel) is { MayWrite: true, Newest: { } newest } ? newest : null;

    /// <summary>Makes the paper of the text that was ticked and hands it in, as if its file had been chosen.</summary>
    internal async Task TakeInAsync(ActContext context, Guid dossier, ActInputs input, ReferenceSnapshot reference, HttpRequest request, ModelStateDictionary state, CancellationToken cancel)
    {
        // The paper is made here and now: a file of an attempt before is not taken for it.
        (input.UploadId, input.UploadName) = (null, null);
        state.Remove("Input.UploadId");
        state.Remove("Input.UploadName");
        if (input.File is not null)
        {
            state.AddModelError("Input.DraftText", "Chọn một trong hai: kèm dự thảo đã soạn, hoặc tải tệp lên.");
            return;
        }

        if (await drafts.ReadAsync(context, dossier, cancel) is not { MayWrite: true, Newest: { } newest } view || newest.Id != input.DraftText)
        {
            state.AddModelError("Input.DraftText", "Dự thảo vừa được sửa ở nơi khác. Xem lại dự thảo rồi đánh dấu lần nữa.");
            return;
        }

        using var content = new MemoryStream(Pdf(View(view, DraftResult.TextOf(newest), reference, request)));
        switch (await upload.RunAsync(context, content, NameOf(view.Dossier), "Input.DraftText", cancel: cancel))
        {
            case UploadFile.Outcome.Stored { Upload: var stored }:
                (input.UploadId, input.UploadName) = (stored.Id, stored.FileName);
                break;
            case UploadFile.Outcome.Refused { Fault: var fault }:
                state.AddModelError("Input.DraftText", fault.Text);
                break;
        }
    }
}
