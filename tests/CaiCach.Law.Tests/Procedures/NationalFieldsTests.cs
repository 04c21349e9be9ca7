using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Numbers of legal documents, identifiers of agencies, blank forms, hours, subjects and fields come from the national fields and go back to them.</summary>
public sealed class NationalFieldsTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    [Fact]
    public void Numbers_identifiers_and_blank_forms_are_written_and_read_back()
    {
        var version = With(p =>
        {
            (p["agency"], p["agencyCode"]) = ("Sở A; Sở B", "H50.05; H50.06");
            p["legalBasis"] = JsonNode.Parse("""["Nghị định A", {"number": "118/2025/NĐ-CP", "name": "Nghị định của Chính phủ"}]""");
            (p["components"]![0]!["formName"], p["components"]![0]!["formUrl"]) = ("Mẫu số 01", "https://example.vn/mau-01.docx");
        });
        Assert.Equal(["Nghị định A", "118/2025/NĐ-CP Nghị định của Chính phủ"], version.LegalBasis.Select(l => l.Text));
        Assert.Equivalent(version, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(version, Day, "Tệp thử").ToJsonString())).File.All), strict: true);

        var record = JsonNode.Parse(NationalFile.Write([version]))![0]!;
        Assert.Equal(("H50.06", "Sở B"), ((string)record["COQUANTHUCHIEN"]![1]!["MADONVI"]!, (string)record["COQUANTHUCHIEN"]![1]!["TENDONVI"]!));
        Assert.Equal(("118/2025/NĐ-CP", "Nghị định của Chính phủ"), ((string)record["CANCUPHAPLY"]![1]!["SOVANBAN"]!, (string)record["CANCUPHAPLY"]![1]!["TENVANBAN"]!));
        Assert.Equal(("Mẫu số 01", "https://example.vn/mau-01.docx"), ((string)record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["TENMAUDON"]!, (string)record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["URL"]!));
        var fresh = Read(record, null);
        Assert.Empty(fresh.Faults);
        Assert.Equal((version.AgencyName, version.AgencyCode), (fresh.Version.AgencyName, fresh.Version.AgencyCode));
        Assert.Equal(version.LegalBasis, fresh.Version.LegalBasis);
        Assert.Equal(("Mẫu số 01", "https://example.vn/mau-01.docx"), (fresh.Version.Components[0].FormName, fresh.Version.Components[0].FormUrl));
    }

    [Fact]
    public void A_number_told_apart_is_no_drift_and_another_blank_form_is()
    {
        var ours = With(p => (p["legalBasis"], p["components"]![0]!["template"]) = (new JsonArray("Nghị định 118/2025/NĐ-CP"), new JsonObject { ["file"] = "mau.docx", ["sha256"] = new string('a', 64) }));
        var record = JsonNode.Parse(NationalFile.Write([ours]))![0]!;
        Assert.Equal("mau.docx", (string)record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["TENMAUDON"]!);
        (record["CANCUPHAPLY"]![0]!["SOVANBAN"], record["COQUANTHUCHIEN"]![0]!["MADONVI"]) = ("118/2025/NĐ-CP", "H50.05");
        foreach (var group in record["THANHPHANHOSO"]!.AsArray())
        {
            group!["GIAYTO"]![0]!["MAGIAYTO"] = "C1";
        }

        Assert.Empty(NationalDrift.Between([], ours, Read(record, ours).Version, Day));
        foreach (var group in record["THANHPHANHOSO"]!.AsArray())
        {
            (group!["GIAYTO"]![0]!["TENMAUDON"], group["GIAYTO"]![0]!["URL"]) = ("Mẫu 01", "https://example.vn/1");
        }

        var read = Read(record, ours);
        Assert.Empty(read.Faults);
        Assert.Equal(
            ["Thành phần hồ sơ: “Đơn”, tên mẫu đơn: thêm “Mẫu 01”", "Thành phần hồ sơ: “Đơn”, địa chỉ mẫu đơn: thêm “https://example.vn/1”"],
            NationalDrift.Between([], ours, read.Version, Day).Select(l => l.Text));
        Assert.Equal(ours.Components[0].Template, read.Version.Components[0].Template);
        record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["URL"] = "javascript:alert(1)";
        Assert.Contains(Read(record, ours).Faults, f => f.Place.EndsWith("GIAYTO[0].URL", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4", 4, "Nộp trực tuyến")]
    [InlineData("8", 8, "Nộp trực tuyến")]
    [InlineData("24", null, "24 giờ. Nộp trực tuyến")]
    public void Hours_of_one_day_are_working_hours_and_more_stay_to_be_read(string value, int? limit, string note)
    {
        var known = With(_ => { });
        var record = JsonNode.Parse(NationalFile.Write([known]))![0]!;
        (record["CACHTHUCTHUCHIEN"]![1]!["THOIGIAN"]![0]!["THOIGIANGIAIQUYET"], record["CACHTHUCTHUCHIEN"]![1]!["THOIGIAN"]![0]!["DONVITINH"]) = (value, "Giờ");
        var read = Read(record, known);
        Assert.Empty(read.Faults);
        var means = read.Version.MeansFor(Channel.Online)!;
        Assert.Equal((limit is { } hours ? new TimeLimit(hours, LimitUnit.WorkingHour) : (TimeLimit?)null, note), (means.Limit, means.Note));
    }

    [Fact]
    public void Other_names_of_subjects_are_known_and_the_first_of_several_fields_is_the_main_one()
    {
        var record = JsonNode.Parse(NationalFile.Write([With(_ => { })]))![0]!;
        record["MOTADOITUONGTHUCHIEN"] = "Doanh nghiệp Việt Nam; Doanh nghiệp có vốn đầu tư nước ngoài; Tổ chức (không bao gồm doanh nghiệp, HTX)";
        record["LINHVUCTHUCHIEN"]!.AsArray().Add(new JsonObject { ["MALINHVUC"] = "LV.B", ["TENLINHVUC"] = "Lĩnh vực B" });
        var answer = NationalFileReader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()), _ => null, Day);
        Assert.Empty(answer.Faults);
        Assert.Equal(["enterprise", "organisation"], answer.Records[0].Version.Subjects);
        Assert.Equal("LV.A", answer.Records[0].Version.FieldCode);
        Assert.Equal(["LINHVUCTHUCHIEN: Lĩnh vực B (LV.B)"], answer.Ignored);
    }

    [Theory]
    [InlineData("118/2025/NĐ-CP | Nghị định", "118/2025/NĐ-CP", "Nghị định", "118/2025/NĐ-CP Nghị định")]
    [InlineData("Nghị định 118", null, "Nghị định 118", "Nghị định 118")]
    [InlineData("118 | Nghị định 118", "118", "Nghị định 118", "Nghị định 118")]
    [InlineData("118 |", "118", "118", "118")]
    public void A_line_tells_number_and_name(string line, string? number, string name, string text)
    {
        var document = LegalDocument.Parse(line);
        Assert.Equal((number, name, text), (document.Number, document.Name, document.Text));
        Assert.Equal(document, LegalDocument.Parse(document.Line));
    }

    private static ProcedureVersion With(Action<JsonObject> change)
    {
        var file = Examples.Json();
        change(Examples.FirstOf(file));
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static NationalRecord Read(JsonNode record, ProcedureVersion? known) => Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(record.ToJsonString()), _ => known, Day).Records);
}
