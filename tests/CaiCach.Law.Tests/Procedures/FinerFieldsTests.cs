using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Procedures;
using CaiCach.Law.Tests.ReferenceData;

namespace CaiCach.Law.Tests.Procedures;

/// <summary>The finer fields of a published procedure: files of papers, codes of fees, who does a step, dates of legal documents, short name and extras. A version without them is written as ever.</summary>
public sealed class FinerFieldsTests
{
    private static readonly DateOnly Day = new(2026, 11, 28);

    private static readonly string[] Members = ["shortName", "guideVideo", "sampleDossier", "fileTypes", "largestFile", "actor", "issuedOn", "issuer", "url"];

    private static ProcedureVersion Fine => Version(p =>
    {
        (p["shortName"], p["guideVideo"], p["sampleDossier"]) = ("Thử", "https://a.example.vn/video", "https://a.example.vn/mau");
        p["sequence"] = JsonNode.Parse("""["Nộp hồ sơ", {"text": "Thẩm định | xem xét", "actor": "Phòng chuyên môn", "time": "0,5 ngày làm việc"}, {"text": "Trả kết quả", "time": "trong ngày"}]""");
        p["caseSequences"] = JsonNode.Parse("""[{"cases": ["lai"], "steps": [{"text": "Nộp bản đã cấp", "actor": "Người đề nghị"}]}]""");
        p["legalBasis"] = JsonNode.Parse("""
            ["Nghị định A", {"number": "118/2025/NĐ-CP", "name": "Nghị định", "issuedOn": "2025-06-09", "effectiveFrom": "2025-07-01", "effectiveTo": "2026-11-27", "issuer": "Chính phủ", "url": "https://a.example.vn/118"}, {"name": "Luật B", "effectiveTo": "2026-11-28"}]
            """);
        p["means"]![0]!["fees"]![0]!["code"] = "PLP.0012";
        (p["components"]![0]!["fileTypes"], p["components"]![0]!["largestFile"]) = (new JsonArray("pdf", "docx"), 5);
        p["components"]![1]!["largestFile"] = 10;
        p["components"]![0]!["declaration"] = JsonNode.Parse("""
            {"fields": [
              {"key": "coSo", "label": "Tên cơ sở", "kind": "text", "required": true, "hint": "Như trong giấy đăng ký", "most": 100, "source": "owner_name"},
              {"key": "doSau", "label": "Độ sâu", "kind": "number", "required": false, "least": -1500, "most": 0},
              {"key": "thue", "label": "Có thuê không?", "kind": "yes_no", "required": true},
              {"key": "loai", "label": "Loại", "kind": "choice", "required": true, "choices": ["Cố định", "Di động, có xe", "Có"]},
              {"key": "bienSo", "label": "Biển số", "kind": "text", "required": true, "onlyWhen": {"key": "loai", "value": "Di động, có xe"}},
              {"key": "chu", "label": "Chủ cho thuê", "kind": "long_text", "required": true, "onlyWhen": {"key": "thue", "value": "yes"}}
            ], "confidence": "unsure"}
            """);
    });

