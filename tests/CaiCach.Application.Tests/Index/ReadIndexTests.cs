using CaiCach.Application.Acting;
using CaiCach.Application.Index;
using CaiCach.Application.Reports;
using CaiCach.Law.Index;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Index;

public sealed class ReadIndexTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Finishing_one_dossier_moves_its_leaf_and_the_dossier_is_found_behind_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync();
        var before = await ReadAsync(world, Actor.System);
        Assert.Equal(new ReadIndex.Sums(0, 0), before.Leaves["3.4.1"].Sums);
        Assert.Equal(0, before.Leaves["3.4.1"].Score.Figure.Max.Sign);

        await journey.FinishAsync(id);

        var leaf = (await ReadAsync(world, Actor.System)).Leaves["3.4.1"];
        Assert.Equal(new ReadIndex.Sums(1, 1), leaf.Sums);
        Assert.Equal(leaf.Score.Node.MaxPoints, leaf.Score.Figure.Points.ToDecimal());
        Assert.NotEmpty(leaf.Score.Item!.Steps);
        Assert.Equal([id], await DossiersAsync(world, journey.Head, "3.4.1", ListIndexRows.Side.Met));
        Assert.Empty(await DossiersAsync(world, journey.Head, "3.4.1", ListIndexRows.Side.Missed));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_past_its_due_time_takes_points_away_from_that_minute_on(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.FinishAsync(await journey.AcceptAsync());
        var late = await journey.AcceptAsync(); // due 09/3/2026 at 17:00
        world.Clock.SetLocal("2026-03-09T16:59");
        Assert.Equal(new ReadIndex.Sums(1, 1), (await ReadAsync(world, Actor.System)).Leaves["3.4.1"].Sums);
        Assert.Empty(await DossiersAsync(world, journey.Head, "3.4.1", ListIndexRows.Side.Missed));
        world.Clock.SetLocal("2026-03-09T17:00");
        Assert.Equal(new ReadIndex.Sums(2, 1), (await ReadAsync(world, Actor.System)).Leaves["3.4.1"].Sums);
        Assert.Equal([late], await DossiersAsync(world, journey.Head, "3.4.1", ListIndexRows.Side.Missed));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_other_bound_leaves_follow_channel_electronic_results_and_procedures_on_offer(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.FinishAsync(await journey.AcceptAsync(), signed: true);
        await journey.AcceptAsync(Channel.Direct);
        var view = await ReadAsync(world, Actor.System);
        Assert.Equal(new ReadIndex.Sums(2, 1), view.Leaves["7.2.3"].Sums);
        Assert.Equal(new ReadIndex.Sums(1, 1), view.Leaves["3.4.5"].Sums);
        Assert.Equal(0.5m, view.Leaves["3.4.5"].Score.Figure.Points.ToDecimal());
        var offered = view.Leaves["7.2.1"].Sums!;
        var today = new DateOnly(2026, 3, 2);
        var snapshot = await world.ReferenceAsync();
        var agency = await world.UnitAsync(World.Agency);
        var open = snapshot.Offerings.Where(o => o.AgencyId == agency && o.ValidFrom <= today && (o.ValidTo is null || today <= o.ValidTo)).ToList();
        Assert.Equal(open.Count, offered.A);
        Assert.Equal(open.Count(o => snapshot.ProcedureInForce(o.ProcedureCode, today)?.OnlineLevel == OnlineLevel.Full), offered.B);
        var found = await world.Do<ListIndexRows, ListIndexRows.Found?>(u => u.RunAsync(journey.Head, world.Clock.Now, World.Agency, 2026, "7.2.1", ListIndexRows.Side.Missed));
        Assert.Equal(offered.A - offered.B, found!.Procedures.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_year_has_its_own_dossiers_and_the_ministry_has_those_of_its_subtree_under_its_own_set(string engine)
    {
        await using var world = await World.CreateAsync(engine, "2025-12-31T09:00");
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync();
        world.Clock.SetLocal("2026-01-02T09:00");
        await journey.FinishAsync(id);
        Assert.Equal(0, (await ReadAsync(world, Actor.System, 2025)).Leaves["3.4.1"].Sums!.A);
        Assert.Equal(1, (await ReadAsync(world, Actor.System, 2026)).Leaves["3.4.1"].Sums!.A);
        var ministry = await ReadAsync(world, Actor.System, 2026, "BKHCN");
        Assert.Equal("par-ministry-876", ministry.Version.Set.Id);
        Assert.True(ministry.Version.IsReconstruction);
        Assert.Equal(new ReadIndex.Sums(1, 1), ministry.Leaves["3.5.1"].Sums);
        Assert.Equal(100m, ministry.Version.Set.MaxPoints);
        Assert.Equal(new DateOnly(2026, 1, 2), ministry.AsOf);
    }

    [Theory]
    [InlineData("SKHCN-QT", 2027)]
    [InlineData("SKHCN-QT", 2011)]
    [InlineData("KHONG-CO", 2026)]
    [InlineData("BKHCN-VP", 2026)]
    public async Task What_is_not_there_is_not_read(string unit, int year)
    {
        await using var world = await World.CreateAsync("sqlite");
        Assert.Null(await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(Actor.System, world.Clock.Now, unit, year)));
        Assert.Null(await world.Do<ListIndexRows, ListIndexRows.Found?>(u => u.RunAsync(Actor.System, world.Clock.Now, unit, year, "3.4.1", ListIndexRows.Side.All)));
    }

    [Fact]
    public async Task The_index_of_another_body_and_the_rows_of_a_leaf_without_measures_are_not_read()
    {
        await using var world = await World.CreateAsync("sqlite");
        var leader = await world.OfficialAsync(Role.Leader);
        Assert.Null(await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(leader, world.Clock.Now, "BKHCN", 2026)));
        Assert.NotNull(await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(leader, world.Clock.Now, World.Agency, 2026)));
        Assert.Null(await world.Do<ListIndexRows, ListIndexRows.Found?>(u => u.RunAsync(leader, world.Clock.Now, World.Agency, 2026, "1.1.1", ListIndexRows.Side.All)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_appraiser_reads_the_index_of_the_own_body_and_those_below_it_declares_nothing_and_reads_no_report(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var ministry = await world.OfficialAsync(Role.Appraiser, "BKHCN-TCCB-CCHC");
        var bureau = await world.OfficialAsync(Role.Appraiser, "BKHCN-SHTT-VP");
        var day = new DateOnly(2026, 3, 2);
        Assert.False((await ReadAsync(world, ministry)).MayDeclare);
        Assert.NotNull(await world.Do<ListIndexRows, ListIndexRows.Found?>(u => u.RunAsync(ministry, world.Clock.Now, World.Agency, 2026, "3.4.1", ListIndexRows.Side.All)));
        Assert.Null(await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(bureau, world.Clock.Now, World.Agency, 2026)));
        var report = await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(ministry, world.Clock.Now, World.Agency, day, day));
        Assert.IsType<ReportIi06a.Outcome.Invalid>(report);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_published_table_of_2023_gives_17_ranks_mean_84_38_and_gap_11_92(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var table = (await world.Do<ReadPublishedResults, ReadPublishedResults.Table?>(u => u.RunAsync(2023)))!;
        Assert.Equal(Enumerable.Range(1, 17), table.Rows.Select(r => r.Rank));
        Assert.Equal(("Bộ Tư pháp", 89.95m, 61.86m, 28.10m), (table.Rows[0].Name, table.Rows[0].Score, table.Rows[0].Appraised, table.Rows[0].Survey));
        Assert.Equal("84,38", ViNumber.TwoDecimals(table.Mean));
        Assert.Equal("11,92", ViNumber.TwoDecimals(table.Gap));
        Assert.Equal([2023], await world.Do<ReadPublishedResults, IReadOnlyList<int>>(u => u.YearsAsync()));
        Assert.Null(await world.Do<ReadPublishedResults, ReadPublishedResults.Table?>(u => u.RunAsync(2022)));
    }

    internal static async Task<ReadIndex.View> ReadAsync(World world, Actor viewer, int year = 2026, string unit = World.Agency) =>
        (await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(viewer, world.Clock.Now, unit, year)))!;

    private static async Task<Guid[]> DossiersAsync(World world, Actor viewer, string item, ListIndexRows.Side side) =>
        [.. (await world.Do<ListIndexRows, ListIndexRows.Found?>(u => u.RunAsync(viewer, world.Clock.Now, World.Agency, 2026, item, side)))!.Dossiers!.Rows.Select(r => r.Id)];
}
