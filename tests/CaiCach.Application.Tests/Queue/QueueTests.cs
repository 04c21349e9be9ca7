using CaiCach.Application.Acting;
using CaiCach.Application.Queue;
using CaiCach.Data.Queue;
using CaiCach.Law.Organisation;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Queue;

/// <summary>Numbers at a one-stop unit, from taking one to its end.</summary>
public sealed class QueueTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_number_is_called_served_and_over_and_its_times_and_every_step_are_kept(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var id = await hall.TakeAsync(QueueGroup.File);
        hall.World.Clock.SetLocal("2026-03-02T09:07:30");
        Assert.Equal(new QueueOutcome.Done(id), await hall.CallAsync(desk));
        Assert.Equal("desk_busy", Assert.IsType<QueueOutcome.Refused>(await hall.CallAsync(desk)).Reason.Code);
        await hall.ActAsync(id, TicketAct.CallAgain);
        hall.World.Clock.SetLocal("2026-03-02T09:08");
        await hall.ActAsync(id, TicketAct.Start);
        hall.World.Clock.SetLocal("2026-03-02T09:12");
        await hall.ActAsync(id, TicketAct.Finish);

        var ticket = await hall.TicketAsync(id);
        Assert.Equal((1, TicketState.Done, 450, 240), (ticket.Number, ticket.State, ticket.WaitedSeconds, ticket.ServedSeconds));
        Assert.Equal(["ticket.taken", "ticket.called", "ticket.called_again", "ticket.started", "ticket.finished"], await hall.EventsAsync(id));
        Assert.IsType<QueueOutcome.NobodyWaits>(await hall.CallAsync(desk));
        Assert.Equal("not_in_this_state", Assert.IsType<QueueOutcome.Refused>(await hall.TryAsync(id, TicketAct.Start)).Reason.Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Desks_that_call_at_once_get_different_numbers_and_one_desk_gets_one(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desks = new List<Guid>();
        for (var number = 1; number <= 6; number++)
        {
            desks.Add(await hall.DeskAsync(number, QueueGroup.File));
        }

        for (var i = 0; i < 8; i++)
        {
            await hall.TakeAsync(QueueGroup.File);
        }

        var called = await Task.WhenAll(desks.Select(hall.CallAsync));
        Assert.Equal(6, called.Select(c => Assert.IsType<QueueOutcome.Done>(c).Id).Distinct().Count());

        await hall.ActAsync(((QueueOutcome.Done)called[0]).Id, TicketAct.Finish);
        var twice = await Task.WhenAll(hall.CallAsync(desks[0]), hall.CallAsync(desks[0]));
        Assert.Single(twice, outcome => outcome is QueueOutcome.Done);
        Assert.Single(twice, outcome => outcome is QueueOutcome.Refused { Reason.Code: "desk_busy" });
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_form_sent_twice_takes_one_number_and_numbers_run_without_a_gap_from_one_on_each_day(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        await hall.DeskAsync(1, QueueGroup.File, QueueGroup.Advice);
        var request = new TakeTicket.Request(Guid.NewGuid(), QueueGroup.File, false);
        var both = await Task.WhenAll(hall.AtKioskAsync(request), hall.AtKioskAsync(request));
        Assert.Equal(both[0], both[1]);
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => hall.AtKioskAsync(new(Guid.NewGuid(), QueueGroup.Advice, false))));
        Assert.Equal([1, 2, 3, 4, 5, 6], await hall.NumbersAsync(new(2026, 3, 2)));

        hall.World.Clock.SetLocal("2026-03-02T23:59");
        await hall.TakeAsync(QueueGroup.File);
        hall.World.Clock.SetLocal("2026-03-03T00:00");
        await hall.TakeAsync(QueueGroup.File);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], await hall.NumbersAsync(new(2026, 3, 2)));
        Assert.Equal([1], await hall.NumbersAsync(new(2026, 3, 3)));
        Assert.Equal("purpose_missing", Assert.Single(Assert.IsType<QueueOutcome.Invalid>(await hall.AtKioskAsync(new(Guid.NewGuid(), null, false))).Faults).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_does_not_come_waits_behind_the_others_once_and_that_wait_is_not_counted(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.Collect);
        var (late, other) = (await hall.TakeAsync(QueueGroup.Collect), await hall.TakeAsync(QueueGroup.Collect));
        hall.World.Clock.SetLocal("2026-03-02T09:02");
        await hall.CallAsync(desk);
        await hall.ActAsync(late, TicketAct.PutBack);
        Assert.Equal(new QueueOutcome.Done(other), await hall.CallAsync(desk));
        await hall.ActAsync(other, TicketAct.Finish);
        hall.World.Clock.SetLocal("2026-03-02T09:30");
        Assert.Equal(new QueueOutcome.Done(late), await hall.CallAsync(desk));
        Assert.Equal("put_back_once", Assert.IsType<QueueOutcome.Refused>(await hall.TryAsync(late, TicketAct.PutBack)).Reason.Code);
        await hall.ActAsync(late, TicketAct.NoShow);

        var ticket = await hall.TicketAsync(late);
        Assert.Equal((TicketState.NoShow, 120, 0), (ticket.State, ticket.WaitedSeconds, ticket.ServedSeconds));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_transferred_number_keeps_its_place_waits_for_its_desk_alone_and_both_services_count(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var (first, second, third) = (await hall.DeskAsync(1, QueueGroup.File), await hall.DeskAsync(2, QueueGroup.Collect), await hall.DeskAsync(3, QueueGroup.Collect));
        var id = await hall.TakeAsync(QueueGroup.File);
        hall.World.Clock.SetLocal("2026-03-02T09:01");
        var later = await hall.TakeAsync(QueueGroup.Collect);
        await hall.CallAsync(first);
        hall.World.Clock.SetLocal("2026-03-02T09:03");
        Assert.Equal("target_missing", Assert.Single(Assert.IsType<QueueOutcome.Invalid>(await hall.TryAsync(id, TicketAct.Transfer)).Faults).Code);
        Assert.Equal("desk_unknown", Assert.Single(Assert.IsType<QueueOutcome.Invalid>(await hall.TryAsync(id, TicketAct.Transfer, new(null, first))).Faults).Code);
        await hall.ActAsync(id, TicketAct.Transfer, new(null, second));

        Assert.Equal(new QueueOutcome.Done(later), await hall.CallAsync(third));
        hall.World.Clock.SetLocal("2026-03-02T09:04");
        Assert.Equal(new QueueOutcome.Done(id), await hall.CallAsync(second));
        hall.World.Clock.SetLocal("2026-03-02T09:09");
        await hall.ActAsync(id, TicketAct.Finish);
        var ticket = await hall.TicketAsync(id);
        Assert.Equal((60 + 60, 120 + 300), (ticket.WaitedSeconds, ticket.ServedSeconds));

        // To a group: among those who wait there its place is that of when it was taken.
        var moved = await hall.TakeAsync(QueueGroup.File);
        hall.World.Clock.SetLocal("2026-03-02T09:10");
        var behind = await hall.TakeAsync(QueueGroup.Collect);
        await hall.CallAsync(first);
        await hall.ActAsync(moved, TicketAct.Transfer, new(QueueGroup.Collect, null));
        Assert.Equal(new QueueOutcome.Done(moved), await hall.CallAsync(second));
        Assert.Equal(TicketState.Waiting, (await hall.TicketAsync(behind)).State);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Priority_goes_first_and_the_third_call_is_for_who_waited(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var called = new List<int>();
        foreach (var hasPriority in new[] { false, false, true, true, true })
        {
            await hall.TakeAsync(QueueGroup.File, hasPriority);
            hall.World.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        while (await hall.CallAsync(desk) is QueueOutcome.Done done)
        {
            called.Add((await hall.TicketAsync(done.Id)).Number);
            await hall.ActAsync(done.Id, TicketAct.Finish);
            hall.World.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal([3, 4, 1, 5, 2], called);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Numbers_of_a_day_that_is_over_end_and_yesterdays_hold_no_desk(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var (called, waiting) = (await hall.TakeAsync(QueueGroup.File), await hall.TakeAsync(QueueGroup.File));
        await hall.CallAsync(desk);
        hall.World.Clock.SetLocal("2026-03-02T23:59:59");
        Assert.Equal(0, await hall.LapseAsync());
        hall.World.Clock.SetLocal("2026-03-03T00:00");
        var today = await hall.TakeAsync(QueueGroup.File);
        Assert.Equal(new QueueOutcome.Done(today), await hall.CallAsync(desk));
        Assert.IsType<QueueOutcome.Stale>(await hall.TryAsync(called, TicketAct.Finish));

        Assert.Equal(2, await hall.LapseAsync());
        Assert.Equal(0, await hall.LapseAsync());
        Assert.Equal([TicketState.Lapsed, TicketState.Lapsed], [(await hall.TicketAsync(called)).State, (await hall.TicketAsync(waiting)).State]);
        Assert.Equal("ticket.lapsed", (await hall.EventsAsync(called))[^1]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Others_call_nothing_here_and_a_stale_step_changes_nothing(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var id = await hall.TakeAsync(QueueGroup.File);
        var stranger = await hall.World.OfficialAsync(Role.Receiver, "BKHCN-VP");
        var specialist = await hall.World.OfficialAsync(Role.Specialist, World.Agency);
        foreach (var other in new[] { stranger, specialist, hall.Director })
        {
            Assert.IsType<QueueOutcome.NotFound>(await hall.World.Do<CallTicket, QueueOutcome>(u => u.RunAsync(hall.World.By(other), desk)));
            Assert.IsType<QueueOutcome.NotFound>(await hall.World.Do<TakeTicket, QueueOutcome>(u => u.ForCitizenAsync(hall.World.By(other), hall.Body, new(Guid.NewGuid(), QueueGroup.File, false))));
        }

        await hall.CallAsync(desk);
        Assert.IsType<QueueOutcome.NotFound>(await hall.World.Do<HandleTicket, QueueOutcome>(u => u.RunAsync(hall.World.By(stranger), id, 2, TicketAct.Finish)));
        Assert.IsType<QueueOutcome.Stale>(await hall.World.Do<HandleTicket, QueueOutcome>(u => u.RunAsync(hall.World.By(hall.Receiver), id, 1, TicketAct.Finish)));
        Assert.Equal(TicketState.Called, (await hall.TicketAsync(id)).State);
        Assert.IsType<QueueOutcome.NotFound>(await hall.World.Do<TakeTicket, QueueOutcome>(u => u.AtKioskAsync(hall.World.By(Hall.Visitor), "khong-co", new(Guid.NewGuid(), QueueGroup.File, false))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_director_sets_up_desks_one_in_use_stays_and_a_renewed_kiosk_has_another_address(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var before = (await hall.ViewAsync()).Kiosk!;
        Assert.Equal(new QueueOutcome.Done(desk), await hall.SaveAsync(1, 0, QueueGroup.File));
        Assert.Equal("number_taken", Assert.Single(Assert.IsType<QueueOutcome.Invalid>(await hall.SaveAsync(1, 0, QueueGroup.Advice)).Faults).Code);
        Assert.Equal(["number_wrong", "purposes_missing"], Assert.IsType<QueueOutcome.Invalid>(await hall.SaveAsync(100, 0)).Faults.Select(f => f.Code));
        Assert.Equal(new QueueOutcome.Done(desk), await hall.SaveAsync(1, 1, QueueGroup.Advice, QueueGroup.Collect));
        Assert.IsType<QueueOutcome.Stale>(await hall.SaveAsync(1, 1, QueueGroup.File));

        await hall.TakeAsync(QueueGroup.Advice);
        var called = Assert.IsType<QueueOutcome.Done>(await hall.CallAsync(desk)).Id;
        Assert.Equal("desk_in_use", Assert.IsType<QueueOutcome.Refused>(await hall.CloseAsync(desk, 2)).Reason.Code);
        await hall.ActAsync(called, TicketAct.Finish);
        Assert.IsType<QueueOutcome.Done>(await hall.CloseAsync(desk, 2));
        Assert.IsType<QueueOutcome.NotFound>(await hall.CallAsync(desk));
        Assert.Equal(new QueueOutcome.Done(desk), await hall.SaveAsync(1, 0, QueueGroup.File));
        Assert.Equal(["queue_desk.saved", "queue_desk.saved", "queue_desk.closed", "queue_desk.saved"], await hall.EventsAsync(desk));

        Assert.IsType<QueueOutcome.Done>(await hall.World.Do<SetUpDesks, QueueOutcome>(u => u.RenewKioskAsync(hall.World.By(hall.Director), hall.Body, before.Version)));
        Assert.Null(await hall.World.Do<ReadQueue, Guid?>(u => u.BodyOfKioskAsync(before.Token)));
        Assert.Equal(hall.Body, await hall.World.Do<ReadQueue, Guid?>(async u => await u.BodyOfKioskAsync((await hall.ViewAsync()).Kiosk!.Token)));
        Assert.IsType<QueueOutcome.NotFound>(await hall.World.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(hall.World.By(hall.Receiver), hall.Body, 2, 0, [QueueGroup.File])));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_group_people_wait_for_is_not_dropped_unsaid_and_a_kiosk_offers_only_what_a_desk_serves(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File, QueueGroup.Advice);
        Assert.Equal([QueueGroup.File, QueueGroup.Advice], await hall.World.Do<ReadQueue, IReadOnlyList<QueueGroup>>(u => u.ServedAsync(hall.Body)));
        Assert.Equal("purpose_unserved", Assert.Single(Assert.IsType<QueueOutcome.Invalid>(await hall.AtKioskAsync(new(Guid.NewGuid(), QueueGroup.Collect, false))).Faults).Code);
        Assert.IsType<QueueOutcome.Done>(await hall.AtKioskAsync(new(Guid.NewGuid(), QueueGroup.Advice, false)));
        Assert.Empty(await hall.UnservedAsync());

        var left = Assert.IsType<QueueOutcome.LeavesWaiting>(await hall.SaveAsync(1, 1, QueueGroup.File));
        Assert.Equal((QueueGroup.Advice, 1), (Assert.Single(left.Groups).Key, left.Groups[QueueGroup.Advice]));
        Assert.IsType<QueueOutcome.LeavesWaiting>(await hall.CloseAsync(desk, 1));
        Assert.Equal(["queue_desk.saved"], await hall.EventsAsync(desk));

        await hall.DeskAsync(2, QueueGroup.Advice);
        Assert.IsType<QueueOutcome.Done>(await hall.SaveAsync(1, 1, QueueGroup.File));
        var second = (await hall.ViewAsync()).Desks.Single(d => d.Number == 2);
        Assert.IsType<QueueOutcome.LeavesWaiting>(await hall.CloseAsync(second.Id, second.Version));
        Assert.IsType<QueueOutcome.Done>(await hall.CloseAsync(second.Id, second.Version, warned: true));
        Assert.Equal(1, (await hall.UnservedAsync())[QueueGroup.Advice]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_filed_while_a_number_is_at_the_desk_is_linked_to_it_once(string engine)
    {
        await using var hall = await Hall.OpenAsync(engine);
        var desk = await hall.DeskAsync(1, QueueGroup.File);
        var dossier = (await hall.World.SubmitAsync(await hall.World.CitizenAsync())).Id;
        Assert.Null(await hall.LinkAsync(dossier));
        var id = await hall.TakeAsync(QueueGroup.File);
        await hall.CallAsync(desk);
        Assert.Equal(1, await hall.LinkAsync(dossier));
        Assert.Equal(1, await hall.LinkAsync(dossier));

        await using var db = hall.World.Database.Open();
        Assert.Equal([(id, dossier)], (await db.QueueTicketDossiers.ToListAsync()).Select(l => (l.TicketId, l.DossierId)));
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == TicketLinkEventData.Made));
        var view = await hall.World.Do<ReadQueue, ReadQueue.DeskView>(async u => await u.OfDeskAsync(await db.QueueDesks.SingleAsync(), hall.World.Clock.Now));
        Assert.Equal(dossier, Assert.Single(view.Dossiers).Id);
    }
}