    [Fact]
    public void They_are_read_back_as_they_were_written_and_a_version_without_them_has_no_trace_of_them()
    {
        var fine = Fine;
        Assert.Equivalent(fine, Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(ProcedureFileWriter.Write(fine, Day, "Tệp thử").ToJsonString())).File.All), strict: true);
        Assert.Equal((new DateOnly(2025, 7, 1), "Chính phủ", "PLP.0012", 5), (fine.LegalBasis[1].EffectiveFrom, fine.LegalBasis[1].Issuer, fine.Means[0].Fees[0].Code, fine.Components[0].LargestFile));
        var plain = ProcedureFileWriter.Write(Examples.Procedure() with { Sequence = [new("Nộp hồ sơ")], LegalBasis = [new("Nghị định A"), new("Nghị định", "118")] }, Day, "Tệp thử");
        Assert.Equal(("[\"Nộp hồ sơ\"]", "[\"Nghị định A\",{\"number\":\"118\",\"name\":\"Nghị định\"}]"), (Plain(plain["procedures"]![0]!["sequence"]!), Plain(plain["procedures"]![0]!["legalBasis"]!)));
        Assert.DoesNotContain(Members, member => Plain(plain).Contains($"\"{member}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"components": [{"fileTypes": ["exe"]}]}""", "components[0].fileTypes[0]")]
    [InlineData("""{"components": [{"largestFile": 21}]}""", "components[0].largestFile")]
    [InlineData("""{"guideVideo": "http://a.example.vn"}""", "guideVideo")]
    [InlineData("""{"sampleDossier": "javascript:alert(1)"}""", "sampleDossier")]
    [InlineData("""{"sequence": [{"text": "Nộp", "actor": "A | B"}]}""", "sequence[0]")]
    [InlineData("""{"legalBasis": [{"name": "A", "effectiveFrom": "2026-02-02", "effectiveTo": "2026-02-01"}]}""", "legalBasis[0].effectiveTo")]
    [InlineData("""{"legalBasis": [{"name": "A", "url": "ftp://a"}]}""", "legalBasis[0].url")]
    [InlineData("""{"legalBasis": [{"name": "A", "url": "https://a.vn/x|y"}]}""", "legalBasis[0].url")]
    [InlineData("""{"legalBasis": [{"name": "A", "issuedOn": "31/02/2026"}]}""", "legalBasis[0].issuedOn")]
    public void What_does_not_fit_is_named_at_its_place(string change, string place) => Assert.Equal($"$.procedures[0].{place}", Assert.Single(Examples.FaultsAfter(file =>
    {
        foreach (var (name, value) in JsonNode.Parse(change)!.AsObject())
        {
            if (name == "components")
            {
                foreach (var (member, typed) in value![0]!.AsObject())
                {
                    Examples.FirstOf(file)["components"]![0]![member] = typed!.DeepClone();
                }
            }
            else
            {
                Examples.FirstOf(file)[name] = value!.DeepClone();
            }
        }
    })).Place);

    [Theory]
    [InlineData("Nộp hồ sơ", "Nộp hồ sơ", null, null)]
    [InlineData("Nộp | nhận", "Nộp | nhận", null, null)]
    [InlineData("Thẩm định | Phòng chuyên môn | 2 ngày", "Thẩm định", "Phòng chuyên môn", "2 ngày")]
    [InlineData("Thẩm định|Phòng chuyên môn|", "Thẩm định", "Phòng chuyên môn", null)]
    [InlineData("Một | hai | | 2 ngày", "Một | hai", null, "2 ngày")]
    [InlineData("| | 2 ngày", "| | 2 ngày", null, null)]
    public void A_line_tells_a_step_who_does_it_and_how_long_it_takes(string line, string text, string? actor, string? time)
    {
        var step = ProcedureStep.Parse(line);
        Assert.Equal(new(text, actor, time), step);
        Assert.Equal(step, ProcedureStep.Parse(step.Line));
    }

    [Theory]
    [InlineData("118 | Nghị định | ban hành = 9/6/2025 | hiệu lực từ = 01/07/2025 | hiệu lực đến = 2026-11-27 | cơ quan ban hành = Chính phủ | địa chỉ = https://a.vn/118", "Nghị định", null)]
    [InlineData("118 | Nghị định | Hiệu lực từ = 31/02/2025", "Nghị định | Hiệu lực từ = 31/02/2025", "Hiệu lực từ = 31/02/2025")]
    [InlineData("118 | Nghị định | địa chỉ = javascript:1 | ban hành = 9/6/2025", "Nghị định | địa chỉ = javascript:1", "địa chỉ = javascript:1")]
    [InlineData("118 | Nghị định | ban hành = 9/6/2025 | ban hành = 9/6/2025", "Nghị định | ban hành = 9/6/2025", "ban hành = 9/6/2025")]
    [InlineData("118 | Nghị định A = B", "Nghị định A = B", null)]
    public void A_line_tells_a_legal_document_and_what_cannot_be_read_is_told(string line, string name, string? unread)
    {
        var document = LegalDocument.Parse(line);
        Assert.Equal(("118", name, unread), (document.Number, document.Name, document.Unread));
        Assert.Equal(document, LegalDocument.Parse(document.Line));
        Assert.Equal<string>(unread is null ? [] : ["rule.legal-document"], ProcedureRules.FaultsOfNew(Examples.Procedure() with { LegalBasis = [document] }).Select(f => f.Code));
    }

    [Fact]
    public void The_workbook_brings_all_of_it_to_an_office_that_knows_it_and_to_one_that_does_not()
    {
        var fine = Fine;
        foreach (var known in new[] { fine, null })
        {
            var read = Assert.Single(Ready(SheetsOf(fine), known));
            Assert.DoesNotContain(ProcedureDifference.Between(fine, read), change => change.Part is not (ProcedurePart.Cases or ProcedurePart.Papers or ProcedurePart.Post or ProcedurePart.Payment or ProcedurePart.Filing));
            Assert.Equal((fine.ShortName, fine.GuideVideo, fine.SampleDossier, "PLP.0012"), (read.ShortName, read.GuideVideo, read.SampleDossier, read.Means[0].Fees[0].Code));
            Assert.Equal(fine.Sequence, read.Sequence);
            Assert.Equal(fine.CaseSequences[0].Steps, read.CaseSequences[0].Steps);
            Assert.Equal(fine.LegalBasis, read.LegalBasis);
            Assert.Equal(fine.Components.Select(c => (string.Join(',', c.FileTypes), c.LargestFile)), read.Components.Select(c => (string.Join(',', c.FileTypes), c.LargestFile)));
            Assert.Equivalent(fine.Components[0].Declaration, read.Components[0].Declaration, strict: true);
        }

        // A sheet of declarations that has none for a paper takes its declaration away.
        var without = SheetsOf(fine);
        without[CatalogueSheets.Declarations.Name] = [];
        Assert.Null(Assert.Single(Ready(without, fine)).Components[0].Declaration);
    }

    [Fact]
    public void A_workbook_from_before_leaves_them_as_they_are_known()
    {
        var fine = Fine;
        string[] later = ["Tên ngắn", "Video hướng dẫn", "Bộ hồ sơ mẫu", "Mã khoản thu", "Loại tệp được nhận", "Dung lượng tệp tối đa (MB)"];
        var sheets = SheetsOf(fine, (title, text) => later.Contains(title) ? null
            : title == "Trình tự thực hiện" ? string.Join('\n', text.Split('\n').Select(line => ProcedureStep.Parse(line).Text))
            : title == "Căn cứ pháp lý" ? string.Join('\n', text.Split('\n').Select(LegalDocument.Parse).Select(d => new LegalDocument(d.Name, d.Number).Line)) : text);
        sheets.Remove(CatalogueSheets.Declarations.Name);

        Assert.Empty(ProcedureDifference.Between(fine, Assert.Single(Ready(sheets, fine))));
        var fresh = Assert.Single(Ready(sheets, null));
        Assert.Equal((null, null, null), (fresh.Components[0].Declaration, fresh.LegalBasis[1].Issuer, fresh.Sequence[2].Time));
    }

    [Fact]
    public void The_declaration_of_every_shipped_procedure_comes_back_to_an_office_that_does_not_know_it()
    {
        var shipped = ShippedData.Procedures("procedures/declarations.json").All.Where(p => ProcedureRules.FaultsOfNew(p).Count == 0 && p.Components.Any(c => c.Declaration is not null)).ToList();
        Assert.NotEmpty(shipped);
        foreach (var item in shipped)
        {
            var read = Assert.Single(Ready(SheetsOf(item with { Name = item.Name.Replace("[Minh họa] ", "", StringComparison.Ordinal) }), null));
            Assert.Equivalent(item.Components.Select(c => c.Declaration?.Fields), read.Components.Select(c => c.Declaration?.Fields), strict: true);
        }
    }

    [Theory]
    [InlineData("Tờ khai điện tử", 2, "Khóa", "Co so", "Khóa")]
    [InlineData("Tờ khai điện tử", 2, "Khóa", "loai", "Khóa")]
    [InlineData("Tờ khai điện tử", 2, "Nhãn", null, "Nhãn")]
    [InlineData("Tờ khai điện tử", 3, "Loại", "Số thực", "Loại")]
    [InlineData("Tờ khai điện tử", 3, "Lớn nhất", "-2.000", "Lớn nhất")]
    [InlineData("Tờ khai điện tử", 3, "Nhỏ nhất", "-1,5", "Nhỏ nhất")]
    [InlineData("Tờ khai điện tử", 3, "Lấy từ", "Tên chủ hồ sơ", "Lấy từ")]
    [InlineData("Tờ khai điện tử", 4, "Bắt buộc", "Có lẽ", "Bắt buộc")]
    [InlineData("Tờ khai điện tử", 5, "Danh sách chọn", "Một mục", "Danh sách chọn")]
    [InlineData("Tờ khai điện tử", 6, "Có trả lời", "Không có mục này", "Chỉ khai khi mục")]
    [InlineData("Tờ khai điện tử", 7, "Có trả lời", null, "Có trả lời")]
    [InlineData("Tờ khai điện tử", 2, "Mã giấy tờ", "C9", "Mã giấy tờ")]
    [InlineData("Giấy tờ", 2, "Loại tệp được nhận", "PDF, EXE", "Loại tệp được nhận")]
    [InlineData("Giấy tờ", 3, "Dung lượng tệp tối đa (MB)", "21", "Dung lượng tệp tối đa (MB)")]
    [InlineData("Thủ tục", 2, "Video hướng dẫn", "http://a.example.vn", "Video hướng dẫn")]
    [InlineData("Thủ tục", 2, "Bộ hồ sơ mẫu", "mẫu", "Bộ hồ sơ mẫu")]
    [InlineData("Thủ tục", 2, "Căn cứ pháp lý", "Luật A | hiệu lực từ = mai", "Căn cứ pháp lý")]
    public void A_fault_of_a_workbook_is_named_by_sheet_row_and_column(string sheet, int row, string column, string? typed, string faulty)
    {
        var sheets = SheetsOf(Fine);
        sheets[sheet] = [.. sheets[sheet].Select(line => line.Number != row ? line : new SheetRow(row, line.Cells.Where(cell => cell.Key != column).Concat(typed is null ? [] : [new(column, typed)]).ToDictionary(cell => cell.Key, cell => cell.Value)))];

        var result = CatalogueFile.Check(sheets, _ => null, "Nguồn");

        // A key that an earlier field has is told at the later one.
        var at = typed == "loai" ? 5 : row;
        Assert.Contains(Assert.IsType<CatalogueFileResult.Faulty>(result).Faults, fault => (fault.Sheet, fault.Row, fault.Column) == (sheet, at, faulty));
    }

    [Fact]
    public void Two_versions_tell_every_one_of_them()
    {
        var before = Fine;
        var after = before with
        {
            Sequence = [before.Sequence[0] with { Actor = "Người đề nghị" }, before.Sequence[1] with { Time = "1 ngày" }, before.Sequence[2]],
            LegalBasis = [before.LegalBasis[0], before.LegalBasis[1] with { IssuedOn = null, EffectiveFrom = new(2025, 8, 1), EffectiveTo = null, Issuer = "Quốc hội", Url = "https://a.example.vn/2" }, before.LegalBasis[2]],
            Components = [before.Components[0] with { FileTypes = [PaperFileType.Pdf], LargestFile = null }, .. before.Components.Skip(1)],
            Means = [before.Means[0] with { Fees = [before.Means[0].Fees[0] with { Code = "PLP.0013" }, before.Means[0].Fees[1]] }, before.Means[1]],
        };

        Assert.Equal(
            [
                "Trình tự thực hiện: “Nộp hồ sơ”, người thực hiện: thêm “Người đề nghị”",
                "Trình tự thực hiện: “Thẩm định | xem xét”, thời gian dự kiến: từ “0,5 ngày làm việc” thành “1 ngày”",
                "Phí, lệ phí (trực tiếp): “Phí”, mã khoản thu: từ “PLP.0012” thành “PLP.0013”",
                "Thành phần hồ sơ: “Đơn”, loại tệp được nhận: từ “PDF, DOCX” thành “PDF”",
                "Thành phần hồ sơ: “Đơn”, dung lượng tệp tối đa: bỏ “5 MB”",
                "Căn cứ pháp lý: “118/2025/NĐ-CP Nghị định”, ngày ban hành: bỏ “09/06/2025”",
                "Căn cứ pháp lý: “118/2025/NĐ-CP Nghị định”, hiệu lực từ ngày: từ “01/07/2025” thành “01/08/2025”",
                "Căn cứ pháp lý: “118/2025/NĐ-CP Nghị định”, hiệu lực đến hết ngày: bỏ “27/11/2026”",
                "Căn cứ pháp lý: “118/2025/NĐ-CP Nghị định”, cơ quan ban hành: từ “Chính phủ” thành “Quốc hội”",
                "Căn cứ pháp lý: “118/2025/NĐ-CP Nghị định”, địa chỉ: từ “https://a.example.vn/118” thành “https://a.example.vn/2”",
            ],
            ProcedureDifference.Between(before, after).Select(change => change.Sentence.ToString()));
    }

    [Fact]
    public void A_national_record_that_changes_steps_and_documents_keeps_what_it_has_no_field_for()
    {
        var fine = Fine;
        var file = JsonNode.Parse(NationalFile.Write([fine]))!.AsArray();
        file[0]!["TRINHTUTHUCHIEN"]![0]!["TRINHTU"]![0]!["TENTRINHTU"] = "Nộp hồ sơ tại quầy";
        file[0]!["CANCUPHAPLY"]![0]!["TENVANBAN"] = "Nghị định B";

        var read = Assert.Single(NationalFileReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), _ => fine, Day).Records).Version;

        Assert.Equal([new("Nộp hồ sơ tại quầy"), .. fine.Sequence.Skip(1)], read.Sequence);
        Assert.Equal(fine.CaseSequences[0].Steps, read.CaseSequences[0].Steps);
        Assert.Equal([new("Nghị định B"), .. fine.LegalBasis.Skip(1)], read.LegalBasis);
        Assert.Equal((fine.ShortName, fine.GuideVideo, "PLP.0012", 5), (read.ShortName, read.GuideVideo, read.Means[0].Fees[0].Code, read.Components[0].LargestFile));
    }

    [Theory]
    [InlineData(0, PaperFileType.Pdf, 5 << 20, null)]
    [InlineData(0, PaperFileType.Docx, (5 << 20) + 1, "file_too_large")]
    [InlineData(0, PaperFileType.Png, 1, "file_type")]
    [InlineData(1, PaperFileType.Png, 10 << 20, null)]
    [InlineData(1, PaperFileType.Png, (10 << 20) + 1, "file_too_large")]
    [InlineData(2, PaperFileType.Jpg, 20 << 20, null)]
    public void A_paper_takes_the_files_it_names_and_others_what_every_paper_takes(int paper, PaperFileType type, long size, string? code) =>
        Assert.Equal(code, PaperFiles.WhyNot(Fine.Components[paper], "a", type, size)?.Code);

    [Fact]
    public void A_legal_document_is_over_when_its_last_day_is() => Assert.Equal(["118/2025/NĐ-CP Nghị định"], Fine.DocumentsOver(Day).Select(document => document.Text));

    private static string Plain(JsonNode node) => node.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static ProcedureVersion Version(Action<JsonObject> change)
    {
        var file = Examples.Json();
        change(Examples.FirstOf(file));
        return Assert.Single(Assert.IsType<ProcedureFileResult.Valid>(ProcedureFile.Parse(file.ToJsonString())).File.Procedures);
    }

    private static Dictionary<string, IReadOnlyList<SheetRow>> SheetsOf(ProcedureVersion item, Func<string, string, string?>? cell = null) =>
        CatalogueSheets.All.ToDictionary(s => s.Name, s => (IReadOnlyList<SheetRow>)[.. CatalogueSheets.RowsOf(s, [item]).Select((cells, n) => new SheetRow(n + 2, s.Columns.Zip(cells)
            .Select(pair => (pair.First.Title, Text: cell is null ? pair.Second?.ToString() : cell(pair.First.Title, pair.Second?.ToString() ?? ""))).Where(pair => pair.Text is { Length: > 0 }).ToDictionary(pair => pair.Title, pair => pair.Text!)))], StringComparer.Ordinal);

    private static IReadOnlyList<ProcedureVersion> Ready(Dictionary<string, IReadOnlyList<SheetRow>> sheets, ProcedureVersion? known)
    {
        var result = CatalogueFile.Check(sheets, _ => known, "Nguồn");
        Assert.Empty(result is CatalogueFileResult.Faulty faulty ? faulty.Faults : []);
        return Assert.IsType<CatalogueFileResult.Ready>(result).Procedures;
    }
}
