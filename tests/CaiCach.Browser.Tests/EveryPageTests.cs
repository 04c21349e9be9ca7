using AngleSharp.Html.Parser;
using CaiCach.Application.Acting;
using CaiCach.Application.Seeding;
using CaiCach.Data.Accounts;
using CaiCach.Law.Outages;
using CaiCach.TestKit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Browser.Tests;

/// <summary>
/// Everybody in the sample follows the links from the start page. A page of each address, and of each step and list under it, is accessible at a desk and fits a phone;
/// what the walk may miss is named.
/// </summary>
public sealed class EveryPageTests(Chromium chromium)
{
    private const string Header = "X-Address";

    // Parameters that choose another page; all others choose another record.
    private static readonly string[] Choosing = ["act", "desk", "list", "kind", "letter", "step"];

    // Of one page and person the links of no more records than these are followed; the public pages by the first official, the citizens and a stranger.
    private const int Records = 5;

    // Answers to programs and probes, errors, and addresses that only redirect.
    private static readonly string[] NoPages = ["/api/", "/health/", "/tin-nhan/ket-qua", "/xa-phuong", "/tai-len", "/can-bo/tai-len", "/ngon-ngu/", "/dang-xuat", "/loi/"];

    // Behind a token, a button or a typed file, or too deep for so few records: drafts, letters, tickets, ratings, comparisons. Other tests open them.
    private static readonly string[] MayBeMissed =
    [
        "/ban-nhap/{id:guid}/giay-to",
        "/ban-nhap/{id:guid}/kiem-tra",
        "/ban-nhap/{id:guid}/luu",
        "/ban-nhap/{id:guid}/ma-tai-quay",
        "/ban-nhap/{id:guid}/nguoi-nop",
        "/ban-nhap/{id:guid}/tep/{file:guid}",
        "/ban-nhap/{id:guid}/truong-hop",
        "/ban-nhap/{id:guid}/xoa",
        "/tam-dung/{function}",
        "/tra-cuu/ket-qua",
        "/can-bo/goi-lai/{id:guid}",
        "/can-bo/mo-lai-ho-so/{id:guid}",
        "/can-bo/ban-giao/{id:guid}",
        "/can-bo/bao-cao/chot",
        "/can-bo/bao-cao/ii03/ho-so",
        "/can-bo/chuong-trinh-ket-noi/{id:guid}",
        "/can-bo/chi-so/{unit}/{year:int}/{item}/minh-chung",
        "/can-bo/dai-ly/ho-so/{id:guid}",
        "/can-bo/dai-ly/nop/{code}",
        "/can-bo/danh-muc/nhieu",
        "/can-bo/dang-nhap",
        "/can-bo/danh-muc/quoc-gia/{id:guid}",
        "/can-bo/danh-muc/quoc-gia/chua-co/{id:guid}",
        "/can-bo/de-nghi-noi-bo/ho-so/{id:guid}",
        "/can-bo/danh-muc/{id:guid}/soan",
        "/can-bo/ho-so/{id:guid}/co-quan-ngoai/{asked:guid}",
        "/can-bo/ho-so/{id:guid}/he-thong",
        "/can-bo/ho-so/{id:guid}/to-khai/{paper:guid}",
        "/ho-so/{id:guid}/to-khai/{paper:guid}",
        "/can-bo/quy-trinh/{body}/{procedure}/soan/nhanh/{key}",
        "/can-bo/ho-so/{id:guid}/du-thao",
        "/can-bo/loi-van-giay/ket-qua/{body}/{procedure}/{result:regex(^(giai-quyet|tu-choi)$)}",
        "/can-bo/luu-tru-ket-qua",
        "/can-bo/rut-mau/{id:guid}",
        "/can-bo/thong-diep-ton-dong",
        "/can-bo/thu-tin-chua-gui-duoc",
        "/can-bo/yeu-cau-du-lieu/{id:guid}",
        "/danh-gia/{token}",
        "/kiem-tra-giay/{token}",
        "/lay-so/{token}",
        "/man-hinh/{code}",
        "/phan-anh-kien-nghi/da-gui/{code}",
        "/so-thu-tu/{id:guid}",
        "/thu/{token}",
        "/tn/{token}",
    ];

    private readonly List<string> troubles = [];

