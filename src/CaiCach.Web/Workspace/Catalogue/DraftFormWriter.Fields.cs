using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CaiCach.Application.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <content>Writes one field.</content>
public sealed partial class DraftFormWriter
{
    private static JsonObject Kept(string? rest, bool isSure)
    {
        try
        {
            if (rest is not null && JsonNode.Parse(rest) is JsonObject kept)
            {
                return kept;
            }
        }
        catch (JsonException)
        {
            // Not what this page sent along: the line begins anew.
        }

        return isSure ? new JsonObject { ["confidence"] = "found" } : [];
    }

    private static void Text(JsonObject item, string name, string? typed)
    {
        if (Clean(typed) is { } text)
        {
            if (DraftDocument.TextOf(item, name) != text)
            {
                item[name] = text;
            }
        }
        else if (item[name] is not null)
        {
            item.Remove(name);
        }
    }

    /// <summary>A flag that is left out where it is false.</summary>
    private static void Marked(JsonObject item, string name, bool marked)
    {
        item.Remove(name);
        if (marked)
        {
            item[name] = true;
        }
    }

    private static void Number(JsonObject item, string name, string? typed)
    {
        if (long.TryParse(Clean(typed), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            item[name] = number;
        }
        else
        {
            Text(item, name, typed);
        }
    }

    private static void Lines(JsonObject item, string name, string? typed, bool required)
    {
        var lines = TypedLines.Split(typed);
        if (string.Join('\n', lines) == (DraftFormReader.Lines(item, name) ?? "") && (item[name] is not null || !required))
        {
            return;
        }

        Put(item, name, lines, required);
    }

    /// <summary>What is marked: what was there before keeps its order.</summary>
    private static void Chosen(JsonObject item, string name, List<string> chosen, bool required)
    {
        var before = (DraftFormReader.Lines(item, name) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<string> now = [.. before.Where(chosen.Contains), .. chosen.Where(c => c.Length > 0 && !before.Contains(c, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal)];
        if (!now.SequenceEqual(before, StringComparer.Ordinal) || (item[name] is null && required))
        {
            Put(item, name, now, required);
        }
    }

    private static void Put(JsonObject item, string name, List<string> texts, bool required)
    {
        if (texts.Count == 0 && !required)
        {
            item.Remove(name);
        }
        else
        {
            item[name] = new JsonArray([.. texts.Select(t => (JsonNode)t)]);
        }
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim().Normalize();
}
