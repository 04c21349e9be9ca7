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
}
