using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>A past period gives the same figures later, whatever becomes of the procedures and of what was written down.</summary>
public sealed class PastPeriodTests
{
    private const string Moved = "MOI-01";
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Mid = new(2026, 3, 15);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_that_moves_a_procedure_to_another_field_moves_no_past_figure_and_each_dossier_stays_in_its_field(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var old = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        var late = await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        await journey.AcceptAsync();
        world.Clock.SetLocal("2026-03-10T09:00");
        await journey.Act<RecordLateCause>(late, (u, v) => u.RunAsync(world.By(journey.Head), late, v, new(LateCause.Staff)));
        await world.Do<FoldMeasures, int>(u => u.RunAsync());
        world.Clock.SetLocal("2026-03-16T08:00");
        var (before, causes) = (await Ii06aAsync(world, First, Mid), await Ii07Async(world, First, Mid));

        await MoveAsync(world, new(2026, 3, 16));
        await journey.AcceptAsync(Channel.Direct);
        await journey.FinishAsync(late);

        Assert.Equal(Words(before), Words(await Ii06aAsync(world, First, Mid)));
        Assert.Equal(Words(causes), Words(await Ii07Async(world, First, Mid)));
        Assert.Equal((old.FieldCode, old.FieldName), (Assert.Single(before.Rows).Code, before.Rows[0].Name));
        var after = await Ii06aAsync(world, new(2026, 3, 16), Last);
        Assert.Equal(
            [$"{old.FieldCode} {old.FieldName} 2,0,0,2,1,0,0,1,1,0,1", $"{Moved} Lĩnh vực mới 1,0,1,0,0,0,0,0,1,1,0"],
            after.Rows.Select(r => $"{r.Code} {r.Name} {string.Join(',', r.Figures.Columns)}").OrderByDescending(r => r.StartsWith(old.FieldCode, StringComparison.Ordinal)));
        Assert.Equal([2, 1, 1], (await Ii07Async(world, new(2026, 3, 16), Last)).Rows.Single(r => r.Code == old.FieldCode).Figures.Columns.Take(3));
        foreach (var row in after.Rows)
        {
            for (var column = 3; column <= 13; column++)
            {
                var page = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(journey.Head, world.Clock.Now, new(World.Agency, new(2026, 3, 16), Last, column, row.Code)));
                Assert.Equal(row.Figures.Columns[column - 3], page!.Rows.Count);
            }
        }

