using System.Net;
using System.Text;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>An official files for a unit under an internal procedure, hands in what is asked for and takes the result; nobody outside sees it.</summary>
public sealed class RequestPageTests
{
    private const string Href = "/can-bo/de-nghi-noi-bo";

    [Fact]
    public async Task A_unit_asks_the_ministry_supplements_and_follows_its_request_on_its_own_page()
    {
        await using var office = await Office.OpenAsync();
        var world = office.World;
        var asker = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-VP");
        using var browser = await office.Site.BrowseAsync(asker);
        await browser.OpenAsync("/can-bo");
        await browser.ClickAsync("Đề nghị theo thủ tục nội bộ");
        var page = await browser.ClickAsync("[Minh họa] Thẩm định, phê duyệt quy trình nội bộ giải quyết thủ tục hành chính");
        Assert.Equal((Href + "/INT.A.SAMPLE", "SKHCN-QT"), (page.Path, page.ValueOf("Input.Unit")));

        // What is missing is told at its line; what was typed and the file that was taken in stay.
        page = await browser.PressAsync("Gửi đề nghị", new Dictionary<string, string?> { ["Input.Unit"] = "SKHCN-QT-VP", ["Input.Content"] = "Đề nghị phê duyệt" }, Pdf("Input.Papers[0].File", "to-trinh.pdf"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "SKHCN-QT-VP", "Đề nghị phê duyệt"), (page.Status, page.ValueOf("Input.Unit"), page.ValueOf("Input.Content")));
        Assert.Contains("Thiếu giấy tờ bắt buộc: Dự thảo quy trình nội bộ", page.Text(), StringComparison.Ordinal);
        Assert.Contains("to-trinh.pdf", page.Text(), StringComparison.Ordinal);
        page = await browser.PressAsync("Gửi đề nghị", new Dictionary<string, string?>(), Pdf("Input.Papers[1].File", "du-thao.pdf"));
        Assert.Contains("Đã gửi đề nghị.", page.Text(), StringComparison.Ordinal);
        var id = Guid.Parse(page.Path.Split('/')[^1]);

        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-VP-MC");
        using (var desk = await office.Site.BrowseAsync(receiver))
        {
            Assert.Contains("Văn phòng", (await desk.OpenAsync($"/can-bo/ho-so/{id}")).Text(), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await desk.OpenAsync($"{Href}/ho-so/{id}")).Status);
            await desk.OpenAsync($"/can-bo/ho-so/{id}");
            await desk.PressAsync("Nhận kiểm tra");
            Assert.Contains("Không thu phí, lệ phí", (await desk.OpenAsync($"/can-bo/ho-so/{id}/tiep-nhan")).Text(), StringComparison.Ordinal);
        }

        var version = (await world.DossierAsync(id)).Version;
        Assert.IsType<ActOutcome.Done>(await world.Do<AskIntakeSupplement, ActOutcome>(u => u.RunAsync(world.By(receiver), id, version, new(["Dự thảo có chữ ký nháy"], "Thiếu chữ ký nháy", null))));
        page = await browser.OpenAsync($"{Href}/ho-so/{id}");
        Assert.Contains("Dự thảo có chữ ký nháy", page.Text(), StringComparison.Ordinal);
        page = await browser.PressAsync("Gửi bổ sung", new Dictionary<string, string?>());
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (page.Status, page.Text().Contains("Tải lên ít nhất một giấy tờ bổ sung.", StringComparison.Ordinal)));
        page = await browser.PressAsync("Gửi bổ sung", new Dictionary<string, string?>(), Pdf("Input.Papers[1].File", "du-thao-ky-nhay.pdf"));
        Assert.Contains("Đã gửi giấy tờ bổ sung.", page.Text(), StringComparison.Ordinal);
        Assert.Equal(BusinessState.IntakeReview, (await world.DossierAsync(id)).State);
        Assert.Contains((await world.DossierAsync(id)).RequestNumber, (await browser.OpenAsync(Href)).Text(), StringComparison.Ordinal);

        // The page of the body that decides is not for the unit that asks, and nobody else reads the request.
        Assert.Equal(HttpStatusCode.NotFound, (await browser.OpenAsync($"/can-bo/ho-so/{id}")).Status);
        using var stranger = await office.Site.BrowseAsync(await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"));
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.OpenAsync($"{Href}/ho-so/{id}")).Status);
        await browser.OpenAsync($"{Href}/ho-so/{id}");
        page = await browser.PressAsync("Đề nghị rút hồ sơ", new Dictionary<string, string?> { ["Input.Reason"] = "Không cần nữa" });
        Assert.Equal((true, BusinessState.Withdrawn), (page.Text().Contains("Đã ghi nhận đề nghị rút hồ sơ.", StringComparison.Ordinal), (await world.DossierAsync(id)).State));
    }

    private static ChosenFile Pdf(string field, string name) => new(field, name, Encoding.UTF8.GetBytes("%PDF-1.4 " + name));
}
