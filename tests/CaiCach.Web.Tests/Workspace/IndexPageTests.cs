using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

public sealed class IndexPageTests
{
    private const string Tree = "/can-bo/chi-so/SKHCN-QT/2026";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task From_the_tree_to_the_leaf_to_the_dossier_that_moved_it(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var journey = await Journey.InAsync(site.World);
        var id = await journey.AcceptAsync();
        await journey.FinishAsync(id);
        var dossier = await site.World.DossierAsync(id);
        using var head = await site.BrowseAsync(journey.Head);

        await head.OpenAsync(Tree);
        Assert.Contains("Bộ tiêu chí này là bản dựng lại", head.Page.Text(), StringComparison.Ordinal);
        Assert.Equal(10, head.Page.Document.QuerySelectorAll(".cc-losses li").Length);
        Assert.Equal(8, head.Page.Document.QuerySelectorAll("details.cc-field").Length);
        await head.ClickAsync("3.4.1 ");
        Assert.Contains("1 / 1.", head.Page.Text(), StringComparison.Ordinal);
        await head.ClickAsync("đạt");
        Assert.Equal([dossier.Code!], head.Page.Document.QuerySelectorAll("tbody .cc-code").Select(a => a.TextContent));
        await head.ClickAsync("Phần chưa đạt");
        Assert.Empty(head.Page.Document.QuerySelectorAll("tbody tr"));
        Assert.DoesNotContain("style=", head.Page.Html, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_reform_officer_declares_figures_with_evidence_and_everyone_finds_them(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.BrowseAsync(await site.World.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP"));

        await officer.OpenAsync(Tree + "/7.1.5");
        await officer.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "1.000", ["Input.B"] = "mười", ["Input.Note"] = "Theo hệ thống quản lý văn bản" });
        Assert.Equal("Nhập một số, ví dụ 125 hoặc 12,5.", officer.Page.ErrorAt("Input.B"));
        Assert.Equal(("1.000", "mười", "Theo hệ thống quản lý văn bản"), (officer.Page.ValueOf("Input.A"), officer.Page.ValueOf("Input.B"), officer.Page.ValueOf("Input.Note")));
        await officer.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.B"] = "950" }, new ChosenFile("Input.Evidence", "minh-chung.pdf", "%PDF-1.4 minh chứng"u8.ToArray()));

        Assert.Equal(HttpStatusCode.OK, officer.Page.Status);
        Assert.Contains("{\"a\":1000,\"b\":950}", officer.Page.Text(".cc-history"), StringComparison.Ordinal);
        using var evidence = await officer.GetAsync(Tree + "/7.1.5/minh-chung");
        Assert.Equal("attachment", evidence.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("%PDF-1.4 minh chứng", await evidence.Content.ReadAsStringAsync());
        Assert.Equal("950", officer.Page.ValueOf("Input.B"));
        using var inspector = await site.BrowseAsync(await site.World.OfficialAsync(Role.Inspector));
        await inspector.OpenAsync(Tree + "/7.1.5");
        Assert.Contains("Theo hệ thống quản lý văn bản", inspector.Page.Text(), StringComparison.Ordinal);
        Assert.Empty(inspector.Page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Who_declares_on_an_old_page_is_told_and_loses_nothing_typed()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var actor = await site.World.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        using var one = await site.BrowseAsync(actor);
        using var two = await site.BrowseAsync(actor);
        await one.OpenAsync(Tree + "/7.1.5");
        await two.OpenAsync(Tree + "/7.1.5");
        await one.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "10", ["Input.B"] = "9" });
        await two.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "20", ["Input.B"] = "19" });
        Assert.Equal(HttpStatusCode.Conflict, two.Page.Status);
        Assert.Equal("19", two.Page.ValueOf("Input.B"));
        await two.PressAsync("Lưu kê khai");
        Assert.Equal(2, two.Page.Document.QuerySelectorAll(".cc-history li").Length);
    }

    [Theory]
    [InlineData("/can-bo/chi-so/KHONG-CO/2026")]
    [InlineData("/can-bo/chi-so/BKHCN/2026")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2027")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/99999999999")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/9.9.9")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/3")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/1.1.1/ho-so")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/3.4.1/ho-so?phan=khac")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/3.4.1/ho-so?sau=x")]
    [InlineData("/can-bo/chi-so/SKHCN-QT/2026/1.1.1/minh-chung")]
    public async Task What_is_not_there_is_a_page_not_found(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var leader = await site.BrowseAsync(await site.World.OfficialAsync(Role.Leader));
        Assert.Equal(HttpStatusCode.NotFound, (await leader.OpenAsync(path)).Status);
    }

    [Fact]
    public async Task Every_item_of_both_sets_has_a_page()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        foreach (var (unit, address) in new[] { ("SKHCN-QT-VP", Tree), ("BKHCN-TCCB-CCHC", "/can-bo/chi-so/BKHCN/2026") })
        {
            using var officer = await site.BrowseAsync(await site.World.OfficialAsync(Role.ReformOfficer, unit));
            var tree = await officer.OpenAsync(address);
            var leaves = tree.Document.QuerySelectorAll(".cc-leaf a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.True(leaves.Count > 90);
            foreach (var leaf in leaves)
            {
                Assert.Equal(HttpStatusCode.OK, (await officer.OpenAsync(leaf)).Status);
            }
        }
    }
}
