using CaiCach.Application.Index;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Index;

/// <summary>The published table of the ministries' reform index.</summary>
public sealed class PublishedModel(ReadPublishedResults results) : PageModel
{
    public ReadPublishedResults.Table Table { get; private set; } = null!;

    public IReadOnlyList<int> Years { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken cancel)
    {
        Years = await results.YearsAsync(cancel);
        if ((year ?? (Years is [var newest, ..] ? newest : null)) is not { } shown || await results.RunAsync(shown, cancel) is not { } table)
        {
            return NotFound();
        }

        Table = table;
        return Page();
    }
}