    [Fact]
    public async Task Whoever_follows_the_links_finds_pages_that_are_accessible_and_fit_phone_and_desk()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-11-26T10:00", listen: true, builder => builder.Services.AddSingleton<IStartupFilter, Naming>());
        var loaded = await Scenarios.LoadAsync(site.World.Get<IServiceProvider>(), Scenarios.Sample, Path.Combine(TestDatabase.Repository, "data"), site.World.Clock.Now);
        Assert.Empty(loaded.Faults);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await using (var db = site.World.Database.Open())
        {
            // Every page tells of an outage that is under way.
            var now = site.World.Clock.Now;
            db.Outages.Add(new() { Id = Guid.CreateVersion7(), Version = 1, Kind = OutageKind.Incident, Parts = OutageParts.Messages | OutageParts.Payment, StartsAt = now.AddHours(-1), ExpectedUntil = now.AddHours(1), Text = "Thư và tin nhắn đến chậm; hồ sơ vẫn nộp được.", AnnouncedAt = now, AnnouncedBy = "Quản trị" });
            await db.SaveChangesAsync();
            foreach (var account in await db.Users.AsNoTracking().Where(u => u.UserName != null).OrderBy(u => u.UserName).ToListAsync())
            {
                var isOfficial = account.Kind == AccountKind.Official;
                var actor = new Actor(account.Id, account.FullName, isOfficial ? ActorKind.Official : ActorKind.Applicant, []);
                await CrawlAsync(site, actor, isOfficial ? "/can-bo" : "/ho-so-cua-toi", isOfficial && seen.Count > 0 ? "/can-bo" : "/", seen);
            }
        }

        await CrawlAsync(site, null, "/", "/", seen);
        Assert.True(troubles.Count == 0, string.Join('\n', troubles));
        var addresses = site.World.Get<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Select(Naming.AddressOf).Where(a => !NoPages.Any(no => a.StartsWith(no, StringComparison.Ordinal))).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(addresses.Except(seen.Select(s => s.Split(' ')[0])).Except(MayBeMissed).Order(StringComparer.Ordinal));
    }

    private async Task CrawlAsync(TestSite site, Actor? actor, string start, string within, HashSet<string> seen)
    {
        await using var visit = await Visit.OpenAsync(chromium, site, actor: actor);
        await using var phone = await Visit.OpenAsync(chromium, site, 360, actor: actor, looks: false);
        using var reader = actor is null ? site.Browse() : await site.BrowseAsync(actor);
        var (next, paths, opened) = (new Queue<string>([start]), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var (parser, from) = (new HtmlParser(), new Dictionary<string, string>(StringComparer.Ordinal));
        while (next.TryDequeue(out var path))
        {
            if (!paths.Add(path) || !path.StartsWith(within, StringComparison.Ordinal) || NoPages.Any(no => path.StartsWith(no, StringComparison.Ordinal)))
            {
                continue;
            }

            using var answer = await reader.GetAsync(path);
            if ((int)answer.StatusCode >= 400)
            {
                troubles.Add($"{path} is linked for {actor?.Name ?? "a stranger"}, from {from.GetValueOrDefault(path)}, and answers {(int)answer.StatusCode}.");
                continue;
            }

            var page = answer.Headers.TryGetValues(Header, out var named) ? named.Single() : "";
            opened[page] = opened.GetValueOrDefault(page) + 1;
            if (answer.Headers.Location is { } location)
            {
                seen.Add(page);
                next.Enqueue(new Uri(new Uri(site.Address, path), location).PathAndQuery);
                continue;
            }

            if (opened[page] > Records || answer.Content.Headers.ContentType?.MediaType != "text/html")
            {
                seen.Add(page);
                continue;
            }

            if (page.Length > 0 && seen.Add(page))
            {
                await LookAsync(visit, path);
                await LookAsync(phone, path);
            }

            foreach (var link in parser.ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelectorAll("a[href]").Select(a => new Uri(new Uri(site.Address, path), a.GetAttribute("href"))))
            {
                if (link.Authority == site.Address.Authority)
                {
                    next.Enqueue(link.PathAndQuery);
                    from.TryAdd(link.PathAndQuery, path);
                }
            }
        }
    }

    private async Task LookAsync(Visit visit, string path)
    {
        try
        {
            await visit.GoAsync(path);
        }
        catch (Xunit.Sdk.XunitException trouble)
        {
            troubles.Add($"{path}: {trouble.Message}");
        }
    }

    /// <summary>Every answer says which address was asked for, and which step or list of it.</summary>
    private sealed class Naming : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use(async (context, following) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.GetEndpoint() is RouteEndpoint endpoint)
                    {
                        context.Response.Headers[Header] = AddressOf(endpoint) + string.Concat(Choosing.Select(name => context.Request.RouteValues[name]).OfType<string>().Select(value => " " + value));
                    }

                    return Task.CompletedTask;
                });
                await following();
            });
            next(app);
        };

        public static string AddressOf(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
    }
}
