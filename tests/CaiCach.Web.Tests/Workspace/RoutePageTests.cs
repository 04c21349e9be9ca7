using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A dossier is handed to the ministry's system and its result comes back, by hand, without scripts. Filed on 02/3/2026, 09:00; due on 09/3/2026.</summary>
public sealed class RoutePageTests
{
    private const string Ministry = "Hệ thống của Bộ";
    private const string At = "https://dvc.bo.example.vn";

    [Fact]
    public async Task Officials_hand_it_over_write_down_what_is_said_and_take_the_result_in()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        Assert.DoesNotContain("Chuyển hệ thống xử lý", (await specialist.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        await LeadAsync(office.World);
        Assert.Contains("Chuyển hệ thống xử lý", (await specialist.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        Assert.Contains("Chỉ hệ thống này xử lý", (await specialist.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
        var page = await specialist.OpenAsync(Office.Address(id, "he-thong"));
        page = await specialist.PressAsync("Chuyển hệ thống xử lý", new Dictionary<string, string?> { ["Input.Reason"] = " " });
        Assert.Equal("Phải ghi rõ lý do.", page.ErrorAt("Input.Reason"));
        page = await specialist.PressAsync("Chuyển hệ thống xử lý", new Dictionary<string, string?> { ["Input.Reason"] = "Bộ tiếp nhận tập trung" });
        Assert.Contains("đến lúc ấy hồ sơ vẫn xử lý ở đây", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Chờ {Ministry} nhận, từ 09:00 02/03/2026", (await specialist.OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);

        var clerk = office.As(Role.Clerk);
        await clerk.OpenAsync(Office.Address(id, "he-thong"));
        page = await clerk.PressAsync("Ghi nhận đã nhận", new Dictionary<string, string?> { ["Input.Code"] = "BO-1", ["Input.Time"] = "25:00", ["Input.Date.Day"] = "2", ["Input.Date.Month"] = "3", ["Input.Date.Year"] = "2026" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập giờ, ví dụ 09:30.", "BO-1"), (page.Status, page.ErrorAt("Input.Time"), page.ValueOf("Input.Code")));
        page = await clerk.PressAsync("Ghi nhận đã nhận", new Dictionary<string, string?> { ["Input.Time"] = "09:01" });
        Assert.Equal("Ngày, giờ nhận không được sau lúc này.", page.ErrorAt("Input.Date"));
        page = await clerk.PressAsync("Ghi nhận đã nhận", new Dictionary<string, string?> { ["Input.Time"] = "09:00" });
        Assert.NotNull(page.ErrorAt("Input.Document"));
        page = await clerk.PressAsync("Ghi nhận đã nhận", new Dictionary<string, string?> { ["Input.Document"] = "Giấy tiếp nhận BO-1" });
        Assert.Contains("Đã ghi nhận hệ thống kia nhận xử lý hồ sơ.", page.Text(), StringComparison.Ordinal);

        page = await specialist.OpenAsync(Office.Address(id));
        Assert.Contains($"Hồ sơ do {Ministry} xử lý từ 09:00 02/03/2026.", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"a[href='{At}']"));
        Assert.Contains($"Hệ thống khác xử lý, chưa báo trạng thái ({Ministry})", page.Text(), StringComparison.Ordinal);
        page = await specialist.OpenAsync(Office.Address(id, "de-xuat"));
        Assert.Contains($"làm bước này trên hệ thống ấy ({At})", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Do {Ministry} xử lý", (await specialist.OpenAsync("/can-bo/viec/xu-ly")).Text(), StringComparison.Ordinal);

        await office.LaterAsync("2026-03-04T10:00");
        clerk = office.As(Role.Clerk);
        await clerk.OpenAsync(Office.Address(id, "he-thong"));
        page = await clerk.PressAsync("Ghi nhận trạng thái", Said("Reported", "3", "10:01", ("Reported.Status", "4"), ("Reported.Text", "Đang thẩm định")));
        Assert.Contains("Đã ghi nhận trạng thái.", page.Text(), StringComparison.Ordinal);
        page = await clerk.PressAsync("Ghi nhận trạng thái", Said("Reported", "4", "10:01", ("Reported.Status", "5")));
        Assert.Equal("Ngày, giờ của trạng thái không được sau lúc này.", page.ErrorAt("Reported.Date"));
        var shown = $"Trạng thái do {Ministry} báo lúc 10:01, 03/03/2026: Đang xử lý";
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains(shown, page.Text(), StringComparison.Ordinal);
        Assert.Contains("Việc bổ sung, rút hồ sơ làm tại", page.Text(), StringComparison.Ordinal);
        Assert.Contains(At, (await citizen.OpenAsync($"/ho-so/{id}/rut")).Text(), StringComparison.Ordinal);
        Assert.Contains(At, (await citizen.OpenAsync($"/ho-so/{id}/bo-sung")).Text(), StringComparison.Ordinal);
        page = await office.As(Role.AgencyHead).OpenAsync("/can-bo/theo-doi/he-thong-khac");
        Assert.Contains("Báo lần cuối 10:00 04/03/2026 (0 ngày trước): Đang xử lý", page.Text(), StringComparison.Ordinal);

        await clerk.OpenAsync(Office.Address(id, "he-thong"));
        page = await clerk.PressAsync("Nhận kết quả", Said("Issued", "4", "09:00", ("Issued.Number", "9/QĐ-BO")));
        Assert.NotNull(page.ErrorAt("Issued.File"));
        page = await clerk.PressAsync("Nhận kết quả", new Dictionary<string, string?>(), new ChosenFile("Issued.File", "ket-qua.pdf", Office.Pdf));
        Assert.Equal(BusinessState.Issued, await office.StateAsync(id));
        Assert.DoesNotContain("Hồ sơ do hệ thống khác xử lý", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hệ thống khác ban hành kết quả, trả về đây", page.Text(), StringComparison.Ordinal);
        Assert.Contains("9/QĐ-BO", (await citizen.OpenAsync($"/ho-so/{id}/ket-qua")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_handed_back_is_taken_back_from_the_page_and_who_may_not_sees_no_form()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        await LeadAsync(office.World);
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Office.Address(id, "he-thong"));
        await receiver.PressAsync("Chuyển hệ thống xử lý", new Dictionary<string, string?> { ["Input.Reason"] = "Bộ tiếp nhận tập trung" });
        await receiver.PressAsync("Ghi nhận đã nhận", Said("Input", "2", "09:00", ("Input.Code", "BO-1"), ("Input.Document", "Giấy tiếp nhận")));
        await receiver.PressAsync("Ghi nhận chuyển lại", new Dictionary<string, string?> { ["Input.Reason"] = "Chuyển nhầm" });
        var page = await receiver.PressAsync("Không nhận lại", new Dictionary<string, string?> { ["Input.Reason"] = "" });
        Assert.Equal("Phải ghi rõ lý do.", page.ErrorAt("Input.Reason"));
        page = await receiver.PressAsync("Nhận lại để xử lý ở đây");
        Assert.Contains("Đã nhận lại hồ sơ; thời hạn giữ nguyên.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(MasterSystem.Own, (await office.World.DossierAsync(id)).MasterSystem);

        using var inspector = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Inspector));
        Assert.Contains("Lúc này ông/bà không làm được bước nào ở trang này.", (await inspector.OpenAsync(Office.Address(id, "he-thong"))).Text(), StringComparison.Ordinal);
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(Office.Address(id, "he-thong"))).Status);
    }

    private static Dictionary<string, string?> Said(string form, string day, string time, params (string Name, string Value)[] more)
    {
        var fields = new Dictionary<string, string?> { [form + ".Date.Day"] = day, [form + ".Date.Month"] = "3", [form + ".Date.Year"] = "2026", [form + ".Time"] = time };
        foreach (var (name, value) in more)
        {
            fields[name] = value;
        }

        return fields;
    }

    /// <summary>From now the procedure names the system of the ministry.</summary>
    internal static async Task LeadAsync(World world, string name = Ministry)
    {
        await using var db = world.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            var body = root["procedures"]![0]!;
            (body["portal"], body["portalSystem"], body["portalAddress"]) = ("central_ministry", name, At);
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        world.Get<ReferenceStore>().Forget();
    }
}
