using CaiCach.Application.Measures;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Measures;

public sealed class MeasureTests
{
    private static readonly DateOnly FirstDay = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_figure_is_the_same_before_between_and_after_folding(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        Assert.Equal(1, await SumAsync(world, MeasureCodes.AcceptedOnline, FirstDay, FirstDay));
        Assert.True(await FoldAsync(world) > 0);
        Assert.Equal(0, await FoldAsync(world));
        Assert.Equal(1, await SumAsync(world, MeasureCodes.AcceptedOnline, FirstDay, FirstDay));
        await journey.AcceptAsync();
        Assert.Equal(2, await SumAsync(world, MeasureCodes.AcceptedOnline, FirstDay, FirstDay));
        await FoldAsync(world);
        Assert.Equal(2, await SumAsync(world, MeasureCodes.AcceptedOnline, FirstDay, FirstDay));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Once_a_night_one_node_counts_everything_again_and_says_what_does_not_agree(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await (await Journey.InAsync(world)).AcceptAsync();
        await FoldAsync(world);
        foreach (var (moment, runs) in new[] { ("2026-03-03T00:59", 0), ("2026-03-03T01:00", 1), ("2026-03-03T04:59", 0), ("2026-03-04T05:00", 0), ("2026-03-04T04:59", 1) })
        {
            world.Clock.SetLocal(moment);
            Assert.Equal(runs, (await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => NightAsync(world))))).Count(ran => ran));
        }

        var last = (await LastAsync(world))!;
        Assert.Equal((new DateOnly(2026, 3, 4), 0), (last.Day, last.Differences));
        Assert.True(last.Events > 0);

        await using var db = world.Database.Open();
        await db.MeasureEntries.Take(1).ExecuteUpdateAsync(set => set.SetProperty(e => e.Quantity, 5));
        world.Clock.SetLocal("2026-03-05T01:00");
        await NightAsync(world);
        last = (await LastAsync(world))!;
        Assert.True(last.Differences > 0);
        Assert.StartsWith("Số đếm đang lưu", last.First, StringComparison.Ordinal);

        // A node that died is followed by another an hour later.
        await db.Recounts.Where(r => r.Day == last.Day).ExecuteUpdateAsync(set => set.SetProperty(r => r.EndedAt, (DateTime?)null));
        world.Clock.SetLocal("2026-03-05T02:00");
        Assert.False(await NightAsync(world));
        world.Clock.SetLocal("2026-03-05T02:01");
        Assert.True(await NightAsync(world));
    }

    private static Task<bool> NightAsync(World world) => world.Do<RecountNightly, bool>(u => u.RunAsync(world.Clock.Now));

    private static Task<Data.Measures.Recount?> LastAsync(World world) => world.Do<RecountNightly, Data.Measures.Recount?>(u => u.LastAsync());

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_period_has_its_first_and_its_last_day_and_no_other(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        await FoldAsync(world);
        foreach (var (from, to, expected) in new (DateOnly?, DateOnly, long)[]
        {
            (FirstDay, FirstDay, 1), (FirstDay.AddDays(-5), FirstDay.AddDays(-1), 0), (FirstDay.AddDays(1), FirstDay.AddDays(5), 0), (null, FirstDay, 1), (null, FirstDay.AddDays(-1), 0),
        })
        {
            Assert.Equal(expected, await SumAsync(world, MeasureCodes.AcceptedOnline, from, to));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_sums_by_procedure_of_a_ministry_add_up_those_of_its_bodies(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        await journey.AcceptAsync(Channel.Direct);
        var tree = (await world.ReferenceAsync()).Organisation;
        var agency = tree.Find(World.Agency)!;
        var top = tree.All.Single(u => agency.Path.StartsWith(u.Path, StringComparison.Ordinal) && u.ParentId is null);
        var query = new MeasureQuery([MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect], tree.AgenciesIn(top.Id), null, FirstDay);
        var sums = await world.Do<ReadMeasures, IReadOnlyList<ReadMeasures.Sum>>(u => u.ByProcedureAsync(query));
        Assert.Equal([new(MeasureCodes.AcceptedDirect, World.Procedure, 1), new(MeasureCodes.AcceptedOnline, World.Procedure, 1)], sums.OrderBy(s => s.Measure, StringComparer.Ordinal));
        var other = query with { Procedures = ["khong-co"] };
        Assert.Empty(await world.Do<ReadMeasures, IReadOnlyList<ReadMeasures.Sum>>(u => u.ByProcedureAsync(other)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Folding_on_two_nodes_while_dossiers_come_in_counts_each_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var requests = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.RequestAsync(journey.Citizen)));
        using var written = new CancellationTokenSource();
        var folders = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            do
            {
                await FoldAsync(world);
            }
            while (!written.IsCancellationRequested);
        })).ToList();
        foreach (var request in requests)
        {
            await world.Do<Application.Dossiers.SubmitDossier, Application.Dossiers.SubmitDossier.Outcome>(u => u.RunAsync(world.By(journey.Citizen), request));
        }

        await written.CancelAsync();
        await Task.WhenAll(folders);
        await FoldAsync(world);
        await using var db = world.Database.Open();
        Assert.Equal(12, await db.MeasureTotals.Where(t => t.Measure == MeasureCodes.SubmittedOnline).SumAsync(t => t.Quantity));
        Assert.False(await db.MeasureEntries.AnyAsync(e => !e.Folded));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_recount_names_a_changed_a_missing_and_an_extra_entry_and_a_wrong_total(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        await FoldAsync(world);
        Assert.Empty(await world.RecountAsync());
        await using (var db = world.Database.Open())
        {
            await db.MeasureEntries.Where(e => e.Measure == MeasureCodes.AcceptedOnline).ExecuteUpdateAsync(e => e.SetProperty(x => x.Quantity, 2));
            await db.MeasureEntries.Where(e => e.Measure == MeasureCodes.SubmittedOnline).ExecuteDeleteAsync();
            var pastDue = await db.MeasureEntries.AsNoTracking().SingleAsync(e => e.Measure == MeasureCodes.PastDue);
            pastDue.Id = Guid.CreateVersion7(new DateTimeOffset(world.Clock.Now));
            db.MeasureEntries.Add(pastDue);
            await db.SaveChangesAsync();
        }

        var differences = await world.RecountAsync();
        Assert.Single(differences, d => d.Text.StartsWith("Số đếm đang lưu dossier.accepted.online +2", StringComparison.Ordinal));
        Assert.Single(differences, d => d.Text.StartsWith("Thiếu số đếm dossier.submitted.online +1", StringComparison.Ordinal));
        Assert.Single(differences, d => d.Text.StartsWith("Thừa số đếm dossier.past_due +1", StringComparison.Ordinal));
        Assert.Equal(3, differences.Count(d => d.EventId is null));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Any_period_has_the_sum_of_its_days_whatever_is_folded_into_months_and_years(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var chance = new Random(20261126);
        var counted = new List<(DateOnly Day, int Quantity)>();
        DateOnly[] edges = [new(2023, 12, 31), new(2024, 1, 1), new(2024, 2, 29), new(2024, 3, 1), new(2024, 12, 31), new(2025, 1, 1), new(2025, 12, 15), new(2026, 1, 1), new(2026, 12, 31)];
        foreach (var day in edges.Concat(Enumerable.Range(0, 150).Select(_ => new DateOnly(2023, 6, 1).AddDays(chance.Next(1400)))))
        {
            counted.Add((day, chance.Next(1, 9)));
            await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, day, counted[^1].Quantity);
            if (counted.Count == 100)
            {
                await FoldAsync(world);
            }
        }

        (DateOnly? From, DateOnly To)[] named =
        [
            (null, new(2024, 12, 31)), (null, new(2024, 2, 29)), (new(2024, 1, 1), new(2024, 12, 31)), (new(2024, 12, 15), new(2025, 12, 14)), (new(2024, 2, 1), new(2024, 2, 29)),
            (new(2024, 2, 2), new(2024, 2, 28)), (new(2023, 12, 31), new(2026, 1, 1)), (new(2024, 1, 31), new(2024, 3, 1)), (null, DateOnly.MaxValue.AddDays(-1)),
        ];
        var periods = named.Concat(Enumerable.Range(0, 60).Select(_ => new DateOnly(2023, 6, 1).AddDays(chance.Next(1300))).Select(from => ((DateOnly?)from, from.AddDays(chance.Next(700))))).ToList();
        foreach (var (from, to) in periods)
        {
            Assert.Equal(((from, to), counted.Where(c => (from is null || c.Day >= from) && c.Day <= to).Sum(c => c.Quantity)), ((from, to), await SumAsync(world, MeasureCodes.AcceptedOnline, from, to)));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_recount_names_a_wrong_sum_of_a_month_and_of_a_year(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        await FoldAsync(world);
        await using var db = world.Database.Open();
        await db.MeasureMonths.Where(m => m.Measure == MeasureCodes.AcceptedOnline).ExecuteUpdateAsync(m => m.SetProperty(x => x.Quantity, 3));
        Assert.Equal(
            ["Tổng của dossier.accepted.online tháng 03/2026", "Tổng của dossier.accepted.online năm 2026"],
            (await world.RecountAsync()).Select(d => d.Text[..d.Text.IndexOf(',', StringComparison.Ordinal)]));
        await db.MeasureMonths.Where(m => m.Measure == MeasureCodes.AcceptedOnline).ExecuteUpdateAsync(m => m.SetProperty(x => x.Quantity, 1));
        await db.MeasureYears.Where(m => m.Measure == MeasureCodes.SubmittedOnline).ExecuteDeleteAsync();
        Assert.Equal("Tổng của dossier.submitted.online năm 2026", Assert.Single((await world.RecountAsync()).Select(d => d.Text[..d.Text.IndexOf(',', StringComparison.Ordinal)])));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_recount_goes_over_more_events_than_one_batch_holds(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        await world.SubmitAsync(citizen);
        await using (var db = world.Database.Open())
        {
            var row = await db.Events.AsNoTracking().SingleAsync(e => e.Type == "dossier.submitted");
            for (var version = 2; version <= 2100; version++)
            {
                db.Events.Add(new() { Id = Guid.CreateVersion7(new DateTimeOffset(row.At)), Stream = row.Stream, StreamId = row.StreamId, Version = version, Type = row.Type, At = row.At, ActorName = row.ActorName, Process = "test", Data = row.Data });
            }

            await db.SaveChangesAsync();
        }

        Assert.Equal(2099, (await world.RecountAsync()).Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_rows_behind_a_figure_are_its_dossiers_and_one_taken_back_is_none(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var open = await journey.AcceptAsync();
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        var finished = await journey.AcceptAsync();
        await journey.FinishAsync(finished);
        var agencies = new[] { await world.UnitAsync(World.Agency) };
        string[] accepted = [MeasureCodes.AcceptedOnline, MeasureCodes.AcceptedDirect, MeasureCodes.AcceptedPost];
        string[] ended = [MeasureCodes.FinishedEarly, MeasureCodes.FinishedOnTime, MeasureCodes.FinishedLate];

        Assert.Equal([open, finished], await IdsAsync(new(new(accepted, agencies, null, FirstDay))));
        Assert.Equal([open], await IdsAsync(new(new MeasureQuery(accepted, agencies, null, FirstDay), new MeasureQuery(ended, agencies, null, FirstDay))));
        Assert.Equal([open], await IdsAsync(new(new([MeasureCodes.PastDue], agencies, null, new(2026, 3, 31)))));
        Assert.Empty(await IdsAsync(new(new([MeasureCodes.PastDue], agencies, null, new(2026, 3, 8)))));
        await world.AssertRecountAsync();

        async Task<Guid[]> IdsAsync(MeasureRows.Figure figure) =>
            [.. (await world.Do<MeasureRows, MeasureRows.Page>(u => u.RunAsync(journey.Head, figure))).Rows.Select(r => r.Id)];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Rows_come_a_page_at_a_time_and_those_not_to_be_seen_are_counted(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var ids = new List<Guid>();
        for (var i = 0; i <= MeasureRows.PageSize; i++)
        {
            ids.Add(await journey.SubmitAsync());
            world.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var figure = new MeasureRows.Figure(new([MeasureCodes.SubmittedOnline], [await world.UnitAsync(World.Agency)], FirstDay, FirstDay));
        var first = await world.Do<MeasureRows, MeasureRows.Page>(u => u.RunAsync(journey.Head, figure));
        Assert.Equal(ids.Take(MeasureRows.PageSize), first.Rows.Select(r => r.Id));
        var second = await world.Do<MeasureRows, MeasureRows.Page>(u => u.RunAsync(journey.Head, figure, first.Next));
        Assert.Equal([ids[^1]], second.Rows.Select(r => r.Id));
        Assert.Null(second.Next);
        Assert.Equal(0, second.Hidden);

        var stranger = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var unseen = await world.Do<MeasureRows, MeasureRows.Page>(u => u.RunAsync(stranger, figure));
        Assert.Empty(unseen.Rows);
        Assert.Equal(ids.Count, unseen.Hidden);
    }

    private static Task<int> FoldAsync(World world) => world.Do<FoldMeasures, int>(u => u.RunAsync());

    private static async Task<long> SumAsync(World world, string measure, DateOnly? from, DateOnly to)
    {
        var query = new MeasureQuery([measure], [await world.UnitAsync(World.Agency)], from, to);
        return (await world.Do<ReadMeasures, IReadOnlyDictionary<string, long>>(u => u.RunAsync(query)))[measure];
    }
}
