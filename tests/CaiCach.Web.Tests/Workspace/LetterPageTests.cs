using System.Net;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Letters as they print, and the public page on which anybody checks them.</summary>
public sealed class LetterPageTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_letter_prints_its_number_and_where_it_is_checked_and_the_check_shows_the_minimum(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AcceptedAsync();
        var letter = Assert.Single(await LettersAsync(office));
        var printed = await office.As(Role.Receiver).OpenAsync(Office.Address(id, "mau-01"));

        Assert.Contains("Số: 01/BPTNTKQ", printed.Text(".cc-letterhead"), StringComparison.Ordinal);
        Assert.EndsWith(Site.LetterOf(letter.Token), printed.Text(".cc-letter-check"), StringComparison.Ordinal);
        Assert.Single(printed.Document.QuerySelectorAll("article img"));

        using var stranger = office.Site.Browse();
        var page = await stranger.OpenAsync(Site.LetterOf(letter.Token.ToLowerInvariant()));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            [("Loại giấy", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"), ("Số, ký hiệu", "01/BPTNTKQ"), ("Nơi lập", "Bộ phận Tiếp nhận và Trả kết quả của Sở Khoa học và Công nghệ Quảng Trị"),
                ("Ngày lập", "02/03/2026"), ("Mã hồ sơ", dossier.Code!), ("Trạng thái hồ sơ", dossier.State.ToText()), ("Hẹn trả kết quả", "17:00, 09/03/2026")],
            Rows(page));
        foreach (var secret in new[] { dossier.OwnerName, dossier.OwnerIdNumber, dossier.Phone, dossier.Address, dossier.Email!, office.Actor(Role.Receiver).Name })
        {
            Assert.DoesNotContain(secret, page.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_check_says_when_the_clock_stands_still_and_names_no_day_when_the_dossier_has_ended_without_a_result()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        await office.Do<AskSupplement>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, ["Bản vẽ"], "Thiếu bản vẽ", null), id);
        var letter = (await LettersAsync(office)).Single(l => l.Kind == LetterKind.Supplement);
        using var stranger = office.Site.Browse();

        Assert.Contains(("Hẹn trả kết quả", "Thời hạn đang tạm dừng"), Rows(await stranger.OpenAsync(Site.LetterOf(letter.Token))));
        Assert.Contains("Số: 01/SKHCN-QT", (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "mau-02"))).Text("article"), StringComparison.Ordinal);

        await office.LaterAsync("2026-05-04T09:00");
        await office.Do<ExpireSupplement>((u, v) => u.StopAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, "Điều 7"), id);
        using var later = office.Site.Browse();
        var page = await later.OpenAsync(Site.LetterOf(letter.Token));
        Assert.DoesNotContain(Rows(page), r => r.Label == "Hẹn trả kết quả");
        Assert.Contains(("Trạng thái hồ sơ", BusinessState.Stopped.ToText()), Rows(page));
    }

    [Fact]
    public async Task A_receipt_in_hand_still_fits_after_its_day_has_moved()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AssignedAsync();
        var receipt = (await LettersAsync(office)).Single(l => l.Kind == LetterKind.Acceptance);
        using var stranger = office.Site.Browse();
        Assert.DoesNotContain(Rows(await stranger.OpenAsync(Site.LetterOf(receipt.Token))), r => r.Label == "Hẹn trả ban đầu");

        await office.Do<ImposeFinancialDuty>((u, v) => u.DetermineAsync(office.World.By(office.Actor(Role.Specialist)), id, v, 1, "Phí"), id);
        await office.LaterAsync("2026-03-04T09:00");
        await office.Do<ImposeFinancialDuty>((u, v) => u.SettleAsync(office.World.By(office.Actor(Role.Receiver)), id, v, "BL-1", null), id);
        using var later = office.Site.Browse();
        var rows = Rows(await later.OpenAsync(Site.LetterOf(receipt.Token)));
        Assert.Contains(("Hẹn trả ban đầu", "17:00, 09/03/2026"), rows);
        Assert.Contains(("Hẹn trả kết quả", "17:00, 11/03/2026"), rows);
    }

    [Theory]
    [InlineData("khong-co")]
    [InlineData("2222222222222222")]
    [InlineData("%C4%91%20%27")]
    public async Task A_wrong_token_is_404_and_says_what_that_means(string token)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync(Site.LetterOf(token));

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("giấy đó không do hệ thống này lập", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_slowed_down()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i <= 60; i++)
        {
            using var answer = await visitor.GetAsync(Site.LetterOf("2222222222222222"));
            answers.Add(answer.StatusCode);
        }

        Assert.Equal([.. Enumerable.Repeat(HttpStatusCode.NotFound, 60), HttpStatusCode.TooManyRequests], answers);
    }

    /// <summary>Mẫu 04 on the day before the circular of 2025, on it and after it; there is no Mẫu 05 before it.</summary>
    [Theory]
    [InlineData("2025-09-14T23:59", "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", "Thông tư số 01/2018/TT-VPCP", "Giấy không có mẫu", "Mẫu số 05")]
    [InlineData("2025-09-15T00:00", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "Thông tư số 03/2025/TT-VPCP", "Mẫu số 05", "Mẫu số 06")]
    [InlineData("2025-09-16T09:00", "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", "Thông tư số 03/2025/TT-VPCP", "Mẫu số 05", "Mẫu số 06")]
    public async Task The_day_of_acceptance_decides_which_circulars_forms_are_used(string accepted, string title, string circular, string stopForm, string controlForm)
    {
        await using var office = await Office.OpenAsync(local: "2025-09-12T09:00");
        var id = await office.TakenUpAsync();
        await office.LaterAsync(accepted);
        await office.Do<AcceptDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        var unit = await office.World.UnitAsync(Office.Division);
        await office.Do<TransferDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v, unit), id);
        await office.LaterAsync("2025-09-17T09:00");
        await office.Do<ApologiseForDelay>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(2025, 10, 1), "Phải xác minh"), id);
        var head = office.As(Role.AgencyHead);

        var page = await head.OpenAsync(Office.Address(id, "mau-04"));
        Assert.Equal(title, page.Text("article h2"));
        Assert.Equal("Mẫu số 04" + title[..1], page.Text("h1")[.."Mẫu số 04V".Length]);
        Assert.Contains($"Theo {circular}.", page.Text(), StringComparison.Ordinal);
        Assert.StartsWith(controlForm, (await head.OpenAsync(Office.Address(id, "mau-06"))).Text("h1"), StringComparison.Ordinal);

        await office.Do<StopDossier>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, "Không đủ điều kiện", "Điều 3"), id);
        page = await head.OpenAsync(Office.Address(id, "mau-05"));
        Assert.StartsWith(stopForm, page.Text("h1"), StringComparison.Ordinal);
        Assert.Equal("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ", page.Text("article h2"));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_letter_of_an_earlier_version_has_no_number_and_no_check_address(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.AcceptedAsync();
        await using (var db = office.World.Database.Open())
        {
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Letters.ExecuteDeleteAsync());
            await db.Database.ExecuteSqlRawAsync(engine == "sqlite" ? "DROP TRIGGER letters_no_delete" : "DROP TRIGGER letters_append_only ON letters");
            Assert.Equal(1, await db.Letters.ExecuteDeleteAsync());
        }

        var page = await office.As(Role.Receiver).OpenAsync(Office.Address(id, "mau-01"));

        Assert.Contains("Số: ……/BPTNTKQ", page.Text(".cc-letterhead"), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll(".cc-letter-check"));
        Assert.StartsWith("Mã QR tra cứu hồ sơ", page.Document.QuerySelector("article img")!.GetAttribute("alt"), StringComparison.Ordinal);
        Assert.Contains("Mẫu số 01", (await office.As(Role.Receiver).OpenAsync(Office.Address(id))).Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_control_sheet_has_a_block_for_each_handover_with_how_it_stood_to_the_due_date()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.ProposedAsync(ProposalKind.Grant);
        await office.LaterAsync("2026-03-09T16:00");
        await office.Do<ReturnStep>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, "Chưa nêu căn cứ"), id);
        await office.Do<ProposeDecision>(async (u, v) => await u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new(ProposalKind.Grant, "Đủ điều kiện", "Điều 5", [], await office.World.ResultDraftAsync(office.Actor(Role.Specialist)))), id);
        await office.LaterAsync("2026-03-10T08:00");
        await office.Do<DecideDossier>((u, v) => u.GrantAsync(office.World.By(office.Actor(Role.AgencyHead)), id, v, new(LateCause.Staff)), id);

        var page = await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "mau-06"));
        var blocks = page.Document.QuerySelectorAll("article .cc-handover").Select(b => b.TextContent).ToList();

        Assert.StartsWith("Mẫu số 06", page.Text("h1"), StringComparison.Ordinal);
        Assert.Equal(6, blocks.Count);
        Assert.Equal(["Trước hạn", "Trước hạn", "Trước hạn", "Đúng hạn", "Đúng hạn", "Quá hạn"], page.Document.QuerySelectorAll(".cc-handover__result").Select(r => r.TextContent.Trim()));
        Assert.Contains("Bộ phận Tiếp nhận và Trả kết quả", blocks[0], StringComparison.Ordinal);
        Assert.Contains("Phòng Quản lý công nghệ và Chuyên ngành", blocks[0], StringComparison.Ordinal);
        Assert.Contains("Chưa nêu căn cứ", blocks[3], StringComparison.Ordinal);
        Assert.Contains("08:00 10/03/2026", blocks[5], StringComparison.Ordinal);
        foreach (var (paper, box) in new[] { ("A5", "/MediaBox [0 0 419"), ("A4", "/MediaBox [0 0 595") })
        {
            using var file = await office.As(Role.AgencyHead).GetAsync(page.Document.QuerySelectorAll("a.govuk-button").Single(a => a.TextContent == $"Tải PDF {paper}").GetAttribute("href")!);
            var bytes = await file.Content.ReadAsByteArrayAsync();
            Assert.Contains(box, System.Text.Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
            var text = LetterPdfTests.Checked(bytes);
            Assert.All(
                new[] { "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ", "Thời gian hẹn trả kết quả: 17:00 09/03/2026", "Người nhận ký", "Chưa", "Quá" },
                said => Assert.Contains(said, text, StringComparison.Ordinal));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "mau-06?kho=80mm"))).Status);
    }

    private static IReadOnlyList<(string Label, string Value)> Rows(Page page) =>
        [.. page.Document.QuerySelectorAll("main dl > div").Select(row => (row.QuerySelector("dt")!.TextContent.Trim(), row.QuerySelector("dd")!.TextContent.Trim()))];

    private static async Task<List<Letter>> LettersAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        return await db.Letters.AsNoTracking().OrderBy(l => l.MadeAt).ToListAsync();
    }
}
