using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The head is asked why a dossier is late, and reads the answer in form II.07.</summary>
public sealed class LateCausePageTests
{
    [Fact]
    public async Task The_head_writes_the_cause_down_from_the_list_and_signs_without_being_asked_again()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        var head = office.As(Role.AgencyHead);

        Assert.Contains("1 hồ sơ quá hạn chưa ghi nguyên nhân", (await head.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        var list = await head.OpenAsync("/can-bo/qua-han");
        var page = await head.OpenAsync(list.Document.QuerySelector("tbody td:last-child a")!.GetAttribute("href")!);
        Assert.StartsWith("Ghi nguyên nhân quá hạn", page.Text("h1"), StringComparison.Ordinal);
        page = await head.PressAsync("Ghi nguyên nhân quá hạn");
        Assert.Equal("Phải chọn nguyên nhân quá hạn. (Căn cứ: TT 02/2017/TT-VPCP, Biểu số II.07)", page.ErrorAt("Input.Cause"));
        page = await head.PressAsync("Ghi nguyên nhân quá hạn", new Dictionary<string, string?> { ["Input.Cause"] = "Other" });
        Assert.Contains("Phải nêu rõ nguyên nhân.", page.ErrorAt("Input.CauseWords"), StringComparison.Ordinal);
        page = await head.PressAsync("Ghi nguyên nhân quá hạn", new Dictionary<string, string?> { ["Input.Cause"] = "Other", ["Input.CauseWords"] = "Mưa lũ, không đi xác minh được" });
        Assert.Contains("Đã ghi nguyên nhân quá hạn.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Nguyên nhân quá hạn: Nguyên nhân khác", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Mưa lũ, không đi xác minh được", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Không có hồ sơ nào trong danh sách này.", (await head.OpenAsync("/can-bo/qua-han")).Text(), StringComparison.Ordinal);

        Assert.Null((await head.OpenAsync(Office.Address(id, "ky-giai-quyet"))).Document.QuerySelector("[name='Input.Cause']"));
        await head.PressAsync("Ký giải quyết");
        Assert.Equal(BusinessState.DecidedGrant, await office.StateAsync(id));
    }

    [Fact]
    public async Task The_head_is_asked_when_a_dossier_becomes_late_and_takes_the_list_and_the_loads_along_as_files()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        await office.World.Do<AskCauses, int>(u => u.RunAsync(office.World.Clock.Now, 10));
        await office.World.DeliverAsync();
        var head = office.As(Role.AgencyHead);
        var asked = (await head.OpenAsync("/can-bo/thong-bao")).Document.QuerySelectorAll("main li a").Single(a => a.TextContent.Contains("ghi nguyên nhân ở trang", StringComparison.Ordinal));
        Assert.Equal("/can-bo/qua-han", asked.GetAttribute("href"));

        var code = (await office.World.DossierAsync(id)).Code!;
        foreach (var (address, says) in new[] { ("/can-bo/qua-han", code), ("/can-bo/theo-doi", "Phòng Quản lý công nghệ và Chuyên ngành") })
        {
            var page = await head.OpenAsync(address);
            var files = page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!).ToList();
            Assert.Equal(4, files.Count);
            foreach (var href in files)
            {
                using var file = await head.GetAsync(href);
                Assert.Equal(HttpStatusCode.OK, file.StatusCode);
                if (href.EndsWith("csv", StringComparison.Ordinal))
                {
                    Assert.Contains(says, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                }
            }

            Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync(address + "?dinh-dang=exe")).Status);
        }
    }

    [Fact]
    public async Task A_late_result_is_signed_with_its_cause_and_not_without()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        var head = office.As(Role.AgencyHead);

        await head.OpenAsync(Office.Address(id, "ky-giai-quyet"));
        var page = await head.PressAsync("Ký giải quyết");
        Assert.Contains("phải ghi nguyên nhân quá hạn thì mới ký được kết quả", page.ErrorAt("Input.Cause"), StringComparison.Ordinal);
        await head.PressAsync("Ký giải quyết", new Dictionary<string, string?> { ["Input.Cause"] = "Staff" });

        Assert.Equal(BusinessState.DecidedGrant, await office.StateAsync(id));
        Assert.Equal(LateCause.Staff, (await office.World.DossierAsync(id)).LateCause);
    }

    [Fact]
    public async Task Only_heads_see_the_list()
    {
        await using var office = await Office.OpenAsync();

        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/qua-han")).Status);
    }

    [Fact]
    public async Task Every_figure_of_form_II07_leads_to_its_dossiers_and_back_to_the_period()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        await office.Do<RecordLateCause>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(LateCause.Provision, "Điều 3")), id);
        var head = office.As(Role.AgencyHead);

        var page = await head.OpenAsync("/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t4&nam=2026");
        Assert.Equal("Tổng cộng 1 0 1 1 0 0 0 0 0 0 0", page.Text(".cc-report__total"));
        Assert.Contains("Điều 3", page.Text(".cc-report__table tbody tr"), StringComparison.Ordinal);
        var files = page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").Where(a => a.Contains("dinh-dang", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, files.Count);
        page = await head.OpenAsync(page.Document.QuerySelector(".cc-report__total td:nth-child(6) a")!.GetAttribute("href")!);
        Assert.Equal("Nguyên nhân quá hạn: Quy định pháp luật chưa rõ, mâu thuẫn hoặc khó thực hiện (6)", page.Text("h1"));
        Assert.Single(page.Document.QuerySelectorAll("tbody .cc-code"));
        Assert.Equal("/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t4&nam=2026", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));

        await office.LaterAsync("2026-05-05T09:00");
        head = office.As(Role.AgencyHead);
        page = await head.OpenAsync("/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t4&nam=2026");
        Assert.Contains("tính đến 09:00:00 ngày 05/05/2026. Xem lại đúng số liệu này", page.Text(".cc-report"), StringComparison.Ordinal);
        Assert.All(page.Document.QuerySelectorAll("a[href*='dinh-dang'], .cc-report__total a"), a => Assert.Contains("tinh-den=2026-05-05T09%3A00%3A00", a.GetAttribute("href"), StringComparison.Ordinal));
        page = await head.OpenAsync("/can-bo/bao-cao/ii07" + page.Document.QuerySelector(".cc-report a[href*='tinh-den']:not(.cc-report__table a)")!.GetAttribute("href"));
        Assert.Equal("2026-05-05T09:00:00", page.Document.QuerySelector("#tinh-den")!.GetAttribute("value"));
        Assert.Equal("Tổng cộng 1 0 1 1 0 0 0 0 0 0 0", page.Text(".cc-report__total"));
        page = await head.OpenAsync("/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t4&nam=2026&tinh-den=2026-04-30T10:00:00");
        Assert.Equal("Lỗi: Thời điểm phải sau ngày cuối kỳ.", page.Text("#tinh-den-error"));
    }
}
