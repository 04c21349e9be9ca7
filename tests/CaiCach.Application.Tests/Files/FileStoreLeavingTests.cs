using CaiCach.Application.Files;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Files;

/// <summary>A file leaves the store only when nobody has asked for it since it grew old, at whatever moment that is.</summary>
public sealed class FileStoreLeavingTests : IDisposable
{
    private static readonly DateTime Start = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    private readonly string folder = Directory.CreateTempSubdirectory("caicach-store-").FullName;
    private readonly TestClock clock = new(Start);
    private readonly FileStore store;

    public FileStoreLeavingTests() => store = new(folder, time: clock);

    [Fact]
    public async Task A_file_stored_again_after_it_was_looked_at_stays()
    {
        var file = await PutAsync(store);
        clock.Advance(TimeSpan.FromDays(2));
        var before = clock.Now.AddDays(-1);
        Assert.Equal([file], store.LastTouchedBefore(before));
        await PutAsync(store);
        Assert.False(store.Remove(file, before));
        Assert.True(IsThere(file));
        Assert.Empty(store.LastTouchedBefore(before));
    }

    [Fact]
    public async Task A_file_touched_after_it_was_looked_at_stays()
    {
        var file = await PutAsync(store);
        clock.Advance(TimeSpan.FromDays(2));
        Assert.True(store.Touch(file));
        Assert.False(store.Remove(file, clock.Now));
        Assert.True(store.Remove(file, clock.Now.AddTicks(1)));
        Assert.False(store.Touch(file));
        Assert.False(store.Remove(file, clock.Now.AddDays(1)));
    }

    [Fact]
    public async Task A_file_that_leaves_at_the_very_moment_it_is_stored_again_is_stored_anew()
    {
        var file = await PutAsync(store);
        clock.Advance(TimeSpan.FromDays(2));
        var looks = 0;
        var watched = new FileStore(folder, time: new Told(clock, () => Assert.Equal(++looks == 2, looks == 2 && store.Remove(file, clock.Now.AddDays(-1)))));
        await PutAsync(watched);
        Assert.Equal(2, looks);
        Assert.True(IsThere(file));
    }

    [Fact]
    public async Task What_a_killed_program_had_taken_out_is_put_back_as_if_stored_now()
    {
        var file = await PutAsync(store);
        var leaving = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "leaving")).FullName, file + ".abcd.xyz");
        File.Move(Path.Combine(folder, file[..2], file[2..4], file), leaving);
        await File.WriteAllTextAsync(Path.Combine(folder, "leaving", "notes.txt"), "x");
        clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, store.PutBackLeaving());
        Assert.True(IsThere(file));
        Assert.Empty(store.LastTouchedBefore(clock.Now));
        Assert.False(File.Exists(leaving));
        Assert.Equal(0, store.PutBackLeaving());
    }

    [Fact]
    public async Task Only_files_in_their_place_are_looked_at()
    {
        var file = await PutAsync(store);
        foreach (var place in (string[])["aa/aa/" + new string('b', 64), "aa/aa/readme", "incoming/" + file, "databases/" + file, "zz/aa/" + file])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, place))!);
            await File.WriteAllTextAsync(Path.Combine(folder, place), "x");
        }

        var link = new string('a', 64);
        File.CreateSymbolicLink(Path.Combine(folder, "aa", "aa", link), Path.Combine(folder, "aa", "aa", "readme"));
        Assert.Equal([file], store.LastTouchedBefore(DateTime.MaxValue));
        Assert.Empty(new FileStore(Path.Combine(folder, "none")).LastTouchedBefore(DateTime.MaxValue));
    }

    [Fact]
    public void A_folder_has_one_owner_since_it_first_said_so_and_none_when_there_are_two()
    {
        Assert.Equal(Start, store.OwnedSince("a"));
        clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(Start, store.OwnedSince("a"));
        Assert.Null(store.OwnedSince("b"));
        Assert.Null(store.OwnedSince("a"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<string> PutAsync(FileStore store) => (await store.PutAsync(new MemoryStream([1, 2, 3]), 100, default))!.Sha256;

    private bool IsThere(string file)
    {
        using var content = store.Open(file);
        return content is not null;
    }

    /// <summary>A clock that does something each time it is asked, before it answers.</summary>
    private sealed class Told(TimeProvider inner, Action first) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow()
        {
            first();
            return inner.GetUtcNow();
        }
    }
}
