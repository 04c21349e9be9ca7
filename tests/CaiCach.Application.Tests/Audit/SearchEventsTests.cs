using CaiCach.Application.Acting;
using CaiCach.Application.Audit;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Audit;

/// <summary>The ledger is searched by inspectors and administrators within their bodies; an administrator reads no content, and each search is an event.</summary>
public sealed class SearchEventsTests
{
    private static readonly SearchEvents.Query March = new(new(2026, 3, 1), new(2026, 3, 31));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_inspector_finds_by_dossier_actor_kind_and_day_and_an_administrator_reads_no_name_and_no_reason(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.SubmitAsync();
        var (one, other) = (await journey.AcceptAsync(), await journey.AcceptAsync());
        var number = (await world.DossierAsync(id)).RequestNumber;
        world.Clock.SetLocal("2026-03-02T10:00");
        await journey.Act<TakeUpDossier>(id, (u, v) => u.RunAsync(world.By(journey.Receiver), id, v));
        world.Clock.SetLocal("2026-03-02T10:30");
        await journey.Act<RejectIntake>(id, (u, v) => u.RunAsync(world.By(journey.Receiver), id, v, "Nhà của ông Mẫu đã bán", "Nghị định số 118/2025/NĐ-CP"));
        var (inspector, administrator) = (await world.OfficialAsync(Role.Inspector), await world.OfficialAsync(Role.Administrator));

        var all = (await RunAsync(world, inspector, March with { Number = number })).Rows;
        Assert.Equal(["dossier.intake_rejected", "dossier.submitted"], [all[0].Type, all[^1].Type]);
        Assert.Equal(("Nhà của ông Mẫu đã bán", journey.Citizen.Name), (all[0].Reason, all[^1].Actor));
        Assert.All(all, row => Assert.Equal((number, row.At), (row.Number, row.RecordedAt)));

        var bare = (await RunAsync(world, administrator, March with { Number = number })).Rows;
        Assert.Equal(all.Select(r => r.Id), bare.Select(r => r.Id));
        Assert.All(bare, row => Assert.Null(row.Reason));
        Assert.Equal((journey.Receiver.Name, null), (bare[0].Actor, bare[^1].Actor));

        await using var db = world.Database.Open();
        var user = await db.Users.Where(u => u.Id == journey.Receiver.Id).Select(u => u.UserName).SingleAsync();
        var accepted = (await RunAsync(world, inspector, March with { Actor = user, Kind = "dossier.accepted" })).Rows;
        Assert.Equal(new[] { one, other }.Order(), accepted.Select(r => db.Events.Single(e => e.Id == r.Id).StreamId).Order());
        Assert.All(accepted, row => Assert.Equal(journey.Receiver.Name, row.Actor));
        Assert.Empty((await RunAsync(world, inspector, March with { Actor = user, Kind = "account" })).Rows);
        Assert.Empty((await RunAsync(world, inspector, new(new(2026, 2, 1), new(2026, 3, 1)))).Rows);
        Assert.NotEmpty((await RunAsync(world, inspector, new(new(2026, 3, 2), new(2026, 3, 2)))).Rows);

        // A page address that was made up does not lead out of the days.
        Assert.Empty((await world.Do<SearchEvents, SearchEvents.Answer>(u => u.RunAsync(world.By(inspector), new(new(2026, 2, 1), new(2026, 3, 1)), new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")))).Rows);
        foreach (var far in new[] { DateOnly.MinValue, DateOnly.MaxValue })
        {
            Assert.Equal("day_far", Assert.Single((await RunAsync(world, inspector, new(far, far))).Faults).Code);
        }

        Assert.Empty((await RunAsync(world, inspector, new(new(2026, 3, 3), new(2026, 3, 31), Kind: "dossier"))).Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_finds_what_other_bodies_did_but_who_looks_after_the_whole_installation(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        var elsewhere = await world.OfficialAsync(Role.Inspector, "SNV-QT");
        Assert.DoesNotContain((await RunAsync(world, elsewhere, March)).Rows, row => row.Number is not null);
        Assert.Equal("unit", Assert.Single((await RunAsync(world, elsewhere, March with { Unit = World.Agency })).Faults).Field);
        Assert.Equal("unit", Assert.Single((await RunAsync(world, journey.Head, March)).Faults).Field);
        Assert.Contains((await RunAsync(world, await world.OfficialAsync(Role.Administrator, "BKHCN"), March with { Unit = World.Agency })).Rows, row => row.Type == "dossier.accepted");
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Pages_follow_each_other_without_gap_and_every_search_and_export_is_an_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        for (var i = 0; i < 20; i++)
        {
            await journey.AcceptAsync();
        }

        var inspector = await world.OfficialAsync(Role.Inspector);
        var first = await RunAsync(world, inspector, March with { Kind = "dossier" });
        Assert.Equal(SearchEvents.PageSize, first.Rows.Count);
        var second = await world.Do<SearchEvents, SearchEvents.Answer>(u => u.RunAsync(world.By(inspector), March with { Kind = "dossier" }, first.Next));
        Assert.Null(second.Next);
        var whole = await world.Do<SearchEvents, SearchEvents.Answer>(u => u.ExportAsync(world.By(inspector), March with { Kind = "dossier" }, "csv"));
        Assert.Equal(whole.Rows.Select(r => r.Id), first.Rows.Concat(second.Rows).Select(r => r.Id));
        Assert.Equal(whole.Rows.Select(r => r.Id).OrderDescending(), whole.Rows.Select(r => r.Id));

        await using var db = world.Database.Open();
        var traces = await db.Events.AsNoTracking().Where(e => e.Stream == AuditEventData.Stream).OrderBy(e => e.Id).ToListAsync();
        Assert.Equal([AuditEventData.Searched, AuditEventData.Searched, AuditEventData.Exported], traces.OrderBy(e => e.Type == AuditEventData.Exported).Select(e => e.Type));
        Assert.All(traces, e => Assert.Equal(inspector.Id, e.ActorId));
        Assert.Contains(new AuditEventData(March.From, March.To, null, null, null, "dossier", null, whole.Rows.Count, "csv"), traces.Select(RecordEvents.Facts<AuditEventData>));
        Assert.Equal(3, (await RunAsync(world, inspector, March with { Kind = AuditEventData.Stream })).Rows.Count);
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Fact]
    public async Task What_is_typed_wrong_is_told_at_its_field_and_searches_nothing()
    {
        await using var world = await World.CreateAsync("sqlite");
        var inspector = await world.OfficialAsync(Role.Inspector);
        foreach (var (query, field) in new[]
        {
            (March with { To = new(2026, 2, 1) }, "to"), (March with { To = new(2026, 4, 1) }, "to"), (March with { Actor = "khong.co" }, "actor"), (March with { Behalf = "khong.co" }, "behalf"),
            (March with { Kind = "khong_co" }, "kind"), (March with { Unit = "KHONGCO" }, "unit"),
        })
        {
            Assert.Equal(field, Assert.Single((await RunAsync(world, inspector, query)).Faults).Field);
        }

        Assert.Empty((await RunAsync(world, inspector, March with { To = new(2026, 4, 1), Number = "KHONG-CO" })).Faults);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Stream == AuditEventData.Stream));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Days_a_person_and_a_dossier_are_found_by_an_index(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await using var db = world.Database.Open();
        foreach (var (query, indexes) in new[]
        {
            (SearchEvents.Of(db, March), new[] { "pk_events", "sqlite_autoindex_events_1" }),
            (SearchEvents.Of(db, March, actor: Guid.NewGuid()), ["ix_events_actor_id_id"]),
            (SearchEvents.Of(db, March, dossiers: [Guid.NewGuid()]), ["ix_events_stream_id_version"]),
        })
        {
            var plan = await QueryPlan.OfAsync(db, engine, query.OrderByDescending(e => e.Id).Take(51));
            Assert.True(indexes.Any(index => plan.Contains(index, StringComparison.Ordinal)), plan);
            Assert.DoesNotContain("Seq Scan", plan, StringComparison.Ordinal);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
        }
    }

    private static Task<SearchEvents.Answer> RunAsync(World world, Actor viewer, SearchEvents.Query query) =>
        world.Do<SearchEvents, SearchEvents.Answer>(u => u.RunAsync(world.By(viewer), query));
}
