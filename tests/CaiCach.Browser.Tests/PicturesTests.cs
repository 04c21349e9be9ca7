using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Browser.Tests;

/// <summary>Takes the pictures of the README from the running program. CAICACH_PICTURES=1 puts them into docs/pictures.</summary>
public sealed class PicturesTests(Chromium chromium)
{
    private static readonly string Folder = Environment.GetEnvironmentVariable("CAICACH_PICTURES") == "1"
        ? Path.Combine(TestDatabase.Repository, "docs", "pictures")
        : Path.Combine(Path.GetTempPath(), "caicach-pictures");

    [Fact]
    public async Task The_pictures_of_the_README_show_the_running_program()
    {
        await using var site = await TestSite.StartAsync("sqlite", listen: true);
        var people = await Journey.InAsync(site.World);
        var first = await people.AcceptAsync();
        await people.FinishAsync(first);
        for (var i = 0; i < 4; i++)
        {
            site.World.Clock.Advance(TimeSpan.FromMinutes(35));
            await people.SubmitAsync();
        }

        var open = await people.AcceptAsync();
        var reformer = await site.World.OfficialAsync(Role.ReformOfficer);
        await using (var visitor = await Visit.OpenAsync(chromium, site))
        {
            await TakeAsync(visitor, "/", "home");
            await TakeAsync(visitor, "/thu-tuc/" + World.Procedure, "procedure");
            await TakeAsync(visitor, "/chi-so/2023", "published");
        }

        await using (var receiver = await Visit.OpenAsync(chromium, site, actor: people.Receiver))
        {
            await TakeAsync(receiver, "/can-bo/viec/tiep-nhan", "worklist");
            await TakeAsync(receiver, $"/can-bo/ho-so/{open}", "dossier");
        }

        await using var officer = await Visit.OpenAsync(chromium, site, actor: reformer);
        await TakeAsync(officer, "/can-bo/chi-so/SKHCN-QT/2026", "index");
    }

    private static async Task TakeAsync(Visit visit, string path, string name)
    {
        await visit.GoAsync(path);
        Directory.CreateDirectory(Folder);
        var picture = await visit.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png") });
        Assert.True(picture.Length > 10_000);
    }
}
