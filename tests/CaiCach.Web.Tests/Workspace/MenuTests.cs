using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Each official is offered what is theirs, and first what comes next.</summary>
public sealed class MenuTests
{
    [Theory]
    [InlineData(Role.Receiver, "Việc của tôi|Hồ sơ|Thủ tục")]
    [InlineData(Role.Appraiser, "Việc của tôi|Hồ sơ|Thủ tục|Chỉ số cải cách")]
    [InlineData(Role.ReformOfficer, "Việc của tôi|Hồ sơ|Thủ tục|Chỉ số cải cách|Báo cáo")]
    public async Task The_menu_leads_nowhere_that_is_closed_to_the_role(Role role, string links)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(role, role == Role.Receiver ? "SKHCN-QT-MC" : World.Agency));

        var page = await official.OpenAsync("/can-bo");
        var offered = page.Document.QuerySelectorAll("nav .govuk-service-navigation__link").ToList();

        Assert.Equal(links.Split('|'), offered.Select(a => a.TextContent.Trim()));
        foreach (var link in offered)
        {
            Assert.Equal(System.Net.HttpStatusCode.OK, (await official.OpenAsync(link.GetAttribute("href")!)).Status);
        }
    }

    [Fact]
    public async Task Who_is_not_signed_in_gets_no_empty_menu_and_a_list_marks_where_one_is()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var stranger = site.Browse();
        using var receiver = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));

        Assert.Null((await stranger.OpenAsync("/can-bo/dang-nhap")).Document.QuerySelector("nav.govuk-service-navigation"));
        Assert.Equal("Việc của tôi", (await receiver.OpenAsync("/can-bo/viec/tiep-nhan")).Text("[aria-current]"));
    }

    [Fact]
    public async Task The_step_that_comes_next_is_the_first_button()
    {
        await using var office = await Office.OpenAsync();
        var assigned = await office.AssignedAsync();
        var proposed = await office.ProposedAsync(ProposalKind.Grant);

        Assert.Equal("Trình đề xuất", await FirstAsync(office, Role.Specialist, assigned));
        Assert.Equal("Ký giải quyết", await FirstAsync(office, Role.AgencyHead, proposed));
    }

    [Theory]
    [InlineData(ProposalKind.Refuse, "ky-tu-choi", "Ý kiến thụ lý")]
    [InlineData(ProposalKind.Refuse, "tra-lai", "")]
    [InlineData(ProposalKind.Refuse, "dung", "")]
    [InlineData(ProposalKind.Stop, "dung", "Ý kiến thụ lý")]
    public async Task The_words_of_the_proposal_stand_ready_only_in_the_step_that_signs_it(ProposalKind kind, string slug, string reason)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(kind);

        var page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, slug));

        Assert.Equal(reason, page.ValueOf("Input.Reason"));
    }

    [Fact]
    public async Task A_step_that_is_a_colleagues_says_who_has_the_dossier()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.TakenUpAsync();
        using var colleague = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));

        var page = await colleague.OpenAsync(Office.Address(id, "tiep-nhan"));

        Assert.Contains($"Người đang xử lý: {office.Actor(Role.Receiver).Name}.", page.Text(), StringComparison.Ordinal);
        Assert.Contains($"Hồ sơ được phân công cho {office.Actor(Role.Receiver).Name}; bước này do", page.Text(), StringComparison.Ordinal);
        page = await colleague.OpenAsync(Office.Address(id, "ky-giai-quyet"));
        Assert.Contains("bước này do lãnh đạo cơ quan thực hiện khi hồ sơ ở trạng thái “Đang xử lý”", page.Text(), StringComparison.Ordinal);
    }

    private static async Task<string> FirstAsync(Office office, Role role, Guid id) =>
        (await office.As(role).OpenAsync(Office.Address(id))).Text(".cc-actions .govuk-button");
}
