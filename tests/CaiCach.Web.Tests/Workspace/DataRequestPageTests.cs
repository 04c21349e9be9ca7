using System.Net;
using CaiCach.Law.Organisation;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A citizen takes a copy and asks for more; the head answers; both see what became of it.</summary>
public sealed class DataRequestPageTests
{
    [Fact]
    public async Task A_citizen_asks_and_reads_the_answer_and_takes_a_copy()
    {
        await using var office = await Office.OpenAsync();
        var code = (await office.World.DossierAsync(await office.AcceptedAsync())).Code!;
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        await citizen.OpenAsync("/tai-khoan");
        var page = await citizen.ClickAsync("Dữ liệu cá nhân của tôi");
        page = await citizen.PressAsync("Gửi yêu cầu", new Dictionary<string, string?> { ["Input.Content"] = "Xóa số điện thoại cũ." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(("Chọn nội dung yêu cầu.", "Xóa số điện thoại cũ."), (page.ErrorAt("Input.Kind"), page.Document.QuerySelector("textarea")!.TextContent.Trim()));
        page = await citizen.PressAsync("Gửi yêu cầu", new Dictionary<string, string?> { ["Input.Kind"] = "Deletion", ["Input.Agency"] = "SKHCN-QT" });
        Assert.Contains("Đang xem xét yêu cầu", page.Text(), StringComparison.Ordinal);
        foreach (var (button, type) in new[] { ("Tải bản để đọc (HTML)", "text/html"), ("Tải bản cho máy (JSON)", "application/json") })
        {
            using var file = await citizen.SendAsync(citizen.FormRequest(button, new Dictionary<string, string?>()));
            Assert.Equal(type, file.Content.Headers.ContentType!.MediaType);
            Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
            Assert.Contains(code, await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        var head = office.As(Role.AgencyHead);
        await head.OpenAsync("/can-bo");
        page = await head.ClickAsync("Yêu cầu về dữ liệu cá nhân");
        page = await head.ClickAsync(office.Citizen.Name);
        page = await head.PressAsync("Trả lời yêu cầu", new Dictionary<string, string?> { ["Input.Grant"] = "khong", ["Input.Answer"] = "Thuộc hồ sơ đã tiếp nhận." });
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Thuộc hồ sơ đã tiếp nhận."), (page.Status, page.Document.QuerySelector("textarea")!.TextContent.Trim()));
        Assert.Equal("Nêu điều, khoản, văn bản buộc phải lưu giữ dữ liệu.", page.ErrorAt("Input.LegalBasis"));
        page = await head.PressAsync("Trả lời yêu cầu", new Dictionary<string, string?> { ["Input.LegalBasis"] = "Luật Lưu trữ" });
        Assert.Contains("Không thực hiện yêu cầu", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Thuộc hồ sơ đã tiếp nhận.", (await citizen.OpenAsync("/du-lieu-cua-toi")).Text(), StringComparison.Ordinal);

        // What is to be put right is put right on the dossier, one press away.
        Assert.DoesNotContain("sua-chu-ho-so", (await head.ClickAsync(office.Citizen.Name)).Html, StringComparison.Ordinal);
        await citizen.PressAsync("Gửi yêu cầu", new Dictionary<string, string?> { ["Input.Kind"] = "Correction", ["Input.Agency"] = "SKHCN-QT", ["Input.Content"] = "Sai họ." });
        await head.OpenAsync("/can-bo/yeu-cau-du-lieu");
        await head.ClickAsync(office.Citizen.Name);
        page = await head.ClickAsync(code);
        Assert.Equal(office.Citizen.Name, page.ValueOf("Input.Owner.Name"));
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/yeu-cau-du-lieu")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await head.OpenAsync($"/can-bo/yeu-cau-du-lieu/{Guid.NewGuid()}")).Status);
    }
}
