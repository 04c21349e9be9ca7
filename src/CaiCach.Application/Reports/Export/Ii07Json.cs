using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Form II.07 as JSON.</summary>
public static class Ii07Json
{
    /// <summary>Writes the properties of the report into an object; <c>field</c> and <c>unit</c> are codes, days are ISO 8601, causes are named as in the program.</summary>
    /// <param name="report">The report.</param>
    /// <param name="json">Where to.</param>
    public static void Write(Ii07Report report, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("unit", report.Unit);
        json.WriteString("from", report.From.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("to", report.To.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("rows");
        foreach (var row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("field", row.Code);
            WriteFigures(json, row.Figures);
            json.WriteStartArray("words");
            foreach (var words in row.Words)
            {
                json.WriteStringValue(words);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("total");
        WriteFigures(json, report.Total);
        json.WriteEndObject();
    }

    private static void WriteFigures(Utf8JsonWriter json, Ii07Figures figures)
    {
        json.WriteNumber("late", figures.Total);
        json.WriteNumber("finishedLate", figures.FinishedLate);
        json.WriteNumber("openLate", figures.OpenLate);
        json.WriteStartObject("causes");
        foreach (var (cause, count) in LateCauses.All.Zip(figures.ByCause))
        {
            json.WriteNumber(JsonNamingPolicy.CamelCase.ConvertName(cause.ToString()), count);
        }

        json.WriteEndObject();
        json.WriteNumber("untold", figures.Untold);
    }
}
