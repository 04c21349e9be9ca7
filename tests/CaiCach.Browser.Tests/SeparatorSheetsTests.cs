using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>Separator sheets as the browser shows them, photographed as a scanner would give them, are known again at the scan station.</summary>
public sealed class SeparatorSheetsTests(Chromium chromium)
{
    [Fact]
    public async Task A_stack_with_a_separator_sheet_stands_sorted_after_the_upload()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await using var receiver = await Visit.OpenAsync(chromium, site, actor: await site.World.OfficialAsync(Role.Receiver));
        await receiver.GoAsync("/can-bo/tram-quet?thu-tuc=" + World.Procedure + "&co-quan=" + World.Agency);
        var station = receiver.Page.Url;
        await receiver.Page.GetByText("In tờ phân cách").ClickAsync();
        await receiver.Page.WaitForURLAsync("**/to-phan-cach/**");
        var sheets = receiver.Page.Locator(".cc-separator");
        Assert.Equal(2, await sheets.CountAsync());
        var sheet = await sheets.First.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 60 });
        var text = await receiver.Page.Locator("h1").ScreenshotAsync(new() { Type = ScreenshotType.Jpeg });

        await receiver.Page.GotoAsync(station);
        await receiver.Page.SetInputFilesAsync("#Chosen", [new FilePayload { Name = "quet.jpg", MimeType = "image/jpeg", Buffer = sheet }]);
        await receiver.Page.Locator("button[value='tai']").ClickAsync();
        await receiver.Page.SetInputFilesAsync("#Chosen", [new FilePayload { Name = "trang.jpg", MimeType = "image/jpeg", Buffer = text }]);
        await receiver.Page.Locator("button[value='tai']").ClickAsync();
        await Assertions.Expect(receiver.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        Assert.Equal("-", await receiver.Page.InputValueAsync("#Rows_0__Choice"));
        Assert.Equal("C1", await receiver.Page.InputValueAsync("#Rows_1__Choice"));
    }
}
