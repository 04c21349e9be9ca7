using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Outages;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The counter enters what it received on paper during an outage of Monday 02/3/2026, 08:00 to 16:00. It is Wednesday 04/3, 09:00.</summary>
public sealed class LateEntryPageTests
{
    private const string Button = "Nộp và mở hồ sơ";
    private const string Summary = "Nhập bù hồ sơ đã nhận trên giấy khi hệ thống gặp sự cố";

    [Fact]
    public async Task A_wrong_hour_is_told_at_its_field_and_dossier_letter_and_list_tell_of_the_paper()
    {
        await using var office = await OpenAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure);
        Assert.Contains(Summary, page.Text(), StringComparison.Ordinal);
        Assert.Contains("Từ 08:00 02/03/2026 đến 16:00 02/03/2026, kéo dài 8 giờ. Nhập bù đến 17:00 09/03/2026.", page.Text(), StringComparison.Ordinal);

        page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Direct",
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.LateReceivedOn"] = "02/3/2026",
            ["Input.LateReceivedTime"] = "7h59",
            ["Input.LateSlip"] = "pg-07",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Lúc nhận trên giấy không nằm trong sự cố", page.ErrorAt("Input.LateReceivedOn"), StringComparison.Ordinal);
        var version = page.ValueOf("Input.FormVersion");
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.FormVersion"] = "99", ["Input.LateReason"] = "Hệ thống ngừng" });
        Assert.StartsWith("Ngày này thủ tục theo phiên bản khác", page.ErrorAt("Input.LateReceivedOn"), StringComparison.Ordinal);
        Assert.Equal(version, page.ValueOf("Input.FormVersion"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.LateReceivedOn"] = "02/3/1999" });
        Assert.StartsWith("Lúc nhận trên giấy không nằm trong sự cố", page.ErrorAt("Input.LateReceivedOn"), StringComparison.Ordinal);
        Assert.Equal("Trần Thị Thử Hai", page.ValueOf("Input.Name"));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.LateReceivedOn"] = "02/3/2026", ["Input.LateReason"] = "" });
        Assert.Equal("Nhập lý do nhập bù, không quá 1000 ký tự.", page.ErrorAt("Input.LateReason"));
        Assert.Equal(("7h59", "pg-07", "Trần Thị Thử Hai"), (page.ValueOf("Input.LateReceivedTime"), page.ValueOf("Input.LateSlip"), page.ValueOf("Input.Name")));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.LateReceivedTime"] = "10h15", ["Input.LateReason"] = "Hệ thống ngừng" });

        var id = Guid.Parse(page.Path.Split('/')[^1]);
        Assert.Equal(new DateTime(2026, 3, 2, 10, 15, 0, DateTimeKind.Unspecified), VietnamTime.ToLocal((await office.World.DossierAsync(id)).PaperReceivedAt!.Value));
        Assert.Contains("Nhập bù do sự cố hệ thống: nhận trên giấy lúc 10:15 02/03/2026, số phiếu giấy PG-07", page.Text(), StringComparison.Ordinal);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        page = await receiver.OpenAsync(Office.Address(id));
        Assert.Contains("Nhận trên giấy do sự cố hệ thống lúc 10:15", page.Text(), StringComparison.Ordinal);

        page = await office.As(Role.AgencyHead).OpenAsync("/can-bo");
        page = await office.As(Role.AgencyHead).ClickAsync("Hồ sơ nhập bù");
        var row = page.Text("tbody");
        Assert.Contains((await office.World.DossierAsync(id)).Code!, row, StringComparison.Ordinal);
        Assert.Contains("PG-07", row, StringComparison.Ordinal);
        Assert.Contains("10:15 02/03/2026", row, StringComparison.Ordinal);
        Assert.Contains("09:00 04/03/2026", row, StringComparison.Ordinal);
        Assert.Contains("Hệ thống ngừng", row, StringComparison.Ordinal);
        Assert.Contains("1 hồ sơ", page.Text("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await receiver.OpenAsync("/can-bo/ho-so-nhap-bu")).Status);
    }

    [Fact]
    public async Task What_was_received_under_a_procedure_abolished_since_is_found_by_its_day_and_entered()
    {
        await using var office = await OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            var row = db.Procedures.Where(p => p.Code == World.Procedure).AsEnumerable().MaxBy(p => p.Version)!;
            var document = JsonNode.Parse(row.Document)!;
            (document["procedures"]![0]!["effectiveTo"], document["procedures"]![0]!["state"], row.EffectiveTo) = ("2026-03-03", "abolished", new(2026, 3, 3));
            row.Document = document.ToJsonString();
            await db.SaveChangesAsync();
            await db.Offerings.Where(o => o.ProcedureCode == World.Procedure).ExecuteUpdateAsync(set => set.SetProperty(o => o.ValidTo, new DateOnly(2026, 3, 3)));
        }

        office.World.Get<ReferenceStore>().Forget();
        var receiver = office.As(Role.Receiver);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure)).Status);
        var page = await receiver.OpenAsync("/can-bo/nop-tai-quay");
        Assert.DoesNotContain(World.Procedure, page.Text("main"), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/nop-tai-quay?ngay=05/3/2026");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "05/3/2026"), (page.Status, page.ValueOf("ngay")));
        Assert.StartsWith("Nhập ngày nhận hồ sơ trên giấy, không sau hôm nay", page.ErrorAt("ngay"), StringComparison.Ordinal);
        page = await receiver.OpenAsync("/can-bo/nop-tai-quay?ngay=2/3/2026");
        page = await receiver.OpenAsync(page.Document.QuerySelector($"main li a[href*='{World.Procedure}']")!.GetAttribute("href")!);
        Assert.Equal("02/03/2026", page.ValueOf("Input.LateReceivedOn"));

        // Under another day it cannot be filed; the form and what was typed stay.
        page = await receiver.PressAsync(Button, new Dictionary<string, string?>
        {
            ["Input.Channel"] = "Direct",
            ["Input.Name"] = "Trần Thị Thử Hai",
            ["Input.IdNumber"] = "045190999902",
            ["Input.Phone"] = "0900000002",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
            ["Input.LateReceivedOn"] = "",
            ["Input.LateReceivedTime"] = "10:15",
            ["Input.LateSlip"] = "PG-07",
            ["Input.LateReason"] = "Hệ thống ngừng",
        }, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Trần Thị Thử Hai"), (page.Status, page.ValueOf("Input.Name")));
        Assert.Contains("Thủ tục này đã bị bãi bỏ sau ngày 03/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("ngay=2026-03-02", page.Document.QuerySelector("main a[href^='/can-bo/tram-quet']")!.GetAttribute("href")!, StringComparison.Ordinal);
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.LateReceivedTime"] = "", ["Input.LateSlip"] = "", ["Input.LateReason"] = "" });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Trần Thị Thử Hai"), (page.Status, page.ValueOf("Input.Name")));
        page = await receiver.PressAsync(Button, new Dictionary<string, string?> { ["Input.LateReceivedOn"] = "02/3/2026", ["Input.LateReceivedTime"] = "10:15", ["Input.LateSlip"] = "PG-07", ["Input.LateReason"] = "Hệ thống ngừng" });

        var id = Guid.Parse(page.Path.Split('/')[^1]);
        await office.Do<TakeUpDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        Assert.Equal(new DateTime(2026, 3, 9, 17, 0, 0, DateTimeKind.Unspecified), VietnamTime.ToLocal((await office.World.DossierAsync(id)).DueAt!.Value));
    }

