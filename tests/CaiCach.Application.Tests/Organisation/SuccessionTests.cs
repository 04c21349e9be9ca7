using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Ledger;
using CaiCach.Application.Organisation;
using CaiCach.Application.Petitions;
using CaiCach.Application.Questions;
using CaiCach.Application.Queue;
using CaiCach.Application.Ratings;
using CaiCach.Application.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.Law.Procedures;
using CaiCach.Law.Questions;
using CaiCach.Law.Queue;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>What a unit has besides dossiers finds its successor too: desks and numbers of the queue, competences, drafts; one may become three.</summary>
public sealed class SuccessionTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private const string New = "SKHCN-MOI";
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_department_is_divided_into_three_each_with_its_procedures_and_their_dossiers(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var id = await office.AcceptAsync(Old);
        var split = new ReorganisationRequest(
            ReorganisationKind.Split, "5/QĐ", Day, Day, [office.Id(Old)],
            [new(null, "S-MOT", "H50.991", "Sở Một"), new(null, "S-HAI", "H50.992", "Sở Hai"), new(null, "S-BA", "H50.993", "Sở Ba")],
            Units: new Dictionary<Guid, string> { [office.Id("SKHCN-QT-TDC")] = "2", [office.Id("SKHCN-QT-QLKH")] = "1" },
            Procedures: new Dictionary<string, string>(StringComparer.Ordinal) { [World.Procedure] = "2", ["PAUSE.SAMPLE"] = "1" });
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(split));
        Assert.Equal(1, await office.CarryOutAsync());
        var reference = await world.ReferenceAsync();
        Assert.Equal((office.Id("S-BA"), office.Id("S-BA")), await world.DossierAsync(id) is { } moved ? (moved.AgencyId, moved.HolderUnitId) : default);
        Assert.Equal(
            [false, true, true, true],
            new[] { (Old, World.Procedure), ("S-BA", World.Procedure), ("S-HAI", "PAUSE.SAMPLE"), ("S-HAI", "PAUSE.SAMPLE") }.Select(o => reference.Offers(office.Id(o.Item1), o.Item2, Day)));
        Assert.Equal("S-BA", reference.ReceiverOf(office.Id(Old), World.Procedure, Day)!.Code);
        Assert.Equal("S-HAI", reference.ReceiverOf(office.Id(Old), "PAUSE.SAMPLE", Day)!.Code);
        Assert.Equal(new[] { office.Id("S-MOT"), office.Id("S-HAI"), office.Id("S-BA") }.ToHashSet(), reference.Organisation.HeirsOf(office.Id(Old)));
        await office.SameAsync(Day, Day, "S-BA", [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]);
        await office.SameAsync(Day, Day, Old, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Desks_and_the_number_machine_go_on_at_the_successor_and_who_holds_a_number_is_served_first(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var directors = new Dictionary<string, Actor>(StringComparer.Ordinal) { [Old] = await world.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), [Other] = await world.OfficialAsync(Role.OneStopDirector, "BKHCN-SHTT-MC") };
        foreach (var (body, director) in directors)
        {
            Assert.IsType<QueueOutcome.Done>(await world.Do<SetUpDesks, QueueOutcome>(u => u.SaveAsync(world.By(director), office.Id(body), 1, 0, [QueueGroup.File])));
        }

        var machine = (await world.Do<ReadQueue, ReadQueue.SetUp?>(u => u.SetUpAsync(directors[Other], office.Id(Other))))!.Kiosk!.Token;
        await TakeAsync();

        // Today is refused at its field; tomorrow is not, and waits in the morning until nobody holds a number.
        var request = office.Merge(Day, Old, Other) with { DecisionDate = Day };
        Assert.Equal(["sources reorganisation_numbersout"], Assert.IsType<ReorganisationOutcome.Invalid>(await office.RecordAsync(request)).Faults.Select(f => $"{f.Field} {f.Code}"));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(request with { EffectiveDay = Day.AddDays(1) }));
        world.Clock.SetLocal("2026-03-03T07:30");
        var early = await TakeAsync();
        await office.CarryOutAsync();
        Assert.Null((await world.ReferenceAsync()).Organisation.Find(New));
        var row = Assert.Single(await world.Do<ReadReorganisations, IReadOnlyList<ReadReorganisations.Row>>(u => u.RunAsync(office.Administrator, Day.AddDays(1))));
        Assert.Equal((office.Id(Other), 1), (row.Waiting!.Id, row.Waiting.Numbers));
        await using (var db = world.Database.Open())
        {
            await db.QueueTickets.Where(t => t.Id == early).ExecuteUpdateAsync(s => s.SetProperty(t => t.State, TicketState.Done));
        }

        await office.CarryOutAsync();
        await using var after = world.Database.Open();
        var desks = await after.QueueDesks.AsNoTracking().OrderBy(d => d.Number).ToListAsync();
        Assert.Equal([1, 2], desks.Where(d => d.AgencyId == office.Id(New) && d.ClosedAt is null).Select(d => d.Number));
        Assert.All(desks.Where(d => d.AgencyId != office.Id(New)), d => Assert.NotNull(d.ClosedAt));
        Assert.Equal(office.Id(New), await world.Do<ReadQueue, Guid?>(u => u.BodyOfKioskAsync(machine)));
        var again = await TakeAsync();
        Assert.Equal((office.Id(New), 1), await after.QueueTickets.Where(t => t.Id == again).Select(t => new { t.AgencyId, t.Number }).SingleAsync() is { } taken ? (taken.AgencyId, taken.Number) : default);
        var ledger = await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(broken => Assert.Fail(broken.ToString())));
        Assert.Equal(0, ledger.Faults);

        async Task<Guid> TakeAsync() =>
            Assert.IsType<QueueOutcome.Done>(await world.Do<TakeTicket, QueueOutcome>(u => u.AtKioskAsync(world.By(office.Citizen), machine, new(Guid.NewGuid(), QueueGroup.File, false)))).Id;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_and_a_filing_for_a_unit_that_ended_go_to_its_successor_and_without_one_say_where_to_go(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var context = world.By(office.Citizen);
        var draft = (await world.Do<StartDraft, StartDraft.Outcome>(u => u.RunAsync(context, World.Procedure, new(Old, null, DraftFields.Self)))).DraftId!.Value;
        var view = (await world.Do<ReadDraft, ReadDraft.View?>(u => u.RunAsync(context, draft)))!;
        Assert.Equal((Old, Old, (FieldFault?)null), (view.Agency!.Code, view.Chosen!.Code, view.AgencyFault));
        var preview = await world.Do<PreviewReorganisation, PreviewReorganisation.Outcome>(u => u.RunAsync(world.By(office.Administrator), office.Merge(Day, Old, Other) with { DecisionDate = Day }));
        Assert.Equal([1, 0], preview.Sources.Select(s => s.Drafts));
        var withdrawn = await office.SubmitAsync(Old);
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == withdrawn).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, BusinessState.Withdrawn).SetProperty(d => d.Desk, Desk.Closed)
                .SetProperty(d => d.FinishedAt, world.Clock.Now).SetProperty(d => d.Payment, PaymentState.Paid).SetProperty(d => d.FeePaid, 1000).SetProperty(d => d.OwedBackAt, world.Clock.Now));
        }

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other) with { DecisionDate = Day }));
        await office.CarryOutAsync();

        view = (await world.Do<ReadDraft, ReadDraft.View?>(u => u.RunAsync(context, draft)))!;
        Assert.Equal((New, Old, (FieldFault?)null), (view.Agency!.Code, view.Chosen!.Code, view.AgencyFault));
        Assert.DoesNotContain(SubmitDraft.Check(view, world.Clock.Now), f => f.Field == "agencyCode");
        var request = (await world.RequestAsync(office.Citizen)) with { AgencyCode = Old };
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(context, request)));
        Assert.Equal(office.Id(New), (await world.DossierAsync(filed.Id)).AgencyId);

        // What waits to be given back since the body that ended is on the list of its successor, which gives it back out of its own book.
        var cashier = await world.OfficialAsync(Role.Cashier, New);
        var list = await world.Do<CashBook, (IReadOnlyList<CashBook.Back> Rows, ListWork.Cursor? Next)>(u => u.BackAsync(cashier, office.Id(New)));
        Assert.Equal((withdrawn, 1000, 1), (Assert.Single(list.Rows).Id, list.Rows[0].Amount, await world.Do<CashBook, int>(u => u.CountBackAsync(cashier, office.Id(New)))));
        await office.ActAsync<GiveFeeBack>(withdrawn, (u, v) => u.RefundAsync(world.By(cashier), withdrawn, v, PaymentMethod.Cash, "PC-01", "Rút hồ sơ", "Điều 9"));
        await using (var db = world.Database.Open())
        {
            Assert.Equal(office.Id(New), await db.CashEntries.Where(e => e.DossierId == withdrawn).Select(e => e.AgencyId).SingleAsync());
        }

        // The successor gives the procedure up and is closed: who comes with the old name is told who receives it now.
        await using (var db = world.Database.Open())
        {
            var third = await world.UnitAsync("BKHCN-KNDN");
            await db.Offerings.Where(o => o.AgencyId == office.Id(New)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, Day));
            db.Offerings.Add(new() { Id = Guid.NewGuid(), AgencyId = third, ProcedureCode = World.Procedure, ValidFrom = Day });
            await db.SaveChangesAsync();
        }

        await world.Do<ReferenceStore, bool>(store =>
        {
            store.Forget();
            return Task.FromResult(true);
        });

        world.Clock.SetLocal("2026-03-03T09:00");
        view = (await world.Do<ReadDraft, ReadDraft.View?>(u => u.RunAsync(world.By(office.Citizen), draft)))!;
        var fault = Assert.Single(SubmitDraft.Check(view, world.Clock.Now), f => f.Field == "agencyCode");
        Assert.Equal("agency_ended", fault.Code);
        Assert.Contains((await world.ReferenceAsync()).Organisation.Find("BKHCN-KNDN")!.Name, fault.Text, StringComparison.Ordinal);
        request = (await world.RequestAsync(office.Citizen)) with { AgencyCode = Old };
        var refused = Assert.IsType<SubmitDossier.Outcome.Invalid>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(office.Citizen), request)));
        Assert.Equal(fault, Assert.Single(refused.Faults));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_body_that_receives_procedures_is_not_closed_without_a_successor(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var close = new ReorganisationRequest(ReorganisationKind.Close, "2/QĐ", Day, Day, [office.Id(Other)], []);
        var fault = Assert.Single(Assert.IsType<ReorganisationOutcome.Invalid>(await office.RecordAsync(close)).Faults, f => f.Code == "reorganisation_notempty");
        Assert.Contains("thủ tục đang tiếp nhận", fault.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_citizens_rated_and_asked_of_a_merged_body_is_read_by_who_took_its_place(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var (controller, foreign) = (await world.OfficialAsync(Role.ProcedureController, Old), await world.OfficialAsync(Role.AgencyHead, "BKHCN-KNDN"));
        var rated = await office.AcceptAsync(Old);
        await office.FinishAsync(rated);
        await office.DeliverAsync(rated);
        var token = (await world.Do<InviteRating, string?>(u => u.RunAsync(world.By(office.Citizen), rated)))!;
        Assert.IsType<RateDossier.Outcome.Done>(await world.Do<RateDossier, RateDossier.Outcome>(u => u.RunAsync(world.By(office.Citizen), token, Satisfaction.Dissatisfied, "Chờ lâu")));
        var petition = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(office.Citizen), new(Guid.NewGuid(), PetitionKind.Conduct, Old, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Hồ sơ của tôi bị trả lời chậm, không ai giải thích.")))).Id;
        await DoAsync(controller, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        await DoAsync(await office.Async(Old, Role.Specialist), new(PetitionAct.Draft, "Dự thảo có căn cứ"));
        await DoAsync(await office.Async(Old, Role.AgencyHead), new(PetitionAct.Answer, "Sở đã chấn chỉnh, xin lỗi ông."));
        await DoAsync(controller, new(PetitionAct.Publish, "Sở đã chấn chỉnh.", null, null, "Chậm trả lời hồ sơ", "Một người dân phản ánh chậm trả lời."));
        var day = Day.AddDays(1);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(day, Old, Other) with { DecisionDate = Day }));
        world.Clock.SetLocal("2026-03-03T00:05");
        await office.CarryOutAsync();

        foreach (var heir in new[] { await office.TodayAsync(controller), await office.Async(New, Role.AgencyHead), await office.Async(New, Role.DivisionHead) })
        {
            Assert.Equal("Chờ lâu", Assert.Single((await RatingsAsync(heir)).Comments).Comment);
            Assert.Equal(petition, Assert.Single((await OverAsync(heir)).Rows).Id);
        }

        var figures = Assert.Single(await world.Do<PetitionFigures, IReadOnlyList<PetitionFigures.Row>>(async u => await u.RunAsync(await office.Async(New, Role.AgencyHead), Day, day)));
        Assert.Equal((office.Id(Old), 1L), (figures.AgencyId, figures.Of[PetitionMeasures.HandledOnTime]));
        Assert.Empty((await RatingsAsync(foreign)).Handling);
        Assert.Empty((await OverAsync(foreign)).Rows);

        Task<RatingResults.Page> RatingsAsync(Actor who) => world.Do<RatingResults, RatingResults.Page>(u => u.RunAsync(who, world.Clock.Now.AddDays(-3), world.Clock.Now.AddDays(1)));
        Task<ListPetitions.Page> OverAsync(Actor who) => world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(who, ListPetitions.Desk.Over));
        async Task DoAsync(Actor who, HandlePetition.Request request)
        {
            await using var db = world.Database.Open();
            var version = await db.Petitions.Where(p => p.Id == petition).Select(p => p.Version).SingleAsync();
            Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), petition, version, request)));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_open_question_keeps_a_body_open_and_goes_to_the_successor_of_a_merged_one(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var (own, specialist) = (await world.OfficialAsync(Role.ProcedureController, Old), await office.Async(Old, Role.Specialist));
        var (open, closed) = (await AskAsync(), await AskAsync());
        await DoAsync(own, closed, new(QuestionAct.Close, "Không thuộc phạm vi"));
        await using (var db = world.Database.Open())
        {
            await db.Offerings.Where(o => o.AgencyId == office.Id(Old)).ExecuteUpdateAsync(s => s.SetProperty(o => o.ValidTo, Day.AddDays(-1)));
        }

        world.Get<ReferenceStore>().Forget();
        var close = new ReorganisationRequest(ReorganisationKind.Close, "2/QĐ", Day, Day, [office.Id(Old)], []);
        var fault = Assert.Single(Assert.IsType<ReorganisationOutcome.Invalid>(await office.RecordAsync(close)).Faults, f => f.Code == "reorganisation_notempty");
        Assert.Contains("còn 0 hồ sơ, 0 phản ánh, 1 câu hỏi chưa kết thúc", fault.Text, StringComparison.Ordinal);

        var merge = office.Merge(Day, Old, Other) with { DecisionDate = Day };
        var preview = await world.Do<PreviewReorganisation, PreviewReorganisation.Outcome>(u => u.RunAsync(world.By(office.Administrator), merge));
        Assert.Equal([1, 0], preview.Sources.Select(s => s.OpenQuestions));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        var petition = Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            world.By(office.Citizen), new(Guid.NewGuid(), PetitionKind.Conduct, Old, "Phạm Văn Thử Một", "0900000001", null, null, null, "Chậm trả lời"))));
        await office.CarryOutAsync();
        await office.CarryOutAsync();
        await world.DeliverAsync();
        await using var after = world.Database.Open();
        Assert.Equal(1, await after.SmsMessages.CountAsync(m => m.DossierId == petition.Id && m.Text == $"Phan anh, kien nghi {petition.Code} tu nay do co quan khac giai quyet; ma va thoi han giu nguyen."));
        Assert.StartsWith(
            $"Phản ánh, kiến nghị {petition.Code} chuyển đến khi sắp xếp tổ chức; cần xem xét trước",
            Assert.Single(await after.Notices.Where(n => n.PetitionId == petition.Id && n.AccountId == own.Id && n.Text.Contains("sắp xếp")).ToListAsync()).Text, StringComparison.Ordinal);
        Assert.Equal([office.Id(New), office.Id(Old)], new[] { open, closed }.Select(id => after.Questions.Single(q => q.Id == id).AgencyId));
        Assert.Equal([QuestionEventData.Asked, QuestionEventData.Moved], (await office.EventsAsync(open)).Select(e => e.Type));
        Assert.StartsWith("Theo Quyết định số 12/QĐ-BKHCN", (await office.EventsAsync(open))[1].Reason, StringComparison.Ordinal);
        Assert.Equal(closed, Assert.Single((await world.Do<ListQuestions, ListQuestions.Page>(async u => await u.RunAsync(await office.TodayAsync(own), ListQuestions.Desk.Over))).Rows).Id);
        await DoAsync(await office.TodayAsync(own), open, new(QuestionAct.Assign, OfficerId: specialist.Id));
        await DoAsync(await office.TodayAsync(specialist), open, new(QuestionAct.Draft, "Nộp tại Bộ phận Một cửa."));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(broken => Assert.Fail(broken.ToString())))).Faults);

        async Task<Guid> AskAsync() => Assert.IsType<QuestionOutcome.Done>(await world.Do<AskQuestion, QuestionOutcome>(u => u.RunAsync(
            world.By(office.Citizen), new(Guid.NewGuid(), World.Procedure, Old, "Phạm Văn Thử Một", "congdan1@mau.example", null, "Nộp bản giấy ở đâu?", true)))).Id;

        async Task DoAsync(Actor who, Guid id, HandleQuestion.Request request)
        {
            await using var db = world.Database.Open();
            var version = await db.Questions.Where(q => q.Id == id).Select(q => q.Version).SingleAsync();
            Assert.IsType<QuestionOutcome.Done>(await world.Do<HandleQuestion, QuestionOutcome>(u => u.RunAsync(world.By(who), id, version, request)));
        }
    }
}
