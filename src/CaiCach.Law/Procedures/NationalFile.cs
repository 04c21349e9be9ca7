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
    /// <param name="identifier">The electronic identifier of the body whose file it is: a procedure with a local code there bears it; null for national codes alone.</param>
    public static string Write(IEnumerable<ProcedureVersion> procedures, string? identifier = null)
    {
        ArgumentNullException.ThrowIfNull(procedures);
        return new JsonArray([.. procedures.Select(procedure =>
        {
            var record = Record(procedure);
            record["MATTHC"] = LocalCode.Of(procedure, identifier) ?? procedure.Code;
            return record;
        })]).ToJsonString(Readable) + "\n";
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
        ["TRINHTUTHUCHIEN"] = new JsonArray([.. Sequences(p)]),
        ["CACHTHUCTHUCHIEN"] = new JsonArray([.. p.Means.OrderBy(m => m.Channel).Select(m => Means(p, m))]),
        ["THANHPHANHOSO"] = new JsonArray([.. Papers(p)]),
        ["YEUCAU"] = string.Join('\n', [.. p.Conditions, .. p.CaseConditions.SelectMany(own => own.Conditions.Prepend(OfCases + ProcedureTexts.Cases(p, own.CaseCodes)))]),
        ["MOTADOITUONGTHUCHIEN"] = string.Join("; ", p.Subjects.Select(code => ProcedureNames.Subjects.GetValueOrDefault(code, code))),
        ["KETQUATHUCHIEN"] = new JsonArray([.. p.Results.Select(r => new JsonObject { ["MAKETQUA"] = r.Code, ["TENKETQUA"] = r.Name })]),
        ["CANCUPHAPLY"] = new JsonArray([.. p.LegalBasis.Select(document => new JsonObject { ["SOVANBAN"] = document.Number ?? "", ["TENVANBAN"] = document.Name })]),
        ["COQUANTHUCHIEN"] = new JsonArray([.. Agencies(p).Select(agency => new JsonObject { ["MADONVI"] = agency.Code, ["TENDONVI"] = agency.Name })]),
        ["COQUANCOTHAMQUYEN"] = Named(p.CompetentAgency is { } competent ? [competent] : []),
        ["COQUANDUOCUYQUYEN"] = Named(p.AuthorisedAgency is { } authorised ? [authorised] : []),
        ["COQUANPHOIHOP"] = Named(p.CoordinatingAgencies),
        ["DIACHITIEPNHAN"] = string.Join('\n', p.ReceivingAddresses),
    };

    /// <summary>Agencies whose identifiers we do not keep.</summary>
    private static JsonArray Named(IEnumerable<string> names) => new([.. names.Select(name => new JsonObject { ["MADONVI"] = "", ["TENDONVI"] = name })]);

    /// <summary>The agencies with their identifiers: several where as many names as identifiers are told, or no identifier is.</summary>
    private static IEnumerable<(string Code, string Name)> Agencies(ProcedureVersion p)
    {
        var (codes, names) = ((p.AgencyCode ?? "").Split(';', StringSplitOptions.TrimEntries), p.AgencyName.Split(Apart));
        return codes.Length == names.Length ? codes.Zip(names) : p.AgencyCode is null ? names.Select(name => ("", name)) : [(p.AgencyCode, p.AgencyName)];
    }

    /// <summary>What stands between several agencies in one text.</summary>
    internal const string Apart = "; ";

    /// <summary>One way to file: its limit, one each for cases that have their own, and the others; a fee of just the cases of a limit, or with a limit, stands with it.</summary>
    internal static JsonObject Means(ProcedureVersion p, Means means) => new JsonObject
    {
        ["KENH"] = ((int)means.Channel).ToString(CultureInfo.InvariantCulture),
        ["THOIGIAN"] = new JsonArray(
        [
            .. Common(means) is { } common ? [Time(means.Limit, means.Note, common.Select(fee => Fee(p, fee)))] : Array.Empty<JsonObject>(),
            .. means.CaseLimits.Select(own => Time(own.Limit, OfCases + ProcedureTexts.Cases(p, own.CaseCodes) + (own.Note.Length > 0 ? "\n" + own.Note : ""), means.Fees.Where(fee => fee.LimitNote is null && Same(fee.CaseCodes, own.CaseCodes)).Select(fee => Fee(p, Bare(fee, own.CaseCodes))))),
            .. means.OtherLimits.Select(other => Time(other.Limit, other.Note, means.Fees.Where(fee => fee.LimitNote == other.Note).Select(fee => Fee(p, fee)))),
        ]),
    };

    /// <summary>The fees that stand with the limit of the channel; null where there is nothing to say of it, all being of some cases.</summary>
    private static List<FeeLine>? Common(Means means)
    {
        var fees = means.Fees.Where(fee => fee.LimitNote is null && !means.CaseLimits.Any(own => Same(fee.CaseCodes, own.CaseCodes))).ToList();
        return fees.Count == 0 && means is { Limit: null, Note: "", CaseLimits.Count: > 0 } ? null : fees;
    }

    /// <summary>A fee as it stands with the limit of some cases, which need not be named again where they are its own.</summary>
    internal static FeeLine Bare(FeeLine fee, IReadOnlyList<string> codes) => Same(fee.CaseCodes, codes) ? fee with { CaseCodes = [] } : fee;

    private static bool Same(IReadOnlyList<string> codes, IReadOnlyList<string> others) => codes.ToHashSet(StringComparer.Ordinal).SetEquals(others);

    /// <summary>How what holds for some cases begins, where the national database has no field for it.</summary>
    internal const string OfCases = "Trường hợp: ";

    private static JsonObject Time(TimeLimit? limit, string note, IEnumerable<JsonObject> fees) => new JsonObject
    {
        ["THOIGIANGIAIQUYET"] = limit is { Value: > 0 } counted ? counted.Value.ToString(CultureInfo.InvariantCulture) : "",
        ["DONVITINH"] = limit is { } set ? UnitWord(set.Unit) : "",
        ["MOTA"] = limit is { Unit: LimitUnit.SameDay15h } day ? string.Join(". ", new[] { day.ToText(), note }.Where(text => text.Length > 0)) : note,
        ["PHILEPHI"] = new JsonArray([.. fees]),
    };

    /// <summary>One fee.</summary>
    internal static JsonObject Fee(ProcedureVersion p, FeeLine fee) => new JsonObject
    {
        ["SOTIEN"] = fee.Amount?.ToString(CultureInfo.InvariantCulture) ?? "",
        ["DONVI"] = "đồng",
        ["MOTA"] = Describe(p, fee),
    };

    /// <summary>What a fee is, in one text.</summary>
    internal static string Describe(ProcedureVersion p, FeeLine fee) => string.Join("; ", ((string?[])
    [
        fee.Name, fee.Formula, fee.Per is { } per ? $"tính cho một {per}" : null, fee.Note, .. fee.Reliefs.Select(relief => relief.Text), fee.CaseCodes.Count > 0 ? OfCases + ProcedureTexts.Cases(p, fee.CaseCodes, ", ") : null,
    ]).Where(text => !string.IsNullOrEmpty(text)));

    private static IEnumerable<JsonObject> Sequences(ProcedureVersion p) => p.CaseSequences.Select(own => (Cases: ProcedureTexts.Cases(p, own.CaseCodes), own.Steps))
        .Prepend((Cases: "", Steps: p.Sequence)).Where(group => group.Steps.Count > 0)
        .Select(group => new JsonObject { ["TRUONGHOP"] = group.Cases, ["TRINHTU"] = new JsonArray([.. group.Steps.Select(step => new JsonObject { ["TENTRINHTU"] = step.Text })]) });

    private static IEnumerable<JsonObject> Papers(ProcedureVersion p) => p.Cases.Select(item => new JsonObject
    {
        ["TRUONGHOP"] = item.Name,
        ["GIAYTO"] = new JsonArray([.. p.ComponentsFor(item.Code).Select(paper => new JsonObject
        {
            ["MAGIAYTO"] = paper.Code,
            ["TENGIAYTO"] = paper.Name,
            ["SOBANCHINH"] = paper.Originals,
            ["SOBANSAO"] = paper.Copies,
            ["TENMAUDON"] = paper.FormName ?? paper.Template?.FileName ?? "",
            ["URL"] = paper.FormUrl ?? "",
        })]),
    });
}
