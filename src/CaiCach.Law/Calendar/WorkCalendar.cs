using System.Collections.Frozen;

namespace CaiCach.Law.Calendar;

/// <summary>
/// The working days of a run of whole years: Monday to Friday, less days off, plus make-up days (rules R8 and R9). Immutable and safe to share;
/// built once with prefix tables, so that every question takes the same time however far apart its dates are.
/// </summary>
public sealed class WorkCalendar
{
    private readonly int _firstDay;
    private readonly int[] _workingDaysThrough;
    private readonly int[] _workingDayNumbers;
    private readonly FrozenDictionary<DateOnly, CalendarDay> _days;
    private readonly int _minutesADay;

    private WorkCalendar(
        string version, int firstYear, int lastYear, WorkingHours hours, FrozenDictionary<DateOnly, CalendarDay> days,
        int[] workingDaysThrough, int[] workingDayNumbers)
    {
        Version = version;
        FirstYear = firstYear;
        LastYear = lastYear;
        Hours = hours;
        _minutesADay = hours.MinutesADay;
        _firstDay = new DateOnly(firstYear, 1, 1).DayNumber;
        _days = days;
        _workingDaysThrough = workingDaysThrough;
        _workingDayNumbers = workingDayNumbers;
        ProvisionalDays = [.. days.Values.Where(d => d.Status == DayStatus.Provisional).OrderBy(d => d.Date)];
    }

    /// <summary>The name of this version of the calendar; a dossier keeps the version its due date was counted with.</summary>
    public string Version { get; }

    /// <summary>The first year covered, from 1 January.</summary>
    public int FirstYear { get; }

    /// <summary>The last year covered, through 31 December.</summary>
    public int LastYear { get; }

    /// <summary>The working hours of the unit.</summary>
    public WorkingHours Hours { get; }

    /// <summary>The days whose instrument was not found, in order of date: show a banner while there are any ahead.</summary>
    public IReadOnlyList<CalendarDay> ProvisionalDays { get; }

    /// <summary>Builds a calendar.</summary>
    /// <param name="version">A name for this version.</param>
    /// <param name="firstYear">First year covered, inclusive.</param>
    /// <param name="lastYear">Last year covered, inclusive.</param>
    /// <param name="days">The days that differ from their weekday, in any order, at most one a date, all in the years covered.</param>
    /// <param name="hours">The working hours of the unit.</param>
    /// <exception cref="ArgumentException">The years, hours or days are not as said: check a file with <see cref="CalendarFile"/> first.</exception>
    public static WorkCalendar Create(string version, int firstYear, int lastYear, IEnumerable<CalendarDay> days, WorkingHours hours)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(version);
        ArgumentNullException.ThrowIfNull(days);
        Check(hours);
        if (firstYear < 1 || lastYear < firstYear || lastYear > 9998)
        {
            throw new ArgumentException($"The years {firstYear} to {lastYear} are not a run of years.", nameof(firstYear));
        }

        var known = days.ToFrozenDictionary(d => d.Date);
        if (known.Keys.FirstOrDefault(d => d.Year < firstYear || d.Year > lastYear) is var outside && outside != default)
        {
            throw new ArgumentException($"The day {outside:yyyy-MM-dd} is outside the years {firstYear} to {lastYear}.", nameof(days));
        }

        var first = new DateOnly(firstYear, 1, 1).DayNumber;
        var through = new int[new DateOnly(lastYear, 12, 31).DayNumber - first + 1];
        var numbers = new List<int>(through.Length);
        for (var i = 0; i < through.Length; i++)
        {
            var date = DateOnly.FromDayNumber(first + i);
            if (Works(date, known.GetValueOrDefault(date)))
            {
                numbers.Add(date.DayNumber);
            }

            through[i] = numbers.Count;
        }

        return new(version, firstYear, lastYear, hours, known, through, [.. numbers]);
    }

    /// <summary>The same days with a unit's own working hours (rule R9); shares the tables.</summary>
    /// <exception cref="ArgumentException">The hours are not in order.</exception>
    public WorkCalendar WithHours(WorkingHours hours)
    {
        Check(hours);
        return new(Version, FirstYear, LastYear, hours, _days, _workingDaysThrough, _workingDayNumbers);
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

    /// <summary>Whether a day number (<see cref="DateOnly.DayNumber"/>) lies in the years covered.</summary>
    internal bool CoversDayNumber(long dayNumber) => dayNumber >= _firstDay && dayNumber < _firstDay + _workingDaysThrough.Length;

    /// <summary>Working minutes from the calendar's start to a local time, seconds dropped.</summary>
    internal long WorkingMinutesBefore(DateTime local)
    {
        var day = DateOnly.FromDateTime(local);
        var through = WorkingDaysThrough(day);
        return IsWorkingDay(day)
            ? ((through - 1L) * _minutesADay) + Hours.MinutesBefore(TimeOnly.FromDateTime(local))
            : (long)through * _minutesADay;
    }

    /// <summary>The first local time by which so many working minutes since the calendar's start are used up.</summary>
    internal bool TryTimeAfterMinutes(long minutes, out DateTime local)
    {
        var number = (minutes + _minutesADay - 1) / _minutesADay;
        local = default;
        if (!TryWorkingDay(number, out var day))
        {
            return false;
        }

        local = day.ToDateTime(Hours.TimeAfter((int)(minutes - ((number - 1) * _minutesADay))));
        return true;
    }

    private static bool Works(DateOnly date, CalendarDay? day) => day?.Kind switch
    {
        DayKind.MakeUpWork => true,
        DayKind.Holiday or DayKind.Compensatory or DayKind.SwapOff => false,
        _ => date.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday),
    };

    private static void Check(WorkingHours hours)
    {
        ArgumentNullException.ThrowIfNull(hours);
        if (!hours.IsValid)
        {
            throw new ArgumentException("The working hours are not whole minutes in order.", nameof(hours));
        }
    }
}
