using System.Diagnostics;
using System.Globalization;
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
[Collection(InChromium.Name)]
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
        await TypeAsync(visit, "#tu-khoa", World.Procedure);
        await EnterAsync(visit);
        await GoToAsync(visit, $"main a[href*='/can-bo/nop-tai-quay/{World.Procedure}']");
        await EnterAsync(visit);
        foreach (var (field, text) in new[]
        {
            ("Originals", "1"), ("Input_Name", "Trần Thị Thử Hai"), ("Input_IdNumber", "045190999902"), ("Input_Phone", "0900000002"), ("Input_Address", "Xã Minh Họa, Quảng Trị"),
        })
        {
            await TypeAsync(visit, field == "Originals" ? "input[name='Input.Papers[0].Originals']" : "#" + field, text);
        }

        await EnterAsync(visit);
        await GoToAsync(visit, ".cc-actions form button");
        await EnterAsync(visit);
        await GoToAsync(visit, ".cc-actions a[href$='/tiep-nhan']");
        await EnterAsync(visit);
        await GoToAsync(visit, "main form .cc-actions button.govuk-button");
        await EnterAsync(visit);
        await GoToAsync(visit, "main a[href*='/mau-01']");
        await EnterAsync(visit);
        watch.Stop();

        Assert.Contains("/mau-01", visit.Page.Url, StringComparison.Ordinal);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.QueueTicketDossiers.CountAsync());
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{keys} keys, {keys * SecondsAKey:0} s of typing, {watch.Elapsed.TotalSeconds:0.0} s of the script"));
    }

    private async Task EnterAsync(Visit visit)
    {
        keys++;
        await visit.ArriveAsync(() => visit.Page.Keyboard.PressAsync("Enter"));
    }

    private async Task TypeAsync(Visit visit, string selector, string text)
    {
        await GoToAsync(visit, selector);
        await visit.Page.Keyboard.TypeAsync(text);
        keys += text.Length;
    }

    private async Task GoToAsync(Visit visit, string selector) => keys += await visit.TabToAsync(selector);
}
