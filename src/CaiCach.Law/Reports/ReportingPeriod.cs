using System.Globalization;

namespace CaiCach.Law.Reports;

/// <summary>Which days a period of a report covers. The two are never mixed in one series.</summary>
public enum PeriodCalendar
{
    /// <summary>NĐ 09/2019/NĐ-CP: figures close on the 14th; the year runs from 15/12 of the year before to 14/12.</summary>
    Decree09,

    /// <summary>Calendar months, quarters and years, as QĐ 766/QĐ-TTg uses them.</summary>
    Civil,
}

/// <summary>How long a period is.</summary>
public enum PeriodLength
{
    /// <summary>A month; civil calendar only.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>The first six months; NĐ 09/2019/NĐ-CP only.</summary>
    SixMonths,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>A period of a periodic report.</summary>
public sealed record ReportingPeriod
{
    private const int FirstYear = 1950;
    private const int LastYear = 2200;
    private static readonly string[] Roman = ["I", "II", "III", "IV"];

    private ReportingPeriod(PeriodCalendar calendar, PeriodLength length, int year, int number, DateOnly from, DateOnly to)
    {
        Calendar = calendar;
        Length = length;
        Year = year;
        Number = number;
        From = from;
        To = to;
    }

    /// <summary>The calendar it belongs to.</summary>
    public PeriodCalendar Calendar { get; }

    /// <summary>Its length.</summary>
    public PeriodLength Length { get; }

    /// <summary>The year it is reported under.</summary>
    public int Year { get; }

    /// <summary>The month (1 to 12) or quarter (1 to 4); 1 for six months and a year.</summary>
    public int Number { get; }

    /// <summary>The first day, inclusive.</summary>
    public DateOnly From { get; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly To { get; }

    /// <summary>Its Vietnamese name, e.g. <c>6 tháng đầu năm 2024</c>.</summary>
    public string Name => Length switch
    {
        PeriodLength.Month => string.Create(CultureInfo.InvariantCulture, $"Tháng {Number} năm {Year}"),
        PeriodLength.Quarter => string.Create(CultureInfo.InvariantCulture, $"Quý {Roman[Number - 1]} năm {Year}"),
        PeriodLength.SixMonths => string.Create(CultureInfo.InvariantCulture, $"6 tháng đầu năm {Year}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"Năm {Year}"),
    };

    /// <summary>A quarter: by NĐ 09/2019 from the 15th of the month before it to the 14th of its last month.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="year">1950 to 2200.</param>
    /// <param name="quarter">1 to 4.</param>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such quarter.</exception>
    public static ReportingPeriod Quarter(PeriodCalendar calendar, int year, int quarter) =>
        Make(calendar, PeriodLength.Quarter, year, Within(quarter, 4), (quarter * 3) - 2, 3);

    /// <summary>A calendar month.</summary>
    /// <param name="year">1950 to 2200.</param>
    /// <param name="month">1 to 12.</param>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public static ReportingPeriod Month(int year, int month) =>
        Make(PeriodCalendar.Civil, PeriodLength.Month, year, Within(month, 12), month, 1);

    /// <summary>The first six months by NĐ 09/2019: 15/12 of the year before to 14/6.</summary>
    /// <param name="year">1950 to 2200.</param>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is out of range.</exception>
    public static ReportingPeriod SixMonths(int year) => Make(PeriodCalendar.Decree09, PeriodLength.SixMonths, year, 1, 1, 6);

    /// <summary>A year: by NĐ 09/2019 15/12 of the year before to 14/12.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="year">1950 to 2200.</param>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The year is out of range.</exception>
    public static ReportingPeriod OfYear(PeriodCalendar calendar, int year) => Make(calendar, PeriodLength.Year, year, 1, 1, 12);

    /// <summary>The period that has exactly these days.</summary>
    /// <param name="from">The first day, inclusive.</param>
    /// <param name="to">The last day, inclusive.</param>
    /// <returns>The period, or none when the days are no reporting period.</returns>
    public static ReportingPeriod? Of(DateOnly from, DateOnly to)
    {
        if (to.Year is < FirstYear or > LastYear)
        {
            return null;
        }

        return Enumerable.Range(1, 12).Select(month => Month(to.Year, month))
            .Concat(from calendar in Enum.GetValues<PeriodCalendar>()
                    from quarter in Enumerable.Range(1, 4)
                    select Quarter(calendar, to.Year, quarter))
            .Append(SixMonths(to.Year))
            .Append(OfYear(PeriodCalendar.Decree09, to.Year))
            .Append(OfYear(PeriodCalendar.Civil, to.Year))
            .FirstOrDefault(period => period.From == from && period.To == to);
    }

    /// <summary>The period of the same kind before this one. The six months of a year are preceded by those of the year before.</summary>
    /// <returns>The period.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It would lie before 1950.</exception>
    public ReportingPeriod Previous() => Length switch
    {
        PeriodLength.Month => Number > 1 ? Month(Year, Number - 1) : Month(Year - 1, 12),
        PeriodLength.Quarter => Number > 1 ? Quarter(Calendar, Year, Number - 1) : Quarter(Calendar, Year - 1, 4),
        PeriodLength.SixMonths => SixMonths(Year - 1),
        _ => OfYear(Calendar, Year - 1),
    };

    /// <summary>Every way it is made of shorter periods of the same calendar: a year of quarters, of months, or of the first six months and two quarters.</summary>
    /// <returns>Each with its parts in order; together they have exactly the days of this period. None for a month and for a quarter by NĐ 09/2019.</returns>
    public IReadOnlyList<IReadOnlyList<ReportingPeriod>> Divisions() => (Calendar, Length) switch
    {
        (PeriodCalendar.Decree09, PeriodLength.Year) => [QuartersFrom(1, 4), [SixMonths(Year), .. QuartersFrom(3, 2)]],
        (PeriodCalendar.Decree09, PeriodLength.SixMonths) => [QuartersFrom(1, 2)],
        (PeriodCalendar.Civil, PeriodLength.Year) => [QuartersFrom(1, 4), MonthsFrom(1, 12)],
        (PeriodCalendar.Civil, PeriodLength.Quarter) => [MonthsFrom((Number * 3) - 2, 3)],
        _ => [],
    };

    /// <summary>The longer periods that this one is a part of.</summary>
    public IReadOnlyList<ReportingPeriod> Wholes() =>
        [.. new[] { SixMonths(Year), OfYear(Calendar, Year) }.Concat(Enumerable.Range(1, 4).Select(quarter => Quarter(Calendar, Year, quarter))).Where(whole => whole.Divisions().Any(parts => parts.Contains(this)))];

    private IReadOnlyList<ReportingPeriod> QuartersFrom(int first, int count) => [.. Enumerable.Range(first, count).Select(quarter => Quarter(Calendar, Year, quarter))];

    private IReadOnlyList<ReportingPeriod> MonthsFrom(int first, int count) => [.. Enumerable.Range(first, count).Select(month => Month(Year, month))];

    private static ReportingPeriod Make(PeriodCalendar calendar, PeriodLength length, int year, int number, int firstMonth, int months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(year, FirstYear);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(year, LastYear);
        var first = new DateOnly(year, firstMonth, 1);
        var from = calendar == PeriodCalendar.Decree09 ? first.AddMonths(-1).AddDays(14) : first;
        return new ReportingPeriod(calendar, length, year, number, from, from.AddMonths(months).AddDays(-1));
    }

    private static int Within(int number, int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, most);
        return number;
    }
}
