using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Data.Files;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Files;

/// <summary>A batch is uploaded once, every page goes where somebody said, and the files of the papers are made all or none.</summary>
public sealed class ScanStationTests
{
    private const string Purpose = "thu-tuc:thu";
    private static readonly Component[] Papers = [.. new[] { ("C1", "Đơn đăng ký"), ("C2", "Bản vẽ A/B") }.Select(p => new Component(p.Item1, p.Item2, 1, 0, Mandatory: true, null, [], null, null, null, Confidence.Found) { FileTypes = [PaperFileType.Pdf] })];

    [Fact]
    public void Every_page_is_of_a_paper_or_left_out_on_purpose()
    {
        var file = new Guid("11111111-2222-3333-4444-555555555555");
        ScanPage[] pages = [new(file, 1, "C1"), new(file, 2, "="), new(file, 3, "-"), new(file, 4, "="), new(file, 5, "*"), new(file, 6, "C1")];
        var sorted = ScanSorting.Sort(pages, ["C1", "C2"]);
        Assert.Empty(sorted.Faults);
        Assert.Equal([("C1", "1,2,6"), ("", "5")], sorted.Papers.Select(p => (p.Code, string.Join(',', p.Pages.Select(x => x.Page.Number)))));
        Assert.Equal([0, 1, 3], ScanSorting.Sort([new(file, 1, "="), new(file, 2), new(file, 3, "C2"), new(file, 4, "C9")], ["C1", "C2"]).Faults.Select(f => f.At));
    }

