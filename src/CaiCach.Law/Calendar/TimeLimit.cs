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
    /// <summary>The time to answer a request before acceptance, and to look at a supplement handed in: 8 working hours (NĐ 118/2025/NĐ-CP; NĐ 61/2018/NĐ-CP Điều 17).</summary>
    public static TimeLimit Intake { get; } = new(8, LimitUnit.WorkingHour);

    /// <summary>The time to hand an accepted dossier to the processing unit: the same day, or the next working day when accepted after 15:00.</summary>
    public static TimeLimit Transfer { get; } = new(0, LimitUnit.SameDay15h);

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
