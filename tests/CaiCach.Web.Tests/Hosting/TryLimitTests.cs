using System.Net;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>At the doors where one could guess, tries are counted and looking is free.</summary>
public sealed class TryLimitTests
{
    private const int Most = 20;

    [Theory]
    [InlineData("/dang-nhap", "Đăng nhập", "Input.CitizenId", "045090999901")]
    [InlineData("/dang-ky", "Đăng ký", "Input.FullName", "Phạm Văn Thử Một")]
    [InlineData("/tra-cuu", "Tra cứu", "Input.Number", "YC-260302-23456789")]
    [InlineData("/can-bo/dang-nhap", "Đăng nhập", "Input.UserName", "cb.thu")]
    public async Task The_21st_try_in_a_minute_is_told_how_long_to_wait_and_keeps_what_was_typed(string path, string button, string field, string typed)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        await visitor.OpenAsync(path);
        for (var i = 0; i < Most; i++)
        {
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await visitor.PressAsync(button, new Dictionary<string, string?> { [field] = typed })).Status);
        }

        using var request = visitor.FormRequest(button, new Dictionary<string, string?> { [field] = typed });
        using var answer = await visitor.SendAsync(request);
        var page = await visitor.PressAsync(button, new Dictionary<string, string?> { [field] = typed });

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal((HttpStatusCode.TooManyRequests, path), (page.Status, page.Path));
        Assert.Matches("Hãy chờ [1-9][0-9]? giây rồi thử lại", page.Text(".govuk-error-summary"));
        Assert.Equal(typed, page.ValueOf(field));
    }

    [Theory]
    [InlineData("/dang-nhap")]
    [InlineData("/dang-ky")]
    [InlineData("/tra-cuu")]
    [InlineData("/tra-cuu?so=")]
    [InlineData("/can-bo/dang-nhap")]
    public async Task To_look_at_the_page_is_no_try(string path)
    {
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        for (var i = 0; i <= Most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(path)).Status);
        }
    }

    [Fact]
    public async Task To_open_the_follow_page_with_a_number_is_a_try_and_the_number_stays()
    {
        const string Path = "/tra-cuu?so=YC-260302-23456789";
        await using var site = await TestSite.StartAsync("sqlite");
        using var visitor = site.Browse();
        for (var i = 0; i < Most; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync(Path)).Status);
        }

        var page = await visitor.OpenAsync(Path);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal("YC-260302-23456789", page.ValueOf("Input.Number"));
    }
}
