using CaiCach.Application.Acting;
using CaiCach.Application.Processes;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Microsoft.EntityFrameworkCore;
using Words = DocumentFormat.OpenXml.Wordprocessing;

namespace CaiCach.Application.Tests.Processes;

/// <summary>The draft of a process comes from an ISO 9001 procedure sheet, as a workbook or a text; with one fault nothing comes.</summary>
public sealed class ImportProcessTests
{
    private static readonly string[][] Good =
    [
        ["Bước", "Nội dung công việc", "Trách nhiệm", "Đơn vị", "Thời gian", "Kết quả"],
        ["1", "Tiếp nhận hồ sơ", "Cán bộ tiếp nhận", "", "0,5 ngày", "Giấy tiếp nhận"],
        ["2", "Thẩm định", "Chuyên viên", "SKHCN-QT-QLCN", "3 ngày", "Dự thảo"],
        ["3", "Ký duyệt", "Lãnh đạo Sở", "", "4 giờ", ""],
    ];

    public static TheoryData<string, bool> Files => [.. TestDatabase.Engines.SelectMany(engine => new[] { (engine, false), (engine, true) })];

    [Theory, MemberData(nameof(Files))]
    public async Task A_sheet_becomes_a_draft_with_its_steps_once(string engine, bool isText)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var file = isText ? Text(Good) : Workbook(Good);
        Assert.Equal(new ImportProcess.Outcome.Done(1, 3), await RunAsync(world, controller, file));

        var view = await world.ProcessAsync(controller, 1);
        Assert.Equal(
            [
                new StepFields("Tiếp nhận hồ sơ", Role.Receiver, null, null, new(0.5m, StepUnit.Day), "Giấy tiếp nhận"), new("Thẩm định", Role.Specialist, "SKHCN-QT-QLCN", null, new(3, StepUnit.Day), "Dự thảo"),
                new("Ký duyệt", Role.AgencyHead, null, null, new(4, StepUnit.Hour), null),
            ],
            view.Plan.Steps.Select(s => s.What));
        Assert.IsType<ImportProcess.Outcome.HasDraft>(await RunAsync(world, controller, file));
        Assert.IsType<ImportProcess.Outcome.NotFound>(await RunAsync(world, await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"), file));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_fault_and_nothing_is_made_and_of_two_at_once_one_wins(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var wrong = Good.Append(["4", "Phát hành", "Văn thư", "Phòng lạ", "lâu", ""]).ToArray();
        foreach (var file in new[] { Workbook(wrong), Text(wrong) })
        {
            Assert.Equal([(5, "Đơn vị"), (5, "Thời gian")], Assert.IsType<ImportProcess.Outcome.Faulty>(await RunAsync(world, controller, file)).Faults.Select(f => (f.Row!.Value, f.Column!)));
        }

        foreach (var file in new byte[][] { [], "PK"u8.ToArray(), "%PDF-1.4"u8.ToArray(), new byte[ProcessTables.MostBytes + 1] })
        {
            Assert.Equal("sheet_unreadable", Assert.Single(Assert.IsType<ImportProcess.Outcome.Faulty>(await RunAsync(world, controller, file)).Faults).Code);
        }

        Assert.Equal("sheet_no_head", Assert.Single(Assert.IsType<ImportProcess.Outcome.Faulty>(await RunAsync(world, controller, Text([["A", "B"]]))).Faults).Code);
        await using (var db = world.Database.Open())
        {
            Assert.False(await db.ProcessVersions.AnyAsync(p => p.ProcedureCode == World.Procedure && p.AgencyId == controller.Posts[0].AgencyId));
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(world, controller, Workbook(Good))));
        Assert.Single(answers.OfType<ImportProcess.Outcome.Done>());
        Assert.Equal(2, answers.OfType<ImportProcess.Outcome.HasDraft>().Count());
    }

    private static Task<ImportProcess.Outcome> RunAsync(World world, Actor who, byte[] file) =>
        world.Do<ImportProcess, ImportProcess.Outcome>(u => u.RunAsync(world.By(who), World.Agency, World.Procedure, file));

    private static byte[] Workbook(string[][] rows)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var sheet = book.AddNewPart<WorksheetPart>();
            sheet.Worksheet = new(new SheetData(rows.Select((cells, at) => new Row(cells.Select(text => new Cell(new InlineString(new Text(text))) { DataType = CellValues.InlineString })) { RowIndex = (uint)at + 1 })));
            book.Workbook = new(new Sheets(new Sheet { Name = "Quy trình", SheetId = 1, Id = book.GetIdOfPart(sheet) }));
        }

        return file.ToArray();
    }

    private static byte[] Text(string[][] rows)
    {
        using var file = new MemoryStream();
        using (var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new(new Words.Body(
                new Words.Paragraph(new Words.Run(new Words.Text("QUY TRÌNH ISO"))),
                new Words.Table(rows.Select(cells => new Words.TableRow(cells.Select(text => new Words.TableCell(new Words.Paragraph(new Words.Run(new Words.Text(text))))))))));
        }

        return file.ToArray();
    }
}
