using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Dossiers;

/// <summary>When results that nobody comes for may be handed to the archive (chuyển lưu trữ).</summary>
/// <param name="Months">The months a result has to have waited.</param>
/// <param name="InForceFrom">The first day this holds.</param>
/// <param name="Source">Where the number comes from.</param>
public sealed record ArchiveRule(int Months, DateOnly InForceFrom, string Source)
{
    private const int MostMonths = 120;

    /// <summary>Results that were ready before this day may be handed over; null while the rule is not in force.</summary>
    /// <param name="today">The local day.</param>
    public DateOnly? Before(DateOnly today) => today >= InForceFrom ? today.AddMonths(-Months) : null;

    /// <summary>Why the result of a dossier may not be handed over; null when it may.</summary>
    /// <param name="waits">Whether it waits at the counter for somebody to come.</param>
    /// <param name="isArchived">Whether it is in the archive already.</param>
    /// <param name="ready">The local day of the result.</param>
    /// <param name="today">The local day.</param>
    public Refusal? Refuses(bool waits, bool isArchived, DateOnly ready, DateOnly today) =>
        !waits ? new("not_waiting", "Kết quả không còn chờ người đến nhận ở quầy.", Source)
        : isArchived ? new("archived_already", "Kết quả đã chuyển lưu trữ.", Source)
        : Before(today) is { } before && ready < before ? null
        : new("archive_too_soon", $"Kết quả chỉ được chuyển lưu trữ khi đã chờ quá {Months} tháng.", Source);

    /// <summary>Reads the rule from its object.</summary>
    /// <param name="json">The object.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    internal static ArchiveRule? Parse(JsonElement json, out string? fault)
    {
        var rule = new ArchiveRule(
            json.GetProperty("months").GetInt32(),
            DateOnly.TryParseExact(json.GetProperty("inForceFrom").GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from) ? from : DateOnly.MinValue,
            json.GetProperty("source").GetString() ?? "");
        fault = rule.Months is < 1 or > MostMonths ? "Số tháng chờ trước khi chuyển lưu trữ phải từ 1 đến 120."
            : rule.InForceFrom == DateOnly.MinValue ? "Ngày áp dụng quy tắc chuyển lưu trữ không đọc được."
            : rule.Source.Length == 0 ? "Thiếu nguồn của quy tắc chuyển lưu trữ." : null;
        return fault is null ? rule : null;
    }
}
