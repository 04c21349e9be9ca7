using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>
/// The rules that take a share off a fee, as they are typed: one a line, "percent | class of payers | from | to | basis". A line that is none stays as it was typed and is a fault of the document.
/// </summary>
internal static class ReliefLines
{
    private const string Written = "yyyy-MM-dd";
    private const string Typed = "dd/MM/yyyy";

    /// <summary>The lines of a list in the document; null where it has none.</summary>
    public static string? Of(JsonNode? list) => list is JsonArray { Count: > 0 } rules ? string.Join('\n', rules.Select(Line)) : null;

    /// <summary>Writes what was typed into the fee.</summary>
    public static void Write(JsonObject fee, string? typed)
    {
        var lines = (typed ?? "").Normalize().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        fee.Remove("reliefs");
        if (lines.Length > 0)
        {
            fee["reliefs"] = new JsonArray([.. lines.Select(Rule)]);
        }
    }

    private static string Line(JsonNode? rule)
    {
        if (rule is not JsonObject item)
        {
            return rule is JsonValue value && value.TryGetValue<string>(out var text) ? text : rule?.ToJsonString() ?? "";
        }

        return string.Join(" | ", item["percent"] is JsonValue percent ? percent.ToString() : "", DraftDocument.TextOf(item, "payer"), Day(item, "from", Written, Typed), Day(item, "to", Written, Typed), DraftDocument.TextOf(item, "basis"));
    }

    private static JsonNode Rule(string line)
    {
        if (line.Split('|', StringSplitOptions.TrimEntries) is not [var percent, var payer, var from, var to, var basis])
        {
            return line;
        }

        var item = new JsonObject();
        var share = percent.TrimEnd('%').TrimEnd();
        item["percent"] = int.TryParse(share, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : share;
        foreach (var (name, text) in new[] { ("payer", payer), ("from", from), ("to", to), ("basis", basis) })
        {
            if (text.Length > 0)
            {
                item[name] = text;
            }
        }

        foreach (var name in new[] { "from", "to" })
        {
            if (Day(item, name, Typed, Written) is { } day)
            {
                item[name] = day;
            }
        }

        return item;
    }

    /// <summary>A day in another way of writing; one that is no day stays as it is.</summary>
    private static string? Day(JsonObject item, string name, string before, string after)
    {
        var text = DraftDocument.TextOf(item, name);
        return DateOnly.TryParseExact(text, before, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString(after, CultureInfo.InvariantCulture) : text;
    }
}
