using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The writer of a draft states its agencies, local codes and reductions of fees; a decision moves the competence; the counter takes the class of the payer; a process comes from a file.</summary>
public sealed class CompetencePageTests
{
    [Fact]
    public async Task Agencies_codes_and_reductions_are_written_announced_as_a_change_of_competence_and_read()
    {
        await using var office = await Office.OpenAsync();
        using var keeper = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await using var db = office.World.Database.Open();
        var id = await db.CatalogueEntries.Where(e => e.Code == World.Procedure).Select(e => e.Id).SingleAsync();
        await keeper.OpenAsync($"/can-bo/danh-muc/{id}");
        await keeper.PressAsync("Soạn sửa đổi, bổ sung");
        var page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(
            ("Form.CompetentAgency", "UBND tỉnh"), ("Form.AuthorisedAgency", "Sở Khoa học và Công nghệ"), ("Form.CoordinatingAgencies", "Công an tỉnh\n\nSở Y tế"), ("Form.ReceivingAddresses", "Số 1 đường Mẫu"), ("Form.BoundaryFree", "true"),
            ("Form.LocalCodes", "1.000000.H50"), ("Form.Means[0].Fees[0].Basis", "TT 64"), ("Form.Means[0].Fees[0].Reliefs", "nửa giá")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "nửa giá", "1.000000.H50"), (page.Status, page.ValueOf("Form.Means[0].Fees[0].Reliefs"), page.ValueOf("Form.LocalCodes")));
        Assert.NotNull(page.ErrorAt("Form.Means[0].Fees[0].Reliefs"));
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.Means[0].Fees[0].Reliefs", "50% | | 01/01/2026 | 31/12/2026 | TT 63\n100 | hộ nghèo | | | Luật A")));
        Assert.StartsWith("Mã địa phương hóa “1.000000.H50” phải là mã quốc gia", page.ErrorAt("Form.LocalCodes"), StringComparison.Ordinal);
        page = await keeper.PressAsync("Lưu và gửi rà soát", Fields(("Form.LocalCodes", World.Procedure + ".H50")));
        Assert.Contains("Đã ghi nhận: Gửi rà soát.", page.Text(), StringComparison.Ordinal);

