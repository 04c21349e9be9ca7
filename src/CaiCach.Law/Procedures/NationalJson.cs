using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaiCach.Law.Identity;

namespace CaiCach.Law.Procedures;

/// <summary>Reads members of the objects of a national record, names each that does not fit by its path, and those that nobody has a place for.</summary>
internal sealed partial class NationalJson(ISet<string> ignored)
{
    private readonly List<ProcedureFault> faults = [];

    public IReadOnlyList<ProcedureFault> Faults => faults;

    public void Fault(string place, string code, string text) => faults.Add(new(place, code, text));

    /// <summary>Names as ignored what is in an object and not among these; a member that is empty says nothing.</summary>
    public void Only(JsonObject item, string place, params ReadOnlySpan<string> names)
    {
        foreach (var (name, value) in item)
        {
            if (!names.Contains(name) && value is not null && !(value is JsonValue && value.GetValueKind() == JsonValueKind.String && Decoded(value) is "") && value is not JsonArray { Count: 0 })
            {
                ignored.Add(Number().Replace($"{place}.{Shown(name)}", "[]"));
            }
        }
    }

    /// <summary>Names something that nobody has a place for.</summary>
    public void Ignore(string what) => ignored.Add(what);

    public string Required(JsonObject item, string place, string name, int longest)
    {
        var text = Text(item, place, name, longest, out var isWrong);
        if (text.Length == 0 && !isWrong)
        {
            Fault($"{place}.{name}", "field.missing", "Thiếu trường bắt buộc.");
        }

        return text;
    }

    /// <summary>A text without blanks around it, or a number as it is written; empty where it is absent.</summary>
    public string Text(JsonObject item, string place, string name, int longest) => Text(item, place, name, longest, out _);

    /// <summary>A whole number; null where it is absent or empty, and where it is none, which is a fault.</summary>
    public long? Whole(JsonObject item, string place, string name, long least, long most)
    {
        var text = Text(item, place, name, 40);
        if (text.Length == 0)
        {
            return null;
        }

        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            Fault($"{place}.{name}", "field.type", $"“{text}” không phải là số nguyên.");
            return null;
        }

        if (number < least || number > most)
        {
            Fault($"{place}.{name}", "value.range", $"Số phải từ {least} đến {most}.");
            return null;
        }

        return number;
    }

    /// <summary>The objects of a list with their paths; none where it is absent.</summary>
    public IReadOnlyList<(JsonObject Item, string Place)> Items(JsonObject item, string place, string name)
    {
        var at = $"{place}.{name}";
        if (item[name] is not { } value)
        {
            return [];
        }

        if (value is not JsonArray list)
        {
            Fault(at, "field.type", "Phải là một danh sách.");
            return [];
        }

        var items = new List<(JsonObject, string)>();
        for (var index = 0; index < list.Count; index++)
        {
            var path = string.Create(CultureInfo.InvariantCulture, $"{at}[{index}]");
            if (list[index] is JsonObject one)
            {
                items.Add((one, path));
            }
            else
            {
                Fault(path, "field.type", "Phải là một đối tượng JSON.");
            }
        }

        return items;
    }

    private string Text(JsonObject item, string place, string name, int longest, out bool isWrong)
    {
        var before = faults.Count;
        var text = item[name] switch
        {
            null => "",
            JsonValue value when value.GetValueKind() == JsonValueKind.String => Decoded(value),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.ToJsonString(),
            _ => null,
        };
        if (text is null)
        {
            Fault($"{place}.{name}", "field.type", "Phải là một chuỗi ký tự hợp lệ.");
            text = "";
        }

        text = text.ReplaceLineEndings("\n").Trim();
        if (text.Length > longest)
        {
            Fault($"{place}.{name}", "value.text", string.Create(CultureInfo.InvariantCulture, $"Dài {text.Length} ký tự; nhiều nhất {longest}."));
        }

        isWrong = faults.Count > before;
        return text;
    }

    /// <summary>The text; null where a sign in it is no character to keep.</summary>
    private static string? Decoded(JsonNode value)
    {
        var text = value.GetValue<string>();
        return !ReadableText.Is(text) || text.Contains('\uFFFD', StringComparison.Ordinal) ? null : text.Normalize();
    }

    private static string Shown(string name) => name.Length <= 60 ? name : name[..59] + "…";

    [GeneratedRegex(@"\[\d+\]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
