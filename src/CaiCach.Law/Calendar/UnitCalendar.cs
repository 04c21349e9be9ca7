namespace CaiCach.Law.Calendar;

/// <summary>The working hours of a unit from a day on.</summary>
/// <param name="From">The first day, inclusive; until the day before the next week's.</param>
/// <param name="Hours">The hours.</param>
/// <param name="Decision">The document that decides.</param>
/// <param name="Reason">Why, as citizens read it.</param>
public sealed record UnitWeek(DateOnly From, WeekHours Hours, CalendarDecision Decision, string Reason);

/// <summary>One day on which a unit departs from its week and from the national days.</summary>
/// <param name="Date">The day.</param>
/// <param name="Hours">Its hours; null when the unit is closed.</param>
/// <param name="Decision">The document that decides.</param>
/// <param name="Reason">Why, as citizens read it.</param>
public sealed record UnitDay(DateOnly Date, WorkingHours? Hours, CalendarDecision Decision, string Reason);

/// <summary>
/// What a unit's calendar has of its own (rule R9): its weeks and its single days, both in order. Before its first week it goes by the standard hours.
/// </summary>
public sealed record UnitCalendar(IReadOnlyList<UnitWeek> Weeks, IReadOnlyList<UnitDay> Days)
{
    /// <summary>Nothing of its own.</summary>
    public static UnitCalendar None { get; } = new([], []);

    /// <summary>The hours of the week in force on a day.</summary>
    public WeekHours WeekOn(DateOnly day) => Weeks.LastOrDefault(w => w.From <= day)?.Hours ?? WeekHours.Standard;

    /// <summary>With other hours from a day on; a week that began on the same day gives way.</summary>
    public UnitCalendar With(UnitWeek week) => this with { Weeks = [.. Weeks.Where(w => w.From != week.From).Append(week).OrderBy(w => w.From)] };

    /// <summary>With another single day; what was said of the day gives way.</summary>
    public UnitCalendar With(UnitDay day) => this with { Days = [.. Days.Where(d => d.Date != day.Date).Append(day).OrderBy(d => d.Date)] };

    /// <summary>The calendar a unit works by: the national days, its weeks and its single days.</summary>
    /// <param name="national">The national calendar.</param>
    /// <param name="version">The name the calendar gets.</param>
    /// <param name="owner">The name of the unit, for explanations.</param>
    public WorkCalendar Over(WorkCalendar national, string version, string owner)
    {
        ArgumentNullException.ThrowIfNull(national);
        return WorkCalendar.CreateForUnit(national, this, version, owner);
    }
}
