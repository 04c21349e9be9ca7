using CaiCach.Application.Processes;
using CaiCach.Application.Reference;
using CaiCach.Law.Processes;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace CaiCach.Web.Workspace.Processes;

/// <summary>Makes the draft of a process from an ISO 9001 procedure sheet, or says what is wrong with it, row by row.</summary>
[OfficialsOnly("procedure_controller")]
[TakesUpTo(ProcessTables.MostBytes + (1 << 20))]
[EnableRateLimiting(RateLimits.Upload)]
public sealed class ImportModel(ActorReader actors, ReferenceStore reference, ReadProcesses read, ImportProcess import) : ProcessPage(actors, reference, read)
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    public string FileName { get; private set; } = "";

    /// <summary>What is wrong with the file.</summary>
    public IReadOnlyList<RowFault> Faults { get; private set; } = [];

    public string PostAddress => Address + "/nhap";

    public async Task<IActionResult> OnGetAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        return await LoadAsync(body, procedure, null, cancel) && View.MayWrite ? View.Draft is null ? Page() : Redirect(EditAddress) : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(string body, string procedure, CancellationToken cancel)
    {
        await OpenAsync(cancel);
        if (!await LoadAsync(body, procedure, null, cancel) || !View.MayWrite)
        {
            return NotFound();
        }

        if (Upload is not { Length: > 0 } file)
        {
            ModelState.AddModelError(nameof(Upload), "Chọn tệp quy trình (XLSX hoặc DOCX).");
            return Again();
        }

        if (file.Length > ProcessTables.MostBytes)
        {
            ModelState.AddModelError(nameof(Upload), "Tệp quá lớn: nhiều nhất 5 MB.");
            return Again();
        }

        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        FileName = Path.GetFileName(file.FileName);
        switch (await import.RunAsync(Context(), body, procedure, content.ToArray(), cancel))
        {
            case ImportProcess.Outcome.Done:
                return Redirect(EditAddress);
            case ImportProcess.Outcome.Faulty faulty:
                Faults = faulty.Faults;
                ModelState.AddModelError(nameof(Upload), "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại.");
                return Again();
            case ImportProcess.Outcome.HasDraft:
                ModelState.AddModelError("", "Cơ quan vừa có bản dự thảo nên chưa nhập tệp. Hãy soạn tiếp bản đó, hoặc bỏ bản đó rồi nhập lại.");
                return Again(StatusCodes.Status409Conflict);
            default:
                return NotFound();
        }
    }
}
