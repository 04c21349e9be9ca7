using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Sms;
using CaiCach.Data.Sms;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Sms;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Sms;

/// <summary>Templates of messages through Zalo, prices and costs of messages, as administrators and officials meet them.</summary>
public sealed class ZaloPageTests
{
    private const string Root = "BKHCN-VP-HC";
    private const string Template = "/can-bo/mau-zalo/tiep-nhan";
    private const string Prices = "/can-bo/don-gia-tin-nhan";
    private const string Costs = "/can-bo/chi-phi-tin-nhan";

    [Fact]
    public async Task A_template_is_written_down_a_fault_names_its_place_nothing_typed_is_lost_and_who_comes_second_is_told()
    {
        await using var office = await Office.OpenAsync();
        var account = await office.World.OfficialAsync(Role.Administrator, Root);
        using var admin = await office.Site.BrowseAsync(account);
        using var other = await office.Site.BrowseAsync(account);
        await admin.OpenAsync("/can-bo/loi-van-thu-tin");
        var page = await admin.ClickAsync("Mẫu tin Zalo (ZNS)");
        Assert.Contains("Hệ thống đang đặt kênh tin nhắn SMS", page.Text(), StringComparison.Ordinal);
        page = await admin.ClickAsync("Hồ sơ đã được tiếp nhận");
        Assert.Contains("Hôm nay gửi bằng tin nhắn SMS", page.Text(), StringComparison.Ordinal);
        Assert.Contains("han", page.Text(".cc-fields"), StringComparison.Ordinal);
        await other.OpenAsync(Template);

        page = await admin.PressAsync("Lưu bản mới", new Dictionary<string, string?>
        {
            ["Input.Template"] = "28 70",
            ["Input.Parameters"] = "ma_ho_so\nho_ten",
            ["Input.State"] = "Refused",
            ["Input.InForceFrom.Day"] = "",
        });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Mã mẫu chỉ có chữ cái", page.ErrorAt("Input.Template"), StringComparison.Ordinal);
        Assert.Equal("Tham số thứ 2: không có tham số ho_ten; chỉ dùng ma_ho_so, lien_ket, viec, co_quan, han.", page.ErrorAt("Input.Parameters"));
        Assert.Equal("Nhập lý do nhà cung cấp từ chối mẫu.", page.ErrorAt("Input.Reason"));
        Assert.Equal("Ngày bắt đầu áp dụng: còn thiếu ngày", page.ErrorAt("Input.InForceFrom"));
        Assert.Equal(("28 70", "ma_ho_so\nho_ten"), (page.ValueOf("Input.Template"), page.ValueOf("Input.Parameters")));

        page = await admin.PressAsync("Lưu bản mới", new Dictionary<string, string?>
        {
            ["Input.Template"] = "287001",
            ["Input.Parameters"] = "ma_ho_so\nviec",
            ["Input.State"] = "Approved",
            ["Input.InForceFrom.Day"] = "2",
        });
        Assert.Contains("Đã lưu bản 1.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hôm nay gửi qua Zalo với mẫu 287001.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Zalo, mẫu 287001", (await admin.OpenAsync("/can-bo/mau-zalo")).Text("tbody"), StringComparison.Ordinal);

        var typed = new Dictionary<string, string?> { ["Input.Template"] = "287002", ["Input.Parameters"] = "viec", ["Input.State"] = "Refused", ["Input.Reason"] = "Sai loại mẫu" };
        page = await other.PressAsync("Lưu bản mới", typed);
        Assert.Equal((HttpStatusCode.Conflict, "287002"), (page.Status, page.ValueOf("Input.Template")));
        page = await other.PressAsync("Lưu bản mới");
        Assert.Contains("Đã lưu bản 2.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bị từ chối", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Sai loại mẫu", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hôm nay gửi qua Zalo với mẫu 287001.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.OpenAsync("/can-bo/mau-zalo/khong-co")).Status);
    }

    [Fact]
    public async Task A_price_is_set_and_a_wrong_one_is_said_at_its_field()
    {
        await using var office = await Office.OpenAsync();
        using var admin = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, Root));
        var page = await admin.OpenAsync(Prices);
        Assert.Contains("chưa có đơn giá", page.Text(".cc-fields"), StringComparison.Ordinal);
        page = await admin.PressAsync("Lưu đơn giá", new Dictionary<string, string?> { ["Input.Price"] = "820.5" });
        Assert.StartsWith("Nhập đơn giá là số đồng nguyên", page.ErrorAt("Input.Price"), StringComparison.Ordinal);
        page = await admin.PressAsync("Lưu đơn giá", new Dictionary<string, string?> { ["Input.Price"] = "8,5" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Chọn kênh.", "Nhập ngày bắt đầu áp dụng."), (page.ErrorAt("Input.Channel"), page.ErrorAt("Input.InForceFrom")));
        Assert.StartsWith("Nhập đơn giá là số đồng nguyên", page.ErrorAt("Input.Price"), StringComparison.Ordinal);
        Assert.Equal("8,5", page.ValueOf("Input.Price"));

        var typed = new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Sms",
            ["Input.Price"] = "1.250",
            ["Input.InForceFrom.Day"] = "2",
            ["Input.InForceFrom.Month"] = "3",
            ["Input.InForceFrom.Year"] = "2026",
        };
        page = await admin.PressAsync("Lưu đơn giá", typed);
        Assert.Contains("Đã lưu đơn giá.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("1.250 đồng, từ 02/03/2026", page.Text(".cc-fields"), StringComparison.Ordinal);
        page = await admin.PressAsync("Lưu đơn giá", new Dictionary<string, string?>(typed) { ["Input.Seen"] = "0" });
        Assert.Equal((HttpStatusCode.Conflict, "1.250"), (page.Status, page.ValueOf("Input.Price")));
    }

    [Fact]
    public async Task Administrators_read_costs_of_the_own_body_and_those_below_and_take_them_away_as_a_workbook()
    {
        await using var office = await Office.OpenAsync();
        using var root = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator, Root));
        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        Assert.Contains("Trong những tháng này không có tin nào được gửi.", (await below.OpenAsync(Costs)).Text(), StringComparison.Ordinal);
        var told = Guid.CreateVersion7();
        await using (var db = office.World.Database.Open())
        {
            var body = await office.World.UnitAsync(World.Agency);
            db.SmsMessages.AddRange(
                new() { Id = told, AgencyId = body, Channel = SmsChannel.Sms, State = SmsState.Delivered, Token = "1", CreatedAt = office.World.Clock.Now, SentAt = office.World.Clock.Now, Parts = 2, Cost = 1640, ToldCost = 1700 },
                new() { Id = Guid.CreateVersion7(), AgencyId = body, Channel = SmsChannel.Zalo, State = SmsState.Sent, Token = "2", CreatedAt = office.World.Clock.Now, SentAt = office.World.Clock.Now, Parts = 1 });
            await db.SaveChangesAsync();
        }

