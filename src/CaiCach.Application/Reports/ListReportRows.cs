using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports;

/// <summary>The dossiers behind one cell of form II.06a or II.07, as far as the viewer may see them.</summary>
public sealed class ListReportRows(CaiCachDb db, MeasureRows rows, ReferenceStore reference)
{
    /// <summary>Which cell.</summary>
    /// <param name="Unit">Code of the report's unit.</param>
    /// <param name="From">The first day, inclusive.</param>
    /// <param name="To">The last day, inclusive.</param>
    /// <param name="Column">Its number in the version of the form.</param>
    /// <param name="Field">Code of the row's field; null for the total and for rows of bodies.</param>
    /// <param name="Body">Code of the row's body; null for the total and for rows of fields.</param>
    /// <param name="Form">The form it is a cell of.</param>
    public sealed record Cell(string Unit, DateOnly From, DateOnly To, int Column, string? Field, string? Body = null, ReportForm Form = ReportForm.Ii06a)
    {
        /// <summary>The version of the form: the one of the period unless a closed report stands on another.</summary>
        public ReportFormBook.FormVersion Version { get; init; } = ReportFormBook.Shipped.Of(Form, To);

        /// <summary>Of form II.07: the moment (UTC), inclusive, up to which causes count; null for now.</summary>
        public DateTime? AsOf { get; init; }

        /// <summary>In the place of a column of II.06a: what is told below the table of those that kept a new appointment.</summary>
        public const int KeptAppointment = 0;

        /// <summary>The names of the figures it shows; null for no such column.</summary>
        public IReadOnlyList<string>? Figures =>
            Column == KeptAppointment && Form != ReportForm.Ii07 ? [ReportFigures.KeptAppointment] : Version.FiguresOf(Column);
    }

    /// <summary>A page of the dossiers; null when there is no such cell as far as the viewer may see.</summary>
    public async Task<MeasureRows.Page?> RunAsync(Actor viewer, DateTime now, Cell cell, Guid? after = null, MeasureRows.WayIn? only = null, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var unit = ReportUnits.Of(viewer, snapshot.Organisation).FirstOrDefault(u => u.Code == cell.Unit);
        var figures = cell.Figures;
        var sound = cell.From <= cell.To && cell.From <= VietnamTime.DayOf(now)
            && cell.From.Year >= ReportIi06a.FirstYear && cell.To.Year <= ReportIi06a.LastYear;
        if (unit is null || !sound || figures is null)
        {
            return null;
        }

        var agencies = snapshot.Organisation.AgenciesIn(unit.Id);
        if (cell.Body is { } code)
        {
            if (snapshot.Organisation.Find(code) is not { } body || !agencies.Contains(body.Id))
            {
                return null;
            }

            agencies = new HashSet<Guid> { body.Id };
        }

        var (procedures, ofField) = cell.Field is { } field ? new ReportFields(snapshot).In(field) : (null, []);
        var figure = cell.Form == ReportForm.Ii07
            ? Ii07Cells.Of(db, figures, agencies, procedures, cell.From, cell.To, now, cell.AsOf)
            : Ii06aCells.Of(figures, agencies, procedures, cell.From, cell.To, now);
        var byWay = figures.All(name => name.StartsWith("received", StringComparison.Ordinal)) ? new MeasureRows.ByWay(only) : null;
        return await rows.RunAsync(viewer, figure with { Which = [.. figure.Which, .. ofField] }, after, byWay, cancel);
    }
}
