using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

/// <summary>A period is closed and corrected in the browser, each page looked at by axe.</summary>
public sealed class ReportPagesTests(Chromium chromium)
{
    private const string March = "?don-vi=SKHCN-QT&ky=t3&nam=2026";

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_controller_closes_a_period_by_keyboard_and_corrects_it_and_every_page_says_what_stands(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var people = await Journey.InAsync(world);
        var late = await people.AcceptAsync();
        world.Clock.SetLocal("2026-05-04T09:00");
        await people.Act<RecordLateCause>(late, (u, v) => u.RunAsync(world.By(people.Head), late, v, new(LateCause.Staff)));
        await using var controller = await Visit.OpenAsync(chromium, site, width, actor: await world.OfficialAsync(Role.ProcedureController));
        foreach (var (form, period) in new[] { ("ii06a", "t3"), ("ii06a", "t4"), ("ii07", "t3"), ("ii06", "t3") })
        {
            await controller.GoAsync($"/can-bo/bao-cao/chot?bieu={form}&don-vi=SKHCN-QT&ky={period}&nam=2026");
            await controller.EnterAtAsync("main form button");
            Assert.Contains("Bản chốt số 1", await controller.Page.Locator(".cc-frozen").InnerTextAsync(), StringComparison.Ordinal);
        }

        await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2026, 3, 31), 1);
        await controller.GoAsync("/can-bo/bao-cao/ii06a" + March);
        await controller.FollowAsync(".cc-report__total td:nth-child(3) a");
        Assert.Contains("Bản chốt số 1 ghi 1 hồ sơ", await controller.Page.Locator(".govuk-inset-text").First.InnerTextAsync(), StringComparison.Ordinal);

        await controller.GoAsync("/can-bo/bao-cao/chot?bieu=ii06a&don-vi=SKHCN-QT&ky=t3&nam=2026");
        await controller.Page.FillAsync("#Input_Reason", "Bổ sung hồ sơ nhập muộn");
        await controller.EnterAtAsync("main form button");
        await controller.Page.Locator(".cc-frozen").WaitForAsync();
        await controller.FollowAsync("main a[href*='ky=t4']");
        Assert.Contains("Số liệu này không khớp với báo cáo đã chốt bên cạnh", await controller.Page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var path in new[] { "/can-bo/bao-cao/ii07" + March, "/can-bo/bao-cao/ii06a" + March + "&theo=co-quan", "/can-bo/bao-cao/ii06a" + March + "&ban=1", "/can-bo/theo-doi/qua-han", "/ket-qua-giai-quyet" })
        {
            await controller.GoAsync(path);
        }
    }
}
