using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Reports;

/// <summary>Both due dates are reported: what ended by the new appointment of an apology is late against the original due date, and is told apart. Due Monday 09/3/2026 at 17:00, appointment 16/3/2026 at 17:00.</summary>
public sealed class KeptAppointmentTests
{
    private static readonly ListReportRows.Cell March = new(World.Agency, new(2026, 3, 1), new(2026, 3, 31), ListReportRows.Cell.KeptAppointment, null);

    [Theory]
    [InlineData("sqlite", "2026-03-09T17:00", 0, 0)]
    [InlineData("sqlite", "2026-03-09T17:01", 1, 1)]
    [InlineData("sqlite", "2026-03-16T17:00", 1, 1)]
    [InlineData("postgres", "2026-03-16T17:00", 1, 1)]
    [InlineData("sqlite", "2026-03-16T17:01", 1, 0)]
    [InlineData("postgres", "2026-03-16T17:01", 1, 0)]
    public async Task What_ended_by_the_new_appointment_is_late_and_is_told_apart(string engine, string end, int late, int kept)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await ApologisedAsync(world, people);
        await FinishAsync(world, people, id, end, late > 0);

        var report = await MadeAsync(world, Ii06aRowsBy.Field);
        Assert.Equal((late, kept, kept), ((int)report.Total.Finished.Late, (int)report.KeptAppointment, (int)(report.Rows[0].KeptAppointment ?? 0)));
        Assert.Equal(kept, (int)((await MadeAsync(world, Ii06aRowsBy.Body)).Rows[0].KeptAppointment ?? 0));
        Assert.Equal(kept == 0 ? [] : [id], (await RowsAsync(world, people.Head, March))!.Rows.Select(r => r.Id));
        Assert.Equal(kept, Ii06aTable.Of(report).Remarks.Count(r => r.Contains("trong số quá hạn ở cột (10) có 1 hồ sơ giải quyết xong đúng theo lịch hẹn lại nhưng quá hạn gốc", StringComparison.Ordinal)));
        using var json = new MemoryStream();
        ReportJson.Write(await ShownAsync(world, people.Head), json);
        Assert.Equal(kept > 0, Encoding.UTF8.GetString(json.ToArray()).Contains("\"keptAppointment\":1", StringComparison.Ordinal));

        // Long after, the figure of March is what it was, and no other period has it.
        world.Clock.SetLocal("2026-06-01T09:00");
        Assert.Equal(kept, (int)(await MadeAsync(world, Ii06aRowsBy.Field)).KeptAppointment);
        Assert.Empty((await RowsAsync(world, people.Head, March with { From = new(2026, 4, 1), To = new(2026, 4, 30) }))!.Rows);
        Assert.Null(await RowsAsync(world, people.Head, March with { Form = ReportForm.Ii07 }));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_lists_and_the_register_have_the_new_appointment_beside_the_original_due_date(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await Journey.InAsync(world);
        var id = await ApologisedAsync(world, people);
        var dossier = await world.DossierAsync(id);
        world.Clock.SetLocal("2026-03-10T09:00");
        var place = WatchDossiers.PlacesOf(people.Head, (await world.ReferenceAsync()).Organisation).First(p => p.IsBody);
        var watched = Assert.Single((await world.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(new(place), WatchList.Late, world.Clock.Now))).Rows);
        Assert.Equal((dossier.DueAt, dossier.AppointmentAt), (watched.DueAt, watched.AppointmentAt));
        var row = Assert.Single((await world.Do<ListWork, ListWork.Page>(u => u.RunAsync(people.Specialist, new(Desk.Handle, dossier.AgencyId)))).Rows);
        Assert.Equal(dossier.AppointmentAt, row.AppointmentAt);
        var owed = Assert.Single((await world.Do<LateCauseList, ListWork.Page>(u => u.RunAsync(people.Head, world.Clock.Now))).Rows);
        Assert.Equal(dossier.AppointmentAt, owed.AppointmentAt);
        Assert.Equal("Quyển 2026, số 01/BPTNTKQ. Đang xử lý; quá hạn. Hẹn lại; hạn gốc 17:00 09/03/2026", await NoteAsync());

        await FinishAsync(world, people, id, "2026-03-16T09:00", late: true);
        Assert.Equal("Quyển 2026, số 01/BPTNTKQ. Quá hạn. Hẹn lại, xong theo lịch hẹn lại; hạn gốc 17:00 09/03/2026", await NoteAsync());

        async Task<string> NoteAsync()
        {
            var (page, _, _) = await world.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(people.Receiver, world.Clock.Now, new(World.Agency, March.From, March.To)));
            return RegisterTable.Of(Assert.Single(page!.Lines))[^1];
        }
    }

    private static async Task<Guid> ApologisedAsync(World world, Journey people)
    {
        var id = await people.AcceptAsync();
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        await people.Act<TransferDossier>(id, (u, v) => u.RunAsync(world.By(people.Receiver), id, v, division));
        await people.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(people.DivisionHead), id, v, people.Specialist.Id!.Value));
        await people.Act<ApologiseForDelay>(id, (u, v) => u.RunAsync(world.By(people.Head), id, v, new(2026, 3, 16), "Phải xác minh thực địa"));
        return id;
    }

    private static async Task FinishAsync(World world, Journey people, Guid id, string end, bool late)
    {
        world.Clock.SetLocal(end);
        await people.Act<ProposeDecision>(id, async (u, v) => await u.RunAsync(world.By(people.Specialist), id, v, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: await world.ResultDraftAsync(people.Specialist))));
        await people.Act<DecideDossier>(id, (u, v) => u.GrantAsync(world.By(people.Head), id, v, late ? new(LateCause.Staff) : null));
        var result = await world.UploadAsync(people.Clerk, "%PDF-1.4 kết quả");
        await people.Act<IssueResult>(id, (u, v) => u.RunAsync(world.By(people.Clerk), id, v, new("12/GXN-SKHCN", new(2026, 3, 9), result.Id)));
    }

    private static async Task<Ii06aReport> MadeAsync(World world, Ii06aRowsBy by) =>
        Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, March.Unit, March.From, March.To, by))).Report;

    private static async Task<ReadReport.Outcome.Shown> ShownAsync(World world, Actor viewer) =>
        Assert.IsType<ReadReport.Outcome.Shown>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(viewer, world.Clock.Now, new(ReportForm.Ii06a, March.Unit, March.From, March.To, null))));

    private static Task<MeasureRows.Page?> RowsAsync(World world, Actor viewer, ListReportRows.Cell cell) =>
        world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(viewer, world.Clock.Now, cell));
}