    [Fact]
    public void Pages_are_taken_apart_turned_and_put_together_and_a_picture_becomes_a_page()
    {
        var (first, second) = (ScanFiles.Pdf("mot", "hai"), ScanFiles.Pdf("ba"));
        Assert.Equal((2, 1, null, null), (ScanPdf.PagesOf(first, "application/pdf"), ScanPdf.PagesOf(ScanFiles.Png, "image/png"), ScanPdf.PagesOf("%PDF-1.4 hong"u8.ToArray(), "application/pdf"), ScanPdf.PagesOf([0xFF, 0xD8, 0xFF, 0], "image/jpeg")));
        var made = ScanPdf.Make([new(second, "application/pdf", 1, 0), new(first, "application/pdf", 2, 90), new(ScanFiles.Png, "image/png", 1, 180)]);
        Assert.Equal([("ba", 0), ("hai", 90), ("", 180)], ScanFiles.Read(made));
        Assert.Equal([("hai", 0)], ScanFiles.Read(ScanPdf.Make([new(made, "application/pdf", 2, 270)])));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_files_of_the_papers_are_made_with_one_press_and_a_fault_loses_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (receiver, other) = (await world.OfficialAsync(Role.Receiver), await world.OfficialAsync(Role.Clerk));
        Assert.Null(await AddAsync(world, receiver, ScanFiles.Pdf("mot", "hai", "trang"), "xap.pdf"));
        Assert.Null(await AddAsync(world, receiver, ScanFiles.Png, "anh.png"));
        Assert.Contains("cùng nội dung", (await AddAsync(world, receiver, ScanFiles.Png, "anh-2.png"))!.Text, StringComparison.Ordinal);
        Assert.Contains("bị hỏng", (await AddAsync(world, receiver, "%PDF-1.4 hong"u8.ToArray(), "hong.pdf"))!.Text, StringComparison.Ordinal);
        Assert.Contains("không đúng loại", (await AddAsync(world, receiver, "MZ"u8.ToArray(), "la.exe"))!.Text, StringComparison.Ordinal);

        var view = await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose));
        Assert.Equal(["1", "2", "3", "1"], view.Pages.Select(p => $"{p.Number}"));
        Assert.Empty((await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(other, Purpose))).Pages);

        // One page is of nothing yet: nothing is made, and what was sorted is kept.
        ScanPage[] sorted = [view.Pages[3] with { Choice = "C2" }, view.Pages[1] with { Choice = "C1", Turn = 90 }, view.Pages[0] with { Choice = "=" }, view.Pages[2]];
        var faulty = Assert.IsType<ScanStation.Outcome.Faulty>(await FileAsync(world, receiver, view.Version, sorted));
        Assert.Equal([3], faulty.Faults.Select(f => f.At));
        view = await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose));
        Assert.Equal(sorted, view.Pages);
        Assert.IsType<ScanStation.Outcome.Stale>(await FileAsync(world, receiver, view.Version - 1, sorted));
        Assert.IsType<ScanStation.Outcome.Stale>(await FileAsync(world, receiver, view.Version, [.. sorted.Take(3)]));

        sorted[3] = sorted[3] with { Choice = "-" };
        var made = Assert.IsType<ScanStation.Outcome.Made>(await FileAsync(world, receiver, view.Version, sorted));
        Assert.IsType<ScanStation.Outcome.Stale>(await FileAsync(world, receiver, view.Version + 1, sorted));
        var files = await world.Do<ReadScanBatch, IReadOnlyList<Upload>>(s => s.MadeAsync(receiver, made.Batch));
        Assert.Equal([("C1", "Đơn đăng ký.pdf"), ("C2", "Bản vẽ A-B.pdf")], files.Select(f => (f.ComponentCode, f.FileName)));
        Assert.Equal([("hai", 90), ("mot", 0)], ScanFiles.Read(await BytesAsync(world, files[0])));
        Assert.Empty(await world.Do<ReadScanBatch, IReadOnlyList<Upload>>(s => s.MadeAsync(other, made.Batch)));
        Assert.Empty((await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose))).Pages);

        // What turns out infected is told at its pages; the others can be made without it.
        Assert.Null(await AddAsync(world, receiver, ScanFiles.Pdf("bon"), "nhiem.pdf"));
        view = await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose));
        await world.Do<FileStore, bool>(store => Task.FromResult(Put(store, view.Files.Values.Single().Sha256)));
        Assert.Null(await world.Do<ReadScanBatch, byte[]?>(s => s.PageAsync(receiver, Purpose, 0)));
        Assert.Contains("cách ly", Assert.Single(Assert.IsType<ScanStation.Outcome.Faulty>(await FileAsync(world, receiver, view.Version, [view.Pages[0] with { Choice = "C1" }])).Faults).Text, StringComparison.Ordinal);
    }

    private static bool Put(FileStore store, string hash)
    {
        store.Quarantine(hash);
        return true;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_whole_file_stays_as_it_is_and_a_signed_one_is_never_cut(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Role.Receiver);
        var signed = ScanFiles.Signed(ScanFiles.Pdf("mot", "hai"));
        Assert.Null(await AddAsync(world, receiver, signed, "ky-so.pdf"));
        var view = await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose));
        ScanPage[] cut = [view.Pages[0] with { Choice = "C1" }, view.Pages[1] with { Choice = "-" }];
        Assert.Contains("chữ ký số", Assert.Single(Assert.IsType<ScanStation.Outcome.Faulty>(await FileAsync(world, receiver, view.Version, cut)).Faults).Text, StringComparison.Ordinal);

        var made = Assert.IsType<ScanStation.Outcome.Made>(await FileAsync(world, receiver, view.Version + 1, [cut[0], cut[1] with { Choice = "=" }]));
        var file = Assert.Single(await world.Do<ReadScanBatch, IReadOnlyList<Upload>>(s => s.MadeAsync(receiver, made.Batch)));
        Assert.Equal(("ky-so.pdf", "C1"), (file.FileName, file.ComponentCode));
        Assert.Equal(signed, await BytesAsync(world, file));

        await using var db = world.Database.Open();
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(p => p.RunAsync(world.Clock.Now.AddDays(PruneWorkingData.DaysUploadKept - 1)));
        Assert.Equal(1, await db.ScanBatches.CountAsync());
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(p => p.RunAsync(world.Clock.Now.AddDays(PruneWorkingData.DaysUploadKept + 1)));
        Assert.Equal((0, 0), (await db.ScanBatches.CountAsync(), await db.Uploads.CountAsync()));
    }

    private static async Task<FieldFault?> AddAsync(World world, Actor actor, byte[] bytes, string name)
    {
        using var content = new MemoryStream(bytes);
        return await world.Do<ScanStation, FieldFault?>(s => s.AddAsync(world.By(actor), Purpose, "thu", Papers, content, name, "tep"));
    }

    private static Task<ScanStation.Outcome> FileAsync(World world, Actor actor, int version, IReadOnlyList<ScanPage> pages) =>
        world.Do<ScanStation, ScanStation.Outcome>(s => s.FileAsync(world.By(actor), Purpose, version, pages, Papers));

    private static Task<byte[]> BytesAsync(World world, Upload file) => world.Do<FileStore, byte[]>(async store =>
    {
        await using var content = store.Open(file.Sha256)!;
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes);
        return bytes.ToArray();
    });
}
