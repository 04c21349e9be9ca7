using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting.Authentication;
using CaiCach.Web.Printing;
using CaiCach.Web.Texts;
using CaiCach.Web.Workspace.Papers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>
/// Bìa hồ sơ on A4 or A5, and the label (tem nhãn) of 50 x 30 mm, which says no more than the code and the due date; to print, always in Vietnamese.
/// </summary>
public sealed class CoverModel(ActorReader actors, ReferenceStore reference, OpenDossier open, IConfiguration configuration, IStringLocalizer<WorkspaceTexts> t) : WorkspacePage(actors, reference)
{
    /// <summary>The papers it may be printed on, as addresses say them.</summary>
    public static readonly IReadOnlyList<string> Sizes = ["a4", "a5", "nhan"];

    /// <summary>The address.</summary>
    /// <param name="id">The dossier.</param>
    /// <param name="size">One of <see cref="Sizes"/>.</param>
    public static string Href(Guid id, string size) => $"/can-bo/ho-so/{id}/bia?kho={size}";

    public Dossier Dossier { get; private set; } = null!;

    public ProcedureVersion? Procedure { get; private set; }

    /// <summary>One of <see cref="Sizes"/>.</summary>
    [BindProperty(SupportsGet = true, Name = "kho")]
    public string Size { get; set; } = "a4";

    public bool IsLabel => Size == "nhan";

    public string Code => Dossier.Code ?? Dossier.RequestNumber;

    /// <summary>The body whose counter has it, and its one-stop unit.</summary>
    public (string Body, string Unit) Counter { get; private set; }

    /// <summary>What was handed in, the first first.</summary>
    public IReadOnlyList<DossierPaper> Papers => [.. Dossier.Papers.Where(p => p.Kind is PaperKind.Component or PaperKind.Supplement).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id)];

    /// <summary>The QR code: it leads to the page that follows the dossier.</summary>
    public LetterCheck Check => LetterCheck.Of(null, Code, configuration, Request);

    /// <summary>When the result is promised, in words where that is not known.</summary>
    public string Due =>
        Dossier.DueAt is { } due ? TimeTexts.Moment(due)
        : Dossier.AcceptedAt is null ? "chưa tiếp nhận"
        : DossierTimes.AwaitsPayment(Dossier) || DossierTimes.AwaitsEvent(Dossier) ? "báo khi thời hạn bắt đầu tính" : "không quy định thời hạn chung";

    /// <summary>What a paper is.</summary>
    public string NameOf(DossierPaper paper) => PaperNames.Of(t, Procedure, paper) + (LetterWords.ReusedOf(paper) is { } reused ? $" ({reused})" : "");

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!Sizes.Contains(Size) || await open.RunAsync(Context(), id, cancel) is not { } view)
        {
            return NotFound();
        }

        Dossier = view.Dossier;
        Procedure = Reference.Procedure(Dossier.ProcedureCode, Dossier.ProcedureVersion);
        Counter = (Reference.Organisation.NameOf(Dossier.CounterId), Reference.Organisation.ReceptionOf(Dossier.CounterId).Name);
        return Page();
    }
}
