using System.Net;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The end-of-day sheet on its page: figures that lead to their dossiers, a balance that is shown, wrong days that are told.</summary>
public sealed class DaySheetPageTests
{
    private const string Sheet = "/can-bo/cuoi-ngay";

    [Fact]
    public async Task The_sheet_of_today_balances_and_each_figure_leads_to_its_dossiers()
    {
        await using var office = await Office.OpenAsync();
        await office.SubmittedAsync();
        var id = await office.IssuedAsync();
        var receiver = office.As(Role.Receiver);

        var page = await receiver.OpenAsync(Sheet);
        Assert.Contains("(4) 0 + (5) 1 − (6) 1 = (7) 0. Khớp.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(("2", "1", "0"), (page.Text("[data-figure=ReceivedOnline]"), page.Text("[data-figure=ResultsIssued]"), page.Text("[data-figure=OpenAtEnd]")));
        page = await receiver.OpenAsync(page.Document.QuerySelector("[data-figure=ResultsIssued] a")!.GetAttribute("href")!);
        Assert.Contains((await office.World.DossierAsync(id)).Code!, page.Text("table"), StringComparison.Ordinal);
        page = await receiver.OpenAsync(Sheet);
        page = await receiver.OpenAsync(page.Document.QuerySelector("[data-figure=ReceivedOnline] a")!.GetAttribute("href")!);
        Assert.Equal("Cổng của hệ thống này: 2", page.Text("[data-way]"));
        page = await receiver.OpenAsync(page.Document.QuerySelector("a[data-way]")!.GetAttribute("href")!);
        Assert.Equal((2, "Cổng của hệ thống này: 2"), (page.Document.QuerySelectorAll("tbody tr").Length, page.Text("strong[data-way]")));
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync($"{Sheet}/ho-so?don-vi=SKHCN-QT&ngay=2026-03-02&so=nop-truc-tuyen&cach=khac")).Status);
        page = await receiver.OpenAsync($"{Sheet}/ho-so?don-vi=SKHCN-QT&ngay=2026-03-02&so=nop-truc-tuyen&cach=Kiosk");
        Assert.Empty(page.Document.QuerySelectorAll("tbody tr"));
        page = await receiver.ClickAsync("Phiếu cuối ngày");
        Assert.Contains("Ngày 02/03/2026", page.Text("article"), StringComparison.Ordinal);
        page = await receiver.ClickAsync("Ngày trước");
        Assert.Contains("Ngày 01/03/2026", page.Text("article"), StringComparison.Ordinal);
        Assert.Equal("0", page.Text("[data-figure=ReceivedOnline]"));
    }

    [Theory]
    [InlineData("xlsx")]
    [InlineData("docx")]
    [InlineData("csv")]
    [InlineData("json")]
    public async Task The_sheet_is_had_as_a_file_with_the_words_and_figures_of_the_page(string format)
    {
        await using var office = await Office.OpenAsync();
        await office.IssuedAsync();
        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync(Sheet);
        using var answer = await receiver.GetAsync(receiver.Page.Document.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Single(a => a.EndsWith("dinh-dang=" + format, StringComparison.Ordinal)));

        Assert.Equal($"cuoi-ngay-SKHCN-QT-20260302.{format}", answer.Content.Headers.ContentDisposition!.FileName);
        var text = TextOf(format, await answer.Content.ReadAsByteArrayAsync());
        Assert.True(format == "csv" || text.Contains("Ngày 02/03/2026", StringComparison.Ordinal));
        Assert.Contains("Đã giải quyết (phát hành, dừng, rút)", text, StringComparison.Ordinal);
        Assert.Contains("(4) 0 + (5) 1 − (6) 1 = (7) 0. Khớp.", text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await receiver.OpenAsync(Sheet + "?dinh-dang=pdf")).Status);
    }

    /// <summary>What a file says, tags apart.</summary>
    internal static string TextOf(string format, byte[] file)
    {
        if (format is "csv" or "json")
        {
            return System.Text.Encoding.UTF8.GetString(file);
        }

        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(file));
        var part = zip.Entries.Single(e => e.FullName.EndsWith(format == "docx" ? "word/document.xml" : "sheet.xml", StringComparison.Ordinal) || (format == "xlsx" && e.FullName.Contains("worksheets/", StringComparison.Ordinal)));
        using var stream = part.Open();
        return System.Xml.Linq.XDocument.Load(stream).Root!.Value;
    }

    [Theory]
    [InlineData("ngay=31/2/2026", "Nhập ngày như 26/11/2026.")]
    [InlineData("ngay=3/3/2026", "Ngày này chưa đến.")]
    [InlineData("don-vi=BKHCN-SHTT", "Không có đơn vị với mã này")]
    public async Task A_wrong_question_is_told_and_what_was_typed_stays(string query, string told)
    {
        await using var office = await Office.OpenAsync();
        var page = await office.As(Role.Receiver).OpenAsync($"{Sheet}?{query}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(told, page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article"));
        if (query.StartsWith("ngay=", StringComparison.Ordinal))
        {
            Assert.Equal(query["ngay=".Length..], page.ValueOf("ngay"));
        }
    }

    [Fact]
    public async Task Two_cashiers_of_one_name_hand_over_two_sums()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AcceptedAsync();
        await using (var db = office.World.Database.Open())
        {
            var agency = await office.World.UnitAsync("SKHCN-QT");
            db.AddRange(new[] { 100_000, 20_000 }.Select(amount => new Data.Dossiers.CashEntry
            {
                Id = Guid.NewGuid(),
                DossierId = id,
                AgencyId = agency,
                Amount = amount,
                Number = "BL",
                CashierId = Guid.NewGuid(),
                Cashier = "Nguyễn Thị Mẫu",
                At = office.World.Clock.Now,
                PaidAt = amount == 100_000 ? new DateTime(2026, 2, 27, 2, 15, 0, DateTimeKind.Utc) : null,
            }));
            await db.SaveChangesAsync();
        }

        var page = await office.As(Role.Receiver).OpenAsync(Sheet);
        Assert.Equal(["20.000", "100.000"], page.Document.QuerySelectorAll("[data-cash] .cc-day__part td:last-child").Select(cell => cell.TextContent).OrderBy(sum => sum.Length));

        // When the money came in is told where that was before it was written down.
        var book = $"{Sheet}/so-thu?don-vi=SKHCN-QT&ngay=2026-03-02";
        page = await office.As(Role.Receiver).OpenAsync(book);
        Assert.Equal("Tiền đến lúc 09:15 27/02/2026", Assert.Single(page.Document.QuerySelectorAll("td[data-label=Giờ] .govuk-hint")).TextContent);
        using var answer = await office.As(Role.Receiver).GetAsync(book + "&dinh-dang=csv");
        Assert.Contains("09:15 27/02/2026", TextOf("csv", await answer.Content.ReadAsByteArrayAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_that_contradict_each_other_are_named_and_no_sheet_is_shown()
    {
        await using var office = await Office.OpenAsync();
        await office.AcceptedAsync();
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.AcceptedAt, (DateTime?)null));
        }

        var page = await office.As(Role.Receiver).OpenAsync(Sheet);
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("đầu ngày + tiếp nhận − đã giải quyết = cuối ngày", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("article"));
    }

    [Fact]
    public async Task Who_has_no_part_in_the_counter_gets_neither_sheet_nor_rows()
    {
        await using var office = await Office.OpenAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync(Sheet)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync($"{Sheet}/ho-so?don-vi=BKHCN-SHTT&ngay=2026-03-02&so=tiep-nhan")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync($"{Sheet}/ho-so?don-vi=SKHCN-QT&ngay=2026-03-02&so=khac")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync($"{Sheet}/so-thu?don-vi=SKHCN-QT&ngay=2026-03-02")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync($"{Sheet}/so-thu?don-vi=BKHCN-SHTT&ngay=2026-03-02")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.Receiver).OpenAsync($"{Sheet}/so-thu?don-vi=SKHCN-QT&ngay=2026-03-02&nguoi=-&khoan=9&hinh-thuc=-")).Status);
    }
}
