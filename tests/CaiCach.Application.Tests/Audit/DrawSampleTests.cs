using CaiCach.Application.Acting;
using CaiCach.Application.Audit;
using CaiCach.Application.Ledger;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Audit;

/// <summary>A sample for an inspection is drawn by its seed, once, and can be drawn again by others.</summary>
public sealed class DrawSampleTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_same_seed_gives_the_same_sample_to_another_inspector_and_the_same_request_is_one_event(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        for (var i = 0; i < 6; i++)
        {
            await journey.AcceptAsync();
        }

        await journey.SubmitAsync();
        world.Clock.SetLocal("2026-04-01T09:00");
        await journey.AcceptAsync();
        var (inspector, officer) = (await world.OfficialAsync(Role.Inspector), await world.OfficialAsync(Role.ReformOfficer));
        var request = new DrawSample.Request(Guid.NewGuid(), World.Agency, new(2026, 3, 1), new(2026, 3, 31), SampleOf.Accepted, "KT-2026-01", 3);

        var id = await DrawAsync(world, inspector, request);
        Assert.Equal(id, await DrawAsync(world, inspector, request));
        var again = await DrawAsync(world, officer, request with { Id = Guid.NewGuid() });
        var (first, second) = (await ReadAsync(world, inspector, id), await ReadAsync(world, officer, again));
        Assert.Equal(first.Sample.Facts.Dossiers, second.Sample.Facts.Dossiers);
        Assert.Equal((6, 3, 3, true, "KT-2026-01", inspector.Name), (first.Sample.Facts.Population, first.Sample.Facts.Dossiers.Count, first.Rows.Count, first.IsSame, first.Sample.Facts.Seed, first.Sample.By));
        Assert.Equal(first.Sample.Facts.Dossiers, first.Rows.Select(r => r.Id));
        Assert.Equal(first.Sample.Facts.Fingerprint, second.Sample.Facts.Fingerprint);
        Assert.Equal(new[] { again, id }.Order(), (await world.Do<ReadSamples, IReadOnlyList<ReadSamples.Sample>>(u => u.ListAsync(inspector))).Select(s => s.Id).Order());
        var made = await ReadAsync(world, inspector, await DrawAsync(world, inspector, request with { Id = Guid.NewGuid(), Seed = " " }));
        Assert.Equal(8, made.Sample.Facts.Seed.Length);

        Assert.Null(await world.Do<ReadSamples, (ReadSamples.Sample, IReadOnlyList<ReadSamples.Row>, bool?)?>(async u => await u.ReadAsync(await world.OfficialAsync(Role.Inspector, "SNV-QT"), id, again: true)));
        await using var db = world.Database.Open();
        Assert.Equal(3, await db.Events.CountAsync(e => e.Stream == SampleEventData.Stream));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Fact]
    public async Task Only_inspectors_and_reform_officers_draw_and_only_from_days_that_are_over()
    {
        await using var world = await World.CreateAsync("sqlite");
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        world.Clock.SetLocal("2026-03-31T09:00");
        var inspector = await world.OfficialAsync(Role.Inspector);
        var request = new DrawSample.Request(Guid.NewGuid(), World.Agency, new(2026, 3, 1), new(2026, 3, 30), SampleOf.Accepted, null, 5);
        foreach (var (who, asked, field) in new[]
        {
            (journey.Head, request, "unit"), (await world.OfficialAsync(Role.Administrator), request, "unit"), (inspector, request with { Unit = "SNV-QT" }, "unit"),
            (inspector, request with { To = new(2026, 3, 31) }, "to"), (inspector, request with { To = new(2026, 2, 1) }, "to"), (inspector, request with { From = new(2025, 3, 1) }, "to"),
            (inspector, request with { Size = 0 }, "size"), (inspector, request with { Size = 201 }, "size"), (inspector, request with { Seed = new('x', 61) }, "seed"), (inspector, request with { Of = SampleOf.EndedLate }, "to"),
        })
        {
            var (id, faults) = await world.Do<DrawSample, (Guid?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(world.By(who), asked));
            Assert.Equal((null, field), (id, Assert.Single(faults).Field));
        }

        Assert.Equal(request.Id, await DrawAsync(world, inspector, request with { Size = 200 }));
    }

    private static async Task<Guid> DrawAsync(World world, Actor who, DrawSample.Request request)
    {
        var (id, faults) = await world.Do<DrawSample, (Guid?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(world.By(who), request));
        Assert.Empty(faults);
        return id!.Value;
    }

    private static async Task<(ReadSamples.Sample Sample, IReadOnlyList<ReadSamples.Row> Rows, bool? IsSame)> ReadAsync(World world, Actor who, Guid id) =>
        (await world.Do<ReadSamples, (ReadSamples.Sample, IReadOnlyList<ReadSamples.Row>, bool?)?>(u => u.ReadAsync(who, id, again: true)))!.Value;
}
