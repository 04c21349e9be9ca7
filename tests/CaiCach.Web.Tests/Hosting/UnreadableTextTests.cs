using System.Net;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>A text that a database cannot hold is a fault of who sent it, on either database; never one of the program.</summary>
public sealed class UnreadableTextTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_NUL_in_an_address_is_never_an_error_of_the_program(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var query in (string[])["thu-tuc=%00", "thu-tuc=x%00y", "ma=%00"])
        {
            var page = await office.As(Role.Receiver).OpenAsync("/can-bo/viec/tiep-nhan?" + query);
            Assert.True(page.Status is HttpStatusCode.OK or HttpStatusCode.BadRequest, $"{query}: {page.Status}");
        }
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task A_NUL_in_a_name_to_sign_in_with_or_of_a_client_is_refused(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        using var visitor = site.Browse();
        await visitor.OpenAsync("/can-bo/dang-nhap");
        var page = await visitor.PressAsync("Đăng nhập", new Dictionary<string, string?> { ["Input.UserName"] = "a\0b", ["Input.Password"] = "x" });
        Assert.True((int)page.Status < 500, page.Status.ToString());
        using var client = site.Client();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_id"] = "a\0b", ["client_secret"] = "x" });
        using var answer = await client.PostAsync(new Uri("/api/v1/token", UriKind.Relative), form);
        Assert.True((int)answer.StatusCode is >= 400 and < 500, answer.StatusCode.ToString());
    }
}
