using CaiCach.Application.Questions;
using CaiCach.Application.Reference;
using CaiCach.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Questions;

/// <summary>A question and its answer for whoever has the code, which cannot be guessed; nothing personal is shown.</summary>
public sealed class AskedModel(ReadQuestion read, ReferenceStore reference, TryLimit limit) : PageModel
{
    /// <summary>What the question is looked up by: in the address, or typed.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Code { get; set; }

    [BindProperty(SupportsGet = true, Name = "moi")]
    public bool IsNew { get; set; }

    public ReadQuestion.Asked? Found { get; private set; }

    /// <summary>The name of the procedure; null for an unknown one.</summary>
    public string? ProcedureName { get; private set; }

    public ReferenceSnapshot Reference { get; private set; } = null!;

    /// <summary>The address of a question.</summary>
    public static string AddressOf(string code) => $"/hoi-dap/cau-hoi/{code}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        if (Code is null)
        {
            return Page();
        }

        if (limit.TooMany(this, RateLimits.Follow) is { } refused)
        {
            return refused;
        }

        Reference = await reference.CurrentAsync(cancel);
        Found = await read.ByCodeAsync(Code, cancel);
        if (Found is null)
        {
            ModelState.AddModelError(nameof(Code), "Không có câu hỏi nào có mã này. Hãy kiểm tra lại mã.");
            return new PageResult { StatusCode = StatusCodes.Status404NotFound };
        }

        ProcedureName = Reference.LatestProcedure(Found.ProcedureCode)?.Name;
        return Page();
    }
}
