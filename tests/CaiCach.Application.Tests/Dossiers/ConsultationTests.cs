using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Other bodies are asked for their opinion (rows 15 and 16) while the clock runs. Asked on Monday 02/3/2026, 09:00.</summary>
public sealed class ConsultationTests
{
    private const string Inspectorate = "SKHCN-QT-TTRA";
    private const string Legal = "BKHCN-PC";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task With_the_last_answer_the_dossier_is_the_specialists_again_and_the_clock_never_stood(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        var waiting = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Consult, "2026-03-09T17:00", waiting.DueAt!.Value, (DateTime?)null), (waiting.Desk, Office.Local(waiting.DueAt), waiting.DeskDueAt, waiting.PausedAt));
        var (near, far) = (await office.AskedAsync(id, Inspectorate), await office.AskedAsync(id, Legal));
        Assert.Equal(("2026-03-09T17:00", "2026-03-11T17:00"), (Office.Local(near.DueAt), Office.Local(far.DueAt)));

        var lawyer = await office.World.OfficialAsync(Role.AgencyHead, Legal);
        await office.CallConsultedAsync();
        office.World.Clock.SetLocal("2026-03-04T10:00");
        await Office.Done(await AnswerAsync(office, lawyer, far, OpinionAnswer.Disagree, " Trái quy hoạch "));
        Assert.Equal(BusinessState.Consulting, (await office.World.DossierAsync(id)).State);
        var outcome = await AnswerAsync(office, office.Consulted, near, OpinionAnswer.Agree, null);
        Assert.Equal(BusinessState.InProcess, Assert.IsType<ActOutcome.Done>(outcome).State);

        var going = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle, waiting.DueAt, "[]", waiting.AssigneeId), (going.State, going.Desk, going.DueAt, going.Pauses, going.AssigneeId));
        var told = await office.AskedAsync(id, Legal);
        Assert.Equal((OpinionAnswer.Disagree, "Trái quy hoạch", lawyer.Name, office.World.Clock.Now), (told.Answer, told.Opinion, told.AnsweredByName, told.ClosedAt));
        var events = (await office.EventsAsync(id)).TakeLast(3).ToList();
        Assert.Equal(["dossier.opinion_given", "dossier.opinion_given", "dossier.consultation_ended"], events.Select(e => e.Type));
        Assert.Equal((far.UnitId, (Guid?)null, (string?)null), (events[0].UnitId, events[2].ActorId, events[0].Reason));
        Assert.Null(DossierEventData.Parse(events[2].Data).Silent);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_asked_recalls_it_with_the_reason_what_was_answered_stays_and_nobody_is_silent(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await office.CallConsultedAsync();
        await Office.Done(await AnswerAsync(office, office.Consulted, await office.AskedAsync(id, Inspectorate), OpinionAnswer.Agree, null));
        Task<ActOutcome> Recall(string reason) => office.Now<RecallConsultation>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, reason));
        Assert.Equal("reason_missing", Assert.Single(Assert.IsType<ActOutcome.Refused>(await Recall(" ")).Reasons).Code);
        await Office.Done(await Recall("Đã đủ căn cứ"));

        var going = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle), (going.State, going.Desk));
        var (answered, recalled) = (await office.AskedAsync(id, Inspectorate), await office.AskedAsync(id, Legal));
        Assert.Equal((OpinionAnswer.Agree, (OpinionAnswer?)null, (DateTime?)office.World.Clock.Now), (answered.Answer, recalled.Answer, recalled.ClosedAt));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((recalled.UnitId, true), (Assert.Single(data.Recalled!), data.Silent is null));
        Assert.Equal("not_in_this_state", Assert.IsType<ActOutcome.Refused>(await Recall("Lần nữa")).Reasons[0].Code);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_head_is_told_of_a_near_due_while_others_are_asked_and_apologises_once_before_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        Task<IReadOnlyList<FindNearDues.Near>> Near() => office.World.Do<FindNearDues, IReadOnlyList<FindNearDues.Near>>(u => u.RunAsync(office.World.Clock.Now, 10));
        Assert.Empty(await Near());
        office.World.Clock.SetLocal("2026-03-06T09:00");
        Assert.Equal([id], (await Near()).Select(n => n.Id));
        await Office.Done(await office.Now<ForecastDelay>(id, (u, v) => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background"), id, v)));
        Assert.Empty(await Near());
        Task<ActOutcome> Apologise() => office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(2026, 3, 16), "Chờ ý kiến"));
        await Office.Done(await Apologise());
        var told = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Consulting, Desk.Consult, "2026-03-16T17:00", "2026-03-09T17:00"), (told.State, told.Desk, Office.Local(told.AppointmentAt), Office.Local(told.DueAt)));
        Assert.Equal("already_apologised", Assert.Single(Assert.IsType<ActOutcome.Refused>(await Apologise()).Reasons).Code);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_the_last_minute_it_still_waits_and_a_minute_later_who_did_not_answer_is_recorded_as_silent(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await office.CallConsultedAsync();
        await Office.Done(await AnswerAsync(office, office.Consulted, await office.AskedAsync(id, Inspectorate), OpinionAnswer.Agree, null));

        office.World.Clock.SetLocal("2026-03-11T17:00");
        Assert.Empty(await EndedAsync(office));
        Assert.Equal("opinions_awaited", Assert.Single(Assert.IsType<ActOutcome.Refused>(await EndAsync(office, id)).Reasons).Code);
        office.World.Clock.SetLocal("2026-03-11T17:01");
        var ended = Assert.Single(await EndedAsync(office));
        Assert.Equal((id, await office.VersionAsync(id)), (ended.Id, ended.Version));
        await Office.Done(await EndAsync(office, id));
        Assert.Empty(await EndedAsync(office));

        var silent = await office.AskedAsync(id, Legal);
        Assert.Equal((OpinionAnswer.None, (Guid?)null, silent.DueAt), (silent.Answer, silent.AnsweredById, silent.ClosedAt));
        Assert.Equal([silent.UnitId], DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Silent);
        Assert.Equal((BusinessState.InProcess, Desk.Handle), ((await office.World.DossierAsync(id)).State, (await office.World.DossierAsync(id)).Desk));
        var late = await AnswerAsync(office, await office.World.OfficialAsync(Role.DivisionHead, Legal), silent, OpinionAnswer.Agree, null);
        Assert.Equal("not_in_this_state", Assert.IsType<ActOutcome.Refused>(late).Reasons[0].Code);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_of_one_unit_who_answer_at_once_one_wins(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        var asked = await office.AskedAsync(id, Inspectorate);
        Actor[] people = [.. await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => office.World.OfficialAsync(Role.Specialist, Inspectorate)))];
        var version = await office.VersionAsync(id);
        var outcomes = await Task.WhenAll(people.Select(p => Task.Run(() => office.Do<GiveOpinion>(u => u.RunAsync(office.By(p), asked.Id, version, OpinionAnswer.Agree, p.Name)))));

        Assert.Single(outcomes.OfType<ActOutcome.Done>());
        Assert.All(outcomes.Where(o => o is not ActOutcome.Done), o => Assert.Equal(version + 1, Assert.IsType<ActOutcome.Stale>(o).CurrentVersion));
        Assert.Single(await office.EventsAsync(id), e => e.Type == "dossier.opinion_given");
        var again = await AnswerAsync(office, people[0], asked, OpinionAnswer.Disagree, "Nghĩ lại");
        Assert.Equal("opinion_not_awaited", Assert.Single(Assert.IsType<ActOutcome.Refused>(again).Reasons).Code);
        var told = await office.AskedAsync(id, Inspectorate);
        Assert.Equal((OpinionAnswer.Agree, told.AnsweredByName), (told.Answer, told.Opinion));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_asked_reads_the_question_and_the_shared_papers_and_nothing_else(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var (unit, legal) = (await office.World.UnitAsync(Inspectorate), await office.World.UnitAsync(Legal));
        var paper = (await office.World.DossierAsync(id)).Papers[0].Id;
        await Office.Done(await office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Hỏi", [new(unit, 3), new(legal, 3)], [paper]))));
        await office.CallConsultedAsync();
        var asked = await office.AskedAsync(id, Inspectorate);

        Assert.Equal([asked.Id], (await ListAsync(office, office.Consulted, unit)).Select(r => r.Id));
        Assert.Equal([paper], (await ReadAsync(office, office.Consulted, asked.Id))!.Papers.Select(p => p.Id));
        Assert.Null(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(office.Consulted, id)));
        Assert.Null(await ReadAsync(office, office.Consulted, (await office.AskedAsync(id, Legal)).Id));
        foreach (var (role, place) in new[] { (Role.Receiver, Inspectorate), (Role.Inspector, Inspectorate), (Role.Specialist, "SKHCN-QT-QLKH"), (Role.AgencyHead, "SKHCN-QT"), (Role.AgencyHead, "BKHCN") })
        {
            var other = await office.World.OfficialAsync(role, place);
            Assert.Null(await ReadAsync(office, other, asked.Id));
            Assert.Empty(await ListAsync(office, other, unit));
        }

        await Office.Done(await AnswerAsync(office, office.Consulted, asked, OpinionAnswer.Agree, null));
        Assert.Empty(await ListAsync(office, office.Consulted, unit));
        var told = (await ReadAsync(office, office.Consulted, asked.Id))!;
        Assert.Equal((OpinionAnswer.Agree, 0), (told.Asked.Answer, told.Papers.Count));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_unit_reads_its_list_by_due_time_page_by_page(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new List<Guid>();
        for (var i = 0; i < ListConsultations.PageSize + 2; i++)
        {
            var id = await office.InAsync(BusinessState.InProcess);
            await Office.Done(await office.ConsultAsync(id, await office.VersionAsync(id), (Inspectorate, 1 + (i * 7 % 30))));
            ids.Add(id);
        }

        await office.CallConsultedAsync();
        var unit = await office.World.UnitAsync(Inspectorate);
        var first = await office.World.Do<ListConsultations, ListConsultations.Page>(u => u.RunAsync(office.Consulted, unit));
        var second = await office.World.Do<ListConsultations, ListConsultations.Page>(u => u.RunAsync(office.Consulted, unit, first.Next));
        Assert.Equal((ListConsultations.PageSize, 2, null), (first.Rows.Count, second.Rows.Count, second.Next));
        var all = first.Rows.Concat(second.Rows).ToList();
        Assert.Equal(all.OrderBy(r => r.DueAt).Select(r => r.DueAt), all.Select(r => r.DueAt));
        Assert.Equal(ids.Count, all.Select(r => r.Id).Distinct().Count());
        var before = await office.World.Do<ListConsultations, ListConsultations.Page>(u => u.RunAsync(office.Consulted, unit, dueBefore: all[3].DueAt));
        Assert.Equal(all.Count(r => r.DueAt < all[3].DueAt), before.Rows.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_lets_opinions_come_in_and_closes_those_that_are_not_needed_any_more(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await office.CallConsultedAsync();
        Task<ActOutcome> Withdraw() => office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý"));
        await Office.Done(await Withdraw());
        await Office.Done(await AnswerAsync(office, office.Consulted, await office.AskedAsync(id, Inspectorate), OpinionAnswer.Agree, null));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.DenyAsync(office.By(office.People.Head), id, v, "Đã thẩm định")));
        var back = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Consulting, Desk.Consult, back.DueAt!.Value), (back.State, back.Desk, back.DeskDueAt));

        await Office.Done(await Withdraw());
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        var closed = await office.AskedAsync(id, Legal);
        Assert.Equal((null, office.World.Clock.Now), (closed.Answer, closed.ClosedAt));
        Assert.Empty(await EndedAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [InlineData("own unit", "bodies[0].unit", "body_own")]
    [InlineData("own body", "bodies[0].unit", "body_own")]
    [InlineData("twice", "bodies[1].unit", "body_twice")]
    [InlineData("nowhere", "bodies[0].unit", "body_unknown")]
    [InlineData("reception", "bodies[0].unit", "body_unknown")]
    [InlineData("0 days", "bodies[0].days", "days_out_of_range")]
    [InlineData("31 days", "bodies[0].days", "days_out_of_range")]
    [InlineData("long question", "question", "question_too_long")]
    [InlineData("unreadable question", "question", "question_unreadable")]
    [InlineData("a stranger's paper", "papers", "paper_unknown")]
    [InlineData("too many", "bodies", "too_many_bodies")]
    public async Task What_is_wrong_is_told_at_its_field(string what, string field, string code)
    {
        await using var office = await Office.OpenAsync("sqlite");
        var id = await office.InAsync(BusinessState.InProcess);
        var unit = await office.World.UnitAsync(Inspectorate);
        var good = new ConsultBodies.Request("Hỏi", [new(unit, 5)], []);
        var request = what switch
        {
            "own unit" => good with { Bodies = [new(office.DivisionId, 5)] },
            "own body" => good with { Bodies = [new(await office.World.UnitAsync(World.Agency), 5)] },
            "twice" => good with { Bodies = [new(unit, 5), new(unit, 6)] },
            "nowhere" => good with { Bodies = [new(Guid.NewGuid(), 5)] },
            "reception" => good with { Bodies = [new(await office.World.UnitAsync("SKHCN-QT-MC"), 5)] },
            "0 days" => good with { Bodies = [new(unit, 0)] },
            "31 days" => good with { Bodies = [new(unit, 31)] },
            "long question" => good with { Question = new('a', 4001) },
            "unreadable question" => good with { Question = "a\u0001" },
            "too many" => good with { Bodies = [.. Enumerable.Range(0, 21).Select(_ => new ConsultBodies.Body(unit, 5))] },
            _ => good with { Papers = [(await office.World.DossierAsync(await office.InAsync(BusinessState.Submitted))).Papers[0].Id] },
        };
        var outcome = await office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, request));
        var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults);
        Assert.Equal((field, code), (fault.Field, fault.Code));
        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);
        foreach (var days in new[] { 1, 30 })
        {
            var fit = await office.InAsync(BusinessState.InProcess);
            await Office.Done(await office.Now<ConsultBodies>(fit, (u, v) => u.RunAsync(office.By(office.People.Specialist), fit, v, good with { Question = new('a', 4000), Bodies = [new(unit, days)] })));
        }
    }

    private static Task<ActOutcome> AnswerAsync(Office office, Actor who, Consultation asked, OpinionAnswer answer, string? words) =>
        office.Now<GiveOpinion>(asked.DossierId, (u, v) => u.RunAsync(office.By(who), asked.Id, v, answer, words));

    private static Task<ActOutcome> EndAsync(Office office, Guid id) =>
        office.Now<EndConsultation>(id, (u, v) => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background"), id, v));

    private static Task<IReadOnlyList<FindEndedConsultations.Ended>> EndedAsync(Office office) =>
        office.World.Do<FindEndedConsultations, IReadOnlyList<FindEndedConsultations.Ended>>(u => u.RunAsync(office.World.Clock.Now, 10));

    private static Task<ReadConsultation.View?> ReadAsync(Office office, Actor who, Guid id) =>
        office.World.Do<ReadConsultation, ReadConsultation.View?>(u => u.RunAsync(who, id));

    private static async Task<IReadOnlyList<ListConsultations.Row>> ListAsync(Office office, Actor who, Guid unit) =>
        (await office.World.Do<ListConsultations, ListConsultations.Page>(u => u.RunAsync(who, unit))).Rows;
}
