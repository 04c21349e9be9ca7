using System.Net;
using AngleSharp.Dom;
using CaiCach.Data.Outages;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Outages as who administers the whole announces them, and the notice that every page has. It is Monday 02/3/2026, 09:00.</summary>
public sealed class OutagePageTests
{
    private const string Href = "/can-bo/su-co";

    [Fact]
    public async Task Planned_maintenance_is_told_on_every_page_from_a_day_before_until_its_end_is_recorded()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await AdminAsync(office);
        using var visitor = office.Site.Browse();
        Assert.Null(Notice(await visitor.OpenAsync("/")));
        await admin.OpenAsync("/can-bo");
        var page = await admin.ClickAsync("Sự cố, bảo trì");
        Assert.Equal(("02/03/2026", "09:00"), (page.ValueOf("Input.From.Day"), page.ValueOf("Input.From.Time")));

        var typed = new Dictionary<string, string?>
        {
            ["Input.Kind"] = "Planned",
            ["Input.Parts"] = "OnlineFiling",
            ["Input.Until.Day"] = "03/3/2026",
            ["Input.Until.Time"] = "chiều",
            ["Input.Text"] = "Nâng cấp máy chủ <b>đêm</b>",
        };
        page = await admin.PressAsync("Công bố thông báo", typed);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Nhập giờ và phút, ví dụ 15:00.", "chiều", "03/3/2026", "Nâng cấp máy chủ <b>đêm</b>"), (page.ErrorAt("Input.Until.Time"), page.ValueOf("Input.Until.Time"), page.ValueOf("Input.Until.Day"), page.ValueOf("Input.Text")));
        page = await admin.PressAsync("Công bố thông báo", new Dictionary<string, string?> { ["Input.Until.Time"] = "22:00" });
        Assert.StartsWith("Bảo trì theo kế hoạch phải bắt đầu sau lúc này", page.ErrorAt("Input.From.Day"), StringComparison.Ordinal);
        page = await admin.PressAsync("Công bố thông báo", new Dictionary<string, string?> { ["Input.From.Day"] = "03/3/2026", ["Input.From.Time"] = "20:00" });
        Assert.Contains("Đã lưu.", page.Text(), StringComparison.Ordinal);

        // It begins in 35 hours: told nowhere but on the page of the system.
        Assert.Null(Notice(await visitor.OpenAsync("/")));
        Assert.Contains("Từ 20:00 03/03/2026, dự kiến đến 22:00 03/03/2026.", (await visitor.OpenAsync("/tinh-trang-he-thong")).Text(), StringComparison.Ordinal);
        await office.LaterAsync("2026-03-02T20:00");
        foreach (var (person, path) in new[] { (visitor, "/"), (visitor, "/thu-tuc"), (visitor, "/khong-co"), (office.As(Role.Receiver), "/can-bo"), (office.As(Role.Specialist), "/can-bo/ho-so") })
        {
            var told = Notice(await person.OpenAsync(path));
            Assert.NotNull(told);
            Assert.Contains("Bảo trì theo kế hoạch: Nộp hồ sơ trực tuyến.", told.TextContent, StringComparison.Ordinal);
            Assert.Contains("Nâng cấp máy chủ <b>đêm</b>", told.TextContent, StringComparison.Ordinal);
        }

