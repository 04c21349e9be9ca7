using System.Globalization;
using System.Text.RegularExpressions;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Procedures;

/// <summary>What is wrong with one answer of a declaration.</summary>
/// <param name="Key">The field, or a key that is no field.</param>
/// <param name="Code">Machine name.</param>
/// <param name="Text">Vietnamese sentence for who fills it in.</param>
public sealed record AnswerFault(string Key, string Code, string Text);

/// <summary>A declaration that was judged.</summary>
/// <param name="Answers">What is kept, in the order of the fields: answered ones alone, without those that are not asked.</param>
/// <param name="Faults">What is wrong.</param>
public sealed record JudgedDeclaration(IReadOnlyList<KeyValuePair<string, string>> Answers, IReadOnlyList<AnswerFault> Faults);

/// <summary>Judges the answers of a declaration by its fields. What is kept is judged to be the same again.</summary>
public static partial class DeclarationRules
{
    /// <summary>The answer yes, as it is kept.</summary>
    public const string Yes = "yes";

    /// <summary>The answer no, as it is kept.</summary>
    public const string No = "no";

    /// <summary>The longest line, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The longest text of several lines, in characters.</summary>
    public const int LongestLongText = 4000;

    /// <summary>The largest number, and (below zero) the smallest.</summary>
    public const long LargestNumber = 999_999_999_999_999;

    private const int FirstYear = 1800;
    private const int LastYear = 2200;
    private const string KeptDay = "yyyy-MM-dd";

    /// <summary>Judges what was answered.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="answers">Answers by key, as typed.</param>
    public static JudgedDeclaration Judge(Declaration declaration, IReadOnlyDictionary<string, string?> answers)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(answers);
        var faults = answers.Keys.Where(key => declaration.Field(key) is null).Take(1)
            .Select(key => new AnswerFault(key.Length <= 60 ? key : key[..60], "answer_unknown", "Tờ khai không có mục này.")).ToList();
        var kept = new List<KeyValuePair<string, string>>();
        foreach (var field in declaration.Fields.Where(field => IsAsked(field, kept)))
        {
            var typed = answers.GetValueOrDefault(field.Key);
            if (string.IsNullOrWhiteSpace(typed))
            {
                if (field.Required)
                {
                    faults.Add(new(field.Key, "answer_missing", Missing(field)));
                }
            }
            else if (Read(field, typed, out var value) is { } fault)
            {
                faults.Add(fault);
            }
            else
            {
                kept.Add(new(field.Key, value));
            }
        }

