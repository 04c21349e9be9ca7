using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outbox;
using CaiCach.Application.Questions;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Accounts;

/// <summary>Posts end and people move; what they have in hand goes on with somebody.</summary>
public sealed class ChangePostTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_moves_hands_the_open_dossiers_over_in_the_same_act(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var (admin, person) = (await office.World.OfficialAsync(Role.Administrator), office.People.Specialist.Id!.Value);
        var next = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        var elsewhere = await office.World.UnitAsync("SKHCN-QT-TTRA");
        Task<AccountOutcome> MoveAsync(Guid? unit, ChangePost.HandOver? hand) => ActAsync(office, person, (u, version, post) => u.MoveAsync(office.By(admin), person, version, post, unit, hand));

        Assert.Equal(["handTo hand_missing"], Faults(await MoveAsync(elsewhere, null)));
        Assert.Equal(["handTo hand_unknown"], Faults(await MoveAsync(elsewhere, new(office.People.DivisionHead.Id))));
        Assert.Equal(["unit unit_same"], Faults(await MoveAsync(office.DivisionId, new(next.Id))));
        Assert.Equal(["unit unit_unknown"], Faults(await MoveAsync(null, new(next.Id))));
        Assert.Equal(person, (await office.World.DossierAsync(id)).AssigneeId);

        Assert.IsType<AccountOutcome.Done>(await MoveAsync(elsewhere, new(next.Id)));
        Assert.Equal(next.Id, (await office.World.DossierAsync(id)).AssigneeId);
        var last = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.HandedOver, admin.Id), (last.Type, last.ActorId));
        var told = (await office.EventsAsync(person))[^1];
        Assert.Equal(AccountEventData.Moved, told.Type);
        Assert.Equal((1, next.Id), (RecordEvents.Facts<AccountEventData>(told).HandedOver!.Value, RecordEvents.Facts<AccountEventData>(told).HandedTo));
        await using var db = office.World.Database.Open();
        Assert.Equal(
            [(office.DivisionId, (DateOnly?)Today.AddDays(-1)), (elsewhere, null)],
            (await db.Posts.Where(p => p.AccountId == person).OrderBy(p => p.ValidFrom).ToListAsync()).Select(p => (p.UnitId, p.ValidTo)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_post_that_runs_out_by_its_date_is_told_beforehand_once_and_leaves_nothing_with_who_held_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var (waiting, running) = (await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.InProcess));
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var question = Assert.IsType<QuestionOutcome.Done>(await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(
            office.By(people.Citizen), new(Guid.NewGuid(), World.Procedure, World.Agency, "Phạm Văn Thử Một", "congdan1@mau.example", null, "Nộp bản giấy ở đâu?", true)))).Id;
        Assert.IsType<QuestionOutcome.Done>(await world.Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(office.By(controller), question, 1, new(QuestionAct.Assign, OfficerId: people.Specialist.Id))));
        await using var db = world.Database.Open();
        Guid?[] ending = [people.Specialist.Id, people.Receiver.Id];
        Task LastAsync(DateOnly? day) => db.Posts.Where(p => ending.Contains(p.AccountId)).ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, day));
        Task<int> FollowAsync() => world.Do<FollowPosts, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        async Task<int> ToldAsync(Actor who, string text)
        {
            await world.DeliverAsync();
            return await db.Notices.CountAsync(n => n.AccountId == who.Id && n.Text.Contains(text));
        }

        // Far away nothing is said; a week before, once, and again for another last day; a post that goes on in another row is left alone.
        await LastAsync(Today.AddDays(FollowPosts.DaysBefore + 1));
        Assert.Equal((0, 0), (await FollowAsync(), await ToldAsync(people.DivisionHead, "hết ngày")));
        await LastAsync(Today.AddDays(FollowPosts.DaysBefore));
        var later = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = people.Specialist.Id!.Value, UnitId = office.DivisionId, Role = Role.Specialist, ValidFrom = Today.AddDays(FollowPosts.DaysBefore + 2) };
        db.Posts.Add(later);
        await db.SaveChangesAsync();
        Assert.Equal((0, 0), (await FollowAsync(), await FollowAsync()));
        db.Posts.Remove(later);
        await db.SaveChangesAsync();
        Assert.Equal((1, 1, 0), (await ToldAsync(people.DivisionHead, $"{people.Specialist.Name} hết ngày 09/03/2026 mà còn giữ 1 hồ sơ"), await ToldAsync(controller, "còn giữ 1 câu hỏi"), await ToldAsync(people.Specialist, "hết ngày")));
        await LastAsync(Today);
        await FollowAsync();
        Assert.Equal(2, await ToldAsync(people.DivisionHead, "hết ngày"));
        var next = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = people.Specialist.Id!.Value, UnitId = office.DivisionId, Role = Role.Specialist, ValidFrom = Today.AddDays(1) };
        var elsewhere = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = people.Specialist.Id!.Value, UnitId = await world.UnitAsync("SKHCN-QT-TTRA"), Role = Role.Specialist, ValidFrom = new(2025, 1, 1), ValidTo = new(2025, 12, 31) };
        var abroad = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = people.Specialist.Id!.Value, UnitId = await world.UnitAsync("BKHCN-SHTT-NH"), Role = Role.Specialist, ValidFrom = new(2024, 1, 1), ValidTo = new(2024, 12, 31) };
        db.Posts.AddRange(next, elsewhere, abroad);
        await db.SaveChangesAsync();

        // The day after: the one who goes on keeps all, the receiver's request waits for colleagues.
        world.Clock.SetLocal("2026-03-03T00:05");
        Assert.Equal(1, await FollowAsync());
        Assert.Equal((null, people.Specialist.Id), ((await world.DossierAsync(waiting)).AssigneeId, (await world.DossierAsync(running)).AssigneeId));
        var colleague = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        await Office.Done(await office.Now<TakeUpDossier>(waiting, (u, v) => u.RunAsync(office.By(colleague), waiting, v)));

        // Nothing follows any more: the division head has it on the list of what nobody has, and two turns at once are one.
        db.Posts.Remove(next);
        await db.SaveChangesAsync();
        Assert.Equal(2, (await Task.WhenAll(FollowAsync(), FollowAsync())).Sum());
        Assert.Equal(0, await FollowAsync());
        Assert.Null((await world.DossierAsync(running)).AssigneeId);
        Assert.Equal((QuestionState.New, (Guid?)null), await db.Questions.Where(q => q.Id == question).Select(q => new ValueTuple<QuestionState, Guid?>(q.State, q.AssigneeId)).SingleAsync());
        Assert.Equal(1, await ToldAsync(people.DivisionHead, "thôi giữ vị trí; hồ sơ chờ phân công lại"));
        var place = new WatchDossiers.Place((await world.ReferenceAsync()).Organisation.Find(office.DivisionId)!, false);
        Assert.Equal(1, (await world.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(new(place), world.Clock.Now))).Lists[WatchList.Unclaimed]);
        var facts = RecordEvents.Facts<AccountEventData>((await office.EventsAsync(people.Specialist.Id!.Value))[^1]);
        Assert.Equal((1, 1, null), (facts.HandedOver, facts.HandedQuestions, facts.HandedTo));
        Assert.DoesNotContain(facts.Posts!, p => p.Unit == abroad.UnitId);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_receiver_who_leaves_lets_colleagues_take_the_request_up_and_the_head_assigns_what_nobody_has(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (waiting, running, signed) = (await office.InAsync(BusinessState.IntakeReview), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.DecidedGrant));
        var admin = await office.World.OfficialAsync(Role.Administrator);
        foreach (var leaver in new[] { office.People.Receiver, office.People.Specialist })
        {
            var person = leaver.Id!.Value;
            Assert.Equal(["handTo hand_missing"], Faults(await ActAsync(office, person, (u, v, post) => u.EndNowAsync(office.By(admin), person, v, post, null))));
            Assert.IsType<AccountOutcome.Done>(await ActAsync(office, person, (u, v, post) => u.EndNowAsync(office.By(admin), person, v, post, new(null))));
        }

        var colleague = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        await Office.Done(await office.Now<TakeUpDossier>(waiting, (u, v) => u.RunAsync(office.By(colleague), waiting, v)));
        var specialist = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        await Office.Done(await office.Now<AssignDossier>(running, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), running, v, specialist.Id!.Value)));
        Assert.Equal(office.People.Specialist.Id, (await office.World.DossierAsync(signed)).AssigneeId);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_last_day_is_today_or_later_and_holds_to_its_end_and_one_called_off_can_be_given_again(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.InAsync(BusinessState.InProcess);
        var (admin, person) = (await office.World.OfficialAsync(Role.Administrator), office.People.Specialist.Id!.Value);
        Task<AccountOutcome> SetAsync(DateOnly? day, ChangePost.HandOver? hand = null) => ActAsync(office, person, (u, v, post) => u.LastDayAsync(office.By(admin), person, v, post, day, hand));

        Assert.Equal(["lastDay last_day_past"], Faults(await SetAsync(Today.AddDays(-1))));
        Assert.Equal(["handTo hand_missing"], Faults(await SetAsync(Today)));
        Assert.IsType<AccountOutcome.Done>(await SetAsync(Today.AddDays(1)));
        Assert.IsType<AccountOutcome.Done>(await SetAsync(null));
        Assert.IsType<AccountOutcome.Done>(await SetAsync(Today, new(null)));

        var give = new GivePosts.Request(office.DivisionId, [Role.Specialist], Today.AddDays(1), null);
        Task<AccountOutcome> GiveAsync(int version) => office.World.Do<GivePosts, AccountOutcome>(u => u.RunAsync(office.By(admin), person, version, give));
        Assert.IsType<AccountOutcome.Done>(await GiveAsync(3));
        await using (var db = office.World.Database.Open())
        {
            var coming = await db.Posts.SingleAsync(p => p.AccountId == person && p.ValidFrom > Today);
            Assert.IsType<AccountOutcome.Done>(await office.World.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(office.By(admin), person, 4, coming.Id, null)));
            Assert.IsType<AccountOutcome.NotFound>(await office.World.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(office.By(admin), person, 5, coming.Id, null)));
        }

        Assert.IsType<AccountOutcome.Done>(await GiveAsync(5));
        Assert.IsType<AccountOutcome.Stale>(await GiveAsync(5));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_receiver_who_leaves_with_a_request_of_another_body_in_hand_leaves_it_to_the_colleagues_at_the_counter(string engine)
    {
        await using var office = await SharedReceptionTests.OpenAsync(engine);
        var (there, colleague) = (await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"));
        var id = await SharedReceptionTests.FiledAsync(office, there);
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        var (admin, person) = (await office.World.OfficialAsync(Role.Administrator, "SNV-QT-VP"), there.Id!.Value);
        Assert.Equal(["handTo hand_missing"], Faults(await ActAsync(office, person, (u, v, post) => u.EndNowAsync(office.By(admin), person, v, post, null))));
        Assert.IsType<AccountOutcome.Done>(await ActAsync(office, person, (u, v, post) => u.EndNowAsync(office.By(admin), person, v, post, new(null))));
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using (var db = office.World.Database.Open())
        {
            var told = await db.Notices.Where(n => n.DossierId == id && n.Text.Contains("người nhận việc thôi giữ vị trí")).Select(n => n.AccountId).ToListAsync();
            Assert.Equal([colleague.Id!.Value], told);
        }

        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(colleague), id, v)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_post_called_off_before_it_began_is_in_nobodys_way_and_does_not_come_back(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, person) = (office.World, (await office.World.OfficialAsync(Role.Specialist, Office.Division)).Id!.Value);
        var (mine, above) = (await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.Administrator, "BKHCN"));
        var (foreign, closing, target) = (await world.UnitAsync("BKHCN-PC"), await world.UnitAsync("SKHCN-QT-TTRA"), await world.UnitAsync("SKHCN-QT-QLKH"));
        foreach (var (unit, version) in new[] { (foreign, 0), (closing, 1) })
        {
            Assert.IsType<AccountOutcome.Done>(await world.Do<GivePosts, AccountOutcome>(u => u.RunAsync(office.By(above), person, version, new(unit, [Role.Leader], Today.AddDays(10), null))));
        }

        Task<AccountOutcome> LockAsync(int version) => world.Do<LockAccount, AccountOutcome>(u => u.RunAsync(office.By(mine), person, version, true, "Nghỉ việc"));
        Assert.IsType<AccountOutcome.NotFound>(await LockAsync(2));
        await using var db = world.Database.Open();
        foreach (var (unit, version) in new[] { (foreign, 2), (closing, 3) })
        {
            var coming = await db.Posts.Where(p => p.AccountId == person && p.UnitId == unit).Select(p => p.Id).SingleAsync();
            Assert.IsType<AccountOutcome.Done>(await world.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(office.By(above), person, version, coming, null)));
        }

        var ministry = await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        Assert.IsType<ReorganisationOutcome.Done>(await world.Do<RecordReorganisation, ReorganisationOutcome>(u => u.RunAsync(office.By(ministry), new(ReorganisationKind.Merge, "3/QĐ", Today, Today, [closing], [new(target)]))));
        await world.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        Assert.Empty(await db.Posts.Where(p => p.AccountId == person && p.UnitId == target).ToListAsync());
        Assert.IsType<AccountOutcome.Done>(await LockAsync(await db.Users.Where(a => a.Id == person).Select(a => a.Version).SingleAsync()));
    }

    private static async Task<AccountOutcome> ActAsync(Office office, Guid person, Func<ChangePost, int, Guid, Task<AccountOutcome>> act)
    {
        await using var db = office.World.Database.Open();
        var (version, post) = (await db.Users.Where(a => a.Id == person).Select(a => a.Version).SingleAsync(), await db.Posts.Where(p => p.AccountId == person).Select(p => p.Id).SingleAsync());
        return await office.World.Do<ChangePost, AccountOutcome>(u => act(u, version, post));
    }

    private static IEnumerable<string> Faults(AccountOutcome outcome) => (outcome as AccountOutcome.Invalid)?.Faults.Select(f => $"{f.Field} {f.Code}") ?? [];
}
