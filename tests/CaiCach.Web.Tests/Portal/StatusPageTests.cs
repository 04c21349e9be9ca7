using System.Net;
using CaiCach.Data;
using CaiCach.Data.Outages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using CaiCach.Web.Tests.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Web.Tests.Portal;

/// <summary>The page that tells how the system stands. It is Monday 02/3/2026, 09:00.</summary>
public sealed class StatusPageTests
{
    private const string Href = "/tinh-trang-he-thong";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task Anybody_reads_what_works_and_what_was_announced(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var now = site.World.Clock.Now;
        await using (var db = site.World.Database.Open())
        {
            db.Outages.AddRange(
                Of(OutageKind.Incident, OutageParts.Messages, now.AddHours(-1), null),
                Of(OutageKind.Planned, OutageParts.Whole, now.AddDays(-90).AddHours(-2), now.AddDays(-90)),
                Of(OutageKind.Planned, OutageParts.Payment, now.AddDays(-91), now.AddDays(-90).AddMinutes(-1)));
            db.Outbox.Add(new() { Id = Guid.CreateVersion7(), EventId = Guid.CreateVersion7(), StreamId = Guid.CreateVersion7(), Topic = "notice", CreatedAt = now, DueAt = now.AddMinutes(-16), Attempts = 7 });
            await db.SaveChangesAsync();
        }

        using var visitor = site.Browse();
        await visitor.OpenAsync("/");
        var page = await visitor.ClickAsync("Tình trạng hệ thống");
        Assert.Equal((HttpStatusCode.OK, Href), (page.Status, page.Path));
        Assert.Equal(
            [
                "Trang thông tin: Hoạt động", "Cơ sở dữ liệu hồ sơ: Hoạt động", "Nộp hồ sơ trực tuyến: Hoạt động", "Thanh toán trực tuyến: Chưa cung cấp", "Thư điện tử: Chưa cung cấp",
                "Tin nhắn: Chưa cung cấp", "Kiểm tra mã độc trong tệp: Chưa cung cấp", "Tra cứu cơ sở dữ liệu: Chưa cung cấp", "Thông báo, nhắc việc tự động: Đang gián đoạn",
            ],
            Lines(page));
        var past = Assert.Single(page.Document.QuerySelectorAll("main .govuk-list--bullet li"));
        Assert.Contains("Toàn bộ hệ thống", past.TextContent, StringComparison.Ordinal);
        Assert.Contains("kéo dài 2 giờ", past.TextContent, StringComparison.Ordinal);
        Assert.Contains("Bắt đầu lúc 08:00 02/03/2026", page.Text("main"), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task While_the_database_is_away_it_answers_also_who_is_signed_in_and_knows_what_was_announced(string engine)
    {
        var switched = new DatabaseSwitch(engine);
        await using var site = await TestSite.StartAsync(engine, configure: builder => builder.Services.ConfigureDbContext<CaiCachDb>(options => options.AddInterceptors(switched)));
        await using (var db = site.World.Database.Open())
        {
            db.Outages.Add(Of(OutageKind.Incident, OutageParts.Whole, site.World.Clock.Now.AddHours(-1), null));
            await db.SaveChangesAsync();
        }

        using var official = await site.BrowseAsync(await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        using var visitor = site.Browse();
        await official.OpenAsync("/can-bo");
        site.World.Clock.SetLocal("2026-03-02T09:05");
        switched.Away = true;
        foreach (var person in new[] { visitor, official })
        {
            var page = await person.OpenAsync(Href);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
            var lines = Lines(page);
            Assert.Contains("Cơ sở dữ liệu hồ sơ: Đang gián đoạn", lines);
            Assert.Contains("Nộp hồ sơ trực tuyến: Đang gián đoạn", lines);
            Assert.Contains("Thông báo, nhắc việc tự động: Chưa biết", lines);
            Assert.Contains("Mã 503", page.Text("main"), StringComparison.Ordinal);
            Assert.Contains("Máy chủ đang được sửa", page.Text("main"), StringComparison.Ordinal);
            Assert.DoesNotContain("Exception", page.Text(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_program_that_never_reached_its_database_answers_too()
    {
        await using var app = ServeCommand.Build(["--database", "Host=khong-co.invalid;Port=1;Username=postgres;Timeout=2", "--files", Path.GetTempPath()], RunningWeb.InMemory);
        await app.StartAsync();

        using var answer = await app.GetTestClient().GetAsync(new Uri(Href, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains("Không có sự cố, bảo trì nào được thông báo.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("khong-co.invalid", text, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(Page page) =>
        page.Document.QuerySelectorAll(".govuk-summary-list__row").Select(row => $"{row.QuerySelector("dt")!.TextContent.Trim()}: {row.QuerySelector(".govuk-tag")!.TextContent.Trim()}");

    private static Outage Of(OutageKind kind, OutageParts parts, DateTime from, DateTime? ended) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Kind = kind,
        Parts = parts,
        StartsAt = from,
        ExpectedUntil = from.AddHours(4),
        Text = "Máy chủ đang được sửa",
        EndedAt = ended,
        AnnouncedAt = from,
        AnnouncedBy = "Quản trị",
    };
}
