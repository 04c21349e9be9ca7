using System.IO.Compression;
using System.Text;
using CaiCach.Application.Procedures;
using CaiCach.Application.Procedures.Workbooks;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A workbook of the catalogue is checked: every fault at its sheet, row and column, or what it would change.</summary>
public sealed class CheckCatalogueFileTests
{
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_downloaded_and_comes_back_as_it_was_changes_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var procedures = BrowseProcedures.InForce(await world.ReferenceAsync(), new(), Day);

        var answer = await CheckAsync(world, FileOf(procedures));

        Assert.Empty(answer.Faults);
        Assert.Equal(procedures.Select(p => p.Code), answer.Lines.Select(l => l.After.Code));
        Assert.Empty(answer.Lines.SelectMany(l => l.Changes.Select(c => $"{l.After.Code} {c.Sentence}")));
        Assert.All(answer.Lines, line => Assert.Equal((PublicationState.NotPublic, true), (line.After.State, line.After.Version > line.Before!.Version)));
    }

    [Fact]
    public async Task A_changed_limit_and_a_new_procedure_are_told()
    {
        await using var world = await World.CreateAsync("sqlite");
        var known = await KnownAsync(world);
        var file = FileOf([known, known with { Code = "9.000001", Name = "Thủ tục mới" }]);

        var answer = await CheckAsync(world, Changed(file, ("Cách thức", "C2", "7", true)));

        Assert.Empty(answer.Faults);
        Assert.Equal("Thời hạn giải quyết (trực tiếp): từ 5 ngày làm việc lên 7 ngày làm việc", Assert.Single(answer.Lines[0].Changes).Sentence.ToString());
        Assert.Equal((null, 1), (answer.Lines[1].Before, answer.Lines[1].After.Version));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Five_thousand_rows_with_37_faults_name_all_of_them_and_what_follows_from_them_alone_and_make_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var known = await KnownAsync(world);
        var rows = 1 + known.Means.Count + known.Means.Sum(m => m.Fees.Count) + known.Components.Count + known.Results.Count;
        var many = Enumerable.Range(0, (5_000 / rows) + 1).Select(n => known with { Code = $"9.{n:000000}" }).ToList();
        (string Sheet, string Column, string Value, string Title)[] kinds =
        [
            ("Thủ tục", "B", "", "Tên thủ tục"), ("Thủ tục", "E", "Cấp huyện", "Cấp thực hiện"), ("Thủ tục", "G", "Công dân Việt Nam; Người ngoài", "Đối tượng thực hiện"), ("Thủ tục", "I", "0", "Số bộ hồ sơ"),
            ("Thủ tục", "O", "31/02/2026", "Có hiệu lực từ ngày"), ("Cách thức", "B", "Qua điện thoại", "Hình thức"), ("Cách thức", "C", "ba", "Thời hạn"), ("Cách thức", "D", "Tuần", "Đơn vị tính"),
            ("Giấy tờ", "C", "", "Tên giấy tờ"), ("Giấy tờ", "D", "-1", "Bản chính"), ("Giấy tờ", "F", "Có lẽ", "Bắt buộc"), ("Kết quả", "D", "x", "Ban hành bản điện tử"), ("Kết quả", "A", "8.888888", "Mã thủ tục"),
        ];
        var planted = Enumerable.Range(0, 37).Select(n => (kinds[n % kinds.Length], Row: 10 + (n * 7))).ToList();

        var file = Changed(FileOf(many), [.. planted.Select(p => (p.Item1.Sheet, $"{p.Item1.Column}{p.Row}", p.Item1.Value, false))]);
        var answer = await CheckAsync(world, file);

        Assert.True(many.Count * rows >= 5_000);
        var wanted = planted.Select(p => $"{p.Item1.Sheet} {p.Row} {p.Item1.Title}").ToHashSet();
        var found = answer.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column}").ToHashSet();
        Assert.Equal(37, wanted.Count);
        Assert.Empty(wanted.Except(found));
        // A procedure whose only result names another code has none; a fee of a channel that was misspelt has no channel. These follow from the planted ones.
        Assert.Equal(planted.Count(p => p.Item1 is ("Kết quả", "A", _, _) or ("Cách thức", "B", _, _)), found.Except(wanted).Count());
        Assert.All(answer.Faults, f => Assert.True(f.Text.Length > 5));
        Assert.Empty(answer.Lines);

        await using var db = world.Database.Open();
        var (entries, events) = (await db.CatalogueEntries.CountAsync(), await db.Events.CountAsync());
        var outcome = await world.Do<DraftCatalogueFile, DraftCatalogueFile.Outcome>(u => u.RunAsync(world.By(controller), file, World.Agency));
        Assert.Equal(answer.Faults, Assert.IsType<DraftCatalogueFile.Outcome.Faulty>(outcome).Faults);
        Assert.Equal((0, entries, events), (await db.ProcedureDrafts.CountAsync(), await db.CatalogueEntries.CountAsync(), await db.Events.CountAsync()));
    }

    [Fact]
    public async Task A_file_that_is_none_is_named_for_what_it_is()
    {
        await using var world = await World.CreateAsync("sqlite");
        var whole = FileOf([await KnownAsync(world)]);
        byte[] ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

        Assert.Equal("Tệp không phải là bảng tính XLSX.", await OnlyAsync(world, Encoding.UTF8.GetBytes("Mã thủ tục;Tên")));
        Assert.Equal("Tệp là bảng tính đời cũ (.xls); hãy lưu lại dạng .xlsx.", await OnlyAsync(world, [.. ole, .. new byte[600]]));
        Assert.Equal("Tệp có mật khẩu bảo vệ; hãy bỏ mật khẩu rồi lưu lại.", await OnlyAsync(world, [.. ole, .. new byte[600], .. Encoding.Unicode.GetBytes("EncryptedPackage")]));
        Assert.StartsWith("Tệp bị hỏng", await OnlyAsync(world, whole[..(whole.Length / 2)]), StringComparison.Ordinal);
        Assert.StartsWith("Tệp giải nén ra quá lớn", await OnlyAsync(world, Bomb()), StringComparison.Ordinal);
        Assert.Equal("Tệp quá lớn: nhiều nhất 10 MB.", await OnlyAsync(world, new byte[CatalogueXlsxReader.MostBytes + 1]));
        Assert.StartsWith("Tệp ", await OnlyAsync(world, Zip("a.txt", [1])), StringComparison.Ordinal);
        Assert.StartsWith("Tệp ", await OnlyAsync(world, []), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_wrong_heads_and_missing_sheets_are_named()
    {
        await using var world = await World.CreateAsync("sqlite");
        var file = FileOf([await KnownAsync(world)]);

        var head = await CheckAsync(world, Changed(file, ("Thủ tục", "B1", "Tên gì đó", false)));
        Assert.Equal(["Thủ tục 1 Tên gì đó: Danh mục không có cột này.", "Thủ tục 1 Tên thủ tục: Thiếu cột này."], head.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column}: {f.Text}"));

        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            CellAt(document, "Cách thức", "C2").CellFormula = new("2+3");
            var sheets = document.WorkbookPart!.Workbook!.Descendants<Sheet>().ToList();
            sheets.Single(s => s.Name == "Giấy tờ").Name = "Giay to";
        }

        var other = await CheckAsync(world, stream.ToArray());
        Assert.Equal(["Cách thức 2: Ô chứa công thức; hãy dán giá trị thay cho công thức.", "Giấy tờ : Thiếu trang tính này."], other.Faults.Select(f => $"{f.Sheet} {f.Row}: {f.Text}"));
    }

    [Fact]
    public async Task A_wrong_head_hides_no_other_fault_and_what_holds_for_a_whole_procedure_is_told_beside_faults_of_others()
    {
        await using var world = await World.CreateAsync("sqlite");
        var known = await KnownAsync(world);
        var offline = known with { Code = "1.990001", OnlineLevel = OnlineLevel.Full, Means = [.. known.Means.Where(m => m.Channel != Channel.Online)] };

        var head = await CheckAsync(world, Changed(FileOf([known]), ("Cách thức", "B1", "Kênh gì đó", false), ("Giấy tờ", "D2", "-1", false)));
        Assert.Equal(["Cách thức 1 Kênh gì đó", "Cách thức 1 Hình thức", "Giấy tờ 2 Bản chính"], head.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column}"));

        var whole = await CheckAsync(world, Changed(FileOf([known, offline]), ("Thủ tục", "B2", "", false)));
        Assert.Equal(["Thủ tục 2 Tên thủ tục: Ô này phải có nội dung.", "Thủ tục 3 : Thủ tục cung cấp dịch vụ công trực tuyến phải nhận hồ sơ trực tuyến; thêm hình thức trực tuyến hoặc chọn mức cung cấp thông tin."],
            whole.Faults.Select(f => $"{f.Sheet} {f.Row} {f.Column}: {f.Text}"));
    }

    [Fact]
    public async Task A_file_from_before_cases_had_columns_is_read_and_says_so()
    {
        await using var world = await World.CreateAsync("sqlite");
        var file = FileOf([await KnownAsync(world)]);
        var earlier = Changed(file, ("Cách thức", "F1", "", false), ("Cách thức", "G1", "", false), ("Phí, lệ phí", "J1", "", false));

        Assert.Empty(CatalogueXlsxReader.Read(file).WithoutCases);
        Assert.Equal(["Cách thức", "Phí, lệ phí"], CatalogueXlsxReader.Read(earlier).WithoutCases.Order(StringComparer.Ordinal));
        Assert.Empty((await CheckAsync(world, earlier)).Faults);
    }

    [Fact]
    public async Task Dates_may_be_dates_of_the_spreadsheet_and_numbers_money()
    {
        await using var world = await World.CreateAsync("sqlite");
        var file = FileOf([await KnownAsync(world)]);

        var answer = await CheckAsync(world, Changed(file, ("Thủ tục", "O2", "46082", true)));

        Assert.Equal(new DateOnly(2026, 3, 1), Assert.Single(answer.Lines).After.EffectiveFrom);
        Assert.Equal("“1.50” không phải là số nguyên.", Assert.Single((await CheckAsync(world, Changed(file, ("Cách thức", "C2", "1.50", false)))).Faults).Text);
    }

    private static async Task<ProcedureVersion> KnownAsync(World world) => (await world.ReferenceAsync()).ProcedureInForce(World.Procedure, Day)!;

    private static async Task<CheckCatalogueFile.Answer> CheckAsync(World world, byte[] file) => CheckCatalogueFile.Of(await world.ReferenceAsync(), file, Day);

    private static async Task<string> OnlyAsync(World world, byte[] file) => Assert.Single((await CheckAsync(world, file)).Faults).Text;

    private static byte[] FileOf(IReadOnlyList<ProcedureVersion> procedures)
    {
        using var file = new MemoryStream();
        CatalogueXlsx.Write(procedures, file);
        return file.ToArray();
    }

    private static byte[] Changed(byte[] file, params (string Sheet, string Cell, string Value, bool IsNumber)[] changes)
    {
        using var stream = new MemoryStream();
        stream.Write(file);
        using (var document = SpreadsheetDocument.Open(stream, true))
        {
            foreach (var (sheet, at, value, isNumber) in changes)
            {
                var cell = CellAt(document, sheet, at);
                cell.RemoveAllChildren();
                cell.DataType = isNumber ? null : CellValues.InlineString;
                cell.Append(isNumber ? new CellValue(value) : new InlineString(new Text(value)));
            }
        }

        return stream.ToArray();
    }

    private static Cell CellAt(SpreadsheetDocument document, string sheet, string at)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(s => s.Name == sheet).Id!.Value!;
        var row = uint.Parse(at.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture);
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id)).Worksheet!.Descendants<Row>().ElementAt((int)row - 1).Elements<Cell>().Single(c => c.CellReference == at);
    }

    private static byte[] Bomb() => Zip("xl/workbook.xml", new byte[101 << 20]);

    private static byte[] Zip(string name, byte[] content)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
            entry.Write(content);
        }

        return file.ToArray();
    }
}
