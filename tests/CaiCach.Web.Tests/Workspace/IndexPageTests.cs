using System.Net;
using System.Text;
using CaiCach.Application.Index;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

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
        Assert.Contains("950 trên 1.000", officer.Page.Text(".cc-history"), StringComparison.Ordinal);
        using var evidence = await officer.GetAsync(Tree + "/7.1.5/minh-chung");
        Assert.Equal("attachment", evidence.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("%PDF-1.4 minh chứng", await evidence.Content.ReadAsStringAsync());
        Assert.Equal("950", officer.Page.ValueOf("Input.B"));
        using var inspector = await site.BrowseAsync(await site.World.OfficialAsync(Role.Inspector));
        await inspector.OpenAsync(Tree + "/7.1.5");
        Assert.Contains("Theo hệ thống quản lý văn bản", inspector.Page.Text(), StringComparison.Ordinal);
        Assert.Empty(inspector.Page.Document.QuerySelectorAll("main form"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Evidence_declared_before_its_type_was_kept_is_downloaded_as_what_it_is_under_its_name(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.BrowseAsync(await site.World.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP"));
        await officer.OpenAsync(Tree + "/7.1.5");
        byte[] png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1];
        await officer.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "10", ["Input.B"] = "9" }, new ChosenFile("Input.Evidence", "ảnh cũ.png", png));
        await officer.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.B"] = "8" }, new ChosenFile("Input.Evidence", "moi.pdf", "%PDF-1.4 mới"u8.ToArray()));
        await using (var db = site.World.Database.Open())
        {
            // Events do not change: the first one stands once more, as an older version of the program wrote it.
            var first = await db.Events.AsNoTracking().SingleAsync(e => e.Stream == "index" && e.Version == 1);
            (first.Id, first.Version, first.Data) = (Guid.NewGuid(), 7, (IndexEventData.Parse(first.Data)! with { EvidenceType = null }).ToJson());
            db.Events.Add(first);
            await db.SaveChangesAsync();
        }

        using var evidence = await officer.GetAsync(Tree + "/7.1.5/minh-chung?lan=7");

        Assert.Equal(("image/png", "attachment", "ảnh cũ.png"), (evidence.Content.Headers.ContentType!.MediaType, evidence.Content.Headers.ContentDisposition!.DispositionType, evidence.Content.Headers.ContentDisposition.FileNameStar));
        Assert.Equal(png, await evidence.Content.ReadAsByteArrayAsync());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Every_declaration_stands_in_the_history_with_its_own_evidence_for_who_may_read_the_index(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var officer = await site.BrowseAsync(await site.World.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP"));
        await officer.OpenAsync(Tree + "/7.1.5");
        foreach (var (figure, note, file) in new[] { ("9", "Lần một", "mot"), ("8", "Lần hai", "hai") })
        {
            await officer.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "10", ["Input.B"] = figure, ["Input.Note"] = note }, new ChosenFile("Input.Evidence", file + ".pdf", Encoding.UTF8.GetBytes("%PDF-1.4 " + file)));
        }

        using var appraiser = await site.BrowseAsync(await site.World.OfficialAsync(Role.Appraiser, "BKHCN-TCCB-CCHC"));
        await appraiser.OpenAsync(Tree);
        await appraiser.ClickAsync("7.1.5 ");
        Assert.Empty(appraiser.Page.Document.QuerySelectorAll("main form"));
        var lines = appraiser.Page.Document.QuerySelectorAll(".cc-history li").Select(l => l.TextContent).ToList();
        Assert.Equal(2, lines.Count);
        Assert.All(new[] { "8 trên 10", "Lần hai", "hai.pdf" }, part => Assert.Contains(part, lines[0], StringComparison.Ordinal));
        Assert.All(new[] { "9 trên 10", "Lần một", "mot.pdf" }, part => Assert.Contains(part, lines[1], StringComparison.Ordinal));
        Assert.Equal(["%PDF-1.4 hai", "%PDF-1.4 mot"], await Task.WhenAll(appraiser.Page.Document.QuerySelectorAll(".cc-history a").Select(async a =>
        {
            using var file = await appraiser.GetAsync(a.GetAttribute("href")!);
            Assert.Equal(("attachment", "application/pdf"), (file.Content.Headers.ContentDisposition!.DispositionType, file.Content.Headers.ContentType!.MediaType));
            return await file.Content.ReadAsStringAsync();
        })));

        using var stranger = await site.BrowseAsync(await site.World.OfficialAsync(Role.Appraiser, "BKHCN-SHTT-VP"));
        foreach (var path in new[] { "/minh-chung?lan=1", "/minh-chung?lan=3", "/minh-chung?lan=x" })
        {
            using var none = await (path.EndsWith('1') ? stranger : appraiser).GetAsync(Tree + "/7.1.5" + path);
            Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
        }
    }

    [Fact]
    public async Task An_appraiser_reads_the_index_and_how_many_dossiers_are_behind_a_figure_but_neither_their_papers_nor_reports()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var journey = await Journey.InAsync(site.World);
        await journey.FinishAsync(await journey.AcceptAsync());
        using var appraiser = await site.BrowseAsync(await site.World.OfficialAsync(Role.Appraiser, "BKHCN-TCCB-CCHC"));

        await appraiser.OpenAsync("/can-bo/chi-so");
        Assert.Contains(Tree, appraiser.Page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
        await appraiser.OpenAsync(Tree + "/3.4.1/ho-so");
        Assert.Contains("1 hồ sơ khác của con số này nằm ngoài phạm vi", appraiser.Page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Phạm Văn Thử Một", appraiser.Page.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await appraiser.OpenAsync("/can-bo/bao-cao/ii06a")).Status);
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

    [Fact]
    public async Task The_chosen_evidence_stays_with_the_figures_through_a_wrong_figure_and_a_faster_colleague()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        var actor = await site.World.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        using var mine = await site.BrowseAsync(actor);
        using var other = await site.BrowseAsync(actor);
        await mine.OpenAsync(Tree + "/7.1.5");
        await mine.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "20", ["Input.B"] = "mười" }, new ChosenFile("Input.Evidence", "cua-toi.pdf", "%PDF-1.4 của tôi"u8.ToArray()));
        Assert.Contains("Đã tải lên: cua-toi.pdf", mine.Page.Text(), StringComparison.Ordinal);
        await other.OpenAsync(Tree + "/7.1.5");
        await other.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.A"] = "10", ["Input.B"] = "9" }, new ChosenFile("Input.Evidence", "khac.pdf", "%PDF-1.4 khác"u8.ToArray()));

        await mine.PressAsync("Lưu kê khai", new Dictionary<string, string?> { ["Input.B"] = "19" });
        Assert.Equal(HttpStatusCode.Conflict, mine.Page.Status);
        Assert.Contains("Đã tải lên: cua-toi.pdf", mine.Page.Text(), StringComparison.Ordinal);
        await mine.PressAsync("Lưu kê khai");

        var line = mine.Page.Document.QuerySelector(".cc-history li")!.TextContent;
        Assert.Contains("19 trên 20", line, StringComparison.Ordinal);
        Assert.Contains("cua-toi.pdf", line, StringComparison.Ordinal);
        Assert.Null(mine.Page.ValueOf("Input.UploadId"));
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
