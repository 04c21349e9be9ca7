using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outbox;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Data.Outbox;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Questions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Accounts;

/// <summary>Questions and petitions of who leaves go on with somebody, and a head lets somebody answer them.</summary>
public sealed class AnswersInHandTests
{
    private const string Division = "SKHCN-QT-QLCN";

    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_leaves_hands_questions_over_and_who_routes_petitions_is_told_that_nobody_is_left(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (admin, controller, leaver, head) = (await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.AgencyHead));
        var (assigned, drafted, petition) = (await QuestionAsync(world, controller, leaver), await QuestionAsync(world, controller, leaver), await PetitionAsync(world, controller));
        await DoneAsync(world, leaver, drafted, new(QuestionAct.Draft, "Trả lời"));

        var view = (await world.Do<ReadOfficial, ReadOfficial.View?>(u => u.RunAsync(admin, leaver.Id!.Value, world.Clock.Now)))!;
        var held = await world.Do<ReadOfficial, ReadOfficial.Held>(u => u.HeldAsync(view, view.Posts[0], world.Clock.Now));
        Assert.Equal((0, 2, 1), (held.Count, held.Questions.Count, held.Petitions.Count));
        Assert.Empty((await world.Do<ReadOfficial, IReadOnlyList<ReadOfficial.Successor>?>(u => u.SuccessorsAsync(view, world.Clock.Now)))!);
        Task<AccountOutcome> EndAsync(ChangePost.HandOver? hand) => world.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(world.By(admin), leaver.Id!.Value, 0, view.Posts[0].Id, hand));
        Assert.Equal("hand_missing", Assert.Single(Assert.IsType<AccountOutcome.Invalid>(await EndAsync(null)).Faults).Code);
        Assert.IsType<AccountOutcome.Done>(await EndAsync(new(null)));

        await using var db = world.Database.Open();
        Assert.Equal((QuestionState.New, (Guid?)null), await db.Questions.Where(q => q.Id == assigned).Select(q => new ValueTuple<QuestionState, Guid?>(q.State, q.AssigneeId)).SingleAsync());
        Assert.Equal((QuestionState.Drafted, (Guid?)null), await db.Questions.Where(q => q.Id == drafted).Select(q => new ValueTuple<QuestionState, Guid?>(q.State, q.AssigneeId)).SingleAsync());
        var facts = RecordEvents.Facts<AccountEventData>(await db.Events.Where(e => e.StreamId == leaver.Id).OrderBy(e => e.Version).LastAsync());
        Assert.Equal((null, 2, 1), (facts.HandedOver, facts.HandedQuestions, facts.Unanswered));
        await DoneAsync(world, head, drafted, new(QuestionAct.ReturnDraft, "Nêu rõ"));
        Assert.Equal(QuestionState.New, await db.Questions.Where(q => q.Id == drafted).Select(q => q.State).SingleAsync());
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        var told = await db.Notices.Where(n => n.AccountId == controller.Id && n.Kind == NoticeKind.Assigned).Select(n => n.Text).ToListAsync();
        Assert.Equal(2, told.Count(text => text.Contains("không còn người trả lời", StringComparison.Ordinal)));
        Assert.Single(told, text => text.Contains("soạn trả lời; cần chuyển đơn vị khác", StringComparison.Ordinal));
        Assert.Equal(PetitionEventData.NobodyLeft, await db.Events.Where(e => e.StreamId == petition).OrderBy(e => e.Version).Select(e => e.Type).LastAsync());
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_lock_asks_what_becomes_of_what_is_in_hand_and_a_successor_in_the_unit_gets_the_questions(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (admin, controller, first, next) = (await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.Specialist, Division));
        var (one, other) = (await QuestionAsync(world, controller, first), await QuestionAsync(world, controller, next));
        var petition = await PetitionAsync(world, controller);
        Task<AccountOutcome> LockAsync(Actor who, LockAccount.Hand? hand) => world.Do<LockAccount, AccountOutcome>(u => u.RunAsync(world.By(admin), who.Id!.Value, 0, true, "Chuyển công tác", hand));

        Assert.Equal("give_back_missing", Assert.Single(Assert.IsType<AccountOutcome.Invalid>(await LockAsync(first, null)).Faults).Code);
        Assert.Equal("hand_unknown", Assert.Single(Assert.IsType<AccountOutcome.Invalid>(await LockAsync(first, new(Kept: false, controller.Id))).Faults).Code);
        Assert.IsType<AccountOutcome.Done>(await LockAsync(first, new(Kept: true)));
        await using var db = world.Database.Open();
        Assert.Equal(first.Id, await db.Questions.Where(q => q.Id == one).Select(q => q.AssigneeId).SingleAsync());
        var post = await db.Posts.Where(p => p.AccountId == first.Id).Select(p => p.Id).SingleAsync();
        Assert.IsType<AccountOutcome.Done>(await world.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(world.By(admin), first.Id!.Value, 1, post, new(next.Id))));
        Assert.Equal(next.Id, await db.Questions.Where(q => q.Id == one).Select(q => q.AssigneeId).SingleAsync());
        Assert.False(await db.Events.AnyAsync(e => e.StreamId == petition && e.Type == PetitionEventData.NobodyLeft));

        Assert.IsType<AccountOutcome.Done>(await LockAsync(next, new(Kept: false)));
        Assert.Equal([QuestionState.New, QuestionState.New], await db.Questions.Where(q => q.Id == one || q.Id == other).Select(q => q.State).ToListAsync());
        Assert.True(await db.Events.AnyAsync(e => e.StreamId == petition && e.Type == PetitionEventData.NobodyLeft));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_petitions_whose_last_preparer_ran_out_by_date_is_told_once_and_again_when_the_next_one_does(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, first, last, next) = (await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-VP"));
        var petition = await PetitionAsync(world, controller);
        await using var db = world.Database.Open();
        Task UntilAsync(Actor who, DateOnly day) => db.Posts.Where(p => p.AccountId == who.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, day));
        Task<int> FollowAsync() => world.Do<FollowPosts, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        Task<int> ToldAsync() => db.Events.CountAsync(e => e.StreamId == petition && e.Type == PetitionEventData.NobodyLeft);

        await UntilAsync(first, Today.AddDays(-1));
        Assert.Equal((0, 0), (await FollowAsync(), await ToldAsync()));
        // A week before the last one's last day who routes it is told, once; not where a colleague goes on.
        await UntilAsync(first, Today.AddDays(30));
        await UntilAsync(last, Today.AddDays(FollowPosts.DaysBefore));
        Assert.Equal((0, 0), (await FollowAsync(), await WarnedAsync()));
        await UntilAsync(first, Today.AddDays(-1));
        Assert.Equal((0, 0, 0, 1), (await FollowAsync(), await FollowAsync(), await ToldAsync(), await WarnedAsync()));

        await UntilAsync(last, Today);
        world.Clock.SetLocal("2026-03-03T00:05");
        Assert.Equal((1, 0, 1), (await FollowAsync(), await FollowAsync(), await ToldAsync()));
        Assert.Equal((1, 0), (await RanOutAsync(last), await RanOutAsync(first)));

        var division = await world.UnitAsync(Division);
        await db.Posts.Where(p => p.AccountId == next.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.UnitId, division).SetProperty(p => p.ValidFrom, Today.AddDays(1)).SetProperty(p => p.ValidTo, Today.AddDays(1)));
        world.Clock.SetLocal("2026-03-04T00:05");
        Assert.Equal((1, 0, 2), (await FollowAsync(), await FollowAsync(), await ToldAsync()));

        async Task<int> WarnedAsync()
        {
            await world.DeliverAsync();
            return await db.Notices.CountAsync(n => n.AccountId == controller.Id && n.Text.StartsWith($"Vị trí chuyên viên thụ lý của {last.Name} hết ngày 09/03/2026; sau ngày ấy không còn ai"));
        }

        Task<int> RanOutAsync(Actor who) => db.Events.CountAsync(e => e.StreamId == who.Id && e.Type == AccountEventData.PostRanOut);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_head_lets_somebody_approve_answers_and_sign_petitions_and_nothing_that_one_drafted(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, writer, head, deputy) = (await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, Division), await world.OfficialAsync(Role.AgencyHead), await world.OfficialAsync(Role.DivisionHead, Division));
        var (question, other, petition) = (await QuestionAsync(world, controller, writer), await QuestionAsync(world, controller, deputy), await PetitionAsync(world, controller));
        await DoneAsync(world, writer, question, new(QuestionAct.Draft, "Trả lời"));
        await DoneAsync(world, deputy, other, new(QuestionAct.Draft, "Trả lời"));
        await PetitionDoneAsync(world, writer, petition, new(PetitionAct.Draft, "Dự thảo"));
        Assert.IsType<QuestionOutcome.NotFound>(await DoAsync(world, deputy, question, new(QuestionAct.Answer, "Trả lời")));

        var restricted = await LendAsync(world, head, deputy, ["2.000908"]);
        Assert.IsType<QuestionOutcome.NotFound>(await DoAsync(world, restricted, question, new(QuestionAct.Answer, "Trả lời")));
        Assert.IsType<PetitionOutcome.Refused>(await PetitionAsync(world, restricted, petition, new(PetitionAct.Answer, "Trả lời")));
        await using var db = world.Database.Open();
        await db.Delegations.ExecuteUpdateAsync(set => set.SetProperty(d => d.EndedAt, world.Clock.Now));
        var signing = await LendAsync(world, head, deputy, []);

        Assert.Equal(2, (await world.Do<ListQuestions, ListQuestions.Page>(u => u.RunAsync(signing, ListQuestions.Desk.Approve))).Rows.Count);
        Assert.Equal(petition, Assert.Single((await world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(signing, ListPetitions.Desk.Sign))).Rows).Id);
        Assert.Equal("own_draft", Assert.Single(Assert.IsType<QuestionOutcome.Refused>(await DoAsync(world, signing, other, new(QuestionAct.Answer, "Trả lời"))).Reasons).Code);
        await DoneAsync(world, signing, question, new(QuestionAct.Answer, "Trả lời"));
        Assert.Equal(head.Id, RecordEvents.Facts<QuestionEventData>(await db.Events.Where(e => e.StreamId == question).OrderBy(e => e.Version).LastAsync()).Signing!.Head);
        await PetitionDoneAsync(world, head, petition, new(PetitionAct.ReturnDraft, "Soạn lại"));
        await PetitionDoneAsync(world, deputy, petition, new(PetitionAct.Draft, "Dự thảo của tôi"));
        Assert.Equal("own_draft", Assert.Single(Assert.IsType<PetitionOutcome.Refused>(await PetitionAsync(world, signing, petition, new(PetitionAct.Answer, "Trả lời"))).Reasons).Code);
        await PetitionDoneAsync(world, head, petition, new(PetitionAct.ReturnDraft, "Soạn lại"));
        await PetitionDoneAsync(world, writer, petition, new(PetitionAct.Draft, "Dự thảo khác"));
        await PetitionDoneAsync(world, signing, petition, new(PetitionAct.Answer, "Trả lời"));
        Assert.Equal(head.Id, RecordEvents.Facts<PetitionEventData>(await db.Events.Where(e => e.StreamId == petition).OrderBy(e => e.Version).LastAsync()).Signing!.Head);
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }
    }

    private static async Task<Actor> LendAsync(World world, Actor head, Actor deputy, IReadOnlyList<string> procedures)
    {
        var request = new RecordDelegation.Request(
            await world.UnitAsync(World.Agency), head.Id!.Value, deputy.Id!.Value, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", [SigningKind.QuestionAnswers, SigningKind.PetitionAnswers], [], procedures, "5/UQ", Today, Today);
        Assert.IsType<DelegationOutcome.Done>(await world.Do<RecordDelegation, DelegationOutcome>(u => u.RunAsync(world.By(head), request)));
        return deputy with { Delegations = await world.Do<ReadDelegations, IReadOnlyList<HeldDelegation>>(u => u.HeldAsync(deputy.Id.Value, Today)) };
    }

    private static async Task<Guid> QuestionAsync(World world, Actor controller, Actor officer)
    {
        var request = new AskQuestion.Request(Guid.NewGuid(), World.Procedure, World.Agency, "Phạm Văn Thử Một", null, "0900 000 001", "Nộp hồ sơ ở đâu, có phải mang bản giấy đến không?", true);
        var sent = Assert.IsType<QuestionOutcome.Done>(await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(world.By(new(null, "Người hỏi", ActorKind.Applicant, [])), request)));
        await DoneAsync(world, controller, sent.Id, new(QuestionAct.Assign, OfficerId: officer.Id));
        return sent.Id;
    }

    private static async Task<QuestionOutcome> DoAsync(World world, Actor who, Guid id, HandleQuestion.Request request)
    {
        await using var db = world.Database.Open();
        var version = await db.Questions.Where(q => q.Id == id).Select(q => q.Version).SingleAsync();
        return await world.Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(world.By(who), id, version, request));
    }

    private static async Task DoneAsync(World world, Actor who, Guid id, HandleQuestion.Request request) => Assert.IsType<QuestionOutcome.Done>(await DoAsync(world, who, id, request));

    private static async Task<Guid> PetitionAsync(World world, Actor controller)
    {
        var request = new SubmitPetition.Request(Guid.NewGuid(), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Hồ sơ của tôi bị trả lời chậm, không ai giải thích.");
        var sent = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(world.By(new(null, "Phạm Văn Thử Một", ActorKind.Applicant, [])), request)));
        await PetitionDoneAsync(world, controller, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync(Division)));
        return sent.Id;
    }

    private static async Task<PetitionOutcome> PetitionAsync(World world, Actor who, Guid id, HandlePetition.Request request)
    {
        await using var db = world.Database.Open();
        var version = await db.Petitions.Where(p => p.Id == id).Select(p => p.Version).SingleAsync();
        return await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), id, version, request));
    }

    private static async Task PetitionDoneAsync(World world, Actor who, Guid id, HandlePetition.Request request) => Assert.IsType<PetitionOutcome.Done>(await PetitionAsync(world, who, id, request));
}
