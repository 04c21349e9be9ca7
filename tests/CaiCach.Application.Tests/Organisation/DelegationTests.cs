using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>The head lets somebody sign: in the days and kinds that are written down, on the head's behalf, with the right block on the letter.</summary>
public sealed class DelegationTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_delegate_signs_in_the_days_and_kinds_and_the_letter_and_the_history_say_for_whom(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        Assert.IsType<ActOutcome.NotFound>(await AskAsync(office, id, deputy));
        var made = await DoneAsync(office, office.People.Head, await RequestAsync(office, deputy, SigningKind.Supplements));

        // The day before, the first, the last, the day after.
        foreach (var (day, count) in new[] { (-1, 0), (0, 1), (4, 1), (5, 0) })
        {
            Assert.Equal(count, (await HeldAsync(office, deputy, Today.AddDays(day))).Count);
        }

        var signing = await OnAsync(office, deputy, Today);
        var granted = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        Assert.Equal("refused: not_your_role", Office.Describe(await office.Now<DecideDossier>(granted, (u, v) => u.GrantAsync(office.By(signing), granted, v))));
        await Office.Done(await AskAsync(office, id, signing));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((office.People.Head.Id, made, DelegationForm.ForHead), (data.Signing!.Head, data.Signing.Delegation, data.Signing.Form));
        await using (var db = office.World.Database.Open())
        {
            var letter = await db.Letters.AsNoTracking().Where(l => l.DossierId == id && l.Kind == LetterKind.Supplement).OrderByDescending(l => l.MadeAt).FirstAsync();
            Assert.Contains("KT. GIÁM ĐỐC", letter.Content, StringComparison.Ordinal);
            Assert.Contains("PHÓ GIÁM ĐỐC", letter.Content, StringComparison.Ordinal);
            Assert.Contains(deputy.Name, letter.Content, StringComparison.Ordinal);
        }

        Assert.IsType<DelegationOutcome.NotFound>(await EndAsync(office, deputy, made, 1));
        Assert.IsType<DelegationOutcome.Done>(await EndAsync(office, office.People.Head, made, 1));
        Assert.IsType<DelegationOutcome.Stale>(await EndAsync(office, office.People.Head, made, 1));
        Assert.Empty(await HeldAsync(office, deputy, Today));
        Assert.Equal([DelegationEventData.Recorded, DelegationEventData.Ended], (await office.EventsAsync(made)).Select(e => e.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_queue_shows_what_may_be_signed_and_a_delegation_of_some_procedures_opens_no_others(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        var other = await DoneAsync(office, office.People.Head, (await RequestAsync(office, deputy, SigningKind.Results)) with { Procedures = ["2.000908"] });
        var signing = await OnAsync(office, deputy, Today);
        Assert.Empty((await QueueAsync(office, signing)).Rows);
        Assert.IsType<ActOutcome.NotFound>(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(signing), id, v)));
        await EndAsync(office, office.People.Head, other, 1);

        await DoneAsync(office, office.People.Head, (await RequestAsync(office, deputy, SigningKind.Results)) with { Procedures = [World.Procedure] });
        signing = await OnAsync(office, deputy, Today);
        Assert.Equal(id, Assert.Single((await QueueAsync(office, signing)).Rows).Id);
        Assert.Equal(id, Assert.Single((await office.World.Do<ListWork, ListWork.Page>(async u => await u.RunAsync(signing, new(Desk.Sign, await office.World.UnitAsync(World.Agency))))).Rows).Id);
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(signing), id, v)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Twice_is_once_overlaps_and_who_may_not_are_refused_at_the_field(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
        var administrator = await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-VP");
        var request = await RequestAsync(office, deputy, SigningKind.Results);
        var both = await Task.WhenAll(RunAsync(office, office.People.Head, request), RunAsync(office, administrator, request));
        Assert.All(both, outcome => Assert.Equal(both[0], Assert.IsType<DelegationOutcome.Done>(outcome)));

        Assert.Equal(["firstDay delegation_overlaps"], await FaultsAsync(office, office.People.Head, request with { FirstDay = Today.AddDays(4), LastDay = Today.AddDays(9) }));
        Assert.IsType<DelegationOutcome.Done>(await RunAsync(office, office.People.Head, request with { FirstDay = Today.AddDays(5), LastDay = Today.AddDays(9) }));
        Assert.Equal(["delegate delegation_maynot"], await FaultsAsync(office, office.People.Head, request with { Delegate = office.People.Specialist.Id!.Value }));
        Assert.Equal(["delegate delegation_oneself"], await FaultsAsync(office, office.People.Head, request with { Delegate = office.People.Head.Id!.Value }));
        Assert.Equal(["delegator delegator_unknown"], await FaultsAsync(office, deputy, request with { Delegator = deputy.Id!.Value, Delegate = office.People.DivisionHead.Id!.Value }));
        Assert.Equal(["delegator delegation_nothead"], await FaultsAsync(office, administrator, request with { Delegator = deputy.Id!.Value, Delegate = office.People.DivisionHead.Id!.Value }));
        Assert.Equal(
            ["firstDay first_day_missing", "lastDay last_day_missing", "number number_missing", "headTitle title_missing"],
            await FaultsAsync(office, office.People.Head, request with { FirstDay = null, LastDay = null, DocumentNumber = " ", HeadTitle = null }));
        Assert.Equal(
            ["firstDay first_day_missing", "lastDay last_day_missing", "delegate delegate_missing", "kinds delegation_nokind"],
            await FaultsAsync(office, office.People.Head, request with { FirstDay = null, LastDay = null, Delegate = Guid.Empty, Kinds = [] }));
        Assert.Equal(["procedures procedure_unknown"], await FaultsAsync(office, office.People.Head, request with { Delegate = office.People.DivisionHead.Id!.Value, Procedures = ["X"] }));
        Assert.Equal(2, (await office.World.Do<ReadDelegations, IReadOnlyList<ReadDelegations.Row>>(u => u.RunAsync(deputy, Today))).Count);
        Assert.Empty(await office.World.Do<ReadDelegations, IReadOnlyList<ReadDelegations.Row>>(u => u.RunAsync(office.People.Specialist, Today)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_left_the_post_signs_no_more_and_nobody_signs_for_a_head_who_left(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var (leaves, last, today, tomorrow) in new[] { (false, 0, 1, 0), (true, 0, 1, 0), (false, 1, 1, 1) })
        {
            var deputy = await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
            var made = await DoneAsync(office, office.People.Head, await RequestAsync(office, deputy, SigningKind.Results));
            var who = leaves ? office.People.Head.Id : deputy.Id;
            await using var db = office.World.Database.Open();
            await db.Posts.Where(p => p.AccountId == who).ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, Today.AddDays(last)));
            Assert.Equal((today, tomorrow), ((await HeldAsync(office, deputy, Today)).Count, (await HeldAsync(office, deputy, Today.AddDays(1))).Count));
            await db.Posts.Where(p => p.AccountId == who).ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, (DateOnly?)null));
            await EndAsync(office, office.People.Head, made, 1);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_delegation_lends_the_head_s_post_and_what_is_apart_from_it_goes_with_neither(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var deputy = await office.World.OfficialAsync(Role.Leader, "SKHCN-QT-VP");
        var (administrator, unit) = (await office.World.OfficialAsync(Role.Administrator, "BKHCN"), await office.World.UnitAsync("SKHCN-QT-MC"));
        async Task<IEnumerable<string>> GiveAsync(Role role, DateOnly? to = null) =>
            await office.World.Do<GivePosts, AccountOutcome>(u => u.RunAsync(office.By(administrator), deputy.Id!.Value, 0, new(unit, [role], Today, to))) is AccountOutcome.Invalid invalid
                ? invalid.Faults.Select(f => $"{f.Field} {f.Code}") : [];
        var request = await RequestAsync(office, deputy, SigningKind.Supplements);

        // Held first: no delegation on any of the days.
        await using var db = office.World.Database.Open();
        foreach (var role in new[] { Role.Receiver, Role.Clerk, Role.OneStopDirector, Role.ProcedureController, Role.Cashier })
        {
            var post = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = deputy.Id!.Value, UnitId = unit, Role = role, ValidFrom = Today.AddDays(4), ValidTo = Today.AddDays(9) };
            db.Posts.Add(post);
            await db.SaveChangesAsync();
            Assert.Equal(["delegate delegation_apart"], await FaultsAsync(office, office.People.Head, request));
            db.Posts.Remove(post);
            await db.SaveChangesAsync();
        }

        // Lent first: no such post on any of its days.
        await DoneAsync(office, office.People.Head, request);
        Assert.Equal(["roles signs_by_delegation"], await GiveAsync(Role.Receiver));
        Assert.Equal(["roles signs_by_delegation"], await GiveAsync(Role.Clerk, Today));
        Assert.True(Assert.Single(await office.World.Do<ReadDelegations, IReadOnlyList<ReadDelegations.Row>>(u => u.RunAsync(deputy, Today))).IsInForce);

        // What came about all the same, by a merger or of old, lends nothing, and the page says so.
        db.Posts.Add(new() { Id = Guid.NewGuid(), AccountId = deputy.Id!.Value, UnitId = unit, Role = Role.Clerk, ValidFrom = Today });
        await db.SaveChangesAsync();
        Assert.Empty(await HeldAsync(office, deputy, Today));
        Assert.False(Assert.Single(await office.World.Do<ReadDelegations, IReadOnlyList<ReadDelegations.Row>>(u => u.RunAsync(deputy, Today))).IsInForce);
    }

    private static async Task<RecordDelegation.Request> RequestAsync(Office office, Actor delegateTo, params SigningKind[] kinds) => new(
        await office.World.UnitAsync(World.Agency), office.People.Head.Id!.Value, delegateTo.Id!.Value, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", kinds, [], [], "05/QĐ-SKHCN", Today, Today.AddDays(4));

    private static Task<DelegationOutcome> RunAsync(Office office, Actor actor, RecordDelegation.Request request) =>
        office.World.Do<RecordDelegation, DelegationOutcome>(u => u.RunAsync(office.By(actor), request));

    private static async Task<Guid> DoneAsync(Office office, Actor actor, RecordDelegation.Request request) => Assert.IsType<DelegationOutcome.Done>(await RunAsync(office, actor, request)).Id;

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Actor actor, RecordDelegation.Request request) =>
        Assert.IsType<DelegationOutcome.Invalid>(await RunAsync(office, actor, request)).Faults.Select(f => $"{f.Field} {f.Code}");

    private static Task<DelegationOutcome> EndAsync(Office office, Actor actor, Guid id, int version) =>
        office.World.Do<EndDelegation, DelegationOutcome>(u => u.RunAsync(office.By(actor), id, version));

    private static Task<IReadOnlyList<HeldDelegation>> HeldAsync(Office office, Actor actor, DateOnly day) =>
        office.World.Do<ReadDelegations, IReadOnlyList<HeldDelegation>>(u => u.HeldAsync(actor.Id!.Value, day));

    private static async Task<Actor> OnAsync(Office office, Actor actor, DateOnly day) => actor with { Delegations = await HeldAsync(office, actor, day) };

    private static Task<ListToSign.Page> QueueAsync(Office office, Actor actor) => office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(actor));

    private static Task<ActOutcome> AskAsync(Office office, Guid id, Actor actor)
    {
        string[] items = ["Bản vẽ"];
        return office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(actor), id, v, items, "Thiếu bản vẽ", null));
    }
}
