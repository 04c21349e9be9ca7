using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Files;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference;
using CaiCach.Data.Events;
using CaiCach.Law.Procedures;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>Writes a draft in sections. It is saved as far as it is written; what is missing is told at its field. Lines are added and taken away by buttons that send the form and save nothing.</summary>
[OfficialsOnly("procedure_controller")]
[RequestFormLimits(ValueCountLimit = 8192, ValueLengthLimit = 1 << 20)]
[TakesUpTo(BodyLimit.ManyFiles)]
public sealed class EditModel(ActorReader actors, ReferenceStore reference, ReadCatalogueEntry read, HandleProcedureDraft handle, UploadFile upload) : WorkspacePage(actors, reference)
{
    private DraftFormWriter writer = new();

    /// <summary>The version of the procedure as seen.</summary>
    [BindProperty]
    public int Seen { get; set; }

    [BindProperty]
    public DraftForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public bool Saved { get; set; }

    [BindProperty(SupportsGet = true, Name = "kiem-tra")]
    public bool Check { get; set; }

    public ReadCatalogueEntry.View View { get; private set; } = null!;

    /// <summary>The act that took the draft away while this page was open, and who did it; null while the draft can be written on.</summary>
    public EventRow? Gone { get; private set; }

    /// <summary>The number of the version that is being drawn up.</summary>
    public int Version => (View.Draft?.BasedOn ?? View.Entry.NewestVersion) + 1;

    public string Address => AddressOf(View.Entry.Id);

    public bool IsInternal => View.Entry.Kind != ProcedureKind.Public;

    /// <summary>The address of the draft of a procedure.</summary>
    public static string AddressOf(Guid id) => $"{EntryModel.AddressOf(id)}/soan";

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        if (View.Draft is null || !View.Acts.Contains(CatalogueAct.Save))
        {
            return Redirect(EntryModel.AddressOf(id));
        }

        Form = DraftFormReader.Read(DraftDocument.Read(View.Draft!.Document)!);
        Seen = View.Entry.Version;
        if (Check)
        {
            writer.Write(Form, DraftDocument.Read(View.Draft.Document)!);
            Say(View.DraftFaults);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel))
        {
            return NotFound();
        }

        ModelState.Clear();
        await TakeTemplatesAsync(cancel);
        if (button is not ("luu" or "gui"))
        {
            DraftLines.Apply(Form, button ?? "");
            return ModelState.IsValid ? Page() : Again();
        }

        if (!ModelState.IsValid)
        {
            return Again();
        }

        if (View.Draft is null || View.Entry.DraftState != ProcedureDraftState.Draft)
        {
            Gone = View.History.Count > 0 ? View.History[^1] : null;
            ModelState.AddModelError("", "Dự thảo này không còn ở bước soạn. Nội dung trên trang chưa được lưu và vẫn còn nguyên.");
            return Again(StatusCodes.Status409Conflict);
        }

        writer = new();
        var root = DraftDocument.Read(View.Draft.Document)!;
        writer.Write(Form, root);
        switch (await handle.RunAsync(Context(), id, Seen, new(CatalogueAct.Save, root.ToJsonString()), cancel))
        {
            case CatalogueOutcome.Done done when button == "luu":
                return Redirect($"{Address}?da-luu=true");
            case CatalogueOutcome.Done done:
                Seen = done.Version;
                return await SubmitAsync(id, cancel);
            case CatalogueOutcome.Stale stale:
                ModelState.AddModelError("", "Thủ tục này vừa được người khác, hoặc chính ông/bà ở một thẻ khác, thay đổi. Nội dung trên trang chưa được lưu và vẫn còn nguyên. Hãy xem bản đã lưu, rồi lưu lần nữa nếu vẫn muốn thay.");
                Seen = stale.Version;
                return Again(StatusCodes.Status409Conflict);
            case CatalogueOutcome.Invalid invalid:
                Say([.. invalid.Faults.Select(f => new ProcedureFault(f.Field, f.Code, f.Text))]);
                return Again();
            case CatalogueOutcome.Refused refused:
                ModelState.AddModelError("", refused.Reasons[0].Text);
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    /// <summary>The choices of a vocabulary.</summary>
    public IReadOnlyList<Choice> Words(string name) => DraftChoices.Of(name);

    /// <summary>The cases as typed, for the papers.</summary>
    public IReadOnlyList<Choice> Cases => [.. Form.Cases.Where(c => !string.IsNullOrWhiteSpace(c.Code)).Select(c => new Choice(c.Code!.Trim(), string.IsNullOrWhiteSpace(c.Name) ? c.Code.Trim() : c.Name.Trim())).DistinctBy(c => c.Value)];

    /// <summary>The fields of the catalogue, as suggestions.</summary>
    public IReadOnlyList<(string Code, string Name)> Fields => [.. Reference.AllProcedures.Select(p => (p.FieldCode, p.FieldName)).DistinctBy(f => f.FieldCode).OrderBy(f => f.FieldCode, StringComparer.Ordinal)];

    public string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private async Task<IActionResult> SubmitAsync(Guid id, CancellationToken cancel)
    {
        switch (await handle.RunAsync(Context(), id, Seen, new(CatalogueAct.Submit), cancel))
        {
            case CatalogueOutcome.Done:
                return Redirect($"{EntryModel.AddressOf(id)}?xong={EntryModel.SlugOf(CatalogueAct.Submit)}");
            case CatalogueOutcome.Invalid invalid:
                Say([.. invalid.Faults.Select(f => new ProcedureFault(f.Field, f.Code, f.Text))]);
                return Again();
            default:
                ModelState.AddModelError("", "Dự thảo đã lưu nhưng chưa gửi rà soát được vì thủ tục vừa thay đổi. Hãy mở lại trang thủ tục.");
                return Again(StatusCodes.Status409Conflict);
        }
    }

    /// <summary>Takes in the blank forms that were chosen, so that none has to be chosen again whatever else is wrong.</summary>
    private async Task TakeTemplatesAsync(CancellationToken cancel)
    {
        foreach (var (i, row) in Form.Papers.Index().Where(p => p.Item.Template is { FileName.Length: > 0 }))
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"Form.Papers[{i}].Template");
            await using var content = row.Template!.OpenReadStream();
            switch (await upload.RunAsync(Context(), content, row.Template.FileName, key, isTemplate: true, cancel: cancel))
            {
                case UploadFile.Outcome.Stored stored:
                    (row.TemplateFile, row.TemplateSha256, row.NoTemplate) = (stored.Upload.FileName, stored.Upload.Sha256, false);
                    break;
                case UploadFile.Outcome.Refused refused:
                    ModelState.AddModelError(key, refused.Fault.Text);
                    break;
            }
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await read.RunAsync(Me, id, Now, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private void Say(IEnumerable<ProcedureFault> faults)
    {
        foreach (var fault in faults)
        {
            var key = writer.KeyOf(fault.Place);
            if (!ModelState.TryGetValue(key, out var there) || there.Errors.Count == 0 || key.Length == 0)
            {
                ModelState.AddModelError(key, DraftLines.TextOf(fault, key));
            }
        }
    }
}
