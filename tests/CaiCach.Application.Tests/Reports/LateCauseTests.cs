using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The cause of lateness is asked of the head, and form II.07 tells it.</summary>
public sealed class LateCauseTests
{
    private static readonly DateOnly First = new(2026, 3, 2);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_owes_its_cause_from_the_minute_after_its_due_time_until_the_head_tells_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        world.Clock.SetLocal("2026-03-09T17:00");
        Assert.Empty(await OwedAsync());
        Assert.Equal("not_past_due", Assert.Single(Assert.IsType<ActOutcome.Refused>(await TellAsync(new(LateCause.Staff))).Reasons).Code);

        world.Clock.SetLocal("2026-03-09T17:01");
        Assert.Equal([id], await OwedAsync());
        Assert.Equal("cause_untold", Assert.Single(Assert.IsType<ActOutcome.Refused>(await TellAsync(new(LateCause.Provision, " "))).Reasons).Code);
        Assert.IsType<ActOutcome.Done>(await TellAsync(new(LateCause.Provision, " Điều 3 Thông tư mẫu ")));
        Assert.Empty(await OwedAsync());
        var told = await world.DossierAsync(id);
        Assert.Equal((LateCause.Provision, "Điều 3 Thông tư mẫu", null), (told.LateCause, told.LateCauseNote, told.CauseOwedAt));

        Assert.IsType<ActOutcome.Done>(await TellAsync(new(LateCause.OtherBody)));
        Assert.Equal((LateCause.OtherBody, null), ((await world.DossierAsync(id)).LateCause, (await world.DossierAsync(id)).LateCauseNote));

        async Task<ActOutcome> TellAsync(LateReason reason) =>
            await world.Do<RecordLateCause, ActOutcome>(async u => await u.RunAsync(world.By(journey.Head), id, (await world.DossierAsync(id)).Version, reason));

        async Task<IReadOnlyList<Guid>> OwedAsync() =>
            [.. (await world.Do<LateCauseList, ListWork.Page>(u => u.RunAsync(journey.Head, world.Clock.Now))).Rows.Select(r => r.Id)];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Heads_of_other_bodies_and_those_who_are_no_heads_owe_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        world.Clock.SetLocal("2026-03-16T09:00");
        foreach (var (actor, count) in new[] { (journey.Head, 1), (journey.Receiver, 0), (journey.Specialist, 0), (await world.OfficialAsync(Role.AgencyHead, "BKHCN-SHTT"), 0) })
        {
            Assert.Equal(count, (await world.Do<LateCauseList, ListWork.Page>(u => u.RunAsync(actor, world.Clock.Now))).Rows.Count);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_form_counts_what_form_II06a_calls_late_and_every_cell_leads_to_its_dossiers(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var finished = await journey.AcceptAsync();
        var open = await journey.AcceptAsync();
        var untold = await journey.AcceptAsync();
        var early = await journey.AcceptAsync();
        await journey.FinishAsync(early);
        world.Clock.SetLocal("2026-03-12T09:00");
        await journey.FinishAsync(finished);
        await journey.Act<RecordLateCause>(open, (u, v) => u.RunAsync(world.By(journey.Head), open, v, new(LateCause.Provision, "Điều 3")));

        var made = Assert.IsType<ReportIi07.Outcome.Made>(await world.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(journey.Head, world.Clock.Now, "SKHCN-QT", First, Last))).Report;
        Assert.Equal([3, 1, 2, 1, 0, 0, 0, 1, 0, 0, 1], made.Total.Columns);
        Assert.Equal(["Điều 3"], Assert.Single(made.Rows).Words);
        foreach (var (column, expected) in new (int, Guid[])[] { (3, [finished, open, untold]), (4, [finished]), (5, [open, untold]), (6, [open]), (10, [finished]), (13, [untold]) })
        {
            var page = await world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(journey.Head, world.Clock.Now, new("SKHCN-QT", First, Last, column, null, Form: ReportForm.Ii07)));
            Assert.Equal(expected.Order(), page!.Rows.Select(r => r.Id).Order());
        }

        var before = Assert.IsType<ReportIi07.Outcome.Made>(await world.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(journey.Head, world.Clock.Now, "SKHCN-QT", First, new(2026, 3, 8)))).Report;
        Assert.Equal(0, before.Total.Total);
        Assert.Empty(before.Rows);
        Assert.IsType<ReportIi07.Outcome.Invalid>(await world.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(journey.Head, world.Clock.Now, "BKHCN", First, Last)));
    }
}
