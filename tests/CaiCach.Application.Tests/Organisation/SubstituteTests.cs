using CaiCach.Application.Acting;
using CaiCach.Application.Audit;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outbox;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>Whoever holds a post may be away with a substitute of the same role in the same body; a head who signs delegates.</summary>
public sealed class SubstituteTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_head_of_another_division_assigns_and_is_told_while_the_head_of_this_one_is_away_and_the_history_says_for_whom(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (away, other) = (office.People.DivisionHead, await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-QLKH"));
        await RecordAsync(office, away, new(away.Id!.Value, other.Id, Today, Today.AddDays(4)));
        var id = await office.InAsync(BusinessState.Accepted);
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        Assert.Equal([NoticeKind.Assigned], await KindsAsync(office, away));
        Assert.Equal([NoticeKind.Assigned], await KindsAsync(office, other));
        Assert.IsType<ActOutcome.NotFound>(await AssignAsync(office, id, other));
        Assert.IsType<ActOutcome.NotFound>(await AssignAsync(office, id, await StandingAsync(office, other, Today.AddDays(5))));
        await Office.Done(await AssignAsync(office, id, await StandingAsync(office, other, Today.AddDays(4))));

        var done = (await office.EventsAsync(id))[^1];
        Assert.Equal((away.Id, office.DivisionId), (DossierEventData.Parse(done.Data).InsteadOf, done.UnitId));
        await Office.Done(await AssignAsync(office, id, away));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).InsteadOf);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_receiver_answers_what_a_colleague_who_is_away_has_taken_up(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (away, other) = (office.People.Receiver, await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await RecordAsync(office, away, new(away.Id!.Value, other.Id, Today, Today));
        var id = await office.InAsync(BusinessState.IntakeReview);
        Assert.IsType<ActOutcome.Refused>(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(other), id, v)));

        var standing = await StandingAsync(office, other, Today);
        Assert.Equal(other.Posts, standing.Posts);
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(standing), id, v)));

        Assert.Equal(away.Id, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).InsteadOf);

        var inspector = await office.World.OfficialAsync(Role.Inspector);
        await using var db = office.World.Database.Open();
        var user = await db.Users.Where(u => u.Id == away.Id).Select(u => u.UserName).SingleAsync();
        var found = await office.World.Do<SearchEvents, SearchEvents.Answer>(u => u.RunAsync(office.By(inspector), new(Today, Today, Behalf: user)));
        var row = Assert.Single(found.Rows);
        Assert.Equal((other.Name, away.Name, "dossier.accepted"), (row.Actor, row.Behalf, row.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_post_has_a_substitute_of_its_role_and_body_but_the_head_who_delegates(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var role in new[] { Role.Clerk, Role.Cashier, Role.ProcedureController, Role.OneStopDirector })
        {
            var (away, other, stranger) = (await office.World.OfficialAsync(role), await office.World.OfficialAsync(role, "SKHCN-QT-VP"), await office.World.OfficialAsync(role, "BKHCN"));
            Assert.Equal("substitute leave_maynot", await FaultAsync(office, away, new(away.Id!.Value, stranger.Id, Today, Today)));
            Assert.Equal("substitute leave_maynot", await FaultAsync(office, away, new(away.Id.Value, office.People.Specialist.Id, Today, Today)));
            Assert.Contains(other.Id!.Value, (await office.World.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Substitute>>(u => u.SubstitutesAsync(away, Today))).Select(s => s.Id));
            await RecordAsync(office, away, new(away.Id.Value, other.Id, Today, Today));
            Assert.True(Assert.Single(await DutiesAsync(office, away)).TakenOver);
        }

        var head = office.People.Head;
        var second = await office.World.OfficialAsync(Role.AgencyHead);
        Assert.Equal("substitute leave_needsdelegation", await FaultAsync(office, head, new(head.Id!.Value, second.Id, Today, Today)));
        await RecordAsync(office, head, new(head.Id.Value, null, Today, Today.AddDays(1)));
        Assert.Equal([], Assert.Single(await DutiesAsync(office, head)).Signers);
        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var delegation = new RecordDelegation.Request(await office.World.UnitAsync(World.Agency), head.Id.Value, deputy.Id!.Value, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", [SigningKind.Results], [], [], "5/UQ", Today.AddDays(1), Today.AddDays(3));
        Assert.IsType<DelegationOutcome.Done>(await office.World.Do<RecordDelegation, DelegationOutcome>(u => u.RunAsync(office.By(head), delegation)));
        Assert.Equal([deputy.Name], Assert.Single(await DutiesAsync(office, head)).Signers);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_holds_two_posts_has_another_substitute_for_each_on_the_days_of_each_alone(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var away = office.People.Specialist;
        var (handler, clerk) = (await office.World.OfficialAsync(Role.Specialist, Office.Division), await office.World.OfficialAsync(Role.Clerk, "SKHCN-QT-VP"));
        var offices = await office.World.UnitAsync("SKHCN-QT-VP");
        await using (var db = office.World.Database.Open())
        {
            db.Posts.Add(new() { Id = Guid.NewGuid(), AccountId = away.Id!.Value, UnitId = offices, Role = Role.Clerk, ValidFrom = Today });
            await db.SaveChangesAsync();
        }

        var atDesk = new RecordAbsence.Request(away.Id!.Value, handler.Id, Today.AddDays(1), Today.AddDays(2), office.DivisionId, Role.Specialist);
        var atOffice = new RecordAbsence.Request(away.Id.Value, clerk.Id, Today.AddDays(1), Today.AddDays(3), offices, Role.Clerk);
        Assert.Equal("post post_unknown", await FaultAsync(office, away, atDesk with { Role = Role.Receiver }));
        Assert.Equal("substitute leave_maynot", await FaultAsync(office, away, atDesk with { Substitute = clerk.Id }));
        var both = await Task.WhenAll(RunAsync(office, away, atDesk), RunAsync(office, away, atDesk), RunAsync(office, away, atOffice));
        Assert.Equal((both[0], true), (both[1], both[0] != both[2]));
        Assert.All(both, outcome => Assert.IsType<AbsenceOutcome.Done>(outcome));
        Assert.Equal("firstDay leave_overlaps", await FaultAsync(office, away, atDesk with { FirstDay = Today.AddDays(2), LastDay = Today.AddDays(4) }));
        Assert.Equal("firstDay leave_overlaps", await FaultAsync(office, away, new(away.Id.Value, handler.Id, Today, Today.AddDays(1))));
        var rows = await office.World.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Row>>(u => u.RunAsync(away, Today));
        var duties = await office.World.Do<ReadAbsences, ILookup<Guid, ReadAbsences.Duty>>(u => u.DutiesAsync(rows, Today));
        Assert.Equal([(Role.Specialist, true), (Role.Clerk, true)], rows.Select(r => Assert.Single(duties[r.Id])).Select(d => (d.Role, d.TakenOver)).OrderBy(d => d.Role));

        foreach (var (days, desk, issues) in new[] { (0, false, false), (1, true, true), (2, true, true), (3, false, true), (4, false, false) })
        {
            var (one, two) = (await StandingAsync(office, handler, Today.AddDays(days)), await StandingAsync(office, clerk, Today.AddDays(days)));
            Assert.Equal((desk, false), (one.StandsIn(away.Id.Value, office.DivisionId, Role.Specialist), one.StandsIn(away.Id.Value, offices, Role.Clerk)));
            Assert.Equal((issues, false), (two.StandsIn(away.Id.Value, offices, Role.Clerk), two.StandsIn(away.Id.Value, office.DivisionId, Role.Specialist)));
            Assert.Empty(one.StandsInFor);
        }

        Task<ActOutcome> ProposeAsync(Actor who) => office.Now<ProposeDecision>(id, (u, v) => u.RunAsync(office.By(who), id, v, new(ProposalKind.Refuse, "Ý kiến", "Điều 1")));
        Assert.IsNotType<ActOutcome.Done>(await ProposeAsync(await StandingAsync(office, clerk, Today.AddDays(1))));
        await Office.Done(await ProposeAsync(await StandingAsync(office, handler, Today.AddDays(1))));
        Assert.Equal(away.Id, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).InsteadOf);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_substitute_for_another_post_in_the_same_unit_does_not_handle_what_is_assigned(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var (away, clerk) = (office.People.Specialist, await office.World.OfficialAsync(Role.Specialist, Office.Division));
        await using (var db = office.World.Database.Open())
        {
            foreach (var person in new[] { away, clerk })
            {
                db.Posts.Add(new() { Id = Guid.NewGuid(), AccountId = person.Id!.Value, UnitId = office.DivisionId, Role = Role.Clerk, ValidFrom = Today });
            }

            await db.SaveChangesAsync();
        }

        clerk = clerk with { Posts = [.. clerk.Posts, clerk.Posts[0] with { Role = Role.Clerk }] };
        await RecordAsync(office, away, new(away.Id!.Value, clerk.Id, Today.AddDays(1), Today.AddDays(1), office.DivisionId, Role.Clerk));
        var standing = await StandingAsync(office, clerk, Today.AddDays(1));
        Assert.True(standing.StandsIn(away.Id.Value, office.DivisionId, Role.Clerk));
        var refused = Assert.IsType<ActOutcome.Refused>(await office.Now<ProposeDecision>(id, (u, v) => u.RunAsync(office.By(standing), id, v, new(ProposalKind.Refuse, "Ý kiến", "Điều 1"))));
        Assert.Equal("not_assigned_to_you", refused.Reasons[0].Code);

        // Nor is it on the list of who stands in, nor told to him or her; who stands in for the specialist's post has both.
        var handler = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        await RecordAsync(office, away, new(away.Id.Value, handler.Id, Today.AddDays(1), Today.AddDays(1), office.DivisionId, Role.Specialist));
        office.World.Clock.SetLocal(Today.AddDays(1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) + "T09:00");
        await Office.Done(await AssignAsync(office, id, office.People.DivisionHead));
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
        }

        foreach (var (actor, sees) in new[] { (standing, false), (await StandingAsync(office, handler, Today.AddDays(1)), true) })
        {
            var page = await office.World.Do<ListWork, ListWork.Page>(async u => await u.RunAsync(actor, new(Desk.Handle, await office.World.UnitAsync(World.Agency), Instead: true)));
            Assert.Equal(sees, page.Rows.Any(r => r.Id == id));
            await using var db = office.World.Database.Open();
            Assert.Equal(sees, await db.Notices.AnyAsync(n => n.AccountId == actor.Id && n.DossierId == id));
        }
    }

    private static Task<AbsenceOutcome> RunAsync(Office office, Actor actor, RecordAbsence.Request request) =>
        office.World.Do<RecordAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(actor), request));

    private static Task<ActOutcome> AssignAsync(Office office, Guid id, Actor actor) =>
        office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(actor), id, v, office.People.Specialist.Id!.Value));

    /// <summary>The actor as the program knows it on a day, with what is taken over.</summary>
    private static async Task<Actor> StandingAsync(Office office, Actor actor, DateOnly day)
    {
        var away = await office.World.Do<ReadAbsences, IReadOnlySet<Guid>>(u => u.StandsInForAsync(actor.Id!.Value, day));
        var at = await office.World.Do<ReadAbsences, IReadOnlySet<StandIn>>(u => u.StandsInAtAsync(actor.Id!.Value, day));
        return actor with { StandsInFor = away, StandsInAt = at, Posts = [.. actor.Posts, .. await office.World.Do<ReadAbsences, IReadOnlyList<HeldPost>>(u => u.TakenOverAsync(away, at, actor.Posts, day))] };
    }

    private static async Task RecordAsync(Office office, Actor actor, RecordAbsence.Request request) =>
        Assert.IsType<AbsenceOutcome.Done>(await office.World.Do<RecordAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(actor), request)));

    private static async Task<string> FaultAsync(Office office, Actor actor, RecordAbsence.Request request)
    {
        var fault = Assert.Single(Assert.IsType<AbsenceOutcome.Invalid>(await office.World.Do<RecordAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(actor), request))).Faults);
        return $"{fault.Field} {fault.Code}";
    }

    private static async Task<IEnumerable<ReadAbsences.Duty>> DutiesAsync(Office office, Actor actor)
    {
        var rows = (await office.World.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Row>>(u => u.RunAsync(actor, Today))).Where(r => r.PersonId == actor.Id).ToList();
        return (await office.World.Do<ReadAbsences, ILookup<Guid, ReadAbsences.Duty>>(u => u.DutiesAsync(rows, Today)))[Assert.Single(rows).Id];
    }

    private static async Task<IReadOnlyList<NoticeKind?>> KindsAsync(Office office, Actor actor)
    {
        await using var db = office.World.Database.Open();
        return await db.Notices.Where(n => n.AccountId == actor.Id).Select(n => n.Kind).ToListAsync();
    }
}