        await world.AssertRecountAsync();
        Assert.Equal(Words(after), Words(await Ii06aAsync(world, new(2026, 3, 16), Last)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_cause_written_again_counts_from_then_on_and_the_first_one_counts_where_none_was_told_in_time(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var (rewritten, later) = (await journey.AcceptAsync(), await journey.AcceptAsync());
        world.Clock.SetLocal("2026-03-31T23:00");
        await TellAsync(rewritten, new(LateCause.Provision, "Điều 3"));
        Assert.Equal((1, 0, 0, 1), await CausesAsync());

        world.Clock.SetLocal("2026-04-01T00:00");
        await TellAsync(rewritten, new(LateCause.System, "Mất mạng"));
        Assert.Equal((1, 0, 0, 1), await CausesAsync());
        await TellAsync(later, new(LateCause.Staff));
        Assert.Equal((1, 0, 1, 0), await CausesAsync());
        world.Clock.SetLocal("2026-05-05T09:00");
        await TellAsync(later, new(LateCause.System));
        Assert.Equal((1, 0, 1, 0), await CausesAsync());
        Assert.Equal(["Điều 3"], (await Ii07Async(world, First, Last)).Rows.Single().Words);
        Assert.Equal((0, 1, 1, 0), await CausesAsync(new(2026, 4, 1), new(2026, 4, 30)));
        Assert.Equal((0, 2, 0, 0), await CausesAsync(new(2026, 5, 1), new(2026, 5, 31)));
        Assert.Equal([rewritten], await ListAsync(6));
        Assert.Equal([later], await ListAsync(10));
        Assert.Empty(await ListAsync(8));

        Task TellAsync(Guid id, LateReason reason) => journey.Act<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(journey.Head), id, v, reason));

        async Task<(long Provision, long System, long Staff, long Untold)> CausesAsync(DateOnly? from = null, DateOnly? to = null) =>
            (await Ii07Async(world, from ?? First, to ?? Last)).Total.Columns is var c ? (c[3], c[5], c[7], c[10]) : default;

        async Task<IEnumerable<Guid>> ListAsync(int column) =>
            (await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(journey.Head, world.Clock.Now, new(World.Agency, First, Last, column, null, Form: ReportForm.Ii07))))!.Rows.Select(r => r.Id);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_cause_has_its_column_and_behind_it_the_dossiers_of_that_cause_alone(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        List<Guid> late = [];
        for (var i = 0; i <= LateCauses.All.Count; i++)
        {
            late.Add(await journey.AcceptAsync());
        }

        world.Clock.SetLocal("2026-03-16T09:00");
        foreach (var (cause, id) in LateCauses.All.Zip(late))
        {
            await journey.Act<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(journey.Head), id, v, new(cause, $"Vì {cause}")));
        }

        Assert.Equal([8, 0, 8, 1, 1, 1, 1, 1, 1, 1, 1], (await Ii07Async(world, First, Last)).Total.Columns);
        for (var i = 0; i < late.Count; i++)
        {
            var page = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(journey.Head, world.Clock.Now, new(World.Agency, First, Last, 6 + i, null, Form: ReportForm.Ii07)));
            Assert.Equal([late[i]], page!.Rows.Select(r => r.Id));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_cause_told_after_the_period_counts_from_its_moment_on_and_the_figures_of_a_moment_stay_the_same(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var (early, late) = (await journey.AcceptAsync(), await journey.AcceptAsync());
        world.Clock.SetLocal("2026-03-31T23:00");
        var running = await ReadAsync(null);
        Assert.Equal((null, null), (running.AsOf, running.AsOfSentence));
        world.Clock.SetLocal("2026-04-02T09:00:00");
        await TellAsync(early, new(LateCause.Provision, "Điều 3"));
        var shown = await ReadAsync(null);
        var asOf = world.Clock.Now;
        Assert.Equal((asOf, (1, 0, 1)), (shown.AsOf, Causes(shown)));
        Assert.EndsWith("đến ngày ấy chưa ghi thì lấy nguyên nhân ghi đầu tiên sau đó, tính đến 09:00:00 ngày 02/04/2026.", Assert.Single(shown.Table.Remarks), StringComparison.Ordinal);

        world.Clock.SetLocal("2026-04-02T09:00:01");
        await TellAsync(late, new(LateCause.Staff));
        await TellAsync(early, new(LateCause.Staff));
        Assert.Equal((1, 1, 0), Causes(await ReadAsync(null)));
        Assert.Equal((1, 0, 1), Causes(await ReadAsync(asOf)));
        Assert.Equal((0, 0, 2), Causes(await ReadAsync(asOf.AddSeconds(-1))));
        Assert.Equal([late], await ListAsync(13, asOf));
        Assert.Equal([early], await ListAsync(6, asOf));
        Assert.Empty(await ListAsync(10, asOf));
        Assert.Equal([late], await ListAsync(10, null));

        var live = await ReadAsync(null);
        var hash = Application.Reports.Frozen.FrozenContent.Of(live.Report, live.Unit.Name).Hash;
        Assert.IsType<FreezeReport.Outcome.Done>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(controller), new(Question(null), 0, hash, null))));
        var closedAt = world.Clock.Now;
        world.Clock.SetLocal("2026-05-20T09:00");
        var closed = await ReadAsync(null);
        Assert.Equal((1, null, (1, 1, 0)), (closed.Frozen?.Number, closed.AsOf, Causes(closed)));
        Assert.Equal((1, 1, 0), Causes(await ReadAsync(closedAt)));
        Assert.Equal((1, 0, 1), Causes(await ReadAsync(asOf)));

        foreach (var (form, moment, code) in new (ReportForm, string, string?)[]
        {
            (ReportForm.Ii07, "2026-03-31T23:59:59", "as_of_early"), (ReportForm.Ii07, "2026-04-01T00:00:00", null), (ReportForm.Ii07, "2026-05-20T09:00:00", null),
            (ReportForm.Ii07, "2026-05-20T09:00:01", "as_of_future"), (ReportForm.Ii06a, "2026-04-01T00:00:00", "as_of_form"),
        })
        {
            var utc = Law.Calendar.VietnamTime.ToUtc(DateTime.Parse(moment, System.Globalization.CultureInfo.InvariantCulture));
            var outcome = await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(controller, world.Clock.Now, Question(utc) with { Form = form }));
            Assert.Equal(code, (outcome as ReadReport.Outcome.Invalid)?.Faults.Single().Code);
        }

        Task TellAsync(Guid id, LateReason reason) => journey.Act<RecordLateCause>(id, (u, v) => u.RunAsync(world.By(journey.Head), id, v, reason));

        static ReadReport.Question Question(DateTime? moment) => new(ReportForm.Ii07, World.Agency, First, Last) { AsOf = moment };

        async Task<ReadReport.Outcome.Shown> ReadAsync(DateTime? moment) =>
            Assert.IsType<ReadReport.Outcome.Shown>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(controller, world.Clock.Now, Question(moment))));

        static (long Provision, long Staff, long Untold) Causes(ReadReport.Outcome.Shown shown) =>
            ((StatutoryReport.Lateness)shown.Report).Report.Total.Columns is var c ? (c[3], c[7], c[10]) : default;

        async Task<IEnumerable<Guid>> ListAsync(int column, DateTime? moment) => (await world.Do<ListReportRows, MeasureRows.Page?>(
            u => u.RunAsync(journey.Head, world.Clock.Now, new(World.Agency, First, Last, column, null, Form: ReportForm.Ii07) { AsOf = moment })))!.Rows.Select(r => r.Id);
    }

    /// <summary>The next version of the procedure, of another field.</summary>
    private static async Task MoveAsync(World world, DateOnly from)
    {
        await using (var db = world.Database.Open())
        {
            var last = await db.Procedures.OrderByDescending(p => p.Version).FirstAsync(p => p.Code == World.Procedure);
            var document = JsonNode.Parse(last.Document)!;
            var next = document["procedures"]![0]!;
            (next["version"], next["effectiveFrom"]) = (last.Version + 1, from.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            (next["field"], document["fields"]) = (Moved, new JsonArray(new JsonObject { ["code"] = Moved, ["name"] = "Lĩnh vực mới", ["confidence"] = "invented" }));
            db.Procedures.Add(new()
            {
                Id = Guid.NewGuid(),
                Code = last.Code,
                Version = last.Version + 1,
                Name = last.Name,
                SearchKey = last.SearchKey,
                FieldCode = Moved,
                FieldName = "Lĩnh vực mới",
                OnlineLevel = last.OnlineLevel,
                EffectiveFrom = from,
                Document = document.ToJsonString(),
            });
            await db.SaveChangesAsync();
        }

        world.Get<ReferenceStore>().Forget();
        Assert.Equal(Moved, (await world.ReferenceAsync()).ProcedureInForce(World.Procedure, from)!.FieldCode);
    }

    private static string Words(Ii06aReport report) => string.Join('\n', report.Rows.Select(r => $"{r.Code} {r.Name} {string.Join(',', r.Figures.Columns)}").Append(string.Join(',', report.Total.Columns)));

    private static string Words(Ii07Report report) => string.Join('\n', report.Rows.Select(r => $"{r.Code} {r.Name} {string.Join(',', r.Figures.Columns)}").Append(string.Join(',', report.Total.Columns)));

    private static async Task<Ii06aReport> Ii06aAsync(World world, DateOnly from, DateOnly to) =>
        Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, World.Agency, from, to))).Report;

    private static async Task<Ii07Report> Ii07Async(World world, DateOnly from, DateOnly to) =>
        Assert.IsType<ReportIi07.Outcome.Made>(await world.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(Actor.System, world.Clock.Now, World.Agency, from, to))).Report;
}
