using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reports;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>Two departments are merged in the middle of a reporting period, told as one story.</summary>
public sealed class MergerTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private const string Ministry = "BKHCN";
    private const string New = "SKHCN-MOI";

    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly PeriodStart = new(2026, 3, 10);
    private static readonly DateOnly Eve = new(2026, 3, 15);
    private static readonly DateOnly Day = new(2026, 3, 16);
    private static readonly DateOnly PeriodEnd = new(2026, 3, 31);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_departments_are_merged_in_mid_period_and_the_reports_before_during_and_after_balance(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var carried = new[] { await office.AcceptAsync(Old), await office.AcceptAsync(Old, Channel.Direct), await office.AcceptAsync(Other) };
        world.Clock.SetLocal("2026-03-04T10:00");
        await office.FinishAsync(carried[0]);
        var waiting = carried[0];
        var late = carried[1]; // due Monday 09/3/2026 at 17:00
        world.Clock.SetLocal("2026-03-11T10:00");
        var received = await office.AcceptAsync(Old);
        var receivedOther = await office.AcceptAsync(Other, Channel.Post);
        var finished = await office.AcceptAsync(Old);
        var request = await office.SubmitAsync(Old);
        world.Clock.SetLocal("2026-03-12T10:00");
        await office.FinishAsync(finished);
        await office.DeliverAsync(finished);
        world.Clock.SetLocal("2026-03-13T10:00");
        await office.TransferAsync(received);

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other)));
        var before = await office.FiguresAsync(First, new(2026, 3, 9));
        var stub = await office.FiguresAsync(PeriodStart, Eve);
        var sheets = await office.SheetsAsync();
        var registers = await office.RegistersAsync(First, new(2026, 3, 9), PeriodStart, Eve);
        await office.RegisterIsAsync(Old, First, new(2026, 3, 9), carried[0], carried[1]);
        await office.RegisterIsAsync(Old, PeriodStart, Eve, received, finished);
        world.Clock.SetLocal("2026-03-15T23:59");
        Assert.Equal(0, await office.CarryOutAsync());
        Assert.Null((await world.ReferenceAsync()).Organisation.Find(New));

        // The day comes: everything open moves, once.
        world.Clock.SetLocal("2026-03-16T00:00");
        Assert.Equal(6, await office.CarryOutAsync());
        Assert.Equal(0, await office.CarryOutAsync());
        var tree = (await world.ReferenceAsync()).Organisation;
        var merged = tree.Find(New)!;
        foreach (var id in new[] { waiting, late, carried[2], received, receivedOther, request })
        {
            var dossier = await world.DossierAsync(id);
            Assert.Equal(merged.Id, dossier.AgencyId);
            Assert.NotEqual(merged.Id, dossier.ReceivedById);
            Assert.Equal(merged.Id, tree.Find(dossier.HolderUnitId)!.AgencyId);
            Assert.Single(await office.EventsAsync(id), e => e.Type == DossierEvents.Moved);
        }

        Assert.Equal(tree.Find(Old)!.Id, (await world.DossierAsync(finished)).AgencyId);

        // Closed periods keep their figures, the day's sheets too.
        Assert.Equal(before, await office.FiguresAsync(First, new(2026, 3, 9)));
        Assert.Equal(stub, await office.FiguresAsync(PeriodStart, Eve));
        Assert.Equal(sheets, await office.SheetsAsync());

        // The registers too: what was accepted before stands where it was, what was accepted in the period where it ended up, and there are as many lines as columns (4) and (5) say.
        Assert.Equal(registers, await office.RegistersAsync(First, new(2026, 3, 9), PeriodStart, Eve));
        await office.RegisterIsAsync(New, First, Eve);
        await office.RegisterIsAsync(New, PeriodStart, PeriodEnd, received, receivedOther);
        await office.RegisterIsAsync(Old, PeriodStart, PeriodEnd, finished);
        await office.RegisterIsAsync(Old, First, PeriodEnd, waiting, finished); // ended before the move: received and finished there, returned by the successor
        await office.RegisterIsAsync(New, First, PeriodEnd, late, carried[2], received, receivedOther);
        var moved = await office.LinesAsync(Old, First, new(2026, 3, 9), await office.Async(New, Role.Receiver));
        Assert.All(moved, line => Assert.Equal((merged.Id, "Sở Khoa học và Công nghệ tỉnh Quảng Trị"), (line.MovedTo!.Id, line.Body)));

        // The period with the merger: each dossier where it ends up, what was carried over with the transfer line.
        await office.SameAsync(PeriodStart, PeriodEnd, Old, [1, 1, 0, 0, 1, 1, 0, 0, 0, 0, 0]);
        await office.SameAsync(PeriodStart, PeriodEnd, Other, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        await office.SameAsync(PeriodStart, PeriodEnd, New, [4, 1, 1, 2, 0, 0, 0, 0, 4, 2, 2]);
        await office.SameAsync(PeriodStart, PeriodEnd, Ministry, [5, 2, 1, 2, 1, 1, 0, 0, 4, 2, 2]);
        Assert.Equal(new(2, 0, 2, 0), (await office.ReportAsync(PeriodStart, PeriodEnd, New)).Moved);
        Assert.Equal(new(0, 1, 0, 1), (await office.ReportAsync(PeriodStart, PeriodEnd, Old)).Moved);
        Assert.Equal(new(0, 1, 0, 1), (await office.ReportAsync(PeriodStart, PeriodEnd, Other)).Moved);
        await office.RowsBehindEveryFigureAsync(PeriodStart, PeriodEnd);

        // The sheets of the day itself balance with what came and left.
        Assert.Equal((0L, 2L, 0L), await office.SheetAsync(Old, Day) is { } left ? (left[DayFigure.MovedIn], left[DayFigure.MovedOut], left[DayFigure.OpenAtEnd]) : default);
        Assert.Equal((4L, 0L, 4L), await office.SheetAsync(New, Day) is { } came ? (came[DayFigure.MovedIn], came[DayFigure.MovedOut], came[DayFigure.OpenAtEnd]) : default);

        // The merged department works on with the same people, and the next period begins with what this one left.
        world.Clock.SetLocal("2026-03-17T10:00");
        await office.HandleAsync(received, transfer: false);
        await office.FinishAsync(late);
        await office.DeliverAsync(waiting);
        await office.SameAsync(PeriodStart, PeriodEnd, New, [4, 1, 1, 2, 2, 1, 0, 1, 2, 1, 1]);
        await office.SameAsync(PeriodStart, PeriodEnd, Ministry, [5, 2, 1, 2, 3, 2, 0, 1, 2, 1, 1]);
        world.Clock.SetLocal("2026-04-02T10:00");
        var next = await office.AcceptAsync(New);
        await office.SameAsync(new(2026, 4, 1), new(2026, 4, 30), New, [3, 1, 0, 2, 0, 0, 0, 0, 3, 1, 2]);
        await office.SameAsync(new(2026, 4, 1), new(2026, 4, 30), Old, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Assert.Equal(stub, await office.FiguresAsync(PeriodStart, Eve));
        Assert.Equal(registers, await office.RegistersAsync(First, new(2026, 3, 9), PeriodStart, Eve));
        await office.YearAsync();
        await office.RowsBehindEveryFigureAsync(PeriodStart, PeriodEnd);
        Assert.NotEqual(next, received);

        // Old codes and old letters are found by everybody as before.
        var code = (await world.DossierAsync(received)).Code;
        Assert.StartsWith("H50.901", code, StringComparison.Ordinal);
        Assert.NotNull(await world.Do<FollowDossier, FollowDossier.Found?>(u => u.RunAsync(code, "9901")));
        await using var db = world.Database.Open();
        var letter = await db.Letters.AsNoTracking().FirstAsync(l => l.DossierId == received);
        Assert.Equal((code, tree.ReceptionOf(merged.Id).Id), await world.Do<CheckLetter, CheckLetter.Found?>(u => u.RunAsync(letter.Token)) is { } found ? (found.Code, found.UnitId) : default);
        await world.AssertRecountAsync();
        var ledger = await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        Assert.Equal(0, ledger.Faults);
    }

    /// <summary>Quarter I by NĐ 09/2019 ends on the eve of the merger's month, quarter II begins on the eve of the merger.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Late_dossiers_and_closed_reports_balance_before_during_and_after(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        (DateOnly From, DateOnly To) before = (new(2025, 12, 15), new(2026, 3, 14)), during = (new(2026, 3, 15), new(2026, 6, 14)), march = (new(2026, 3, 1), new(2026, 3, 31)), april = (new(2026, 4, 1), new(2026, 4, 30));
        var (own, minister) = (await world.OfficialAsync(Role.ProcedureController, Old), await world.OfficialAsync(Role.ProcedureController, Ministry));
        var (late, lateOther) = (await office.AcceptAsync(Old), await office.AcceptAsync(Other)); // due Monday 09/3/2026 at 17:00
        world.Clock.SetLocal("2026-03-10T10:00");
        var fresh = await office.AcceptAsync(Old);
        var done = await office.AcceptAsync(Other);
        await office.FinishAsync(done);
        foreach (var (id, head) in new[] { (late, await office.Async(Old, Role.AgencyHead)), (lateOther, await office.Async(Other, Role.AgencyHead)) })
        {
            await office.ActAsync<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(head), id, v, new(LateCause.Staff)));
        }

        world.Clock.SetLocal("2026-03-15T09:00");
        await CloseAllAsync(own, Old, before);
        await CloseAllAsync(minister, Ministry, before);
        Assert.Equal([1, 0, 1], (await office.ShownAsync(own, Old, ReportForm.Ii07, before)).Report.Table.Lines[^1].Figures.Take(3));
        var kept = await HashesAsync();

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other)));
        world.Clock.SetLocal("2026-03-16T00:00");
        Assert.Equal(4, await office.CarryOutAsync());
        var heir = await office.TodayAsync(own);

        // What was closed stays to the letter, and the figures of now say the same, II.07 and its causes too.
        Assert.Equal(kept, await HashesAsync());
        world.Clock.SetLocal("2026-03-17T10:00");
        await office.FinishAsync(late);
        await office.HandleAsync(fresh, transfer: true);
        world.Clock.SetLocal("2026-04-01T09:00");
        Assert.Equal(kept, await HashesAsync());

        // The month with the merger: each late dossier is told once, where it ended up; the ministry's is the sum, each body a row of II.06.
        foreach (var body in new[] { Old, Other, New })
        {
            await CloseAllAsync(heir, body, march);
        }

        await CloseAllAsync(minister, Ministry, march);
        var told = await Task.WhenAll(new[] { Old, Other, New, Ministry }.Select(unit => LateOfAsync(unit, march)));
        Assert.Equal(["0 0 0", "0 0 0", "2 1 1", "2 1 1"], told);
        var bodies = (await office.ShownAsync(minister, Ministry, ReportForm.Ii06, march)).Report.Table.Lines;
        Assert.Equal((await office.ShownAsync(minister, Ministry, ReportForm.Ii06a, march)).Report.Table.Lines[^1].Figures, bodies[^1].Figures);
        Assert.Equal([1, 0, 0], new[] { Other, Old, New }.Select(b => bodies.Where(l => l.Code == b).Sum(l => l.Figures[4]) - (b == New ? 2 : 0)));

        // After: the next month follows the closed one, and the quarter with the merger follows the closed quarter before it.
        await office.HandleAsync(lateOther, transfer: true);
        world.Clock.SetLocal("2026-05-04T09:00");
        await CloseAllAsync(heir, New, april);
        await CloseAllAsync(minister, Ministry, april);
        world.Clock.SetLocal("2026-06-15T09:00");
        await CloseAllAsync(heir, Old, during);
        await CloseAllAsync(heir, New, during);
        await CloseAllAsync(minister, Ministry, during);
        Assert.Equal(["0 0 0", "2 2 0", "2 2 0"], await Task.WhenAll(new[] { Old, New, Ministry }.Select(unit => LateOfAsync(unit, during))));
        Assert.Equal(kept, await HashesAsync());
        await world.AssertRecountAsync();

        async Task CloseAllAsync(Actor who, string unit, (DateOnly, DateOnly) period)
        {
            foreach (var form in new[] { ReportForm.Ii06a, ReportForm.Ii06, ReportForm.Ii07 })
            {
                var outcome = await office.CloseAsync(who, unit, form, period);
                Assert.True(outcome is FreezeReport.Outcome.Done { Version: 1 }, $"{unit} {period} {form}: {outcome}");
            }
        }

        async Task<string> HashesAsync()
        {
            var lines = new List<string>();
            foreach (var (unit, form) in from unit in new[] { Old, Ministry } from form in new[] { ReportForm.Ii06a, ReportForm.Ii06, ReportForm.Ii07 } select (unit, form))
            {
                var shown = await office.ShownAsync(Actor.System, unit, form, before);
                Assert.True(shown.Frozen!.Intact);
                lines.Add($"{unit} {form} {shown.Frozen.Hash} {shown.Differences.Count}");
            }

            return string.Join('\n', lines);
        }

        async Task<string> LateOfAsync(string unit, (DateOnly, DateOnly) period) =>
            string.Join(' ', (await office.ShownAsync(Actor.System, unit, ReportForm.Ii07, period)).Report.Table.Lines[^1].Figures.Take(3));
    }
}
