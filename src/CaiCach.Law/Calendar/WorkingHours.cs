namespace CaiCach.Law.Calendar;

/// <summary>The working hours of a unit, the same on each of its working days, to the minute (rule R9).</summary>
/// <param name="MorningFrom">Start of the morning, inclusive.</param>
/// <param name="MorningTo">End of the morning, exclusive; after <paramref name="MorningFrom"/>.</param>
/// <param name="AfternoonFrom">Start of the afternoon, inclusive; not before <paramref name="MorningTo"/>.</param>
/// <param name="AfternoonTo">End of the working day, exclusive; after <paramref name="AfternoonFrom"/>. Day limits end here.</param>
public sealed record WorkingHours(TimeOnly MorningFrom, TimeOnly MorningTo, TimeOnly AfternoonFrom, TimeOnly AfternoonTo)
{
    /// <summary>08:00–12:00 and 13:00–17:00.</summary>
    public static WorkingHours Standard { get; } = new(new(8, 0), new(12, 0), new(13, 0), new(17, 0));

    /// <summary>Whether the four times are whole minutes and in order.</summary>
    public bool IsValid =>
        MorningFrom < MorningTo && MorningTo <= AfternoonFrom && AfternoonFrom < AfternoonTo
        && new[] { MorningFrom, MorningTo, AfternoonFrom, AfternoonTo }.All(t => t.Ticks % TimeSpan.TicksPerMinute == 0);

    /// <summary>Working minutes of the morning.</summary>
    public int MorningMinutes => MinuteOf(MorningTo) - MinuteOf(MorningFrom);

    /// <summary>Working minutes of a day.</summary>
    public int MinutesADay => MorningMinutes + MinuteOf(AfternoonTo) - MinuteOf(AfternoonFrom);

    /// <summary>Working minutes of the day that lie before a time of day, seconds dropped.</summary>
    public int MinutesBefore(TimeOnly time)
    {
        var minute = MinuteOf(time);
        return Math.Clamp(minute - MinuteOf(MorningFrom), 0, MorningMinutes)
            + Math.Clamp(minute - MinuteOf(AfternoonFrom), 0, MinutesADay - MorningMinutes);
    }

    /// <summary>The first time of day by which so many working minutes are used up; 12:00 rather than 13:00 at the noon break.</summary>
    /// <param name="minutes">From 1 to <see cref="MinutesADay"/>, both inclusive.</param>
    public TimeOnly TimeAfter(int minutes) => minutes <= MorningMinutes
        ? MorningFrom.AddMinutes(minutes)
        : AfternoonFrom.AddMinutes(minutes - MorningMinutes);

    private static int MinuteOf(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
