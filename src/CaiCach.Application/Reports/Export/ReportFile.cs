using CaiCach.Application.Reference;
using CaiCach.Data.Organisation;
using CaiCach.Law.Reports;

namespace CaiCach.Application.Reports.Export;

/// <summary>A report as a file, for the command line, the page and the API.</summary>
public static class ReportFile
{
    private static readonly Dictionary<string, string> MediaTypes = new(StringComparer.Ordinal)
    {
        ["json"] = "application/json",
        ["csv"] = "text/csv; charset=utf-8",
        ["xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    };

    /// <summary>"json", "csv", "xlsx", "docx".</summary>
    public static IReadOnlyCollection<string> Formats => MediaTypes.Keys;

    /// <summary>The media type of a format.</summary>
    public static string MediaTypeOf(string format) => MediaTypes[format];

    /// <summary>A file name that says unit and period.</summary>
    public static string NameOf(Ii06aReport report, string format) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(report.By == Ii06aRowsBy.Body ? "II06" : "II06a")}-{report.Unit}-{report.From:yyyyMMdd}-{report.To:yyyyMMdd}.{format}");

    /// <inheritdoc cref="NameOf(Ii06aReport, string)"/>
    public static string NameOf(Ii07Report report, string format) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"II07-{report.Unit}-{report.From:yyyyMMdd}-{report.To:yyyyMMdd}.{format}");

    /// <summary>The file.</summary>
    public static byte[] Make(Ii06aReport report, Unit unit, OrganisationTree tree, string format) =>
        Make(Ii06aTable.Of(report), output => Ii06aJson.Write(report, output), unit, tree, format);

    /// <summary>The file.</summary>
    public static byte[] Make(Ii07Report report, Unit unit, OrganisationTree tree, string format) =>
        Make(Ii07Table.Of(report), output => Ii07Json.Write(report, output), unit, tree, format);

    private static byte[] Make(ReportTable table, Action<Stream> json, Unit unit, OrganisationTree tree, string format)
    {
        using var file = new MemoryStream();
        switch (format)
        {
            case "json":
                json(file);
                file.WriteByte((byte)'\n');
                break;
            case "csv":
                ReportCsv.Write(table, file);
                break;
            case "xlsx":
                ReportXlsx.Write(table, HeadingOf(unit, tree), file);
                break;
            case "docx":
                ReportDocx.Write(table, HeadingOf(unit, tree), file);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }

        return file.ToArray();
    }

    /// <summary>Who reports and signs. The place is left open where the unit has no address.</summary>
    public static ReportHeading HeadingOf(Unit unit, OrganisationTree tree)
    {
        var place = OrganisationTree.PlaceOf(unit);
        var title = unit.Kind switch
        {
            UnitKind.Ministry => "BỘ TRƯỞNG",
            UnitKind.Bureau => "CỤC TRƯỞNG",
            UnitKind.ProvincialDepartment => "GIÁM ĐỐC",
            _ => "THỦ TRƯỞNG ĐƠN VỊ",
        };
        return new(tree.NameOf(unit.ParentId), unit.Name, place.Length == 0 ? "…………" : place, title);
    }
}
