using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Processes;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Where the internal process says so, the head of the division reviews what the specialist proposes before anybody signs.</summary>
public sealed class ReviewTests
{
    private static readonly IReadOnlyList<StepFields> WithReview =
    [
        Step("Tiếp nhận", 4, StepUnit.Hour, Role.Receiver), Step("Phân công", 0.25m, role: Role.DivisionHead, at: Writing.Unit), Step("Thẩm định", 2, at: Writing.Unit),
        Step("Duyệt", 0.5m, role: Role.DivisionHead, at: Writing.Unit), Step("Ký duyệt", 0.5m, role: Role.AgencyHead), Step("Phát hành", 0.25m, role: Role.Clerk), Step("Trả kết quả", 0, role: Role.Receiver),
    ];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_proposal_is_reviewed_before_it_is_signed_and_each_has_a_step_clock_and_a_notice(string engine)
    {
        await using var office = await OpenAsync(engine, WithReview);
        var (people, id) = (office.People, await office.InAsync(BusinessState.InProcess));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        var waiting = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Review, true, ProposalKind.Grant), (waiting.Desk, waiting.ReviewAwaited, waiting.Proposal!.Value));
        Assert.Equal("review_awaited", Assert.Single(Assert.IsType<ActOutcome.Refused>(await GrantAsync(office, id)).Reasons).Code);
        Assert.Equal("not_your_role", Assert.IsType<ActOutcome.Refused>(await AgreeAsync(office, people.Specialist, id, null)).Reasons[0].Code);
        Assert.DoesNotContain(DossierAct.Grant, await ActsAsync(office, people.Head, id));
        Assert.Contains(DossierAct.AgreeReview, await ActsAsync(office, people.DivisionHead, id));
        Assert.Equal(("Duyệt", (string?)null), (await office.EventsAsync(id))[^1] is var proposed && DossierEventData.Parse(proposed.Data) is var data ? (data.Step, data.Timeliness?.ToString()) : default);

        await Office.Done(await AgreeAsync(office, people.DivisionHead, id, " Đồng ý trình ký. "));
        var reviewed = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Sign, false, people.DivisionHead.Name, "Đồng ý trình ký."), (reviewed.Desk, reviewed.ReviewAwaited, reviewed.ReviewedBy, reviewed.ReviewText));
        var last = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.reviewed", people.DivisionHead.Name, "Duyệt", "Ký duyệt"), (last.Type, last.ActorName, DossierEventData.Parse(last.Data).StepEnded, DossierEventData.Parse(last.Data).Step));
        Assert.Equal("no_review_awaited", Assert.Single(Assert.IsType<ActOutcome.Refused>(await AgreeAsync(office, people.DivisionHead, id, null)).Reasons).Code);

        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using (var db = office.World.Database.Open())
        {
            Assert.Equal([NoticeKind.ToReview], await db.Notices.Where(n => n.AccountId == people.DivisionHead.Id && n.Kind != NoticeKind.Assigned).Select(n => n.Kind!.Value).ToListAsync());
            Assert.Equal([NoticeKind.ToSign], await db.Notices.Where(n => n.AccountId == people.Head.Id && n.Kind != null).Select(n => n.Kind!.Value).ToListAsync());
        }

        await Office.Done(await GrantAsync(office, id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_sent_back_is_reviewed_anew_and_a_withdrawal_that_is_denied_leaves_it_where_it_was(string engine)
    {
        await using var office = await OpenAsync(engine, WithReview);
        var (people, id) = (office.People, await office.InAsync(BusinessState.InProcess));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(people.DivisionHead), id, v, "Bổ sung căn cứ")));
        var back = await office.World.DossierAsync(id);
        Assert.Equal((Desk.Handle, false, (ProposalKind?)null), (back.Desk, back.ReviewAwaited, back.Proposal));

        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(people.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.DenyAsync(office.By(people.Head), id, v, "Đã thẩm định")));
        Assert.Equal((Desk.Review, true), await office.World.DossierAsync(id) is var again ? (again.Desk, again.ReviewAwaited) : default);
        await Office.Done(await AgreeAsync(office, people.DivisionHead, id, null));
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(people.Head), id, v, "Sửa")));
        await Office.Done(await office.Propose(ProposalKind.Refuse)(id, await office.VersionAsync(id)));
        Assert.Equal((Desk.Review, (string?)null), await office.World.DossierAsync(id) is var third ? (third.Desk, third.ReviewedBy) : default);
        Assert.Equal("review_awaited", Assert.Single(Assert.IsType<ActOutcome.Refused>(await office.Now<DecideDossier>(id, (u, v) => u.RefuseAsync(office.By(people.Head), id, v, "Không đạt", "Điều 4"))).Reasons).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Without_such_a_step_or_from_who_leads_the_division_a_proposal_goes_to_the_signature_at_once(string engine)
    {
        await using (var plain = await OpenAsync(engine, Usual))
        {
            var one = await plain.InAsync(BusinessState.InProcess, ProposalKind.Grant);
            Assert.Equal((Desk.Sign, false), await plain.World.DossierAsync(one) is var there ? (there.Desk, there.ReviewAwaited) : default);
        }

        await using var office = await OpenAsync(engine, WithReview);
        var id = await office.InAsync(BusinessState.InProcess);
        var leader = office.People.Specialist with { Posts = [.. office.People.Specialist.Posts, .. office.People.DivisionHead.Posts] };
        await Office.Done(await office.Now<ProposeDecision>(id, async (u, v) => await u.RunAsync(office.By(leader), id, v, new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: await office.FileAsync(leader)))));
        Assert.Equal((Desk.Sign, false), await office.World.DossierAsync(id) is var own ? (own.Desk, own.ReviewAwaited) : default);
        await Office.Done(await GrantAsync(office, id));
    }

    private static async Task<Office> OpenAsync(string engine, IReadOnlyList<StepFields> steps)
    {
        var office = await Office.OpenAsync(engine);
        var controller = await office.World.OfficialAsync(Role.ProcedureController);
        Writing.Done(await office.World.ApproveAsync(controller, Decision(await office.World.DraftAsync(controller, steps))));
        return office;
    }

    private static Task<ActOutcome> AgreeAsync(Office office, Actor who, Guid id, string? words) => office.Now<ReviewProposal>(id, (u, v) => u.AgreeAsync(office.By(who), id, v, words));

    private static Task<ActOutcome> GrantAsync(Office office, Guid id) => office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v));

    private static async Task<IReadOnlyList<DossierAct>> ActsAsync(Office office, Actor who, Guid id) =>
        (await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(who, id)))!.Acts;
}
