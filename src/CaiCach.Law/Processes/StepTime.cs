using System.Globalization;
using System.Runtime.InteropServices;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Processes;

/// <summary>What the time of a step is counted in.</summary>
public enum StepUnit
{
    /// <summary>Working hours (giờ làm việc).</summary>
    Hour,

    /// <summary>Working days (ngày làm việc); how long one is, <see cref="WorkTime.MinutesADay"/> says.</summary>
    Day,
}

/// <summary>The time a step has.</summary>
/// <param name="Value">0 to <see cref="Most"/> in quarters; 0 is a step whose time is not counted.</param>
/// <param name="Unit">The unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StepTime(decimal Value, StepUnit Unit)
{
    /// <summary>The most of one step.</summary>
    public const decimal Most = 1000;

    /// <summary>Whether the value is one a step may have.</summary>
    public bool IsValid => Value is >= 0 and <= Most && decimal.IsInteger(Value * 4);

    /// <summary>Working minutes.</summary>
    /// <param name="minutesADay">Working minutes of a day.</param>
    public decimal Minutes(int minutesADay) => Value * (Unit == StepUnit.Day ? minutesADay : 60);

    /// <summary>The time in Vietnamese: "0,5 ngày làm việc".</summary>
    public string ToText() => Value == 0 ? "Không tính thời gian" : $"{WorkTime.Number(Value)} {(Unit == StepUnit.Day ? "ngày" : "giờ")} làm việc";
}

/// <summary>Working time as minutes: what it is of a legal limit, and how it is written.</summary>
public static class WorkTime
{
    /// <summary>The working minutes that a day of a process counts: eight hours, whatever hours a unit keeps. A process is approved for all its units, and a day of it is the day that limits are compared in.</summary>
    public static int MinutesADay { get; } = WorkingHours.Standard.MinutesADay;

    /// <summary>A year without 29 February; the shortest months of any year are in it.</summary>
    private const int ShortYear = 2025;

    /// <summary>
    /// The working minutes that every dossier has under a limit, in weeks of five working days without a holiday. A limit of calendar days or months gives the
    /// fewest working days it can have, whatever day it starts on; the last day rolls to a working day (R3). A same-day limit (R6) gives one working day.
    /// </summary>
    /// <param name="limit">The limit.</param>
    /// <param name="minutesADay">Working minutes of a day.</param>
    public static decimal Of(TimeLimit limit, int minutesADay) => limit.Unit switch
    {
        LimitUnit.WorkingHour => limit.Value * 60m,
        LimitUnit.WorkingDay => (decimal)limit.Value * minutesADay,
        LimitUnit.SameDay15h => minutesADay,
        LimitUnit.CalendarDay => (decimal)FewestWorkingDays(limit.Value) * minutesADay,
        LimitUnit.Month => (decimal)FewestWorkingDays(FewestDays(limit.Value)) * minutesADay,
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Unit, null),
    };

    /// <summary>Minutes in Vietnamese: "1,5 ngày làm việc", "3 giờ làm việc", "1 ngày 1 phút làm việc".</summary>
    /// <param name="minutes">Working minutes, 0 or more.</param>
    /// <param name="minutesADay">Working minutes of a day.</param>
    public static string ToText(decimal minutes, int minutesADay)
    {
        if (minutes >= minutesADay && decimal.IsInteger(minutes * 4 / minutesADay))
        {
            return $"{Number(minutes / minutesADay)} ngày làm việc";
        }

        var (days, rest) = (Math.Floor(minutes / minutesADay), minutes % minutesADay);
        var (hours, last) = (Math.Floor(rest / 60), rest % 60);
        var words = new List<string>();
        if (days > 0)
        {
            words.Add($"{Number(days)} ngày");
        }

        if (hours > 0 || (days == 0 && last == 0))
        {
            words.Add($"{Number(hours)} giờ");
        }

        if (last > 0)
        {
            words.Add($"{Number(last)} phút");
        }

        return string.Join(' ', words) + " làm việc";
    }

    internal static string Number(decimal value) => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('.', ',');

    private static int FewestWorkingDays(int calendarDays)
    {
        var monday = new DateOnly(ShortYear, 1, 6);
        return Enumerable.Range(0, 5).Min(start =>
        {
            var first = monday.AddDays(start);
            var last = first.AddDays(calendarDays);
            while (!Works(last))
            {
                last = last.AddDays(1);
            }

            return Enumerable.Range(1, last.DayNumber - first.DayNumber).Count(i => Works(first.AddDays(i)));
        });
    }

    private static int FewestDays(int months)
    {
        var first = new DateOnly(ShortYear - 1, 3, 1);
        return Enumerable.Range(0, 365).Select(first.AddDays).Min(day => day.AddMonths(months).DayNumber - day.DayNumber);
    }

    private static bool Works(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
}
