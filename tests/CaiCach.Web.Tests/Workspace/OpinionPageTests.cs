using System.Net;
using System.Text.Json.Nodes;
using CaiCach.Application.Calendar;
using CaiCach.Application.Reference;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Background;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Other bodies are asked for their opinion, through the pages of everyone who has a part in it. The dossier is due on 09/3/2026.</summary>
public sealed class OpinionPageTests
{
    private const string Ask = "Lấy ý kiến phối hợp";
    private const string Inspectorate = "SKHCN-QT-TTRA";

    [Fact]
    public async Task What_is_wrong_with_a_request_is_told_at_its_field_and_nothing_typed_is_lost()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var unit = (await office.World.UnitAsync(Inspectorate)).ToString();
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id.ToString();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));

        var page = await specialist.PressAsync(Ask, new Dictionary<string, string?> { ["Input.Bodies[0].Days"] = "3", ["Input.Shared"] = paper });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Nhập nội dung cần lấy ý kiến.", "Chọn ít nhất một cơ quan, đơn vị để lấy ý kiến."), (page.ErrorAt("Input.Question"), page.ErrorAt("Input.Bodies[0].Unit")));
        Assert.Equal("3", page.ValueOf("Input.Bodies[0].Days"));
        Assert.True(page.Document.QuerySelector("#Input_Shared")!.HasAttribute("checked"));

        page = await specialist.PressAsync(Ask, new Dictionary<string, string?> { ["Input.Question"] = new string('a', 4001), ["Input.Bodies[1].Unit"] = unit, ["Input.Bodies[1].Days"] = "năm" });
        Assert.Equal(("Dài quá 4.000 ký tự.", "Nhập số ngày làm việc, từ 1 đến 30."), (page.ErrorAt("Input.Question"), page.ErrorAt("Input.Bodies[1].Days")));

        page = await specialist.PressAsync(Ask, new Dictionary<string, string?> { ["Input.Question"] = "Có phù hợp không?", ["Input.Bodies[1].Days"] = "31", ["Input.Bodies[3].Unit"] = unit });
        Assert.Equal(("Thời hạn trả lời phải từ 1 đến 30 ngày làm việc.", "Cơ quan, đơn vị này đã được chọn ở trên."), (page.ErrorAt("Input.Bodies[1].Days"), page.ErrorAt("Input.Bodies[3].Unit")));
        Assert.Equal(("Có phù hợp không?", unit, "31", unit), (page.ValueOf("Input.Question"), page.ValueOf("Input.Bodies[1].Unit"), page.ValueOf("Input.Bodies[1].Days"), page.ValueOf("Input.Bodies[3].Unit")));

        page = await specialist.PressAsync(Ask, new Dictionary<string, string?> { ["Input.Bodies[1].Days"] = "3", ["Input.Bodies[3].Unit"] = (await office.World.UnitAsync(Office.Division)).ToString() });
        Assert.Equal("Không lấy ý kiến chính cơ quan, đơn vị đang giải quyết hồ sơ.", page.ErrorAt("Input.Bodies[3].Unit"));
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));
    }

    [Theory]
    [InlineData("5", false)]
    [InlineData("6", true)]
    public async Task A_time_that_ends_after_the_due_date_is_warned_of_once(string days, bool warned)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));
        var page = await specialist.PressAsync(Ask, new Dictionary<string, string?>
        {
            ["Input.Question"] = "Có phù hợp không?",
            ["Input.Bodies[0].Unit"] = (await office.World.UnitAsync(Inspectorate)).ToString(),
            ["Input.Bodies[0].Days"] = days,
        });

        if (warned)
        {
            Assert.Contains("Thời hạn trả lời kết thúc sau hạn trả kết quả của hồ sơ (17:00 09/03/2026).", page.Text(), StringComparison.Ordinal);
            Assert.Equal(("Có phù hợp không?", "6"), (page.ValueOf("Input.Question"), page.ValueOf("Input.Bodies[0].Days")));
            page = await specialist.PressAsync(Ask);
        }

        Assert.Contains("Đã gửi xin ý kiến.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thanh tra Sở", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.Consulting, await office.StateAsync(id));
        Assert.Contains("Chờ ý kiến phối hợp", (await specialist.OpenAsync("/can-bo/viec/cho-y-kien")).Text("h1"), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var own = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Cơ quan đang lấy ý kiến phối hợp; thời hạn vẫn tính.", own.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Có phù hợp không?", own.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_sector_law_takes_the_time_of_opinions_out_of_the_limit_the_clock_stands_and_everybody_reads_it()
    {
        await using var office = await Office.OpenAsync();
        await using (var db = office.World.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var root = JsonNode.Parse(row.Document)!;
                (root["procedures"]![0]!["excludedOpinions"], root["procedures"]![0]!["opinionsBasis"]) = ("every", "Điều 9 Luật Minh họa");
                row.Document = root.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        office.World.Get<ReferenceStore>().Forget();
        var id = await office.AssignedAsync();
        var specialist = office.As(Role.Specialist);
        var page = await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));
        Assert.Contains("Thời gian lấy ý kiến mọi cơ quan, đơn vị không tính vào thời hạn (Điều 9 Luật Minh họa).", page.Text(), StringComparison.Ordinal);
        page = await specialist.PressAsync(Ask, new Dictionary<string, string?>
        {
            ["Input.Question"] = "Có phù hợp không?",
            ["Input.Bodies[0].Unit"] = (await office.World.UnitAsync(Inspectorate)).ToString(),
            ["Input.Bodies[0].Days"] = "9",
        });

        Assert.Contains("Đã gửi xin ý kiến.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Tạm dừng từ 09:00 02/03/2026", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thời hạn tạm dừng trong thời gian lấy ý kiến, theo pháp luật chuyên ngành nêu trong thủ tục", page.Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.Contains("thời hạn tạm dừng theo pháp luật chuyên ngành", (await citizen.OpenAsync($"/ho-so/{id}")).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_warning_goes_by_the_calendar_of_the_counter_by_which_the_answer_is_due()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var counter = await office.World.UnitAsync("SNV-QT");
        var admin = await office.World.OfficialAsync(Role.Administrator, "SNV-QT-VP");
        var closed = new AnnounceUnitCalendar.Request("SNV-QT", 0, new(UnitChangeKind.Closed, new(2026, 3, 9), [], "Chuyển trụ sở"), "12/QĐ-SNV", new(2026, 3, 1));
        Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(office.World.By(admin), closed)));
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.CounterId, counter));
        }

        var specialist = office.As(Role.Specialist);
        await specialist.OpenAsync(Office.Address(id, "lay-y-kien"));
        var page = await specialist.PressAsync(Ask, new Dictionary<string, string?>
        {
            ["Input.Question"] = "Có phù hợp không?",
            ["Input.Bodies[0].Unit"] = (await office.World.UnitAsync(Inspectorate)).ToString(),
            ["Input.Bodies[0].Days"] = "5",
        });
        Assert.Contains("Thời hạn trả lời kết thúc sau hạn trả kết quả của hồ sơ (17:00 09/03/2026).", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_asked_sees_the_shared_part_alone_and_answers_once()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var other = await office.AssignedAsync();
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id;
        await office.ConsultAsync(id, 3, [paper], Inspectorate, "BKHCN-PC");
        using var asked = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Specialist, Inspectorate));
        using var colleague = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.DivisionHead, Inspectorate));
        using var lawyer = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.AgencyHead, "BKHCN-PC"));

        Assert.Contains("1 yêu cầu", (await asked.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        await asked.ClickAsync("Xin ý kiến");
        var page = await asked.ClickAsync((await office.World.DossierAsync(id)).Code!);
        Assert.Contains("Có phù hợp quy hoạch không?", page.Text(), StringComparison.Ordinal);
        foreach (var secret in new[] { "Phạm Văn Thử Một", "045090999901", "0900000001", "congdan1@mau.example", "Minh Họa" })
        {
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await asked.GetAsync(Office.Address(id))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await asked.GetAsync($"{Office.Address(id)}?handler=File&paper={paper}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await lawyer.GetAsync(page.Path)).StatusCode);
        using (var file = await asked.GetAsync($"{page.Path}?handler=File&paper={paper}"))
        {
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        }

        var foreign = (await office.World.DossierAsync(other)).Papers[0].Id;
        Assert.Equal(HttpStatusCode.NotFound, (await asked.GetAsync($"{page.Path}?handler=File&paper={foreign}")).StatusCode);

        await colleague.OpenAsync(page.Path);
        Assert.Equal("Chọn đồng ý hoặc không đồng ý.", (await asked.PressAsync("Gửi ý kiến", new Dictionary<string, string?> { ["Input.Opinion"] = "Đã xem" })).ErrorAt("Input.Answer"));
        page = await asked.PressAsync("Gửi ý kiến", new Dictionary<string, string?> { ["Input.Answer"] = "Disagree", ["Input.Opinion"] = " " });
        Assert.Equal(("Nêu lý do không đồng ý.", "Disagree"), (page.ErrorAt("Input.Opinion"), page.ValueOf("Input.Answer")));
        page = await asked.PressAsync("Gửi ý kiến", new Dictionary<string, string?> { ["Input.Opinion"] = "Trái quy hoạch" });
        Assert.Contains("Đã gửi ý kiến.", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.NotFound, (await asked.GetAsync($"{page.Path}?handler=File&paper={paper}")).StatusCode);

        page = await colleague.PressAsync("Gửi ý kiến", new Dictionary<string, string?> { ["Input.Answer"] = "Agree", ["Input.Opinion"] = "Tôi thì đồng ý" });
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Ý kiến này đã được trả lời", page.Text(".govuk-error-summary"), StringComparison.Ordinal);
        Assert.Contains("Trái quy hoạch", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Tôi thì đồng ý", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_of_another_unit_in_between_is_no_trouble_and_the_last_one_ends_the_consultation()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.ConsultAsync(id, 3, [], Inspectorate, "BKHCN-PC");
        using var first = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Specialist, Inspectorate));
        using var second = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.AgencyHead, "BKHCN-PC"));
        foreach (var browser in new[] { first, second })
        {
            await browser.OpenAsync("/can-bo/viec/xin-y-kien");
            await browser.ClickAsync("H50.");
        }

        foreach (var (browser, words) in new[] { (first, "Ý kiến một"), (second, "Ý kiến hai") })
        {
            Assert.Contains("Đã gửi ý kiến.", (await browser.PressAsync("Gửi ý kiến", new Dictionary<string, string?> { ["Input.Answer"] = "Agree", ["Input.Opinion"] = words })).Text(), StringComparison.Ordinal);
        }

        var page = await office.As(Role.Specialist).OpenAsync(Office.Address(id));
        Assert.Equal("Đang xử lý", page.Text("h1 .govuk-tag"));
        Assert.Contains("Ý kiến một", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Ý kiến hai", page.Text(), StringComparison.Ordinal);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        Assert.DoesNotContain("Ý kiến hai", (await citizen.OpenAsync($"/ho-so/{id}")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_did_not_answer_stands_in_red_on_the_dossier_and_in_its_history()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        await office.ConsultAsync(id, 3, [], Inspectorate);
        await office.LaterAsync("2026-03-05T17:00");
        await EndAsync(office);
        Assert.Equal(BusinessState.Consulting, await office.StateAsync(id));
        await office.LaterAsync("2026-03-05T17:01");
        Assert.Contains(", đã quá hạn", (await office.As(Role.Specialist).OpenAsync(Office.Address(id))).Text(".cc-due--late"), StringComparison.Ordinal);
        await EndAsync(office);
        await EndAsync(office);
        Assert.Equal(BusinessState.InProcess, await office.StateAsync(id));

        var page = await office.As(Role.Specialist).OpenAsync(Office.Address(id));
        Assert.Contains("Hạn trả lời: 17:00 05/03/2026, không trả lời", page.Text(".cc-due--late"), StringComparison.Ordinal);
        Assert.Contains("Không trả lời: Thanh tra Sở", page.Text(".cc-history .cc-due--late"), StringComparison.Ordinal);
        Assert.Contains("Việc lấy ý kiến phối hợp đã kết thúc", await PortalAsync(office, id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_answers_for_no_unit_finds_no_list()
    {
        await using var office = await Office.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync("/can-bo/viec/xin-y-kien")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Specialist).OpenAsync($"/can-bo/viec/xin-y-kien/{Guid.NewGuid()}")).Status);
        Assert.Contains("Không có yêu cầu", (await office.As(Role.AgencyHead).OpenAsync("/can-bo/viec/xin-y-kien?sau=x&han=tre&don-vi=x")).Text(), StringComparison.Ordinal);
    }

    private static async Task<string> PortalAsync(Office office, Guid id)
    {
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        return (await citizen.OpenAsync($"/ho-so/{id}")).Text();
    }

    private static Task<bool> EndAsync(Office office) => office.World.Do<IServiceProvider, bool>(async scope =>
    {
        await BackgroundWork.EndConsultationsAsync(scope, office.World.Clock.Now, default);
        return true;
    });
}
