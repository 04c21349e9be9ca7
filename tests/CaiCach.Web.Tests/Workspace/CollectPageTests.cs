using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The desk of the cashier.</summary>
public sealed class CollectPageTests
{
    [Fact]
    public async Task A_cashier_comes_from_home_finds_who_owes_and_records_it_and_the_sheet_of_the_day_tells_it()
    {
        await using var office = await Office.OpenAsync();
        using var cashier = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"));
        var code = await OwedAsync(office);
        await cashier.OpenAsync("/can-bo");
        var page = await cashier.ClickAsync("Thu phí, lệ phí");
        Assert.Contains("3.000.000 đồng", page.Text("table"), StringComparison.Ordinal);
        page = await cashier.ClickAsync(code);

        Assert.Contains("Để trống nếu nộp đủ 3.000.000 đồng", page.Text(), StringComparison.Ordinal);
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Method"] = "Transfer", ["Input.Receipt"] = " " });
        Assert.Equal("Nhập số biên lai.", page.ErrorAt("Input.Receipt"));
        Assert.Equal("Transfer", page.ValueOf("Input.Method"));
        Assert.Empty(page.Document.QuerySelectorAll("details[open]"));
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Receipt"] = "BL-7", ["Input.PaidOn"] = "31/2/2026" });
        Assert.Equal(("31/2/2026", "BL-7"), (page.ValueOf("Input.PaidOn"), page.ValueOf("Input.Receipt")));
        Assert.Equal("Nhập giờ tiền đến, ví dụ 09:30.", page.ErrorAt("Input.PaidTime"));
        Assert.Contains("Nhập ngày tiền đến", page.ErrorAt("Input.PaidOn"), StringComparison.Ordinal);
        Assert.NotEmpty(page.Document.QuerySelectorAll("details[open]"));
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.PaidOn"] = "01/01/2099", ["Input.PaidTime"] = "09:30" });
        Assert.Contains("không được sau lúc này", page.ErrorAt("Input.PaidOn"), StringComparison.Ordinal);
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.PaidOn"] = "", ["Input.PaidTime"] = "" });

        Assert.Contains("Đã ghi nhận tiền của hồ sơ " + code, page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có hồ sơ nào còn nợ.", page.Text(), StringComparison.Ordinal);
        var sheet = await cashier.OpenAsync("/can-bo/cuoi-ngay");
        Assert.Contains("Chuyển khoản", sheet.Text("[data-cash]"), StringComparison.Ordinal);
        Assert.Contains("3.000.000", sheet.Text("[data-cash]"), StringComparison.Ordinal);

        page = await cashier.OpenAsync(sheet.Document.QuerySelector("[data-cash] a")!.GetAttribute("href")!);
        Assert.Contains("Cộng 1 khoản, 3.000.000 đồng.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("BL-7", page.Text("table"), StringComparison.Ordinal);
        using var file = await cashier.GetAsync(page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(a => a.EndsWith("dinh-dang=csv", StringComparison.Ordinal)));
        Assert.Contains("BL-7,\"Phí, lệ phí\",Chuyển khoản," + code, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains(code, (await cashier.ClickAsync(code)).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_obligation_is_recorded_at_the_desk_and_its_page_is_open_to_the_cashier()
    {
        await using var office = await Office.OpenAsync();
        using var cashier = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"));
        var code = await OwedAsync(office, duty: true);
        await using (var db = office.World.Database.Open())
        {
            var id = await db.Dossiers.Select(d => d.Id).SingleAsync();
            Assert.Contains("Ghi nhận nghĩa vụ tài chính", (await cashier.OpenAsync(Office.Address(id, "ghi-nhan-nghia-vu-tai-chinh"))).Text("main form"), StringComparison.Ordinal);
        }

        await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code);
        var page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Receipt"] = "GNT-1" });
        Assert.Contains("Đã ghi nhận tiền", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fee_is_paid_in_two_parts_each_with_its_receipt_and_no_more_than_is_owed()
    {
        await using var office = await Office.OpenAsync();
        using var cashier = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"));
        var code = await OwedAsync(office);
        await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code);
        foreach (var wrong in new[] { "ba triệu", "0", "-5" })
        {
            var refused = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Receipt"] = "BL-7", ["Input.Amount"] = wrong });
            Assert.Equal("Nhập số tiền nộp lần này, lớn hơn 0 đồng; để trống nếu nộp đủ.", refused.ErrorAt("Input.Amount"));
            Assert.Equal((wrong, "BL-7"), (refused.ValueOf("Input.Amount"), refused.ValueOf("Input.Receipt")));
        }

        var page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Amount"] = "3.000.001" });
        Assert.Equal("Chỉ còn phải nộp 3.000.000 đồng; không ghi nhận quá số ấy.", page.ErrorAt("Input.Amount"));
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Amount"] = "1.000.000" });
        Assert.Contains("Hồ sơ còn phải nộp 2.000.000 đồng.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("2.000.000 đồng đã nộp 1.000.000 đồng", page.Text("table"), StringComparison.Ordinal);

        page = await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code);
        Assert.Contains("Đã nộp một phần: 1.000.000 đồng trong 3.000.000 đồng, còn phải nộp 2.000.000 đồng (BL-7)", page.Text(), StringComparison.Ordinal);
        page = await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Receipt"] = "bl-7" });
        Assert.Contains("Biên lai số bl-7 đã ghi cho lần nộp trước", page.ErrorAt("Input.Receipt"), StringComparison.Ordinal);
        Assert.Contains("Chưa nộp đủ phí, lệ phí", (await office.As(Role.Receiver).OpenAsync("/can-bo/tra-ket-qua")).Text("table"), StringComparison.Ordinal);
        using var owner = await office.Site.BrowseAsync(office.Citizen);
        var id = (await office.World.Database.Open().Dossiers.SingleAsync()).Id;
        Assert.Contains("3.000.000 đồng (đã nộp 1.000.000 đồng, còn phải nộp 2.000.000 đồng)", (await owner.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
        Assert.Contains("còn phí, lệ phí chưa nộp: 2.000.000 đồng", (await owner.OpenAsync($"/ho-so/{id}/ket-qua")).Text(), StringComparison.Ordinal);

        page = await office.As(Role.Receiver).OpenAsync(Office.Address(id, "thu-phi"));
        Assert.Contains("Khoản 2.000.000 đồng", page.Text(), StringComparison.Ordinal);
        page = await office.As(Role.Receiver).PressAsync("Ghi nhận phí, lệ phí", new Dictionary<string, string?> { ["Input.Way"] = "paid", ["Input.Number"] = "BL-8", ["Input.Amount"] = "2.000.001" });
        Assert.Contains("Chỉ còn phải nộp 2.000.000 đồng", page.ErrorAt("Input.Amount"), StringComparison.Ordinal);
        page = await office.As(Role.Receiver).PressAsync("Ghi nhận phí, lệ phí", new Dictionary<string, string?> { ["Input.Amount"] = "" });
        Assert.Contains("Đã nộp: 3.000.000 đồng (BL-8)", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cashier_of_two_counters_stays_at_the_one_chosen_from_list_to_list()
    {
        await using var office = await Office.OpenAsync();
        var person = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        await using (var db = office.World.Database.Open())
        {
            db.Posts.Add(new() { Id = new("11111111-2222-3333-4444-555555555555"), AccountId = person.Id!.Value, UnitId = await office.World.UnitAsync("BKHCN-SHTT-MC"), Role = Role.Cashier, ValidFrom = new(2026, 1, 1) });
            await db.SaveChangesAsync();
        }

        using var cashier = await office.Site.BrowseAsync(person);
        var offices = (await cashier.OpenAsync("/can-bo/thu-phi")).Document.QuerySelectorAll("#don-vi option").Select(o => (Value: o.GetAttribute("value")!, Name: o.TextContent)).ToList();
        Assert.Equal(2, offices.Count);
        foreach (var (value, name) in offices)
        {
            await cashier.OpenAsync($"/can-bo/thu-phi?xem=hoan&don-vi={value}");
            var page = await cashier.ClickAsync("Hồ sơ còn phải nộp");
            Assert.Equal(name, page.Document.QuerySelector("#don-vi option[selected]")!.TextContent);
        }
    }

    [Fact]
    public async Task What_waits_to_be_given_back_is_listed_with_its_count_and_given_back_from_the_desk()
    {
        await using var office = await Office.OpenAsync();
        using var cashier = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"));
        var code = await OwedAsync(office, duty: true);
        Assert.DoesNotContain("chờ hoàn tiền", (await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code)).Text(), StringComparison.Ordinal);
        await cashier.PressAsync("Ghi nhận đã nộp", new Dictionary<string, string?> { ["Input.Receipt"] = "GNT-1" });
        var id = (await office.World.Database.Open().Dossiers.SingleAsync()).Id;
        await office.Do<StopDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, "Không còn thuộc thẩm quyền", "Điều 6"), id);

        await cashier.OpenAsync("/can-bo/thu-phi");
        var page = await cashier.ClickAsync("Hồ sơ chờ hoàn tiền (1)");
        Assert.Contains("500.000 đồng", page.Text("table"), StringComparison.Ordinal);
        page = await cashier.ClickAsync(code);
        Assert.Contains("Chờ hoàn 500.000 đồng.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("500.000 đồng, từ", (await cashier.OpenAsync(Office.Address(id, ""))).Text(), StringComparison.Ordinal);
        await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code);
        page = await cashier.ClickAsync("Trả lời không hoàn khoản đã nộp");
        page = await cashier.PressAsync("Trả lời không hoàn khoản đã nộp", new Dictionary<string, string?> { ["Input.Reason"] = "Đã thẩm định" });
        Assert.Contains("Phải nêu căn cứ pháp lý.", page.ErrorAt("Input.LegalBasis"), StringComparison.Ordinal);
        await cashier.OpenAsync("/can-bo/thu-phi?ma=" + code);
        await cashier.ClickAsync("Hoàn nghĩa vụ tài chính");
        page = await cashier.PressAsync("Hoàn nghĩa vụ tài chính", new Dictionary<string, string?> { ["Input.Number"] = "PC-1", ["Input.Reason"] = "Dừng giải quyết", ["Input.LegalBasis"] = "Điều 9" });
        Assert.Contains("500.000 đồng, đã hoàn lại", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có khoản nào chờ hoàn.", (await cashier.OpenAsync("/can-bo/thu-phi?xem=hoan")).Text(), StringComparison.Ordinal);
        Assert.Equal(-500_000, (await office.World.Database.Open().CashEntries.SingleAsync(e => e.Kind == CashKind.Refund)).Amount);
    }

    [Fact]
    public async Task An_unknown_code_is_told_and_who_takes_no_money_has_no_such_desk()
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/thu-phi")).Status);
        var page = await office.As(Role.Receiver).OpenAsync("/can-bo/thu-phi?ma=khong-co");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("Không có hồ sơ nào mang mã này", page.Text(), StringComparison.Ordinal);
    }

    private static async Task<string> OwedAsync(Office office, bool duty = false)
    {
        var id = await office.IssuedAsync();
        await using var db = office.World.Database.Open();
        if (duty)
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.State, BusinessState.FinancialDuty).SetProperty(d => d.DutyAmount, 500_000).SetProperty(d => d.FinishedAt, (DateTime?)null)
                .SetProperty(d => d.PausedAt, office.World.Clock.Now));
        }
        else
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 3_000_000));
        }

        return (await office.World.DossierAsync(id)).Code!;
    }
}
