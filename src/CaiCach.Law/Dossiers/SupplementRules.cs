using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>Within which first part of its time a dossier may be asked to be supplemented without a reason of its own (row 10): a rule for each time of force.</summary>
public sealed class SupplementRules
{
    private const int MostParts = 100;

    private readonly IReadOnlyList<Rule> rules;

    private SupplementRules(IReadOnlyList<Rule> rules) => this.rules = rules;

    /// <summary>A rule.</summary>
    /// <param name="InForceFrom">The first local day of acceptance it holds for.</param>
    /// <param name="Part">How many parts of the time are the first part, 1 or more, less than <paramref name="Of"/>.</param>
    /// <param name="Of">Of how many, at most 100.</param>
    /// <param name="Source">Where it comes from.</param>
    public sealed record Rule(DateOnly InForceFrom, int Part, int Of, string Source);

    /// <summary>No rule: no request comes too late in its time.</summary>
    public static SupplementRules None { get; } = new([]);

    /// <summary>Reads the file of the rules.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The rules; null when something is wrong.</returns>
    public static SupplementRules? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            List<Rule> read =
            [
                .. file.RootElement.GetProperty("rules").EnumerateArray().Select(r => new Rule(
                    DateOnly.ParseExact(r.GetProperty("inForceFrom").GetString() ?? "", "yyyy-MM-dd", CultureInfo.InvariantCulture),
                    r.GetProperty("part").GetInt32(), r.GetProperty("of").GetInt32(), r.GetProperty("source").GetString() ?? "")),
            ];
            fault = read.Exists(r => r.Of > MostParts || r.Part < 1 || r.Part >= r.Of) ? "Phần đầu thời hạn để yêu cầu bổ sung phải lớn hơn 0 và nhỏ hơn cả thời hạn."
                : read.Exists(r => r.Source.Length == 0) ? "Thiếu nguồn của phần thời hạn để yêu cầu bổ sung."
                : read.DistinctBy(r => r.InForceFrom).Count() < read.Count ? "Hai quy tắc về yêu cầu bổ sung có cùng ngày áp dụng." : null;
            return fault is null ? new([.. read.OrderBy(r => r.InForceFrom)]) : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp quy tắc yêu cầu bổ sung.";
            return null;
        }
    }

    /// <summary>The rule for a dossier accepted on a local day; null for none.</summary>
    public Rule? On(DateOnly accepted) => rules.LastOrDefault(r => r.InForceFrom <= accepted);

    /// <summary>The last moment (local, inclusive) of the first part of a time, counted in working minutes; null where the calendar does not cover it.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="start">When the time started, local.</param>
    /// <param name="due">When it ends, local, after the pauses.</param>
    /// <param name="pauses">The pauses that have ended, which take nothing of the time.</param>
    public static DateTime? LastMoment(Rule rule, WorkCalendar calendar, DateTime start, DateTime due, ReadOnlySpan<Pause> pauses)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(calendar);
        if (due <= start || !calendar.Covers(DateOnly.FromDateTime(start)) || !calendar.Covers(DateOnly.FromDateTime(due)))
        {
            return null;
        }

        var (from, paused) = (calendar.WorkingMinutesBefore(start), DueDates.Paused(calendar, LimitUnit.WorkingHour, pauses));
        var whole = calendar.WorkingMinutesBefore(due) - from - paused;
        return whole > 0 && calendar.TryTimeAfterMinutes(from + paused + (whole * rule.Part / rule.Of), out var last) ? last : null;
    }
}
