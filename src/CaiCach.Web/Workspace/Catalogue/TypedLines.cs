using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;

namespace CaiCach.Web.Workspace.Catalogue;

/// <summary>The steps and the legal documents of a document, as they are typed: one a line. A line that was not changed stays as it was, whatever it tells.</summary>
internal static class TypedLines
{
    /// <summary>The steps, one a line; null where there are none.</summary>
    public static string? Steps(JsonObject item, string name) => Joined(item, name, StepLine);

    /// <summary>The legal documents, one a line; null where there are none.</summary>
    public static string? LegalBasis(JsonObject body) => Joined(body, "legalBasis", LegalLine);

    /// <summary>Writes what was typed of the steps.</summary>
    public static void WriteSteps(JsonObject item, string name, string? typed, bool required)
    {
        Write(item, name, typed, StepLine, line => ProcedureFileWriter.Step(ProcedureStep.Parse(line)));
        if (!required && item[name] is JsonArray { Count: 0 })
        {
            item.Remove(name);
        }
    }

    /// <summary>Writes what was typed of the legal documents.</summary>
    public static void WriteLegalBasis(JsonObject body, string? typed) => Write(body, "legalBasis", typed, LegalLine, line => ProcedureFileWriter.LegalBasis(LegalDocument.Parse(line)));

    /// <summary>The lines of a field, without those with nothing in them.</summary>
    public static List<string> Split(string? typed) => [.. (typed ?? "").ReplaceLineEndings("\n").Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).Select(line => line.Trim().Normalize())];

    private static string? Joined(JsonObject item, string name, Func<JsonNode?, string> line) => item[name] is JsonArray { Count: > 0 } list ? string.Join('\n', list.Select(line)) : null;

    private static void Write(JsonObject item, string name, string? typed, Func<JsonNode?, string> line, Func<string, JsonNode> read)
    {
        var lines = Split(typed);
        if (item[name] is not JsonArray before)
        {
            item[name] = new JsonArray([.. lines.Select(read)]);
        }
        else if (string.Join('\n', lines) != (Joined(item, name, line) ?? ""))
        {
            item[name] = new JsonArray([.. lines.Select(one => before.FirstOrDefault(old => line(old) == one)?.DeepClone() ?? read(one))]);
        }
    }

    private static string StepLine(JsonNode? step) => step is JsonObject told ? new ProcedureStep(Text(told, "text") ?? "", Text(told, "actor"), Text(told, "time")).Line : Plain(step);

    private static string LegalLine(JsonNode? document) => document is JsonObject told ? new LegalDocument(Text(told, "name") ?? "", Text(told, "number"))
    {
        IssuedOn = Day(told, "issuedOn"),
        EffectiveFrom = Day(told, "effectiveFrom"),
        EffectiveTo = Day(told, "effectiveTo"),
        Issuer = Text(told, "issuer"),
        Url = Text(told, "url"),
    }.Line : Plain(document);

    private static string Plain(JsonNode? item) => item is JsonValue value && value.TryGetValue<string>(out var text) ? text : item?.ToJsonString() ?? "";

    private static string? Text(JsonObject item, string name) => item[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static DateOnly? Day(JsonObject item, string name) => DateOnly.TryParseExact(Text(item, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
