using System.Net;
using System.Text;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A controller of procedures downloads the catalogue, and checks a workbook of it.</summary>
public sealed class CheckFilePageTests
{
    [Fact]
    public async Task The_catalogue_that_was_downloaded_passes_and_a_text_file_is_refused_with_its_reason()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        var page = await controller.OpenAsync("/can-bo/thu-tuc?co-quan=" + World.Agency);
        using var answer = await controller.GetAsync(page.Document.QuerySelectorAll("main a").Single(a => a.TextContent == "XLSX").GetAttribute("href")!);
        Assert.Equal("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", answer.Content.Headers.ContentType?.MediaType);
        var file = await answer.Content.ReadAsByteArrayAsync();

        await controller.ClickAsync("Kiểm tra tệp danh mục");
        page = await controller.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "danh-muc.xlsx", file));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Tệp danh-muc.xlsx không có chỗ sai", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thủ tục có thay đổi0", page.Text(".govuk-summary-list"), StringComparison.Ordinal);

        page = await controller.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "danh-muc.csv", Encoding.UTF8.GetBytes("a;b")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Tệp có chỗ sai, nêu ở dưới; chưa có gì được ghi lại."), (page.Status, page.ErrorAt("Upload")));
        Assert.Contains("Tệp không phải là bảng tính XLSX.", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal("Chọn tệp danh mục (XLSX hoặc JSON).", (await controller.PressAsync("Kiểm tra tệp")).ErrorAt("Upload"));
    }

    [Fact]
    public async Task What_was_checked_is_saved_as_drafts_and_seen_in_the_catalogue()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        await controller.OpenAsync("/can-bo/thu-tuc/kiem-tra-tep");
        var page = await controller.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "quoc-gia.json", Encoding.UTF8.GetBytes("""[{"MATTHC":"1.999001","TENTTHC":"Thủ tục từ tệp","LA":"x"}]""")));
        Assert.Contains("$[].LA", page.Text("details"), StringComparison.Ordinal);

        page = await controller.PressAsync("Lưu thành dự thảo");
        Assert.Contains("Đã lập dự thảo: 1 thủ tục mới, 0 sửa đổi, bổ sung.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thủ tục từ tệp", page.Text("tbody"), StringComparison.Ordinal);

        await controller.OpenAsync("/can-bo/thu-tuc/kiem-tra-tep");
        page = await controller.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "quoc-gia.json", Encoding.UTF8.GetBytes("""[{"MATTHC":"1.999001","TENTTHC":"Tên khác"},{"MATTHC":"1.999002","TENTTHC":"Thủ tục hai"}]""")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("đang có dự thảo khác tệp", page.Text("tbody"), StringComparison.Ordinal);

        // Between the check and the saving somebody else begins the same procedure.
        using var rival = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        page = await controller.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "quoc-gia.json", Encoding.UTF8.GetBytes("""[{"MATTHC":"1.999003","TENTTHC":"Thủ tục ba"}]""")));
        await rival.OpenAsync("/can-bo/thu-tuc/kiem-tra-tep");
        await rival.PressAsync("Kiểm tra tệp", null, new ChosenFile("Upload", "quoc-gia.json", Encoding.UTF8.GetBytes("""[{"MATTHC":"1.999003","TENTTHC":"Tên khác"}]""")));
        await rival.PressAsync("Lưu thành dự thảo");
        page = await controller.PressAsync("Lưu thành dự thảo");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("$[0].MATTHC", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("đang có dự thảo khác tệp", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal("Tệp đã kiểm tra không còn được giữ; hãy chọn tệp và kiểm tra lại.", (await controller.PressAsync("Lưu thành dự thảo", new Dictionary<string, string?> { ["Checked"] = new('0', 64) })).ErrorAt("Upload"));
    }

    [Fact]
    public async Task The_national_fields_are_downloaded_and_an_unknown_format_is_not_found()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));
        using var answer = await official.GetAsync("/can-bo/thu-tuc?handler=File&dang=json&tu-khoa=x-quang");
        Assert.Contains("\"TENTTHC\": \"Thủ tục khai báo thiết bị X-quang", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await official.OpenAsync("/can-bo/thu-tuc?handler=File&dang=exe")).Status);
        Assert.DoesNotContain("Kiểm tra tệp danh mục", (await official.OpenAsync("/can-bo/thu-tuc")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await official.OpenAsync("/can-bo/thu-tuc/kiem-tra-tep")).Status);
    }
}
