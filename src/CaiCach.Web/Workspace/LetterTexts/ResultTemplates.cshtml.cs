using CaiCach.Application.Acting;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Web.Components;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.LetterTexts;

/// <summary>The templates of results that this person writes, and where one of another procedure is begun.</summary>
public sealed class ResultTemplatesModel(ActorReader actors, ReferenceStore reference, ReadResultTemplates read, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/ket-qua";

    /// <summary>What is typed.</summary>
    public sealed class Inputs
    {
        public string? Body { get; set; }

        public string? Procedure { get; set; }

        public string? Kind { get; set; }
    }

    [BindProperty]
    public Inputs Input { get; set; } = new();

    public IReadOnlyList<ReadResultTemplates.Line> Lines { get; private set; } = [];

    public IReadOnlyList<Choice> Bodies { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds => [.. ResultTemplateModel.Slugs.Select(s => new Choice(s.Slug, ResultTemplateModel.NameOf(t, s.Kind)))];

    public async Task OnGetAsync(CancellationToken cancel) => await ShowAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await ShowAsync(cancel);
        var code = Input.Procedure?.Trim() ?? "";
        if (Reference.LatestProcedure(code) is null)
        {
            ModelState.AddModelError("Input.Procedure", code.Length == 0 ? "Nhập mã thủ tục." : "Không có thủ tục với mã này.");
        }

        if (ResultTemplateModel.KindOf(Input.Kind) is not { } kind)
        {
            ModelState.AddModelError("Input.Kind", "Chọn loại kết quả.");
            return Again();
        }

        return ModelState.IsValid && LetterTextScope.BodyOf(Me, Reference.Organisation, Input.Body ?? "") is { } body
            ? Redirect(ResultTemplateModel.AddressOf(body.Code, code, kind))
            : Again();
    }

    private async Task ShowAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Lines = await read.ListAsync(Me, Now, cancel);
        Bodies = [.. LetterTextScope.BodiesOf(Me, Reference.Organisation).Select(b => new Choice(b.Code, b.Name))];
    }
}
