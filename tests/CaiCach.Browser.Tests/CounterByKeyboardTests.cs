using System.Diagnostics;
using System.Globalization;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace CaiCach.Browser.Tests;

/// <summary>
/// A simple paper dossier at the counter, from the call of a number to the printed receipt, without a mouse. The keys are counted and told with the time a
/// practised typist needs for them; neither is a bound, since machines differ.
/// </summary>
public sealed class CounterByKeyboardTests(Chromium chromium)
{
    // A keystroke of an average typist (keystroke-level model, Card, Moran and Newell 1980).
    private const double SecondsAKey = 0.28;
    private int keys;

    [Fact]
    public async Task A_receiver_calls_a_number_files_a_paper_dossier_accepts_it_and_has_the_receipt_by_keys_alone()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var world = site.World;
        var (director, receiver, body) = (await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.UnitAsync(World.Agency));
        await world.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(world.By(director), body, 1, 0, [QueueGroup.File]));
        await world.Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(world.By(receiver), body, new(Guid.NewGuid(), QueueGroup.File, false)));
        await using var visit = await Visit.OpenAsync(chromium, site, actor: receiver);
        await visit.GoAsync("/can-bo/hang-cho");

        var watch = Stopwatch.StartNew();
        await EnterAsync(visit);
        await EnterAsync(visit);
        await GoToAsync(visit, "main a[href='/can-bo/nop-tai-quay']");
        await EnterAsync(visit);
        Assert.True(await HasFocusAsync(visit, "#tu-khoa"));
        await TypeHereAsync(visit, World.Procedure);
        await EnterAsync(visit);
        foreach (var (field, text) in new[]
        {
            ("Input_IdNumber", "045190999902"), ("Input_Name", "Trần Thị Thử Hai"), ("Input_BirthDate", ""), ("Input_Phone", "0900000002"), ("Input_Email", ""),
            ("Input_Address", "Xã Minh Họa, Quảng Trị"), ("Input_ReturnAddress", ""), ("Input_SubmitterName", ""), ("Input_SubmitterIdNumber", ""), ("Input_Papers_0__Originals", "1"),
        })
        {
            Assert.True(await HasFocusAsync(visit, "#" + field), field);
            await TypeHereAsync(visit, text);
            await NextAsync(visit);
        }

        Assert.True(await HasFocusAsync(visit, "#Input_Papers_0__Copies"));
        await PressAsync(visit, "F9");
        await GoToAsync(visit, ".cc-actions form button");
        await EnterAsync(visit);
        await GoToAsync(visit, ".cc-actions a[href$='/tiep-nhan']");
        await EnterAsync(visit);
        await PressAsync(visit, "F9");
        await GoToAsync(visit, "main a[href*='/mau-01']");
        await EnterAsync(visit);
        watch.Stop();

        Assert.Contains("/mau-01", visit.Page.Url, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.QueueTicketDossiers.CountAsync());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{keys} keys, {keys * SecondsAKey:0} s of typing, {watch.Elapsed.TotalSeconds:0.0} s of the script"));
    }

    [Fact]
    public async Task A_scanned_card_fills_the_form_tells_the_open_dossier_and_what_its_owner_has_and_the_last_one_fills_the_rest_at_a_press()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        await site.World.ReuseAsync();
        var receiver = await site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var citizen = await site.World.CitizenAsync();
        var earlier = (await site.World.SubmitAsync(citizen)).Id;
        Assert.IsType<ActOutcome.Done>(await site.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(site.World.By(receiver), earlier, 1)));
        Assert.IsType<ActOutcome.Done>(await site.World.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(site.World.By(receiver), earlier, 2)));
        await using var visit = await Visit.OpenAsync(chromium, site, actor: receiver);
        await visit.GoAsync("/can-bo/nop-tai-quay/" + World.Procedure);

        await visit.Page.Keyboard.TypeAsync("045090999901||Phạm Văn Thử Một|17051990|Nam|Thôn Minh Họa 1|01012022");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("[data-fill]").WaitForAsync();

        Assert.Equal("045090999901", await visit.Page.InputValueAsync("#Input_IdNumber"));
        Assert.Equal("17/05/1990", await visit.Page.InputValueAsync("#Input_BirthDate"));
        Assert.True(await HasFocusAsync(visit, "#Input_Phone"));
        Assert.Contains("đang có hồ sơ của cùng thủ tục", await visit.Page.InnerTextAsync("[data-person]"), StringComparison.Ordinal);
        await visit.Page.ClickAsync("[data-fill]");
        Assert.Equal("0900000001", await visit.Page.InputValueAsync("#Input_Phone"));
        Assert.Equal("Thôn Minh Họa 1", await visit.Page.InputValueAsync("#Input_Address"));

        // What the owner has is told by the kind of owner and the number, and taken into its line at a press.
        Assert.Contains("Đã có trong kho, không phải nộp lại", await visit.Page.InnerTextAsync("[data-person]"), StringComparison.Ordinal);
        await visit.ArriveAsync(() => visit.Page.ClickAsync("[data-person] button[name=reuse]"));
        Assert.Contains("Đã tải lên: giay-to.pdf", await visit.Page.InnerTextAsync(".cc-papers"), StringComparison.Ordinal);
        Assert.Equal("0900000001", await visit.Page.InputValueAsync("#Input_Phone"));
    }

    private Task EnterAsync(Visit visit) => PressAsync(visit, "Enter");

    private async Task PressAsync(Visit visit, string key)
    {
        keys++;
        await visit.ArriveAsync(() => visit.Page.Keyboard.PressAsync(key));
    }

    private async Task NextAsync(Visit visit)
    {
        keys++;
        await visit.Page.Keyboard.PressAsync("Enter");
    }

    private async Task TypeHereAsync(Visit visit, string text)
    {
        await visit.Page.Keyboard.TypeAsync(text);
        keys += text.Length;
    }

    private static Task<bool> HasFocusAsync(Visit visit, string selector) => visit.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector);

    private async Task GoToAsync(Visit visit, string selector) => keys += await visit.TabToAsync(selector);
}
