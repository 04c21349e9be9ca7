using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Hosting;

namespace CaiCach.Web.Tests.Portal;

/// <summary>The page that tells false messages from ours, and a request to be called back from the form to the call.</summary>
public sealed class CallPageTests
{
    [Fact]
    public async Task Who_is_stuck_leaves_a_number_and_the_one_stop_unit_takes_it_and_writes_the_answer_down()
    {
        await using var office = await Workspace.Office.OpenAsync();
        using var visitor = office.Site.Browse();
        await visitor.OpenAsync("/");
        var page = await visitor.ClickAsync("Đề nghị gọi lại");
        page = await visitor.PressAsync("Gửi đề nghị", new Dictionary<string, string?> { ["Input.Name"] = "Ngô Thị Mẫu", ["Input.Phone"] = "12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn cơ quan cần gọi lại.", page.ErrorAt("Input.Agency"));
        Assert.NotNull(page.ErrorAt("Input.Phone"));
        Assert.Equal("Ngô Thị Mẫu", page.ValueOf("Input.Name"));
        page = await visitor.PressAsync("Gửi đề nghị", new Dictionary<string, string?> { ["Input.Agency"] = World.Agency, ["Input.Phone"] = "0912 345 678", ["Input.Content"] = "Không nhận được <mã>", ["Input.Agreed"] = "true" });
        Assert.Contains("Đã nhận đề nghị", page.Text(), StringComparison.Ordinal);

        var receiver = office.As(Role.Receiver);
        Assert.Contains("1 đề nghị gọi lại chờ người nhận", (await receiver.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        await receiver.ClickAsync("1 đề nghị gọi lại chờ người nhận");
        page = await receiver.ClickAsync("Ngô Thị Mẫu");
        Assert.Contains("Không nhận được <mã>", page.Text(), StringComparison.Ordinal);
        page = await receiver.PressAsync("Đóng, không gọi được");
        Assert.Equal("Phải ghi rõ lý do.", page.ErrorAt("Input.Text"));
        await receiver.PressAsync("Nhận gọi lại");

        // One that is taken no longer waits, and is found again from the first page.
        Assert.DoesNotContain("chờ người nhận", (await receiver.OpenAsync("/can-bo")).Text(), StringComparison.Ordinal);
        await receiver.ClickAsync("Người dân đề nghị gọi lại");
        await receiver.ClickAsync("Ngô Thị Mẫu");
        page = await receiver.PressAsync("Ghi đã trả lời", FilingSteps.Chosen("Input.Text", "Hướng dẫn đặt lại mật khẩu"));
        Assert.Contains("Hướng dẫn đặt lại mật khẩu", page.Text(), StringComparison.Ordinal);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main button"), b => b.GetAttribute("name") == "act");
        Assert.Contains("Ngô Thị Mẫu", (await receiver.OpenAsync("/can-bo/goi-lai?da-xong=true")).Text(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await office.As(Role.Specialist).OpenAsync("/can-bo/goi-lai")).Status);
    }

    [Fact]
    public async Task The_page_on_false_messages_names_our_address_and_senders_from_the_settings()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync("/");
        var page = await visitor.ClickAsync("Nhận biết tin nhắn, trang giả mạo");
        Assert.Equal(Site.Phishing, page.Path);
        Assert.Contains(visitor.Page.Address.GetLeftPart(UriPartial.Authority), page.Text(), StringComparison.Ordinal);
        Assert.Contains("không bao giờ", page.Text(), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{Site.CallBack}']"));
        Assert.NotNull(page.Document.QuerySelector($"main a[href='{Site.Status}']"));
    }
}
