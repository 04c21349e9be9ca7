using System.Buffers;
using System.Globalization;

namespace CaiCach.Law.Procedures;

/// <summary>A legal document that a procedure rests on (căn cứ pháp lý).</summary>
/// <param name="Name">Its Vietnamese name; where only the number is known, that.</param>
/// <param name="Number">Number and sign (SOVANBAN); null where it is not told apart from the name.</param>
public sealed record LegalDocument(string Name, string? Number = null)
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 1000;

    /// <summary>The longest number, in characters.</summary>
    public const int LongestNumber = 200;

    /// <summary>The longest name of who issued it, in characters.</summary>
    public const int LongestIssuer = 300;

    /// <summary>The longest line, in characters.</summary>
    public const int LongestLine = 2500;

    private const string Between = " | ";
    private const string Shown = "dd/MM/yyyy";
    private static readonly SearchValues<char> Apart = SearchValues.Create("|\r\n");
    private static readonly string[] Dates = [Shown, "d/M/yyyy", "yyyy-MM-dd"];

    /// <summary>The names of what a line may tell after the name of the document, each with its reader: the document with it, null where the value is none.</summary>
    private static readonly (string Name, Func<LegalDocument, string?> Value, Func<LegalDocument, string, LegalDocument?> Put)[] More =
    [
        ("ban hành", d => Day(d.IssuedOn), (d, text) => d.IssuedOn is null && DayOf(text) is { } day ? d with { IssuedOn = day } : null),
        ("hiệu lực từ", d => Day(d.EffectiveFrom), (d, text) => d.EffectiveFrom is null && DayOf(text) is { } day ? d with { EffectiveFrom = day } : null),
        ("hiệu lực đến", d => Day(d.EffectiveTo), (d, text) => d.EffectiveTo is null && DayOf(text) is { } day ? d with { EffectiveTo = day } : null),
        ("cơ quan ban hành", d => d.Issuer, (d, text) => d.Issuer is null && text.Length > 0 ? d with { Issuer = text } : null),
        ("địa chỉ", d => d.Url, (d, text) => d.Url is null && ProcedureFileReader.IsWebAddress(text) ? d with { Url = text } : null),
    ];

    /// <summary>The day it was issued; null where the source does not say.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>Its first day of force; null where the source does not say.</summary>
    public DateOnly? EffectiveFrom { get; init; }

    /// <summary>Its last day of force, inclusive; null while it is open-ended, or where the source does not say.</summary>
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>Who issued it, in Vietnamese; null where the source does not say.</summary>
    public string? Issuer { get; init; }

    /// <summary>Where it is read on the web, http or https; null where that is not known.</summary>
    public string? Url { get; init; }

    /// <summary>As it is cited: the name, after the number where the name does not have it.</summary>
    public string Text => Number is null || Name.Contains(Number, StringComparison.OrdinalIgnoreCase) ? Name : $"{Number} {Name}";

    /// <summary>Who issued it and when, and its period of force, in Vietnamese; empty where the source says nothing of it.</summary>
    public string Details => string.Join("; ", ((string?[])
    [
        Issuer,
        IssuedOn is { } issued ? $"ban hành ngày {Day(issued)}" : null,
        (EffectiveFrom, EffectiveTo) switch
        {
            ({ } from, { } to) => $"hiệu lực từ ngày {Day(from)} đến hết ngày {Day(to)}",
            ({ } from, null) => $"hiệu lực từ ngày {Day(from)}",
            (null, { } to) => $"hiệu lực đến hết ngày {Day(to)}",
            _ => null,
        },
    ]).OfType<string>());

    /// <summary>As one line that is typed: "118/2025/NĐ-CP | Nghị định của Chính phủ … | hiệu lực từ = 01/07/2025"; the name alone where nothing else is told.</summary>
    public string Line => string.Join(Between, (Number is null ? [] : new[] { Number }).Append(Name).Concat(More.Select(more => (more.Name, Text: more.Value(this))).Where(more => more.Text is not null).Select(more => $"{more.Name} = {more.Text}")));

    /// <summary>What of a line looks like more than the name and could not be read, and so stayed in the name; null for nothing.</summary>
    public string? Unread => Name.Split('|', StringSplitOptions.TrimEntries).FirstOrDefault(part => Told(part) is not null);

    /// <summary>What does not fit in it, as the member of its name in a file and a Vietnamese sentence; null where all does.</summary>
    public (string Member, string Text)? Fault =>
        EffectiveTo < EffectiveFrom ? ("effectiveTo", "Ngày hết hiệu lực của văn bản trước ngày có hiệu lực.")
        : Url is { } url && !ProcedureFileReader.IsWebAddress(url) ? ("url", "Phải là địa chỉ http hoặc https.")
        : Name.Length > LongestName ? ("name", $"Tên văn bản dài quá {LongestName} ký tự.")
        : Number?.Length > LongestNumber ? ("number", $"Số, ký hiệu dài quá {LongestNumber} ký tự.")
        : Url?.Length > ProcedureFileReader.LongestAddress ? ("url", $"Địa chỉ dài quá {ProcedureFileReader.LongestAddress} ký tự.")
        : Url?.AsSpan().ContainsAny(Apart) == true ? ("url", "Không dùng dấu | và xuống dòng trong địa chỉ.")
        : Issuer?.Length > LongestIssuer ? ("issuer", $"Tên cơ quan ban hành dài quá {LongestIssuer} ký tự.")
        : Issuer?.AsSpan().ContainsAny(Apart) == true ? ("issuer", "Không dùng dấu | và xuống dòng trong tên cơ quan ban hành.")
        : Unread is { } unread ? ("name", $"Không đọc được “{unread}”: ngày ghi như 21/11/2026, địa chỉ bắt đầu bằng https://, mỗi phần ghi một lần.")
        : null;

    /// <summary>Whether its last day of force is over.</summary>
    /// <param name="today">The local day.</param>
    public bool IsOver(DateOnly today) => EffectiveTo < today;

    /// <summary>Reads a line that is typed. What cannot be read stays in the name: <see cref="Unread"/>.</summary>
    /// <param name="line">The line, not empty.</param>
    public static LegalDocument Parse(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        var (rest, told) = (line.Trim(), new LegalDocument(""));
        while (rest.LastIndexOf('|') is > 0 and var bar && Told(rest[(bar + 1)..].Trim()) is var (put, value) && put(told, value) is { } more)
        {
            (rest, told) = (rest[..bar].Trim(), more);
        }

        var (name, number) = rest.Split('|', 2, StringSplitOptions.TrimEntries) switch
        {
            [{ Length: > 0 } first, { Length: > 0 } second] => (second, first),
            [{ Length: > 0 } first, _] => (first, first),
            [_, { Length: > 0 } second] => (second, (string?)null),
            _ => (rest, null),
        };
        return told with { Name = name, Number = number };
    }

    /// <inheritdoc />
    public override string ToString() => Text;

    private static (Func<LegalDocument, string, LegalDocument?> Put, string Value)? Told(string part) =>
        part.Split('=', 2, StringSplitOptions.TrimEntries) is [var name, var value] && More.FirstOrDefault(more => more.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { Put: { } put } ? (put, value) : null;

    private static string? Day(DateOnly? day) => day?.ToString(Shown, CultureInfo.InvariantCulture);

    private static DateOnly? DayOf(string text) => DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
