using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Workspace.Calendar;

/// <summary>A month as a sheet: weeks from Monday, empty before its first day and after its last.</summary>
/// <param name="First">Its first day.</param>
/// <param name="Weeks">Its weeks, seven cells each.</param>
public sealed record CalendarMonth(DateOnly First, IReadOnlyList<IReadOnlyList<CalendarMonth.Cell?>> Weeks)
{
    /// <summary>A day.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Worked">Whether it is worked.</param>
    /// <param name="Entry">What makes it other than its weekday; null for nothing.</param>
    public sealed record Cell(DateOnly Day, bool Worked, CalendarDay? Entry)
    {
        /// <summary>The class of its look, null for an ordinary working day; what it says stands in the cell and in the list below, too.</summary>
        public string? Look => Entry is null ? (Worked ? null : "cc-day--weekend")
            : (Entry.Kind == DayKind.UnitHours ? "cc-day--hours" : Worked ? "cc-day--makeup" : Entry.Kind == DayKind.SwapOff ? "cc-day--swap" : "cc-day--off")
            + (Entry.Status == DayStatus.Provisional ? " cc-day--provisional" : "");

        /// <summary>The number of the day.</summary>
        public string Number => Day.Day.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The twelve months of a year that the calendar covers.</summary>
    public static IReadOnlyList<CalendarMonth> Of(WorkCalendar calendar, int year) => [.. Enumerable.Range(1, 12).Select(month => Of(calendar, new DateOnly(year, month, 1)))];

    private static CalendarMonth Of(WorkCalendar calendar, DateOnly first)
    {
        var before = ((int)first.DayOfWeek + 6) % 7;
        var days = Enumerable.Repeat<Cell?>(null, before)
            .Concat(Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays).Select(day => new Cell(day, calendar.IsWorkingDay(day), calendar.Find(day))));
        return new(first, [.. days.Chunk(7).Select(week => (IReadOnlyList<Cell?>)[.. week, .. Enumerable.Repeat<Cell?>(null, 7 - week.Length)])]);
    }
}
