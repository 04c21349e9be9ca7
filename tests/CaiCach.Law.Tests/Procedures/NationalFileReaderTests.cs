using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>Procedures in the national fields are read back as they were written; what is wrong is named by its path.</summary>
public sealed class NationalFileReaderTests
{
    private static readonly DateOnly Day = new(2026, 11, 26);

    private static IEnumerable<ProcedureVersion> Shipped =>
        new[] { "procedures/procedures.json", "procedures/quang-tri-2024.json", "procedures/by-stages.json" }.SelectMany(file => ShippedData.Procedures(file).All)
            .Append(Examples.Procedure() with { Code = "1.000009", Sequence = [new("Bước một"), new("Bước hai\ngồm hai việc")], Conditions = ["Có giấy tờ:\na) Một;\nb) Hai.", "Đủ tuổi"], Notes = ["Lưu ý"] });

    [Fact]
    public void A_version_is_written_in_the_format_of_files_and_read_back_whole()
    {
        foreach (var version in Shipped)
        {
            var text = ProcedureFileWriter.Write(version, Day, "Tệp thử").ToJsonString();
            var read = Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(text)).File.All);
            Assert.Equivalent(version, read, strict: true);
        }
    }

    [Fact]
    public void What_was_exported_and_comes_back_is_the_version_it_was()
    {
        var all = Shipped.DistinctBy(p => p.Code).ToList();

        var answer = NationalFileReader.Read(Encoding.UTF8.GetBytes(NationalFile.Write(all)), code => all.Find(p => p.Code == code), Day);

        Assert.Empty(answer.Faults);
        Assert.Empty(answer.Ignored);
        foreach (var (version, read) in all.Zip(answer.Records))
        {
            var same = version with { Version = version.Version + 1, EffectiveTo = null, State = PublicationState.NotPublic, Sources = read.Version.Sources };
            Assert.Equivalent(same, read.Version, strict: true);
            Assert.Equal("Cơ sở dữ liệu quốc gia về thủ tục hành chính, tệp nhập ngày 26/11/2026", read.Version.Sources[^1]);
        }
    }

    [Fact]
    public void A_procedure_nobody_knows_keeps_all_that_the_national_fields_tell()
    {
        foreach (var version in Shipped.DistinctBy(p => p.Code).Where(p => p.Kind == ProcedureKind.Public))
        {
            var read = Assert.Single(Read(NationalFile.Write([version])).Records);

            Assert.Empty(read.Faults);
            Assert.Equal((version.Name, version.FieldCode, version.FieldName, version.AgencyName), (read.Version.Name, read.Version.FieldCode, read.Version.FieldName, read.Version.AgencyName));
            Assert.Equal(version.Sequence, read.Version.Sequence);
            Assert.Equal(string.Join('\n', version.Conditions), string.Join('\n', read.Version.Conditions));
            Assert.Equal(version.LegalBasis, read.Version.LegalBasis);
            Assert.Equal(version.Subjects, read.Version.Subjects);
            Assert.Equal(version.Means.OrderBy(m => m.Channel).Select(m => (m.Channel, m.Limit, m.Note, string.Join(';', m.Fees.Select(f => f.Amount)))), read.Version.Means.Select(m => (m.Channel, m.Limit, m.Note, string.Join(';', m.Fees.Select(f => f.Amount)))));
            Assert.Equal(version.Components.Select(c => (c.Code, c.Name, c.Originals, c.Copies)).Order(), read.Version.Components.Select(c => (c.Code, c.Name, c.Originals, c.Copies)).Order());
            Assert.Equal(version.Results.Select(r => (r.Code, r.Name)), read.Version.Results.Select(r => (r.Code, r.Name)));
        }
    }

    [Fact]
    public void A_change_of_the_national_side_is_told_and_nothing_else()
    {
        var known = Examples.Procedure();

        var read = Assert.Single(Read(Changed(known, record =>
        {
            record["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["THOIGIANGIAIQUYET"] = "7";
            record["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["PHILEPHI"]![1]!["SOTIEN"] = "60000";
            record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["SOBANSAO"] = 1;
            record["THANHPHANHOSO"]![1]!["GIAYTO"]![0]!["SOBANSAO"] = 1;
        }), known).Records);

        Assert.Empty(read.Faults);
        Assert.Equal(
            [
                "Thời hạn giải quyết (trực tiếp): từ 10 ngày làm việc xuống 7 ngày làm việc",
                "Phí, lệ phí (trực tiếp): “Lệ phí”: từ 50.000 đồng lên 60.000 đồng",
                "Thành phần hồ sơ: “Đơn”, số bản sao: từ 0 lên 1",
            ],
            ProcedureDifference.Between(known, read.Version).Select(change => change.Sentence.ToString()));
        Assert.Equal(["lai"], read.Version.Components.Single(c => c.Code == "C2").CaseCodes);
        Assert.Equal(FeeKind.LePhi, read.Version.MeansFor(Channel.Direct)!.Fees[1].Kind);
    }

    [Fact]
    public void Every_fault_is_named_by_its_path_and_fields_without_a_place_are_named_once()
    {
        var known = Examples.Procedure();
        var answer = Read("[" + string.Join(",", new[]
        {
            Changed(known, record => record.Remove("TENTTHC")),
            Changed(known, record => (record["MATTHC"], record["CACHTHUCTHUCHIEN"]![0]!["KENH"], record["XYZ"]) = ("1.000002", "9", "gì đó")),
            Changed(known, record => (record["MATTHC"], record["CACHTHUCTHUCHIEN"]![1]!["THOIGIAN"]![0]!["DONVITINH"], record["MOTADOITUONGTHUCHIEN"], record["XYZ"]) = ("1.000003", "Tuần", "Công dân Việt Nam; Người ngoài", 1)),
            Changed(known, record => (record["MATTHC"], record["THANHPHANHOSO"]![1]!["GIAYTO"]![0]!["TENGIAYTO"], record["THANHPHANHOSO"]![0]!["GIAYTO"]![0]!["MOTA"], record["YEUCAU"]) = ("1.000004", "Đơn khác", "https://example.vn/mau", new JsonObject())),
            Changed(known, record => record["KETQUATHUCHIEN"] = "Giấy"),
            "7",
        }) + "]", known);

        Assert.Equal(
            [
                "$[5]", "$[0].TENTTHC", "$[1].CACHTHUCTHUCHIEN[0].KENH", "$[2].CACHTHUCTHUCHIEN[1].THOIGIAN[0].DONVITINH", "$[2].MOTADOITUONGTHUCHIEN", "$[3].THANHPHANHOSO[1].GIAYTO[0].MAGIAYTO", "$[3].YEUCAU",
                "$[4].KETQUATHUCHIEN", "$[4].MATTHC",
            ],
            answer.Faults.Select(fault => fault.Place).OrderBy(place => place == "$[5]" ? "" : place[..4]));
        Assert.Equal(["$[].THANHPHANHOSO[].GIAYTO[].MOTA", "$[].XYZ"], answer.Ignored);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"MATTHC":"1.000001","MATTHC":"1.000002"}""")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    public void A_file_that_is_none_has_one_fault(string text) => Assert.Equal("$", Assert.Single(Read(text).Faults).Place);

    [Fact]
    public void Signs_that_cannot_be_kept_and_half_characters_are_faults()
    {
        Assert.Equal("$", Assert.Single(Read("""{"MATTHC":"1.000001","TENTTHC":"a\ud800"}""").Faults).Place);
        Assert.Equal("$.TENTTHC", Assert.Single(Read("""{"MATTHC":"1.000001","TENTTHC":"a\u0000"}""").Faults).Place);
    }

    [Theory]
    [InlineData("1.014393.H38", "1.014393")]
    [InlineData("2.002131.000.00.00.H58", "2.002131")]
    [InlineData("1.014393", "1.014393")]
    [InlineData("1.014393.X38", "1.014393.X38")]
    [InlineData("MH.QT.001", "MH.QT.001")]
    public void The_ending_of_a_locality_is_no_part_of_the_national_code(string code, string national) => Assert.Equal(national, LocalCode.NationalOf(code));

    [Fact]
    public void A_limit_within_the_day_and_a_second_limit_of_a_channel_are_kept()
    {
        var means = Assert.Single(Read("""
            {"MATTHC":"1.000001","TENTTHC":"Thủ tục","CACHTHUCTHUCHIEN":[{"KENH":"Trực tuyến","THOIGIAN":[
              {"THOIGIANGIAIQUYET":"15","DONVITINH":"ngày làm việc","MOTA":"Cấp mới","PHILEPHI":[{"SOTIEN":"","DONVI":"đồng","MOTA":"Lệ phí cấp; theo biểu mức thu"}]},
              {"THOIGIANGIAIQUYET":5,"DONVITINH":"Ngày","MOTA":"Cấp lại","PHILEPHI":[]}]}]}
            """).Records).Version.Means.Single();

        Assert.Equal((Channel.Online, new TimeLimit(15, LimitUnit.WorkingDay), "Cấp mới"), (means.Channel, means.Limit!.Value, means.Note));
        Assert.Equal(new OtherLimit(new(5, LimitUnit.CalendarDay), "Cấp lại"), Assert.Single(means.OtherLimits));
        Assert.Equal(("Lệ phí cấp", FeeKind.LePhi, null, "theo biểu mức thu"), (means.Fees[0].Name, means.Fees[0].Kind, means.Fees[0].Amount, means.Fees[0].Formula));
    }

    private static NationalFileReader.Answer Read(string text, ProcedureVersion? known = null) => NationalFileReader.Read(Encoding.UTF8.GetBytes(text), code => code == known?.Code ? known : null, Day);

    private static string Changed(ProcedureVersion version, Action<JsonObject> change)
    {
        var record = JsonNode.Parse(NationalFile.Write([version]))![0]!.AsObject();
        change(record);
        return record.ToJsonString();
    }
}
