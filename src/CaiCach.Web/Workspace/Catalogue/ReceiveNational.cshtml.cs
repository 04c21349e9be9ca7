using CaiCach.Application.Procedures.National;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Application.Reference;
using CaiCach.Law.Procedures;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>A controller of procedures brings in an export of the national database.</summary>
[OfficialsOnly("procedure_controller")]
[TakesUpTo(CatalogueXlsxReader.MostBytes + (1 << 20))]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class ReceiveNationalModel(ActorReader actors, ReferenceStore reference, ReceiveNational receive) : WorkspacePage(actors, reference)
{
    public const string Href = NationalModel.Href + "/nhan-tep";

    /// <summary>The most faults and codes that the page shows.</summary>
    public const int MostShown = 200;

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>What was taken in; null before, and where nothing was.</summary>
    public ReceiveNational.Outcome.Done? Done { get; private set; }

    /// <summary>What is wrong with the file, by path.</summary>
    public IReadOnlyList<ProcedureFault> Faults { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancel) => await OpenAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError("Upload", "Chọn tệp JSON của Cơ sở dữ liệu quốc gia.");
            return Again();
        }

        if (file.Length > CatalogueXlsxReader.MostBytes)
        {
            ModelState.AddModelError("Upload", "Tệp quá lớn: nhiều nhất 10 MB.");
            return Again();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        switch (await receive.RunAsync(Context(), content.ToArray(), Path.GetFileName(file.FileName), cancel))
        {
            case ReceiveNational.Outcome.Done done:
                (Done, Faults) = (done, done.Faults);
                return Page();
            case ReceiveNational.Outcome.Unreadable unreadable:
                Faults = unreadable.Faults;
                ModelState.AddModelError("Upload", "Không đọc được tệp, lý do nêu ở dưới; chưa có gì được ghi lại.");
                return Again();
            default:
                return NotFound();
        }
    }
}
