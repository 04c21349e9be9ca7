using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Who sees what, and what a page offers to whom.</summary>
public sealed partial class SightTests
{
    [Theory]
    [InlineData("")]
    [InlineData("nhan-kiem-tra")]
    [InlineData("mau-01")]
    public async Task An_official_of_another_body_finds_no_dossier(string act)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        using var stranger = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"));

        var page = await stranger.OpenAsync(Office.Address(id, act));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.DoesNotContain("Phạm Văn Thử Một", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_and_a_stranger_do_not_reach_the_workspace()
    {
        await using var office = await Office.OpenAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        using var stranger = office.Site.Browse();

        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.OpenAsync("/can-bo")).Status);
        Assert.Equal("/can-bo/dang-nhap", (await stranger.OpenAsync("/can-bo/viec/tiep-nhan")).Path);
    }

    [Fact]
    public async Task Each_person_is_offered_exactly_the_steps_that_are_theirs()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();

        var receiver = await office.As(Role.Receiver).OpenAsync(Office.Address(id));
        var clerk = await office.As(Role.Clerk).OpenAsync(Office.Address(id));

        Assert.Equal(["Tiếp nhận hồ sơ", "Yêu cầu bổ sung trước tiếp nhận", "Từ chối tiếp nhận", "Thêm giấy tờ"], receiver.Document.QuerySelectorAll(".cc-actions a, .cc-actions button").Select(b => b.TextContent.Trim()));
        Assert.Empty(clerk.Document.QuerySelectorAll(".cc-actions a, .cc-actions button"));
    }

    [Fact]
    public async Task A_step_that_is_not_open_says_so_instead_of_showing_its_form()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.SubmittedAsync();

        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(id, "tiep-nhan"));

        Assert.Contains("không làm được bước này", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task A_paper_is_downloaded_as_an_attachment_and_only_in_its_own_dossier()
    {
        await using var office = await Office.OpenAsync();
        var (id, other) = (await office.TakenUpAsync(), await office.SubmittedAsync());
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id;
        var receiver = office.As(Role.Receiver);

        using var file = await receiver.GetAsync($"{Office.Address(id)}?handler=File&paper={paper}");
        using var elsewhere = await receiver.GetAsync($"{Office.Address(other)}?handler=File&paper={paper}");

        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("application/pdf", file.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
    }

    [Fact]
    public async Task The_worklist_is_ordered_by_due_time_marks_what_is_late_filters_and_goes_on_page_by_page()
    {
        await using var office = await Office.OpenAsync();
        for (var i = 0; i < 21; i++)
        {
            await office.SubmittedAsync();
        }

        await office.LaterAsync("2026-03-02T16:00");
        var receiver = office.As(Role.Receiver);
        var soon = await receiver.OpenAsync("/can-bo/viec/tiep-nhan");
        Assert.Equal(20, soon.Document.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(20, soon.Document.QuerySelectorAll(".cc-due--soon").Length);
        var last = await receiver.ClickAsync("Trang sau");
        Assert.Single(last.Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("Trang sau", last.Text(), StringComparison.Ordinal);

        var none = await receiver.OpenAsync("/can-bo/viec/tiep-nhan?han=tre");
        Assert.Contains("Không có hồ sơ nào", none.Text(), StringComparison.Ordinal);
        await office.LaterAsync("2026-03-03T09:01");
        var late = office.As(Role.Receiver);
        var page = await late.OpenAsync("/can-bo/viec/tiep-nhan?han=tre");
        Assert.Equal("Quá hạn 1 phút", page.Text(".cc-due--late"));
        var home = await late.OpenAsync("/can-bo");
        Assert.Contains("20+ hồ sơ", home.Text(), StringComparison.Ordinal);
        Assert.Contains("20+ quá hạn", home.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_of_the_workspace_has_its_English()
    {
        var web = Path.Combine(TestDatabase.Repository, "src", "CaiCach.Web");
        var english = XDocument.Load(Path.Combine(web, "Texts", "WorkspaceTexts.en.resx")).Root!.Elements("data").Select(d => d.Attribute("name")!.Value).ToHashSet();
        var used = Directory.EnumerateFiles(Path.Combine(web, "Workspace"), "*.cs*", SearchOption.AllDirectories)
            .SelectMany(file => Text().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).ToHashSet();

        Assert.Empty(used.Except(english));
    }

    [Theory]
    [InlineData(Role.Receiver)]
    [InlineData(Role.Specialist)]
    [InlineData(Role.AgencyHead)]
    public async Task An_English_page_has_no_label_left_in_Vietnamese(Role role)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();

        var page = await office.As(role).OpenAsync(Office.Address(id) + "?lang=en");

        Assert.All(page.Document.QuerySelectorAll("main dt, main th, main h2, main summary, main .cc-actions a"), label => Assert.DoesNotMatch("[ăâđêôơư\u1EA0-\u1EF9]", label.TextContent));
    }

    [GeneratedRegex("\\b[Tt]\\[\"((?:[^\"\\\\]|\\\\.)*)\"", RegexOptions.None, 1000)]
    private static partial Regex Text();

    [Fact]
    public async Task A_list_that_is_not_ones_own_is_not_found()
    {
        await using var office = await Office.OpenAsync();

        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Clerk).OpenAsync("/can-bo/viec/tiep-nhan")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Clerk).OpenAsync("/can-bo/viec/khong-co")).Status);
    }

    [Theory]
    [InlineData("h50.901-260302-0001 ", true)]
    [InlineData("", false)]
    [InlineData("a\u0000b", false)]
    public async Task A_dossier_is_opened_by_its_exact_code(string typed, bool found)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo");

        var page = await receiver.PressAsync("Tìm", new Dictionary<string, string?> { ["ma"] = typed });

        Assert.Equal(found ? Office.Address(id) : "/can-bo/ho-so", page.Path);
        Assert.Equal(found ? HttpStatusCode.OK : HttpStatusCode.NotFound, page.Status);
    }

    [Fact]
    public async Task Anything_known_of_a_dossier_finds_it_and_what_is_not_found_stays_typed()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo");
        foreach (var typed in new[] { "H50.901-260302-000", "phạm thử", "pham van thu mot 02/03/2026", "045090999901", "0900 000 001" })
        {
            var page = await receiver.PressAsync("Tìm", new Dictionary<string, string?> { ["ma"] = typed });
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(Office.Address(id), page.Document.QuerySelector("td a")!.GetAttribute("href"));
            Assert.Equal(typed, page.ValueOf("ma"));
        }

        var none = await receiver.PressAsync("Tìm", new Dictionary<string, string?> { ["ma"] = "không ai tên thế" });
        Assert.Equal(HttpStatusCode.NotFound, none.Status);
        Assert.Contains("Không có hồ sơ nào như vậy trong phạm vi của ông/bà.", none.Text(), StringComparison.Ordinal);
        Assert.Equal("không ai tên thế", none.ValueOf("ma"));
    }
}
