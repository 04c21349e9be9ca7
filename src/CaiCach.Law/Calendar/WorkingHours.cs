using System.Runtime.InteropServices;

namespace CaiCach.Law.Calendar;

/// <summary>A stretch of a working day, to the minute.</summary>
/// <param name="From">Its start, inclusive.</param>
/// <param name="To">Its end, exclusive.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct HoursSpan(TimeOnly From, TimeOnly To)
{
    /// <summary>Its working minutes; negative when it runs backward.</summary>
    public int Minutes => MinuteOf(To) - MinuteOf(From);

    /// <summary>As people read it: "07:30–11:30".</summary>
    public string ToText() => $"{VietnameseDates.Time(From)}–{VietnameseDates.Time(To)}";

    internal static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}

/// <summary>The working hours of one day of a unit, to the minute (rule R9): a morning, an afternoon, or both.</summary>
public sealed record WorkingHours
{
    private readonly int _morningFrom;
    private readonly int _afternoonFrom;

    /// <summary>The hours of a day with two halves.</summary>
    /// <param name="morningFrom">Start of the morning, inclusive.</param>
    /// <param name="morningTo">End of the morning, exclusive; after <paramref name="morningFrom"/>.</param>
    /// <param name="afternoonFrom">Start of the afternoon, inclusive; not before <paramref name="morningTo"/>.</param>
    /// <param name="afternoonTo">End of the afternoon, exclusive; after <paramref name="afternoonFrom"/>.</param>
    public WorkingHours(TimeOnly morningFrom, TimeOnly morningTo, TimeOnly afternoonFrom, TimeOnly afternoonTo)
        : this(new HoursSpan(morningFrom, morningTo), new HoursSpan(afternoonFrom, afternoonTo))
    {
    }

    /// <summary>The hours of a day; a half day has one of the two.</summary>
    /// <param name="morning">The morning; null when it is off.</param>
    /// <param name="afternoon">The afternoon; null when it is off.</param>
    public WorkingHours(HoursSpan? morning, HoursSpan? afternoon)
    {
        (Morning, Afternoon) = (morning, afternoon);
        MorningMinutes = morning?.Minutes ?? 0;
        MinutesADay = MorningMinutes + (afternoon?.Minutes ?? 0);
        _morningFrom = morning is { } early ? HoursSpan.MinuteOf(early.From) : 0;
        _afternoonFrom = afternoon is { } late ? HoursSpan.MinuteOf(late.From) : 0;
    }

    /// <summary>08:00–12:00 and 13:00–17:00.</summary>
    public static WorkingHours Standard { get; } = new(new(8, 0), new(12, 0), new(13, 0), new(17, 0));

    /// <summary>The morning; null when it is off.</summary>
    public HoursSpan? Morning { get; }

    /// <summary>The afternoon; null when it is off.</summary>
    public HoursSpan? Afternoon { get; }

    /// <summary>Whether there is a half at all, and what there is is whole minutes and in order.</summary>
    public bool IsValid =>
        (Morning is not null || Afternoon is not null)
        && Morning is null or { Minutes: > 0 } && Afternoon is null or { Minutes: > 0 }
        && (Morning is not { } early || Afternoon is not { } late || early.To <= late.From)
        && Array.TrueForAll([Morning?.From, Morning?.To, Afternoon?.From, Afternoon?.To], t => t is null || t.Value.Ticks % TimeSpan.TicksPerMinute == 0);

    /// <summary>The start of the working day, inclusive.</summary>
    public TimeOnly Start => Morning?.From ?? Afternoon?.From ?? TimeOnly.MinValue;

    /// <summary>The end of the working day, exclusive: day limits end here.</summary>
    public TimeOnly End => Afternoon?.To ?? Morning?.To ?? TimeOnly.MinValue;

    /// <summary>Working minutes of the morning; 0 when it is off.</summary>
    public int MorningMinutes { get; }

    /// <summary>Working minutes of the day.</summary>
    public int MinutesADay { get; }

    /// <summary>Working minutes of the day that lie before a time of day, seconds dropped.</summary>
    public int MinutesBefore(TimeOnly time)
    {
        var minute = HoursSpan.MinuteOf(time);
        return Math.Clamp(minute - _morningFrom, 0, MorningMinutes) + Math.Clamp(minute - _afternoonFrom, 0, MinutesADay - MorningMinutes);
    }

    /// <summary>The first time of day by which so many working minutes are used up; 12:00 rather than 13:00 at the noon break.</summary>
    /// <param name="minutes">From 1 to <see cref="MinutesADay"/>, both inclusive.</param>
    public TimeOnly TimeAfter(int minutes)
    {
        var minute = minutes <= MorningMinutes ? _morningFrom + minutes : _afternoonFrom + minutes - MorningMinutes;
        return new(minute / 60, minute % 60);
    }

    /// <summary>As people read it: "07:00–11:30 và 13:30–17:00".</summary>
    public string ToText() => (Morning, Afternoon) switch
    {
        ({ } early, { } late) => $"{early.ToText()} và {late.ToText()}",
        ({ } early, null) => early.ToText(),
        (null, { } late) => late.ToText(),
        _ => "",
    };
}
