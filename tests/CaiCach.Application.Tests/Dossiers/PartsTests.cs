using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reports;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Parts of a dossier go to other competent bodies (liên thông, rows 15b, 16b, 18c). Handed over on Monday 02/3/2026, 09:00; the dossier is due on 09/3.</summary>
public sealed class PartsTests
{
    private const string Property = "BKHCN-SHTT";
    private const string Radiation = "BKHCN-ATBX";
    private const string Marks = "BKHCN-SHTT-NH";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_body_handles_its_part_by_its_own_clock_and_the_results_come_back_into_the_one_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3), (Radiation, 4)));
        var whole = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Interlinked, Desk.Consult, "2026-03-09T17:00"), (whole.State, whole.Desk, Office.Local(whole.DueAt)));

        var (first, second) = (await PartAsync(office, id, Property), await PartAsync(office, id, Radiation));
        Assert.Equal(($"{whole.Code}-LT1", $"{whole.Code}-LT2"), (first.Code, second.Code));
        Assert.Equal(("2026-03-05T17:00", "2026-03-06T17:00"), (Office.Local(first.DueAt), Office.Local(second.DueAt)));
        Assert.Equal((BusinessState.Accepted, Desk.Transfer, null, null, whole.OwnerName, FilingWay.OwnPortal), (first.State, first.Desk, first.AccountId, first.ClientId, first.OwnerName, first.Way));
        Assert.Equal([whole.Papers[0].Sha256], first.Papers.Select(p => p.Sha256));

        office.World.Clock.SetLocal("2026-03-05T17:01");
        await HandleAsync(office, first, Property, Marks, "%PDF-1.4 phần một");
        Assert.Equal(BusinessState.Interlinked, (await office.World.DossierAsync(id)).State);
        office.World.Clock.SetLocal("2026-03-06T10:00");
        await HandleAsync(office, second, Radiation, Radiation, "%PDF-1.4 phần hai");

        var back = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle, whole.DueAt, whole.AssigneeId), (back.State, back.Desk, back.DueAt, back.AssigneeId));
        var results = await Task.WhenAll(new[] { first.Id, second.Id }.Select(async p => (await office.World.DossierAsync(p)).Papers.Single(x => x.Kind == PaperKind.Result).Sha256));
        Assert.Equal(results.Order(), back.Papers.Where(p => p.Kind == PaperKind.PartResult).Select(p => p.Sha256).Order());
        Assert.Equal(
            [(BusinessState.Issued, Timeliness.Late, Desk.Closed, DeliveryState.NotReady), (BusinessState.Issued, Timeliness.OnTime, Desk.Closed, DeliveryState.NotReady)],
            new[] { await office.World.DossierAsync(first.Id), await office.World.DossierAsync(second.Id) }.Select(p => (p.State, p.Timeliness!.Value, p.Desk, p.Delivery)));
        Assert.Equal(["dossier.parts_sent", "dossier.parts_ended"], (await office.EventsAsync(id)).TakeLast(2).Select(e => e.Type));
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_dossier_is_counted_once_and_a_late_part_is_its_bodys(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 1)));
        office.World.Clock.SetLocal("2026-03-04T09:00");
        var part = await PartAsync(office, id, Property);
        await office.World.AssertRecountAsync();

        await using var db = office.World.Database.Open();
        var own = await db.MeasureEntries.Where(m => m.RecordId == part.Id).Select(m => new { m.AgencyId, m.Measure, m.Quantity }).ToListAsync();
        Assert.All(own, m => Assert.Equal(part.AgencyId, m.AgencyId));
        Assert.Equal([(MeasureCodes.PartAccepted, 1), (MeasureCodes.PartPastDue, 1)], own.Select(m => (m.Measure, m.Quantity)).OrderBy(m => m.Measure, StringComparer.Ordinal));

        var leader = await office.World.OfficialAsync(Role.Leader, "BKHCN");
        var ministry = await office.World.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(leader, office.World.Clock.Now, "BKHCN", new(2026, 3, 1), new(2026, 3, 31)));
        var total = Assert.IsType<ReportIi06a.Outcome.Made>(ministry).Report.Total;
        Assert.Equal((1, 0), (total.Received.Total, total.InProgress.Late));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawn_dossier_ends_the_parts_that_are_still_open(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3), (Radiation, 3)));
        var (done, open) = (await PartAsync(office, id, Property), await PartAsync(office, id, Radiation));
        await HandleAsync(office, done, Property, Marks, "%PDF-1.4 xong");
        var specialist = await TakenUpAsync(office, open, Radiation, Radiation);
        var legal = await office.World.UnitAsync("BKHCN-PC");
        await Office.Done(await office.Now<ConsultBodies>(open.Id, (u, v) => u.RunAsync(office.By(specialist), open.Id, v, new("Hỏi", [new(legal, 3)], []))));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));

        Assert.Equal((BusinessState.Withdrawn, BusinessState.Issued, BusinessState.Stopped),
            ((await office.World.DossierAsync(id)).State, (await office.World.DossierAsync(done.Id)).State, (await office.World.DossierAsync(open.Id)).State));
        Assert.Equal((Desk.Closed, "dossier.part_stopped"), ((await office.World.DossierAsync(open.Id)).Desk, (await office.EventsAsync(open.Id))[^1].Type));

        // What the part had asked of others is not waited for any more, and its own end is counted as before.
        await using var db = office.World.Database.Open();
        Assert.Equal(
            [(MeasureCodes.OpinionAsked, 1), (MeasureCodes.OpinionRecalled, 1), (MeasureCodes.PartAccepted, 1), (MeasureCodes.PartFinishedEarly, 1)],
            (await db.MeasureEntries.Where(m => m.RecordId == open.Id && m.Measure != MeasureCodes.PartPastDue).Select(m => new { m.Measure, m.Quantity }).ToListAsync())
                .Select(m => (m.Measure, m.Quantity)).OrderBy(m => m.Measure, StringComparer.Ordinal));
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_body_gives_a_part_back_that_is_not_its_to_decide_and_the_last_one_brings_the_dossier_back(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3), (Radiation, 3)));
        var (first, second) = (await PartAsync(office, id, Property), await PartAsync(office, id, Radiation));
        var receiver = await office.World.OfficialAsync(Role.Receiver, Property);
        Task<ActOutcome> GiveBack(Actor by, Dossier part) => office.Now<ReturnPart>(part.Id, (u, v) => u.GiveBackAsync(office.By(by), part.Id, v, "Không thuộc thẩm quyền"));
        Assert.IsType<ActOutcome.NotFound>(await GiveBack(receiver, second));
        Assert.Equal("not_in_this_state", Assert.IsType<ActOutcome.Refused>(await office.Now<ReturnPart>(id, (u, v) => u.GiveBackAsync(office.By(office.People.Head), id, v, "Sai"))).Reasons[0].Code);
        await Office.Done(await GiveBack(receiver, first));
        Assert.Equal((BusinessState.Stopped, Desk.Closed), ((await office.World.DossierAsync(first.Id)).State, (await office.World.DossierAsync(first.Id)).Desk));
        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.PartGivenBack, "Không thuộc thẩm quyền", first.AgencyId), (told.Type, told.Reason, DossierEventData.Parse(told.Data).Parts!.Single().Agency));
        Assert.Equal(BusinessState.Interlinked, (await office.World.DossierAsync(id)).State);

        await Office.Done(await GiveBack(await office.World.OfficialAsync(Role.AgencyHead, Radiation), second));
        Assert.Equal((BusinessState.InProcess, Desk.Handle), ((await office.World.DossierAsync(id)).State, (await office.World.DossierAsync(id)).Desk));
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_lead_recalls_what_has_not_ended_and_keeps_the_results_that_are_there(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3), (Radiation, 3)));
        var (done, open) = (await PartAsync(office, id, Property), await PartAsync(office, id, Radiation));
        await HandleAsync(office, done, Property, Marks, "%PDF-1.4 xong");
        await Office.Done(await office.Now<ReturnPart>(id, (u, v) => u.RecallAsync(office.By(office.People.Specialist), id, v, "Tự giải quyết")));

        var back = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle, 1), (back.State, back.Desk, back.Papers.Count(p => p.Kind == PaperKind.PartResult)));
        var ended = (await office.EventsAsync(open.Id))[^1];
        Assert.Equal((BusinessState.Stopped, "dossier.part_stopped", "Tự giải quyết"), ((await office.World.DossierAsync(open.Id)).State, ended.Type, ended.Reason));
        await VerifyAsync(office);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Parts_that_ended_while_a_withdrawal_was_considered_bring_the_dossier_back_by_the_background_work(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3)));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await HandleAsync(office, await PartAsync(office, id, Property), Property, Marks, "%PDF-1.4 xong");
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.DenyAsync(office.By(office.People.Head), id, v, "Đã có kết quả")));
        Assert.Equal(BusinessState.Interlinked, (await office.World.DossierAsync(id)).State);

        var ended = Assert.Single(await office.World.Do<FindEndedParts, IReadOnlyList<FindEndedParts.Ended>>(u => u.RunAsync(10)));
        await Office.Done(await office.Do<EndParts>(u => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background"), ended.Id, ended.Version)));
        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);
        Assert.Empty(await office.World.Do<FindEndedParts, IReadOnlyList<FindEndedParts.Ended>>(u => u.RunAsync(10)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_part_is_seen_and_handled_by_its_body_alone_and_the_applicant_knows_one_code(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await SendAsync(office, id, (Property, 3)));
        var part = await PartAsync(office, id, Property);
        foreach (var stranger in (Actor[])[office.People.Citizen, office.People.Head, office.People.Receiver, await office.World.OfficialAsync(Role.AgencyHead, Radiation)])
        {
            Assert.Null(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(stranger, part.Id)));
        }

        var head = await office.World.OfficialAsync(Role.AgencyHead, Property);
        Assert.NotNull(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(head, part.Id)));
        Assert.Null(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(head, id)));
        Assert.Null(await office.World.Do<FollowDossier, FollowDossier.Found?>(u => u.RunAsync(part.Code, part.OwnerIdNumber[^4..])));
        Assert.Single((await office.World.Do<ListOwnDossiers, ListOwnDossiers.Page>(u => u.RunAsync(office.People.Citizen.Id!.Value, null))).Rows);

        var receiver = await office.World.OfficialAsync(Role.Receiver, Property);
        Assert.Equal("not_your_role", Assert.IsType<ActOutcome.Refused>(await office.Now<RequestWithdrawal>(part.Id, (u, v) => u.RunAsync(office.By(receiver), part.Id, v, "Đổi ý"))).Reasons[0].Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_with_a_handing_over_is_told_and_nothing_is_handed_over(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        Assert.Equal("question_missing", Assert.IsType<ActOutcome.Refused>(await SendAsync(office, id, " ", [(Property, 3)])).Reasons[0].Code);
        Assert.Equal("bodies_missing", Assert.IsType<ActOutcome.Refused>(await SendAsync(office, id, "Việc", [])).Reasons[0].Code);
        foreach (var (field, code, bodies) in ((string, string, (string, int)[])[])[
            ("bodies[0].unit", "body_unknown", [("SKHCN-QT", 3)]), ("bodies[0].unit", "body_unknown", [(Marks, 3)]),
            ("bodies[1].unit", "body_twice", [(Property, 3), (Property, 4)]), ("bodies[0].days", "days_out_of_range", [(Property, 0)]), ("bodies[0].days", "days_out_of_range", [(Property, 91)])])
        {
            var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(await SendAsync(office, id, "Việc", bodies)).Faults);
            Assert.Equal((field, code), (fault.Field, fault.Code));
        }

        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);
        await using var db = office.World.Database.Open();
        Assert.False(await db.Dossiers.AnyAsync(d => d.PartOfId != null));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_hand_parts_over_at_once_one_does(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var version = await office.VersionAsync(id);
        var property = await office.World.UnitAsync(Property);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => office.Do<SendParts>(
            u => u.RunAsync(office.By(office.People.Specialist), id, version, new("Việc", [new(property, 3)], []))))));
        Assert.Single(outcomes.OfType<ActOutcome.Done>());
        Assert.Single(outcomes.OfType<ActOutcome.Stale>());
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.PartOfId == id));
    }

    private static Task<ActOutcome> SendAsync(Office office, Guid id, params (string Agency, int Days)[] bodies) => SendAsync(office, id, "Cấp giấy xác nhận", bodies);

    private static async Task<ActOutcome> SendAsync(Office office, Guid id, string task, (string Agency, int Days)[] bodies)
    {
        var dossier = await office.World.DossierAsync(id);
        var asked = new List<SendParts.Body>();
        foreach (var (agency, days) in bodies)
        {
            asked.Add(new(await office.World.UnitAsync(agency), days));
        }

        return await office.Do<SendParts>(u => u.RunAsync(office.By(office.People.Specialist), id, dossier.Version, new(task, asked, [dossier.Papers[0].Id])));
    }

    internal static async Task<Dossier> PartAsync(Office office, Guid id, string agency)
    {
        var body = await office.World.UnitAsync(agency);
        await using var db = office.World.Database.Open();
        return await db.Dossiers.AsNoTracking().Include(d => d.Papers).SingleAsync(d => d.PartOfId == id && d.AgencyId == body);
    }

    /// <summary>The body takes its part from the transfer to the issued document.</summary>
    internal static async Task HandleAsync(Office office, Dossier part, string agency, string division, string document)
    {
        var (head, clerk) = (await office.World.OfficialAsync(Role.AgencyHead, agency), await office.World.OfficialAsync(Role.Clerk, agency));
        var specialist = await TakenUpAsync(office, part, agency, division);
        await Office.Done(await office.Now<ProposeDecision>(part.Id, async (u, v) => await u.RunAsync(office.By(specialist), part.Id, v, new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: (await office.World.UploadAsync(specialist, document)).Id))));
        await Office.Done(await office.Now<DecideDossier>(part.Id, (u, v) => u.GrantAsync(office.By(head), part.Id, v, new(LateCause.Staff))));
        var file = (await office.World.UploadAsync(clerk, document)).Id;
        await Office.Done(await office.Now<IssueResult>(part.Id, (u, v) => u.RunAsync(office.By(clerk), part.Id, v, new("7/CV", VietnamTime.DayOf(office.World.Clock.Now), file))));
    }

    /// <summary>The body hands its part to a division, where a specialist takes it.</summary>
    private static async Task<Actor> TakenUpAsync(Office office, Dossier part, string agency, string division)
    {
        var (receiver, specialist) = (await office.World.OfficialAsync(Role.Receiver, agency), await office.World.OfficialAsync(Role.Specialist, division));
        var unit = await office.World.UnitAsync(division);
        await Office.Done(await office.Now<TransferDossier>(part.Id, (u, v) => u.RunAsync(office.By(receiver), part.Id, v, unit)));
        await Office.Done(await office.Now<AssignDossier>(part.Id, (u, v) => u.RunAsync(office.By(specialist), part.Id, v, specialist.Id!.Value)));
        return specialist;
    }

    private static async Task VerifyAsync(Office office)
    {
        await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        await office.World.AssertRecountAsync();
    }
}
