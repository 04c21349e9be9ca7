using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

[Collection(InChromium.Name)]
public sealed class PublicPagesTests(Chromium chromium)
{
    [Theory]
    [InlineData(360, "/tro-nang")]
    [InlineData(1280, "/tro-nang")]
    public async Task A_public_page_is_accessible_and_fits_phone_and_desk(int width, string path)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await using var visit = await Visit.OpenAsync(chromium, site, width);
        await visit.GoAsync(path);
    }
}
