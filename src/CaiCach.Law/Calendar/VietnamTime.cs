namespace CaiCach.Law.Calendar;

/// <summary>Vietnamese time: UTC+7 all year, no summer time (rule R10).</summary>
public static class VietnamTime
{
    private static readonly TimeSpan _offset = TimeSpan.FromHours(7);

    /// <summary>The local time of an instant, with <see cref="DateTimeKind.Unspecified"/>.</summary>
    /// <exception cref="ArgumentException">The argument is of kind Local.</exception>
    public static DateTime ToLocal(DateTime utc) => utc.Kind == DateTimeKind.Local
        ? throw new ArgumentException("An instant is wanted in UTC.", nameof(utc))
        : DateTime.SpecifyKind(utc + _offset, DateTimeKind.Unspecified);

    /// <summary>The instant of a local time, with <see cref="DateTimeKind.Utc"/>.</summary>
    /// <exception cref="ArgumentException">The argument is of kind Utc or Local.</exception>
    public static DateTime ToUtc(DateTime local) => local.Kind != DateTimeKind.Unspecified
        ? throw new ArgumentException("A Vietnamese local time is of unspecified kind.", nameof(local))
        : DateTime.SpecifyKind(local - _offset, DateTimeKind.Utc);

    /// <summary>The local date of an instant: the date of acceptance is this one.</summary>
    public static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(ToLocal(utc));
}