        await below.OpenAsync("/can-bo/loi-van-thu-tin");
        var page = await below.ClickAsync("Chi phí tin nhắn");
        Assert.Contains("Tin nhắn SMS 1 1 0 2 1.640 đồng 1.700 đồng (1 tin)", page.Text("#chi-phi tbody"), StringComparison.Ordinal);
        Assert.Contains("Zalo 1 0 0 1 chưa có đơn giá –", page.Text("#chi-phi tbody"), StringComparison.Ordinal);
        Assert.Contains("Tổng cộng 2 1 0 3 1.640 đồng; 1 tin chưa có đơn giá 1.700 đồng (1 tin)", page.Text("#chi-phi tbody"), StringComparison.Ordinal);
        Assert.Contains(told.ToString(), page.Text(), StringComparison.Ordinal);
        foreach (var format in new[] { "xlsx", "docx", "csv", "json" })
        {
            using var file = await below.GetAsync(page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(a => a.EndsWith(format, StringComparison.Ordinal)));
            var text = DaySheetPageTests.TextOf(format, await file.Content.ReadAsByteArrayAsync());
            Assert.Contains("1640", text, StringComparison.Ordinal);
            Assert.Contains("chưa có đơn giá", text, StringComparison.Ordinal);
        }

        Assert.Equal("Không có đơn vị với mã này trong phạm vi được xem báo cáo.", (await below.OpenAsync(Costs + "?don-vi=BKHCN-SHTT")).ErrorAt("don-vi"));
        page = await root.OpenAsync(Costs + "?tu=13/2026&den=1/2026");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nhập tháng như 11/2026."), (page.Status, page.ErrorAt("tu")));
        Assert.Contains("Tổng cộng 2 1 0 3", (await root.OpenAsync(Costs)).Text("#chi-phi tbody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_dossier_says_template_price_and_which_message_goes_in_the_place_of_which()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var admin = world.By(await world.OfficialAsync(Role.Administrator, Root));
        await world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u => u.RunAsync(admin, new(MessageKind.Received, 0, "287001", "ma_ho_so", ZnsState.Approved, null, new(2026, 3, 2))));
        var request = await world.RequestAsync(office.Citizen);
        request = request with { Applicant = request.Applicant with { Email = null } };
        await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(office.Citizen), request));
        await using var db = world.Database.Open();
        var zalo = await db.SmsMessages.SingleAsync();
        (zalo.Channel, zalo.TemplateId, zalo.State, zalo.SentAt, zalo.Parts, zalo.Cost) = (SmsChannel.Zalo, await db.ZnsTemplates.Select(t => t.Id).SingleAsync(), SmsState.Replaced, world.Clock.Now, 1, 200);
        db.SmsMessages.Add(new()
        {
            Id = Guid.CreateVersion7(),
            DossierId = zalo.DossierId,
            ReplacesId = zalo.Id,
            Text = zalo.Text,
            Token = "T",
            CreatedAt = world.Clock.Now,
            Channel = SmsChannel.Sms,
            State = SmsState.Delivered,
            SentAt = world.Clock.Now,
            Parts = 1,
            ToldCost = 820,
        });
        await db.SaveChangesAsync();

        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(zalo.DossierId));
        Assert.Contains("Đã gửi thay bằng tin nhắn SMS", page.Text($"#tin-{zalo.Id}"), StringComparison.Ordinal);
        Assert.Contains("Zalo, mẫu 287001 Chi phí: 200 đồng", page.Text($"#tin-{zalo.Id}"), StringComparison.Ordinal);
        Assert.Contains("Chi phí: chưa có đơn giá; nhà cung cấp báo 820 đồng", page.Text(), StringComparison.Ordinal);
        Assert.Equal($"#tin-{zalo.Id}", page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "Gửi thay tin Zalo không đến").GetAttribute("href"));
    }

    [Fact]
    public async Task Only_administrators_reach_them_and_templates_and_prices_only_that_of_the_installation()
    {
        await using var office = await Office.OpenAsync();
        using var below = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Administrator));
        foreach (var address in new[] { "/can-bo/mau-zalo", Template, Prices })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await below.OpenAsync(address)).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(address)).Status);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.AgencyHead).OpenAsync(Costs)).Status);
        Assert.DoesNotContain("Mẫu tin Zalo", (await below.OpenAsync("/can-bo/loi-van-thu-tin")).Text(), StringComparison.Ordinal);
    }
}
