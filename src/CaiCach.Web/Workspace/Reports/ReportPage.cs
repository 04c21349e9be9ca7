using System.Globalization;
using CaiCach.Application;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;
using CaiCach.Web.Hosting.Authentication;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>A statutory report on a page: its unit and period chosen in the address, its faults told at their fields.</summary>
public abstract class ReportPage(ReferenceStore reference, ActorReader actors) : PageModel
{
    /// <summary>The units to choose from.</summary>
    public IReadOnlyList<Unit> Units { get; private set; } = [];

    public string UnitCode { get; private set; } = "";

    public string PeriodKey { get; private set; } = "";

    public string Year { get; private set; } = "";

    public ReportingPeriod? Period { get; private set; }

    public Unit? Unit { get; protected set; }

    public IReadOnlyList<BrokenIdentity> Broken { get; private set; } = [];

    protected OrganisationTree Tree { get; private set; } = null!;

    protected Actor Viewer { get; private set; } = null!;

    protected DateTime Now => actors.Now;

    /// <summary>Reads what was chosen; whether there is a period to report on.</summary>
    protected async Task<bool> ChooseAsync(string? unit, string? period, string? year, CancellationToken cancel)
    {
        Viewer = await actors.ActorAsync(User, cancel);
        Tree = (await reference.CurrentAsync(cancel)).Organisation;
        Units = ReportUnits.Of(Viewer, Tree);
        var current = PeriodChoice.Current(VietnamTime.DayOf(Now));
        UnitCode = unit ?? (Units is [var first, ..] ? first.Code : "");
        PeriodKey = period ?? current.Key;
        Year = year ?? current.Year.ToString(CultureInfo.InvariantCulture);
        Period = int.TryParse(Year, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? PeriodChoice.Find(PeriodKey, number) : null;
        if (Period is null)
        {
            ModelState.AddModelError("nam", "Chọn kỳ báo cáo và năm từ 2000 đến 2199.");
        }

        return Period is not null;
    }

    /// <summary>The figures contradict each other.</summary>
    protected void Contradicted(IReadOnlyList<BrokenIdentity> identities)
    {
        Broken = identities;
        Response.StatusCode = StatusCodes.Status409Conflict;
    }

    /// <summary>The question has faults.</summary>
    protected void Refused(IEnumerable<FieldFault> faults)
    {
        foreach (var fault in faults)
        {
            ModelState.AddModelError(fault.Field == "unit" ? "don-vi" : "nam", fault.Text);
        }
    }

    /// <summary>The query of an address, without what is not chosen.</summary>
    internal static QueryString Address(params KeyValuePair<string, string?>[] parts) => QueryString.Create(parts.Where(p => p.Value is not null));

    /// <summary>A day as addresses write it.</summary>
    protected static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}
