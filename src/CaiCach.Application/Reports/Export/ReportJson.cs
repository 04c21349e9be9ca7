using System.Text.Encodings.Web;
using System.Text.Json;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>A report as JSON, as the command line, the page and the API give it.</summary>
public static class ReportJson
{
    /// <summary>Writes the report; of counted causes of a past period <c>causesAsOf</c>; of a closed one also <c>frozen</c>: the version, its hash, who, when, why, and where the figures of now differ from it; of figures that do not agree with closed ones <c>unagreed</c>.</summary>
    /// <param name="shown">The report.</param>
    /// <param name="output">Where to; left open.</param>
    public static void Write(ReadReport.Outcome.Shown shown, Stream output)
    {
        ArgumentNullException.ThrowIfNull(shown);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        switch (shown.Report)
        {
            case StatutoryReport.Situation situation:
                Ii06aJson.Write(situation.Report, json);
                break;
            case StatutoryReport.Lateness lateness:
                Ii07Json.Write(lateness.Report, json);
                break;
            case StatutoryReport.Counted counted:
                CountedJson.Write(counted.Report, json);
                break;
        }

        if (shown.AsOf is { } moment)
        {
            json.WriteString("causesAsOf", moment);
        }

        if (shown.Frozen is { } frozen)
        {
            Write(frozen, shown.Differences, json);
        }

        if (shown.Unagreed.Count > 0)
        {
            WriteTexts("unagreed", shown.Unagreed.Select(b => b.ToString()), json);
        }

        json.WriteEndObject();
    }

    private static void WriteTexts(string name, IEnumerable<string> texts, Utf8JsonWriter json)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Write(FrozenVersion frozen, IReadOnlyList<CellDifference> differences, Utf8JsonWriter json)
    {
        json.WriteStartObject("frozen");
        json.WriteNumber("version", frozen.Number);
        json.WriteString("sha256", frozen.Hash);
        json.WriteString("at", frozen.At);
        json.WriteString("by", frozen.By);
        if (frozen.Reason is { } reason)
        {
            json.WriteString("reason", reason);
        }

        WriteTexts("changes", frozen.Changes, json);
        WriteTexts("nowDiffers", differences.Select(d => d.ToString()), json);
        json.WriteEndObject();
    }
}
