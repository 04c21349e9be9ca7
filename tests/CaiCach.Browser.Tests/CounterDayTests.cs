using System.Text.RegularExpressions;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Browser.Tests;

/// <summary>The end of a day at the counter: a list to hand over, results handed over one after the other as a scanner types them, then the sheet, with the keyboard alone.</summary>
public sealed partial class CounterDayTests(Chromium chromium)
{
    [Fact]
    public async Task Results_are_handed_over_one_after_the_other_and_the_sheet_of_the_day_balances()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        var codes = new List<string>();
        for (var i = 0; i < 2; i++)
        {
            var id = await people.AcceptAsync(Channel.Direct);
            await people.FinishAsync(id);
            codes.Add((await site.World.DossierAsync(id)).Code!);
        }

        await people.AcceptAsync();
        await using (var db = site.World.Database.Open())
        {
            await db.DossierPapers.Where(p => p.Kind == PaperKind.Component).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 1).SetProperty(p => p.GoesBack, true));
        }

        await using var desk = await Visit.OpenAsync(chromium, site, actor: people.Receiver);
        var keys = desk.Page.Keyboard;
        await desk.GoAsync("/can-bo");
        await desk.FollowAsync("main a[href='/can-bo/ban-giao']");
        await desk.TabToAsync("[name=Chosen]");
        await keys.PressAsync("Space");
        await desk.ChooseAtAsync("[name=ToUnit]", "Phòng Quản lý công nghệ");
        await desk.FollowAsync("main form button.govuk-button");
        var list = new Uri(desk.Page.Url).AbsolutePath;
        Assert.Contains("01/BG-BPTNTKQ", await desk.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
        await desk.GoAsync("/can-bo");
        await desk.FollowAsync("main a[href='/can-bo/tra-ket-qua']");
        foreach (var code in codes)
        {
            Assert.Equal("ma", await desk.Page.EvaluateAsync<string>("() => document.activeElement.id"));
            await keys.TypeAsync(code);
            await desk.ArriveAsync(() => keys.PressAsync("Enter"));
            Assert.Equal("Input.Who", await desk.Page.EvaluateAsync<string>("() => document.activeElement.name"));
            await keys.PressAsync("Space");
            await desk.TabToAsync("input[name='Input.Originals']");
            await keys.PressAsync("Space");
            await desk.TabToAsync("input[name='Input.IdentityChecked']");
            await keys.PressAsync("Space");
            await desk.ArriveAsync(() => keys.PressAsync("Enter"));
            Assert.Contains($"Đã trả kết quả hồ sơ {code}.", await desk.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        await desk.GoAsync("/can-bo");
        await desk.FollowAsync("main a[href='/can-bo/cuoi-ngay']");
        Assert.Matches(Balance(), await desk.Page.Locator("article").InnerTextAsync());
        await desk.FollowAsync("[data-figure=Returned] a");
        Assert.Equal(2, await desk.Page.Locator("tbody tr").CountAsync());
        await desk.Page.SetViewportSizeAsync(360, 800);
        foreach (var path in new[] { "/can-bo/tra-ket-qua?ma=" + codes[0], "/can-bo/cuoi-ngay", "/can-bo/ban-giao", list })
        {
            await desk.GoAsync(path);
        }

        await using var end = site.World.Database.Open();
        Assert.Equal(2, await end.Dossiers.CountAsync(d => d.State == BusinessState.Done));
    }

    [GeneratedRegex(@"\(4\) 0 \+ \(5\) 3 − \(6\) 2 = \(7\) 1\. Khớp\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Balance();
}