        var body = DraftDocument.BodyOf(DraftDocument.Read(await db.ProcedureDrafts.AsNoTracking().Where(d => d.EntryId == id).Select(d => d.Document).SingleAsync())!);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""[{"percent":50,"from":"2026-01-01","to":"2026-12-31","basis":"TT 63"},{"percent":100,"payer":"hộ nghèo","basis":"Luật A"}]"""), body["means"]![0]!["fees"]![0]!["reliefs"]), body.ToJsonString());
        Assert.True((bool)body["boundaryFree"]!);

        await office.As(Role.AgencyHead).OpenAsync($"/can-bo/danh-muc/{id}");
        await office.As(Role.AgencyHead).PressAsync("Đồng ý với dự thảo");
        page = await keeper.OpenAsync($"/can-bo/danh-muc/{id}/cong-bo");
        Assert.Contains("cơ quan được ủy quyền, phân cấp: thêm “Sở Khoa học và Công nghệ”", page.Text(), StringComparison.Ordinal);
        page = await keeper.PressAsync("Ghi công bố", Fields(
            ("Input.Rescopes", "true"), ("Input.Decision.Number", "1015/QĐ-UBND"), ("Input.Decision.Day.Day", "2"), ("Input.Decision.Day.Month", "3"), ("Input.Decision.Day.Year", "2026"), ("Input.Decision.Issuer", "UBND tỉnh"),
            ("Input.Decision.Signer", "Chủ tịch"), ("Input.Decision.Title", "Phân cấp"), ("Input.EffectiveFrom.Day", "3"), ("Input.EffectiveFrom.Month", "3"), ("Input.EffectiveFrom.Year", "2026")));
        Assert.Contains("Phân cấp, điều chỉnh thẩm quyền", page.Text(), StringComparison.Ordinal);
        page = await keeper.ClickAsync("1015/QĐ-UBND");
        Assert.Contains("cơ quan có thẩm quyền: thêm “UBND tỉnh”", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Cơ quan tiếp nhận từ ngày có hiệu lực:", page.Text(), StringComparison.Ordinal);
        Assert.Contains("phân cấp, điều chỉnh thẩm quyền: 1", (await keeper.OpenAsync("/can-bo/danh-muc/van-ban")).Text("table"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_counter_chooses_the_class_of_the_payer_and_the_applicant_reads_which_rule_was_taken()
    {
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            var row = await db.Procedures.SingleAsync(p => p.Code == World.Procedure && p.Version == 2);
            var root = JsonNode.Parse(row.Document)!.AsObject();
            foreach (var means in DraftDocument.BodyOf(root)["means"]!.AsArray())
            {
                means!["fees"] = JsonNode.Parse("""[{"name": "Phí", "kind": "phi", "amount": 300000, "when": "at_receipt", "confidence": "found", "reliefs": [{"percent": 100, "payer": "hộ nghèo", "basis": "Luật A"}]}]""");
            }

            DraftDocument.BodyOf(root)["payment"] = JsonNode.Parse("""{"required": true, "when": ["at_receipt"]}""");
            DraftDocument.BodyOf(root)["startRule"] = "acceptance_and_payment";
            row.Document = root.ToJsonString();
            await db.SaveChangesAsync();
        }

        var id = (await office.World.SubmitAsync(office.Citizen)).Id;
        var counter = office.As(Role.Receiver);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        var page = await counter.OpenAsync(Office.Address(id, "tiep-nhan"));
        Assert.Contains("Nếu là hộ nghèo: Không thu phí, lệ phí", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nếu nộp đủ phí ngay hoặc thuộc đối tượng được miễn, hẹn trả kết quả", page.Text(), StringComparison.Ordinal);
        page = await counter.PressAsync("Tiếp nhận hồ sơ", Office.AllThere(counter, new() { ["Input.Payer"] = "người giàu", ["Input.Way"] = "none" }));
        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        page = await counter.PressAsync("Tiếp nhận hồ sơ", Office.AllThere(counter, new() { ["Input.Payer"] = "hộ nghèo", ["Input.Way"] = "none" }));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("hộ nghèo", (await office.World.DossierAsync(id)).FeePayer);

        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.OpenAsync("/thu-tuc/" + World.Procedure);
        Assert.Contains("Nếu thuộc đối tượng sau, có giấy tờ chứng minh: hộ nghèo: được miễn", (await citizen.PressAsync("Xem nơi nộp, ngày hẹn, phí")).Text("#cho-toi dl"), StringComparison.Ordinal);
        Assert.Contains("Phí: 0 đồng (mức thu: 300.000 đồng. Miễn đối với hộ nghèo (Luật A))", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_comes_from_a_file_or_its_faults_are_named_row_by_row()
    {
        await using var office = await Office.OpenAsync();
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await controller.OpenAsync("/can-bo/quy-trinh/SKHCN-QT/2.002131");
        await controller.ClickAsync("Nhập từ tệp");
        var page = await controller.PressAsync("Nhập thành bản dự thảo");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Chọn tệp quy trình (XLSX hoặc DOCX)."), (page.Status, page.ErrorAt("Upload")));
        page = await controller.PressAsync("Nhập thành bản dự thảo", null, new ChosenFile("Upload", "quy-trinh.docx", Document("Phù thủy")));
        Assert.Equal("Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại.", page.ErrorAt("Upload"));
        Assert.Contains("“Phù thủy” không phải là một trong", page.Text("tbody"), StringComparison.Ordinal);
        page = await controller.PressAsync("Nhập thành bản dự thảo", null, new ChosenFile("Upload", "quy-trinh.docx", Document("Chuyên viên")));
        Assert.EndsWith("/soan", page.Path, StringComparison.Ordinal);
        Assert.Contains("Thẩm định hồ sơ", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/quy-trinh/SKHCN-QT/2.002131/nhap")).Status);
    }

    private static byte[] Document(string who)
    {
        static string Row(params string[] cells) => $"<w:tr>{string.Concat(cells.Select(c => $"<w:tc><w:p><w:r><w:t>{c}</w:t></w:r></w:p></w:tc>"))}</w:tr>";
        using var file = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(file, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            void Add(string name, string text)
            {
                using var part = new StreamWriter(archive.CreateEntry(name).Open());
                part.Write(text);
            }

            Add("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>""");
            Add("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>""");
            Add("word/document.xml", $"""<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:tbl>{Row("Nội dung", "Trách nhiệm", "Thời gian")}{Row("Thẩm định hồ sơ", who, "2 ngày")}</w:tbl></w:body></w:document>""");
        }

        return file.ToArray();
    }

    private static Dictionary<string, string?> Fields(params (string Name, string? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value, StringComparer.Ordinal);
}
