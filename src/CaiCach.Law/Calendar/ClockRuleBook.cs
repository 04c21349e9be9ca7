using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Calendar;

/// <summary>The rules of the office's clocks that were ever in force or are to be.</summary>
public sealed class ClockRuleBook
{
    private const string Day = "yyyy-MM-dd";
    private const string Time = "HH:mm";

    private readonly List<ClockRules> _rules;

    /// <summary>A book.</summary>
    /// <param name="shipped">Those that ship.</param>
    /// <param name="own">Those that an administrator added, the newest last; of two from the same day the later one counts.</param>
    public ClockRuleBook(IEnumerable<ClockRules> shipped, IEnumerable<ClockRules> own)
    {
        _rules = [.. shipped.DefaultIfEmpty(ClockRules.First).OrderBy(r => r.From), .. own];
    }

    /// <summary>All of them by their first day, the earliest first.</summary>
    public IReadOnlyList<ClockRules> All => [.. _rules.OrderBy(r => r.From)];

    /// <summary>The rules of what is filed on a day; the earliest for a day before all of them.</summary>
    /// <param name="day">The local day.</param>
    public ClockRules On(DateOnly day) => _rules.Where(r => r.From <= day).OrderBy(r => r.From).LastOrDefault() ?? All[0];

    /// <summary>The rules a dossier keeps; the earliest that ships for one that was filed before dossiers kept them.</summary>
    /// <param name="id">The name it keeps; null for none.</param>
    public ClockRules Of(string? id) => _rules.Find(r => r.Id == id) ?? _rules[0];

    /// <summary>Reads the file of the rules.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The rules; null when something is wrong.</returns>
    public static IReadOnlyList<ClockRules>? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            List<ClockRules> rules = [.. file.RootElement.GetProperty("rules").EnumerateArray().Select(Read)];
            fault = rules.Count == 0 ? "Tệp không có quy tắc nào về giờ tiếp nhận."
                : rules.DistinctBy(r => r.Id).Count() != rules.Count || rules.DistinctBy(r => r.From).Count() != rules.Count ? "Quy tắc về giờ tiếp nhận bị trùng tên hoặc trùng ngày áp dụng."
                : rules.SelectMany(r => r.Faults()).FirstOrDefault()?.Message;
            return fault is null ? rules : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp quy tắc về giờ tiếp nhận.";
            return null;
        }
    }

    private static ClockRules Read(JsonElement rule)
    {
        return new(
            Text("id"), DateOnly.ParseExact(Text("from"), Day, CultureInfo.InvariantCulture), rule.GetProperty("intakeHours").GetInt32(),
            TimeOnly.ParseExact(Text("transferUntil"), Time, CultureInfo.InvariantCulture), TimeOnly.ParseExact(Text("sameDayUntil"), Time, CultureInfo.InvariantCulture), Text("source"));

        string Text(string name) => rule.GetProperty(name).GetString() ?? throw new FormatException($"There is no {name}.");
    }
}
