using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Frozen;

/// <summary>What is kept of a closed report: the report with the names of its unit and rows as they were, in one text that is hashed as it stands.</summary>
/// <param name="Text">Canonical JSON: properties in a fixed order, no blanks, days as ISO 8601.</param>
/// <param name="Hash">SHA-256 of the text in UTF-8, lower case hex.</param>
public sealed record FrozenContent(string Text, string Hash)
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        IgnoreReadOnlyProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private sealed record Kept(string Form, string UnitName, Ii06aReport? Situation, Ii07Report? Lateness, DateOnly? FormFrom = null, CountedReport? Counted = null);

    /// <summary>The content of a report.</summary>
    public static FrozenContent Of(StatutoryReport report, string unitName)
    {
        ArgumentNullException.ThrowIfNull(report);
        return Of(JsonSerializer.Serialize(
            new Kept(report.Form.Number(), unitName, (report as StatutoryReport.Situation)?.Report, (report as StatutoryReport.Lateness)?.Report, report.Version.InForceFrom, (report as StatutoryReport.Counted)?.Report), Canonical));
    }

    /// <summary>The content of a stored text.</summary>
    internal static FrozenContent Of(string text) => new(text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));

    /// <summary>The report it holds, on the version of the form it was closed on, and its unit's name then.</summary>
    /// <param name="book">The forms; null for those that ship.</param>
    public (StatutoryReport Report, string UnitName) Read(ReportFormBook? book = null)
    {
        var kept = JsonSerializer.Deserialize<Kept>(Text, Canonical)!;
        var form = (book ?? ReportFormBook.Shipped).From(kept.Form, kept.FormFrom);
        StatutoryReport report = kept.Situation is { } situation ? new StatutoryReport.Situation(situation, form)
            : kept.Lateness is { } lateness ? new StatutoryReport.Lateness(lateness, form)
            : new StatutoryReport.Counted(kept.Counted!, form);
        return (report, kept.UnitName);
    }
}
