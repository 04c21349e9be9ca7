using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Procedures;

/// <summary>
/// Procedures in the field names of the national database of procedures (TENTTHC, LINHVUCTHUCHIEN, …). A field that we have nothing for is there and
/// empty; what has no field there (cases of a paper's duty, kind of money, when it is due, period of force) is left out.
/// </summary>
public static class NationalFile
{
    /// <summary>A record in one line, every letter as it is.</summary>
    internal static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The file: a list of procedures in the order given.</summary>
    /// <param name="procedures">One version of each.</param>
    public static string Write(IEnumerable<ProcedureVersion> procedures)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        return new JsonArray([.. procedures.Select(Record)]).ToJsonString(Readable) + "\n";
    }

    /// <summary>Word of the national database for a unit of a limit; empty for a limit within the day, which stands in MOTA.</summary>
    /// <param name="unit">The unit.</param>
    public static string UnitWord(LimitUnit unit) => unit switch
    {
        LimitUnit.WorkingDay => "Ngày làm việc",
        LimitUnit.CalendarDay => "Ngày",
        LimitUnit.Month => "Tháng",
        LimitUnit.WorkingHour => "Giờ làm việc",
        LimitUnit.SameDay15h => "",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, message: null),
    };

    /// <summary>The record of one version.</summary>
    internal static JsonObject Record(ProcedureVersion p) => new JsonObject
    {
        ["MATTHC"] = p.Code,
        ["TENTTHC"] = p.Name,
        ["LINHVUCTHUCHIEN"] = new JsonArray(new JsonObject { ["MALINHVUC"] = p.FieldCode, ["TENLINHVUC"] = p.FieldName }),
        ["TRINHTUTHUCHIEN"] = p.Sequence.Count == 0
            ? new JsonArray()
            : new JsonArray(new JsonObject { ["TRUONGHOP"] = "", ["TRINHTU"] = new JsonArray([.. p.Sequence.Select(step => new JsonObject { ["TENTRINHTU"] = step })]) }),
        ["CACHTHUCTHUCHIEN"] = new JsonArray([.. p.Means.OrderBy(m => m.Channel).Select(Means)]),
        ["THANHPHANHOSO"] = new JsonArray([.. Papers(p)]),
        ["YEUCAU"] = string.Join('\n', p.Conditions),
        ["MOTADOITUONGTHUCHIEN"] = string.Join("; ", p.Subjects.Select(code => ProcedureNames.Subjects.GetValueOrDefault(code, code))),
        ["KETQUATHUCHIEN"] = new JsonArray([.. p.Results.Select(r => new JsonObject { ["MAKETQUA"] = r.Code, ["TENKETQUA"] = r.Name })]),
        ["CANCUPHAPLY"] = new JsonArray([.. p.LegalBasis.Select(name => new JsonObject { ["SOVANBAN"] = "", ["TENVANBAN"] = name })]),
        ["COQUANTHUCHIEN"] = new JsonArray(new JsonObject { ["MADONVI"] = "", ["TENDONVI"] = p.AgencyName }),
    };

    /// <summary>One way to file.</summary>
    internal static JsonObject Means(Means means) => new JsonObject
    {
        ["KENH"] = ((int)means.Channel).ToString(CultureInfo.InvariantCulture),
        ["THOIGIAN"] = new JsonArray(new JsonObject
        {
            ["THOIGIANGIAIQUYET"] = means.Limit is { Value: > 0 } limit ? limit.Value.ToString(CultureInfo.InvariantCulture) : "",
            ["DONVITINH"] = means.Limit is { } set ? UnitWord(set.Unit) : "",
            ["MOTA"] = means.Limit is { Unit: LimitUnit.SameDay15h } day ? string.Join(". ", new[] { day.ToText(), means.Note }.Where(text => text.Length > 0)) : means.Note,
            ["PHILEPHI"] = new JsonArray([.. means.Fees.Select(Fee)]),
        }),
    };

    /// <summary>One fee.</summary>
    internal static JsonObject Fee(FeeLine fee) => new JsonObject
    {
        ["SOTIEN"] = fee.Amount?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["DONVI"] = "đồng",
        ["MOTA"] = Describe(fee),
    };

    /// <summary>What a fee is, in one text.</summary>
    internal static string Describe(FeeLine fee) => string.Join("; ", new[] { fee.Name, fee.Formula, fee.Per is { } per ? $"tính cho một {per}" : null, fee.Note }.Where(text => !string.IsNullOrEmpty(text)));

    private static IEnumerable<JsonObject> Papers(ProcedureVersion p) => p.Cases.Select(item => new JsonObject
    {
        ["TRUONGHOP"] = item.Name,
        ["GIAYTO"] = new JsonArray([.. p.ComponentsFor(item.Code).Select(paper => new JsonObject
        {
            ["MAGIAYTO"] = paper.Code,
            ["TENGIAYTO"] = paper.Name,
            ["SOBANCHINH"] = paper.Originals,
            ["SOBANSAO"] = paper.Copies,
            ["TENMAUDON"] = "",
            ["URL"] = "",
        })]),
    });
}
