using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

/// <summary>A running office changes its calendar, by keyboard, on a phone and at a desk.</summary>
public sealed class CalendarPagesTests(Chromium chromium)
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "caicach-pictures", "calendar");

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task A_swap_of_two_days_is_announced_previewed_and_moves_the_dossiers(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        await people.AcceptAsync();
        await people.AcceptAsync();
        var admin = await site.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        await using var visit = await Visit.OpenAsync(chromium, site, width, actor: admin);
        Directory.CreateDirectory(Folder);
        await visit.GoAsync("/can-bo/lich?nam=2027");
        await ShowAsync(visit, $"nam-{width}");
        foreach (var form in new[] { "nghi", "lam-viec", "xac-nhan", "nap-tep" })
        {
            await visit.GoAsync("/can-bo/lich/" + form);
        }

        foreach (var about in new[] { "", "?viec=buoc", "?viec=y-kien", "?viec=phan-anh" })
        {
            await visit.GoAsync("/can-bo/lich/SKHCN-QT/nhac-viec" + about);
        }

        await visit.GoAsync("/can-bo/lich");
        await visit.FollowAsync("a[href='/can-bo/lich/hoan-doi']");
        await visit.TypeAtAsync("[name='Input.Day.Day']", "9");
        await visit.TypeAtAsync("[name='Input.Day.Month']", "3");
        await visit.TypeAtAsync("[name='Input.Day.Year']", "2026");
        await visit.TypeAtAsync("[name='Input.MakeUp.Day']", "14");
        await visit.TypeAtAsync("[name='Input.MakeUp.Month']", "3");
        await visit.TypeAtAsync("[name='Input.MakeUp.Year']", "2026");
        await visit.TypeAtAsync("[name='Input.Number']", "123/TB-BNV");
        await visit.TypeAtAsync("[name='Input.Date.Day']", "1");
        await visit.TypeAtAsync("[name='Input.Date.Month']", "3");
        await visit.TypeAtAsync("[name='Input.Date.Year']", "2026");
        await visit.FollowAsync("button[value=xem]");
        await ShowAsync(visit, $"xem-truoc-{width}");
        await visit.FollowAsync("button[value=ghi]");
        await visit.Page.GetByText("Lịch mới đã có hiệu lực.").WaitForAsync();
        await site.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(site.World.By(Actor.System)));
        await visit.GoAsync("/can-bo/lich");
        await visit.Page.GetByText("2 lượt hồ sơ được lùi hạn").WaitForAsync();
        await ShowAsync(visit, $"xong-{width}");

        await visit.GoAsync("/can-bo/lich/hoan-doi");
        await visit.EnterAtAsync("button[value=xem]");
        await visit.Page.Locator(".govuk-error-summary").WaitForAsync();
        await visit.EnterAtAsync(".govuk-error-summary a[href*=MakeUp]");
        Assert.Equal("Input.MakeUp.Day", await visit.Page.EvaluateAsync<string>("document.activeElement.name"));
        await ShowAsync(visit, $"loi-{width}");
    }

    private static Task ShowAsync(Visit visit, string name) => visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = true });
}
