using System.Collections.Frozen;

namespace CaiCach.Law.Calendar;

/// <summary>
/// The working days of a run of whole years and the hours of each: Monday to Friday, less days off, plus make-up days, or what a unit has in their place
/// (rules R8 and R9). Immutable and safe to share; built once with prefix tables, so that a question takes the same time however far apart its dates are.
/// </summary>
public sealed class WorkCalendar
{
    private readonly int _firstDay;
    private readonly int[] _workingDaysThrough;
    private readonly int[] _workingDayNumbers;
    private readonly int[] _minutesThrough; // at 0 nothing, then through each working day
    private readonly WorkingHours[] _hours; // of each working day
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly UnitCalendar _unit;

    private WorkCalendar(
        string version, int firstYear, int lastYear, FrozenDictionary<DateOnly, CalendarDay> days, UnitCalendar unit, string? owner, Func<DateOnly, CalendarDay?, WorkingHours?> hoursOn)
    {
        (Version, FirstYear, LastYear, Owner) = (version, firstYear, lastYear, owner);
        (_days, _unit) = (days, unit);
        _firstDay = new DateOnly(firstYear, 1, 1).DayNumber;
        _workingDaysThrough = new int[new DateOnly(lastYear, 12, 31).DayNumber - _firstDay + 1];
        var (numbers, minutes, hours) = (new List<int>(_workingDaysThrough.Length), new List<int>(_workingDaysThrough.Length) { 0 }, new List<WorkingHours>(_workingDaysThrough.Length));
        for (var i = 0; i < _workingDaysThrough.Length; i++)
        {
            var date = DateOnly.FromDayNumber(_firstDay + i);
            if (hoursOn(date, days.GetValueOrDefault(date)) is { } worked)
            {
                numbers.Add(date.DayNumber);
                minutes.Add(minutes[^1] + worked.MinutesADay);
                hours.Add(worked);
            }

            _workingDaysThrough[i] = numbers.Count;
        }

        (_workingDayNumbers, _minutesThrough, _hours) = ([.. numbers], [.. minutes], [.. hours]);
        ProvisionalDays = [.. days.Values.Where(d => d.Status == DayStatus.Provisional).OrderBy(d => d.Date)];
    }

    /// <summary>The name of this version of the calendar; a dossier keeps the version its due date was counted with.</summary>
    public string Version { get; }

    /// <summary>The first year covered, from 1 January.</summary>
    public int FirstYear { get; }

    /// <summary>The last year covered, through 31 December.</summary>
    public int LastYear { get; }

    /// <summary>The unit whose calendar it is; null for the one that units without their own go by.</summary>
    public string? Owner { get; }

    /// <summary>The days whose instrument was not found, in order of date: show a banner while there are any ahead.</summary>
    public IReadOnlyList<CalendarDay> ProvisionalDays { get; }

    /// <summary>Builds a calendar of units that work from Monday to Friday.</summary>
    /// <param name="version">A name for this version.</param>
    /// <param name="firstYear">First year covered, inclusive.</param>
    /// <param name="lastYear">Last year covered, inclusive.</param>
    /// <param name="days">The days that differ from their weekday, in any order, at most one a date, all in the years covered.</param>
    /// <param name="hours">The working hours of each day.</param>
    /// <exception cref="ArgumentException">The years, hours or days are not as said: check a file with <see cref="CalendarFile"/> first.</exception>
    public static WorkCalendar Create(string version, int firstYear, int lastYear, IEnumerable<CalendarDay> days, WorkingHours hours)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(days);
        ArgumentNullException.ThrowIfNull(hours);
        if (firstYear < 1 || lastYear < firstYear || lastYear > 9998)
        {
            throw new ArgumentException($"The years {firstYear} to {lastYear} are not a run of years.", nameof(firstYear));
        }

        var known = days.ToFrozenDictionary(d => d.Date);
        if (known.Keys.FirstOrDefault(d => d.Year < firstYear || d.Year > lastYear) is var outside && outside != default)
        {
            throw new ArgumentException($"The day {outside:yyyy-MM-dd} is outside the years {firstYear} to {lastYear}.", nameof(days));
        }

