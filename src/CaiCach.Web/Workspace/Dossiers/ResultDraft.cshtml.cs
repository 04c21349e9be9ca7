using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Letters;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Letters;
using CaiCach.Web.Workspace.LetterTexts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>The draft of a result: whoever may propose takes it from a template, edits it, looks at it and keeps it; anybody else who sees the dossier reads what was proposed or issued.</summary>
public sealed class ResultDraftModel(ActorReader actors, ReferenceStore reference, DraftResult drafts, OpenDossier open, DraftedPaper paper, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public int Seen { get; set; }

        /// <summary>The template the text was begun from.</summary>
        public Guid? From { get; set; }

        /// <summary>The template to take the text from.</summary>
        public string? Template { get; set; }

        public string? Kind { get; set; }

        public string? Title { get; set; }

        public string? Body { get; set; }

        public string? Notes { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    /// <summary>The version that was just saved; null for none.</summary>
    [BindProperty(SupportsGet = true, Name = "da-luu")]
    public int? Saved { get; set; }

    public DraftResult.View View { get; private set; } = null!;

    /// <summary>How the text looks; null for none.</summary>
    public SheetView? Preview { get; private set; }

    public IReadOnlyList<Choice> Templates => [.. View.Templates.Select(row => new Choice(row.Id.ToString(), $"{ResultTemplateModel.NameOf(t, row.Kind)}: {row.Title}"))];

    public IReadOnlyList<Choice> Kinds => [.. ResultTemplateModel.Slugs.Select(s => new Choice(s.Slug, ResultTemplateModel.NameOf(t, s.Kind)))];

    public async Task<IActionResult> OnGetAsync(Guid id, [FromQuery(Name = "tep")] string? file, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || (View.Newest is null && !View.MayWrite))
        {
            return NotFound();
        }

        if (View.Newest is not { } newest)
        {
            return file is null ? Page() : NotFound();
        }

        await open.NoteAsync(Context(), id, cancel);
        var text = DraftResult.TextOf(newest);
        Preview = paper.View(View, text, Reference, Request);
        if (file == "pdf")
        {
            return File(paper.Pdf(Preview), "application/pdf", DraftedPaper.NameOf(View.Dossier));
        }

        Fill(newest);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, [FromForm(Name = "viec")] string? button, CancellationToken cancel)
    {
        if (!await LoadAsync(id, cancel) || !View.MayWrite)
        {
            return NotFound();
        }

        var text = ResultTemplateModel.TextOf(Input.Title, Input.Body, Input.Notes);
        return button switch
        {
            "mau" => await TakeAsync(text.Title.Length + text.Body.Length > 0 && (View.Newest is null || DraftResult.TextOf(View.Newest) != text), cancel),
            "xem" => Show(text),
            _ => await SaveAsync(id, text, cancel),
        };
    }

    // What was typed and not kept is not thrown away for a template.
    private async Task<IActionResult> TakeAsync(bool isTyped, CancellationToken cancel)
    {
        if (isTyped)
        {
            ModelState.AddModelError("Input.Template", "Nội dung ở dưới chưa lưu. Lưu dự thảo, hoặc xóa tên và nội dung, rồi lấy từ mẫu.");
            return Again();
        }

        if (!Guid.TryParse(Input.Template, out var id) || await drafts.FillAsync(Context(), View, id, cancel) is not { } filled)
        {
            ModelState.AddModelError("Input.Template", "Chọn mẫu kết quả.");
            return Again();
        }

        ModelState.Clear();
        (Input.From, Input.Kind) = (id, Slug(View.Templates.First(row => row.Id == id).Kind));
        (Input.Title, Input.Body, Input.Notes) = (filled.Title, filled.Body, filled.Notes);
        return Show(filled);
    }

    private PageResult Show(ResultText text)
    {
        if (DraftResult.Show(View, text, Reference) is PreviewLetter.Outcome.Invalid invalid)
        {
            ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
            return Again();
        }

        Preview = paper.View(View, text, Reference, Request);
        return Page();
    }

    private async Task<IActionResult> SaveAsync(Guid id, ResultText text, CancellationToken cancel)
    {
        switch (await drafts.SaveAsync(Context(), id, Input.Seen, ResultTemplateModel.KindOf(Input.Kind) ?? ProposalKind.Stop, text, Input.From, cancel))
        {
            case DraftResult.Outcome.Done done:
                return Redirect($"/can-bo/ho-so/{id}/du-thao?da-luu={done.Version.ToString(CultureInfo.InvariantCulture)}");
            case DraftResult.Outcome.Invalid invalid:
                ModelState.Add(invalid.Faults, FaultsExtensions.InputKey);
                return Again();
            case DraftResult.Outcome.Stale:
                ModelState.AddModelError("", "Dự thảo vừa được lưu ở nơi khác. Nội dung ông/bà gõ vẫn còn, chưa được lưu. Hãy xem bản mới, rồi lưu lần nữa nếu vẫn muốn thay.");
                await LoadAsync(id, cancel);
                Input.Seen = View.Newest?.Version ?? 0;
                ModelState.Remove("Input.Seen");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (await drafts.ReadAsync(Context(), id, cancel) is not { } view)
        {
            return false;
        }

        View = view;
        return true;
    }

    private void Fill(ResultDraftRow row) => Input = new()
    {
        Seen = row.Version,
        From = row.TemplateId,
        Template = row.TemplateId?.ToString(),
        Kind = Slug(row.Kind),
        Title = row.Title,
        Body = row.Body,
        Notes = row.Notes,
    };

    private static string Slug(ProposalKind kind) => ResultTemplateModel.Slugs.First(s => s.Kind == kind).Slug;
}
