using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>The workspace of staff of the public post and of agents, and the wall round it.</summary>
public sealed class AgentPageTests
{
    [Fact]
    public async Task An_agent_files_for_a_citizen_and_delivers_a_result_with_a_signed_slip()
    {
        await using var office = await Office.OpenAsync();
        using var agent = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC"));

        var page = await agent.OpenAsync("/can-bo");
        Assert.Equal("/can-bo/dai-ly", page.Path);
        page = await agent.OpenAsync("/can-bo/dai-ly?tu-khoa=" + World.Procedure);
        Assert.Contains(World.Procedure, page.Text(), StringComparison.Ordinal);
        await agent.OpenAsync("/can-bo/dai-ly/nop/" + World.Procedure);
        var typed = new Dictionary<string, string?>
        {
            ["Input.Name"] = "Phạm Văn Thử Một",
            ["Input.IdNumber"] = "045090999901",
            ["Input.Phone"] = "0900000001",
            ["Input.Address"] = "Xã Minh Họa, Quảng Trị",
        };
        page = await agent.PressAsync("Nộp hồ sơ", typed, new ChosenFile("Input.Papers[0].File", "to-khai.pdf", Office.Pdf));
        Assert.StartsWith("Đọc lại nội dung cho công dân nghe", page.ErrorAt("Input.AssistConsent"), StringComparison.Ordinal);
        Assert.StartsWith("Quét giấy đồng ý có chữ ký", page.ErrorAt("Input.Consent.File"), StringComparison.Ordinal);
        page = await agent.PressAsync("Nộp hồ sơ", new Dictionary<string, string?> { ["Input.AssistConsent"] = "true" }, new ChosenFile("Input.Consent.File", "dong-y.pdf", [.. Office.Pdf, (byte)' ']));
        Assert.Contains("Đã ghi nhận hồ sơ", page.Text(), StringComparison.Ordinal);
        using (var citizen = await office.Site.BrowseAsync(office.Citizen))
        {
            page = await citizen.OpenAsync("/ho-so-cua-toi");
            page = await citizen.OpenAsync(page.Document.QuerySelector("a[href^='/ho-so/']")!.GetAttribute("href")!);
            Assert.Contains("qua nhân viên bưu chính công ích", page.Text(), StringComparison.Ordinal);
        }

        var id = await office.IssuedAsync();
        var code = (await office.World.DossierAsync(id)).Code!;
        var receiver = office.As(Role.Receiver);
        page = await receiver.OpenAsync("/can-bo/tra-ket-qua?ma=" + code);
        var chosen = page.Document.QuerySelector("select[name='Input.AgentId'] option:not([value=''])")!.GetAttribute("value");
        await receiver.PressAsync("Ghi nhận đã gửi bưu chính", new Dictionary<string, string?> { ["Input.Carrier"] = "Bưu điện", ["Input.Waybill"] = "VD123", ["Input.AgentId"] = chosen });
        page = await agent.OpenAsync("/can-bo/dai-ly");
        Assert.Contains(code, page.Text(".cc-cards"), StringComparison.Ordinal);

        await agent.OpenAsync($"/can-bo/dai-ly/ho-so/{id}");
        page = await agent.PressAsync("Ghi nhận đã giao", new Dictionary<string, string?> { ["Input.ReceivedBy"] = "Phạm Văn Thử Một" });
        Assert.Equal("Chụp hoặc quét phiếu giao có chữ ký của người nhận.", page.ErrorAt("Input.Proof"));
        page = await agent.PressAsync("Ghi nhận đã giao", new Dictionary<string, string?> { ["Input.IdentityChecked"] = "true" }, new ChosenFile("Input.Proof", "phieu.pdf", Office.Pdf));
        Assert.Contains("Không có kết quả nào chờ phát.", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Giao lúc", page.Text(), StringComparison.Ordinal);
        page = await receiver.OpenAsync(Office.Address(id));
        Assert.Contains("Xác nhận đã nhận kết quả", page.Text(), StringComparison.Ordinal);
        Assert.Contains("Phạm Văn Thử Một", page.Text(), StringComparison.Ordinal);

        id = await office.IssuedAsync();
        await receiver.OpenAsync("/can-bo/tra-ket-qua?ma=" + (await office.World.DossierAsync(id)).Code);
        await receiver.PressAsync("Ghi nhận đã gửi bưu chính", new Dictionary<string, string?> { ["Input.Carrier"] = "Bưu điện", ["Input.Waybill"] = "VD124", ["Input.AgentId"] = chosen });
        await agent.OpenAsync($"/can-bo/dai-ly/ho-so/{id}");
        page = await agent.PressAsync("Ghi nhận trả về", new Dictionary<string, string?> { ["Input.Reason"] = "Không gặp người nhận" });
        Assert.Contains("Đã ghi nhận trả về; kết quả chờ ở quầy.", page.Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agent_reaches_no_other_dossier_and_no_other_page_of_officials_or_citizens()
    {
        await using var office = await Office.OpenAsync();
        var id = await office.IssuedAsync();
        var code = (await office.World.DossierAsync(id)).Code!;
        using var agent = await office.Site.BrowseAsync(await office.World.OfficialAsync(Role.ServiceAgent, "SKHCN-QT-MC"));

        Assert.Equal(HttpStatusCode.NotFound, (await agent.OpenAsync($"/can-bo/dai-ly/ho-so/{id}")).Status);
        foreach (var address in new[]
        {
            Office.Address(id), Office.Address(id, "mau-01"), "/can-bo/ho-so?tu-khoa=" + code, "/can-bo/viec/tiep-nhan", "/can-bo/nop-tai-quay", "/can-bo/tra-ket-qua?ma=" + code, "/can-bo/de-nghi-noi-bo", "/can-bo/thong-bao",
            "/can-bo/trang-thai-ho-so", "/ho-so-cua-toi", $"/ho-so/{id}", "/nop-ho-so/" + World.Procedure,
        })
        {
            var page = await agent.OpenAsync(address);
            Assert.True(page.Status == HttpStatusCode.Forbidden, $"{address}: {page.Status}");
            Assert.DoesNotContain("Phạm Văn Thử Một", page.Html, StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.OK, (await agent.OpenAsync("/can-bo/tai-khoan-cua-toi")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Receiver).OpenAsync("/can-bo/dai-ly")).Status);
    }
}
