using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A procedure whose sector law takes the time of opinions out of the limit: accepted on Monday 02/3/2026, 09:00, due on Monday 09/3.</summary>
public sealed class ExcludedOpinionTests
{
    private const string Inside = "SKHCN-QT-TTRA";
    private const string Outside = "BKHCN-PC";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_clock_stands_from_the_question_to_the_last_answer_it_stands_for_and_says_so(string engine)
    {
        await using var office = await OpenAsync(engine, "other_bodies");
        var id = await AskedAsync(office, (Inside, 5), (Outside, 7));
        var asked = await office.World.DossierAsync(id);
        Assert.Equal((office.World.Clock.Now, DossierWork.NoDue), (asked.PausedAt, asked.DeskDueAt));
        var told = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((true, asked.DueAt), (told.ClockStands, told.RunningDueBefore));
        await office.World.AssertRecountAsync();

        // A unit of the body itself answers: the clock stands for the other body and goes on standing.
        office.World.Clock.SetLocal("2026-03-03T10:00");
        await AnswerAsync(office, id, Inside);
        Assert.NotNull((await office.World.DossierAsync(id)).PausedAt);

        // The other body answers on Thursday: three working days are given back, and the handling goes on.
        office.World.Clock.SetLocal("2026-03-05T10:00");
        await AnswerAsync(office, id, Outside);
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, null, "2026-03-12T17:00", "2026-03-09T17:00"), (dossier.State, dossier.PausedAt, Office.Local(dossier.DueAt), Office.Local(dossier.DueOriginalAt)));
        Assert.Equal(dossier.DueAt, dossier.DeskDueAt);
        await StageClockTests.AssertToldAsync(office.World, "cơ quan không còn phải chờ ý kiến phối hợp, thời hạn được tính tiếp. Thời hạn trả kết quả: 17:00 ngày 12/03/2026.");
        var reference = await office.World.ReferenceAsync();
        var steps = DossierTimes.Explain(dossier, reference.Calendar(dossier.CalendarVersion)!, StartRule.Acceptance);
        Assert.Contains(steps, s => s.Rule == "R7");
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_the_law_says_nothing_or_those_asked_are_not_meant_the_clock_runs(string engine)
    {
        foreach (var (excluded, unit) in new (string?, string)[] { (null, Outside), ("other_bodies", Inside) })
        {
            await using var office = await OpenAsync(engine, excluded);
            var id = await AskedAsync(office, (unit, 5));
            var dossier = await office.World.DossierAsync(id);
            Assert.Equal((null, "2026-03-09T17:00"), (dossier.PausedAt, Office.Local(dossier.DueAt)));
            Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).ClockStands);
            await office.World.AssertRecountAsync();
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_kept_silent_takes_its_time_and_no_more_and_a_recall_ends_the_pause_at_once(string engine)
    {
        await using var office = await OpenAsync(engine, "every");
        var (silent, recalled) = (await AskedAsync(office, (Inside, 2)), await AskedAsync(office, (Inside, 2)));
        office.World.Clock.SetLocal("2026-03-03T10:00");
        await Office.Done(await office.Now<RecallConsultation>(recalled, (u, v) => u.RunAsync(office.By(office.People.Specialist), recalled, v, "Hỏi nhầm đơn vị")));
        Assert.Equal((null, "2026-03-10T17:00"), await office.World.DossierAsync(recalled) is { } r ? (r.PausedAt, Office.Local(r.DueAt)) : default);

        // Until Wednesday 04/3, 17:00; looked at on Friday.
        office.World.Clock.SetLocal("2026-03-06T08:00");
        await Office.Done(await office.Now<EndConsultation>(silent, (u, v) => u.RunAsync(office.By(Actor.System), silent, v)));
        Assert.Equal((null, "2026-03-11T17:00"), await office.World.DossierAsync(silent) is { } s ? (s.PausedAt, Office.Local(s.DueAt)) : default);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_corrected_answer_does_not_wait_again_for_who_was_recalled(string engine)
    {
        await using var office = await OpenAsync(engine, "other_bodies");
        var id = await office.InAsync(BusinessState.InProcess);
        await OutsideBodiesTests.AskAsync(office, id, new(Guid.Empty, 7, "Thuế tỉnh"), new(Guid.Empty, 7, "Công an tỉnh"));
        var tax = await OutsideBodiesTests.AskedAsync(office, id, "Thuế tỉnh");
        office.World.Clock.SetLocal("2026-03-03T10:00");
        var reply = new RecordReply.Request(OpinionAnswer.Agree, null, "51/CV-TT", new(2026, 3, 3), await office.FileAsync(office.People.Specialist));
        await Office.Done(await OutsideBodiesTests.ReplyAsync(office, office.People.Specialist, tax, reply));
        office.World.Clock.SetLocal("2026-03-04T10:00");
        await Office.Done(await office.Now<RecallConsultation>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, "Không cần nữa")));
        var due = (await office.World.DossierAsync(id)).DueAt;

        // The time of the police would have ended on 11/3.
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<CorrectReply>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, tax.Id, reply with { Number = "15/CV-TT", UploadId = null }, "Ghi nhầm số")));
        Assert.Equal(due, (await office.World.DossierAsync(id)).DueAt);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_missed_due_date_is_not_hidden_and_a_withdrawal_taken_back_goes_on_standing(string engine)
    {
        await using var office = await OpenAsync(engine, "every");
        var id = await AskedAsync(office, (Outside, 7));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.CancelAsync(office.By(office.People.Citizen), id, v)));
        Assert.Equal((BusinessState.Consulting, DossierWork.NoDue, true), await office.World.DossierAsync(id) is { } d ? (d.State, d.DeskDueAt, d.PausedAt is not null) : default);

        var late = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-10T08:00");
        await Office.Done(await office.ConsultAsync(late, await office.VersionAsync(late), (Outside, 2)));
        Assert.Null((await office.World.DossierAsync(late)).PausedAt);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_body_outside_the_installation_stops_the_clock_as_another_body_does(string engine)
    {
        await using var office = await OpenAsync(engine, "other_bodies");
        var id = await office.InAsync(BusinessState.InProcess);
        await OutsideBodiesTests.AskAsync(office, id, new(await office.World.UnitAsync(Outside), 5), new(Guid.Empty, 2, "Thuế tỉnh"));
        Assert.NotNull((await office.World.DossierAsync(id)).PausedAt);
        office.World.Clock.SetLocal("2026-03-03T10:00");
        await AnswerAsync(office, id, Outside);
        Assert.NotNull((await office.World.DossierAsync(id)).PausedAt);

        // It had until Wednesday 04/3, 17:00; that it kept silent is written down on Friday.
        office.World.Clock.SetLocal("2026-03-06T08:00");
        await Office.Done(await OutsideBodiesTests.ReplyAsync(office, office.People.Specialist, await OutsideBodiesTests.AskedAsync(office, id, "Thuế tỉnh"), new(OpinionAnswer.None, null, null, null, null)));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, null, "2026-03-11T17:00"), (dossier.State, dossier.PausedAt, Office.Local(dossier.DueAt)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_clock_stands_as_long_as_the_last_of_them_took_in_whatever_order_the_answers_are_written_down(string engine)
    {
        await using var office = await OpenAsync(engine, "other_bodies");
        var (mixed, order, typed) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        await OutsideBodiesTests.AskAsync(office, mixed, new(await office.World.UnitAsync(Outside), 2), new(Guid.Empty, 7, "Thuế tỉnh"));
        await OutsideBodiesTests.AskAsync(office, order, new(Guid.Empty, 2, "Thuế tỉnh"), new(Guid.Empty, 7, "Công an tỉnh"));
        await OutsideBodiesTests.AskAsync(office, typed, new ConsultBodies.Body(Guid.Empty, 2, "Thuế tỉnh"));

        // The inside body keeps silent until 04/3; the other answers on 10/3.
        office.World.Clock.SetLocal("2026-03-10T10:00");
        await ReplyAsync(mixed, "Thuế tỉnh", OpinionAnswer.Agree, new(2026, 3, 10));
        Assert.Equal((null, "2026-03-17T17:00"), await StandsAsync(mixed));
        await ReplyAsync(order, "Công an tỉnh", OpinionAnswer.Agree, new(2026, 3, 10));
        Assert.NotNull((await office.World.DossierAsync(order)).PausedAt);

        // Who kept silent until 04/3 is written down last.
        office.World.Clock.SetLocal("2026-03-11T10:00");
        await ReplyAsync(order, "Thuế tỉnh", OpinionAnswer.None, null);
        Assert.Equal((null, "2026-03-17T17:00"), await StandsAsync(order));

        // A document of 05/3, typed a week later: the time until 05/3 is left out, not until it was typed.
        await ReplyAsync(typed, "Thuế tỉnh", OpinionAnswer.Agree, new(2026, 3, 5));
        Assert.Equal((null, "2026-03-12T17:00"), await StandsAsync(typed));

        // The document was of 03/3: the time until its due of 04/3 is left out; corrected once more to 06/3, two working days more.
        foreach (var (day, due) in new[] { (3, "2026-03-11T17:00"), (6, "2026-03-13T17:00") })
        {
            var asked = await OutsideBodiesTests.AskedAsync(office, typed, "Thuế tỉnh");
            await Office.Done(await office.Now<CorrectReply>(typed, (u, v) => u.RunAsync(office.By(office.People.Specialist), typed, v, asked.Id, new(OpinionAnswer.Agree, null, "12/TB", new(2026, 3, day), null), "Ghi nhầm ngày")));
            Assert.Equal((null, due), await StandsAsync(typed));
            Assert.Equal(due, Office.Local((await office.World.DossierAsync(typed)).DeskDueAt));
        }

        // While the clock stands again for something else, nothing of the pause before is moved.
        await OutsideBodiesTests.AskAsync(office, typed, new ConsultBodies.Body(Guid.Empty, 2, "Công an tỉnh"));
        var earlier = await OutsideBodiesTests.AskedAsync(office, typed, "Thuế tỉnh");
        var refused = await office.Now<CorrectReply>(typed, (u, v) => u.RunAsync(office.By(office.People.Specialist), typed, v, earlier.Id, new(OpinionAnswer.Agree, null, "12/TB", new(2026, 3, 4), null), "Ghi nhầm ngày"));
        Assert.Equal("clock_stands", Assert.IsType<ActOutcome.Refused>(refused).Reasons[0].Code);
        await office.World.AssertRecountAsync();

        async Task ReplyAsync(Guid id, string body, OpinionAnswer answer, DateOnly? day) => await Office.Done(await OutsideBodiesTests.ReplyAsync(
            office, office.People.Specialist, await OutsideBodiesTests.AskedAsync(office, id, body), new(answer, null, day is null ? null : "12/TB", day, null)));

        async Task<(DateTime? Paused, string? Due)> StandsAsync(Guid id) => await office.World.DossierAsync(id) is { } d ? (d.PausedAt, Office.Local(d.DueAt)) : default;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_answers_late_inside_takes_its_time_and_no_more_as_who_keeps_silent(string engine)
    {
        await using var office = await OpenAsync(engine, "other_bodies");
        var (late, inTime) = (await AskedAsync(office, (Inside, 5), (Outside, 2)), await AskedAsync(office, (Inside, 5), (Outside, 2)));
        office.World.Clock.SetLocal("2026-03-04T17:00");
        await AnswerAsync(office, inTime, Outside);

        // It had until 04/3, 17:00; its answer of 06/3 gives no more time than that of the last minute.
        office.World.Clock.SetLocal("2026-03-06T10:00");
        await AnswerAsync(office, late, Outside);
        foreach (var id in new[] { late, inTime })
        {
            var dossier = await office.World.DossierAsync(id);
            Assert.Equal((BusinessState.Consulting, null, "2026-03-11T17:00"), (dossier.State, dossier.PausedAt, Office.Local(dossier.DueAt)));
        }

        Assert.Equal(OpinionTurn.Late, DossierEventData.Parse((await office.EventsAsync(late))[^1].Data).Opinions!.Single().Turn);
        await office.World.AssertRecountAsync();
    }

    private static async Task<Office> OpenAsync(string engine, string? excluded)
    {
        var office = await Office.OpenAsync(engine);
        await using var db = office.World.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            if (excluded is not null)
            {
                (root["procedures"]![0]!["excludedOpinions"], root["procedures"]![0]!["opinionsBasis"]) = (excluded, "Điều 9 Luật Minh họa");
            }

            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        office.World.Get<ReferenceStore>().Forget();
        return office;
    }

    private static async Task<Guid> AskedAsync(Office office, params (string Unit, int Days)[] asked)
    {
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.ConsultAsync(id, await office.VersionAsync(id), asked));
        return id;
    }

    private static async Task AnswerAsync(Office office, Guid id, string unit)
    {
        var answerer = await office.World.OfficialAsync(Role.Specialist, unit);
        var asked = await office.AskedAsync(id, unit);
        await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(answerer), asked.Id, v, OpinionAnswer.Agree, null)));
    }
}
