using System.Globalization;
using CaiCach.Law.Reports;

namespace CaiCach.Web.Workspace.Reports;

/// <summary>A kind of period as an address names it, e.g. "nd09-q1" (quarter I by NĐ 09/2019), "t3" (March), "nam" (calendar year).</summary>
public static class PeriodChoice
{
    private static readonly (string Key, Func<int, ReportingPeriod> Of)[] All =
    [
        .. Enumerable.Range(1, 4).Select(q => (Key("nd09-q", q), (Func<int, ReportingPeriod>)(year => ReportingPeriod.Quarter(PeriodCalendar.Decree09, year, q)))),
        ("nd09-6t", ReportingPeriod.SixMonths),
        ("nd09-nam", year => ReportingPeriod.OfYear(PeriodCalendar.Decree09, year)),
        .. Enumerable.Range(1, 12).Select(m => (Key("t", m), (Func<int, ReportingPeriod>)(year => ReportingPeriod.Month(year, m)))),
        .. Enumerable.Range(1, 4).Select(q => (Key("q", q), (Func<int, ReportingPeriod>)(year => ReportingPeriod.Quarter(PeriodCalendar.Civil, year, q)))),
        ("nam", year => ReportingPeriod.OfYear(PeriodCalendar.Civil, year)),
    ];

    /// <summary>The period of a key and a year between 2000 and 2199; null when there is none.</summary>
    public static ReportingPeriod? Find(string? key, int year) =>
        year is >= 2000 and <= 2199 && Array.Find(All, c => c.Key == key) is { Of: { } of } ? of(year) : null;

    /// <summary>The key of a period; null when the days are none to choose.</summary>
    public static string? KeyOf(ReportingPeriod period) => Array.Find(All, c => c.Of(period.Year) == period).Key;

    /// <summary>The quarter by NĐ 09/2019 that has the day.</summary>
    public static (string Key, int Year) Current(DateOnly day) =>
        (from year in new[] { day.Year, day.Year + 1 }
         from quarter in Enumerable.Range(1, 4)
         let period = ReportingPeriod.Quarter(PeriodCalendar.Decree09, year, quarter)
         where period.From <= day && day <= period.To
         select (Key("nd09-q", quarter), year)).First();

    private static string Key(string head, int number) => head + number.ToString(CultureInfo.InvariantCulture);
}
