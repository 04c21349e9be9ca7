using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>An official is away and another stands in.</summary>
public sealed class AbsenceTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_substitute_handles_the_dossier_while_the_officer_is_away_and_the_history_says_for_whom(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var away = office.People.Specialist;
        var substitute = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        Assert.IsType<ActOutcome.Refused>(await ProposeAsync(office, id, substitute));

        var absence = await RecordAsync(office, away, new(away.Id!.Value, substitute.Id, Today, Today.AddDays(4)));
        var standing = substitute with { StandsInFor = await StandsInAsync(office, substitute, Today.AddDays(4)) };
        var list = await office.World.Do<ListWork, ListWork.Page>(u => u.RunAsync(standing, new(Desk.Handle, UnitId: office.DivisionId, Instead: true)));
        await Office.Done(await ProposeAsync(office, id, standing));

        Assert.Equal(id, Assert.Single(list.Rows).Id);
        Assert.Equal(away.Id, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).InsteadOf);
        Assert.Empty(await StandsInAsync(office, substitute, Today.AddDays(-1)));
        Assert.Empty(await StandsInAsync(office, substitute, Today.AddDays(5)));
        Assert.IsType<AbsenceOutcome.Done>(await EndAsync(office, away, absence, 1));
        Assert.Empty(await StandsInAsync(office, substitute, Today));
        Assert.IsType<AbsenceOutcome.Stale>(await EndAsync(office, away, absence, 1));
        Assert.Equal([AbsenceEventData.Recorded, AbsenceEventData.Ended], (await office.EventsAsync(absence)).Select(e => e.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Twice_is_once_substitution_is_one_level_deep_and_who_may_not_is_refused_at_the_field(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (away, head) = (office.People.Specialist, office.People.DivisionHead);
        var substitute = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var third = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var (foreign, outside) = (await office.World.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA"), await office.World.OfficialAsync(Role.Specialist, "BKHCN-PC"));
        var request = new RecordAbsence.Request(away.Id!.Value, substitute.Id, Today, Today.AddDays(4));

        var both = await Task.WhenAll(RunAsync(office, away, request), RunAsync(office, away, request));
        Assert.All(both, outcome => Assert.Equal(both[0], Assert.IsType<AbsenceOutcome.Done>(outcome)));

        Assert.Equal(["firstDay leave_overlaps"], await FaultsAsync(office, away, request with { FirstDay = Today.AddDays(4), LastDay = Today.AddDays(5) }));
        Assert.Equal(["firstDay leave_standsin"], await FaultsAsync(office, substitute, new(substitute.Id!.Value, third.Id, Today.AddDays(4), Today.AddDays(5))));
        Assert.Equal(["substitute leave_substituteaway"], await FaultsAsync(office, head, new(third.Id!.Value, away.Id, Today, Today)));
        Assert.Equal(["substitute leave_maynot"], await FaultsAsync(office, third, new(third.Id.Value, outside.Id, Today, Today)));
        Assert.Equal(["substitute leave_maynot"], await FaultsAsync(office, third, new(third.Id.Value, head.Id, Today, Today)));
        Assert.Equal(["person person_unknown"], await FaultsAsync(office, third, new(away.Id.Value, null, Today, Today)));
        Assert.Equal(["person person_unknown"], await FaultsAsync(office, head, new(foreign.Id!.Value, null, Today, Today)));
        Assert.Equal(["firstDay first_day_missing", "lastDay last_day_missing"], await FaultsAsync(office, third, new(third.Id.Value, null, null, null)));
        Assert.IsType<AbsenceOutcome.NotFound>(await EndAsync(office, third, ((AbsenceOutcome.Done)both[0]).Id, 1));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_head_writes_down_and_sees_who_is_away_in_the_units_he_leads_and_others_see_their_own(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var away = office.People.Specialist;
        var substitute = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var third = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        await RecordAsync(office, office.People.DivisionHead, new(away.Id!.Value, substitute.Id, Today, Today));

        foreach (var (actor, sees) in new[] { (office.People.DivisionHead, true), (office.People.Head, true), (away, true), (substitute, true), (third, false) })
        {
            var rows = await office.World.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Row>>(u => u.RunAsync(actor, Today));
            Assert.Equal(sees ? [(away.Name, substitute.Name)] : [], rows.Select(r => (r.Person, r.Substitute!)));
            Assert.Empty(await office.World.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Row>>(u => u.RunAsync(actor, Today.AddDays(1))));
        }
    }

    private static Task<ActOutcome> ProposeAsync(Office office, Guid id, Actor actor) =>
        office.Now<ProposeDecision>(id, async (u, v) => await u.RunAsync(office.By(actor), id, v, new(ProposalKind.Grant, "Ý kiến", "Điều 1", [], await office.FileAsync(actor))));

    private static Task<AbsenceOutcome> RunAsync(Office office, Actor actor, RecordAbsence.Request request) =>
        office.World.Do<RecordAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(actor), request));

    private static async Task<Guid> RecordAsync(Office office, Actor actor, RecordAbsence.Request request) =>
        Assert.IsType<AbsenceOutcome.Done>(await RunAsync(office, actor, request)).Id;

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Actor actor, RecordAbsence.Request request) =>
        Assert.IsType<AbsenceOutcome.Invalid>(await RunAsync(office, actor, request)).Faults.Select(f => $"{f.Field} {f.Code}");

    private static Task<AbsenceOutcome> EndAsync(Office office, Actor actor, Guid id, int version) =>
        office.World.Do<EndAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(actor), id, version));

    private static Task<IReadOnlySet<Guid>> StandsInAsync(Office office, Actor actor, DateOnly day) =>
        office.World.Do<ReadAbsences, IReadOnlySet<Guid>>(u => u.StandsInForAsync(actor.Id!.Value, day));
}
