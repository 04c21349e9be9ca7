using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Forms II.03 and II.05 as JSON.</summary>
public static class CountedJson
{
    /// <summary>Writes the properties of the report into an object; days are ISO 8601, figures are named as in <see cref="ReportFigures"/>.</summary>
    /// <param name="report">The report.</param>
    /// <param name="json">Where to.</param>
    public static void Write(CountedReport report, Utf8JsonWriter json)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(json);
        json.WriteString("form", report.Form.Number());
        json.WriteString("unit", report.Unit);
        json.WriteString("from", report.From.ToString("O", CultureInfo.InvariantCulture));
        json.WriteString("to", report.To.ToString("O", CultureInfo.InvariantCulture));
        json.WriteStartArray("rows");
        foreach (var row in report.Rows)
        {
            json.WriteStartObject();
            json.WriteString("code", row.Code);
            json.WriteString("name", row.Name);
            Write(row.Figures);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("total");
        Write(report.Total);
        json.WriteEndObject();

        void Write(IReadOnlyList<long> figures)
        {
            foreach (var (name, count) in ReportFigures.Of(report.Form).Zip(figures))
            {
                json.WriteNumber(name, count);
            }
        }
    }
}
