using System.IO.Compression;
using System.Text;
using CaiCach.Application.Files;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Files;

public sealed class FileStoreTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("caicach-store-").FullName;
    private readonly FileStore store;

    public FileStoreTests() => store = new(folder);

    [Fact]
    public async Task A_file_is_read_back_whole_and_the_same_content_is_kept_once()
    {
        var bytes = Encoding.UTF8.GetBytes("%PDF-1.4 nội dung");
        var first = await store.PutAsync(new MemoryStream(bytes), 100, default);
        var second = await store.PutAsync(new MemoryStream(bytes), 100, default);
        Assert.Equal(first!.Sha256, second!.Sha256);
        using var content = store.Open(first.Sha256)!;
        using var read = new MemoryStream();
        await content.CopyToAsync(read);
        Assert.Equal(bytes, read.ToArray());
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_kept_file_has_its_name_for_good_and_so_has_every_folder_above_it()
    {
        var flushed = new List<string>();
        var watched = new FileStore(folder, place =>
        {
            Assert.Equal(1, Files().Count(f => !f.Contains("incoming", StringComparison.Ordinal)));
            flushed.Add(Path.GetRelativePath(folder, place));
        });
        var kept = await watched.PutAsync(new MemoryStream([1, 2, 3]), 100, default);
        var (outer, inner) = (kept!.Sha256[..2], Path.Combine(kept.Sha256[..2], kept.Sha256[2..4]));
        Assert.Equal([inner, outer, "."], flushed);

        await watched.PutAsync(new MemoryStream([1, 2, 3]), 100, default);
        Assert.Equal([inner, outer, ".", inner], flushed);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_flushed_is_tried_again_and_nothing_is_said_to_be_kept()
    {
        var flushed = 0;
        var failing = new FileStore(folder, _ => throw new IOException($"đĩa hỏng {++flushed}"));
        await Assert.ThrowsAsync<IOException>(() => failing.PutAsync(new MemoryStream([1]), 100, default));
        await Assert.ThrowsAsync<IOException>(() => failing.PutAsync(new MemoryStream([1]), 100, default));
        Assert.Equal(2, flushed);
    }

    [Fact]
    public void The_system_flushes_a_folder_that_is_there_and_complains_of_one_that_is_not()
    {
        var vietnamese = Directory.CreateDirectory(Path.Combine(folder, "hồ sơ")).FullName;
        FolderEntries.Flush(vietnamese);
        if (OperatingSystem.IsLinux())
        {
            Assert.Throws<IOException>(() => FolderEntries.Flush(Path.Combine(vietnamese, "không có")));
        }
    }

    [Theory]
    [InlineData(99, true)]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public async Task A_file_longer_than_allowed_is_not_kept(int length, bool kept)
    {
        Assert.Equal(kept, await store.PutAsync(new MemoryStream(new byte[length]), 100, default) is not null);
        Assert.Equal(kept ? 1 : 0, Files().Length);
    }

    [Fact]
    public async Task A_transfer_that_breaks_off_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(() => store.PutAsync(new Broken(), 1 << 20, default));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_a_killed_program_left_is_swept_and_nothing_else()
    {
        var kept = await store.PutAsync(new MemoryStream([1, 2, 3]), 100, default);
        Directory.CreateDirectory(Path.Combine(folder, "incoming"));
        var (old, young) = (Path.Combine(folder, "incoming", "old"), Path.Combine(folder, "incoming", "young"));
        await File.WriteAllTextAsync(old, "x");
        await File.WriteAllTextAsync(young, "x");
        var now = new DateTime(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(old, now.AddHours(-25));
        File.SetLastWriteTimeUtc(young, now);
        Assert.Equal(1, store.SweepIncoming(now.AddHours(-24)));
        Assert.False(File.Exists(old));
        Assert.True(File.Exists(young));
        Assert.NotNull(store.Open(kept!.Sha256));
    }

    [Theory]
    [InlineData("../../etc/passwd")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD")]
    public void Only_a_hash_opens_a_file(string name) => Assert.Throws<ArgumentException>(() => store.Open(name));

    [Fact]
    public async Task A_link_laid_in_the_store_is_not_followed()
    {
        var secret = Path.Combine(folder, "secret");
        await File.WriteAllTextAsync(secret, "secret");
        var hash = new string('a', 64);
        Directory.CreateDirectory(Path.Combine(folder, "aa", "aa"));
        File.CreateSymbolicLink(Path.Combine(folder, "aa", "aa", hash), secret);
        Assert.Null(store.Open(hash));
    }

    [Theory]
    [InlineData("a.pdf", "%PDF-1.7", null)]
    [InlineData("a.PDF", "%PDF-1.7", null)]
    [InlineData("a", "%PDF-1.7", null)]
    [InlineData("../../a.pdf", "%PDF-1.7", null)]
    [InlineData("a.pdf", " %PDF-1.7", "file_type")]
    [InlineData("a.pdf", "", "file_empty")]
    [InlineData("a.png", "%PDF-1.7", "file_ending")]
    [InlineData("a.exe", "%PDF-1.7", "file_ending")]
    [InlineData("a.pdf", "MZ\u0090", "file_type")]
    [InlineData("a.svg", "<svg onload=alert(1)>", "file_type")]
    [InlineData("a.docx", "PK\u0003\u0004 word/document.xml", "file_type")]
    public async Task A_file_is_taken_by_its_content_and_its_ending_must_fit(string name, string content, string? fault)
    {
        await using var world = await World.CreateAsync("sqlite");
        var citizen = await world.CitizenAsync();
        using var stream = new MemoryStream(Encoding.Latin1.GetBytes(content));
        var outcome = await world.Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(world.By(citizen), stream, name, "file"));
        await using var db = world.Database.Open();
        if (fault is null)
        {
            Assert.DoesNotContain('/', Assert.IsType<UploadFile.Outcome.Stored>(outcome).Upload.FileName);
            return;
        }

        var refused = Assert.IsType<UploadFile.Outcome.Refused>(outcome).Fault;
        Assert.Equal(("file", fault), (refused.Field, refused.Code));
        Assert.Equal(0, await db.Uploads.CountAsync());
        Assert.Empty(Directory.GetFiles(world.Get<FileStore>().Root, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task Twenty_megabytes_are_taken_and_a_byte_more_is_not(int more, bool taken)
    {
        await using var world = await World.CreateAsync("sqlite");
        var citizen = await world.CitizenAsync();
        var bytes = new byte[(20 * 1024 * 1024) + more];
        "%PDF-1.7"u8.CopyTo(bytes);
        var outcome = await world.Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(world.By(citizen), new MemoryStream(bytes), "a.pdf", "file"));
        Assert.Equal(taken, outcome is UploadFile.Outcome.Stored);
        Assert.Equal(taken ? "" : "file_too_large", outcome is UploadFile.Outcome.Refused refused ? refused.Fault.Code : "");
    }

    public static TheoryData<string, bool> Archives => new()
    {
        { "[Content_Types].xml word/document.xml", true },
        { "[Content_Types].xml word/document.xml word/media/image1.png", true },
        { "[Content_Types].xml xl/workbook.xml", false },
        { "word/document.xml", false },
        { "[Content_Types].xml word/document.xml word/vbaProject.bin", false },
        { "[Content_Types].xml word/document.xml ../../etc/cron.d/x", false },
        { "[Content_Types].xml word/document.xml /etc/passwd", false },
        { "[Content_Types].xml word/document.xml bomb", false },
        { "a.txt", false },
    };

    [Theory, MemberData(nameof(Archives))]
    public async Task A_zip_is_a_document_only_when_its_parts_say_so(string entries, bool taken)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in entries.Split(' '))
            {
                await using var entry = zip.CreateEntry(name).Open();
                await entry.WriteAsync(new byte[name == "bomb" ? 4_000_000 : 10]);
            }
        }

        stream.Position = 0;
        using var received = await store.ReceiveAsync(stream, 1 << 20, default);
        Assert.Equal(taken, FileKinds.MediaTypeOf(received!) is not null);
    }

    [Fact]
    public async Task A_long_name_keeps_its_ending_and_hidden_characters_are_dropped()
    {
        await using var world = await World.CreateAsync("sqlite");
        var citizen = await world.CitizenAsync();
        var outcome = await world.Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(
            world.By(citizen), new MemoryStream("%PDF-1.7"u8.ToArray()), string.Concat(Enumerable.Repeat("😀", 200)) + "\u202e\u0007.pdf", "file"));
        var name = Assert.IsType<UploadFile.Outcome.Stored>(outcome).Upload.FileName;
        Assert.True(name.Length <= 255);
        Assert.EndsWith(".pdf", name, StringComparison.Ordinal);
        Assert.Equal(name, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(name)));
        Assert.DoesNotContain('\u202e', name);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private string[] Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private sealed class Broken : MemoryStream
    {
        private int reads;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            reads++ == 0 ? ValueTask.FromResult(buffer.Length) : throw new IOException("The line broke.");
    }
}
