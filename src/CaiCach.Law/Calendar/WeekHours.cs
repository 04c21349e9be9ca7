using System.Globalization;

namespace CaiCach.Law.Calendar;

/// <summary>The working hours of the days of a week; a day without hours is off (rule R9).</summary>
/// <param name="Days">Seven, from Monday to Sunday.</param>
public sealed record WeekHours(IReadOnlyList<WorkingHours?> Days)
{
    private static readonly string[] _names = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"];

    /// <summary>The same hours from Monday to Friday.</summary>
    public static WeekHours MondayToFriday(WorkingHours hours) => new([hours, hours, hours, hours, hours, null, null]);

    /// <summary>What units without hours of their own go by.</summary>
    public static WeekHours Standard { get; } = MondayToFriday(WorkingHours.Standard);

    /// <summary>The hours of a weekday; null when it is off.</summary>
    public WorkingHours? this[DayOfWeek day] => Days[((int)day + 6) % 7];

    /// <summary>Whether Saturday and Sunday are off: only such a unit takes part in swaps of days (rule R8).</summary>
    public bool HasWeekendOff => Days[5] is null && Days[6] is null;

    /// <summary>Whether there are seven days, each day's hours are in order, and a day is worked at all.</summary>
    public bool IsValid => Days.Count == 7 && Days.Any(d => d is not null) && Days.All(d => d is null or { IsValid: true });

    /// <summary>The hours of the last weekday that is worked from Monday to Friday: what a make-up day at the weekend is worked for.</summary>
    internal WorkingHours MakeUp => Days.Take(5).LastOrDefault(d => d is not null) ?? Days.First(d => d is not null)!;

    /// <summary>In words: "07:00–11:30 và 13:30–17:00 từ thứ Hai đến thứ Sáu; 07:00–11:30 thứ Bảy".</summary>
    public string ToText()
    {
        var parts = new List<string>();
        for (var from = 0; from < 7;)
        {
            var to = from;
            while (to < 6 && Days[to + 1] == Days[from])
            {
                to++;
            }

            if (Days[from] is { } hours)
            {
                parts.Add(string.Create(CultureInfo.InvariantCulture, $"{hours.ToText()} {(to == from ? _names[from] : $"từ {_names[from]} đến {_names[to]}")}"));
            }

            from = to + 1;
        }

        return string.Join("; ", parts);
    }

    /// <inheritdoc />
    public bool Equals(WeekHours? other) => other is not null && Days.SequenceEqual(other.Days);

    /// <inheritdoc />
    public override int GetHashCode() => Days.Aggregate(0, HashCode.Combine);
}
