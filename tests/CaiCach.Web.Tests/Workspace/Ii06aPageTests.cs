using System.Net;
using System.Text.Json;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

public sealed class Ii06aPageTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_figure_of_the_page_leads_to_the_dossiers_behind_it(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var journey = await Journey.InAsync(site.World);
        var open = await site.World.DossierAsync(await journey.AcceptAsync());
        await journey.FinishAsync(await journey.AcceptAsync());
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));

        var page = await controller.OpenAsync("/can-bo/bao-cao/ii06a?don-vi=SKHCN-QT&ky=t3&nam=2026");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Tổng cộng 2 2 0 0 1 1 0 0 1 1 0", page.Text(".cc-report__total"));
        await controller.OpenAsync(page.Document.QuerySelector(".cc-report__total td:nth-child(11) a")!.GetAttribute("href")!);
        Assert.Equal("Đang giải quyết, tổng số (11)", controller.Page.Text("h1"));
        Assert.Equal([open.Code!], controller.Page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
    }

    [Fact]
    public async Task What_ended_by_the_new_appointment_is_told_below_the_table_and_leads_to_its_dossiers()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var head = office.Actor(Role.AgencyHead);
        await office.Do<ApologiseForDelay>((u, v) => u.RunAsync(office.World.By(head), id, v, new(2026, 3, 16), "Phải xác minh thực địa"), id);
        office.World.Clock.SetLocal("2026-03-16T09:00");
        var specialist = office.Actor(Role.Specialist);
        await office.Do<ProposeDecision>(async (u, v) => await u.RunAsync(office.World.By(specialist), id, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await office.World.ResultDraftAsync(specialist))), id);
        await office.Do<DecideDossier>((u, v) => u.GrantAsync(office.World.By(head), id, v, new(LateCause.Staff)), id);
        var result = await office.World.UploadAsync(office.Actor(Role.Clerk), "%PDF-1.4 kết quả");
        await office.Do<IssueResult>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Clerk)), id, v, new("12/GXN-SKHCN", new(2026, 3, 16), result.Id)), id);

        using var controller = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"));
        foreach (var by in new[] { "linh-vuc", "co-quan" })
        {
            var page = await controller.OpenAsync($"/can-bo/bao-cao/ii06a?don-vi=SKHCN-QT&ky=t3&nam=2026&theo={by}");
            Assert.Contains("trong số quá hạn ở cột (10) có 1 hồ sơ giải quyết xong đúng theo lịch hẹn lại nhưng quá hạn gốc.", page.Text("article"), StringComparison.Ordinal);
            page = await controller.ClickAsync("Xem 1 hồ sơ xong theo lịch hẹn lại nhưng quá hạn gốc");
            Assert.Equal("Xong theo lịch hẹn lại nhưng quá hạn gốc", page.Text("h1"));
            Assert.Equal([(await office.World.DossierAsync(id)).Code!], page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
            Assert.Contains("09/03/2026 17:00Hẹn lại 17:00 16/03/2026", page.Text("tbody").Replace(" Hẹn lại", "Hẹn lại", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await controller.OpenAsync("/can-bo/bao-cao/ii07/ho-so?don-vi=SKHCN-QT&tu=2026-03-01&den=2026-03-31&cot=0")).Status);
    }

    [Fact]
    public async Task The_aggregate_has_a_row_for_each_body_and_each_figure_leads_to_that_bodys_dossiers()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var open = await site.World.DossierAsync(await (await Journey.InAsync(site.World)).AcceptAsync());
        using var controller = await site.BrowseAsync(await site.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"));

        var page = await controller.OpenAsync("/can-bo/bao-cao/ii06a?don-vi=BKHCN&ky=t3&nam=2026&theo=co-quan");

        Assert.Equal("Biểu II.06 tổng hợp theo cơ quan: tình hình, kết quả giải quyết thủ tục hành chính", page.Text("h1"));
        Assert.Equal("Tổng cộng 1 1 0 0 0 0 0 0 1 1 0", page.Text(".cc-report__total"));
        Assert.StartsWith("1 Sở Khoa học và Công nghệ", page.Text(".cc-report__table tbody tr"), StringComparison.Ordinal);
        Assert.Contains("theo=co-quan&ban=hien-tai&dinh-dang=xlsx", page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href") ?? "").First(a => a.EndsWith("xlsx", StringComparison.Ordinal)), StringComparison.Ordinal);
        await controller.OpenAsync(page.Document.QuerySelector(".cc-report__table tbody tr td:nth-child(3) a")!.GetAttribute("href")!);
        Assert.Equal("/can-bo/bao-cao/ii06a?don-vi=BKHCN&ky=t3&nam=2026&theo=co-quan", controller.Page.Document.QuerySelector(".govuk-back-link")!.GetAttribute("href"));
        Assert.Contains("cơ quan giải quyết: Sở Khoa học và Công nghệ", controller.Page.Text(), StringComparison.Ordinal);
        Assert.Equal([open.Code!], controller.Page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
    }

    [Fact]
    public async Task The_dossiers_that_a_viewer_may_not_see_are_counted_and_not_shown()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        await (await Journey.InAsync(site.World)).AcceptAsync();
        using var head = await site.BrowseAsync(await site.World.OfficialAsync(Role.AgencyHead, "BKHCN"));
        var page = await head.OpenAsync("/can-bo/bao-cao/ii06a/ho-so?don-vi=BKHCN&tu=2026-03-01&den=2026-03-31&cot=3");
        Assert.Contains("1 hồ sơ khác của con số này nằm ngoài phạm vi", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("table"));
    }

    [Theory]
    [InlineData("json", "application/json")]
    [InlineData("csv", "text/csv")]
    [InlineData("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("pdf", "application/pdf")]
    public async Task The_report_is_had_as_a_file(string format, string mediaType)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var leader = await site.BrowseAsync(await site.World.OfficialAsync(Role.Leader));
        using var answer = await leader.GetAsync($"/can-bo/bao-cao/ii06a?ky=nd09-q1&nam=2026&dinh-dang={format}");
        Assert.Equal(mediaType, answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"II06a-SKHCN-QT-20251215-20260314.{format}", answer.Content.Headers.ContentDisposition!.FileName);
        if (format == "json")
        {
            using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
            Assert.Equal("2025-12-15", json.RootElement.GetProperty("from").GetString());
        }
    }

    [Theory]
    [InlineData("?ky=quy-nam&nam=2026", HttpStatusCode.OK, "Chọn kỳ báo cáo")]
    [InlineData("?ky=t3&nam=99999999999999999999", HttpStatusCode.OK, "Chọn kỳ báo cáo")]
    [InlineData("?ky=t3&nam=-1", HttpStatusCode.OK, "Chọn kỳ báo cáo")]
    [InlineData("?ky=nam&nam=2199", HttpStatusCode.OK, "Kỳ báo cáo chưa bắt đầu")]
    [InlineData("?don-vi=BKHCN&ky=t3&nam=2026", HttpStatusCode.OK, "Không có đơn vị với mã này")]
    [InlineData("?don-vi=%3Cscript%3E&ky=t3&nam=2026", HttpStatusCode.OK, "Không có đơn vị với mã này")]
    [InlineData("?ky=t3&nam=2026&dinh-dang=odt", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/ho-so", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/ho-so?don-vi=SKHCN-QT&tu=2026-03-01&den=2026-03-31&cot=14", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/ho-so?don-vi=SKHCN-QT&tu=0001-01-01&den=2026-03-31&cot=6", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/ho-so?don-vi=SKHCN-QT&tu=2026-03-01&den=2026-03-31&cot=4&sau=xyz", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    [InlineData("/ho-so?don-vi=BKHCN&tu=2026-03-01&den=2026-03-31&cot=4", HttpStatusCode.NotFound, "Không tìm thấy trang")]
    public async Task Bad_input_gets_a_clear_answer(string query, HttpStatusCode status, string text)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var leader = await site.BrowseAsync(await site.World.OfficialAsync(Role.Leader));
        var page = await leader.OpenAsync("/can-bo/bao-cao/ii06a" + query);
        Assert.Equal(status, page.Status);
        Assert.Contains(text, page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Receiver, HttpStatusCode.Forbidden)]
    [InlineData(Role.Specialist, HttpStatusCode.Forbidden)]
    [InlineData(Role.Administrator, HttpStatusCode.Forbidden)]
    [InlineData(Role.OneStopDirector, HttpStatusCode.OK)]
    [InlineData(Role.ReformOfficer, HttpStatusCode.OK)]
    [InlineData(Role.Inspector, HttpStatusCode.OK)]
    public async Task Reports_are_for_those_who_answer_for_them(Role role, HttpStatusCode status)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(role));
        Assert.Equal(status, (await official.OpenAsync("/can-bo/bao-cao/ii06a")).Status);
        Assert.Equal(status, (await official.OpenAsync("/can-bo/bao-cao")).Status);
    }

    [Fact]
    public async Task The_report_page_in_English_says_in_Vietnamese_the_form_alone()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var leader = await site.BrowseAsync(await site.World.OfficialAsync(Role.Leader));
        var page = await leader.OpenAsync("/can-bo/bao-cao/ii06a?ky=t3&nam=2026&lang=en");
        Assert.Equal("Form II.06a: handling of administrative procedures", page.Text("h1"));
        Assert.DoesNotMatch("[ăđơưĂĐƠƯ\u1EA0-\u1EF9]", page.Text("label[for=ky]") + page.Text("#ky") + page.Text("form button"));
    }
}
