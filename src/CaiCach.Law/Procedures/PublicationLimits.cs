using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Procedures;

/// <summary>How early a procedure is announced and how soon it is made public, at one level of government, from a day on.</summary>
/// <param name="From">The first day of decisions that it holds for; null where it has no beginning.</param>
/// <param name="Level">The level of the body that decides, one of <see cref="ProcedureNames.Levels"/>.</param>
/// <param name="DecideBefore">The working days that lie at least between the decision and the day the legal document takes effect.</param>
/// <param name="PublishWithin">The working days after the decision within which it is made public.</param>
public sealed record PublicationLimit(DateOnly? From, string Level, int DecideBefore, int PublishWithin);

/// <summary>The limits of announcing procedures and making them public, as their file says.</summary>
/// <param name="Rules">Every limit, by first day and level.</param>
/// <param name="Source">Where they come from.</param>
public sealed record PublicationLimits(IReadOnlyList<PublicationLimit> Rules, string Source)
{
    private const int MostDays = 250;

    /// <summary>Reads the file of limits.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The limits; null when something is wrong.</returns>
    public static PublicationLimits? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var rules = file.RootElement.GetProperty("rules").EnumerateArray().SelectMany(Read).ToList();
            var source = file.RootElement.GetProperty("source").GetString() ?? "";
            fault = rules.Count == 0 ? "Phải có ít nhất một thời hạn công bố, công khai thủ tục."
                : rules.Any(r => !ProcedureNames.Levels.ContainsKey(r.Level)) ? "Thời hạn công bố, công khai thủ tục có cấp không xác định."
                : rules.GroupBy(r => (r.From, r.Level)).Any(g => g.Count() > 1) ? "Thời hạn công bố, công khai thủ tục bị trùng cấp và ngày."
                : rules.Any(r => r is { DecideBefore: < 1 or > MostDays } or { PublishWithin: < 1 or > MostDays }) ? "Thời hạn công bố, công khai thủ tục phải từ 1 đến 250 ngày làm việc."
                : source.Length == 0 ? "Thiếu nguồn của thời hạn công bố, công khai thủ tục." : null;
            return fault is null ? new(rules, source) : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp thời hạn công bố, công khai thủ tục.";
            return null;
        }
    }

    /// <summary>The limit of a level for a decision; null where none is set, as for internal procedures.</summary>
    /// <param name="level">The level of the body that decides.</param>
    /// <param name="decided">The date of the decision.</param>
    public PublicationLimit? For(string level, DateOnly decided) =>
        Rules.Where(r => r.Level == level && (r.From is not { } from || from <= decided)).MaxBy(r => r.From ?? DateOnly.MinValue);

    private static IEnumerable<PublicationLimit> Read(JsonElement rule)
    {
        DateOnly? from = rule.GetProperty("from").GetString() is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        return [.. rule.GetProperty("levels").EnumerateObject().Select(level => new PublicationLimit(from, level.Name, level.Value.GetProperty("decideBefore").GetInt32(), level.Value.GetProperty("publishWithin").GetInt32()))];
    }
}
