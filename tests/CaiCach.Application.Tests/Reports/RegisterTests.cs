using System.Text;
using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The register of dossiers: a line for each that was accepted, in the columns of the form.</summary>
public sealed class RegisterTests
{
    private static readonly ReadRegister.Question March = new(World.Agency, new(2026, 3, 1), new(2026, 3, 31));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_line_tells_when_a_dossier_came_went_to_the_division_came_back_and_was_returned(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var returned = await journey.AcceptAsync(); // accepted 02/3/2026 09:00, due Monday 09/3/2026 at 17:00
        world.Clock.SetLocal("2026-03-03T10:00");
        await journey.FinishAsync(returned);
        world.Clock.SetLocal("2026-03-04T08:30");
        await journey.Act<DeliverResult>(returned, (u, v) => u.AtCounterAsync(world.By(journey.Receiver), returned, v, true, "Phạm Văn Thử Một"));
        var open = await journey.AcceptAsync(Channel.Direct);
        await journey.SubmitAsync();
        world.Clock.SetLocal("2026-04-01T00:00");
        await journey.AcceptAsync();

        var (page, _, _) = await ReadAsync(world, journey.Receiver, March);
        Assert.Equal([(1, returned), (2, open)], page!.Lines.Select(l => (l.Number, l.Id)));
        Assert.Equal(
            ["09:00 02/03/2026", "17:00 09/03/2026", "10:00 03/03/2026", "10:00 03/03/2026", "08:30 04/03/2026", "Trực tiếp", "", "Quyển 2026, số 01/BPTNTKQ"],
            RegisterTable.Of(page.Lines[0]).Skip(7));
        Assert.Equal(["01", "Phạm Văn Thử Một", "Thôn Minh Họa 1, xã Minh Họa, Quảng Trị; 0900000001", "Sở Khoa học và Công nghệ tỉnh Quảng Trị"], RegisterTable.Of(page.Lines[0]).Skip(3).Take(4));
        Assert.Equal(["", "", "", "", "", "Quyển 2026, số 02/BPTNTKQ. Được tiếp nhận; quá hạn"], RegisterTable.Of(page.Lines[1]).Skip(9));
        var (rest, _, _) = await ReadAsync(world, journey.Receiver, March, new(page.Lines[0].AcceptedAt, returned, 1));
        Assert.Equal([(2, open)], rest!.Lines.Select(l => (l.Number, l.Id)));
        var last = Assert.Single((await ReadAsync(world, journey.Receiver, March with { From = new(2026, 3, 4), To = new(2026, 3, 4) })).Page!.Lines);
        Assert.Equal(open, last.Id);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_takes_the_register_out_is_an_event_and_who_may_not_see_the_dossiers_gets_none(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        foreach (var other in new[] { journey.Specialist, journey.DivisionHead, await world.OfficialAsync(Role.AgencyHead, "BKHCN-SHTT"), await world.OfficialAsync(Role.Administrator) })
        {
            Assert.Equal("unit", Assert.Single(Assert.IsType<ExportRegister.Outcome.Invalid>(await ExportAsync(world, other, "csv")).Faults).Field);
        }

        Assert.Single(Assert.IsType<ExportRegister.Outcome.Done>(await ExportAsync(world, journey.Receiver, "csv")).Lines);

        await using var db = world.Database.Open();
        var row = Assert.Single(await db.Events.Where(e => e.Stream == RegisterEventData.Stream).ToListAsync());
        Assert.Equal((journey.Receiver.Id, RegisterEventData.Exported, "workspace"), (row.ActorId, row.Type, row.Process));
        Assert.Equal(new RegisterEventData(await world.UnitAsync(World.Agency), March.From, March.To, "csv", 1), RecordEvents.Facts<RegisterEventData>(row));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Fact]
    public async Task Every_format_has_the_columns_of_the_form_and_a_line_for_each_dossier()
    {
        await using var world = await World.CreateAsync("sqlite");
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await journey.AcceptAsync(Channel.Direct);
        var done = Assert.IsType<ExportRegister.Outcome.Done>(await ExportAsync(world, journey.Head, "xlsx"));
        var reference = await world.ReferenceAsync();
        var table = RegisterTable.Of(done.Lines, March, reference.LetterSets, done.Frame, withMore: true);
        var heading = ReportFile.HeadingOf(done.Unit, reference.Organisation);
        Assert.Equal("Mẫu số 07, Thông tư số 03/2025/TT-VPCP", table.Form);
        Assert.Equal("Mẫu số 06, Thông tư số 01/2018/TT-VPCP", RegisterTable.Of([], March with { From = new(2024, 1, 1), To = new(2024, 1, 31) }, reference.LetterSets, done.Frame).Form);

        var csv = Encoding.UTF8.GetString(TextTableFile.Make(table, heading, "csv")).TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, csv.Length);
        Assert.StartsWith("TT,Mã hồ sơ,Tên thủ tục hành chính,Số bộ,", csv[0], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(TextTableFile.Make(table, heading, "json"));
        Assert.Equal(done.Lines.Select(l => l.Code), json.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("Mã hồ sơ").GetString()!));
        Assert.All(json.RootElement.GetProperty("lines").EnumerateArray(), l => Assert.Equal("Công dân", l.GetProperty("Loại chủ hồ sơ").GetString()));
        Assert.Equal(["Cổng của hệ thống này", "Tại quầy"], json.RootElement.GetProperty("lines").EnumerateArray().Select(l => l.GetProperty("Hình thức tiếp nhận chi tiết").GetString()!));
        using var xlsx = new MemoryStream(TextTableFile.Make(table, heading, "xlsx"));
        using (var workbook = SpreadsheetDocument.Open(xlsx, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(error => error.Description));
            Assert.Equal(2 + 5 + 1, workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.Row>().Count());
        }

        using var docx = new MemoryStream(TextTableFile.Make(table, heading, "docx"));
        using var document = WordprocessingDocument.Open(docx, isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(document).Select(error => error.Description));
        Assert.Contains(done.Lines[1].Code, document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
        Assert.True(document.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Wordprocessing.TableHeader>().Any());
    }

    [Theory]
    [InlineData("SKHCN-QT", "2026-03-02", "2026-03-01", "period_reversed")]
    [InlineData("SKHCN-QT", "1999-03-02", "2026-03-01", "year_out_of_range")]
    [InlineData("BKHCN", "2026-03-01", "2026-03-01", "unit_unknown")]
    public async Task A_wrong_question_is_told(string unit, string from, string to, string code)
    {
        await using var world = await World.CreateAsync("sqlite");
        var question = new ReadRegister.Question(unit, DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(code, Assert.Single((await ReadAsync(world, await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), question)).Faults).Code);
    }

    private static Task<(ReadRegister.Page? Page, Data.Organisation.Unit? Unit, IReadOnlyList<FieldFault> Faults)> ReadAsync(World world, Actor viewer, ReadRegister.Question question, ReadRegister.Cursor? after = null) =>
        world.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(viewer, world.Clock.Now, question, ReadRegister.Cursor.Parse(after?.ToString())));

    private static Task<ExportRegister.Outcome> ExportAsync(World world, Actor who, string format) =>
        world.Do<ExportRegister, ExportRegister.Outcome>(u => u.RunAsync(world.By(who) with { Process = "workspace" }, March, format));
}