        return new(kept, faults);
    }

    /// <summary>The keys of the fields that are not asked, other fields being answered so.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="answers">Answers by key, as typed.</param>
    public static IReadOnlyList<string> Unasked(Declaration declaration, IReadOnlyDictionary<string, string?> answers)
    {
        var kept = Judge(declaration, answers).Answers.ToList();
        return [.. declaration.Fields.Where(field => !IsAsked(field, kept)).Select(field => field.Key)];
    }

    /// <summary>What the fields begin with: for each that has a source, the applicant's fact, where it fits.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="factOf">The fact of a source, as it was typed; null where it is not known.</param>
    public static IReadOnlyDictionary<string, string> Prefill(Declaration declaration, Func<AnswerSource, string?> factOf)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(factOf);
        return declaration.Fields
            .Select(field => (field, Fact: field.Source is { } source ? factOf(source) : null))
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Fact) && Read(pair.field, pair.Fact, out _) is null)
            .ToDictionary(pair => pair.field.Key, pair => pair.Fact!.Trim(), StringComparer.Ordinal);
    }

    /// <summary>An answer as people read it.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kept">The answer, as it is kept.</param>
    public static string Say(DeclarationField field, string kept)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind switch
        {
            AnswerKind.Number or AnswerKind.Money when long.TryParse(kept, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) =>
                ProcedureTexts.Grouped(number) + (field.Kind == AnswerKind.Money ? " đồng" : ""),
            AnswerKind.Date when DateOnly.TryParseExact(kept, KeptDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture),
            AnswerKind.YesNo => kept == Yes ? "Có" : "Không",
            _ => kept,
        };
    }

    /// <summary>An answer as it is typed: what <see cref="Say"/> gives without a unit, and the value of a box to tick.</summary>
    /// <param name="field">The field.</param>
    /// <param name="kept">The answer, as it is kept.</param>
    public static string Typed(DeclarationField field, string kept)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Kind switch
        {
            AnswerKind.YesNo => kept,
            AnswerKind.Money => Say(field with { Kind = AnswerKind.Number }, kept),
            _ => Say(field, kept),
        };
    }

    /// <summary>The answers by label, as people read them.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="kept">Answers by key, as they are kept.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Lines(Declaration declaration, IReadOnlyDictionary<string, string> kept)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(kept);
        return [.. declaration.Fields.Where(field => kept.ContainsKey(field.Key)).Select(field => new KeyValuePair<string, string>(field.Label, Say(field, kept[field.Key])))];
    }

    /// <summary>When a field is asked, in Vietnamese; null where always.</summary>
    /// <param name="declaration">The declaration.</param>
    /// <param name="field">The field.</param>
    public static (string Label, string Answer)? WhenAsked(Declaration declaration, DeclarationField field)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        ArgumentNullException.ThrowIfNull(field);
        return field.OnlyWhen is { } when && declaration.Field(when.Key) is { } other ? (other.Label, Say(other, when.Value)) : null;
    }

    // Conditions look back, so what is asked is known when its turn comes; a field that hangs on one that is not asked is not asked.
    private static bool IsAsked(DeclarationField field, List<KeyValuePair<string, string>> kept) =>
        field.OnlyWhen is not { } when || kept.Exists(answer => answer.Key == when.Key && answer.Value == when.Value);

    private static AnswerFault? Read(DeclarationField field, string typed, out string value)
    {
        value = "";
        if (!ReadableText.Is(typed))
        {
            return new(field.Key, "answer_unreadable", $"{field.Label}: có ký tự không đọc được; vui lòng xóa và nhập lại.");
        }

        var text = typed.Trim().Normalize().Replace("\r\n", "\n", StringComparison.Ordinal);
        value = text;
        return field.Kind switch
        {
            AnswerKind.Text when text.Contains('\n', StringComparison.Ordinal) => new(field.Key, "answer_lines", $"{field.Label}: chỉ nhập một dòng."),
            AnswerKind.Text or AnswerKind.LongText when text.Length > field.Longest => new(field.Key, "answer_too_long", $"{field.Label}: dài quá {ProcedureTexts.Grouped(field.Longest)} ký tự; vui lòng rút ngắn."),
            AnswerKind.Number or AnswerKind.Money => ReadNumber(field, text, out value),
            AnswerKind.Date => ReadDay(field, text, out value),
            AnswerKind.Choice when !field.Choices.Contains(text, StringComparer.Ordinal) => new(field.Key, "answer_no_choice", $"{field.Label}: chọn một mục trong danh sách."),
            AnswerKind.YesNo when text is not (Yes or No) => new(field.Key, "answer_no_choice", $"{field.Label}: chọn Có hoặc Không."),
            _ => null,
        };
    }

    private static AnswerFault? ReadNumber(DeclarationField field, string text, out string value)
    {
        value = "";
        if (!WholeNumber().IsMatch(text))
        {
            return new(field.Key, "answer_no_number", field.Kind == AnswerKind.Money
                ? $"{field.Label}: nhập số tiền bằng đồng, không có phần lẻ, ví dụ 1.500.000."
                : $"{field.Label}: nhập số nguyên, ví dụ 1.500.");
        }

        var (least, most) = (field.Least ?? (field.Kind == AnswerKind.Money ? 0 : -LargestNumber), field.Most ?? LargestNumber);
        if (!long.TryParse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) || number < least || number > most)
        {
            return new(field.Key, "answer_out_of_range", $"{field.Label}: phải từ {ProcedureTexts.Grouped(least)} đến {ProcedureTexts.Grouped(most)}.");
        }

        value = number.ToString(CultureInfo.InvariantCulture);
        return null;
    }

    private static AnswerFault? ReadDay(DeclarationField field, string text, out string value)
    {
        value = "";
        if (!DateOnly.TryParseExact(text, ["d/M/yyyy", KeptDay], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || day.Year is < FirstYear or > LastYear)
        {
            return new(field.Key, "answer_no_date", $"{field.Label}: nhập ngày có thật theo ngày/tháng/năm, ví dụ 05/3/2026.");
        }

        value = day.ToString(KeptDay, CultureInfo.InvariantCulture);
        return null;
    }

    private static string Missing(DeclarationField field) => field.Kind is AnswerKind.Choice or AnswerKind.YesNo ? $"Chọn trả lời cho mục: {field.Label}." : $"Nhập mục: {field.Label}.";

    [GeneratedRegex(@"^-?([0-9]+|[0-9]{1,3}(\.[0-9]{3})+)\z", RegexOptions.NonBacktracking)]
    private static partial Regex WholeNumber();
}
