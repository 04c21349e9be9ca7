using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A department opens a procedure to the counters of the province; another department's counter finds it, takes a dossier in and hands it over.</summary>
public sealed class SharedReceptionPageTests
{
    private const string Setting = "/can-bo/danh-muc/khong-phu-thuoc-dia-gioi";
    private const string Search = "/can-bo/nop-tai-quay";
    private const string Others = "Nhận hộ cơ quan khác trong tỉnh";

    [Fact]
    public async Task The_controller_opens_procedures_and_a_wrong_form_is_told_at_its_field()
    {
        await using var office = await Office.OpenAsync();
        var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo/danh-muc");
        var page = await controller.ClickAsync("Tiếp nhận không phụ thuộc địa giới");
        Assert.Contains("Hôm nay: Không mở thủ tục nào", page.Text(), StringComparison.Ordinal);

        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Scope"] = "Chosen", ["Input.FirstDay.Day"] = "31", ["Input.FirstDay.Month"] = "2" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.ErrorAt("Input.FirstDay"));
        Assert.Equal("31", page.ValueOf("Input.FirstDay.Day"));
        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.FirstDay.Day"] = "1", ["Input.FirstDay.Month"] = "3" });
        Assert.Contains("Ngày bắt đầu tiếp nhận hộ không được trước ngày hôm nay.", page.ErrorAt("Input.FirstDay"), StringComparison.Ordinal);
        Assert.Contains("Chọn ít nhất một thủ tục", page.ErrorAt("Input.Procedures"), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.FirstDay.Day"] = "2", ["Input.Procedures"] = World.Procedure });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đã lưu những thủ tục được tiếp nhận hộ.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hôm nay: Các thủ tục được chọn (1)", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bản 1", page.Text(".cc-versions"), StringComparison.Ordinal);

        // Somebody else's form, opened before: told, with what was chosen kept.
        await controller.OpenAsync(Setting + "?co-quan=SKHCN-QT");
        await using (var db = office.World.Database.Open())
        {
            db.SharedReceptions.Add(new() { AgencyId = await office.World.UnitAsync(World.Agency), Number = 2, FirstDay = new(2026, 3, 2), Scope = SharedScope.All, MadeAt = office.World.Clock.Now, MadeBy = "Trần Văn Mẫu" });
            await db.SaveChangesAsync();
        }

        page = await controller.PressAsync("Lưu", new Dictionary<string, string?> { ["Input.Scope"] = "None" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Người khác vừa lưu.", page.Text(), StringComparison.Ordinal);
        page = await controller.PressAsync("Lưu");
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SNV-QT-VP"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Setting + "?co-quan=SKHCN-QT")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.AgencyHead).OpenAsync(Setting)).Status);
    }

    [Fact]
    public async Task The_counter_finds_its_own_procedures_first_takes_one_in_for_another_body_and_hands_it_over()
    {
        await using var office = await Office.OpenAsync();
        var actor = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        var receiver = await office.Site.BrowseAsync(actor);
        Assert.DoesNotContain(Others, (await receiver.OpenAsync(Search + "?tu-khoa=" + World.Procedure)).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync($"{Search}/{World.Procedure}?co-quan=SKHCN-QT")).Status);
        await office.AssignedAsync();
        await using (var db = office.World.Database.Open())
        {
            db.SharedReceptions.Add(new() { AgencyId = await office.World.UnitAsync(World.Agency), Number = 1, FirstDay = new(2026, 3, 2), Scope = SharedScope.All, MadeAt = office.World.Clock.Now, MadeBy = "Trần Văn Mẫu" });
            await db.SaveChangesAsync();
        }

        office.World.Get<Application.Reference.ReferenceStore>().Forget();
        Assert.Contains("gõ tên hoặc mã thủ tục để tìm", (await receiver.OpenAsync(Search)).Text(), StringComparison.Ordinal);
        var page = await receiver.OpenAsync(Search + "?tu-khoa=" + World.Procedure[..^1]);
        Assert.Equal(["Sở Nội vụ tỉnh Quảng Trị", Others], page.Document.QuerySelectorAll("main h2").Select(h => h.TextContent.Trim()));
        Assert.Equal("Sở Khoa học và Công nghệ tỉnh Quảng Trị", page.Text("main h3"));
        page = await receiver.OpenAsync(page.Document.QuerySelector("main h3 + ul a")!.GetAttribute("href")!);
        Assert.Contains("Tiếp nhận và trả kết quả tại Sở Nội vụ tỉnh Quảng Trị; giải quyết tại Sở Khoa học và Công nghệ tỉnh Quảng Trị.", page.Text(), StringComparison.Ordinal);

        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?>
        {
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Sở Nội vụ tỉnh Quảng Trị", RowOf(page, "Cơ quan tiếp nhận"), StringComparison.Ordinal);
        Assert.Contains("Sở Khoa học và Công nghệ tỉnh Quảng Trị", RowOf(page, "Cơ quan giải quyết"), StringComparison.Ordinal);
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(actor), id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(actor), id, v), id);

        page = await receiver.OpenAsync("/can-bo/ban-giao");
        Assert.Equal("Phòng Quản lý công nghệ và Chuyên ngành – Sở Khoa học và Công nghệ tỉnh Quảng Trị", page.Text("main section h2"));
        page = await receiver.PressAsync("Bàn giao và lập danh sách");
        Assert.Contains("Đơn vị nhận: Phòng Quản lý công nghệ và Chuyên ngành – Sở Khoa học", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Phòng Quản lý công nghệ và Chuyên ngành – Sở Khoa học", (await receiver.OpenAsync(Office.Address(id, "mau-06"))).Text("article"), StringComparison.Ordinal);
        Assert.Contains("Sở Khoa học và Công nghệ tỉnh Quảng Trị", (await receiver.OpenAsync("/can-bo/so-theo-doi")).Text("table"), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/cuoi-ngay");
        Assert.Equal("1", page.Text("[data-figure=OthersReceived]"));
        Assert.Contains("(9a) 0 + (9) 1 − (9b) 1 = (9c) 0", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Trần Thị Thử Hai", (await receiver.OpenAsync(page.Document.QuerySelector("[data-figure=OthersReceived] a")!.GetAttribute("href")!)).Text("table"), StringComparison.Ordinal);
    }

    private static string RowOf(Page page, string label) =>
        page.Document.QuerySelectorAll("dt").Single(d => d.TextContent.Trim() == label).NextElementSibling!.TextContent;
}
