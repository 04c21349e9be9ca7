using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Tests.Calendar;

/// <summary>The calendar that ships, and short ways to write days and times.</summary>
internal static class TheCalendar
{
    internal static string Csv { get; } = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "calendar", "holidays.csv"));

    internal static WorkCalendar Shipped { get; } = CalendarFile.Parse(Csv, "2026-11-21", WorkingHours.Standard).Calendar!;

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateTime At(string text) => DateTime.ParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    internal static Pause Paused(string from, string to) => new(At(from), At(to));

    internal static LimitUnit Unit(string text) => text switch
    {
        "working_day" => LimitUnit.WorkingDay,
        "calendar_day" => LimitUnit.CalendarDay,
        "month" => LimitUnit.Month,
        "working_hour" => LimitUnit.WorkingHour,
        "same_day_15h" => LimitUnit.SameDay15h,
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, "No such unit."),
    };

    internal static DueDate Due(string start, int value, LimitUnit unit, params Pause[] pauses) =>
        DueDates.Compute(Shipped, At(start), new(value, unit), pauses);
}
