using System.Text.Json;

namespace CaiCach.Law.Dossiers;

/// <summary>When a result that waits at the counter counts as not collected (chưa đến nhận).</summary>
/// <param name="UnclaimedDays">The days a result may wait: from the day after the last of them it counts as not collected.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record ReturnRules(int UnclaimedDays, string Source)
{
    private const int MostDays = 365;

    /// <summary>When it may go to the archive; null where no rule says so.</summary>
    public ArchiveRule? Archive { get; init; }

    /// <summary>Reads the file of the rule.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The rule; null when something is wrong.</returns>
    public static ReturnRules? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            var rules = new ReturnRules(file.RootElement.GetProperty("unclaimedDays").GetInt32(), file.RootElement.GetProperty("source").GetString() ?? "");
            fault = rules.UnclaimedDays is < 1 or > MostDays ? "Số ngày chờ đến nhận kết quả phải từ 1 đến 365."
                : rules.Source.Length == 0 ? "Thiếu nguồn của số ngày chờ đến nhận kết quả." : null;
            return fault is not null ? null
                : !file.RootElement.TryGetProperty("archive", out var archive) ? rules
                : ArchiveRule.Parse(archive, out fault) is { } rule ? rules with { Archive = rule } : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp quy tắc trả kết quả.";
            return null;
        }
    }

    /// <summary>The calendar days a result has waited: 0 on its own day.</summary>
    /// <param name="ready">The local day of the result.</param>
    /// <param name="today">The local day.</param>
    public static int DaysWaiting(DateOnly ready, DateOnly today) => Math.Max(0, today.DayNumber - ready.DayNumber);

    /// <summary>Whether a result counts as not collected.</summary>
    /// <param name="ready">The local day of the result.</param>
    /// <param name="today">The local day.</param>
    public bool IsUnclaimed(DateOnly ready, DateOnly today) => DaysWaiting(ready, today) > UnclaimedDays;

    /// <summary>The first day whose results do not count as not collected: those of the days before it do.</summary>
    /// <param name="today">The local day.</param>
    public DateOnly UnclaimedBefore(DateOnly today) => today.AddDays(-UnclaimedDays);
}