        var unit = UnitOf(WeekHours.MondayToFriday(hours));
        return new(version, firstYear, lastYear, known, unit, null, (date, day) => HoursOf(unit, date, day));
    }

    /// <summary>The same days with other working hours, the same on each (rule R9).</summary>
    /// <exception cref="ArgumentException">The hours are not in order.</exception>
    public WorkCalendar WithHours(WorkingHours hours) =>
        new(Version, FirstYear, LastYear, _days, UnitOf(WeekHours.MondayToFriday(hours)), Owner, (date, _) => IsWorkingDay(date) ? hours : null);

    /// <summary>The calendar a unit works by, see <see cref="UnitCalendar.Over"/>.</summary>
    internal static WorkCalendar CreateForUnit(WorkCalendar national, UnitCalendar unit, string version, string owner)
    {
        if (unit.Weeks.Any(w => !w.Hours.IsValid) || unit.Days.Any(d => d.Hours is { IsValid: false }))
        {
            throw new ArgumentException("The working hours are not whole minutes in order.", nameof(unit));
        }

        var days = national._days.Values.Where(d => d.Kind is not (DayKind.SwapOff or DayKind.MakeUpWork) || unit.WeekOn(d.Date).HasWeekendOff).ToDictionary(d => d.Date);
        var single = unit.Days.Where(d => national.Covers(d.Date)).ToDictionary(d => d.Date);
        foreach (var day in single.Values)
        {
            var kind = day.Hours is null ? DayKind.UnitClosed : HoursOf(unit, day.Date, days.GetValueOrDefault(day.Date)) is null ? DayKind.UnitOpen : DayKind.UnitHours;
            days[day.Date] = new(day.Date, kind, day.Reason, day.Decision.Citation, DayStatus.Final);
        }

        return new(
            version, national.FirstYear, national.LastYear, days.ToFrozenDictionary(), unit, owner,
            (date, day) => single.TryGetValue(date, out var own) ? own.Hours : HoursOf(unit, date, day));
    }

    /// <summary>The hours of the week in force on a day, without the days that differ from it.</summary>
    public WeekHours WeekOn(DateOnly date) => _unit.WeekOn(date);

    /// <summary>The days on which the hours of the week change, in order.</summary>
    public IEnumerable<DateOnly> WeekChanges => _unit.Weeks.Select(w => w.From).Where(d => d > DateOnly.MinValue);

    /// <summary>The working hours of a date; null when it is off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the date.</exception>
    public WorkingHours? HoursOn(DateOnly date)
    {
        var through = WorkingDaysThrough(date);
        return through > 0 && _workingDayNumbers[through - 1] == date.DayNumber ? _hours[through - 1] : null;
    }

    /// <summary>Whether a date lies in the years covered.</summary>
    public bool Covers(DateOnly date) => CoversDayNumber(date.DayNumber);

    /// <summary>Whether a date is worked.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the date.</exception>
    public bool IsWorkingDay(DateOnly date)
    {
        var through = WorkingDaysThrough(date);
        return through > 0 && _workingDayNumbers[through - 1] == date.DayNumber;
    }

    /// <summary>The entry of a day that differs from its weekday, or null.</summary>
    public CalendarDay? Find(DateOnly date) => _days.GetValueOrDefault(date);

    /// <summary>The first working day strictly after a date.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover the date, or ends before the next working day.</exception>
    public DateOnly NextWorkingDay(DateOnly date) => TryWorkingDay(WorkingDaysThrough(date) + 1L, out var next)
        ? next
        : throw new ArgumentOutOfRangeException(nameof(date), date, "The calendar ends before the next working day.");

    /// <summary>How many working days lie in (<paramref name="after"/>, <paramref name="through"/>]; 0 when the second is not later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The calendar does not cover one of the dates.</exception>
    public int WorkingDaysBetween(DateOnly after, DateOnly through) =>
        Math.Max(0, WorkingDaysThrough(through) - WorkingDaysThrough(after));

    /// <summary>How many working days lie from the calendar's first day through a date, both inclusive.</summary>
    internal int WorkingDaysThrough(DateOnly date)
    {
        var index = date.DayNumber - _firstDay;
        return (uint)index < (uint)_workingDaysThrough.Length
            ? _workingDaysThrough[index]
            : throw new ArgumentOutOfRangeException(nameof(date), date, $"The calendar covers {FirstYear} to {LastYear}.");
    }

    /// <summary>The working day with a number, counted from 1 at the calendar's first.</summary>
    internal bool TryWorkingDay(long number, out DateOnly day)
    {
        var found = number >= 1 && number <= _workingDayNumbers.Length;
        day = found ? DateOnly.FromDayNumber(_workingDayNumbers[number - 1]) : default;
        return found;
    }

    /// <summary>The end of the working day with a number, counted from 1 at the calendar's first.</summary>
    internal bool TryEndOfWorkingDay(long number, out DateTime local)
    {
        local = default;
        if (!TryWorkingDay(number, out var day))
        {
            return false;
        }

        local = day.ToDateTime(_hours[number - 1].End);
        return true;
    }

    /// <summary>Whether a day number (<see cref="DateOnly.DayNumber"/>) lies in the years covered.</summary>
    internal bool CoversDayNumber(long dayNumber) => dayNumber >= _firstDay && dayNumber < _firstDay + _workingDaysThrough.Length;

    /// <summary>Working minutes from the calendar's start to a local time, seconds dropped.</summary>
    internal long WorkingMinutesBefore(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var through = WorkingDaysThrough(day);
        return through > 0 && _workingDayNumbers[through - 1] == day.DayNumber
            ? _minutesThrough[through - 1] + _hours[through - 1].MinutesBefore(TimeOnly.FromDateTime(local))
            : _minutesThrough[through];
    }

    /// <summary>The first local time by which so many working minutes since the calendar's start are used up.</summary>
    internal bool TryTimeAfterMinutes(long minutes, out DateTime local)
    {
        local = default;
        if (minutes < 1 || minutes > _minutesThrough[^1])
        {
            return false;
        }

        var found = Array.BinarySearch(_minutesThrough, (int)minutes);
        var number = found < 0 ? ~found : found;
        local = DateOnly.FromDayNumber(_workingDayNumbers[number - 1]).ToDateTime(_hours[number - 1].TimeAfter((int)minutes - _minutesThrough[number - 1]));
        return true;
    }

    /// <summary>The hours of a unit on a date whose own single days are not looked at.</summary>
    private static WorkingHours? HoursOf(UnitCalendar unit, DateOnly date, CalendarDay? day) => day?.Kind switch
    {
        DayKind.MakeUpWork => unit.WeekOn(date).MakeUp,
        DayKind.Holiday or DayKind.Compensatory or DayKind.SwapOff => null,
        _ => unit.WeekOn(date)[date.DayOfWeek],
    };

    private static UnitCalendar UnitOf(WeekHours hours) => hours.IsValid
        ? new([new(DateOnly.MinValue, hours, new("", default), "")], [])
        : throw new ArgumentException("The working hours are not whole minutes in order.", nameof(hours));
}
