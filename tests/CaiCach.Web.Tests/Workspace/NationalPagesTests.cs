using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A controller of procedures brings in what the national database says, and settles what differs.</summary>
public sealed class NationalPagesTests
{
    [Fact]
    public async Task An_export_is_received_and_a_difference_is_kept_with_its_reason()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        using var citizen = site.Browse();
        Assert.DoesNotContain("Đồng bộ lần cuối", (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);
        var record = JsonNode.Parse(NationalFile.Write([(await site.World.ReferenceAsync()).ProcedureInForce(World.Procedure, new(2026, 3, 2))!]))![0]!;
        record["CACHTHUCTHUCHIEN"]![0]!["THOIGIAN"]![0]!["THOIGIANGIAIQUYET"] = "3";

        var page = await controller.OpenAsync("/can-bo/danh-muc/quoc-gia/nhan-tep");
        page = await controller.PressAsync("Nhận tệp", null, new ChosenFile("Upload", "qg.json", Encoding.UTF8.GetBytes("{")));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Không đọc được tệp, lý do nêu ở dưới; chưa có gì được ghi lại."), (page.Status, page.ErrorAt("Upload")));
        page = await controller.PressAsync("Nhận tệp", null, new ChosenFile("Upload", "qg.json", Encoding.UTF8.GetBytes($$"""[{{record.ToJsonString()}},{"MATTHC":"1.999001","TENTTHC":"Mới"},{"MATTHC":"1.999002"}]""")));
        Assert.Contains("Đã nhận 1 thủ tục, 1 có nội dung mới, 1 sai lệch", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1.999001", page.Text("details"), StringComparison.Ordinal);
        Assert.Contains("$[2].TENTTHC", page.Text("tbody"), StringComparison.Ordinal);

        page = await controller.OpenAsync("/can-bo/danh-muc/quoc-gia");
        Assert.Contains("Thời hạn giải quyết", page.Text("tbody"), StringComparison.Ordinal);
        page = await controller.OpenAsync(page.Document.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Trực tiếp: 5 ngày làm việc", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Trực tiếp: 3 ngày làm việc", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Equal("Ghi lý do giữ nội dung của cơ quan.", (await controller.PressAsync("Giữ nội dung của cơ quan")).ErrorAt("Note"));
        page = await controller.PressAsync("Giữ nội dung của cơ quan", new Dictionary<string, string?> { ["Note"] = "Theo nghị quyết" });
        Assert.Contains("Theo nghị quyết", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        page = await controller.PressAsync("Sửa theo quốc gia");
        Assert.Contains("/soan", page.Path, StringComparison.Ordinal);
        Assert.Contains("Đồng bộ lần cuối với Cơ sở dữ liệu quốc gia", (await citizen.OpenAsync("/thu-tuc/" + World.Procedure)).Text(), StringComparison.Ordinal);

        using var specialist = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.OpenAsync("/can-bo/danh-muc/quoc-gia")).Status);
    }
    [Fact]
    public async Task What_the_catalogue_lacks_is_set_aside_for_a_reason_put_back_and_drafted()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        await controller.OpenAsync("/can-bo/danh-muc/quoc-gia/nhan-tep");
        var page = await controller.PressAsync("Nhận tệp", null, new ChosenFile("Upload", "quoc-gia.json", Encoding.UTF8.GetBytes("""
            [{"MATTHC":"1.999001","TENTTHC":"Cấp phép mới","LINHVUCTHUCHIEN":[{"MALINHVUC":"LV1","TENLINHVUC":"Lĩnh vực 1"}],"COQUANTHUCHIEN":[{"TENDONVI":"Sở A"}],"CAPTHUCHIEN":"Cấp tỉnh"},
             {"MATTHC":"1.999002","TENTTHC":"Có chỗ sai","MOTADOITUONGTHUCHIEN":"Người lạ"}]
            """)));
        Assert.Contains("Có trên Cơ sở dữ liệu quốc gia, chưa có tại đây", page.Text("details"), StringComparison.Ordinal);
        await controller.OpenAsync("/can-bo/danh-muc/quoc-gia");
        page = await controller.ClickAsync("2 thủ tục có trên Cơ sở dữ liệu quốc gia, chưa có tại đây");
        Assert.Equal("Có trên Cơ sở dữ liệu quốc gia, chưa có tại đây", page.Text("h2").Trim());
        foreach (var told in (string[])["1.999001", "Cấp phép mới", "Lĩnh vực 1", "Sở A", "Cấp tỉnh", "quoc-gia.json", "1.999002"])
        {
            Assert.Contains(told, page.Text("tbody"), StringComparison.Ordinal);
        }

        page = await controller.ClickAsync("1.999001");
        var address = page.Path;
        Assert.Equal("Ghi lý do thủ tục không thuộc thẩm quyền của cơ quan.", (await controller.PressAsync("Không thuộc thẩm quyền")).ErrorAt("Reason"));
        page = await controller.PressAsync("Không thuộc thẩm quyền", new Dictionary<string, string?> { ["Reason"] = "Của bộ" });
        Assert.Contains("Của bộ", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.DoesNotContain("1.999001", (await controller.OpenAsync("/can-bo/danh-muc/quoc-gia?xem=chua-co-tai-day")).Text("tbody"), StringComparison.Ordinal);
        Assert.Contains("Của bộ", (await controller.OpenAsync("/can-bo/danh-muc/quoc-gia?xem=khong-thuoc-tham-quyen")).Text("tbody"), StringComparison.Ordinal);

        await controller.OpenAsync(address);
        await controller.PressAsync("Đưa lại vào danh sách");
        page = await controller.PressAsync("Lập dự thảo");
        Assert.EndsWith("/soan", page.Path, StringComparison.Ordinal);
        Assert.Contains("Danh mục đã có thủ tục mang mã này", (await controller.OpenAsync(address)).Text(".govuk-inset-text"), StringComparison.Ordinal);

        await controller.OpenAsync("/can-bo/danh-muc/quoc-gia?xem=chua-co-tai-day");
        page = await controller.ClickAsync("1.999002");
        Assert.Contains("$.MOTADOITUONGTHUCHIEN", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Lập dự thảo từ bản ghi quốc gia", page.Text(), StringComparison.Ordinal);
        using var head = await site.BrowseAsync(await site.World.OfficialAsync(Role.AgencyHead));
        page = await head.OpenAsync(page.Path);
        Assert.Equal((HttpStatusCode.OK, false), (page.Status, page.Text().Contains("Lý do không thuộc thẩm quyền", StringComparison.Ordinal)));
        using var specialist = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));
        Assert.Equal(HttpStatusCode.Forbidden, (await specialist.OpenAsync(page.Path)).Status);
    }
}
