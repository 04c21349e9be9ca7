using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

public sealed class ReportIi06aTests
{
    private static readonly DateOnly Day1 = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Dossiers_carried_over_received_and_finished_stand_in_their_columns(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var carried = await journey.AcceptAsync();
        var early = await journey.AcceptAsync(Channel.Direct);
        world.Clock.SetLocal("2026-03-04T10:00");
        await journey.FinishAsync(early);
        await journey.AcceptAsync();
        world.Clock.SetLocal("2026-03-10T10:00");
        await journey.FinishAsync(carried);

        Assert.Equal([3, 2, 1, 0, 2, 1, 0, 1, 1, 1, 0], (await MadeAsync(world, Day1, new(2026, 3, 10))).Total.Columns);
        var second = await MadeAsync(world, new(2026, 3, 3), new(2026, 3, 31));
        Assert.Equal([3, 1, 0, 2, 2, 1, 0, 1, 1, 1, 0], second.Total.Columns);
        Assert.Equal(second.Total, Assert.Single(second.Rows).Figures);
        Assert.Equal([3, 1, 0, 2, 2, 1, 0, 1, 1, 1, 0], (await MadeAsync(world, new(2026, 3, 3), new(2026, 3, 31), "BKHCN")).Total.Columns);
        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], (await MadeAsync(world, new(2026, 3, 3), new(2026, 3, 31), "BKHCN-SHTT")).Total.Columns);
        await world.AssertRecountAsync();
        Assert.Equal(second.Total, (await MadeAsync(world, new(2026, 3, 3), new(2026, 3, 31))).Total);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_open_dossier_is_late_from_its_due_time_in_a_running_period_and_from_its_due_day_in_a_past_one(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        foreach (var (moment, late) in new[] { ("2026-03-08T23:59", 0), ("2026-03-09T16:59", 0), ("2026-03-09T17:00", 1), ("2026-03-09T17:01", 1), ("2026-03-10T08:00", 1) })
        {
            world.Clock.SetLocal(moment);
            var running = await MadeAsync(world, Day1, new(2026, 3, 31));
            Assert.Equal((1 - late, late), (running.Total.InProgress.InTime, running.Total.InProgress.Late));
            Assert.Equal([late, 1 - late], [await CountAsync(world, journey.Head, 13, Day1, new(2026, 3, 31)), await CountAsync(world, journey.Head, 12, Day1, new(2026, 3, 31))]);
        }

        Assert.Equal(0, (await MadeAsync(world, Day1, new(2026, 3, 8))).Total.InProgress.Late);
        Assert.Equal(1, (await MadeAsync(world, Day1, new(2026, 3, 9))).Total.InProgress.Late);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_that_waits_for_papers_is_in_time_and_is_late_again_when_its_clock_runs_out(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync();
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        await journey.Act<TransferDossier>(id, (u, v) => u.RunAsync(world.By(journey.Receiver), id, v, division));
        world.Clock.SetLocal("2026-03-06T09:00");
        string[] items = ["Bản sao giấy chứng nhận"];
        await journey.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(journey.DivisionHead), id, v, journey.Specialist.Id!.Value));
        await journey.Act<ProposeDecision>(id, (u, v) => u.RunAsync(world.By(journey.Specialist), id, v, new(ProposalKind.Supplement, "Thiếu giấy chứng nhận.", "Điều 5", items)));
        await journey.Act<AskSupplement>(id, (u, v) => u.RunAsync(world.By(journey.Head), id, v, items, "Thiếu giấy chứng nhận.", "Điều 5", exception: "Phát hiện khi thẩm định"));
        world.Clock.SetLocal("2026-03-20T09:00");
        Assert.Equal((1, 0), await OpenAsync());
        var upload = await world.UploadAsync(journey.Citizen);
        await journey.Act<HandInSupplement>(id, (u, v) => u.RunAsync(world.By(journey.Citizen), id, v, [new("C1", upload.Id)]));
        await journey.Act<ReceiveSupplement>(id, (u, v) => u.RunAsync(world.By(journey.Receiver), id, v));
        Assert.Equal((1, 0), await OpenAsync());
        world.Clock.SetLocal("2026-03-31T09:00");
        Assert.Equal((0, 1), await OpenAsync());
        await world.AssertRecountAsync();

        async Task<(long InTime, long Late)> OpenAsync() =>
            await MadeAsync(world, Day1, new(2026, 3, 31)) is { Total.InProgress: var open } ? (open.InTime, open.Late) : default;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_figure_of_the_report_has_as_many_dossiers_behind_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var carried = await journey.AcceptAsync();
        await journey.AcceptAsync(Channel.Direct);
        world.Clock.SetLocal("2026-03-09T10:00");
        await journey.FinishAsync(carried);
        var finished = await journey.AcceptAsync();
        await journey.FinishAsync(finished);
        await journey.AcceptAsync();
        foreach (var from in new[] { Day1, new DateOnly(2026, 3, 9) })
        {
            var report = await MadeAsync(world, from, new(2026, 3, 31));
            for (var column = 3; column <= 13; column++)
            {
                Assert.Equal(report.Total.Columns[column - 3], await CountAsync(world, journey.Head, column, from, new(2026, 3, 31)));
            }
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_bodies_below_a_unit_stand_a_row_each_and_make_its_total(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        await journey.FinishAsync(await journey.AcceptAsync(Channel.Direct));
        await world.CountAsync("BKHCN-SHTT", MeasureCodes.AcceptedOnline, Day1, 3);

        world.Clock.SetLocal("2026-03-09T08:00");
        var report = await MadeAsync(world, Day1, new(2026, 3, 31), "BKHCN", Ii06aRowsBy.Body);
        Assert.Equal(["BKHCN-SHTT", World.Agency], report.Rows.Select(row => row.Code));
        Assert.Equal([3, 3, 0, 0, 0, 0, 0, 0, 3, 3, 0], report.Rows[0].Figures.Columns);
        Assert.Equal([2, 1, 1, 0, 1, 1, 0, 0, 1, 1, 0], report.Rows[1].Figures.Columns);
        Assert.Equal((await MadeAsync(world, Day1, new(2026, 3, 31), "BKHCN")).Total, report.Total);
        Assert.Equal((await MadeAsync(world, Day1, new(2026, 3, 31))).Total, report.Rows[1].Figures);

        var ministry = await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");
        Assert.Equal(2, (await RowsAsync(World.Agency))!.Rows.Count);
        Assert.Null(await RowsAsync("SKHCN-QT-QLCN"));
        Assert.Null(await RowsAsync("KHONG-CO"));

        Task<MeasureRows.Page?> RowsAsync(string body) =>
            world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(ministry, world.Clock.Now, new("BKHCN", Day1, new(2026, 3, 31), 3, null, body)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_broken_identity_is_named_with_its_place_and_there_is_no_report(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.CountAsync(World.Agency, MeasureCodes.FinishedEarly, Day1, 1);

        var broken = Assert.IsType<ReportIi06a.Outcome.Broken>(await RunAsync(world, Actor.System, World.Agency, Day1, Day1));
        var field = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!.FieldCode;
        Assert.Contains(broken.Identities, b => b.Code == "(11)≥0" && b.Place == $"Lĩnh vực {field}");
    }

    [Theory]
    [InlineData("KHONG-CO", "2026-01-01", "2026-03-01", "unit")]
    [InlineData("BKHCN-VP", "2026-01-01", "2026-03-01", "unit")]
    [InlineData("SKHCN-QT", "2026-03-01", "2026-02-28", "to")]
    [InlineData("SKHCN-QT", "2026-03-03", "2026-03-04", "from")]
    [InlineData("SKHCN-QT", "0001-01-01", "2026-03-04", "from")]
    [InlineData("SKHCN-QT", "2026-01-01", "9999-12-31", "to")]
    public async Task A_question_that_cannot_be_answered_is_refused_at_its_field(string unit, string from, string to, string field)
    {
        await using var world = await World.CreateAsync("sqlite");
        var culture = System.Globalization.CultureInfo.InvariantCulture;
        var invalid = Assert.IsType<ReportIi06a.Outcome.Invalid>(await RunAsync(world, Actor.System, unit, DateOnly.Parse(from, culture), DateOnly.Parse(to, culture)));
        Assert.Equal([field], invalid.Faults.Select(f => f.Field));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_open_year_is_held_against_its_quarters_before_it_is_given_out(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var year = ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2026);
        var first = await journey.AcceptAsync();
        await journey.AcceptAsync(Channel.Direct);
        world.Clock.SetLocal("2026-03-20T10:00"); // in the second quarter; one is late by now
        await journey.FinishAsync(first);
        foreach (var by in Enum.GetValues<Ii06aRowsBy>())
        {
            var made = Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, World.Agency, year.From, year.To, by, withQuarters: true)));
            Assert.Equal((2, 1, 1), (made.Report.Total.Received.Total, made.Report.Total.Finished.Late, made.Report.Total.InProgress.Late));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_official_reads_the_report_of_the_own_body_and_those_below_only(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var leader = await world.OfficialAsync(Role.Leader);
        var specialist = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var ministry = await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");
        Assert.IsType<ReportIi06a.Outcome.Made>(await RunAsync(world, leader, World.Agency, Day1, Day1));
        Assert.IsType<ReportIi06a.Outcome.Invalid>(await RunAsync(world, leader, "BKHCN", Day1, Day1));
        Assert.IsType<ReportIi06a.Outcome.Invalid>(await RunAsync(world, specialist, World.Agency, Day1, Day1));
        Assert.IsType<ReportIi06a.Outcome.Made>(await RunAsync(world, ministry, World.Agency, Day1, Day1));
    }

    private static Task<ReportIi06a.Outcome> RunAsync(World world, Actor viewer, string unit, DateOnly from, DateOnly to, Ii06aRowsBy by = Ii06aRowsBy.Field) =>
        world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(viewer, world.Clock.Now, unit, from, to, by));

    private static async Task<Ii06aReport> MadeAsync(World world, DateOnly from, DateOnly to, string unit = World.Agency, Ii06aRowsBy by = Ii06aRowsBy.Field) =>
        Assert.IsType<ReportIi06a.Outcome.Made>(await RunAsync(world, Actor.System, unit, from, to, by)).Report;

    private static async Task<int> CountAsync(World world, Actor viewer, int column, DateOnly from, DateOnly to)
    {
        var page = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(viewer, world.Clock.Now, new(World.Agency, from, to, column, null)));
        Assert.Equal(0, page!.Hidden);
        return page.Rows.Count;
    }
}
