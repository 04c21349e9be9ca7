using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CaiCach.Law.Procedures;

/// <summary>A declaration in a file of procedures.</summary>
internal static partial class DeclarationFile
{
    private const int LongestLabel = 300;
    private const int LongestChoice = 200;
    private const int MostChoices = 100;

    public static Declaration Read(JsonObjectReader json)
    {
        var fields = json.Objects("fields", required: true, Field);
        if (fields.Count is 0 or > Declaration.MostFields)
        {
            json.Fault(json.At("fields"), "rule.declaration", $"Tờ khai phải có từ 1 đến {Declaration.MostFields} mục.");
        }

        for (var index = 0; index < fields.Count; index++)
        {
            Check(json, fields, index);
        }

        return new(fields, json.Word("confidence", ProcedureWords.Confidences));
    }

    public static JsonObject Write(Declaration declaration) => new()
    {
        ["fields"] = new JsonArray([.. declaration.Fields.Select(Write)]),
        ["confidence"] = ProcedureWords.Confidences.First(pair => pair.Value == declaration.Confidence).Key,
    };

    private static JsonObject Write(DeclarationField field)
    {
        var json = new JsonObject { ["key"] = field.Key, ["label"] = field.Label, ["kind"] = ProcedureWords.AnswerKinds.First(pair => pair.Value == field.Kind).Key, ["required"] = field.Required };
        Add("hint", field.Hint);
        Add("least", field.Least);
        Add("most", field.Most);
        Add("choices", field.Choices.Count == 0 ? null : new JsonArray([.. field.Choices.Select(choice => (JsonNode)choice)]));
        Add("source", field.Source is { } source ? ProcedureWords.AnswerSources.First(pair => pair.Value == source).Key : null);
        Add("onlyWhen", field.OnlyWhen is { } when ? new JsonObject { ["key"] = when.Key, ["value"] = when.Value } : null);
        return json;

        void Add(string name, JsonNode? value)
        {
            if (value is not null)
            {
                json[name] = value;
            }
        }
    }

    private static DeclarationField Field(JsonObjectReader json)
    {
        var field = new DeclarationField(json.Text("key", 40), json.Text("label", LongestLabel), json.Word("kind", ProcedureWords.AnswerKinds), json.Flag("required"))
        {
            Hint = json.OptionalText("hint", LongestLabel),
            Least = json.OptionalWhole("least", DeclarationRules.LargestNumber),
            Most = json.OptionalWhole("most", DeclarationRules.LargestNumber),
            Choices = json.Texts("choices", required: false, LongestChoice),
            Source = json.OptionalWord("source", ProcedureWords.AnswerSources),
            OnlyWhen = json.Object("onlyWhen", required: false, when => new AnswerCondition(when.Text("key", 40), when.Text("value", LongestChoice))),
        };
        foreach (var (name, text) in field.Choices.Select(choice => ("choices", choice)).Append(("label", field.Label)).Append(("hint", field.Hint ?? "")).Where(part => part.Item2.AsSpan().IndexOfAny("|\n\r") >= 0 || (part.Item1 == "choices" && part.Item2.Contains(';', StringComparison.Ordinal))))
        {
            json.Fault(json.At(name), "rule.declaration", $"Không dùng dấu | và xuống dòng, trong danh sách chọn cũng không dùng dấu chấm phẩy: “{text}”.");
        }

        if (field.Key.Length > 0 && !KeyShape().IsMatch(field.Key))
        {
            json.Fault(json.At("key"), "rule.declaration", "Khóa của mục bắt đầu bằng chữ thường Latinh không dấu, sau đó chỉ có chữ và số.");
        }

        var isNumber = field.Kind is AnswerKind.Number or AnswerKind.Money;
        if (field.Least is not null && !isNumber)
        {
            json.Fault(json.At("least"), "rule.declaration", "Chỉ số và số tiền có giá trị nhỏ nhất.");
        }

        var longest = field.Kind switch { AnswerKind.Text => DeclarationRules.LongestText, AnswerKind.LongText => DeclarationRules.LongestLongText, _ => 0 };
        if (field.Most is { } most && !isNumber && (most < 1 || most > longest))
        {
            json.Fault(json.At("most"), "rule.declaration", longest == 0 ? "Chỉ văn bản, số và số tiền có mức lớn nhất." : $"Độ dài nhiều nhất phải từ 1 đến {longest} ký tự.");
        }

        if (isNumber && (field.Most < field.Least || (field.Kind == AnswerKind.Money && (field.Least < 0 || field.Most < 0))))
        {
            json.Fault(json.At("most"), "rule.declaration", "Giá trị lớn nhất nhỏ hơn giá trị nhỏ nhất, hoặc số tiền âm.");
        }

        if (field.Kind == AnswerKind.Choice ? field.Choices.Count is < 2 or > MostChoices : field.Choices.Count > 0)
        {
            json.Fault(json.At("choices"), "rule.declaration", field.Kind == AnswerKind.Choice ? $"Danh sách chọn phải có từ 2 đến {MostChoices} mục." : "Chỉ mục chọn một có danh sách chọn.");
        }
        else if (field.Choices.Distinct(StringComparer.Ordinal).Count() < field.Choices.Count)
        {
            json.Fault(json.At("choices"), "duplicate", "Danh sách chọn có hai mục giống nhau.");
        }

        if (field.Source is { } source && field.Kind is not (AnswerKind.Text or AnswerKind.LongText) && (field.Kind, source) is not (AnswerKind.Date, AnswerSource.OwnerBirthDate))
        {
            json.Fault(json.At("source"), "rule.declaration", "Chỉ văn bản lấy được thông tin của người nộp; ngày chỉ lấy được ngày sinh.");
        }

        return field;
    }

    /// <summary>A key stands once, whatever its case, as pages do not tell small letters from capitals; a condition looks back to a choice, or to yes or no.</summary>
    private static void Check(JsonObjectReader json, IReadOnlyList<DeclarationField> fields, int index)
    {
        var (field, at) = (fields[index], string.Create(CultureInfo.InvariantCulture, $"{json.At("fields")}[{index}]"));
        if (fields.Take(index).Any(earlier => string.Equals(earlier.Key, field.Key, StringComparison.OrdinalIgnoreCase)))
        {
            json.Fault($"{at}.key", "duplicate", $"Trùng với một mục ở trước: {field.Key}.");
        }

        if (field.OnlyWhen is { } when && !(fields.Take(index).FirstOrDefault(earlier => earlier.Key == when.Key) switch
        {
            { Kind: AnswerKind.Choice } choice => choice.Choices.Contains(when.Value, StringComparer.Ordinal),
            { Kind: AnswerKind.YesNo } => when.Value is DeclarationRules.Yes or DeclarationRules.No,
            _ => false,
        }))
        {
            json.Fault($"{at}.onlyWhen", "reference.unknown", "Điều kiện phải chỉ đến một mục chọn một hoặc có/không ở trước, với một trả lời của mục ấy.");
        }
    }

    [GeneratedRegex(@"^[a-z][a-zA-Z0-9]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex KeyShape();
}
