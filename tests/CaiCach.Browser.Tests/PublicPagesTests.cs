using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

public sealed class PublicPagesTests(Chromium chromium)
{
    private static readonly string[] Paths =
    [
        "/", "/thu-tuc", "/thu-tuc?tu-khoa=khong+co+gi+nhu+vay", "/thu-tuc/1.014446", "/thu-tuc/SAMPLE.NH", "/thu-tuc/2.002711/thay-doi", "/thu-tuc/2.002381/phieu-huong-dan", "/tra-cuu", "/dang-nhap", "/dang-ky", "/chi-so", "/chi-so/2023",
        "/phan-anh-kien-nghi", "/phan-anh-kien-nghi/theo-doi", "/phan-anh-kien-nghi/da-tra-loi", "/phan-anh-kien-nghi/da-gui/PA-260302-7K3M9QXA", "/gioi-thieu", "/tro-nang", "/can-bo/dang-nhap",
    ];

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Public_pages_are_accessible_and_fit_phone_and_desk(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await using var visit = await Visit.OpenAsync(chromium, site, width);
        foreach (var path in Paths)
        {
            await visit.GoAsync(path);
        }
    }
}
