using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A citizen gets the account back at the counter.</summary>
public sealed class RecoverPageTests
{
    private const string Own = "một câu dài dễ nhớ 2026";

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Who_forgot_the_password_gets_one_at_the_counter_sets_another_and_goes_on(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var before = site.Browse();
        await before.OpenAsync("/dang-ky");
        await before.PressAsync("Đăng ký", new Dictionary<string, string?> { ["Input.CitizenId"] = "045090999901", ["Input.FullName"] = "Phạm Văn Thử Một", ["Input.Phone"] = "0912345678", ["Input.Password"] = "quên mất rồi 2026" });
        await before.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = "045090999901", ["Input.Password"] = "quên mất rồi 2026" });
        Assert.Equal("/ho-so-cua-toi", (await before.OpenAsync("/ho-so-cua-toi")).Path);
        using var receiver = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await receiver.OpenAsync("/can-bo");
        await receiver.ClickAsync("Cấp lại mật khẩu cho người dân");

        var page = await receiver.PressAsync("Cấp mật khẩu dùng một lần", new Dictionary<string, string?> { ["Input.CitizenId"] = "045090999901", ["Input.FullName"] = "Phạm Văn Thử Một", ["Input.Checked"] = "true" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Chọn lý do cấp lại.", page.ErrorAt("Input.Why"));
        Assert.Equal("Ghi loại và số giấy tờ đã xem.", page.ErrorAt("Input.Paper"));
        Assert.Null(page.ErrorAt("Input.Checked"));
        Assert.Equal("Phạm Văn Thử Một", page.ValueOf("Input.FullName"));

        page = await receiver.PressAsync("Cấp mật khẩu dùng một lần", new Dictionary<string, string?> { ["Input.Paper"] = "căn cước", ["Input.Why"] = "quen", ["Input.Checked"] = "true" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var password = page.Text("#mat-khau");
        Assert.Equal("/dang-nhap", (await before.OpenAsync("/ho-so-cua-toi")).Path);

        page = await before.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.CitizenId"] = "045090999901", ["Input.Password"] = password });
        Assert.Equal("/doi-mat-khau", page.Path);
        Assert.Equal("/doi-mat-khau", (await before.OpenAsync("/ho-so-cua-toi")).Path);
        page = await before.PressAsync("Đổi mật khẩu", new Dictionary<string, string?> { ["OldPassword"] = password, ["NewPassword"] = Own, ["AgainPassword"] = Own });
        Assert.Equal(("/ho-so-cua-toi", HttpStatusCode.OK), (page.Path, page.Status));
    }

    [Fact]
    public async Task A_squatter_is_put_out_and_cannot_come_back_with_the_number()
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var squatter = await site.BrowseAsync(await site.World.CitizenAsync("Kẻ Mạo Danh"));
        using var receiver = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await receiver.OpenAsync("/can-bo/cap-lai-mat-khau");
        var page = await receiver.PressAsync("Cấp mật khẩu dùng một lần", new Dictionary<string, string?>
        {
            ["Input.CitizenId"] = "045090999901",
            ["Input.FullName"] = "Phạm Văn Thử Một",
            ["Input.Paper"] = "căn cước",
            ["Input.Why"] = "bi-dang-ky",
            ["Input.Phone"] = "0912345678",
            ["Input.Checked"] = "true",
        });
        Assert.NotEqual("", page.Text("#mat-khau"));
        Assert.DoesNotContain("Kẻ Mạo Danh", page.Html, StringComparison.Ordinal);
        Assert.Equal("/dang-nhap", (await squatter.OpenAsync("/ho-so-cua-toi")).Path);
        using var other = await site.BrowseAsync(await site.World.OfficialAsync(Role.Specialist, Office.Division));
        Assert.Equal(HttpStatusCode.Forbidden, (await other.OpenAsync("/can-bo/cap-lai-mat-khau")).Status);
    }
}
