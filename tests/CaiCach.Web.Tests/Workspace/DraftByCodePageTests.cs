using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Portal;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A citizen drafts at home and shows a code; the counter opens the draft, adds what is missing and files it.</summary>
public sealed class DraftByCodePageTests
{
    [Fact]
    public async Task A_draft_opens_at_the_counter_with_all_that_was_typed_and_is_filed_once()
    {
        await using var office = await Office.OpenAsync();
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var page = await citizen.FillAsync();
        var draft = page.Path.Split('/')[2];
        await citizen.ClickAsync("Nộp tại quầy bằng mã QR");
        page = await citizen.PressAsync("Tạo mã");
        var code = page.Text(".cc-code");
        Assert.Equal(14, code.Length);
        Assert.NotNull(page.Document.QuerySelector("svg.cc-qr"));

        var receiver = office.As(Role.Receiver);
        await receiver.OpenAsync("/can-bo/nop-tai-quay");
        await receiver.ClickAsync("Mở bản nháp của người dân bằng mã QR");
        page = await receiver.PressAsync("Mở bản nháp", new Dictionary<string, string?> { ["DraftCode"] = "khong-co" });
        Assert.StartsWith("Không có bản nháp nào với mã này", page.ErrorAt("DraftCode"), StringComparison.Ordinal);
        page = await receiver.PressAsync("Mở bản nháp", new Dictionary<string, string?> { ["DraftCode"] = code });
        Assert.Equal("0912 345 678", page.ValueOf("Input.Phone"));
        Assert.Equal("045090999901", page.ValueOf("Input.IdNumber"));
        Assert.Contains("phiếu khai báo.pdf", page.Text(), StringComparison.Ordinal);
        using var file = await receiver.GetAsync(page.Document.QuerySelector("a[href*='handler=DraftFile']")!.GetAttribute("href")!);
        Assert.Equal(FilingSteps.Pdf("một"), await file.Content.ReadAsByteArrayAsync());
        Assert.Contains("đã mở bản nháp lúc", (await citizen.OpenAsync($"/ban-nhap/{draft}/ma-tai-quay")).Text(), StringComparison.Ordinal);

        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.Content"] = "Thêm tại quầy" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.StartsWith("Đối chiếu căn cước", page.ErrorAt("Input.IdentityChecked"), StringComparison.Ordinal);
        Assert.Equal("Thêm tại quầy", page.ValueOf("Input.Content"));
        page = await receiver.PressAsync("Nộp và mở hồ sơ", new Dictionary<string, string?> { ["Input.IdentityChecked"] = "true" });
        var id = Guid.Parse(page.Path.Split('/')[^1]);
        Assert.Contains("Nộp tại quầy từ bản nháp của người dân", page.Text(), StringComparison.Ordinal);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((Channel.Direct, 1), (dossier.Channel, dossier.Papers.Count));

        Assert.EndsWith($"/ho-so/{id}/bien-nhan", (await citizen.OpenAsync($"/ban-nhap/{draft}/kiem-tra")).Path, StringComparison.Ordinal);
        await receiver.OpenAsync("/can-bo/nop-tai-quay/ban-nhap");
        Assert.Contains("mỗi mã chỉ dùng một lần", (await receiver.PressAsync("Mở bản nháp", new Dictionary<string, string?> { ["DraftCode"] = code })).ErrorAt("DraftCode"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/nop-tai-quay/ban-nhap")).Status);
    }
}
