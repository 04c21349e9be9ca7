using System.Diagnostics;
using System.Net;
using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Letters;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using CaiCach.Web.Printing;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Letters as PDF files, judged by programs that other people wrote.</summary>
public sealed class LetterPdfTests
{
    private const string LongName = "Công ty Cổ phần Đầu tư Phát triển Công nghệ Hạt nhân và Ứng dụng Bức xạ Nguyễn Quỳnh Phượng Trường Sơn Miền Trung Tây Nguyên";

    [Fact]
    public async Task The_file_is_whole_embeds_its_faces_and_gives_its_Vietnamese_text_back_and_the_same_letter_gives_the_same_bytes()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "mau-01"));
        var link = page.Document.QuerySelectorAll("a.govuk-button").Single(a => a.TextContent == "Tải PDF").GetAttribute("href")!;

        var first = await BytesAsync(receiver, link);
        var dossier = await office.World.DossierAsync(id);
        var unit = await office.World.UnitAsync(Office.Division);
        await office.Do<TransferDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v, unit), id);
        await office.LaterAsync("2026-03-05T09:00");

        Assert.Equal(first, await BytesAsync(office.As(Role.Receiver), link));
        var text = Checked(first);
        foreach (var said in new[] { "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ", dossier.OwnerName, dossier.Code!, "Số: 01/BPTNTKQ", "17:00 09/03/2026", "Kiểm tra giấy này tại" })
        {
            Assert.Contains(said, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_applicant_takes_the_letter_home_and_a_stranger_finds_none()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var page = await citizen.OpenAsync($"/ho-so/{id}");
        var link = page.Document.QuerySelectorAll("a").Single(a => a.TextContent.Contains("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (PDF)", StringComparison.Ordinal)).GetAttribute("href")!;

        Assert.Contains("Số: 01/BPTNTKQ", Checked(await BytesAsync(citizen, link)), StringComparison.Ordinal);
        using var stranger = await office.Site.BrowseAsync(await office.World.CitizenAsync("Trần Thị Thử Hai", "045190999992"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await citizen.OpenAsync($"/ho-so/{id}/giay/1")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "mau-02?kho=80mm"))).Status);
    }

    [Theory]
    [InlineData(LetterPaper.A5, 3, 3)]
    [InlineData(LetterPaper.A4, 2, 2)]
    [InlineData(LetterPaper.Ticket, 1, 1)]
    public void Forty_papers_and_long_names_fit_every_paper_and_each_page_of_the_table_has_its_head(LetterPaper paper, int pages, int heads)
    {
        var rows = Enumerable.Range(1, 40).Select(n => Block(LetterBlockKind.Row, $"{n}", n % 7 == 0 ? LongName : $"Đơn đề nghị cấp giấy phép số {n}", "1", "", "có"));
        IReadOnlyList<LetterBlock> blocks =
        [
            Block(LetterBlockKind.Paragraph, "Hồ sơ của: " + LongName), Block(LetterBlockKind.Paragraph, "Thư điện tử: " + new string('w', 200) + "@vidu.vn"),
            Block(LetterBlockKind.Head, "TT", "Tên giấy tờ", "Bản chính", "Bản sao", "Tệp"), .. rows,
            Block(LetterBlockKind.Numbered, "Một"), Block(LetterBlockKind.Numbered, "Hai\ncó dòng hai"), Block(LetterBlockKind.Dashed, "ba"),
        ];
        var sheet = new LetterSheet(
            "Sở Khoa học và Công nghệ Quảng Trị", "Bộ phận Tiếp nhận và Trả kết quả của Sở Khoa học và Công nghệ Quảng Trị", "Số: 01/BPTNTKQ", "Quảng Trị, ngày 02 tháng 3 năm 2026",
            "Giấy tiếp nhận hồ sơ và hẹn trả kết quả", "Mã hồ sơ", "H44.15-260302-0001", blocks, [Block(LetterBlockKind.Dashed, "Như trên;")],
            [new(["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"], "(Ký và ghi rõ họ tên)", "Nguyễn Thị Hồng Phượng")]);
        var file = new LetterPdf().Make(sheet, new("vidu.vn", "ABCDEFGH23456789", "https://vidu.vn/kiem-tra-giay/ABCDEFGH23456789"), paper);

        var text = Checked(file);
        Assert.Equal(pages, Encoding.Latin1.GetString(file).Split("/Type /Page ").Length - 1);
        Assert.Contains("Đơn đề nghị cấp giấy phép số 40", text, StringComparison.Ordinal);
        Assert.Contains("PHÓ GIÁM ĐỐC", text, StringComparison.Ordinal);
        Assert.Equal(heads, text.Split("Tên giấy tờ").Length - 1);
    }

    [Fact]
    public void A_report_has_its_headings_in_as_many_rows_as_on_the_page_and_again_on_every_page_of_paper()
    {
        var report = Ii06a.Build("U", new(2026, 1, 1), new(2026, 1, 31), Enumerable.Range(100, 50).Select(n => new Ii06aFact($"LV{n}", $"Lĩnh vực thử số {n}", n, 0, 4321, 0, 0, 0, 0, 0)));
        var file = new LetterPdf().Make(Ii06aTable.Of(report), new("", "Sở Khoa học và Công nghệ", "Quảng Trị", "Giám đốc"));

        var text = Checked(file);
        var pages = Encoding.Latin1.GetString(file).Split("/Type /Page ").Length - 1;
        Assert.InRange(pages, 2, 4);
        Assert.Equal((pages, pages), (text.Split("Tiếp nhận").Length - 1, text.Split("(13)").Length - 1));
        Assert.DoesNotContain("Tiếp nhận:", text, StringComparison.Ordinal);
        Assert.Contains("Lĩnh vực thử số 149", text, StringComparison.Ordinal);
        Assert.Contains("4.321", text, StringComparison.Ordinal);
        Assert.Contains("/ColSpan 4", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
    }

    private static LetterBlock Block(LetterBlockKind kind, params string[] cells) => new(kind, [.. cells.Select(c => (IReadOnlyList<LetterRun>)[new(c)])]);

    private static async Task<byte[]> BytesAsync(Browser browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType?.MediaType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // The text of the file, after its structure and its faces were found right.
    internal static string Checked(byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"caicach-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            Assert.Contains("No syntax or stream encoding errors found", Run("qpdf", "--check", path), StringComparison.Ordinal);
            var faces = Run("pdffonts", path).Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
            Assert.NotEmpty(faces);
            Assert.All(faces, face => Assert.Matches(@"\+Tinos\S* +CID TrueType +Identity-H +yes yes yes ", face));
            return Run("pdftotext", "-layout", path, "-");
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>What a program says of a file.</summary>
    internal static string Run(string program, byte[] file)
    {
        var path = Path.Combine(Path.GetTempPath(), $"caicach-{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(path, file);
        try
        {
            return Run(program, [path]);
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
