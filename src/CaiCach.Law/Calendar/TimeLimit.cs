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

    /// <summary>The same day when accepted by 15:00, else the next working day (rule R6); the value is 0.</summary>
    SameDay15h,
}

/// <summary>A statutory limit.</summary>
/// <param name="Value">How many units: 1 or more, but 0 for <see cref="LimitUnit.SameDay15h"/>.</param>
/// <param name="Unit">The unit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct TimeLimit(int Value, LimitUnit Unit)
{
    /// <summary>The limit in Vietnamese, as procedures print it: "5 ngày làm việc".</summary>
    public string ToText() => Unit switch
    {
        LimitUnit.WorkingDay => $"{Value} ngày làm việc",
        LimitUnit.CalendarDay => $"{Value} ngày",
        LimitUnit.Month => $"{Value} tháng",
        LimitUnit.WorkingHour => $"{Value} giờ làm việc",
        LimitUnit.SameDay15h => "Trong ngày (tiếp nhận sau 15 giờ: ngày làm việc tiếp theo)",
        _ => throw new InvalidOperationException($"There is no unit {(int)Unit}."),
    };
}
