using System.Globalization;
using System.Text.Json;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>Form II.06a as JSON, as the command line and the API give it.</summary>
public static class Ii06aJson
{
    /// <summary>Writes the properties of the report into an object; <c>field</c>, <c>body</c> and <c>unit</c> are codes, days are ISO 8601.</summary>
    /// <param name="report">The report.</param>
    /// <param name="json">Where to.</param>
    public static void Write(Ii06aReport report, Utf8JsonWriter json)
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
            json.WriteString(report.By == Ii06aRowsBy.Body ? "body" : "field", row.Code);
            WriteFigures(json, row.Figures);
            WriteMoves(json, row.Moved);
            WriteKept(json, row.KeptAppointment ?? 0);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("total");
        WriteFigures(json, report.Total);
        WriteMoves(json, report.Moved);
        WriteKept(json, report.KeptAppointment);
        json.WriteEndObject();
    }

    /// <summary>The transfer line, where something moved with a reorganisation.</summary>
    private static void WriteMoves(Utf8JsonWriter json, Ii06aMoves moves)
    {
        if (moves == Ii06aMoves.None)
        {
            return;
        }

        json.WriteStartObject("moved");
        json.WriteNumber("carriedOverIn", moves.CarriedOverIn);
        json.WriteNumber("carriedOverOut", moves.CarriedOverOut);
        json.WriteNumber("receivedIn", moves.ReceivedIn);
        json.WriteNumber("receivedOut", moves.ReceivedOut);
        json.WriteEndObject();
    }

    /// <summary>Of finished.late, those that kept a new appointment; left out for none.</summary>
    private static void WriteKept(Utf8JsonWriter json, long kept)
    {
        if (kept > 0)
        {
            json.WriteNumber("keptAppointment", kept);
        }
    }

    private static void WriteFigures(Utf8JsonWriter json, Ii06aFigures figures)
    {
        json.WriteStartObject("received");
        json.WriteNumber("total", figures.Received.Total);
        json.WriteNumber("online", figures.Received.Online);
        json.WriteNumber("directOrPost", figures.Received.DirectOrPost);
        json.WriteNumber("carriedOver", figures.Received.CarriedOver);
        json.WriteEndObject();
        json.WriteStartObject("finished");
        json.WriteNumber("total", figures.Finished.Total);
        json.WriteNumber("early", figures.Finished.Early);
        json.WriteNumber("onTime", figures.Finished.OnTime);
        json.WriteNumber("late", figures.Finished.Late);
        json.WriteEndObject();
        json.WriteStartObject("inProgress");
        json.WriteNumber("total", figures.InProgress.Total);
        json.WriteNumber("inTime", figures.InProgress.InTime);
        json.WriteNumber("late", figures.InProgress.Late);
        json.WriteEndObject();
    }
}
