using System.Net;
using CaiCach.Data;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Hosting;

public sealed class AwayPageTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task While_the_database_is_away_who_is_signed_in_gets_the_page_that_says_so(string engine)
    {
        var switched = new DatabaseSwitch(engine);
        await using var site = await TestSite.StartAsync(engine, configure: builder => builder.Services.ConfigureDbContext<CaiCachDb>(options => options.AddInterceptors(switched)));
        using var citizen = await site.BrowseAsync(await site.World.CitizenAsync());
        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync("/ho-so-cua-toi")).Status);
        Assert.Equal(HttpStatusCode.OK, (await official.OpenAsync("/can-bo")).Status);

        // Once more than a minute has gone by, the session is compared with the account.
        foreach (var now in new[] { "2026-03-02T09:00", "2026-03-02T09:05" })
        {
            site.World.Clock.SetLocal(now);
            switched.Away = true;
            foreach (var (person, path) in new[] { (citizen, "/ho-so-cua-toi"), (official, "/can-bo/viec/tiep-nhan") })
            {
                var page = await person.OpenAsync(path);
                Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
                Assert.Contains("Hệ thống tạm ngừng phục vụ", page.Text(), StringComparison.Ordinal);
            }

            switched.Away = false;
            Assert.Equal(HttpStatusCode.OK, (await citizen.OpenAsync("/ho-so-cua-toi")).Status);
        }
    }
}
