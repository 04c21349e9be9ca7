using CaiCach.Application.Organisation;
using CaiCach.Application.Reports;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>The reports of a body that has ended are closed and corrected by whoever took its place.</summary>
public sealed class EndedBodyReportsTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private const string New = "SKHCN-MOI";

    private static readonly (DateOnly From, DateOnly To) February = (new(2026, 2, 1), new(2026, 2, 28));
    private static readonly (DateOnly From, DateOnly To) March = (new(2026, 3, 1), new(2026, 3, 31));
    private static readonly (DateOnly From, DateOnly To) SecondQuarter = (new(2026, 3, 15), new(2026, 6, 14)); // by NĐ 09/2019

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_controller_of_the_successor_closes_and_corrects_periods_that_end_before_on_and_after_the_day(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2026-02-25T09:00");
        var office = await Reorganised.OpenAsync(world);
        var (own, minister) = (await world.OfficialAsync(Role.ProcedureController, Old), await world.OfficialAsync(Role.ProcedureController, "BKHCN"));
        await office.AcceptAsync(Old);
        await office.AcceptAsync(Other);
        world.Clock.SetLocal("2026-03-04T10:00");
        await office.AcceptAsync(Old);
        world.Clock.SetLocal("2026-03-30T09:00");
        Assert.Equal(1, Assert.IsType<FreezeReport.Outcome.Done>(await office.CloseAsync(own, Old, ReportForm.Ii06a, February)).Version);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(new(2026, 3, 31), Old, Other)));
        world.Clock.SetLocal("2026-03-31T00:05");
        Assert.Equal(3, await office.CarryOutAsync());

        // From the day on, the old post is none; the same person closes by the post at the successor, nobody else does.
        world.Clock.SetLocal("2026-07-01T09:00");
        var heir = await office.TodayAsync(own);
        Assert.All(heir.Posts, p => Assert.Equal(office.Id(New), p.AgencyId));
        foreach (var stranger in new[] { minister, await world.OfficialAsync(Role.ProcedureController, "BKHCN-KNDN"), await world.OfficialAsync(Role.Leader, New) })
        {
            Assert.IsType<FreezeReport.Outcome.NotFound>(await office.CloseAsync(stranger, Old, ReportForm.Ii06, February, heir));
        }

        foreach (var (body, period, form) in
            from body in new[] { Old, Other, New }
            from period in new[] { February, March, SecondQuarter }
            from form in new[] { ReportForm.Ii06a, ReportForm.Ii06, ReportForm.Ii07 }
            where (body, period, form) != (Old, February, ReportForm.Ii06a)
            select (body, period, form))
        {
            var outcome = await office.CloseAsync(heir, body, form, period);
            Assert.True(outcome is FreezeReport.Outcome.Done { Version: 1 }, $"{body} {period} {form}: {outcome}");
        }

        Assert.Equal([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], (await office.ShownAsync(heir, Old, ReportForm.Ii06a, March)).Report.Table.Lines[^1].Figures);
        Assert.Equal([3, 1, 0, 2, 0, 0, 0, 0, 3, 0, 3], (await office.ShownAsync(heir, New, ReportForm.Ii06a, March)).Report.Table.Lines[^1].Figures);

        // What is found out later about the old body is its next version.
        await world.CountAsync(Old, MeasureCodes.AcceptedPost, February.To, 1);
        await world.CountAsync(Old, MeasureCodes.FinishedOnTime, February.To, 1);
        Assert.Equal(2, Assert.IsType<FreezeReport.Outcome.Done>(await office.CloseAsync(heir, Old, ReportForm.Ii06a, February, reason: "Bổ sung hồ sơ qua bưu chính")).Version);
        var corrected = await office.ShownAsync(heir, Old, ReportForm.Ii06a, February);
        Assert.Equal((2, heir.Name), (corrected.Frozen!.Number, corrected.Frozen.By));
        Assert.Equal([2, 1, 1, 0, 1, 0, 1, 0, 1, 1, 0], corrected.Report.Table.Lines[^1].Figures);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_divided_body_is_reported_on_by_either_part_and_one_closed_without_successor_by_the_body_above(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        await office.AcceptAsync(Old);
        var closed = await world.UnitAsync("BKHCN-ATBX");
        var above = await world.OfficialAsync(Role.ProcedureController, "BKHCN");
        await using (var db = world.Database.Open())
        {
            db.Offerings.RemoveRange(db.Offerings.Where(o => o.AgencyId == closed));
            await db.SaveChangesAsync();
        }

        DateOnly day = new(2026, 3, 2);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(new(ReorganisationKind.Split, "5/QĐ", day, day, [office.Id(Old)], [new(null, "S-MOT", "H50.991", "Sở Một"), new(null, "S-HAI", "H50.992", "Sở Hai")])));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(new(ReorganisationKind.Close, "6/QĐ", day, day, [closed], [])));
        await office.CarryOutAsync();
        Assert.True((await world.ReferenceAsync()).Organisation.HasEnded(closed));
        world.Clock.SetLocal("2026-04-01T09:00");
        var parts = new[] { await world.OfficialAsync(Role.ProcedureController, "S-MOT"), await world.OfficialAsync(Role.ProcedureController, "S-HAI") };
        Assert.IsType<FreezeReport.Outcome.Done>(await office.CloseAsync(parts[0], Old, ReportForm.Ii06a, March));
        Assert.IsType<FreezeReport.Outcome.Done>(await office.CloseAsync(parts[1], Old, ReportForm.Ii06, March));
        Assert.IsType<FreezeReport.Outcome.NotFound>(await office.CloseAsync(above, Old, ReportForm.Ii07, March));
        Assert.IsType<FreezeReport.Outcome.NotFound>(await office.CloseAsync(parts[0], "BKHCN-ATBX", ReportForm.Ii06a, March, above));
        Assert.IsType<FreezeReport.Outcome.Done>(await office.CloseAsync(above, "BKHCN-ATBX", ReportForm.Ii06a, March));
    }
}
