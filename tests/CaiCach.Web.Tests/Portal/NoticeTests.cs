using CaiCach.Data.Outbox;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Portal;

public sealed class NoticeTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task Messages_come_ten_to_a_page_and_only_those_shown_are_marked(string engine)
    {
        await using var site = await TestSite.StartAsync(engine);
        var citizen = await site.World.CitizenAsync();
        await using var db = site.World.Database.Open();
        for (var i = 1; i <= 13; i++)
        {
            db.Notices.Add(new Notice { Id = Guid.NewGuid(), AccountId = citizen.Id!.Value, DossierId = Guid.NewGuid(), EventId = Guid.NewGuid(), Text = $"Tin số {i}.", CreatedAt = site.World.Clock.Now.AddMinutes(i / 2) });
        }

        await db.SaveChangesAsync();
        using var visitor = await site.BrowseAsync(citizen);
        await visitor.OpenAsync("/ho-so-cua-toi");
        var first = Shown(visitor.Page);
        await visitor.ClickAsync("Tin báo cũ hơn");
        var second = Shown(visitor.Page);
        Assert.Equal((10, 3, 13), (first.Count, second.Count, first.Concat(second).Distinct().Count()));
        Assert.DoesNotContain("Tin báo cũ hơn", visitor.Page.Text(), StringComparison.Ordinal);

        await visitor.PressAsync("Đánh dấu đã đọc");

        Assert.Equal(second.Order(StringComparer.Ordinal), (await db.Notices.AsNoTracking().Where(n => n.ReadAt != null).Select(n => n.Text).ToListAsync()).Order(StringComparer.Ordinal));
    }

    private static List<string> Shown(Page page) => [.. page.Document.QuerySelectorAll("main li a").Select(a => a.TextContent).Where(text => text.StartsWith("Tin số", StringComparison.Ordinal))];
}
