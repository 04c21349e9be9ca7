using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Petitions;
using CaiCach.Application.Sms;
using CaiCach.Data.Outbox;
using CaiCach.Data.Petitions;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Petitions;

/// <summary>Petitions from the citizen to the published answer. Sent on Monday 02/3/2026, 09:00.</summary>
public sealed class PetitionTests
{
    private const string Agency = World.Agency;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_petition_is_routed_answered_made_public_and_rated_and_every_figure_is_recounted(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await SendAsync(world);
        var petition = await PetitionAsync(world, sent.Id);
        Assert.Equal(("2026-03-04T17:00", "2026-03-09T17:00", "2026-03-23T17:00"), (Local(petition.RefuseDueAt), Local(petition.AskDueAt), Local(petition.AnswerDueAt)));

        await DoneAsync(world, people.Controller, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        await DoneAsync(world, people.Specialist, sent.Id, new(PetitionAct.Draft, "Dự thảo"));
        await DoneAsync(world, people.Head, sent.Id, new(PetitionAct.ReturnDraft, "Nêu rõ căn cứ"));
        await DoneAsync(world, people.Specialist, sent.Id, new(PetitionAct.Draft, "Dự thảo có căn cứ"));
        world.Clock.SetLocal("2026-03-23T17:00");
        await DoneAsync(world, people.Head, sent.Id, new(PetitionAct.Answer, "Sở đã chấn chỉnh, xin lỗi ông."));
        Assert.Equal("2026-03-25T17:00", Local((await PetitionAsync(world, sent.Id)).PublishDueAt));

        Assert.Equal(["title", "publicText", "text"], Faults(await DoAsync(world, people.Controller, sent.Id, new(PetitionAct.Publish, "Trả lời ông Phạm Văn Thử Một", null, null, "Ông phạm văn thu mot phản ánh", "Gọi 0900 000 001"))).Select(f => f.Field));
        world.Clock.SetLocal("2026-03-25T17:01");
        await DoneAsync(world, people.Controller, sent.Id, new(PetitionAct.Publish, "Sở đã chấn chỉnh.", null, null, "Chậm trả lời hồ sơ", "Một người dân phản ánh chậm trả lời."));
        await RatedAsync(world, sent.Code, Satisfaction.Dissatisfied);

        var shown = Assert.Single((await world.Do<ListPublishedPetitions, ListPublishedPetitions.Page>(u => u.RunAsync(null))).Rows);
        Assert.Equal(("Chậm trả lời hồ sơ", "Sở đã chấn chỉnh."), (shown.Title, shown.Answer));
        var figures = Assert.Single(await world.Do<PetitionFigures, IReadOnlyList<PetitionFigures.Row>>(u => u.RunAsync(people.Controller, new(2026, 3, 1), new(2026, 3, 31)))).Of;
        Assert.Equal(
            [(PetitionMeasures.Received, 1), (PetitionMeasures.HandledOnTime, 1), (PetitionMeasures.PublishedLate, 1), (PetitionMeasures.RatedDissatisfied, 1)],
            figures.Where(f => f.Value != 0).Select(f => (f.Key, f.Value)));
        Assert.Equal(sent.Id, Assert.Single(await world.Do<PetitionFigures, IReadOnlyList<ListPetitions.Row>>(
            async u => await u.RowsAsync(people.Controller, await world.UnitAsync(Agency), PetitionMeasures.PublishedLate, new(2026, 3, 1), new(2026, 3, 31)))).Id);
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_starts_the_time_to_answer_anew_and_a_late_refusal_is_counted_late(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await SendAsync(world);
        await DoneAsync(world, people.Controller, sent.Id, new(PetitionAct.AskMore, "Ngày nào, ai tiếp?"));
        Assert.Equal("2026-03-16T17:00", Local((await PetitionAsync(world, sent.Id)).SupplementLimitAt));

        world.Clock.SetLocal("2026-03-10T10:00");
        var citizen = new Actor(null, "", ActorKind.Applicant, []);
        Assert.IsType<PetitionOutcome.NotFound>(await world.Do<HandlePetition, PetitionOutcome>(u => u.ByPetitionerAsync(world.By(citizen), sent.Code, "0002", 2, new(PetitionAct.Supplement, "Hôm qua"))));
        Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.ByPetitionerAsync(world.By(citizen), sent.Code, "0001", 2, new(PetitionAct.Supplement, "Hôm qua"))));
        var petition = await PetitionAsync(world, sent.Id);
        Assert.Equal((PetitionState.Received, "Hôm qua", "2026-03-12T17:00", "2026-03-31T17:00"), (petition.State, petition.Supplement, Local(petition.RefuseDueAt), Local(petition.AnswerDueAt)));

        world.Clock.SetLocal("2026-03-12T17:01");
        await DoneAsync(world, people.Controller, sent.Id, new(PetitionAct.Refuse, "Không thuộc thẩm quyền", "Điều 9"));
        var figures = Assert.Single(await world.Do<PetitionFigures, IReadOnlyList<PetitionFigures.Row>>(u => u.RunAsync(people.Controller, new(2026, 3, 1), new(2026, 3, 31)))).Of;
        Assert.Equal((1, 0), (figures[PetitionMeasures.HandledLate], figures[PetitionMeasures.HandledOnTime]));
        await VerifyAsync(world);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_petitioner_and_whoever_has_to_act_are_told_at_each_step(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var (byPhone, byMail) = (await SendAsync(world), await SendAsync(world, Request() with { Email = "congdan1@mau.example" }));
        foreach (var id in new[] { byPhone.Id, byMail.Id })
        {
            await DoneAsync(world, people.Controller, id, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
            await DoneAsync(world, people.Specialist, id, new(PetitionAct.Draft, "Dự thảo"));
            await DoneAsync(world, people.Head, id, new(PetitionAct.ReturnDraft, "Nêu rõ căn cứ"));
            await DoneAsync(world, people.Specialist, id, new(PetitionAct.Draft, "Dự thảo có căn cứ"));
            await DoneAsync(world, people.Head, id, new(PetitionAct.Answer, "Sở đã chấn chỉnh, xin lỗi ông Phạm Văn Thử Một."));
            await DoneAsync(world, people.Controller, id, new(PetitionAct.Publish, "Sở đã chấn chỉnh.", null, null, "Chậm trả lời hồ sơ", "Một người dân phản ánh chậm trả lời."));
        }

        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var told = (await db.Notices.Where(n => n.PetitionId == byPhone.Id).ToListAsync()).OrderBy(n => n.Kind).ToLookup(n => n.AccountId, n => n.Kind);
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Answered], told[people.Controller.Id!.Value]);
        Assert.Equal([NoticeKind.Assigned, NoticeKind.Returned], told[people.Specialist.Id!.Value]);
        Assert.Equal([NoticeKind.ToSign, NoticeKind.ToSign], told[people.Head.Id!.Value]);

        var mails = await db.Mails.Where(m => m.DossierId == byMail.Id && m.AccountId == null).ToListAsync();
        Assert.Equal([$"Phản ánh, kiến nghị đã được công khai: {byMail.Code}", $"Trả lời phản ánh, kiến nghị: {byMail.Code}", $"Đã nhận phản ánh, kiến nghị: {byMail.Code}"], mails.Select(m => m.Subject).Order(StringComparer.Ordinal));
        var messages = await db.SmsMessages.ToListAsync();
        Assert.Equal([$"Da nhan phan anh, kien nghi {byPhone.Code}.", $"Phan anh, kien nghi {byPhone.Code} da duoc cong khai.", $"Phan anh, kien nghi {byPhone.Code} da duoc tra loi."], messages.Select(m => m.Text).Order(StringComparer.Ordinal));
        Assert.All([.. mails.Select(m => m.Text), .. messages.Select(m => m.Text)], text => Assert.DoesNotContain("chấn chỉnh", text, StringComparison.Ordinal));
        Assert.Equal((byPhone.Code, true), await world.Do<ReadSms, (string, bool)>(async u => (await u.RunAsync(messages[0].Token))! is var view ? (view.Code, view.IsPetition) : default));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_sent_a_petition_reads_the_text_that_the_body_wrote_and_its_editor_previews_it_on_the_petition(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var written = new MessageText("Việc {ma_phan_anh}", "{co_quan} trả lời {ma_phan_anh} trước {han_tra_loi}", "Cơ quan nhận {ma_phan_anh}");
        Assert.IsType<SaveMessageText.Outcome.Done>(await SaveAsync(MessageKind.PetitionReceived, written, new(2026, 3, 2)));
        Assert.IsType<SaveMessageText.Outcome.Done>(await SaveAsync(MessageKind.PetitionRefused, written with { Mail = "Không nhận {ma_phan_anh}" }, new(2026, 3, 3)));
        var (byPhone, byMail) = (await SendAsync(world), await SendAsync(world, Request() with { Email = "congdan1@mau.example" }));
        await DoneAsync(world, people.Controller, byMail.Id, new(PetitionAct.Refuse, "Không thuộc thẩm quyền", "Điều 9"));

        await using var db = world.Database.Open();
        Assert.Equal(
            [$"Phản ánh, kiến nghị không được tiếp nhận: {byMail.Code}: Phản ánh, kiến nghị {byMail.Code} không được tiếp nhận. Lý do và căn cứ xem được ở trang theo dõi.", $"Việc {byMail.Code}: Sở Khoa học và Công nghệ tỉnh Quảng Trị trả lời {byMail.Code} trước 17:00 ngày 23/03/2026"],
            (await db.Mails.Where(m => m.DossierId == byMail.Id && m.AccountId == null).ToListAsync()).OrderBy(m => m.Subject, StringComparer.Ordinal).Select(m => $"{m.Subject}: {m.Text}"));
        Assert.Equal($"Co quan nhan {byPhone.Code}", (await db.SmsMessages.SingleAsync()).Text);

        Assert.Equal($"Bổ sung {byPhone.Code} trước 17:00 ngày 09/03/2026", await PreviewAsync(people.Controller, byPhone.Code));
        Assert.Equal("Bổ sung PA-2603-8K2M trước 17:00 ngày 09/03/2026", await PreviewAsync(people.Controller, ""));
        Assert.Equal("petition_unknown", await PreviewAsync(await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT"), byPhone.Code));
        Assert.Equal(
            [("mail", "Dòng 1, cột 1: không có trường {ma_ho_so}; xem danh sách trường của mẫu này."), ("sms", "Nhập nội dung tin nhắn: thông báo này phải gửi theo quy định.")],
            Assert.IsType<SaveMessageText.Outcome.Invalid>(await SaveAsync(MessageKind.PetitionAnswered, new("Trả lời", "{ma_ho_so} xong", ""), new(2026, 3, 2))).Faults.Select(f => (f.Field, f.Text)));

        Task<SaveMessageText.Outcome> SaveAsync(MessageKind kind, MessageText text, DateOnly from) =>
            world.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(world.By(people.Controller), new(Agency, kind, 0, text, from)));

        async Task<string> PreviewAsync(Actor who, string number) =>
            await world.Do<PreviewMessage, PreviewMessage.Outcome>(u => u.RunAsync(world.By(who), MessageKind.PetitionSupplement, new("Thử", "Bổ sung {ma_phan_anh} trước {han_bo_sung}", "Thử"), number)) switch
            {
                PreviewMessage.Outcome.Shown shown => shown.Mail,
                PreviewMessage.Outcome.Invalid invalid => Assert.Single(invalid.Faults).Code,
                _ => "",
            };
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_nobody_prepares_answers_in_a_unit_of_another_body_the_head_of_that_body_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (controller, ministers, head) = (await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await world.OfficialAsync(Role.AgencyHead, "BKHCN"), await world.OfficialAsync(Role.AgencyHead, "SKHCN-QT"));
        var sent = await SendAsync(world, Request() with { AgencyCode = "BKHCN" });
        await DoneAsync(world, controller, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var told = (await db.Notices.Where(n => n.PetitionId == sent.Id).ToListAsync()).ToLookup(n => n.AccountId, n => n.Text);
        Assert.Contains("được giao cho đơn vị của ông/bà", Assert.Single(told[head.Id!.Value]), StringComparison.Ordinal);
        Assert.Empty(told[ministers.Id!.Value]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_form_sent_twice_even_at_once_makes_one_petition(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var request = Request();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(world.By(new(null, "Người gửi", ActorKind.Applicant, [])), request)))));
        Assert.Single(outcomes.Select(o => Assert.IsType<PetitionOutcome.Done>(o).Id).Distinct());
        await using var db = world.Database.Open();
        Assert.Equal((1, 1), (await db.Petitions.CountAsync(), await db.Events.CountAsync(e => e.Stream == PetitionEventData.Stream)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_act_at_once_one_does_and_the_other_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var other = await world.OfficialAsync(Role.ProcedureController, Agency);
        var sent = await SendAsync(world);
        var outcomes = await Task.WhenAll(new[] { people.Controller, other }.Select(who => Task.Run(() =>
            world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), sent.Id, 1, new(PetitionAct.AskMore, "Ở đâu?"))))));
        Assert.Single(outcomes.OfType<PetitionOutcome.Done>());
        Assert.Equal(2, Assert.Single(outcomes.OfType<PetitionOutcome.Stale>()).CurrentVersion);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_sees_the_petitions_of_the_own_body_or_unit_alone(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = await SendAsync(world);
        var ministry = await world.OfficialAsync(Role.ProcedureController, "BKHCN");
        foreach (var (who, sees) in new[]
        {
            (people.Controller, true), (people.Head, true), (ministry, true), (people.Specialist, false), (await world.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT"), false),
            (await world.OfficialAsync(Role.Administrator, Agency), false), (await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"), false),
        })
        {
            Assert.Equal(sees, await world.Do<ReadPetition, ReadPetition.View?>(u => u.RunAsync(who, sent.Id, world.Clock.Now)) is not null);
        }

        Assert.IsType<PetitionOutcome.NotFound>(await DoAsync(world, people.Specialist, sent.Id, new(PetitionAct.Draft, "Trả lời")));
        Assert.Equal("unit", Assert.Single(Faults(await DoAsync(world, people.Controller, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync("BKHCN-SHTT"))))).Field);
        await DoneAsync(world, ministry, sent.Id, new(PetitionAct.Route, UnitId: await world.UnitAsync("SKHCN-QT-QLCN")));
        Assert.Equal(sent.Id, Assert.Single((await world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(people.Specialist, ListPetitions.Desk.Handle))).Rows).Id);
        Assert.Empty((await world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(people.Controller, ListPetitions.Desk.Triage))).Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_with_a_petition_is_told_at_each_field(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var outcome = await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(world.By(new(null, "Người gửi", ActorKind.Applicant, [])), new(Guid.NewGuid(), null, "KHONG-CO", " ", "123", "thư", new('a', 501), new('b', 61), "")));
        Assert.Equal(["address", "agency", "content", "dossierCode", "email", "kind", "name", "phone"], Faults(outcome).Select(f => f.Field).Order());
        await using var db = world.Database.Open();
        Assert.False(await db.Petitions.AnyAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_list_goes_on_where_the_page_before_ended(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var people = await People.InAsync(world);
        var sent = new List<Guid>();
        for (var i = 0; i < ListPetitions.PageSize + 3; i++)
        {
            sent.Add((await SendAsync(world)).Id);
        }

        var first = await world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(people.Controller, ListPetitions.Desk.Triage));
        var second = await world.Do<ListPetitions, ListPetitions.Page>(u => u.RunAsync(people.Controller, ListPetitions.Desk.Triage, first.Next));
        Assert.Equal((ListPetitions.PageSize, 3), (first.Rows.Count, second.Rows.Count));
        Assert.Equal(sent.Order(), first.Rows.Concat(second.Rows).Select(r => r.Id).Order());
        Assert.Null(second.Next);
    }

    private sealed record People(Actor Controller, Actor Specialist, Actor Head)
    {
        public static async Task<People> InAsync(World world) => new(
            await world.OfficialAsync(Role.ProcedureController, Agency), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"), await world.OfficialAsync(Role.AgencyHead, Agency));
    }

    private static SubmitPetition.Request Request() => new(
        Guid.NewGuid(), PetitionKind.Conduct, Agency, "Phạm Văn Thử Một", "0900 000 001", null, null, null, "Hồ sơ của tôi bị trả lời chậm, không ai giải thích.");

    private static async Task<PetitionOutcome.Done> SendAsync(World world, SubmitPetition.Request? request = null) =>
        Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(world.By(new(null, "Phạm Văn Thử Một", ActorKind.Applicant, [])), request ?? Request())));

    private static async Task<PetitionOutcome> DoAsync(World world, Actor who, Guid id, HandlePetition.Request request)
    {
        var version = (await PetitionAsync(world, id)).Version;
        return await world.Do<HandlePetition, PetitionOutcome>(u => u.RunAsync(world.By(who), id, version, request));
    }

    private static async Task DoneAsync(World world, Actor who, Guid id, HandlePetition.Request request) => Assert.IsType<PetitionOutcome.Done>(await DoAsync(world, who, id, request));

    private static async Task RatedAsync(World world, string code, Satisfaction satisfaction)
    {
        var found = (await world.Do<FollowPetition, FollowPetition.Found?>(u => u.RunAsync(code.ToLowerInvariant(), "0001", world.Clock.Now)))!;
        Assert.Equal([PetitionAct.Rate], found.Acts);
        var citizen = world.By(new(null, "", ActorKind.Applicant, []));
        Assert.IsType<PetitionOutcome.Done>(await world.Do<HandlePetition, PetitionOutcome>(u => u.ByPetitionerAsync(citizen, code, "0001", found.Petition.Version, new(PetitionAct.Rate, Satisfaction: satisfaction))));
        Assert.Equal("already_rated", Assert.IsType<PetitionOutcome.Refused>(await world.Do<HandlePetition, PetitionOutcome>(
            u => u.ByPetitionerAsync(citizen, code, "0001", found.Petition.Version + 1, new(PetitionAct.Rate, Satisfaction: satisfaction)))).Reasons[0].Code);
    }

    private static IReadOnlyList<FieldFault> Faults(PetitionOutcome outcome) => Assert.IsType<PetitionOutcome.Invalid>(outcome).Faults;

    private static async Task<Petition> PetitionAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Petitions.AsNoTracking().SingleAsync(p => p.Id == id);
    }

    private static string Local(DateTime? utc) => Law.Calendar.VietnamTime.ToLocal(utc!.Value).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task VerifyAsync(World world)
    {
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        await world.AssertRecountAsync();
    }
}
