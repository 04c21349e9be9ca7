using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Identity;

/// <summary>How codes of dossiers are written from a day on: identifier of the body that received, date of acceptance, running number of the body on that day.</summary>
/// <param name="InForceFrom">The first local day of acceptance.</param>
/// <param name="DateDigits">6 for <c>yyMMdd</c>, 8 for <c>yyyyMMdd</c>.</param>
/// <param name="OrdinalDigits">The digits of the running number, 4 or 7; a greater number has as many as it needs.</param>
public sealed record CodeFormat(DateOnly InForceFrom, int DateDigits, int OrdinalDigits)
{
    /// <summary><c>H29.143-250715-0012</c>: the format while no file says another.</summary>
    public static CodeFormat First { get; } = new(DateOnly.MinValue, 6, 4);

    /// <summary>A code.</summary>
    /// <param name="receiver">The body that received the dossier.</param>
    /// <param name="acceptedOn">The local date of acceptance.</param>
    /// <param name="ordinal">The running number of the body on that day, from 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ordinal is below 1.</exception>
    public DossierCode Create(AgencyId receiver, DateOnly acceptedOn, int ordinal)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        ArgumentOutOfRangeException.ThrowIfLessThan(ordinal, 1);
        var date = acceptedOn.ToString(DateDigits == 8 ? "yyyyMMdd" : "yyMMdd", CultureInfo.InvariantCulture);
        return DossierCode.Parse($"{receiver.Value}-{date}-{ordinal.ToString(CultureInfo.InvariantCulture).PadLeft(OrdinalDigits, '0')}");
    }
}

/// <summary>The formats in which codes of dossiers are given, each from a day on. Codes that were given stay, and every known format is recognised (<see cref="DossierCode.Kind"/>).</summary>
public sealed class CodeFormatBook
{
    private const string Day = "yyyy-MM-dd";

    private readonly List<CodeFormat> formats;

    /// <summary>A book.</summary>
    /// <param name="formats">The formats; none for <see cref="CodeFormat.First"/> alone.</param>
    public CodeFormatBook(IEnumerable<CodeFormat> formats) => this.formats = [.. formats.DefaultIfEmpty(CodeFormat.First).OrderBy(f => f.InForceFrom)];

    /// <summary>The format of a dossier that is accepted on a day; the earliest for a day before all of them.</summary>
    /// <param name="day">The local day.</param>
    public CodeFormat On(DateOnly day) => formats.LastOrDefault(f => f.InForceFrom <= day) ?? formats[0];

    /// <summary>Reads the file of the formats.</summary>
    /// <param name="json">The file.</param>
    /// <param name="fault">What is wrong with it, in Vietnamese; null when nothing is.</param>
    /// <returns>The formats; null when something is wrong.</returns>
    public static IReadOnlyList<CodeFormat>? Parse(string json, out string? fault)
    {
        try
        {
            using var file = JsonDocument.Parse(json);
            List<CodeFormat> rules = [.. file.RootElement.GetProperty("rules").EnumerateArray().Select(Read)];
            fault = rules.Count == 0 ? "Tệp không có quy tắc nào về dạng mã hồ sơ."
                : rules.DistinctBy(f => f.InForceFrom).Count() != rules.Count ? "Quy tắc về dạng mã hồ sơ bị trùng ngày áp dụng."
                : rules.Exists(f => f.DateDigits is not (6 or 8)) ? "Ngày trong mã hồ sơ có 6 hoặc 8 chữ số."
                : rules.Exists(f => f.OrdinalDigits is not (4 or 7)) ? "Số thứ tự trong mã hồ sơ có 4 hoặc 7 chữ số."
                : null;
            return fault is null ? rules : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            fault = "Không đọc được tệp quy tắc về dạng mã hồ sơ.";
            return null;
        }
    }

    private static CodeFormat Read(JsonElement rule) => new(
        DateOnly.ParseExact(rule.GetProperty("inForceFrom").GetString() ?? "", Day, CultureInfo.InvariantCulture), rule.GetProperty("dateDigits").GetInt32(), rule.GetProperty("ordinalDigits").GetInt32());
}
