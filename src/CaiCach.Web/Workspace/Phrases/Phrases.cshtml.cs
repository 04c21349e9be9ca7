using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Phrases;

/// <summary>The phrase bank: the own phrases of a body, and those that ship.</summary>
public sealed class PhrasesModel(ActorReader actors, ReferenceStore reference, ReadPhrases read, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/cau-mau";

    /// <summary>What was just done; null for nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    public ReadPhrases.View View { get; private set; } = null!;

    public string? DoneText => Done switch
    {
        "ghi" => t["Đã lưu câu mẫu."].Value,
        "ngung" => t["Câu mẫu không còn được đưa ra để chọn."].Value,
        _ => null,
    };

    /// <summary>Whether whose phrase it is has to be said.</summary>
    public bool ShowsBody(Guid body) => View.Bodies.Count > 1 || View.Bodies.All(b => b.Id != body);

    public async Task OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        View = await read.RunAsync(Me, cancel);
    }
}