        // Past its expected end it is told until somebody says that it is over.
        await office.LaterAsync("2026-03-03T23:00");
        Assert.Contains("đã quá lúc dự kiến xong (22:00 03/03/2026)", Notice(await visitor.OpenAsync("/"))!.TextContent, StringComparison.Ordinal);
        using var next = await AdminAsync(office);
        await next.OpenAsync(Href);
        page = await next.ClickAsync("Bảo trì theo kế hoạch 20:00 03/03/2026");
        Assert.DoesNotContain("Rút thông báo, không bảo trì nữa", page.Text(), StringComparison.Ordinal);
        page = await next.PressAsync("Ghi lúc kết thúc", new Dictionary<string, string?> { ["Input.Ended.Time"] = "23:01" });
        Assert.Equal(("Lúc kết thúc phải sau lúc bắt đầu và không sau lúc này.", "23:01"), (page.ErrorAt("Input.Ended.Day"), page.ValueOf("Input.Ended.Time")));
        page = await next.PressAsync("Ghi lúc kết thúc", new Dictionary<string, string?> { ["Input.Ended.Time"] = "22:30" });
        Assert.Contains("Từ 20:00 03/03/2026 đến 22:30 03/03/2026, kéo dài 2 giờ 30 phút.", page.Text(), StringComparison.Ordinal);
        Assert.Null(Notice(await visitor.OpenAsync("/")));
        Assert.Contains("kéo dài 2 giờ 30 phút", (await visitor.OpenAsync("/tinh-trang-he-thong")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_function_is_switched_off_its_page_says_since_when_why_and_what_else_and_what_was_typed_before_is_refused_and_kept()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await AdminAsync(office);
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/de-nghi-goi-lai");
        await admin.OpenAsync(Href);
        var typed = new Dictionary<string, string?> { ["Input.Kind"] = "Pause", ["Input.Parts"] = "Payment", ["Input.Until.Day"] = "02/3/2026", ["Input.Until.Time"] = "12:00", ["Input.Text"] = "Quá tải <b>tổng đài</b>" };
        Assert.StartsWith("Chỉ tạm dừng được", (await admin.PressAsync("Công bố thông báo", typed)).ErrorAt("Input.Parts"), StringComparison.Ordinal);
        await admin.OpenAsync(Href);
        typed["Input.Parts"] = "CallBacks";
        Assert.Contains("Đã lưu.", (await admin.PressAsync("Công bố thông báo", typed)).Text(), StringComparison.Ordinal);

        var page = await visitor.PressAsync("Gửi đề nghị", new Dictionary<string, string?> { ["Input.Agency"] = World.Agency, ["Input.Name"] = "Ngô Thị Mẫu", ["Input.Phone"] = "0912 345 678", ["Input.Content"] = "Không nhận được mã", ["Input.Agreed"] = "true" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Ngô Thị Mẫu"), (page.Status, page.ValueOf("Input.Name")));
        Assert.Contains("Đề nghị gọi lại: tạm dừng từ 09:00 ngày 02/03/2026", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        page = await visitor.OpenAsync("/de-nghi-goi-lai");
        Assert.Equal((HttpStatusCode.OK, "/tam-dung/de-nghi-goi-lai"), (page.Status, page.Path));
        foreach (var said in new[] { "đang tạm dừng", "Bắt đầu lúc 09:00 02/03/2026, dự kiến xong lúc 12:00 02/03/2026.", "Quá tải <b>tổng đài</b>", "Gọi điện hoặc đến Bộ phận Một cửa trong giờ làm việc." })
        {
            Assert.Contains(said, page.Text("main"), StringComparison.Ordinal);
        }

        Assert.Equal("/phan-anh-kien-nghi", (await visitor.OpenAsync("/phan-anh-kien-nghi")).Path);
        await office.LaterAsync("2026-03-02T10:00");
        using var next = await AdminAsync(office);
        await next.OpenAsync(Href);
        await next.ClickAsync("Tạm dừng chức năng 09:00 02/03/2026");
        await next.PressAsync("Ghi lúc kết thúc");
        Assert.Equal("/de-nghi-goi-lai", (await visitor.OpenAsync("/de-nghi-goi-lai")).Path);
        Assert.Contains("đang hoạt động", (await visitor.OpenAsync("/tam-dung/de-nghi-goi-lai")).Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/tam-dung/khong-co")).Status);
    }

    [Fact]
    public async Task Its_expected_end_moves_it_is_withdrawn_before_it_begins_and_who_was_faster_is_told()
    {
        await using var office = await Office.OpenAsync();
        var id = Guid.CreateVersion7();
        await using (var db = office.World.Database.Open())
        {
            db.Outages.Add(new Outage { Id = id, Version = 1, Kind = Law.Outages.OutageKind.Planned, Parts = Law.Outages.OutageParts.Whole, StartsAt = office.World.Clock.Now.AddHours(2), ExpectedUntil = office.World.Clock.Now.AddHours(3), Text = "Nâng cấp", AnnouncedAt = office.World.Clock.Now, AnnouncedBy = "Quản trị" });
            await db.SaveChangesAsync();
        }

        using var admin = await AdminAsync(office);
        await admin.OpenAsync($"{Href}/{id}");
        var page = await admin.PressAsync("Lưu lúc dự kiến xong", new Dictionary<string, string?> { ["Input.Until.Time"] = "13:15" });
        Assert.Contains("dự kiến đến 13:15 02/03/2026", page.Text(), StringComparison.Ordinal);
        await admin.OpenAsync($"{Href}/{id}");
        await using (var db = office.World.Database.Open())
        {
            await db.Outages.ExecuteUpdateAsync(set => set.SetProperty(o => o.Version, 3));
        }

        page = await admin.PressAsync("Lưu lúc dự kiến xong", new Dictionary<string, string?> { ["Input.Until.Time"] = "14:00" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("14:00", page.ValueOf("Input.Until.Time"));
        page = await admin.PressAsync("Rút thông báo, không bảo trì nữa");
        Assert.Contains("Đã rút thông báo.", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Null(Notice(page));
        Assert.Contains("Rút thông báo", (await admin.OpenAsync("/can-bo/nhat-ky-su-kien")).Text(), StringComparison.Ordinal);

        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync(Href)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync($"{Href}/{id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(Href)).Status);
    }

    internal static IElement? Notice(Page page) => page.Document.QuerySelector("[role=status]");

    private static async Task<Browser> AdminAsync(Office office) => await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, "BKHCN"));
}
