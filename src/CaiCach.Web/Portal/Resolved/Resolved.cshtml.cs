using System.Globalization;
using CaiCach.Application.Reports;
using CaiCach.Law.Calendar;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Portal.Resolved;

/// <summary>What anybody may know of how the bodies keep their appointments: finished, late, apologised for.</summary>
public sealed class ResolvedModel(CountResolved resolved, TimeProvider time) : PageModel
{
    public const string Href = "/ket-qua-giai-quyet";

    public IReadOnlyList<CountResolved.Row> Rows { get; private set; } = [];

    public int Year { get; private set; }

    public bool IsRunning { get; private set; }

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var today = VietnamTime.DayOf(now).Year;
        Year = year ?? today;
        IsRunning = Year == today;
        if (await resolved.RunAsync(now, Year, cancel) is not { } rows)
        {
            return NotFound();
        }

        Rows = rows;
        return Page();
    }

    public static string Number(long value) => value.ToString("N0", CultureInfo.GetCultureInfo("vi-VN"));
}
