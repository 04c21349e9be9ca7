using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CaiCach.Application.Questions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Questions;

/// <summary>The public bank as JSON, in the names of the national service of questions and answers.</summary>
public sealed class BankFileModel(BrowseBank bank) : PageModel
{
    private static readonly JsonSerializerOptions National = new() { PropertyNamingPolicy = new Upper(), Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), WriteIndented = true };

    /// <summary>The code of the body; null for all.</summary>
    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public string? Agency { get; set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        File(JsonSerializer.SerializeToUtf8Bytes(await bank.ExportAsync(string.IsNullOrWhiteSpace(Agency) ? null : Agency, cancel), National), "application/json", "hoi-dap.json");

    private sealed class Upper : JsonNamingPolicy
    {
        public override string ConvertName(string name) => name.ToUpperInvariant();
    }
}
