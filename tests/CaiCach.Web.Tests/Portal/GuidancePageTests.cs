using System.Diagnostics;
using System.Net;
using System.Text;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

/// <summary>The guidance sheet for the notice board: on the page, and as a file judged by programs that other people wrote.</summary>
public sealed class GuidancePageTests
{
    [Fact]
    public async Task A_citizen_opens_the_sheet_from_the_procedure_and_it_has_every_part()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/thu-tuc/2.002381");
        var page = await visitor.ClickAsync("Phiếu hướng dẫn để in, niêm yết");

        var sheet = page.Text("article.print-a4");
        Assert.Contains("PHIẾU HƯỚNG DẪN THỦ TỤC HÀNH CHÍNH", sheet, StringComparison.Ordinal);
        foreach (var part in new[] { "Đối tượng thực hiện", "Cách thức, thời hạn, phí và lệ phí", "Thành phần hồ sơ", "Kết quả", "Cơ quan thực hiện", "Nơi nộp hồ sơ, nhận kết quả", "Biểu mức thu", "Căn cứ pháp lý" })
        {
            Assert.Contains(page.Document.QuerySelectorAll("article h3"), h => h.TextContent.StartsWith(part, StringComparison.Ordinal));
        }

        Assert.Contains("(chưa kiểm chứng)", sheet, StringComparison.Ordinal);
        Assert.Contains("/thu-tuc/2.002381", page.Text(".cc-letter-check"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("article svg.cc-qr"));
    }

    [Fact]
    public async Task The_body_that_puts_it_up_stands_at_its_head_and_is_the_only_place_to_file_and_an_older_version_has_its_own_sheet()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        var name = (await site.World.ReferenceAsync()).Organisation.Find(World.Agency)!.Name;

        var page = await visitor.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan?co-quan={World.Agency}");
        Assert.Equal(name.ToUpperInvariant(), page.Text(".cc-guidance__issuer"));
        Assert.Contains("Phiên bản 2, có hiệu lực từ ngày 01/01/2025", page.Text("article"), StringComparison.Ordinal);
        Assert.Contains("Dịch vụ công trực tuyến toàn trình.", page.Text("article"), StringComparison.Ordinal);
        Assert.Matches("Gửi hồ sơ đến: (có|không); trả kết quả: (có|không).", page.Text("article"));
        page = await visitor.OpenAsync($"/thu-tuc/{World.Procedure}/phieu-huong-dan?ban=1");
        Assert.Contains("Phiên bản 1, có hiệu lực từ ngày 01/01/2023 đến hết ngày 31/12/2024", page.Text("article"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/thu-tuc/9.999999/phieu-huong-dan")]
    [InlineData("/thu-tuc/2.002131/phieu-huong-dan?ban=99")]
    [InlineData("/thu-tuc/2.002131/phieu-huong-dan?co-quan=KHONG-CO")]
    [InlineData("/thu-tuc/2.002131/phieu-huong-dan?handler=Pdf&ban=99")]
    [InlineData("/thu-tuc/INT.A.SAMPLE/phieu-huong-dan")]
    public async Task A_sheet_that_is_not_there_is_not_found(string address)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(address)).Status);
    }

    [Theory]
    [InlineData("2.002131")]
    [InlineData("2.002381")]
    [InlineData("SAMPLE.NH")]
    public async Task The_file_is_whole_embeds_its_faces_and_gives_its_Vietnamese_text_back(string code)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        var page = await visitor.OpenAsync($"/thu-tuc/{code}/phieu-huong-dan");
        using var answer = await visitor.GetAsync(page.Document.QuerySelectorAll("a.govuk-button").Single(a => a.TextContent.Trim() == "Tải PDF").GetAttribute("href")!);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);

        var path = Path.Combine(Path.GetTempPath(), $"caicach-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, await answer.Content.ReadAsByteArrayAsync());
        try
        {
            Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", path), StringComparison.Ordinal);
            Assert.All(Run("pdffonts", path).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..], face => Assert.Matches(@"\+Tinos\S* +CID TrueType +Identity-H +yes yes yes ", face));
            var text = string.Join(' ', Run("pdftotext", path, "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            foreach (var heading in page.Document.QuerySelectorAll("article h3").Select(h => h.TextContent.Trim()).Append("PHIẾU HƯỚNG DẪN THỦ TỤC HÀNH CHÍNH"))
            {
                Assert.Contains(heading, text, StringComparison.Ordinal);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
