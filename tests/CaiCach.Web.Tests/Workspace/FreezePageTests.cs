using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The procedure controller closes a period and corrects it; everybody reads the closed figures, and beside them what has changed.</summary>
public sealed class FreezePageTests
{
    private const string Report = "/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t3&nam=2026";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_closed_period_shows_its_version_and_the_correction_says_what_changed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));

        var page = await controller.OpenAsync(Report);
        Assert.Contains("Kỳ báo cáo đã kết thúc, số liệu chưa chốt.", page.Text(".cc-frozen"), StringComparison.Ordinal);
        await controller.OpenAsync(page.Document.QuerySelector(".cc-frozen a.govuk-button")!.GetAttribute("href")!);
        page = await controller.PressAsync("Chốt số liệu");
        Assert.Contains("Bản chốt số 1", page.Text(".cc-frozen"), StringComparison.Ordinal);
        Assert.Contains("Số liệu hiện tại không khác bản đã chốt.", page.Text(".cc-frozen"), StringComparison.Ordinal);

        await office.Do<RecordLateCause>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(LateCause.Provision, "Điều 3")), id);
        var head = office.As(Role.AgencyHead);
        page = await head.OpenAsync(Report);
        Assert.Equal("Tổng cộng 1 0 1 0 0 0 0 0 0 0 1", page.Text(".cc-report__total"));
        Assert.Contains("Tổng cộng, cột (6): 0 → 1", page.Text(".cc-frozen"), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector(".cc-frozen a.govuk-button"));
        page = await head.OpenAsync(Report + "&ban=hien-tai");
        Assert.Equal("Tổng cộng 1 0 1 1 0 0 0 0 0 0 0", page.Text(".cc-report__total"));

        await controller.OpenAsync("/can-bo/bao-cao/chot?bieu=ii07&don-vi=SKHCN-QT&ky=t3&nam=2026");
        page = await controller.PressAsync("Chốt bản điều chỉnh");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Nêu lý do điều chỉnh."), (page.Status, page.ErrorAt("Input.Reason")));
        page = await controller.PressAsync("Chốt bản điều chỉnh", new Dictionary<string, string?> { ["Input.Reason"] = "Lãnh đạo ghi nguyên nhân sau ngày chốt" });
        Assert.Contains("Lãnh đạo ghi nguyên nhân sau ngày chốt", page.Text(".cc-frozen"), StringComparison.Ordinal);
        Assert.Equal("Tổng cộng 1 0 1 1 0 0 0 0 0 0 0", page.Text(".cc-report__total"));
        Assert.Equal("Tổng cộng 1 0 1 0 0 0 0 0 0 0 1", (await head.OpenAsync(Report + "&ban=1")).Text(".cc-report__total"));
        using var closed = await head.GetAsync(Report + "&ban=2&dinh-dang=ban-chot");
        Assert.Contains(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(await closed.Content.ReadAsByteArrayAsync())), page.Text(".cc-hash"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_changed_while_the_page_was_open_are_shown_again_before_they_are_closed()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync("/can-bo/bao-cao/chot?bieu=ii07&don-vi=SKHCN-QT&ky=t3&nam=2026");
        await office.Do<RecordLateCause>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(LateCause.Staff)), id);

        var page = await controller.PressAsync("Chốt số liệu");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Số liệu hoặc bản chốt vừa thay đổi", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Bản chốt số 1", (await controller.PressAsync("Chốt số liệu")).Text(".cc-frozen"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_corrected_period_leads_to_what_no_longer_follows_and_a_closed_figure_says_what_its_list_is()
    {
        await using var office = await Office.OpenAsync();
        await office.AcceptedAsync();
        await office.LaterAsync("2026-05-04T09:00");
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        const string March = "/can-bo/bao-cao/ii06a?don-vi=SKHCN-QT&ky=t3&nam=2026";
        foreach (var month in new[] { "t3", "t4" })
        {
            await controller.OpenAsync($"/can-bo/bao-cao/chot?bieu=ii06a&don-vi=SKHCN-QT&ky={month}&nam=2026");
            Assert.Contains("Bản chốt số 1", (await controller.PressAsync("Chốt số liệu")).Text(".cc-frozen"), StringComparison.Ordinal);
        }

        await office.World.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2026, 3, 31), 1);
        var page = await controller.OpenAsync(March);
        Assert.DoesNotContain("không còn khớp với số liệu này", page.Text(), StringComparison.Ordinal);
        page = await controller.OpenAsync(page.Document.QuerySelector(".cc-report__total td:nth-child(3) a")!.GetAttribute("href")!);
        Assert.Contains("Bản chốt số 1 ghi 1 hồ sơ ở con số này. Dưới đây là các hồ sơ tính lại lúc này, có 2 hồ sơ", page.Text(".govuk-inset-text"), StringComparison.Ordinal);
        Assert.Equal(March + "&ban=1", page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));

        page = await controller.OpenAsync(March + "&ban=hien-tai");
        Assert.Contains("Tổng cộng: (6) kỳ này = (11) kỳ trước: 1 ≠ 2", page.Text(), StringComparison.Ordinal);
        await controller.OpenAsync(page.Document.QuerySelector(".cc-report__total td:nth-child(3) a")!.GetAttribute("href")!);
        Assert.DoesNotContain("Bản chốt số 1 ghi", controller.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync("/can-bo/bao-cao/ii06a/ho-so?don-vi=SKHCN-QT&tu=2026-03-01&den=2026-03-31&cot=3&ban=9")).Status);

        await controller.OpenAsync("/can-bo/bao-cao/chot?bieu=ii06a&don-vi=SKHCN-QT&ky=t3&nam=2026");
        page = await controller.PressAsync("Chốt bản điều chỉnh", new Dictionary<string, string?> { ["Input.Reason"] = "Bổ sung hồ sơ" });
        Assert.Contains("không còn khớp với số liệu này", page.Text(), StringComparison.Ordinal);
        page = await controller.ClickAsync("II.06a, Tháng 4 năm 2026");
        Assert.Contains("Số liệu này không khớp với báo cáo đã chốt bên cạnh", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ii06a", "Biểu số II.06a/VPCP/KSTT", "TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")]
    [InlineData("ii07", "Biểu số II.07/VPCP/KSTT", "NGUYÊN NHÂN QUÁ HẠN GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH")]
    public async Task A_closed_report_is_had_as_a_PDF_to_sign_with_its_figures_and_stamp(string form, string number, string title)
    {
        await using var office = await Office.OpenAsync();
        await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-04-15T09:00");
        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        await controller.OpenAsync($"/can-bo/bao-cao/chot?bieu={form}&don-vi=SKHCN-QT&ky=t3&nam=2026");
        var page = await controller.PressAsync("Chốt số liệu");
        using var file = await controller.GetAsync($"/can-bo/bao-cao/{form}" + page.Document.QuerySelectorAll("a").Single(a => a.TextContent == "PDF").GetAttribute("href"));

        Assert.EndsWith("-ban1.pdf", file.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        var text = string.Join(' ', LetterPdfTests.Checked(await file.Content.ReadAsByteArrayAsync()).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var said in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", number, title, "Tháng 3 năm 2026 (từ ngày 01/03/2026 đến ngày 31/03/2026)", "Bản chốt số liệu số 1", page.Text(".cc-hash code"), "NGƯỜI LẬP BIỂU", "GIÁM ĐỐC", "(13)" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }

        Assert.Contains(page.Text(".cc-report__total")["Tổng cộng".Length..], text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?bieu=ii07&don-vi=SKHCN-QT&ky=t3&nam=2026", HttpStatusCode.OK)]
    [InlineData("?bieu=ii08&don-vi=SKHCN-QT&ky=t3&nam=2026", HttpStatusCode.NotFound)]
    [InlineData("?bieu=ii06a&don-vi=BKHCN&ky=t3&nam=2026", HttpStatusCode.NotFound)]
    [InlineData("?bieu=ii06a&don-vi=SKHCN-QT&ky=t13&nam=2026", HttpStatusCode.NotFound)]
    [InlineData("", HttpStatusCode.NotFound)]
    public async Task The_page_that_closes_is_there_for_reports_of_the_own_unit(string query, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController));
        Assert.Equal(status, (await controller.OpenAsync("/can-bo/bao-cao/chot" + query)).Status);
        using var leader = await site.BrowseAsync(await site.World.OfficialAsync(Role.Leader));
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.OpenAsync("/can-bo/bao-cao/chot" + query)).Status);
    }
}
