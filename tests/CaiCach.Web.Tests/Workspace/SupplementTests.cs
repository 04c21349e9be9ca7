using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>Papers asked for, through the pages of everyone who has a part in it.</summary>
public sealed class SupplementTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task After_acceptance_it_is_signed_handed_in_online_and_taken_in_and_the_clock_goes_on(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        await office.As(Role.AgencyHead).OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        await office.As(Role.AgencyHead).PressAsync("Ký yêu cầu bổ sung");

        var page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Thời hạn đang tạm dừng", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Bản cam kết Căn cứ pháp lý: Nghị định số 142/2020/NĐ-CP, Điều 5", page.Text(), StringComparison.Ordinal);
        Assert.Equal(2, page.Text().Split("Căn cứ pháp lý: Nghị định số 142/2020/NĐ-CP, Điều 5").Length - 1);
        Assert.Empty(await StepsAsync(office, id));

        await office.LaterAsync("2026-03-04T09:00");
        using var later = await office.Site.BrowseAsync(office.Citizen);
        await later.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Hạn bổ sung: 17:00, 16/03/2026", (await later.ClickAsync("Bổ sung giấy tờ")).Text(), StringComparison.Ordinal);
        await later.PressAsync("Tải lên", null, new ChosenFile("Chosen", "cam-ket.pdf", Office.Pdf));
        page = await later.PressAsync("Gửi bổ sung");
        Assert.Equal($"/ho-so/{id}", page.Path);
        Assert.Contains("Đã gửi bổ sung.", page.Text(".govuk-notification-banner--success"), StringComparison.Ordinal);
        Assert.Contains("Chưa phải làm gì", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Đã gửi giấy tờ bổ sung, chờ cơ quan kiểm tra", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Cơ quan chờ giấy tờ bổ sung", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain("Bản cam kết", page.Text(".cc-card--soft"), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a.govuk-button"), a => a.TextContent.Contains("Bổ sung", StringComparison.Ordinal));
        Assert.Equal(BusinessState.SupplementRequested, await office.StateAsync(id));

        var receiver = office.As(Role.Receiver);
        Assert.Contains("Người nộp đã gửi bổ sung", (await receiver.OpenAsync("/can-bo/viec/tiep-nhan")).Text(), StringComparison.Ordinal);
        Assert.Equal(["Tiếp nhận bổ sung", "Báo còn thiếu, chờ nộp tiếp"], await StepsAsync(office, id));
        await receiver.OpenAsync(Office.Address(id, "tiep-nhan-bo-sung"));
        page = await receiver.PressAsync("Tiếp nhận bổ sung");
        Assert.Contains("Còn thiếu: Bản cam kết", page.ErrorAt("Input.There"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Tiếp nhận bổ sung", new Dictionary<string, string?> { ["Input.There"] = "0" });

        Assert.Contains("thời hạn tiếp tục được tính", page.Text(), StringComparison.Ordinal);
        Assert.Contains("cam-ket.pdf", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Hẹn trả ban đầu", page.Text(), StringComparison.Ordinal);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null), (dossier.State, dossier.PausedAt));
        Assert.Equal(PaperKind.Supplement, dossier.Papers.Single(p => p.FileName == "cam-ket.pdf").Kind);
        page = await later.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Đã nhận đủ giấy tờ bổ sung, thời hạn chạy tiếp", page.Text(), StringComparison.Ordinal);
        Assert.Contains("17:00, 11/03/2026", page.Text(), StringComparison.Ordinal);
        await office.World.AssertRecountAsync();
        await AskOnceMoreAsync(office, id);
    }

    private static async Task AskOnceMoreAsync(Office office, Guid id)
    {
        var specialist = office.As(Role.Specialist);
        Assert.Contains("tính hồ sơ như vậy là quá hạn", (await specialist.OpenAsync(Office.Address(id, "de-xuat"))).Text(), StringComparison.Ordinal);
        await specialist.PressAsync("Trình đề xuất", Office.AllThere(specialist, new() { ["Input.Kind"] = "Supplement", ["Input.Items"] = "Bản vẽ", ["Input.Reason"] = "Còn thiếu" }));
        var head = office.As(Role.AgencyHead);
        await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        var page = await head.PressAsync("Ký yêu cầu bổ sung");
        Assert.StartsWith("Hồ sơ đã được yêu cầu bổ sung một lần", page.ErrorAt("Input.Exception"), StringComparison.Ordinal);
        Assert.Equal("Bản vẽ", page.ValueOf("Input.Items"));
        page = await head.PressAsync("Ký yêu cầu bổ sung", new Dictionary<string, string?> { ["Input.Exception"] = "Luật chuyên ngành, Điều 9" });
        Assert.Contains("Ngoại lệ vì: Luật chuyên ngành, Điều 9", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_sector_law_allows_another_request_its_clause_stands_there_and_no_reason_is_asked_for()
    {
        await using var office = await Office.OpenAsync();
        await office.World.ChangeProcedureAsync(procedure => procedure["moreSupplementsBasis"] = "Điều 9 Luật Minh họa");
        var id = await office.ProposedAsync(ProposalKind.Supplement);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.SupplementRequests, 1));
        }

        var head = office.As(Role.AgencyHead);
        var page = await head.OpenAsync(Office.Address(id, "ky-yeu-cau-bo-sung"));
        Assert.Contains("Thủ tục cho yêu cầu thêm lần nữa theo Điều 9 Luật Minh họa", page.Text(), StringComparison.Ordinal);
        Assert.Contains("vẫn tính hồ sơ như vậy là quá hạn", page.Text(), StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("[name='Input.Exception']"));
        page = await head.PressAsync("Ký yêu cầu bổ sung");
        Assert.Contains("Được yêu cầu bổ sung thêm lần nữa theo: Điều 9 Luật Minh họa", page.Text(), StringComparison.Ordinal);
    }

    // Five working days from Monday 02/3/2026: the last moment is 17:00 on Monday 09/3.
    [Theory]
    [InlineData("2026-03-09T16:59", false)]
    [InlineData("2026-03-09T17:00", false)]
    [InlineData("2026-03-09T17:01", true)]
    public async Task A_request_that_nobody_answered_is_closed_only_when_its_time_is_over(string now, bool over)
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AskedAsync(5);
        await office.LaterAsync(now);
        var receiver = office.As(Role.Receiver);
        var page = await receiver.OpenAsync(Office.Address(id, "het-han-bo-sung"));
        if (over)
        {
            page = await receiver.PressAsync("Kết thúc vì quá hạn bổ sung");
        }

        Assert.Equal(over ? BusinessState.RejectedIntake : BusinessState.IntakeSupplement, await office.StateAsync(id));
        Assert.Contains(over ? "Đã kết thúc hồ sơ vì quá hạn bổ sung." : "Lúc này ông/bà không làm được bước này.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_applicant_of_a_closed_request_reads_why_and_what_can_be_done_and_the_office_has_the_letter()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.AskedAsync(5);
        await office.LaterAsync("2026-03-10T08:00");
        await office.Do<ExpireIntakeSupplement>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Receiver)), id, v), id);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);

        var page = await citizen.OpenAsync($"/ho-so/{id}");
        Assert.Contains("Người nộp không bổ sung hồ sơ trong thời hạn đã thông báo.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("có thể chuẩn bị lại và nộp hồ sơ mới", page.Text(), StringComparison.Ordinal);
        page = await citizen.OpenAsync($"/ho-so/{id}/bo-sung");
        Assert.Contains("không yêu cầu bổ sung", page.Text(), StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains("Người nộp không bổ sung hồ sơ", (await office.As(Role.Receiver).OpenAsync(Office.Address(id, "mau-03"))).Text("article"), StringComparison.Ordinal);
    }

    private static async Task<IEnumerable<string>> StepsAsync(Office office, Guid id) =>
        (await office.As(Role.Receiver).OpenAsync(Office.Address(id))).Document.QuerySelectorAll(".cc-actions a, .cc-actions button").Select(b => b.TextContent.Trim()).Where(t => t != "Ghi nhận giấy tờ bổ sung tại quầy");
}
