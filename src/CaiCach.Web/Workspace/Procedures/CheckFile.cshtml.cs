using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Workspace.Procedures;

/// <summary>A controller of procedures checks a workbook of the catalogue: every fault, or what it would change. Nothing is kept.</summary>
[OfficialsOnly("procedure_controller")]
[RequestSizeLimit(CatalogueXlsxReader.MostBytes + (1 << 20))]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class CheckFileModel(ActorReader actors, ReferenceStore reference) : WorkspacePage(actors, reference)
{
    public const string Href = ListModel.Href + "/kiem-tra-tep";

    /// <summary>The most faults, and the most procedures, that the page shows.</summary>
    public const int MostShown = 200;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    public string FileName { get; private set; } = "";

    /// <summary>What was found; null before a file was sent.</summary>
    public CheckCatalogueFile.Answer? Answer { get; private set; }

    /// <summary>The procedures that are new or change.</summary>
    public IReadOnlyList<CheckCatalogueFile.Line> Shown => [.. Differing.Take(MostShown)];

    /// <summary>How many more there are.</summary>
    public int Left => Math.Max(0, Differing.Count() - MostShown);

    private IEnumerable<CheckCatalogueFile.Line> Differing => Answer?.Lines.Where(line => line.Before is null || line.Changes.Count > 0) ?? [];

    public async Task OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Upload", "Chọn tệp danh mục (XLSX).");
            return Again();
        }

        if (file.Length > CatalogueXlsxReader.MostBytes)
        {
            ModelState.AddModelError("Upload", "Tệp quá lớn: nhiều nhất 10 MB.");
            return Again();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        FileName = Path.GetFileName(file.FileName);
        Answer = CheckCatalogueFile.Of(Reference, content.ToArray(), VietnamTime.DayOf(Now));
        if (Answer.Faults.Count == 0)
        {
            return Page();
        }

        ModelState.AddModelError("Upload", "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại.");
        return Again();
    }
}
