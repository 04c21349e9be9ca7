using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Browser.Tests;

/// <summary>Letters on the screen and on paper, and the page on which strangers check them.</summary>
public sealed partial class LetterPagesTests(Chromium chromium)
{
    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "caicach-pictures", "letters");

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task Every_letter_is_accessible_fits_phone_and_desk_and_prints_on_its_paper(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        var (letters, stopped) = await LettersAsync(site.World, people);
        await using var receiver = await Visit.OpenAsync(chromium, site, width, actor: people.Receiver);
        Directory.CreateDirectory(Folder);
        foreach (var (id, form) in letters.Append((stopped, "mau-06")))
        {
            await receiver.GoAsync($"/can-bo/ho-so/{id}/{form}");
            await receiver.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{form}-{width}.png"), FullPage = true });
            var sheet = Encoding.Latin1.GetString(await receiver.Page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Folder, $"{form}.pdf") }));
            var box = MediaBox().Matches(sheet);
            Assert.True(box.Count == 1 || (box.Count == 2 && form == "mau-01"), $"{form}: {box.Count} sheets");
            Assert.All(box, page => Assert.Equal((148, 210), (Millimetres(page.Groups["w"].Value), Millimetres(page.Groups["h"].Value))));
        }

        foreach (var (name, address, paper) in new[] { ("mau-01-a4", "mau-01?kho=a4", (210, 297)), ("mau-01-80mm", "mau-01?kho=80mm", (80, 240)), ("thoi-han", "thoi-han", (210, 297)), ("bia-a4", "bia?kho=a4", (210, 297)), ("bia-a5", "bia?kho=a5", (148, 210)), ("nhan", "bia?kho=nhan", (50, 30)) })
        {
            await receiver.GoAsync($"/can-bo/ho-so/{stopped}/{address}");
            await receiver.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}-{width}.png"), FullPage = true });
            var sheet = Encoding.Latin1.GetString(await receiver.Page.PdfAsync(new() { PreferCSSPageSize = true, Path = Path.Combine(Folder, $"{name}.pdf") }));
            Assert.All(MediaBox().Matches(sheet), page => Assert.Equal(paper, (Millimetres(page.Groups["w"].Value), Millimetres(page.Groups["h"].Value))));
        }
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task The_text_of_a_letter_is_written_by_keyboard_and_a_fault_is_led_to(int width)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var editor = await site.World.OfficialAsync(Law.Organisation.Role.Administrator, World.Agency);
        await using var visit = await Visit.OpenAsync(chromium, site, width, actor: editor);
        await visit.GoAsync("/can-bo/loi-van-giay");
        await visit.GoAsync("/can-bo/loi-van-giay/SKHCN-QT/tt-03-2025/mau-03");
        var body = visit.Page.Locator("[name='Input.Body']");
        await body.FillAsync("Gửi {chu_ho}");
        await visit.Page.Locator("button[value=luu]").PressAsync("Enter");
        await visit.Page.Locator(".govuk-error-summary a").PressAsync("Enter");
        Assert.Equal("Input.Body", await visit.Page.EvaluateAsync<string>("document.activeElement.name"));
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.InsertTextAsync("Gửi {chu_ho_so}");
        await visit.Page.Locator("button[value=xem]").PressAsync("Enter");
        Assert.Contains("Gửi Nguyễn Thị Mẫu", await visit.Page.Locator("article").InnerTextAsync(), StringComparison.Ordinal);
        await visit.Page.Locator("button[value=luu]").PressAsync("Enter");
        await visit.Page.GetByText("Đã lưu bản 1.").WaitForAsync();
    }

    [Theory]
    [InlineData(360, true)]
    [InlineData(1280, true)]
    [InlineData(360, false)]
    public async Task The_check_page_serves_everybody(int width, bool scripts)
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        await LettersAsync(site.World, people);
        await using var db = site.World.Database.Open();
        var tokens = await db.Letters.Where(l => l.Kind != LetterKind.Supplement).GroupBy(l => l.Kind).Select(g => g.Max(l => l.Token)!).ToListAsync();
        Assert.Equal(4, tokens.Count);
        await using var stranger = await Visit.OpenAsync(chromium, site, width, scripts);
        Directory.CreateDirectory(Folder);
        foreach (var token in tokens)
        {
            await stranger.GoAsync("/kiem-tra-giay/" + token);
            Assert.Equal("Kiểm tra giấy", await stranger.Page.Locator("h1").InnerTextAsync());
        }

        await stranger.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"check-{width}.png"), FullPage = true });
    }

    /// <summary>One letter of each form, and the dossier with the most handovers.</summary>
    private static async Task<(IReadOnlyList<(Guid Id, string Form)> Letters, Guid Longest)> LettersAsync(World world, Journey people)
    {
        var asked = await people.SubmitAsync();
        await Do<TakeUpDossier>((u, v) => u.RunAsync(world.By(people.Receiver), asked, v), asked);
        await Do<AskIntakeSupplement>((u, v) => u.RunAsync(world.By(people.Receiver), asked, v, new(["Bản cam kết", "Ảnh thẻ"], "Còn thiếu giấy tờ.", "Nghị định số 118/2025/NĐ-CP")), asked);
        var rejected = await people.SubmitAsync();
        await Do<TakeUpDossier>((u, v) => u.RunAsync(world.By(people.Receiver), rejected, v), rejected);
        await Do<RejectIntake>((u, v) => u.RunAsync(world.By(people.Receiver), rejected, v, "Nội dung không thuộc thẩm quyền.", "Nghị định số 118/2025/NĐ-CP"), rejected);
        var stopped = await people.AcceptAsync();
        var unit = await world.UnitAsync("SKHCN-QT-QLCN");
        await Do<TransferDossier>((u, v) => u.RunAsync(world.By(people.Receiver), stopped, v, unit), stopped);
        await Do<AssignDossier>((u, v) => u.RunAsync(world.By(people.DivisionHead), stopped, v, people.Specialist.Id!.Value), stopped);
        await Do<ApologiseForDelay>((u, v) => u.RunAsync(world.By(people.Head), stopped, v, new(2026, 3, 16), "Phải xác minh thực địa."), stopped);
        await Do<StopDossier>((u, v) => u.RunAsync(world.By(people.Head), stopped, v, "Không đủ điều kiện.", "Nghị định số 118/2025/NĐ-CP"), stopped);
        return ([(stopped, "mau-01"), (asked, "mau-02"), (rejected, "mau-03"), (stopped, "mau-04"), (stopped, "mau-05")], stopped);

        async Task Do<T>(Func<T, int, Task<ActOutcome>> act, Guid id)
            where T : notnull
        {
            var version = (await world.DossierAsync(id)).Version;
            Assert.IsType<ActOutcome.Done>(await world.Do<T, ActOutcome>(u => act(u, version)));
        }
    }

    private static int Millimetres(string points) => (int)Math.Round(double.Parse(points, CultureInfo.InvariantCulture) / 72 * 25.4);

    [GeneratedRegex(@"/MediaBox \[0 0 (?<w>[0-9.]+) (?<h>[0-9.]+)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MediaBox();
}
