using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Reports;

/// <summary>The end-of-day sheet of a body; a past day gives the same figures whenever it is asked for.</summary>
public sealed class ReportDay(CaiCachDb db, ReferenceStore reference, ReadMeasures measures, IDatabaseEngine engine)
{
    /// <summary>What came of it: a closed set.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>The sheet; all identities hold.</summary>
        public sealed record Made(DaySheet Sheet, Unit Unit) : Outcome;

        /// <summary>The figures contradict each other: no sheet.</summary>
        public sealed record Broken(IReadOnlyList<BrokenIdentity> Identities) : Outcome;

        /// <summary>The question has faults.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;
    }

    /// <summary>The bodies whose sheets a person may read.</summary>
    public static IReadOnlyList<Unit> UnitsOf(Actor viewer, OrganisationTree tree) => DaySheetFigures.UnitsOf(viewer, tree);

    /// <summary>Makes the sheet.</summary>
    /// <param name="viewer">Who asks; bodies beyond the viewer's rights are as unknown as those that do not exist.</param>
    /// <param name="now">Now, UTC: while the day runs, a dossier due later today is not late.</param>
    /// <param name="unit">Code of the body.</param>
    /// <param name="day">The local day.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<Outcome> RunAsync(Actor viewer, DateTime now, string unit, DateOnly day, CancellationToken cancel = default)
    {
        var found = UnitsOf(viewer, (await reference.CurrentAsync(cancel)).Organisation).FirstOrDefault(u => u.Code == unit);
        var faults = Check(found, day, VietnamTime.DayOf(now)).ToList();
        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        await using var moment = await db.Database.BeginTransactionAsync(engine.Snapshot, cancel);
        var figures = new Dictionary<DayFigure, long>();
        foreach (var figure in Enum.GetValues<DayFigure>())
        {
            figures[figure] = DaySheetFigures.Measured(figure, found!.Id, day, now) is { } measured
                ? await SumAsync(measured, found.Id, cancel)
                : await DaySheetFigures.Records(db, figure, found.Id, day).CountAsync(cancel);
        }

        var sheet = new DaySheet(found!.Code, day, figures);
        return sheet.Check() is { Count: > 0 } broken ? new Outcome.Broken(broken) : new Outcome.Made(sheet, found);
    }

    private static IEnumerable<FieldFault> Check(Unit? unit, DateOnly day, DateOnly today)
    {
        if (unit is null)
        {
            yield return new("unit", "unit_unknown", "Không có đơn vị với mã này trong phạm vi được xem báo cáo.");
        }

        if (day > today)
        {
            yield return new("day", "day_in_future", "Ngày này chưa đến.");
        }
        else if (day.Year < ReportIi06a.FirstYear)
        {
            yield return new("day", "year_out_of_range", $"Ngày phải từ năm {ReportIi06a.FirstYear}.");
        }
    }

    private async Task<long> SumAsync(MeasureRows.Figure figure, Guid agency, CancellationToken cancel)
    {
        var sum = 0L;
        foreach (var (query, sign) in figure.Plus.Select(q => (q, 1)).Concat(figure.Minus.Select(q => (q, -1))))
        {
            sum += sign * (await measures.RunAsync(query, cancel)).Values.Sum();
        }

        return figure.NotLateBefore is { } now
            ? sum - await MeasureRows.DueLaterToday(db, now).CountAsync(d => d.AgencyId == agency, cancel)
            : sum;
    }
}
