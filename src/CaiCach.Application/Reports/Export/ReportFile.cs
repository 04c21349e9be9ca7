using System.Globalization;
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

    /// <summary>A file name that says form, unit, period and the closed version.</summary>
    public static string NameOf(ReadReport.Outcome.Shown shown, string format)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var report = shown.Report;
        var version = shown.Frozen is { } frozen ? string.Create(CultureInfo.InvariantCulture, $"-ban{frozen.Number}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{report.Form.Number().Replace(".", "", StringComparison.Ordinal)}-{report.Unit}-{report.From:yyyyMMdd}-{report.To:yyyyMMdd}{version}.{format}");
    }

    /// <summary>The file; of a closed report it has the version and the hash, but for CSV. Figures that do not agree with closed ones say so in every format.</summary>
    public static byte[] Make(ReadReport.Outcome.Shown shown, OrganisationTree tree, string format)
    {
        ArgumentNullException.ThrowIfNull(shown);
        using var file = new MemoryStream();
        switch (format)
        {
            case "json":
                ReportJson.Write(shown, file);
                file.WriteByte((byte)'\n');
                break;
            case "csv":
                ReportCsv.Write(shown.Table, file);
                break;
            case "xlsx":
                ReportXlsx.Write(shown.Table, HeadingOf(shown, tree), file);
                break;
            case "docx":
                ReportDocx.Write(shown.Table, HeadingOf(shown, tree), file);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(format), format, null);
        }

        return file.ToArray();
    }

    /// <summary>Who reports and signs, under the unit's name when the figures were closed.</summary>
    public static ReportHeading HeadingOf(ReadReport.Outcome.Shown shown, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(shown);
        var heading = HeadingOf(shown.Unit, tree);
        return shown.Frozen is { } frozen ? heading with { UnitName = frozen.UnitName, Stamp = frozen.Stamp } : heading;
    }

    /// <summary>The formats of a list of figures that is no form.</summary>
    public static IReadOnlyList<string> ListFormats { get; } = ["xlsx", "docx", "json", "csv"];

    /// <summary>Who reports and signs. The place is left open where the unit has no address.</summary>
    public static ReportHeading HeadingOf(Unit unit, OrganisationTree tree)
    {
        var place = OrganisationTree.PlaceOf(unit);
        var title = unit.Kind switch
        {
            UnitKind.Ministry => "BỘ TRƯỞNG",
            UnitKind.Bureau => "CỤC TRƯỞNG",
            UnitKind.ProvincialDepartment => "GIÁM ĐỐC",
            UnitKind.PeopleCommittee => "CHỦ TỊCH",
            _ => "THỦ TRƯỞNG ĐƠN VỊ",
        };
        return new(tree.NameOf(unit.ParentId), unit.Name, place.Length == 0 ? "…………" : place, title);
    }
}
