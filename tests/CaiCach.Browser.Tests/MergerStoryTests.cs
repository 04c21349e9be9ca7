using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Browser.Tests;

/// <summary>Two departments are merged in the middle of a month, seen by everybody it concerns, each page looked at by axe.</summary>
public sealed class MergerStoryTests(Chromium chromium)
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private const string New = "SKHCN-MOI";

    [Fact]
    public async Task A_merger_in_mid_month_from_the_refused_closing_to_reports_that_balance()
    {
        await using var site = await TestSite.StartAsync("sqlite", "2026-02-25T09:00", listen: true);
        var world = site.World;
        var people = await Journey.InAsync(world);
        var receiverOfOther = await OfferAtOtherAsync(site);
        var (administrator, minister) = (await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"), await world.OfficialAsync(Role.Leader, "BKHCN"));
        var early = await people.AcceptAsync();
        var other = await AcceptAtOtherAsync(world, receiverOfOther);
        world.Clock.SetLocal("2026-03-12T10:00");
        var fresh = await people.AcceptAsync();
        await people.Act<TransferDossier>(fresh, async (u, v) => await u.RunAsync(world.By(people.Receiver), fresh, v, await world.UnitAsync("SKHCN-QT-QLCN")));
        await people.Act<AssignDossier>(fresh, (u, v) => u.RunAsync(world.By(people.DivisionHead), fresh, v, people.Specialist.Id!.Value));

        // Before: what the ministry reads of February and of March so far.
        world.Clock.SetLocal("2026-03-13T09:00");
        var february = await FebruaryAsync(site, minister);
        Assert.Equal("1 1 0 0 0 0 0 0 1 1 0", await TotalAsync(site, minister, Old, "t2"));
        Assert.Equal("2 1 0 1 0 0 0 0 2 1 1", await TotalAsync(site, minister, Old, "t3"));

        // To close a department with open dossiers is refused at the field, in words that say what to do.
        await using (var admin = await Visit.OpenAsync(chromium, site, actor: administrator))
        {
            await admin.GoAsync("/can-bo/to-chuc");
            await admin.FollowAsync("a[href='/can-bo/to-chuc/giai-the']");
            await admin.TabToAsync("#Input_Sources");
            await admin.Page.SelectOptionAsync("#Input_Sources", (await world.UnitAsync(Old)).ToString());
            await DecisionAsync(admin, 13);
            await admin.EnterAtAsync("button[value=xem]");
            await admin.Page.Locator(".govuk-error-summary").WaitForAsync();
            Assert.Contains("còn 2 hồ sơ", await admin.Page.Locator("#Input_Sources-error").InnerTextAsync(), StringComparison.Ordinal);
        }

        // The merger: chosen, previewed and confirmed with the keyboard alone.
        await using (var admin = await Visit.OpenAsync(chromium, site, actor: administrator))
        {
            await admin.GoAsync("/can-bo/to-chuc");
            await admin.FollowAsync("a[href='/can-bo/to-chuc/sap-nhap']");
            foreach (var source in new[] { await world.UnitAsync(Other), await world.UnitAsync(Old) }.OrderBy(id => world.ReferenceAsync().GetAwaiter().GetResult().Organisation.Find(id)!.Path, StringComparer.Ordinal))
            {
                await admin.TabToAsync($"input[name='Input.Sources'][value='{source}']");
                await admin.Page.Keyboard.PressAsync("Space");
            }

            await admin.TypeAtAsync("[name='Input.First.Name']", "Sở Khoa học, Công nghệ và Sở hữu trí tuệ");
            await admin.TypeAtAsync("[name='Input.First.Code']", New);
            await admin.TypeAtAsync("[name='Input.First.Identifier']", "H50.999");
            await DecisionAsync(admin, 16);
            await admin.FollowAsync("button[value=xem]");
            Assert.Contains("2 hồ sơ, 0 phản ánh, 0 câu hỏi đang mở", await admin.Page.Locator(".govuk-summary-list").InnerTextAsync(), StringComparison.Ordinal);
            await admin.FollowAsync("button[value=ghi]");
            Assert.Contains("chờ đến ngày", await admin.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        // Its day.
        world.Clock.SetLocal("2026-03-16T00:01");
        Assert.Equal(3, await world.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background"))));
        world.Clock.SetLocal("2026-03-16T10:00");
        await using (var admin = await Visit.OpenAsync(chromium, site, width: 360, actor: administrator))
        {
            await admin.GoAsync("/can-bo/to-chuc");
            Assert.Contains("đã chuyển 3 hồ sơ", await admin.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        // The officers find their work, the dossier tells its move.
        await using (var receiver = await Visit.OpenAsync(chromium, site, actor: receiverOfOther))
        {
            await receiver.GoAsync("/can-bo");
            await receiver.FollowAsync("main a[href*='/can-bo/viec/chuyen']");
            Assert.Equal(2, await receiver.Page.Locator($"main a[href='/can-bo/ho-so/{early}'], main a[href='/can-bo/ho-so/{other}']").CountAsync());
        }

        await using (var specialist = await Visit.OpenAsync(chromium, site, actor: people.Specialist))
        {
            await specialist.GoAsync("/can-bo");
            await specialist.FollowAsync("main a[href*='/can-bo/viec/xu-ly']");
            await specialist.FollowAsync($"main table a[href='/can-bo/ho-so/{fresh}']");
            Assert.Contains("Theo Quyết định số 12/QĐ-BKHCN", await specialist.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await specialist.DoAsync(fresh, "de-xuat", async page =>
            {
                await page.GetByLabel("Giải quyết", new() { Exact = true }).CheckAsync();
                await page.GetByLabel("Ý kiến, lý do").WriteAsync("Hồ sơ đủ điều kiện.");
                await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            });
        }

        // During: each dossier where it ended up, with the transfer line; February as it was.
        Assert.Equal("3 1 0 2 0 0 0 0 3 1 2", await TotalAsync(site, minister, New, "t3", "nhận 3 hồ sơ (2 ở cột (6), 1 ở cột (4), (5))"));
        Assert.Equal("0 0 0 0 0 0 0 0 0 0 0", await TotalAsync(site, minister, Old, "t3", "chuyển đi 2 hồ sơ (1 đã trừ ở cột (6), 1 đã trừ ở cột (4), (5))"));
        Assert.Equal("0 0 0 0 0 0 0 0 0 0 0", await TotalAsync(site, minister, Other, "t3", "chuyển đi 1 hồ sơ"));
        Assert.Equal("3 1 0 2 0 0 0 0 3 1 2", await TotalAsync(site, minister, "BKHCN", "t3"));
        Assert.Equal(february, await FebruaryAsync(site, minister));

        // The ministry's report with a row for each body, the register and the sheet of the day tell the same move.
        await using (var leader = await Visit.OpenAsync(chromium, site, actor: minister))
        {
            await leader.GoAsync("/can-bo/bao-cao/ii06a?don-vi=BKHCN&ky=t3&nam=2026&theo=co-quan");
            var row = leader.Page.Locator("tbody tr", new() { HasText = "Sở Khoa học, Công nghệ và Sở hữu trí tuệ" });
            Assert.Equal("3 1 0 2 0 0 0 0 3 1 2", string.Join(' ', (await row.Locator("td").AllInnerTextsAsync()).Skip(1).Select(t => t.Trim())));
            Assert.Equal("3 1 0 2 0 0 0 0 3 1 2", string.Join(' ', (await leader.Page.Locator(".cc-report__total td").AllInnerTextsAsync()).Skip(1).Select(t => t.Trim())));
            await leader.GoAsync("/can-bo/bao-cao/ii07?don-vi=BKHCN&ky=t3&nam=2026");
            Assert.Equal("2", (await leader.Page.Locator(".cc-report__total td").AllInnerTextsAsync())[1].Trim());
        }

        await using (var director = await Visit.OpenAsync(chromium, site, actor: await world.OfficialAsync(Role.OneStopDirector, New)))
        {
            await director.GoAsync($"/can-bo/cuoi-ngay?don-vi={New}&ngay=16/03/2026");
            Assert.Contains("Chuyển đến khi sắp xếp tổ chức", await director.Page.Locator("table.cc-day").InnerTextAsync(), StringComparison.Ordinal);
        }

        // The register of February stands at the old department, read at the new one; the new one's own begins in March.
        await using (var register = await Visit.OpenAsync(chromium, site, actor: receiverOfOther))
        {
            await register.GoAsync($"/can-bo/so-theo-doi?don-vi={Old}&tu=01/02/2026&den=28/02/2026");
            Assert.Contains((await world.DossierAsync(early)).Code!, await register.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
            await register.GoAsync($"/can-bo/so-theo-doi?don-vi={New}&tu=01/03/2026&den=16/03/2026");
            var lines = await register.Page.Locator("main").InnerTextAsync();
            Assert.Contains((await world.DossierAsync(fresh)).Code!, lines, StringComparison.Ordinal);
            Assert.DoesNotContain((await world.DossierAsync(early)).Code!, lines, StringComparison.Ordinal);
        }

        // The controller, now of the merged department, closes February of the old one, for good.
        await using (var closer = await Visit.OpenAsync(chromium, site, width: 360, actor: await world.OfficialAsync(Role.ProcedureController, New)))
        {
            await closer.GoAsync($"/can-bo/bao-cao/ii06a?don-vi={Old}&ky=t2&nam=2026");
            await closer.FollowAsync("a[href*='/can-bo/bao-cao/chot']");
            await closer.FollowAsync("main form button");
            Assert.Contains("Bản chốt số 1", await closer.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        }

        // The merged department finishes it, and April begins with what March left.
        world.Clock.SetLocal("2026-03-17T10:00");
        await using (var head = await Visit.OpenAsync(chromium, site, actor: people.Head))
        {
            await head.DoAsync(fresh, "ky-giai-quyet");
        }

        await using (var clerk = await Visit.OpenAsync(chromium, site, actor: people.Clerk))
        {
            await clerk.DoAsync(fresh, "phat-hanh", async page =>
            {
                await page.GetByLabel("Số, ký hiệu văn bản").FillAsync("12/GXN-SKHCN");
                await page.Locator("input[type=file]").SetInputFilesAsync(Steps.Pdf("ket-qua.pdf"));
            });
        }

        world.Clock.SetLocal("2026-04-02T09:00");
        Assert.Equal("3 1 0 2 1 1 0 0 2 0 2", await TotalAsync(site, minister, New, "t3"));
        Assert.Equal("2 0 0 2 0 0 0 0 2 0 2", await TotalAsync(site, minister, New, "t4"));
        Assert.Equal("2 0 0 2 0 0 0 0 2 0 2", await TotalAsync(site, minister, "BKHCN", "t4"));
        Assert.Equal(february, await FebruaryAsync(site, minister));
    }

    private static async Task DecisionAsync(Visit admin, int day)
    {
        await admin.TypeAtAsync("[name='Input.Number']", "12/QĐ-BKHCN");
        foreach (var (name, of) in new[] { ("Date", 13), ("Day", day) })
        {
            await admin.TypeAtAsync($"[name='Input.{name}.Day']", of.ToString(System.Globalization.CultureInfo.InvariantCulture));
            await admin.TypeAtAsync($"[name='Input.{name}.Month']", "3");
            await admin.TypeAtAsync($"[name='Input.{name}.Year']", "2026");
        }
    }

    /// <summary>The other department receives the same procedure; its receiver.</summary>
    private static async Task<Actor> OfferAtOtherAsync(TestSite site)
    {
        await using (var db = site.World.Database.Open())
        {
            db.Offerings.Add(new() { Id = Guid.NewGuid(), AgencyId = await site.World.UnitAsync(Other), ProcedureCode = World.Procedure, ValidFrom = new(2023, 1, 1) });
            await db.SaveChangesAsync();
        }

        await site.World.Do<ReferenceStore, bool>(store =>
        {
            store.Forget();
            return Task.FromResult(true);
        });
        return await site.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC");
    }

    private static async Task<Guid> AcceptAtOtherAsync(World world, Actor receiver)
    {
        var request = (await world.RequestAsync(receiver)) with { Channel = Channel.Direct, AgencyCode = Other };
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(receiver), request))).Id;
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2)));
        return id;
    }

    /// <summary>February of both departments and of the ministry.</summary>
    private async Task<string> FebruaryAsync(TestSite site, Actor reader) =>
        string.Join(" | ", await TotalAsync(site, reader, Old, "t2"), await TotalAsync(site, reader, Other, "t2"), await TotalAsync(site, reader, "BKHCN", "t2"));

    /// <summary>The line of totals of a unit's report of a month of 2026, as the page shows it; what stands below it holds a sentence.</summary>
    private async Task<string> TotalAsync(TestSite site, Actor reader, string unit, string month, string says = "")
    {
        await using var visit = await Visit.OpenAsync(chromium, site, actor: reader);
        await visit.GoAsync($"/can-bo/bao-cao/ii06a?don-vi={unit}&ky={month}&nam=2026");
        Assert.Contains(says, await visit.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        return string.Join(' ', (await visit.Page.Locator(".cc-report__total td").AllInnerTextsAsync()).Skip(1).Select(t => t.Trim()));
    }
}
