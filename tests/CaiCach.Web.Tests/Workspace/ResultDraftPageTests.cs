using System.Net;
using CaiCach.Application.Letters;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A controller writes the template of a result; the specialist drafts from it, edits, proposes; the head reads just that.</summary>
public sealed class ResultDraftPageTests
{
    [Fact]
    public async Task A_result_is_drafted_from_the_template_edited_proposed_and_read_by_the_head()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var owner = (await office.World.DossierAsync(id)).OwnerName;
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, World.Agency));
        await controller.OpenAsync("/can-bo/loi-van-giay");
        await controller.ClickAsync("Mẫu kết quả giải quyết");
        var page = await controller.PressAsync("Soạn mẫu", new Dictionary<string, string?> { ["Input.Procedure"] = "khong" });
        Assert.Equal("Không có thủ tục với mã này.", page.ErrorAt("Input.Procedure"));
        Assert.Equal("Chọn loại kết quả.", page.ErrorAt("Input.Kind"));
        page = await controller.PressAsync("Soạn mẫu", new Dictionary<string, string?> { ["Input.Procedure"] = World.Procedure, ["Input.Kind"] = "giai-quyet" });
        Assert.Contains("{so_dinh_danh}", page.Text(".cc-fields"), StringComparison.Ordinal);
        var template = new Dictionary<string, string?> { ["Input.Title"] = "Giấy phép", ["Input.Body"] = "Cấp cho {chu_ho}" };
        page = await controller.PressAsync("Lưu bản mới", template);
        Assert.Equal("Dòng 1, cột 9: không có trường {chu_ho}; có phải {chu_ho_so}?", page.ErrorAt("Input.Body"));
        template["Input.Body"] = "Cấp cho **{chu_ho_so}**";
        page = await controller.PressAsync("Xem trước", template);
        Assert.Contains("Cấp cho Nguyễn Thị Mẫu", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Đã lưu bản 1.", (await controller.PressAsync("Lưu bản mới", template)).Text(), StringComparison.Ordinal);

        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        page = await specialist.ClickAsync("Soạn dự thảo kết quả từ mẫu");
        page = await specialist.PressAsync("Lấy từ mẫu", new Dictionary<string, string?> { ["Input.Template"] = page.Document.QuerySelector("select[name='Input.Template'] option:last-child")!.GetAttribute("value") });
        Assert.Equal($"Cấp cho **{owner}**", page.ValueOf("Input.Body"));
        page = await specialist.PressAsync("Lấy từ mẫu");
        Assert.Contains("Nội dung ở dưới chưa lưu", page.ErrorAt("Input.Template"), StringComparison.Ordinal);
        page = await specialist.PressAsync("Xem trước", new Dictionary<string, string?> { ["Input.Body"] = $"Cấp cho **{owner}** <b>từ nay</b>" });
        Assert.Contains($"Cấp cho {owner} <b>từ nay</b>", page.Text("article"), StringComparison.Ordinal);
        page = await specialist.PressAsync("Lưu dự thảo");
        Assert.Contains("Đã lưu bản 1.", page.Text(), StringComparison.Ordinal);
        using var pdf = await specialist.GetAsync(Office.Address(id, "du-thao?tep=pdf"));
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "du-thao"))).Status);

        page = await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        var text = page.Document.QuerySelector("[name='Input.DraftText']")!.GetAttribute("value");
        page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Refuse", ["Input.Reason"] = "Đủ", ["Input.LegalBasis"] = "Điều 1", ["Input.DraftText"] = text });
        Assert.Contains("loại kết quả khác", page.ErrorAt("Input.DraftText"), StringComparison.Ordinal);
        page = await specialist.PressAsync("Trình đề xuất", new Dictionary<string, string?> { ["Input.Kind"] = "Grant", ["Input.DraftText"] = text });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var draft = (await office.World.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Draft);
        Assert.Equal(text, draft.TextId.ToString());
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await pdf.Content.ReadAsByteArrayAsync())), draft.Sha256);

        await office.As(Role.AgencyHead).OpenAsync(Office.Address(id));
        page = await office.As(Role.AgencyHead).ClickAsync("Đọc lời văn dự thảo");
        Assert.Contains($"Cấp cho {owner} <b>từ nay</b>", page.Text("article"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.Body']"));
        Assert.Equal(HttpStatusCode.NotFound, (await specialist.OpenAsync(Office.Address(Guid.NewGuid(), "du-thao"))).Status);
    }

    [Fact]
    public async Task A_template_that_comes_out_wrong_for_a_dossier_is_shown_with_the_fault_and_stars_are_no_marks()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await using (var db = office.World.Database.Open())
        {
            (await db.Dossiers.FindAsync(id))!.Content = "*** Xin cấp sớm ***";
            await db.SaveChangesAsync();
        }

        var controller = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var saved = await office.World.Do<SaveResultTemplate, SaveLetterText.Outcome>(u => u.RunAsync(
            office.World.By(controller), new(World.Agency, World.Procedure, ProposalKind.Grant, 0, new("{quoc_tich}", "Theo đề nghị: {noi_dung}", ""), new(2026, 3, 2))));
        Assert.IsType<SaveLetterText.Outcome.Done>(saved);
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync(Office.Address(id, "du-thao"));
        page = await specialist.PressAsync("Lấy từ mẫu", new Dictionary<string, string?> { ["Input.Template"] = page.Document.QuerySelector("select[name='Input.Template'] option:last-child")!.GetAttribute("value") });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập tên văn bản."), (page.Status, page.ErrorAt("Input.Title")));
        Assert.Equal("Theo đề nghị: * * * Xin cấp sớm * * *", page.ValueOf("Input.Body"));
        Assert.Contains("Đã lưu bản 1.", (await specialist.PressAsync("Lưu dự thảo", new Dictionary<string, string?> { ["Input.Title"] = "Giấy phép" })).Text(), StringComparison.Ordinal);
    }
}
