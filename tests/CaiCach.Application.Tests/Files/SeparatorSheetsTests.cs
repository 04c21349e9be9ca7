using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Files;

/// <summary>Sheets between the papers of a stack sort its pages; what they do not say waits for somebody.</summary>
public sealed class SeparatorSheetsTests
{
    private const string Purpose = "thu-tuc:1.000001";
    private static readonly Component[] Papers = [.. new[] { "C1", "C2" }.Select(code => new Component(code, "Giấy " + code, 1, 0, Mandatory: true, null, [], null, null, null, Confidence.Found))];

    [Fact]
    public void Pages_after_a_sheet_are_of_its_paper_and_the_sheet_goes_nowhere()
    {
        Assert.Equal(["", "-", "C1", "=", "-", "-", "*", "="], Sort(null, "TPC:1.000001:C1", null, null, "TPC:1.000001:C2", "TPC:1.000001:*", null, null));

        // A sheet of another procedure, or of a paper that is none of this one, says nothing of the pages after it.
        Assert.Equal(["-", "", "", "-", ""], Sort("TPC:1.000002:C1", null, null, "TPC:1.000001:C9", null));
        Assert.Equal(["-", "C1", "-", "", ""], Sort("TPC:1.000001:C1", null, "TPC:1.000002:C2", null, null));
        Assert.Equal(["", ""], Sort(null, null));

        // A scanner that makes a file of every page: the next file goes on where the one before ended.
        var sheet = SeparatorSheets.Sort(Guid.Empty, null, ["TPC:1.000001:C2"], "1.000001", Papers)[^1];
        var first = SeparatorSheets.Sort(Guid.Empty, sheet, [null], "1.000001", Papers)[^1];
        Assert.Equal(("C2", "="), (first.Choice, SeparatorSheets.Sort(Guid.Empty, first, [null], "1.000001", Papers)[^1].Choice));
    }

    [Fact]
    public void A_sheet_is_read_from_a_picture_and_from_a_scanned_page_and_no_other_code_is_one()
    {
        var (sheet, letter) = (ScanFiles.WithCode(SeparatorSheets.TextOf("1.000001", "C1")), ScanFiles.WithCode("https://mot-cua.example/tra-cuu/H50"));
        Assert.Equal(["TPC:1.000001:C1"], SeparatorSheets.Read(sheet, "image/png"));
        Assert.Equal([null], SeparatorSheets.Read(letter, "image/png"));
        Assert.Equal([null], SeparatorSheets.Read(ScanFiles.Png, "image/png"));
        Assert.Equal([null], SeparatorSheets.Read([0xFF, 0xD8, 0xFF, 0], "image/jpeg"));
        Assert.Equal(["TPC:1.000001:C1", null, null], SeparatorSheets.Read(ScanFiles.Scanned(sheet, letter, ScanFiles.Png), "application/pdf"));
        Assert.Equal([null, null], SeparatorSheets.Read(ScanFiles.Pdf("TPC:1.000001:C1", "hai"), "application/pdf"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_stack_with_sheets_is_filed_without_a_choice(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var receiver = await world.OfficialAsync(Role.Receiver);
        var stack = ScanFiles.Scanned(Sheet("C2"), ScanFiles.Png, ScanFiles.Png, Sheet("C1"), ScanFiles.Png);
        using var content = new MemoryStream(stack);
        Assert.Null(await world.Do<ScanStation, FieldFault?>(s => s.AddAsync(world.By(receiver), Purpose, "1.000001", Papers, content, "xap.pdf", "tep")));
        var view = await world.Do<ReadScanBatch, ReadScanBatch.View>(s => s.RunAsync(receiver, Purpose));
        Assert.Equal(["-", "C2", "=", "-", "C1"], view.Pages.Select(p => p.Choice));

        var made = Assert.IsType<ScanStation.Outcome.Made>(await world.Do<ScanStation, ScanStation.Outcome>(s => s.FileAsync(world.By(receiver), Purpose, view.Version, view.Pages, Papers)));
        var files = await world.Do<ReadScanBatch, IReadOnlyList<Data.Files.Upload>>(s => s.MadeAsync(receiver, made.Batch));
        Assert.Equal(["C1", "C2"], files.Select(f => f.ComponentCode));
    }

    private static byte[] Sheet(string code) => ScanFiles.WithCode(SeparatorSheets.TextOf("1.000001", code));

    private static IEnumerable<string> Sort(params string?[] sheets) => SeparatorSheets.Sort(Guid.Empty, null, sheets, "1.000001", Papers).Select(p => p.Choice);
}
