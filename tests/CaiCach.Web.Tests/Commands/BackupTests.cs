using CaiCach.Application.Files;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Commands;

/// <summary>A backup is brought back to an empty place and proved; what was changed since is found.</summary>
public sealed class BackupTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_backup_is_drilled_and_a_changed_file_and_a_changed_history_are_found(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.FinishAsync(await journey.AcceptAsync());
        var folder = Directory.CreateTempSubdirectory("caicach-backup-test-").FullName;
        try
        {
            var backup = Path.Combine(folder, "b");
            var (status, output, errors) = await BackupAsync(world, backup);
            Assert.True(status == 0, errors);
            Assert.Equal("", output);
            var again = await BackupAsync(world, backup);
            Assert.Equal(1, again.Status);

            // What happens after the backup is not in it.
            await journey.AcceptAsync();
            Assert.Equal((0, ""), await DrillAsync(backup, engine));

            var file = Directory.GetFiles(Path.Combine(backup, "files"), "*", SearchOption.AllDirectories)[0];
            var kept = await File.ReadAllBytesAsync(file);
            await File.WriteAllTextAsync(file, "khác");
            Assert.Contains("nội dung không đúng mã băm", (await DrillAsync(backup, engine)).Output, StringComparison.Ordinal);
            File.Delete(file);
            var (_, lost) = await DrillAsync(backup, engine);
            Assert.Contains("hồ sơ nêu mà bản sao lưu không có", lost, StringComparison.Ordinal);
            Assert.Contains("bản sao lưu có ", lost, StringComparison.Ordinal);
            await File.WriteAllBytesAsync(file, kept);

            var manifest = Path.Combine(backup, "manifest.json");
            var text = await File.ReadAllTextAsync(manifest);
            await File.WriteAllTextAsync(manifest, text.Replace("\"ledgerHash\": \"", "\"ledgerHash\": \"0", StringComparison.Ordinal));
            var (wrong, said) = await DrillAsync(backup, engine);
            Assert.Equal(1, wrong);
            Assert.Contains("sổ sự kiện khác lúc sao lưu", said, StringComparison.Ordinal);
            File.Delete(manifest);
            Assert.Contains("không phải bản sao lưu trọn vẹn", (await DrillAsync(backup, engine)).Output, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_restore_goes_to_an_empty_place_alone_and_work_goes_on_from_it()
    {
        await using var world = await World.CreateAsync("sqlite");
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync();
        var folder = Directory.CreateTempSubdirectory("caicach-restore-test-").FullName;
        try
        {
            var backup = Path.Combine(folder, "b");
            Assert.Equal(0, (await BackupAsync(world, backup)).Status);
            string[] restore = ["--from", backup, "--database", Path.Combine(folder, "new", "caicach.db"), "--files", Path.Combine(folder, "new", "files")];
            Assert.Equal(0, await RestoreCommand.Run("restore", restore, TextWriter.Null, TextWriter.Null));
            Assert.Equal(1, await RestoreCommand.Run("restore", restore, TextWriter.Null, TextWriter.Null));
            Assert.Equal(0, await LedgerCommand.Run(["verify", "--database", restore[3]], TextWriter.Null, TextWriter.Null));
            Assert.Equal(2, await RestoreCommand.Run("restore", ["--from", backup], TextWriter.Null, TextWriter.Null));
            Assert.Equal(2, await RestoreCommand.Run("drill", ["--from", backup, "--database", "Host=127.0.0.1;Database=x"], TextWriter.Null, TextWriter.Null));
            await using var db = world.Database.Open();
            Assert.Equal(BusinessState.Accepted, (await db.Dossiers.SingleAsync(d => d.Id == id)).State);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<(int Status, string Output, string Errors)> BackupAsync(World world, string to)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        var status = await BackupCommand.Run(["--out", to, "--database", world.Database.Connection, "--files", await world.Do<FileStore, string>(store => Task.FromResult(store.Root))], output, errors, world.Clock);
        return (status, output.ToString(), errors.ToString());
    }

    private static async Task<(int Status, string Output)> DrillAsync(string backup, string engine)
    {
        await using var output = new StringWriter();
        await using var empty = engine == "postgres" ? await TestDatabase.CreateEmptyAsync(engine) : null;
        var status = await RestoreCommand.Run("drill", empty is null ? ["--from", backup] : ["--from", backup, "--database", empty.Connection], output, TextWriter.Null);
        return (status, output.ToString());
    }
}
