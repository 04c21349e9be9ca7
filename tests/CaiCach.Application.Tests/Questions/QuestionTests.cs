using CaiCach.Application.Acting;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Application.Questions;
using CaiCach.Data.Outbox;
using CaiCach.Data.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Questions;

/// <summary>Questions from the citizen to the public bank. Asked on Monday 02/3/2026, 09:00.</summary>
public sealed class QuestionTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_question_is_assigned_answered_by_one_approved_by_another_mailed_and_made_public_without_its_asker(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await AskAsync(world);
        await DoneAsync(world, people.Controller, sent.Id, new(QuestionAct.Assign, OfficerId: people.Specialist.Id));
        await DoneAsync(world, people.Specialist, sent.Id, new(QuestionAct.Draft, "Được"));
        await DoneAsync(world, people.Head, sent.Id, new(QuestionAct.ReturnDraft, "Nêu rõ nơi nộp"));
        await DoneAsync(world, people.Specialist, sent.Id, new(QuestionAct.Draft, "Được, nộp tại Bộ phận Một cửa"));
        await DoneAsync(world, people.Head, sent.Id, new(QuestionAct.Answer, "Được. Nộp tại Bộ phận Một cửa."));
        Assert.Equal(
            ["public personal_data", "text personal_data", "text text_not_approved"],
            Faults(await DoAsync(world, people.Controller, sent.Id, new(QuestionAct.Publish, "Trả lời 0900.000.001", "Bà pham van thu mot hỏi"))).Select(f => $"{f.Field} {f.Code}"));
        await DoneAsync(world, people.Controller, sent.Id, new(QuestionAct.Publish, "Được. Nộp tại Bộ phận Một cửa.", "Nộp bản giấy ở đâu?"));

        var row = Assert.Single((await world.Do<BrowseBank, BrowseBank.Page>(u => u.RunAsync(world.Clock.Now, "ban giay", World.Procedure))).Rows);
        Assert.Equal(("Nộp bản giấy ở đâu?", "Được. Nộp tại Bộ phận Một cửa.", null), (row.Question, row.Answer, row.ChangedFrom));
        Assert.Empty((await world.Do<BrowseBank, BrowseBank.Page>(u => u.RunAsync(world.Clock.Now, "bản giấy không có"))).Rows);
        var told = Assert.Single(await world.Do<BrowseBank, IReadOnlyList<BrowseBank.NationalAnswer>>(u => u.ExportAsync(World.Agency)));
        Assert.Equal((World.Procedure, World.Agency, "Nộp bản giấy ở đâu?"), (told.MaTthc, told.MaDonVi, told.NoiDung));

        var asked = (await world.Do<ReadQuestion, ReadQuestion.Asked?>(u => u.ByCodeAsync(sent.Code.ToLowerInvariant())))!;
        Assert.Equal((QuestionState.Published, "Được. Nộp tại Bộ phận Một cửa."), (asked.State, asked.Answer));
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var notices = (await db.Notices.ToListAsync()).OrderBy(n => n.Kind).ToLookup(n => n.AccountId, n => n.Kind);
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Answered], notices[people.Controller.Id!.Value]);
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Returned], notices[people.Specialist.Id!.Value]);
        Assert.Equal([NoticeKind.ToSign, NoticeKind.ToSign], notices[people.Head.Id!.Value]);
        Assert.All(await db.Notices.ToListAsync(), n => Assert.Equal(sent.Id, n.QuestionId));
        var mail = await db.Mails.SingleAsync(m => m.AccountId == null);
        Assert.Equal(("congdan1@mau.example", $"Trả lời câu hỏi: {sent.Code}"), (mail.Address, mail.Subject));
        Assert.Contains("Nộp tại Bộ phận Một cửa.", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(await db.Events.Where(e => e.StreamId == sent.Id).ToListAsync(), e => (e.Data + e.ActorName).Contains("Thử Một", StringComparison.Ordinal) || e.Data.Contains("0900", StringComparison.Ordinal));
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_form_sent_twice_even_at_once_makes_one_question_and_a_faulty_one_makes_none(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var request = Request();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(Citizen(world), request)))));
        Assert.Single(outcomes.Select(o => Assert.IsType<QuestionOutcome.Done>(o).Id).Distinct());
        var faulty = await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(Citizen(world), new(Guid.NewGuid(), World.Procedure, "KHONG-CO", " ", null, null, "", false)));
        Assert.Equal(["agency", "agreed", "content", "email", "name"], Faults(faulty).Select(f => f.Field).Order());
        Assert.IsType<QuestionOutcome.NotFound>(await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(Citizen(world), request with { Key = Guid.NewGuid(), ProcedureCode = "9.999999" })));
        await using var db = world.Database.Open();
        Assert.Equal((1, 1), (await db.Questions.CountAsync(), await db.Events.CountAsync(e => e.Stream == QuestionEventData.Stream)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_act_at_once_one_does_and_the_other_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await AskAsync(world);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            world.Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(world.By(people.Controller), sent.Id, 1, new(QuestionAct.Assign, OfficerId: people.Specialist.Id))))));
        Assert.Single(outcomes.OfType<QuestionOutcome.Done>());
        Assert.Equal(2, Assert.Single(outcomes.OfType<QuestionOutcome.Stale>()).CurrentVersion);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_sees_the_questions_of_the_own_body_or_those_assigned_to_him_alone(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await AskAsync(world);
        var other = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        foreach (var (who, sees) in new[]
        {
            (people.Controller, true), (people.Head, true), (await world.OfficialAsync(Role.ProcedureController, "BKHCN"), true), (people.Specialist, false),
            (await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT"), false), (await world.OfficialAsync(Role.Administrator), false),
        })
        {
            Assert.Equal(sees, await world.Do<ReadQuestion, ReadQuestion.View?>(u => u.RunAsync(who, sent.Id)) is not null);
        }

        Assert.Equal("officer", Assert.Single(Faults(await DoAsync(world, people.Controller, sent.Id, new(QuestionAct.Assign, OfficerId: people.Head.Id)))).Field);
        await DoneAsync(world, people.Controller, sent.Id, new(QuestionAct.Assign, OfficerId: people.Specialist.Id));
        Assert.Equal(sent.Id, Assert.Single((await ListAsync(world, people.Specialist, ListQuestions.Desk.Handle)).Rows).Id);
        Assert.Empty((await ListAsync(world, other, ListQuestions.Desk.Handle)).Rows);
        Assert.IsType<QuestionOutcome.NotFound>(await DoAsync(world, other, sent.Id, new(QuestionAct.Draft, "Trả lời")));
        Assert.Equal(sent.Id, Assert.Single((await ListAsync(world, other with { StandsInFor = new HashSet<Guid> { people.Specialist.Id!.Value } }, ListQuestions.Desk.Handle)).Rows).Id);
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        var (atDesk, atCounter) = (new StandIn(people.Specialist.Id.Value, division, Role.Specialist), new StandIn(people.Specialist.Id.Value, division, Role.Receiver));
        var substitute = other with { StandsInAt = new HashSet<StandIn> { atDesk } };
        Assert.Equal(sent.Id, Assert.Single((await ListAsync(world, substitute, ListQuestions.Desk.Handle)).Rows).Id);
        foreach (var none in new[] { atCounter, atDesk with { Person = people.Head.Id!.Value }, atDesk with { UnitId = await world.UnitAsync("BKHCN-SHTT-NH") } })
        {
            Assert.Empty((await ListAsync(world, other with { StandsInAt = new HashSet<StandIn> { none } }, ListQuestions.Desk.Handle)).Rows);
            Assert.IsType<QuestionOutcome.NotFound>(await DoAsync(world, other with { StandsInAt = new HashSet<StandIn> { none } }, sent.Id, new(QuestionAct.Draft, "Trả lời")));
        }

        Assert.Equal([(ListQuestions.Desk.Handle, 1)], await world.Do<ListQuestions, IReadOnlyList<(ListQuestions.Desk, int)>>(u => u.CountAsync(people.Specialist)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_question_closed_without_an_answer_tells_its_asker_why(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await AskAsync(world);
        await DoneAsync(world, people.Controller, sent.Id, new(QuestionAct.Close, "Trùng câu hỏi đã công khai"));
        Assert.Equal("Trùng câu hỏi đã công khai", (await world.Do<ReadQuestion, ReadQuestion.Asked?>(u => u.ByCodeAsync(sent.Code)))!.ClosedFor);
        await using var db = world.Database.Open();
        Assert.Contains("Trùng câu hỏi đã công khai", (await db.Mails.SingleAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_list_goes_on_where_the_page_before_ended(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = new List<Guid>();
        for (var i = 0; i < ListQuestions.PageSize + 3; i++)
        {
            sent.Add((await AskAsync(world)).Id);
        }

        var first = await ListAsync(world, people.Controller, ListQuestions.Desk.Assign);
        var second = await ListAsync(world, people.Controller, ListQuestions.Desk.Assign, first.Next);
        Assert.Equal((ListQuestions.PageSize, 3), (first.Rows.Count, second.Rows.Count));
        Assert.Equal(sent.Order(), first.Rows.Concat(second.Rows).Select(r => r.Id).Order());
        Assert.Null(second.Next);
    }

    [Theory]
    [InlineData("sqlite", 90, 0, true)]
    [InlineData("sqlite", 90, 1, false)]
    [InlineData("postgres", 90, 0, true)]
    [InlineData("postgres", 90, 1, false)]
    public async Task Who_asked_is_kept_90_days_after_the_answer_and_the_answer_for_ever(string engine, int days, int milliseconds, bool kept)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var (answered, open) = (await AskAsync(world), await AskAsync(world));
        await DoneAsync(world, people.Controller, answered.Id, new(QuestionAct.Assign, OfficerId: people.Specialist.Id));
        await DoneAsync(world, people.Specialist, answered.Id, new(QuestionAct.Draft, "Được"));
        await DoneAsync(world, people.Head, answered.Id, new(QuestionAct.Answer, "Được"));
        var later = world.Clock.Now.AddDays(days).AddMilliseconds(milliseconds);
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(later));

        await using var db = world.Database.Open();
        var question = await db.Questions.SingleAsync(q => q.Id == answered.Id);
        Assert.Equal((kept, kept, kept, "Được"), (question.Name is not null, question.Email is not null, question.Phone is not null, question.Answer));
        Assert.Equal(kept ? "congdan1@mau.example" : "", (await db.Mails.SingleAsync()).Address);
        Assert.NotNull((await db.Questions.SingleAsync(q => q.Id == open.Id)).Name);
    }

    internal sealed record People(Actor Controller, Actor Specialist, Actor Head)
    {
        public static async Task<People> InAsync(World world) => new(
            await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"), await world.OfficialAsync(Role.AgencyHead));
    }

    private static AskQuestion.Request Request() =>
        new(Guid.NewGuid(), World.Procedure, World.Agency, "Phạm Văn Thử Một", "congdan1@mau.example", "0900 000 001", "Nộp hồ sơ rồi có phải mang bản giấy đến không, nộp ở đâu?", true);

    private static ActContext Citizen(World world) => world.By(new(null, "Người hỏi", ActorKind.Applicant, []));

    private static async Task<QuestionOutcome.Done> AskAsync(World world) =>
        Assert.IsType<QuestionOutcome.Done>(await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(Citizen(world), Request())));

    private static async Task<QuestionOutcome> DoAsync(World world, Actor who, Guid id, HandleQuestion.Request request)
    {
        await using var db = world.Database.Open();
        var version = await db.Questions.Where(q => q.Id == id).Select(q => q.Version).SingleAsync();
        return await world.Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(world.By(who), id, version, request));
    }

    private static async Task DoneAsync(World world, Actor who, Guid id, HandleQuestion.Request request) => Assert.IsType<QuestionOutcome.Done>(await DoAsync(world, who, id, request));

    private static IReadOnlyList<FieldFault> Faults(QuestionOutcome outcome) => Assert.IsType<QuestionOutcome.Invalid>(outcome).Faults;

    private static Task<ListQuestions.Page> ListAsync(World world, Actor who, ListQuestions.Desk desk, Guid? after = null) => world.Do<ListQuestions, ListQuestions.Page>(u => u.RunAsync(who, desk, after));
}
