using CaiCach.Application.Dossiers;
using CaiCach.Application.Queue;
using CaiCach.Application.Reports;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The one-stop unit at one glance: every figure is that of its source, under the viewer's rights.</summary>
public sealed class ReadWallTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_wall_says_what_queue_day_month_desks_and_divisions_say(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var director = await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC");
        var body = await world.UnitAsync(World.Agency);
        await office.InAsync(BusinessState.Issued);
        var open = await office.InAsync(BusinessState.InProcess);
        foreach (var (number, purpose) in new[] { (1, QueueGroup.File), (2, QueueGroup.Collect) })
        {
            await world.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(world.By(director), body, number, 0, [purpose]));
        }

        for (var i = 0; i < 3; i++)
        {
            await world.Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(world.By(office.People.Receiver), body, new(Guid.NewGuid(), QueueGroup.File, false)));
        }

        world.Clock.Advance(TimeSpan.FromMinutes(4));
        var desk = (await world.Do<ReadQueue, IReadOnlyList<Data.Queue.QueueDesk>>(u => u.DesksAsync(body)))[0].Id;
        var first = Assert.IsType<QueueOutcome.Done>(await world.Do<CallTicket, QueueOutcome>(u => u.RunAsync(world.By(office.People.Receiver), desk))).Id;
        world.Clock.Advance(TimeSpan.FromMinutes(2));
        await world.Do<HandleTicket, QueueOutcome>(u => u.RunAsync(world.By(office.People.Receiver), first, 2, TicketAct.Finish));
        await world.Do<CallTicket, QueueOutcome>(u => u.RunAsync(world.By(office.People.Receiver), desk));

        var wall = (await WallAsync(world, director))!;
        Assert.Equal(new(1, 1, 1, 0, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(6)), wall.Queue);
        Assert.Equal([(1, (int?)2, (TicketState?)TicketState.Called, 1), (2, null, null, 0)], wall.Desks.Select(d => (d.Desk, d.Number, d.State, d.Figures.Served)));
        Assert.Equal((2, 1, 1), (wall.Sheet![DayFigure.ReceivedOnline], wall.Sheet[DayFigure.Finished], wall.Sheet[DayFigure.OpenAtEnd]));
        Assert.Equal((2, 1, 1), (wall.Month[MeasureCodes.AcceptedOnline], wall.Month[MeasureCodes.FinishedEarly], wall.Month[MeasureCodes.ResultIssued]));
        Assert.Equal(new(office.DivisionId, 1, 0, 0), Assert.Single(wall.Units));

        var due = (await world.DossierAsync(open)).DueAt!.Value;
        foreach (var (now, near, past) in new[] { (due.AddHours(-24).AddSeconds(-1), 0, 0), (due.AddHours(-24), 1, 0), (due, 1, 0), (due.AddSeconds(1), 0, 1) })
        {
            Assert.Equal((near, past), (await WallAsync(world, director, now))!.Units.Single() is var unit ? (unit.NearDue, unit.PastDue) : default);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_does_not_watch_a_body_sees_no_wall_of_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var elsewhere = await office.World.OfficialAsync(Role.OneStopDirector, "BKHCN-SHTT-MC");
        Assert.Null(await WallAsync(office.World, elsewhere));
        Assert.Null(await WallAsync(office.World, office.People.Receiver));
        Assert.NotNull(await WallAsync(office.World, office.People.Head));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_watches_a_body_with_bodies_below_compares_these_and_reads_how_many_papers_are_files(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        await office.InAsync(BusinessState.Issued);
        var open = await office.InAsync(BusinessState.InProcess);
        var leader = await world.OfficialAsync(Role.Leader, "BKHCN");
        var due = (await world.DossierAsync(open)).DueAt!.Value;

        var wall = (await world.Do<ReadWall, ReadWall.View?>(u => u.RunAsync(leader, due.AddMinutes(1), "BKHCN")))!;
        Assert.True(wall.Bodies.Count >= 2);
        Assert.Equal((World.Agency, 1, 0, 1, 1, 1), wall.Bodies[0] is var body ? (body.Unit.Code, body.Open, body.NearDue, body.PastDue, body.InTime, body.Finished) : default);
        Assert.All(wall.Bodies.Skip(1), b => Assert.Equal((0, 0L), (b.Open, b.Finished)));
        var own = (await WallAsync(world, office.People.Head))!;
        Assert.Empty(own.Bodies);
        Assert.True(own.Papers.All > 0 && own.Papers.All == own.Papers.Digitised);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_tickets_of_the_day_and_the_open_dossiers_are_found_by_an_index(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await using var db = world.Database.Open();
        var (day, body) = (new DateOnly(2026, 3, 2), Guid.NewGuid());
        foreach (var (query, index) in new[]
        {
            (db.QueueTickets.Where(t => t.AgencyId == body && t.Day == day).ToQueryString(), "ix_queue_tickets_agency_id_day"),
            (db.Dossiers.Where(d => d.AgencyId == body && d.AcceptedAt != null && d.FinishedAt == null).Select(d => d.HolderUnitId).ToQueryString(), "ix_dossiers_open"),
        })
        {
            Assert.Contains(index, await PlanAsync(db, engine, query), StringComparison.Ordinal);
        }
    }

    // An empty table is read as a whole on PostgreSQL unless that is made dear: what is asked here is whether an index can do it.
    private static async Task<string> PlanAsync(Data.CaiCachDb db, string engine, string query)
    {
        await db.Database.OpenConnectionAsync();
        var connection = db.Database.GetDbConnection();
        if (engine == "postgres")
        {
            await using var set = connection.CreateCommand();
            set.CommandText = "SET enable_seqscan = off";
            await set.ExecuteNonQueryAsync();
        }

        var lines = query.Split('\n').Where(l => !l.StartsWith("--", StringComparison.Ordinal) && !l.StartsWith(".param", StringComparison.Ordinal));
        await using var command = connection.CreateCommand();
        command.CommandText = (engine == "postgres" ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + string.Join('\n', lines);
        foreach (var name in System.Text.RegularExpressions.Regex.Matches(command.CommandText, "@\\w+", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Select(m => m.Value).Distinct())
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = name.Contains("day", StringComparison.Ordinal) ? new DateOnly(2026, 3, 2) : Guid.NewGuid();
            command.Parameters.Add(parameter);
        }

        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetValue(reader.FieldCount - 1).ToString()!);
        }

        return string.Join('\n', plan);
    }

    private static Task<ReadWall.View?> WallAsync(World world, Acting.Actor viewer, DateTime? now = null) =>
        world.Do<ReadWall, ReadWall.View?>(u => u.RunAsync(viewer, now ?? world.Clock.Now, World.Agency));
}
