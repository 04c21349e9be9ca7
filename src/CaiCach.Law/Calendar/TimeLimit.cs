using System.Runtime.InteropServices;

namespace CaiCach.Law.Calendar;

/// <summary>The unit a statutory limit is counted in.</summary>
public enum LimitUnit
{
    /// <summary>Working days (rule R2).</summary>
    WorkingDay,

    /// <summary>Calendar days (rule R3).</summary>
    CalendarDay,

    /// <summary>Months (rule R4).</summary>
    Month,

    /// <summary>Working hours (rule R5).</summary>
    WorkingHour,

    /// <summary>The same day when accepted by 15:00 (or the time that <see cref="TimeLimit.Until"/> names), else the next working day (rule R6); the value is 0.</summary>
    SameDay15h,
}

/// <summary>A statutory limit.</summary>
/// <param name="Value">How many units: 1 or more, but 0 for <see cref="LimitUnit.SameDay15h"/>.</param>
/// <param name="Unit">The unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeLimit(int Value, LimitUnit Unit)
{
    /// <summary>For <see cref="LimitUnit.SameDay15h"/>: until when, inclusive, what comes is for the same day, where the rules say another time than 15:00; null for any other limit.</summary>
    public TimeOnly? Until { get => field; init => field = value == Fifteen ? null : value; }

    /// <summary>The time rule R6 names where nothing else is said.</summary>
    internal static TimeOnly Fifteen { get; } = new(15, 0);

    /// <summary>The last time of the day, in words: "15 giờ", "14 giờ 30".</summary>
    internal string UntilText => (Until ?? Fifteen) is var last && last.Minute == 0 ? $"{last.Hour} giờ" : $"{last.Hour} giờ {last.Minute:00}";

    /// <summary>The limit in Vietnamese, as procedures print it: "5 ngày làm việc".</summary>
    public string ToText() => Unit switch
    {
        LimitUnit.WorkingDay => $"{Value} ngày làm việc",
        LimitUnit.CalendarDay => $"{Value} ngày",
        LimitUnit.Month => $"{Value} tháng",
        LimitUnit.WorkingHour => $"{Value} giờ làm việc",
        LimitUnit.SameDay15h => $"Trong ngày (tiếp nhận sau {UntilText}: ngày làm việc tiếp theo)",
        _ => throw new InvalidOperationException($"There is no unit {(int)Unit}."),
    };
}
