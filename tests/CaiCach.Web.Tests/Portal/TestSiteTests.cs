using System.Net;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Portal;

public sealed class TestSiteTests
{
    [Theory]
    [InlineData("sqlite", false)]
    [InlineData("sqlite", true)]
    public async Task A_visitor_opens_a_page_of_the_whole_program_in_memory_and_over_a_port(string engine, bool listen)
    {
        await using var site = await TestSite.StartAsync(engine, listen: listen);
        using var visitor = site.Browse();

        var page = await visitor.OpenAsync("/gioi-thieu");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("Giới thiệu", page.Text("h1"));
    }
}
