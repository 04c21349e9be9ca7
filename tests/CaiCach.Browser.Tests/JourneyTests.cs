using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

public sealed class JourneyTests(Chromium chromium)
{
    [Theory]
    [InlineData("sqlite", 1280, true)]
    [InlineData("postgres", 360, true)]
    [InlineData("sqlite", 360, false)]
    public async Task A_dossier_goes_from_the_search_box_to_the_result_and_moves_the_index(string engine, int width, bool javaScript)
    {
        await using var site = await TestSite.StartAsync(engine, listen: true);
        var reformer = await site.World.OfficialAsync(Role.ReformOfficer);
        await using var citizen = await Visit.OpenAsync(chromium, site, width, javaScript);
        await citizen.RegisterAsync();
        var id = await citizen.FileAsync();
        Assert.Contains("YC-260302-", await citizen.Page.ContentAsync(), StringComparison.Ordinal);

        await site.HandleAsync(chromium, id, width, javaScript);

        await citizen.GoAsync($"/ho-so/{id}");
        await citizen.PressAsync(AriaRole.Button, "Xem kết quả");
        var done = await DownloadAsync(citizen);
        Assert.EndsWith(".pdf", done, StringComparison.Ordinal);
        Assert.Equal(BusinessState.Done, (await site.World.DossierAsync(id)).State);

        await citizen.GoAsync($"/ho-so/{id}");
        await citizen.PressAsync(AriaRole.Button, "Đánh giá việc giải quyết hồ sơ");
        await citizen.Page.GetByLabel("Rất hài lòng", new() { Exact = true }).CheckAsync();
        await citizen.FillAsync("Góp ý (không bắt buộc)", "Nhanh, dễ làm.");
        await citizen.PressAsync(AriaRole.Button, "Gửi đánh giá");
        Assert.Contains("Cảm ơn ông/bà đã đánh giá", await citizen.Page.ContentAsync(), StringComparison.Ordinal);

        await using var officer = await Visit.OpenAsync(chromium, site, width, javaScript, reformer);
        await officer.GoAsync("/can-bo/danh-gia");
        Assert.Contains("Nhanh, dễ làm.", await officer.Page.ContentAsync(), StringComparison.Ordinal);
        await officer.GoAsync("/can-bo/chi-so/SKHCN-QT/2026");
        await officer.GoAsync("/can-bo/bao-cao/ii06a?don-vi=SKHCN-QT");
        await officer.GoAsync("/can-bo/bao-cao/ii07?don-vi=SKHCN-QT&ky=t1&nam=2026");
        await officer.GoAsync("/can-bo/theo-doi");
        await officer.GoAsync("/can-bo/theo-doi/qua-han");
        await site.World.AssertRecountAsync();
    }

    [Fact]
    public async Task A_citizen_files_with_the_keyboard_alone()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var actor = await site.World.CitizenAsync();
        await using var citizen = await Visit.OpenAsync(chromium, site, 1280, true, actor);
        await citizen.GoAsync("/");
        await citizen.TypeAtAsync("#tu-khoa", "x quang khai bao");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/thu-tuc?*");
        await citizen.EnterAtAsync("a[href='/thu-tuc/2.002131']");
        await citizen.Page.WaitForURLAsync("**/thu-tuc/2.002131");
        await citizen.EnterAtAsync("a[href='/nop-ho-so/2.002131']");
        await citizen.Page.WaitForURLAsync("**/nop-ho-so/*");
        await citizen.TabToAsync("input[name='Input.For']");
        await citizen.Page.Keyboard.PressAsync("Space");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/nguoi-nop*");
        await citizen.TypeAtAsync("input[name='Input.Phone']", "0900000001");
        await citizen.TypeAtAsync("input[name='Input.Address']", "Thôn Minh Họa 1, xã Minh Họa, tỉnh Quảng Trị");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/giay-to*");
        await citizen.TabToAsync("input[type=file]");
        await citizen.Page.Locator("input[type=file]").First.SetInputFilesAsync(Steps.Pdf("phieu.pdf"));
        await citizen.FollowAsync("button[name=upload]");
        await citizen.Page.GetByText("phieu.pdf").First.WaitForAsync();
        await citizen.EnterAtAsync("button[value=next]");
        await citizen.Page.WaitForURLAsync("**/kiem-tra*");
        await citizen.TabToAsync("input[name='Declared']");
        await citizen.Page.Keyboard.PressAsync("Space");
        await citizen.Page.Keyboard.PressAsync("Enter");
        await citizen.Page.WaitForURLAsync("**/bien-nhan*");
        await citizen.SoundAsync();
    }

    [Fact]
    public async Task What_a_citizen_types_is_kept_on_the_server_and_found_on_another_device()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var actor = await site.World.CitizenAsync();
        string address;
        await using (var phone = await Visit.OpenAsync(chromium, site, 360, true, actor))
        {
            await phone.GoAsync("/nop-ho-so/" + World.Procedure);
            await phone.Page.GetByLabel("Cho chính tôi").CheckAsync();
            await phone.PressAsync(AriaRole.Button, "Bắt đầu");
            address = new Uri(phone.Page.Url).AbsolutePath;
            await phone.Page.GetByLabel("Địa chỉ", new() { Exact = true }).FillAsync("Gõ dở trên điện thoại");
            await phone.Page.GetByLabel("Điện thoại").FocusAsync();
            await phone.Page.GetByText("Đã lưu lúc").WaitForAsync();
        }

        await using var desk = await Visit.OpenAsync(chromium, site, 1280, true, actor);
        await desk.GoAsync(address);
        Assert.Equal("Gõ dở trên điện thoại", await desk.Page.GetByLabel("Địa chỉ", new() { Exact = true }).InputValueAsync());
    }

    private static async Task<string> DownloadAsync(Visit citizen)
    {
        var download = await citizen.Page.RunAndWaitForDownloadAsync(() => citizen.Page.GetByRole(AriaRole.Button, new() { Name = "Tải kết quả" }).ClickAsync());
        return download.SuggestedFilename;
    }
}
