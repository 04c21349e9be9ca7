using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CaiCach.Web.Components;

/// <summary>A date as typed in three boxes, at most 10 characters each; kept as typed until <see cref="Read"/> makes a date of it.</summary>
public sealed class DateParts
{
    private const int Longest = 10;

    public string? Day { get; set => field = Cut(value); }

    public string? Month { get; set => field = Cut(value); }

    public string? Year { get; set => field = Cut(value); }

    public bool IsEmpty => string.IsNullOrWhiteSpace(Day + Month + Year);

    public static DateParts Of(DateOnly date) => new()
    {
        Day = date.Day.ToString(CultureInfo.InvariantCulture),
        Month = date.Month.ToString(CultureInfo.InvariantCulture),
        Year = date.Year.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>
    /// The date, or null with an error at <paramref name="key"/> when a part is missing or there is no such day.
    /// An empty date is null without an error: the page says whether it is wanted.
    /// </summary>
    public DateOnly? Read(ModelStateDictionary state, string key, string label)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (IsEmpty)
        {
            return null;
        }

        var missing = new[] { ("ngày", Day), ("tháng", Month), ("năm", Year) }.Where(p => string.IsNullOrWhiteSpace(p.Item2)).Select(p => p.Item1).ToArray();
        if (missing.Length > 0)
        {
            state.AddModelError(key, $"{label}: còn thiếu {string.Join(" và ", missing)}");
            return null;
        }

        if (Number(Day) is { } day && Number(Month) is { } month && Number(Year) is >= 1000 and <= 9999 and { } year
            && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month))
        {
            return new DateOnly(year, month, day);
        }

        state.AddModelError(key, $"{label}: không có ngày {Day!.Trim()}/{Month!.Trim()}/{Year!.Trim()}; hãy ghi như 27/3/1990");
        return null;
    }

    /// <summary>A time as typed, e.g. 09:30, 9g30 or 9h30; null where it is none.</summary>
    public static TimeOnly? TimeOf(string? typed) => TimeOnly.TryParseExact(typed?.Trim().Replace('g', ':').Replace('h', ':'), ["H:mm", "HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    private static string? Cut(string? text) => text is { Length: > Longest } ? text[..Longest] : text;

    private static int? Number(string? text) =>
        int.TryParse(text?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
