using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace CaiCach.Law.Procedures;

/// <summary>Reads the electronic declarations that the rows of their sheet make, a row a field. They are judged as in a file of procedures, and a fault is named at its cell.</summary>
internal static class CatalogueDeclarationRows
{
    private const string Paper = "Mã giấy tờ";
    private const string Condition = "Chỉ khai khi mục";
    private const string Answer = "Có trả lời";

    private static readonly FrozenDictionary<string, AnswerKind> Kinds = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<AnswerKind>());
    private static readonly FrozenDictionary<string, AnswerSource> Sources = CatalogueRows.Names(ProcedureNames.Of, Enum.GetValues<AnswerSource>());

    private static readonly FrozenDictionary<string, string> Columns = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["key"] = "Khóa",
        ["label"] = "Nhãn",
        ["kind"] = "Loại",
        ["required"] = "Bắt buộc",
        ["hint"] = "Gợi ý",
        ["least"] = "Nhỏ nhất",
        ["most"] = "Lớn nhất",
        ["choices"] = "Danh sách chọn",
        ["source"] = "Lấy từ",
        ["onlyWhen"] = Condition,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The declarations by the code of their paper.</summary>
    /// <param name="rows">The rows of one procedure.</param>
    /// <param name="papers">Its papers; null where their sheet could not be read.</param>
    /// <param name="old">The version that is known; null for a new one.</param>
    public static Dictionary<string, Declaration> Of(IReadOnlyList<CatalogueRowReader> rows, IReadOnlyList<Component>? papers, ProcedureVersion? old)
    {
        var declarations = new Dictionary<string, Declaration>(StringComparer.Ordinal);
        foreach (var group in rows.GroupBy(row => row.Required(Paper, 50), StringComparer.Ordinal).Where(group => group.Key.Length > 0))
        {
            if (papers?.Any(paper => paper.Code == group.Key) == false)
            {
                group.First().Fault(Paper, $"Thủ tục không có giấy tờ này ở trang tính “{CatalogueSheets.Papers.Name}”.");
            }

            if (Read([.. group], old?.Components.FirstOrDefault(paper => paper.Code == group.Key)?.Declaration?.Confidence ?? Confidence.Unsure) is { } declaration)
            {
                declarations[group.Key] = declaration;
            }
        }

        return declarations;
    }

    private static Declaration? Read(IReadOnlyList<CatalogueRowReader> rows, Confidence sure)
    {
        var fields = new List<DeclarationField>();
        var before = rows.Sum(row => row.Faults);
        foreach (var row in rows)
        {
            fields.Add(Field(row, fields));
        }

        // A cell that says nothing to go by would be told of again, and of what follows from it.
        if (rows.Sum(row => row.Faults) > before)
        {
            return null;
        }

        using var json = JsonDocument.Parse(DeclarationFile.Write(new(fields, sure)).ToJsonString());
        var faults = new List<ProcedureFault>();
        var declaration = JsonObjectReader.Root(json.RootElement, faults, DeclarationFile.Read);
        foreach (var fault in faults)
        {
            // $.fields[3].choices[0]: the field, and what of it.
            var parts = fault.Place.Split('.');
            var at = parts is [_, ['f', 'i', 'e', 'l', 'd', 's', '[', .. var number, ']'], ..] ? int.Parse(number, CultureInfo.InvariantCulture) : 0;
            rows[at].Fault(parts.Length > 2 ? Columns.GetValueOrDefault(parts[2].Split('[')[0]) : null, fault.Text);
        }

        return faults.Count == 0 ? declaration : null;
    }

    private static DeclarationField Field(CatalogueRowReader row, List<DeclarationField> earlier) => new(row.Required("Khóa"), row.Required("Nhãn"), row.Word("Loại", Kinds, required: true) ?? default, row.Word("Bắt buộc", CatalogueRows.YesNo, required: true) ?? false)
    {
        Hint = row.Optional("Gợi ý"),
        Least = row.Signed("Nhỏ nhất"),
        Most = row.Signed("Lớn nhất"),
        Choices = (row.Optional("Danh sách chọn", 30_000) ?? "").Split([';', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
        Source = row.Word("Lấy từ", Sources, required: false),
        OnlyWhen = When(row, earlier),
    };

    /// <summary>That an earlier field has an answer: yes and no as a sheet says them.</summary>
    private static AnswerCondition? When(CatalogueRowReader row, List<DeclarationField> earlier)
    {
        var (key, answer) = (row.Optional(Condition), row.Optional(Answer));
        if (key is null != answer is null)
        {
            row.Fault(key is null ? Condition : Answer, "Ô này phải có nội dung.");
        }

        if (key is null || answer is null)
        {
            return null;
        }

        return new(key, earlier.Find(field => field.Key == key)?.Kind == AnswerKind.YesNo && CatalogueRows.YesNo.TryGetValue(answer, out var yes) ? (yes ? DeclarationRules.Yes : DeclarationRules.No) : answer);
    }
}
