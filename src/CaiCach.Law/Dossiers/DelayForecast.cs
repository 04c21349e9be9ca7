using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>
/// When a dossier that is not decided is told to the head as likely to be late (row 21), so that Mẫu 04 can be signed before the due date: a number for each time of force. What was told once is not
/// told again under a later one.
/// </summary>
/// <param name="InForceFrom">The first local day of the telling it holds for.</param>
/// <param name="WorkingDays">How many working days may be left, the day of the due date included and the day of the telling not: 1 to <see cref="MostDays"/>.</param>
public sealed record DelayForecast(DateOnly InForceFrom, int WorkingDays)
{
    /// <summary>The most working days.</summary>
    public const int MostDays = 15;

    /// <summary>The forecast in force on a day; the earliest for a day before all of them.</summary>
    /// <param name="versions">Every version; at least one.</param>
    /// <param name="day">The local day.</param>
    public static DelayForecast On(IReadOnlyList<DelayForecast> versions, DateOnly day) =>
        versions.Where(v => v.InForceFrom <= day).MaxBy(v => v.InForceFrom) ?? versions.MinBy(v => v.InForceFrom)!;

    /// <summary>Reads the file of the forecasts.</summary>
    /// <param name="json">The file.</param>
    /// <returns>Every version.</returns>
    /// <exception cref="FormatException">There is none, two begin on one day, a number is out of its range, or the file does not say where they come from.</exception>
    public static IReadOnlyList<DelayForecast> Parse(string json)
    {
        using var file = JsonDocument.Parse(json);
        List<DelayForecast> versions = file.RootElement.TryGetProperty("versions", out var rows)
            ? [.. rows.EnumerateArray().Select(row => new DelayForecast(DateOnly.ParseExact(row.GetProperty("inForceFrom").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture), row.GetProperty("workingDays").GetInt32()))]
            : [];
        return versions.Count > 0 && versions.DistinctBy(v => v.InForceFrom).Count() == versions.Count && versions.TrueForAll(v => v.WorkingDays is >= 1 and <= MostDays)
            && file.RootElement.TryGetProperty("source", out var source) && source.GetString() is { Length: > 0 }
            ? versions
            : throw new FormatException("The forecasts of delays are missing, begin twice on one day, are out of range, or name no source.");
    }

    /// <summary>Whether the due date is near: not past, and at most <see cref="WorkingDays"/> away. False where the calendar does not cover the days.</summary>
    /// <param name="calendar">The calendar.</param>
    /// <param name="now">The local moment now.</param>
    /// <param name="due">The local moment of the due date.</param>
    public bool IsNear(WorkCalendar calendar, DateTime now, DateTime due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var (today, last) = (DateOnly.FromDateTime(now), DateOnly.FromDateTime(due));
        return now <= due && calendar.Covers(today) && calendar.Covers(last) && calendar.WorkingDaysBetween(today, last) <= WorkingDays;
    }
}
