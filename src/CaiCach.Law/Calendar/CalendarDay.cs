namespace CaiCach.Law.Calendar;

/// <summary>What a day of the calendar is, where it differs from its weekday (Labour Code 2019, articles 111(3) and 112).</summary>
public enum DayKind
{
    /// <summary>A public holiday.</summary>
    Holiday,

    /// <summary>A day off in place of a holiday that fell on a weekend.</summary>
    Compensatory,

    /// <summary>A working day given off in exchange for a make-up day.</summary>
    SwapOff,

    /// <summary>A weekend day that is worked in exchange for a swapped day (rule R8).</summary>
    MakeUpWork,

    /// <summary>A day on which a unit is closed by its own decision (rule R9).</summary>
    UnitClosed,

    /// <summary>A day off that a unit works by its own decision (rule R9).</summary>
    UnitOpen,

    /// <summary>A working day on which a unit has other hours by its own decision (rule R9).</summary>
    UnitHours,
}

/// <summary>How sure a day is.</summary>
public enum DayStatus
{
    /// <summary>Decided by an instrument in force.</summary>
    Final,

    /// <summary>Follows from the law or is expected, but its instrument was not found: loaded, and shown under a banner.</summary>
    Provisional,
}

/// <summary>One day that differs from its weekday.</summary>
/// <param name="Date">The local date.</param>
/// <param name="Kind">What the day is.</param>
/// <param name="Name">Vietnamese name, as citizens read it.</param>
/// <param name="LegalBasis">The clause or instrument behind the day.</param>
/// <param name="Status">Whether the day is decided.</param>
public sealed record CalendarDay(DateOnly Date, DayKind Kind, string Name, string LegalBasis, DayStatus Status);