    [Fact]
    public async Task The_fields_are_not_there_when_nothing_may_be_entered_afterwards()
    {
        await using var office = await OpenAsync();
        await office.LaterAsync("2026-03-09T17:00");
        Assert.Contains(Summary, (await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay")).Text(), StringComparison.Ordinal);
        Assert.Contains(Summary, (await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure)).Text(), StringComparison.Ordinal);
        await office.LaterAsync("2026-03-09T17:01");
        Assert.DoesNotContain(Summary, (await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay")).Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(Summary, (await office.As(Role.Receiver).OpenAsync("/can-bo/nop-tai-quay/" + World.Procedure)).Text(), StringComparison.Ordinal);
    }

    private static async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync(local: "2026-03-04T09:00");
        await using var db = office.World.Database.Open();
        var from = VietnamTime.ToUtc(new(2026, 3, 2, 8, 0, 0, DateTimeKind.Unspecified));
        db.Outages.Add(new Outage { Id = Guid.CreateVersion7(), Version = 2, Kind = OutageKind.Incident, Parts = OutageParts.OnlineFiling, StartsAt = from, ExpectedUntil = from.AddHours(4), Text = "Máy chủ ngừng", EndedAt = from.AddHours(8), AnnouncedAt = from, AnnouncedBy = "Quản trị" });
        await db.SaveChangesAsync();
        return office;
    }
}
