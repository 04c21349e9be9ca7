using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Web.Hosting.Access;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace CaiCach.Web.Workspace.Counter;

/// <summary>What a body helped citizens to file online in a month: the counts and the dossiers, with the three bodies of each.</summary>
[OfficialsOnly("receiver", "cashier", "one_stop_director", "agency_head", "procedure_controller", "leader", "reform_officer", "inspector")]
public sealed class AssistedModel(ActorReader actors, ReferenceStore reference, ListAssisted list) : WorkspacePage(actors, reference)
{
    /// <summary>The address.</summary>
    public const string Href = "/can-bo/ho-tro-nop-truc-tuyen";

    private const string MonthShape = "yyyy-MM";

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? BodyCode { get; set; }

    /// <summary>The month, yyyy-MM.</summary>
    [BindProperty(SupportsGet = true, Name = "thang")]
    public string? Month { get; set; }

    /// <summary>The request number of what was filed just now.</summary>
    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Done { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public IReadOnlyList<Unit> Bodies { get; private set; } = [];

    public ListAssisted.Page List { get; private set; } = null!;

    public DateOnly Day { get; private set; }

    /// <summary>The address after a filing for a body that this official does not see.</summary>
    public static string HrefOf(string body, string number) => $"{Href}?don-vi={Uri.EscapeDataString(body)}&xong={Uri.EscapeDataString(number)}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await OpenAsync(cancel);
        Bodies = ListAssisted.BodiesOf(Me, Reference.Organisation);
        Day = DateOnly.TryParseExact(Month, MonthShape, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : VietnamTime.DayOf(Now);
        (BodyCode, Month) = (BodyCode ?? (Bodies.Count > 0 ? Bodies[0].Code : ""), Day.ToString(MonthShape, CultureInfo.InvariantCulture));
        if (await list.RunAsync(Me, BodyCode, Day, ListWork.Cursor.Parse(After), cancel) is not { } page)
        {
            return NotFound();
        }

        List = page;
        Done = Done is not null && page.Rows.Any(r => string.Equals(r.Number, Done, StringComparison.Ordinal)) ? Done : null;
        return Page();
    }

    /// <summary>The address of this list at another month or page.</summary>
    public string HrefAt(DateOnly month, string? after = null) => $"{Href}?don-vi={Uri.EscapeDataString(List.Body.Code)}&thang={month.ToString(MonthShape, CultureInfo.InvariantCulture)}{(after is null ? "" : $"&sau={Uri.EscapeDataString(after)}")}";
}
