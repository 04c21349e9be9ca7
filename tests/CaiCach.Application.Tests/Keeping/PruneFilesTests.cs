using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Files;
using CaiCach.Application.Index;
using CaiCach.Application.Keeping;
using CaiCach.Application.Seeding;
using CaiCach.Data.Files;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Keeping;

/// <summary>No file that a row names is ever lost, whatever happens at once.</summary>
public sealed partial class PruneFilesTests
{
    public static TheoryData<string, int, bool> Ages =>
        [.. TestDatabase.Engines.SelectMany(engine => ((int, bool)[])[(-3600, true), (0, true), (1, false), (3600, false)], (engine, age) => new TheoryDataRow<string, int, bool>(engine, age.Item1, age.Item2))];

    [Theory, MemberData(nameof(Ages))]
    public async Task A_file_without_a_row_is_kept_a_day_after_it_was_last_stored(string engine, int seconds, bool kept)
    {
        await using var world = await OwnedAsync(engine);
        var stored = await PutAsync(world, 1);
        world.Clock.Advance(TimeSpan.FromDays(1) + TimeSpan.FromSeconds(seconds));
        Assert.Equal(kept ? 0 : 1, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        Assert.Equal(kept, PruneWorkingDataTests.Stored(world, stored));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nothing_that_is_evidence_is_deleted_and_every_file_that_an_event_or_a_paper_names_stays_without_any_upload(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-11-20T09:00");
        var data = Path.Combine(TestDatabase.Repository, "data");
        Assert.Empty((await world.Do<IServiceProvider, SeedOutcome>(services => Scenarios.LoadAsync(services, Scenarios.Sample, data, world.Clock.Now))).Faults);
        var evidence = await Evidence.DeclareTwiceAsync(world);
        await PruneWorkingDataTests.PruneAsync(world);
        var before = await CountsAsync(world);
        await using var db = world.Database.Open();
        await db.Uploads.ExecuteDeleteAsync();
        var stray = await PutAsync(world, 1);

        world.Clock.Advance(TimeSpan.FromDays(4000));
        Assert.Equal(1, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        Assert.Equal(before, await CountsAsync(world));
        var named = (await db.Events.Select(e => e.Data).ToListAsync()).SelectMany(d => Hash().Matches(d).Select(m => m.Value)).ToHashSet(StringComparer.Ordinal);
        Assert.Superset(evidence.ToHashSet(StringComparer.Ordinal), named);
        named.UnionWith(await db.DossierPapers.Where(p => p.Sha256 != null).Select(p => p.Sha256!).ToListAsync());
        Assert.True(named.Count > 100);
        Assert.All(named, f => Assert.True(PruneWorkingDataTests.Stored(world, f)));
        Assert.False(PruneWorkingDataTests.Stored(world, stray));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_that_an_upload_alone_names_is_kept(string engine)
    {
        await using var world = await OwnedAsync(engine);
        var upload = await world.UploadAsync(await world.CitizenAsync());
        world.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal(0, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        Assert.True(PruneWorkingDataTests.Stored(world, upload.Sha256));
    }

    [Fact]
    public async Task Every_column_that_names_a_file_is_known_to_the_pruning() // a verdict on a file (FileScan), a file under way (PartUpload) and a list that was read (NationalGap) keep no file of the store
    {
        await using var database = await TestDatabase.CreateAsync("sqlite");
        await using var db = database.Open();
        Assert.Equal(
            ["CatalogueDecision.FileSha256", "DossierPaper.Sha256", "FileScan.Sha256", "IndexAnswer.EvidenceSha256", "NationalGap.FileSha256", "PartUpload.Sha256", "Upload.Sha256"],
            db.Model.GetEntityTypes().SelectMany(t => t.GetProperties().Where(p => p.Name.Contains("Sha256", StringComparison.Ordinal)).Select(p => $"{t.ClrType.Name}.{p.Name}")).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_uploaded_again_while_it_is_pruned_is_there_for_the_row_that_names_it(string engine)
    {
        await using var world = await OwnedAsync(engine);
        var citizen = await world.CitizenAsync();
        await using var db = world.Database.Open();
        for (var round = 0; round < 60; round++)
        {
            await PutAsync(world, Text(round), -2);
            Upload? upload = null;
            await Task.WhenAll(
                Task.Run(() => PruneWorkingDataTests.PruneAsync(world)),
                Task.Run(() => PruneWorkingDataTests.PruneAsync(world)),
                Task.Run(async () => upload = await world.UploadAsync(citizen, Text(round))));
            Assert.True(PruneWorkingDataTests.Stored(world, upload!.Sha256), $"lost in round {round}");
        }

        static string Text(int round) => $"%PDF-1.4 vòng {round}";
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_file_that_is_being_attached_outlives_its_upload_until_the_paper_names_it(string engine)
    {
        await using var world = await OwnedAsync(engine);
        var citizen = await world.CitizenAsync();
        var upload = await world.UploadAsync(citizen);
        world.Clock.Advance(TimeSpan.FromDays(80));
        var found = await world.Do<AttachUploads, FoundUploads>(u => u.FindAsync(citizen, [new("C1", upload.Id)], default));
        Assert.Single(found.Uploads);
        await using var db = world.Database.Open();
        await db.Uploads.ExecuteDeleteAsync();
        Assert.Equal(0, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        Assert.True(PruneWorkingDataTests.Stored(world, upload.Sha256));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_upload_whose_file_is_gone_cannot_be_attached_or_declared(string engine)
    {
        await using var world = await OwnedAsync(engine);
        var citizen = await world.CitizenAsync();
        var request = await world.RequestAsync(citizen);
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var evidence = await world.UploadAsync(officer, "%PDF-1.4 minh chứng");
        var store = world.Get<FileStore>();
        Assert.All(store.LastTouchedBefore(DateTime.MaxValue).ToList(), f => Assert.True(store.Remove(f, DateTime.MaxValue)));
        var filed = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request));
        Assert.Contains("upload_unknown", Assert.IsType<SubmitDossier.Outcome.Invalid>(filed).Faults.Select(f => f.Code));
        var view = await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(officer, world.Clock.Now, World.Agency, 2026));
        var item = view!.Leaves.First(l => l.Value.Score.Node.Item!.Rule is Law.Index.YesNoRule && l.Value.MayBeDeclared).Key;
        var declared = await world.Do<DeclareIndexItem, DeclareIndexItem.Outcome>(u => u.RunAsync(world.By(officer), new(World.Agency, 2026, item, 0, """{"yes":true}""", null, evidence.Id)));
        Assert.Equal("upload_unknown", Assert.Single(Assert.IsType<DeclareIndexItem.Outcome.Invalid>(declared).Faults).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Evidence_that_is_being_declared_is_young(string engine)
    {
        await using var world = await OwnedAsync(engine);
        var hashes = await Evidence.DeclareTwiceAsync(world);
        Assert.DoesNotContain(hashes[1], world.Get<FileStore>().LastTouchedBefore(world.Clock.Now));
        world.Clock.Advance(TimeSpan.FromDays(80));
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var old = await world.UploadAsync(officer, "%PDF-1.4 khác");
        world.Clock.Advance(TimeSpan.FromDays(80));
        var view = await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(officer, world.Clock.Now, World.Agency, 2026));
        var item = view!.Leaves.First(l => l.Value.Score.Node.Item!.Rule is Law.Index.YesNoRule && l.Value.Declared is null && l.Value.MayBeDeclared).Key;
        await world.Do<DeclareIndexItem, DeclareIndexItem.Outcome>(u => u.RunAsync(world.By(officer), new(World.Agency, 2026, item, 0, """{"yes":true}""", null, old.Id)));
        Assert.DoesNotContain(old.Sha256, world.Get<FileStore>().LastTouchedBefore(world.Clock.Now));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_another_database_keeps_its_files_too_none_is_deleted_and_a_new_one_waits_a_day(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var store = world.Get<FileStore>();
        await PutAsync(world, 1);
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(0, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        world.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(0, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        Assert.Null(store.OwnedSince("another"));
        world.Clock.Advance(TimeSpan.FromDays(9));
        Assert.Equal(0, (await PruneWorkingDataTests.PruneAsync(world)).Files);
        File.Delete(Path.Combine(store.Root, "databases", "another"));
        Assert.Equal(1, (await PruneWorkingDataTests.PruneAsync(world)).Files);
    }

    /// <summary>A world whose database has had the folder of files for long.</summary>
    private static async Task<World> OwnedAsync(string engine)
    {
        var world = await World.CreateAsync(engine);
        await PruneWorkingDataTests.PruneAsync(world);
        world.Clock.Advance(TimeSpan.FromDays(2));
        return world;
    }

    private static Task<string> PutAsync(World world, int content) => PutAsync(world, $"%PDF-1.4 {content}", 0);

    private static async Task<string> PutAsync(World world, string content, int days)
    {
        var stored = await world.Get<FileStore>().PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)), 100, default);
        var path = Directory.GetFiles(world.Get<FileStore>().Root, stored!.Sha256, SearchOption.AllDirectories).Single();
        File.SetLastWriteTimeUtc(path, world.Clock.Now.AddDays(days));
        return stored.Sha256;
    }

    private static async Task<string> CountsAsync(World world)
    {
        await using var db = world.Database.Open();
        return $"{await db.Events.CountAsync()} {await db.Dossiers.CountAsync()} {await db.DossierPapers.CountAsync()} {await db.IndexAnswers.CountAsync()} {await db.MeasureEntries.CountAsync()} {await db.MeasureTotals.CountAsync()} {await db.Notices.CountAsync()} {await db.IdempotencyKeys.CountAsync()}";
    }

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.NonBacktracking)]
    private static partial Regex Hash();
}
