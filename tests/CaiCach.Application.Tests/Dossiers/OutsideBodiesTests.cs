using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Bodies outside this installation are asked and given parts; our officer writes down their code and their answer. Asked on Monday 02/3/2026, 09:00; five working days end on 09/3, 17:00.</summary>
public sealed class OutsideBodiesTests
{
    private const string Tax = "Thuế tỉnh Quảng Trị";
    private const string Police = "Công an tỉnh Quảng Trị";
    private static readonly RecordReply.Request Silent = new(OpinionAnswer.None, null, null, null, null);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_handler_writes_the_answer_down_once_and_with_the_last_one_the_dossier_goes_on(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var inside = await office.World.UnitAsync("SKHCN-QT-TTRA");
        await AskAsync(office, id, new(inside, 5), new(Guid.Empty, 5, " Thuế tỉnh  Quảng Trị "), new(Guid.Empty, 5, Police));
        Assert.Equal((BusinessState.Consulting, 2), await office.World.DossierAsync(id) is { } d ? (d.State, d.OutsideAwaited) : default);
        var (tax, police) = (await AskedAsync(office, id, "Thuế tỉnh  Quảng Trị"), await AskedAsync(office, id, Police));
        Assert.Equal("2026-03-09T17:00", Office.Local(tax.DueAt));

        // The day before the question, and tomorrow, are no days of an answer; today is.
        office.World.Clock.SetLocal("2026-03-09T17:00");
        var agree = new RecordReply.Request(OpinionAnswer.Agree, null, "15/CV-TT", new(2026, 3, 1), await office.FileAsync(office.People.Specialist));
        Assert.Equal("date_before_asking", await FaultAsync(office, tax, agree));
        Assert.Equal("date_in_future", await FaultAsync(office, tax, agree with { Date = new(2026, 3, 10) }));
        Assert.Equal("date_missing", await FaultAsync(office, tax, agree with { Date = null }));
        Assert.Equal("upload_unknown", await FaultAsync(office, tax, agree with { Date = new(2026, 3, 9), UploadId = Guid.NewGuid() }));
        Assert.Equal("reply_of_silent", await FaultAsync(office, tax, agree with { Answer = OpinionAnswer.None }, "2026-03-09T17:01"));
        office.World.Clock.SetLocal("2026-03-09T17:00");
        agree = agree with { Date = new(2026, 3, 9) };
        Assert.Equal(["reply_time_left"], await RefusedAsync(office, office.People.Specialist, tax, Silent));
        Assert.Equal(["reply_number_missing"], await RefusedAsync(office, office.People.Specialist, tax, agree with { Number = " " }));
        Assert.Equal(["not_your_role"], await RefusedAsync(office, office.People.Receiver, tax, agree));
        Assert.IsType<ActOutcome.NotFound>(await ReplyAsync(office, await office.World.OfficialAsync(Role.Specialist, "BKHCN-SHTT-NH"), tax, agree));
        Assert.IsType<ActOutcome.Stale>(await office.Do<RecordReply>(u => u.RunAsync(office.By(office.People.Specialist), id, 1, tax.Id, agree)));

        await Office.Done(await ReplyAsync(office, office.People.Specialist, tax, agree));
        Assert.Equal(["reply_not_awaited"], await RefusedAsync(office, office.People.Specialist, tax, agree));
        var told = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((OpinionAnswer.Agree, "15/CV-TT", new DateOnly(2026, 3, 9), tax.Body), (told.Answer, told.Number, told.RepliedOn, told.Outside!.Single().Name));
        var stored = await AskedAsync(office, id, tax.Body);
        Assert.Equal(PaperKind.Reply, (await office.World.DossierAsync(id)).Papers.Single(p => p.Id == stored.ReplyPaperId).Kind);

        // Past the time of all: the system does not take a letter in the mail for silence, and the officer says so.
        office.World.Clock.SetLocal("2026-03-09T17:01");
        Assert.True(Assert.Single(await FindAsync(office)).AwaitsOutside);
        Assert.Equal("outside_awaited", Assert.IsType<ActOutcome.Refused>(await office.Now<EndConsultation>(id, (u, v) => u.RunAsync(office.By(Actor.System), id, v))).Reasons[0].Code);
        await Office.Done(await office.Now<EndConsultation>(id, (u, v) => u.LapseAsync(office.By(Actor.System), id, v)));
        Assert.Equal([inside], DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Silent!);
        await Office.Done(await ReplyAsync(office, office.People.Specialist, police, Silent));
        var ended = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle, 0), (ended.State, ended.Desk, ended.OutsideAwaited));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Silent);
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_keeps_silent_inside_is_waited_for_until_its_time_is_over_though_a_body_outside_has_yet_to_answer(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await AskAsync(office, id, new(await office.World.UnitAsync("SKHCN-QT-TTRA"), 3), new(await office.World.UnitAsync("BKHCN-PC"), 5), new(Guid.Empty, 5, Tax));
        office.World.Clock.SetLocal("2026-03-09T17:00");
        Assert.Empty(await FindAsync(office));
        Assert.Equal(["opinions_not_lapsed"], Assert.IsType<ActOutcome.Refused>(await LapseAsync()).Reasons.Select(r => r.Code));

        // Looked at two days late; nobody waited for them from the last minute of the last of them on.
        office.World.Clock.SetLocal("2026-03-11T10:00");
        var before = await office.World.DossierAsync(id);
        var found = Assert.Single(await FindAsync(office));
        Assert.Equal((id, before.Version, true), (found.Id, found.Version, found.AwaitsOutside));
        await Office.Done(await LapseAsync());
        Assert.Empty(await FindAsync(office));
        Assert.IsType<ActOutcome.Refused>(await LapseAsync());
        foreach (var unit in new[] { "SKHCN-QT-TTRA", "BKHCN-PC" })
        {
            var asked = await office.AskedAsync(id, unit);
            Assert.Equal((OpinionAnswer.None, "2026-03-09T17:00"), (asked.Answer, Office.Local(asked.ClosedAt)));
        }

        var after = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Consulting, 1, before.DueAt, before.DeskDueAt), (after.State, after.OutsideAwaited, after.DueAt, after.DeskDueAt));
        var late = await office.World.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA");
        var closed = await office.AskedAsync(id, "SKHCN-QT-TTRA");
        Assert.Equal(["opinion_not_awaited"], Assert.IsType<ActOutcome.Refused>(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(late), closed.Id, v, OpinionAnswer.Agree, null))).Reasons.Select(r => r.Code));

        await Office.Done(await ReplyAsync(office, office.People.Specialist, await AskedAsync(office, id, Tax), Silent));
        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);
        await VerifyAsync(office);

        Task<ActOutcome> LapseAsync() => office.Now<EndConsultation>(id, (u, v) => u.LapseAsync(office.By(Actor.System), id, v));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_wrong_record_of_an_answer_is_corrected_with_its_reason_until_a_result_is_proposed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await AskAsync(office, id, new(Guid.Empty, 5, Tax), new(Guid.Empty, 5, Police));
        var tax = await AskedAsync(office, id, Tax);
        office.World.Clock.SetLocal("2026-03-04T09:00");
        var right = new RecordReply.Request(OpinionAnswer.Disagree, "Còn nợ", "15/CV-TT", new(2026, 3, 3), null);
        Assert.Equal(["reply_not_recorded"], Assert.IsType<ActOutcome.Refused>(await CorrectAsync(office.People.Specialist, right)).Reasons.Select(r => r.Code));
        await Office.Done(await ReplyAsync(office, office.People.Specialist, tax, new(OpinionAnswer.Agree, null, "51/CV-TT", new(2026, 3, 4), await office.FileAsync(office.People.Specialist))));
        var first = (await AskedAsync(office, id, Tax)).ReplyPaperId;

        Assert.Equal(["reason_missing"], Assert.IsType<ActOutcome.Refused>(await CorrectAsync(office.People.Specialist, right, " ")).Reasons.Select(r => r.Code));
        Assert.Equal("date_in_future", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await CorrectAsync(office.People.Specialist, right with { Date = new(2026, 3, 5) })).Faults).Code);
        Assert.Equal("date_before_asking", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await CorrectAsync(office.People.Specialist, right with { Date = new(2026, 3, 1) })).Faults).Code);
        Assert.Equal(["reply_time_left"], Assert.IsType<ActOutcome.Refused>(await CorrectAsync(office.People.Specialist, Silent)).Reasons.Select(r => r.Code));
        Assert.Equal(["not_your_role"], Assert.IsType<ActOutcome.Refused>(await CorrectAsync(office.People.Receiver, right)).Reasons.Select(r => r.Code));
        Assert.IsType<ActOutcome.NotFound>(await CorrectAsync(await office.World.OfficialAsync(Role.Specialist, "BKHCN-SHTT-NH"), right));
        var version = await office.VersionAsync(id);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => office.Do<CorrectReply>(u => u.RunAsync(office.By(office.People.Specialist), id, version, tax.Id, right, "Ghi nhầm số")))));
        Assert.Equal((1, 1), (both.Count(o => o is ActOutcome.Done), both.Count(o => o is ActOutcome.Stale)));
        Assert.Equal("reply_unchanged", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await CorrectAsync(office.People.Specialist, right)).Faults).Code);

        var stored = await AskedAsync(office, id, Tax);
        Assert.Equal((OpinionAnswer.Disagree, "Còn nợ", "15/CV-TT", new DateOnly(2026, 3, 3), first, "2026-03-04T09:00"), (stored.Answer, stored.Opinion, stored.ReplyNumber, stored.RepliedOn, stored.ReplyPaperId, Office.Local(stored.ClosedAt)));
        var told = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(told.Data);
        Assert.Equal(("dossier.reply_corrected", true, "Ghi nhầm số", office.People.Specialist.Id), (told.Type, DossierEvents.IsInternal(told.Type), told.Reason, told.ActorId));
        Assert.Equal((OpinionAnswer.Agree, null, "51/CV-TT", new DateOnly(2026, 3, 4)), (data.AnswerBefore, data.OpinionBefore, data.NumberBefore, data.RepliedOnBefore));
        Assert.Equal((OpinionAnswer.Disagree, "Còn nợ", "15/CV-TT", new DateOnly(2026, 3, 3)), (data.Answer, data.Opinion, data.Number, data.RepliedOn));
        Assert.Equal((BusinessState.Consulting, 1), await office.World.DossierAsync(id) is { } d ? (d.State, d.OutsideAwaited) : default);

        await Office.Done(await ReplyAsync(office, office.People.Specialist, await AskedAsync(office, id, Police), right));
        await Office.Done(await CorrectAsync(office.People.Specialist, right with { Answer = OpinionAnswer.Agree }));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        Assert.Equal("proposal_waiting", Assert.IsType<ActOutcome.Refused>(await CorrectAsync(office.People.Specialist, right)).Reasons[0].Code);
        await VerifyAsync(office);

        Task<ActOutcome> CorrectAsync(Actor who, RecordReply.Request request, string? reason = "Ghi nhầm") =>
            office.Now<CorrectReply>(id, (u, v) => u.RunAsync(office.By(who), id, v, tax.Id, request, reason));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Parts_inside_and_outside_come_back_into_the_one_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var property = await office.World.UnitAsync("BKHCN-SHTT");
        await Office.Done(await office.Now<SendParts>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Cấp mã số thuế", [new(property, 3), new(Guid.Empty, 3, Tax)], []))));
        var part = await PartsTests.PartAsync(office, id, "BKHCN-SHTT");
        await PartsTests.HandleAsync(office, part, "BKHCN-SHTT", "BKHCN-SHTT-NH", "%PDF-1.4 phần một");
        Assert.Equal(BusinessState.Interlinked, (await office.World.DossierAsync(id)).State);
        Assert.Empty(await office.World.Do<FindEndedParts, IReadOnlyList<FindEndedParts.Ended>>(u => u.RunAsync(10)));

        var tax = await AskedAsync(office, id, Tax);
        var file = await office.World.UploadAsync(office.People.Specialist, "%PDF-1.4 thuế");
        Assert.Equal(["opinion_missing"], await RefusedAsync(office, office.People.Specialist, tax, new(OpinionAnswer.Disagree, " ", "1", new(2026, 3, 2), null)));
        await Office.Done(await ReplyAsync(office, office.People.Specialist, tax, new(OpinionAnswer.Agree, null, "7/TB", new(2026, 3, 2), file.Id)));
        var whole = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle), (whole.State, whole.Desk));
        Assert.Equal(2, whole.Papers.Count(p => p.Kind == PaperKind.PartResult));
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_recalled_or_withdrawn_is_not_waited_for_any_more(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (recalled, parts, withdrawn) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        await AskAsync(office, recalled, new ConsultBodies.Body(Guid.Empty, 5, Tax));
        await AskAsync(office, withdrawn, new ConsultBodies.Body(Guid.Empty, 5, Tax));
        await Office.Done(await office.Now<SendParts>(parts, (u, v) => u.RunAsync(office.By(office.People.Specialist), parts, v, new("Cấp mã số thuế", [new(Guid.Empty, 3, Tax)], []))));
        await Office.Done(await office.Now<RecallConsultation>(recalled, (u, v) => u.RunAsync(office.By(office.People.Specialist), recalled, v, "Hỏi nhầm")));
        await Office.Done(await office.Now<ReturnPart>(parts, (u, v) => u.RecallAsync(office.By(office.People.Specialist), parts, v, "Tự làm")));
        await Office.Done(await office.Now<RequestWithdrawal>(withdrawn, (u, v) => u.RunAsync(office.By(office.People.Citizen), withdrawn, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(withdrawn, (u, v) => u.ApproveAsync(office.By(office.People.Head), withdrawn, v)));
        foreach (var id in new[] { recalled, parts, withdrawn })
        {
            var asked = await AskedAsync(office, id, Tax);
            Assert.Equal((0, null, office.World.Clock.Now), ((await office.World.DossierAsync(id)).OutsideAwaited, asked.Answer, asked.ClosedAt));
            Assert.Equal([Tax], DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Outside!.Select(o => o.Name));
        }

        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_name_is_typed_once_and_not_of_a_body_that_answers_for_itself(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var name = (await office.World.ReferenceAsync()).Organisation.NameOf(await office.World.UnitAsync("BKHCN-SHTT"));
        var outcome = await office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v,
            new("Hỏi", [new(Guid.Empty, 5, Tax), new(Guid.Empty, 5, "thue tinh quang tri"), new(Guid.Empty, 5, name.ToUpperInvariant()), new(Guid.Empty, 5, "…"), new(Guid.Empty, 31, new('a', 201))], [])));
        Assert.Equal(
            ["bodies[1].outside body_twice", "bodies[2].outside outside_known", "bodies[3].outside outside_missing", "bodies[4].outside outside_too_long", "bodies[4].days days_out_of_range"],
            Assert.IsType<ActOutcome.Invalid>(outcome).Faults.Select(f => $"{f.Field} {f.Code}"));
        Assert.Equal(0, (await office.World.DossierAsync(id)).OutsideAwaited);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_code_at_the_other_body_is_written_down_corrected_and_found_by_officials_alone(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var property = await office.World.UnitAsync("BKHCN-SHTT");
        await Office.Done(await office.Now<SendParts>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Cấp mã số thuế", [new(property, 3), new(Guid.Empty, 3, Tax)], []))));
        var (part, tax) = (await PartsTests.PartAsync(office, id, "BKHCN-SHTT"), await AskedAsync(office, id, Tax));
        Task<ActOutcome> Code(Actor who, Guid asked, string? code) => office.Now<RecordOutsideCode>(id, (u, v) => u.RunAsync(office.By(who), id, v, asked, code));

        foreach (var stranger in new[] { office.People.Citizen, office.People.Receiver, await office.World.OfficialAsync(Role.Specialist, "BKHCN-SHTT-NH") })
        {
            Assert.IsType<ActOutcome.NotFound>(await Code(stranger, tax.Id, "TCT-1"));
        }

        Assert.IsType<ActOutcome.NotFound>(await Code(office.People.Specialist, Guid.NewGuid(), "TCT-1"));
        Assert.Equal("code_too_long", Assert.IsType<ActOutcome.Invalid>(await Code(office.People.Specialist, tax.Id, new('1', 101))).Faults[0].Code);
        Assert.Equal("code_without_letters", Assert.IsType<ActOutcome.Invalid>(await Code(office.People.Specialist, tax.Id, "--")).Faults[0].Code);
        await Office.Done(await Code(office.People.Specialist, tax.Id, " TCT/2026/0017 "));
        var version = await office.VersionAsync(id);
        await Office.Done(await Code(office.People.Specialist, tax.Id, "TCT/2026/0017"));
        Assert.Equal(version, await office.VersionAsync(id));
        Assert.IsType<ActOutcome.Stale>(await office.Do<RecordOutsideCode>(u => u.RunAsync(office.By(office.People.Specialist), id, version - 1, tax.Id, "x")));
        Assert.Equal([id], await FindAsync(office, office.People.Receiver, "tct 2026 0017"));
        Assert.Empty(await FindAsync(office, await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), "tct 2026 0017"));

        await Office.Done(await Code(office.People.DivisionHead, tax.Id, "TCT/2026/0018"));
        Assert.Empty(await FindAsync(office, office.People.Receiver, "TCT/2026/0017"));
        var told = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(told.Data);
        Assert.Equal((DossierEvents.OutsideCoded, true, Tax, "TCT/2026/0018", "TCT/2026/0017"), (told.Type, DossierEvents.IsInternal(told.Type), data.CodedBy, data.OutsideCode, data.OutsideCodeBefore));

        await Office.Done(await Code(office.People.Specialist, part.Id, "NH 4-2026"));
        Assert.Equal("NH 4-2026", (await office.World.DossierAsync(part.Id)).OutsideCode);
        Assert.Equal([id], await FindAsync(office, office.People.Receiver, "NH-4-2026"));
        Assert.Equal([part.Id], await FindAsync(office, await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), "NH-4-2026"));

        // However many dossiers out of sight have the same code.
        await using (var db = office.World.Database.Open())
        {
            db.OutsideRequests.AddRange(Enumerable.Range(0, 201).Select(i => new OutsideRequest { Id = Guid.CreateVersion7(), DossierId = part.Id, AgencyId = property, Body = $"{i}", BodyKey = $"{i}", AskedAt = office.World.Clock.Now, DueAt = office.World.Clock.Now, ClosedAt = office.World.Clock.Now, CodeKey = "trung 2026" }));
            await db.SaveChangesAsync();
        }

        var last = await office.InAsync(BusinessState.InProcess);
        await AskAsync(office, last, new ConsultBodies.Body(Guid.Empty, 5, Tax));
        var (version2, asked) = (await office.VersionAsync(last), await AskedAsync(office, last, Tax));
        await Office.Done(await office.Do<RecordOutsideCode>(u => u.RunAsync(office.By(office.People.Specialist), last, version2, asked.Id, "TRÙNG/2026")));
        Assert.Equal([last], await FindAsync(office, office.People.Receiver, "trung 2026"));
        await VerifyAsync(office);
    }

    internal static Task<ActOutcome> ReplyAsync(Office office, Actor who, OutsideRequest asked, RecordReply.Request request) =>
        office.Now<RecordReply>(asked.DossierId, (u, v) => u.RunAsync(office.By(who), asked.DossierId, v, asked.Id, request));

    internal static async Task AskAsync(Office office, Guid id, params ConsultBodies.Body[] bodies) =>
        await Office.Done(await office.Now<ConsultBodies>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Có nợ thuế không?", bodies, []))));

    internal static async Task<OutsideRequest> AskedAsync(Office office, Guid id, string body)
    {
        await using var db = office.World.Database.Open();
        return await db.OutsideRequests.AsNoTracking().SingleAsync(o => o.DossierId == id && o.Body == body);
    }

    private static Task<IReadOnlyList<FindEndedConsultations.Ended>> FindAsync(Office office) =>
        office.World.Do<FindEndedConsultations, IReadOnlyList<FindEndedConsultations.Ended>>(u => u.RunAsync(office.World.Clock.Now, 10));

    private static async Task<string> FaultAsync(Office office, OutsideRequest asked, RecordReply.Request request, string? at = null)
    {
        if (at is not null)
        {
            office.World.Clock.SetLocal(at);
        }

        return Assert.Single(Assert.IsType<ActOutcome.Invalid>(await ReplyAsync(office, office.People.Specialist, asked, request)).Faults).Code;
    }

    private static async Task<IReadOnlyList<string>> RefusedAsync(Office office, Actor who, OutsideRequest asked, RecordReply.Request request) =>
        [.. Assert.IsType<ActOutcome.Refused>(await ReplyAsync(office, who, asked, request)).Reasons.Select(r => r.Code)];

    private static async Task<IReadOnlyList<Guid>> FindAsync(Office office, Actor who, string typed) =>
        [.. (await office.World.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(who, typed))).Rows.Select(r => r.Id)];

    private static async Task VerifyAsync(Office office)
    {
        await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        await office.World.AssertRecountAsync();
    }
}
