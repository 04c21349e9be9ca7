using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaiCach.Application.Procedures;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>
/// The fields of an electronic declaration, as they are typed: one a line, "key | label | kind | required", then what else it says as "name = value". A line that is none
/// stays as it was typed and is a fault of the document.
/// </summary>
public static partial class DeclarationLines
{
    private const string Required = "bắt buộc";
    private const string Optional = "không bắt buộc";

    private static readonly (string Word, string Kind)[] Kinds =
        [("văn bản", "text"), ("đoạn văn", "long_text"), ("số", "number"), ("tiền", "money"), ("ngày", "date"), ("chọn", "choice"), ("có/không", "yes_no")];

    private static readonly (string Word, string Source)[] Sources =
    [
        ("tên chủ hồ sơ", "owner_name"), ("số giấy tờ chủ hồ sơ", "owner_id_number"), ("ngày sinh chủ hồ sơ", "owner_birth_date"), ("điện thoại", "phone"),
        ("thư điện tử", "email"), ("địa chỉ", "address"), ("tên người nộp thay", "submitter_name"), ("số giấy tờ người nộp thay", "submitter_id_number"),
    ];

    /// <summary>The words for the kinds of fields, and for where they are filled in from.</summary>
    public static string KindsInWords => string.Join(", ", Kinds.Select(k => k.Word));

    /// <inheritdoc cref="KindsInWords"/>
    public static string SourcesInWords => string.Join(", ", Sources.Select(s => s.Word));

    /// <summary>The lines of a declaration in the document; null where it has none.</summary>
    public static string? Of(JsonNode? declaration) => declaration is JsonObject item && item["fields"] is JsonArray { Count: > 0 } fields ? string.Join('\n', fields.Select(Line)) : null;

    /// <summary>Writes what was typed into the paper.</summary>
    /// <param name="paper">The paper.</param>
    /// <param name="typed">The lines; nothing for no declaration.</param>
    /// <param name="confidence">How sure it was before; null for a new one.</param>
    public static void Write(JsonObject paper, string? typed, string? confidence)
    {
        var lines = (typed ?? "").Normalize().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        paper.Remove("declaration");
        if (lines.Length > 0)
        {
            paper["declaration"] = new JsonObject { ["fields"] = new JsonArray([.. lines.Select(Field)]), ["confidence"] = string.IsNullOrEmpty(confidence) ? "unsure" : confidence };
        }
    }

    private static string Line(JsonNode? field)
    {
        if (field is not JsonObject item)
        {
            return field is JsonValue value && value.TryGetValue<string>(out var text) ? text : field?.ToJsonString() ?? "";
        }

        var kind = DraftDocument.TextOf(item, "kind");
        List<string?> parts =
        [
            DraftDocument.TextOf(item, "key"), DraftDocument.TextOf(item, "label"), Kinds.FirstOrDefault(k => k.Kind == kind).Word ?? kind,
            item["required"] is JsonValue must && must.TryGetValue<bool>(out var isRequired) && isRequired ? Required : Optional,
        ];
        Add("gợi ý", DraftDocument.TextOf(item, "hint"));
        Add("từ", item["least"]?.ToString());
        Add("đến", item["most"]?.ToString());
        Add("các mục", item["choices"] is JsonArray { Count: > 0 } choices ? string.Join("; ", choices.Select(c => c?.ToString())) : null);
        var source = DraftDocument.TextOf(item, "source");
        Add("lấy", Sources.FirstOrDefault(s => s.Source == source).Word ?? source);
        Add("khi", item["onlyWhen"] is JsonObject when ? $"{DraftDocument.TextOf(when, "key")}: {AnswerInWords(DraftDocument.TextOf(when, "value"))}" : null);
        return string.Join(" | ", parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                parts.Add($"{name} = {value}");
            }
        }
    }

    private static JsonNode Field(string line)
    {
        if (line.Split('|', StringSplitOptions.TrimEntries) is not [var key, var label, var kind, var required, .. var rest] || required is not (Required or Optional))
        {
            return line;
        }

        var item = new JsonObject { ["key"] = key, ["label"] = label, ["kind"] = Kinds.FirstOrDefault(k => k.Word == kind).Kind ?? kind, ["required"] = required == Required };
        foreach (var more in rest)
        {
            if (more.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, { Length: > 0 } value])
            {
                return line;
            }

            switch (name)
            {
                case "gợi ý":
                    item["hint"] = value;
                    break;
                case "từ" or "đến":
                    item[name == "từ" ? "least" : "most"] = long.TryParse(Grouped().IsMatch(value) ? value.Replace(".", "", StringComparison.Ordinal) : value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : value;
                    break;
                case "các mục":
                    item["choices"] = new JsonArray([.. value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => (JsonNode)c)]);
                    break;
                case "lấy":
                    item["source"] = Sources.FirstOrDefault(s => s.Word == value).Source ?? value;
                    break;
                case "khi" when value.Split(':', 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } other, { Length: > 0 } answer]:
                    item["onlyWhen"] = new JsonObject { ["key"] = other, ["value"] = answer switch { "có" => DeclarationRules.Yes, "không" => DeclarationRules.No, _ => answer } };
                    break;
                default:
                    return line;
            }
        }

        return item;
    }

    [GeneratedRegex(@"^-?[0-9]{1,3}(\.[0-9]{3})+\z", RegexOptions.NonBacktracking)]
    private static partial Regex Grouped();

    private static string? AnswerInWords(string? kept) => kept switch { DeclarationRules.Yes => "có", DeclarationRules.No => "không", _ => kept };
}
