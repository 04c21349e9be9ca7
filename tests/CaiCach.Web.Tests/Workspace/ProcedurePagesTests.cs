using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The catalogue as officials read it, and what changed from one version to the next.</summary>
public sealed partial class ProcedurePagesTests
{
    private const string ByStages = "2.002711";

    [Fact]
    public async Task An_official_finds_a_procedure_without_diacritics_and_compares_two_of_its_versions()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));
        await official.OpenAsync("/can-bo");
        await official.ClickAsync("Thủ tục");
        var page = await official.PressAsync("Tìm thủ tục", new Dictionary<string, string?> { ["tu-khoa"] = "danh gia nghiem thu" });
        Assert.Contains("2.002711", page.Text("tbody"), StringComparison.Ordinal);
        Assert.Single(page.Document.QuerySelectorAll("tbody tr"));

        await official.ClickAsync("Thủ tục đánh giá, nghiệm thu nhiệm vụ cấp tỉnh");
        page = await official.ClickAsync("So sánh phiên bản 2 với phiên bản 3");

        Assert.Equal("Thay đổi từ phiên bản 2 sang phiên bản 3", page.Text("h2"));
        Assert.Contains("bắt đầu nhận hồ sơ trên hệ thống này", page.Text(".govuk-summary-list"), StringComparison.Ordinal);
        page = await official.PressAsync("So sánh", new Dictionary<string, string?> { ["tu"] = "3", ["den"] = "3" });
        Assert.Contains("Nội dung không thay đổi.", page.Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/can-bo/thu-tuc/9.999999")]
    [InlineData("/can-bo/thu-tuc/2.002711/so-sanh")]
    [InlineData("/can-bo/thu-tuc/2.002711/so-sanh?tu=1&den=99")]
    [InlineData("/can-bo/thu-tuc/2.002711/so-sanh?tu=01&den=2")]
    [InlineData("/thu-tuc/1.014445/thay-doi")]
    [InlineData("/thu-tuc/9.999999/thay-doi")]
    public async Task What_is_not_there_is_not_found(string address)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));

        Assert.Equal(HttpStatusCode.NotFound, (await official.OpenAsync(address)).Status);
    }

    [Fact]
    public async Task Long_lists_go_on_after_the_last_code_and_keep_what_was_asked()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist));
        var codes = new List<string>();
        var page = await official.OpenAsync("/can-bo/thu-tuc?tu-khoa=" + Uri.EscapeDataString("minh hoa"));
        for (var more = true; more;)
        {
            codes.AddRange(page.Document.QuerySelectorAll("tbody .cc-code").Select(c => c.TextContent));
            more = page.Document.QuerySelector(".govuk-pagination__next a") is not null;
            page = more ? await official.ClickAsync("Trang sau") : page;
        }

        var wanted = (await site.World.ReferenceAsync()).AllProcedures.Where(p => p.Name.Contains("Minh họa", StringComparison.Ordinal)).Select(p => p.Code).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(wanted, codes);
        Assert.Empty((await official.OpenAsync("/can-bo/thu-tuc?co-quan=KHONG-CO")).Document.QuerySelectorAll("tbody tr"));
    }

    [Fact]
    public async Task A_citizen_reads_what_changed_also_what_will_and_in_English()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-20T09:00");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/thu-tuc/" + ByStages);
        var page = await visitor.ClickAsync("Có gì thay đổi");

        Assert.Equal(["Từ ngày 23/11/2026 Sắp có hiệu lực", "Từ ngày 01/01/2025"], page.Document.QuerySelectorAll("main h2").Select(h => string.Join(' ', h.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
        Assert.Contains("Tiếp nhận hồ sơ bắt đầu nhận hồ sơ trên hệ thống này", page.Text(), StringComparison.Ordinal);
        page = await visitor.OpenAsync($"/thu-tuc/{ByStages}/thay-doi?lang=en");
        Assert.Contains("Filing dossiers can now be filed here", page.Text(), StringComparison.Ordinal);
        Assert.Null((await visitor.OpenAsync("/thu-tuc/1.014445")).Document.QuerySelector("a[href$='/thay-doi']"));
    }

    [Fact]
    public void Every_word_that_a_change_is_told_in_has_its_English()
    {
        var web = Path.Combine(TestDatabase.Repository, "src");
        var english = XDocument.Load(Path.Combine(web, "CaiCach.Web", "Texts", "SharedTexts.en.resx")).Descendants("data").Select(d => d.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var law = Path.Combine(web, "CaiCach.Law", "Procedures");
        var written = new[] { "ChangeWords.cs", "ItemDifference.cs", "MeansDifference.cs", "PaperDifference.cs", "ProcedureChange.cs", "ProcedureDifference.cs" }
            .SelectMany(file => File.ReadLines(Path.Combine(law, file))).Where(line => !line.Contains("///", StringComparison.Ordinal))
            .SelectMany(line => Quoted().Matches(line)).Select(match => match.Groups["text"].Value).Where(text => text != "dd/MM/yyyy" && text != "; " && !text.StartsWith("There is no", StringComparison.Ordinal)).ToList();
        var terms = Enum.GetValues<Channel>().Select(c => ProcedureNames.Of(c).ToLowerInvariant())
            .Concat(Enum.GetValues<OnlineLevel>().Select(ProcedureNames.Of)).Concat(Enum.GetValues<ProcedureKind>().Select(ProcedureNames.Of)).Concat(Enum.GetValues<StartRule>().Select(ProcedureNames.Of))
            .Concat(Enum.GetValues<FeeKind>().Select(ProcedureNames.Of)).Concat(Enum.GetValues<FeeTiming>().Select(ProcedureNames.Of)).Concat(Enum.GetValues<StageOwner>().Select(ProcedureNames.Of))
            .Concat(ProcedureNames.Subjects.Values).Concat(ProcedureNames.Levels.Values).Concat(ProcedureNames.DigitiseClasses.Values);

        Assert.True(written.Count > 80);
        Assert.Empty(written.Concat(terms).Where(key => !english.Contains(key)).Distinct(StringComparer.Ordinal));
    }

    [GeneratedRegex("\"(?<text>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
