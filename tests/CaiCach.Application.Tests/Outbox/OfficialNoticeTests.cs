using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Outbox;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Outbox;

/// <summary>Officials are told of what waits for them, each once.</summary>
public sealed class OfficialNoticeTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_is_told_of_what_waits_for_him_or_her_and_nobody_of_the_own_act(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var people = office.People;
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        await Office.Done(await office.Now<ReturnStep>(id, (u, v) => u.RunAsync(office.By(people.Head), id, v, "Thiếu nhận xét")));
        await PumpAsync(office.World);

        Assert.Equal([NoticeKind.Assigned], await KindsAsync(office, people.DivisionHead));
        Assert.Equal([NoticeKind.ToSign], await KindsAsync(office, people.Head));
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Returned], await KindsAsync(office, people.Specialist));
        Assert.Equal([NoticeKind.Submitted], await KindsAsync(office, people.Receiver));
        var returned = (await ListAsync(office, people.Specialist)).Rows.Single(n => n.Kind == NoticeKind.Returned);
        Assert.EndsWith("Lý do: Thiếu nhận xét", returned.Text, StringComparison.Ordinal);

        await using var db = office.World.Database.Open();
        var before = await db.Notices.CountAsync();
        await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTime?)null));
        await PumpAsync(office.World);
        Assert.Equal(before, await db.Notices.CountAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_applicant_and_the_officials_are_told_of_one_event_in_whichever_order_the_messages_go(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        var issued = (await office.EventsAsync(id))[^1].Id;
        foreach (var topic in (string[])["official-notice", "notice"])
        {
            while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default, only: topic) > 0)
            {
                // until nothing is left
            }
        }

        await using var db = office.World.Database.Open();
        Assert.Contains(office.People.Citizen.Id!.Value, await db.Notices.Where(n => n.EventId == issued && n.Kind == null).Select(n => n.AccountId).ToListAsync());
        Assert.NotEmpty(await db.Notices.Where(n => n.EventId == issued && n.Kind != null).ToListAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_signs_for_the_head_is_told_of_what_he_or_she_may_sign_and_of_nothing_else(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, head) = (office.World, office.People.Head);
        var results = await DelegateAsync([], SigningKind.Results);
        var supplements = await DelegateAsync([], SigningKind.Supplements);
        var others = await DelegateAsync(["2.000908"], SigningKind.Results);
        var over = await DelegateAsync([], SigningKind.Results);
        await using (var db = world.Database.Open())
        {
            await db.Delegations.Where(d => d.DelegateId == over.Id).ExecuteUpdateAsync(s => s.SetProperty(d => d.EndedAt, world.Clock.Now));
        }

        await office.InAsync(BusinessState.InProcess, ProposalKind.Grant);
        await PumpAsync(world);
        Assert.Equal([NoticeKind.ToSign], await KindsAsync(office, head));
        Assert.Equal([NoticeKind.ToSign], await KindsAsync(office, results));
        foreach (var untold in new[] { supplements, others, over })
        {
            Assert.Empty(await KindsAsync(office, untold));
        }

        async Task<Actor> DelegateAsync(IReadOnlyList<string> procedures, params SigningKind[] kinds)
        {
            var deputy = await world.OfficialAsync(Role.DivisionHead, "SKHCN-QT-VP");
            var request = new RecordDelegation.Request(await world.UnitAsync(World.Agency), head.Id!.Value, deputy.Id!.Value, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", kinds, [], procedures, "5/UQ", new(2026, 3, 2), new(2026, 3, 6));
            Assert.IsType<DelegationOutcome.Done>(await world.Do<RecordDelegation, DelegationOutcome>(u => u.RunAsync(office.By(head), request)));
            return deputy;
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Clerk_counter_cashier_and_officer_are_told_of_what_comes_to_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var (clerk, cashier, director) = (await world.OfficialAsync(Role.Clerk), await world.OfficialAsync(Role.Cashier), await world.OfficialAsync(Role.OneStopDirector));
        await office.InAsync(BusinessState.Issued);
        await office.InAsync(BusinessState.FinancialDuty);
        await office.InAsync(BusinessState.Suspended);
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(people.Head), id, v, new(2026, 3, 12), "Thiếu ý kiến")));
        await PumpAsync(world);
        Assert.Equal([NoticeKind.ToIssue], await KindsAsync(office, clerk));
        Assert.Equal([NoticeKind.ToPay], await KindsAsync(office, cashier));
        Assert.Equal([NoticeKind.DueMoved], await KindsAsync(office, director));
        Assert.Single(await KindsAsync(office, people.Specialist), NoticeKind.DueMoved);
        Assert.Contains(NoticeKind.ToReturn, await KindsAsync(office, people.Receiver));
        Assert.Contains(NoticeKind.Halted, await KindsAsync(office, people.Specialist));
    }

    [Theory]
    [InlineData("dossier.start_recorded", true, "GoesOn officer")]
    [InlineData("dossier.start_corrected", true, "DueMoved officer")]
    [InlineData("dossier.stage_end_corrected", true, "DueMoved officer")]
    [InlineData("dossier.filing_corrected", true, "DueMoved officer")]
    [InlineData("dossier.filing_corrected", false, "DueMoved officer")]
    [InlineData("dossier.reply_corrected", true, "DueMoved officer")]
    [InlineData("dossier.supplement_asked", true, "Halted officer")]
    [InlineData("dossier.apologised", true, "DueMoved officer; DueMoved OneStopDirector")]
    [InlineData("dossier.opened_again", false, "Submitted Receiver")]
    [InlineData("dossier.reopening_ordered", true, "ToReopen Administrator")]
    [InlineData("dossier.reopening_withdrawn", true, "ToReopen Administrator")]
    public void Who_has_the_dossier_is_told_what_others_did_to_its_time(string type, bool accepted, string told)
    {
        var at = new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), AssigneeId = Guid.NewGuid(), AcceptedAt = accepted ? at : null, DueAt = at.AddDays(3) };
        var found = OfficialNotices.For(type, dossier, new() { Due = at.AddDays(3), DueBefore = at.AddDays(2), DeskDue = at.AddDays(1) }, "Lý do").ToList();

        Assert.Equal(told, string.Join("; ", found.Select(t => $"{t.Kind} {(t.Officer == dossier.AssigneeId ? "officer" : string.Join(',', t.Roles!))}")));
        Assert.All(found.Where(t => t.Kind == NoticeKind.Submitted), t => Assert.Equal(dossier.CounterId, t.BodyId));
    }

    [Theory]
    [InlineData("dossier.fee_settled", BusinessState.Accepted, "GoesOn Receiver")]
    [InlineData("dossier.fee_settled", BusinessState.InProcess, "GoesOn officer")]
    [InlineData("dossier.intake_supplement_expired", BusinessState.RejectedIntake, "Halted Receiver")]
    [InlineData("dossier.post_returned", BusinessState.Issued, "ToReturn Receiver")]
    public void The_counter_is_told_what_others_or_time_did_to_its_dossier(string type, BusinessState state, string told)
    {
        var at = new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), AssigneeId = Guid.NewGuid(), State = state, DueAt = at.AddDays(3) };
        var found = OfficialNotices.For(type, dossier, new() { Due = at.AddDays(3) }, "Lý do").ToList();

        Assert.Equal(told, string.Join("; ", found.Select(t => $"{t.Kind} {(t.Officer == dossier.AssigneeId ? "officer" : string.Join(',', t.Roles!))}")));
        Assert.All(found.Where(t => t.Officer is null), t => Assert.Equal(dossier.CounterId, t.BodyId));
    }

    [Fact]
    public void Whose_own_time_a_new_calendar_moves_is_told_those_asked_and_who_holds_the_step()
    {
        var at = new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        var (asked, question) = (Guid.NewGuid(), Guid.NewGuid());
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), AssigneeId = Guid.NewGuid(), Desk = Desk.Sign };
        var data = new DossierEventData
        {
            MovedSteps = [new("Ký", at, at.AddDays(1))],
            MovedOpinions = [new(asked, at, at.AddDays(2), Consultation: question), new(Guid.Empty, at, at.AddDays(2), "Công an tỉnh")],
        };

        Assert.Collection(
            OfficialNotices.For(DossierEvents.DueRecomputed, dossier, data, null),
            step => Assert.Equal((Role.AgencyHead, "Hạn của bước “Ký”, hồ sơ H44.15-260302-0001, được tính lại theo lịch làm việc mới: từ 09:00 ngày 02/03/2026 thành 09:00 ngày 03/03/2026."), (step.Roles![0], step.Text)),
            opinion => Assert.Equal((asked, question, "Hạn cho ý kiến về hồ sơ H44.15-260302-0001 được tính lại theo lịch làm việc mới: từ 09:00 ngày 02/03/2026 thành 09:00 ngày 04/03/2026."), (opinion.UnitId, opinion.ConsultationId, opinion.Text)));
    }

    [Theory]
    [InlineData(Channel.Online, null, null, "OfficialSubmitted")]
    [InlineData(Channel.Direct, null, null, "")]
    [InlineData(Channel.Online, AssistPlace.Counter, true, "")]
    [InlineData(Channel.Online, AssistPlace.Counter, false, "OfficialSubmitted")]
    [InlineData(Channel.Online, AssistPlace.Agent, true, "OfficialSubmitted")]
    public void Receivers_are_told_of_a_request_that_no_official_of_their_counter_filed(Channel channel, AssistPlace? assist, bool? helpedHere, string told)
    {
        var counter = Guid.NewGuid();
        var dossier = new Dossier { RequestNumber = "YC-2603-8K2M", CounterId = counter, Channel = channel, State = BusinessState.Submitted, HelpedById = helpedHere is null ? null : helpedHere.Value ? counter : Guid.NewGuid(), AgentId = assist == AssistPlace.Agent ? Guid.NewGuid() : null };
        var data = new DossierEventData { Assist = assist };
        Assert.Equal(told, string.Join("; ", OfficialNotices.For("dossier.submitted", dossier, data, null).Select(t => t.Words!.Message)));

        dossier.AskedById = Guid.NewGuid();
        var inside = Assert.Single(OfficialNotices.For("dossier.submitted", dossier, data, null));
        Assert.Equal((MessageKind.OfficialInternalSubmitted, counter), (inside.Words!.Message, inside.BodyId));
        dossier.PartOfId = Guid.NewGuid();
        Assert.Empty(OfficialNotices.For("dossier.submitted", dossier, data, null));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whose_dossier_somebody_else_gave_away_or_took_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var (colleague, other) = (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), await world.OfficialAsync(Role.Specialist, Office.Division));
        var request = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<TakeUpDossier>(request, (u, v) => u.RunAsync(office.By(colleague), request, v)));
        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(people.DivisionHead), id, v, other.Id!.Value)));
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(people.DivisionHead), id, v, other.Id!.Value)));
        await PumpAsync(world);

        Assert.Equal($"Hồ sơ {(await world.DossierAsync(request)).RequestNumber} được người khác nhận kiểm tra; ông/bà không còn phải làm tiếp hồ sơ này.", Assert.Single((await ListAsync(office, people.Receiver)).Rows, n => n.Kind == NoticeKind.PassedOn).Text);
        Assert.Equal($"Hồ sơ {(await world.DossierAsync(id)).Code} được giao cho người khác; ông/bà không còn phải làm tiếp hồ sơ này.", Assert.Single((await ListAsync(office, people.Specialist)).Rows, n => n.Kind == NoticeKind.PassedOn).Text);
        Assert.DoesNotContain((await ListAsync(office, other)).Rows, n => n.Text.Contains("không còn phải làm tiếp", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, Desk.Receive, "")]
    [InlineData(true, Desk.Transfer, "Receiver")]
    [InlineData(true, Desk.Handle, "officer")]
    [InlineData(true, Desk.Applicant, "officer")]
    [InlineData(true, Desk.Sign, "AgencyHead, officer")]
    [InlineData(true, Desk.Issue, "Clerk, officer")]
    [InlineData(true, Desk.Return, "Receiver")]
    public void Who_works_on_an_accepted_dossier_is_told_that_its_owner_was_corrected(bool accepted, Desk desk, string told)
    {
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), AssigneeId = Guid.NewGuid(), AcceptedAt = accepted ? new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc) : null, Desk = desk, Proposal = ProposalKind.Grant };
        Assert.Equal(told, string.Join(", ", OfficialNotices.For("dossier.owner_corrected", dossier, new(), "Quầy nhập sai").Select(t => t.Officer is null ? t.Roles![0].ToString() : "officer")));
    }

    [Theory]
    [InlineData(Desk.Receive, BusinessState.Submitted, false, "Receiver cần trả lời việc tiếp nhận trước 09:00 ngày 03/03/2026")]
    [InlineData(Desk.Receive, BusinessState.IntakeReview, true, "")]
    [InlineData(Desk.Receive, BusinessState.SupplementRequested, true, "Receiver chờ kiểm tra giấy tờ bổ sung")]
    [InlineData(Desk.Transfer, BusinessState.Accepted, false, "Receiver chờ chuyển xử lý")]
    [InlineData(Desk.Handle, BusinessState.InProcess, true, "")]
    [InlineData(Desk.Review, BusinessState.InProcess, true, "DivisionHead chờ ông/bà duyệt đề xuất")]
    [InlineData(Desk.Sign, BusinessState.InProcess, true, "AgencyHead chờ ông/bà ký")]
    [InlineData(Desk.Sign, BusinessState.StopRequested, true, "AgencyHead chờ ông/bà trả lời đề nghị rút")]
    [InlineData(Desk.Issue, BusinessState.DecidedGrant, true, "Clerk chờ phát hành")]
    [InlineData(Desk.Return, BusinessState.Issued, true, "")]
    public void Who_has_to_act_on_what_a_reorganisation_brought_is_told(Desk desk, BusinessState state, bool held, string told)
    {
        var (at, unit) = (new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc), Guid.NewGuid());
        var dossier = new Dossier
        {
            Code = "H44.15-260302-0001",
            CounterId = Guid.NewGuid(),
            HolderUnitId = unit,
            Desk = desk,
            State = state,
            AssigneeId = held ? Guid.NewGuid() : null,
            IntakeDueAt = at.AddDays(1),
            AcceptedAt = state is BusinessState.Submitted or BusinessState.IntakeReview ? null : at,
            SupplementHandedInAt = state == BusinessState.SupplementRequested ? at : null,
            Proposal = ProposalKind.Grant,
        };
        var found = OfficialNotices.For(DossierEvents.Moved, dossier, new() { FromUnit = Guid.NewGuid(), ToUnit = unit }, null).ToList();

        Assert.Equal(told, string.Join("; ", found.Select(t => $"{string.Join(',', t.Roles!)} {t.Words!.Facts["viec_can_lam"]}")));
        Assert.Empty(OfficialNotices.For(DossierEvents.Moved, dossier, new() { FromUnit = unit, ToUnit = unit }, null));
    }

    [Theory]
    [InlineData(BusinessState.Submitted, false, "Receiver trả lời việc tiếp nhận yêu cầu")]
    [InlineData(BusinessState.IntakeReview, true, "officer trả lời việc tiếp nhận yêu cầu")]
    [InlineData(BusinessState.IntakeSupplement, true, "")]
    [InlineData(BusinessState.Accepted, true, "Receiver chuyển xử lý hồ sơ")]
    [InlineData(BusinessState.SupplementRequested, true, "")]
    [InlineData(BusinessState.InProcess, true, "")]
    public void Whose_desk_has_a_time_of_its_own_is_told_that_a_new_calendar_moved_it(BusinessState state, bool held, string told)
    {
        var at = new DateTime(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        var dossier = new Dossier { RequestNumber = "YC-2603-8K2M", CounterId = Guid.NewGuid(), AssigneeId = held ? Guid.NewGuid() : null, State = state, AcceptedAt = state.IsAtCounter() && state != BusinessState.Accepted ? null : at };
        var found = OfficialNotices.For(DossierEvents.DueRecomputed, dossier, new() { DeskDue = at.AddDays(2), DeskDueBefore = at.AddDays(1) }, null).ToList();

        Assert.Equal(told, string.Join("; ", found.Select(t => $"{(t.Officer is not null ? "officer" : string.Join(',', t.Roles!))} {t.Words!.Facts["viec_mot_cua"]}")));
        Assert.All(found.Where(t => t.Officer is null), t => Assert.Equal(dossier.CounterId, t.BodyId));
        Assert.All(found, t => Assert.EndsWith("từ 09:00 ngày 03/03/2026 thành 09:00 ngày 04/03/2026.", t.Text, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_told_several_things_by_one_event_hears_all_of_them_in_one_notice(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));
        var at = office.World.Clock.Now;
        await using (var db = office.World.Database.Open())
        {
            var data = new DossierEventData { Due = dossier.DueAt, DueBefore = at, MovedSteps = [new("Thẩm định", at, at.AddDays(1))] };
            db.Add(OfficialNoticeTopic.Message(Guid.CreateVersion7(), dossier, null, at, [.. OfficialNotices.For(DossierEvents.DueRecomputed, dossier, data, null)]));
            await db.SaveChangesAsync();
        }

        await PumpAsync(office.World);
        await using var after = office.World.Database.Open();
        var notice = Assert.Single(await after.Notices.Where(n => n.AccountId == office.People.Specialist.Id && n.Kind == NoticeKind.DueMoved).ToListAsync());
        Assert.Matches("^Thời hạn của hồ sơ .*Hạn của bước “Thẩm định”", notice.Text);
    }

    [Fact]
    public void Of_a_refusal_that_another_system_reports_the_cashiers_hear_of_the_obligation_that_was_paid()
    {
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), State = BusinessState.Issued, Refused = true, DutyHeld = 200_000 };

        Assert.Equal([NoticeKind.ToReturn, NoticeKind.ToGiveBack], OfficialNotices.For("dossier.result_reported", dossier, new(), null).Select(t => t.Kind));
        Assert.Equal([NoticeKind.ToReturn], OfficialNotices.For("dossier.issued", dossier, new(), null).Select(t => t.Kind));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_nobody_holds_the_post_the_head_is_told_so_that_no_work_is_lost(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await using (var db = office.World.Database.Open())
        {
            await db.Posts.Where(p => p.Role == Role.DivisionHead).ExecuteDeleteAsync();
        }

        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));
        await PumpAsync(office.World);
        Assert.Equal([NoticeKind.Assigned], await KindsAsync(office, office.People.Head));

        // Money that waits to be given back is work too, where the body has no cashier.
        (dossier.State, dossier.AssigneeId, dossier.FeePaid) = (BusinessState.Stopped, null, 1000);
        await using (var db = office.World.Database.Open())
        {
            db.Add(OfficialNoticeTopic.Message(Guid.NewGuid(), dossier, null, office.World.Clock.Now, [.. OfficialNotices.For("dossier.supplement_expired", dossier, new(), null)]));
            await db.SaveChangesAsync();
        }

        await PumpAsync(office.World);
        Assert.Contains(NoticeKind.ToGiveBack, await KindsAsync(office, office.People.Head));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_asked_is_led_to_the_question_and_who_asked_to_the_answer(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.CallConsultedAsync();
        var id = await office.InAsync(BusinessState.Consulting);
        var asked = await office.AskedAsync(id, "SKHCN-QT-TTRA");
        await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(office.Consulted), asked.Id, v, OpinionAnswer.Agree, null)));
        await PumpAsync(office.World);

        var question = Assert.Single((await ListAsync(office, office.Consulted)).Rows);
        Assert.Equal((NoticeKind.Asked, asked.Id), (question.Kind, question.ConsultationId));
        var answer = (await ListAsync(office, office.People.Specialist)).Rows.Single(n => n.Kind == NoticeKind.Answered);
        Assert.EndsWith(": đồng ý.", answer.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_was_asked_is_told_that_the_answer_is_not_needed_when_the_dossier_is_withdrawn(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Consulting);
        await office.CallConsultedAsync();
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        await PumpAsync(office.World);

        var told = (await ListAsync(office, office.Consulted)).Rows.Single(n => n.Kind == NoticeKind.Answered);
        Assert.Equal($"Không còn phải cho ý kiến về hồ sơ {(await office.World.DossierAsync(id)).Code}: hồ sơ đã được rút.", told.Text);
        Assert.Contains(NoticeKind.Halted, await KindsAsync(office, office.People.Specialist));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_substitute_of_who_is_away_is_told_as_well_and_a_supplement_is_told_at_the_counter_and_then_to_the_officer(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var substitute = await world.OfficialAsync(Role.Specialist, Office.Division);
        Assert.IsType<AbsenceOutcome.Done>(await world.Do<RecordAbsence, AbsenceOutcome>(u => u.RunAsync(office.By(people.Specialist), new(people.Specialist.Id!.Value, substitute.Id, new(2026, 3, 2), new(2026, 3, 6)))));
        var id = await office.InAsync(BusinessState.SupplementRequested);
        await Office.Done(await office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(people.Citizen), id, v, [new("C1", await office.FileAsync(people.Citizen))])));
        await PumpAsync(world);
        Assert.Equal([NoticeKind.Supplement, NoticeKind.Submitted], await KindsAsync(office, people.Receiver));
        Assert.DoesNotContain(NoticeKind.Supplement, await KindsAsync(office, people.Specialist));

        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(people.Receiver), id, v)));
        await PumpAsync(world);
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Supplement, NoticeKind.Halted], await KindsAsync(office, substitute));
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Supplement, NoticeKind.Halted], await KindsAsync(office, people.Specialist));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_due_date_that_passes_is_told_once_and_again_only_when_it_moved_and_passed_anew(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var id = await office.InAsync(BusinessState.InProcess);
        var due = (await world.DossierAsync(id)).DueAt!.Value;
        Assert.Equal(0, await TellAsync(world, world.Clock.Now));
        Assert.Equal(1, await TellAsync(world, due.AddMinutes(-1)));
        Assert.Equal(1, await TellAsync(world, due));
        Assert.Equal(0, await TellAsync(world, due.AddHours(1)));
        await PumpAsync(world, due.AddHours(1));
        foreach (var actor in (Actor[])[office.People.Specialist, office.People.DivisionHead])
        {
            Assert.Single(await KindsAsync(office, actor), NoticeKind.Overdue);
        }

        Assert.DoesNotContain(NoticeKind.Overdue, await KindsAsync(office, office.People.Head));
        Assert.Equal(1, await TellAsync(world, due.AddDays(1)));
        Assert.Equal(0, await TellAsync(world, due.AddDays(1)));
        await PumpAsync(world, due.AddDays(1));
        Assert.Single(await KindsAsync(office, office.People.Head), NoticeKind.Overdue);

        Assert.Equal((await office.EventsAsync(id)).Count, (await world.DossierAsync(id)).Version);

        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
        world.Clock.Advance(TimeSpan.FromDays(2));
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.ResumeAsync(office.By(office.People.Head), id, v, "Hết lý do")));
        var moved = (await world.DossierAsync(id)).DueAt!.Value;
        Assert.True(moved > due);
        await TellAsync(world, moved.AddMinutes(-1));
        Assert.Equal(1, await TellAsync(world, moved));
        var sent = await world.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(id));
        Assert.Equal((moved, "Officer, DivisionHead"), (sent[0].DueAt, string.Join(", ", sent[0].To)));
        Assert.Contains(sent, r => r.DueAt == due);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Those_not_read_come_first_page_by_page_and_marking_all_leaves_what_came_since(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var me = (await world.OfficialAsync(Role.Specialist)).Id!.Value;
        await using var db = world.Database.Open();
        for (var i = 0; i < 9; i++)
        {
            db.Notices.Add(new() { Id = Guid.CreateVersion7(), AccountId = me, DossierId = Guid.NewGuid(), EventId = Guid.NewGuid(), Kind = NoticeKind.Assigned, Text = $"{i}", CreatedAt = world.Clock.Now.AddMinutes(i / 2), ReadAt = i % 3 == 0 ? world.Clock.Now : null });
        }

        await db.SaveChangesAsync();
        var (seen, after) = (new List<Notice>(), (OwnNotices.Cursor?)null);
        do
        {
            var page = await world.Do<OwnNotices, OwnNotices.Page>(u => u.ListAsync(me, 2, OwnNotices.Cursor.Parse(after?.ToString())));
            seen.AddRange(page.Rows);
            after = page.Next;
        }
        while (after is not null);

        Assert.Equal(9, seen.DistinctBy(n => n.Id).Count());
        Assert.Equal(seen.OrderBy(n => n.ReadAt is not null).ThenByDescending(n => n.CreatedAt).Select(n => (n.ReadAt, n.CreatedAt)), seen.Select(n => (n.ReadAt, n.CreatedAt)));
        Assert.Equal((6, 4), (await UnreadAsync(100), await UnreadAsync(4)));

        var shown = seen.First(n => n.Text == "4");
        await world.Do<OwnNotices, bool>(async u =>
        {
            await u.MarkAllReadAsync(me, shown.Id, world.Clock.Now);
            return true;
        });
        Assert.Equal(2, await UnreadAsync(100));

        Task<int> UnreadAsync(int most) => world.Do<OwnNotices, int>(u => u.CountUnreadAsync(me, most));
    }

    private static Task<int> TellAsync(World world, DateTime now) => world.Do<RemindDues, int>(u => u.RunAsync(now, 10));

    private static async Task PumpAsync(World world, DateTime? now = null)
    {
        while (await world.Get<OutboxPump>().PumpAsync(now ?? world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }
    }

    private static Task<OwnNotices.Page> ListAsync(Office office, Actor actor) => office.World.Do<OwnNotices, OwnNotices.Page>(u => u.ListAsync(actor.Id!.Value, 20));

    private static async Task<IReadOnlyList<NoticeKind>> KindsAsync(Office office, Actor actor) => [.. (await ListAsync(office, actor)).Rows.Select(n => n.Kind!.Value).Order()];
}
