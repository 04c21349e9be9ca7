using System.Net;
using System.Text.Json;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

public sealed class PublishedPageTests
{
    [Theory]
    [InlineData("/chi-so")]
    [InlineData("/chi-so/2023")]
    public async Task The_2023_table_shows_ranks_mean_gap_chart_and_source(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        var page = await visitor.OpenAsync(path);
        Assert.Contains("17 bộ, cơ quan ngang bộ; giá trị trung bình 84,38, chênh lệch giữa cao nhất và thấp nhất 11,92 điểm.", page.Text(), StringComparison.Ordinal);
        Assert.Equal("1 Bộ Tư pháp 61,86 28,10 89,95", page.Text("tbody tr"));
        Assert.Equal(17, page.Document.QuerySelectorAll("svg[role=img] rect").Length);
        Assert.Contains("xaydungchinhsach.chinhphu.vn", page.Text(), StringComparison.Ordinal);
        Assert.Contains("(độ tin cậy: lấy trực tiếp từ nguồn)", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_table_is_had_as_csv_and_json()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        using var csv = await visitor.GetAsync("/chi-so/2023.csv");
        Assert.StartsWith("rank,name,appraised,survey,score\r\n1,\"Bộ Tư pháp\",61.86,28.10,89.95\r\n", await csv.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var json = await visitor.GetAsync("/chi-so/2023.json");
        using var table = JsonDocument.Parse(await json.Content.ReadAsStringAsync());
        Assert.Equal(11.92m, table.RootElement.GetProperty("gap").GetDecimal());
        Assert.Equal(84.38m, Math.Round(table.RootElement.GetProperty("mean").GetDecimal(), 2));
        Assert.Equal(17, table.RootElement.GetProperty("rows").GetArrayLength());
    }

    [Theory]
    [InlineData("/chi-so/2022")]
    [InlineData("/chi-so/x")]
    [InlineData("/chi-so/2023.xml")]
    [InlineData("/chi-so/2022.csv")]
    public async Task A_year_without_a_whole_table_is_not_found(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(path)).Status);
    }
}
