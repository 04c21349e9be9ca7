using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Questions;
using CaiCach.Application.Tests.Procedures;
using CaiCach.Data.Questions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Questions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Questions;

/// <summary>The public bank beside the versions of a procedure. Monday 02/3/2026, 09:00; the next version is in force from 16/3.</summary>
public sealed class BankTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_public_version_flags_the_answers_for_the_officer_at_once_and_for_citizens_from_its_first_day_until_confirmed(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var world = office.World;
        var id = await WrittenAsync(office, "Mất bao lâu?", "Năm ngày làm việc.");
        Assert.Empty((await BrowseAsync(world)).Rows);
        await DoneAsync(office, office.Head, id, new(BankAct.Approve));
        Assert.Null(Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);
        Assert.Equal(0, await FlagAsync(world));

        var published = await office.PublishedAsync(await office.ReviewedAsync());
        Assert.Equal(0, await FlagAsync(world));
        await office.PublicAsync(published);
        Assert.Equal((1, 0), (await FlagAsync(world), await FlagAsync(world)));
        Assert.Equal(id, Assert.Single((await ReviewAsync(office)).Rows).Id);
        Assert.Null(Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);

        world.Clock.SetLocal("2026-03-16T08:00");
        Assert.Equal(new DateOnly(2026, 3, 16), Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);
        await DoneAsync(office, office.Controller, id, new(BankAct.Confirm));
        Assert.Null(Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);
        Assert.Empty((await ReviewAsync(office)).Rows);
        Assert.Equal(0, await FlagAsync(world));
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_answer_about_an_abolished_procedure_is_flagged_from_the_day_it_ends_until_confirmed(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var world = office.World;
        var id = await WrittenAsync(office, "Mất bao lâu?", "Năm ngày làm việc.");
        await DoneAsync(office, office.Head, id, new(BankAct.Approve));
        CatalogueOffice.Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 10)));
        Assert.Equal(0, await FlagAsync(world));
        Assert.Null(Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);

        world.Clock.SetLocal("2026-03-10T08:00");
        Assert.Equal((1, 0), (await FlagAsync(world), await FlagAsync(world)));
        Assert.Equal(id, Assert.Single((await ReviewAsync(office)).Rows).Id);
        Assert.Equal(new DateOnly(2026, 3, 10), Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);
        await DoneAsync(office, office.Controller, id, new(BankAct.Confirm));
        Assert.Equal(0, await FlagAsync(world));
        Assert.Null(Assert.Single((await BrowseAsync(world)).Rows).ChangedFrom);
        Assert.Empty((await ReviewAsync(office)).Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_changed_answer_stays_public_as_it_was_until_another_approves_it_and_then_needs_no_review(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var world = office.World;
        var id = await WrittenAsync(office, "Mất bao lâu?", "Năm ngày làm việc.");
        await DoneAsync(office, office.Head, id, new(BankAct.Approve));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync()));
        await FlagAsync(world);

        await DoneAsync(office, office.Controller, id, new(BankAct.Edit, "Ba ngày làm việc.", "Mất bao lâu?"));
        Assert.Equal("Năm ngày làm việc.", Assert.Single((await BrowseAsync(world)).Rows).Answer);
        await DoneAsync(office, office.Head, id, new(BankAct.Return, "Nêu căn cứ"));
        Assert.Equal("not_in_this_state", Assert.Single(Assert.IsType<QuestionOutcome.Refused>(await ActAsync(office, office.Head, id, new(BankAct.Approve))).Reasons).Code);
        var both = office.Controller with { Posts = [.. office.Controller.Posts, .. office.Head.Posts] };
        await DoneAsync(office, both, id, new(BankAct.Edit, "Ba ngày làm việc theo quyết định mới.", "Mất bao lâu?"));
        Assert.Equal("own_draft", Assert.Single(Assert.IsType<QuestionOutcome.Refused>(await ActAsync(office, both, id, new(BankAct.Approve))).Reasons).Code);
        await DoneAsync(office, office.Head, id, new(BankAct.Approve));
        Assert.Equal("Ba ngày làm việc theo quyết định mới.", Assert.Single((await BrowseAsync(world)).Rows).Answer);
        Assert.Empty((await ReviewAsync(office)).Rows);

        await DoneAsync(office, office.Controller, id, new(BankAct.Close, "Không còn ai hỏi"));
        Assert.Empty((await BrowseAsync(world)).Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_form_sent_twice_writes_one_answer_and_only_for_the_own_body_and_a_known_procedure(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var key = Guid.NewGuid();
        var (first, second) = (await WriteAsync(office, office.Controller, key, World.Agency, World.Procedure, "a?", "b"), await WriteAsync(office, office.Controller, key, World.Agency, World.Procedure, "a?", "b"));
        Assert.Equal(Assert.IsType<QuestionOutcome.Done>(first).Id, Assert.IsType<QuestionOutcome.Done>(second).Id);
        var faulty = Assert.IsType<QuestionOutcome.Invalid>(await WriteAsync(office, office.Controller, Guid.NewGuid(), "BKHCN-SHTT", "9.999999", " ", new('x', AskQuestion.LongestText + 1)));
        Assert.Equal(["agency", "procedure", "public", "text"], faulty.Faults.Select(f => f.Field).Order());
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.BankAnswers.CountAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_decide_at_once_one_does_and_another_body_sees_nothing(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var world = office.World;
        var id = await WrittenAsync(office, "Mất bao lâu?", "Năm ngày làm việc.");
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => world.Do<HandleBankAnswer, QuestionOutcome>(u => u.RunAsync(world.By(office.Head), id, 1, new(BankAct.Approve))))));
        Assert.Single(outcomes.OfType<QuestionOutcome.Done>());
        Assert.Equal(2, Assert.Single(outcomes.OfType<QuestionOutcome.Stale>()).CurrentVersion);
        var stranger = await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT");
        Assert.IsType<QuestionOutcome.NotFound>(await ActAsync(office, stranger, id, new(BankAct.Close, "x")));
        Assert.Null(await world.Do<ReadQuestion, ReadQuestion.BankView?>(u => u.BankAsync(stranger, id)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_bank_goes_on_where_the_page_before_ended(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var ids = new List<Guid>();
        for (var i = 0; i < BrowseBank.PageSize + 2; i++)
        {
            ids.Add(await WrittenAsync(office, $"Câu {i}?", "Trả lời"));
            await DoneAsync(office, office.Head, ids[^1], new(BankAct.Approve));
        }

        var first = await office.World.Do<BrowseBank, BrowseBank.Page>(u => u.RunAsync(office.World.Clock.Now, "tra loi"));
        var second = await office.World.Do<BrowseBank, BrowseBank.Page>(u => u.RunAsync(office.World.Clock.Now, "tra loi", after: first.Next));
        Assert.Equal((BrowseBank.PageSize, 2), (first.Rows.Count, second.Rows.Count));
        Assert.Equal(ids.Order(), first.Rows.Concat(second.Rows).Select(r => r.Id).Order());
    }

    private static async Task<Guid> WrittenAsync(CatalogueOffice office, string question, string answer) =>
        Assert.IsType<QuestionOutcome.Done>(await WriteAsync(office, office.Controller, Guid.NewGuid(), World.Agency, World.Procedure, question, answer)).Id;

    private static async Task<QuestionOutcome> WriteAsync(CatalogueOffice office, Actor who, Guid key, string agency, string code, string question, string answer)
    {
        var unit = await office.World.UnitAsync(agency);
        return await office.World.Do<HandleBankAnswer, QuestionOutcome>(u => u.WriteAsync(office.World.By(who), key, unit, code, question, answer));
    }

    private static async Task<QuestionOutcome> ActAsync(CatalogueOffice office, Actor who, Guid id, HandleBankAnswer.Request request)
    {
        await using var db = office.World.Database.Open();
        var version = await db.BankAnswers.Where(a => a.Id == id).Select(a => a.Version).SingleAsync();
        return await office.World.Do<HandleBankAnswer, QuestionOutcome>(u => u.RunAsync(office.World.By(who), id, version, request));
    }

    private static async Task DoneAsync(CatalogueOffice office, Actor who, Guid id, HandleBankAnswer.Request request) => Assert.IsType<QuestionOutcome.Done>(await ActAsync(office, who, id, request));

    private static Task<int> FlagAsync(World world) => world.Do<FlagOutdatedAnswers, int>(u => u.RunAsync(world.By(Actor.System)));

    private static Task<BrowseBank.Page> BrowseAsync(World world) => world.Do<BrowseBank, BrowseBank.Page>(u => u.RunAsync(world.Clock.Now, code: World.Procedure));

    private static Task<ListQuestions.Page> ReviewAsync(CatalogueOffice office) => office.World.Do<ListQuestions, ListQuestions.Page>(u => u.RunAsync(office.Controller, ListQuestions.Desk.Review));
}
