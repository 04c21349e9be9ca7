using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Messages;

/// <summary>Bodies write what their officials are told: in the program, and by e-mail without what an official wrote.</summary>
public sealed class OfficialTextTests
{
    private static readonly DateTime At = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void The_notices_that_ship_say_what_officials_have_read_and_agreed_to()
    {
        var lines = MessageForms.All.Where(f => f.IsToOfficial).Select(form =>
            $"{form.Kind} {form.Slug}\n  {Said(form, MessagePart.Subject)}\n  {Said(form, MessagePart.Notice)}\n  {Said(form, MessagePart.Mail)}");
        Assert.Null(Approved.Difference("tests/CaiCach.Application.Tests/Messages/shipped-notices.txt", string.Join('\n', lines) + '\n'));

        static string Said(MessageForm form, MessagePart part) => form.Shipped.Fill(part, form, form.ExamplesOf(part));
    }

    [Fact]
    public void Every_event_fills_what_its_notice_asks_for()
    {
        var dossier = new Dossier
        {
            Code = "H44.15-260302-0001",
            CounterId = Guid.NewGuid(),
            AssigneeId = Guid.NewGuid(),
            AcceptedAt = At,
            DueAt = At.AddDays(3),
            IntakeDueAt = At.AddDays(1),
            SupplementLimitAt = At.AddDays(2),
            DeskDueAt = At.AddDays(2),
            StartEvent = "lấy mẫu",
            State = BusinessState.Withdrawn,
            FeePaid = 1000,
        };
        var data = new DossierEventData
        {
            Due = At.AddDays(3),
            DueBefore = At.AddDays(1),
            DeskDue = At.AddDays(4),
            Appointment = At.AddDays(6),
            AppointmentBefore = At.AddDays(5),
            Happened = At,
            Number = "12",
            AfterLimit = true,
            OtherSystem = new("Hệ thống của Bộ Mẫu"),
            Silent = [Guid.NewGuid()],
            Answer = OpinionAnswer.Agree,
            Proposal = ProposalKind.Grant,
        };
        var types = Enum.GetValues<DossierAct>().Select(DossierEvents.TypeOf).Concat([DossierEvents.DueRecomputed, DossierEvents.HandedOver, DossierEvents.Moved, DossierEvents.OpenedAgain, DossierEvents.PartReceived]).Distinct();
        var told = types.SelectMany(type => OfficialNotices.For(type, dossier, data, "Lý do của cán bộ")).ToList();

        // Of a paper that is added, the time of the answer is told only while the request is looked at.
        Assert.All(told.Where(t => t.Words!.Message != MessageKind.OfficialPaperAdded), t => Assert.All(MessageForms.Of(t.Words!.Message).FieldsOf(MessagePart.Notice), field => Assert.False(string.IsNullOrEmpty(t.Words.Facts.GetValueOrDefault(field.Name)), $"{t.Words.Message} {field.Name}")));
        Assert.True(told.Select(t => t.Words!.Message).Distinct().Count() > 30);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_official_reads_the_text_of_the_own_body_in_force_on_the_day_and_the_reason_stays_in_the_program(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, specialist) = (office.World, office.People.Specialist);
        await using (var db = world.Database.Open())
        {
            await db.Users.Where(u => u.Id == specialist.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "thu-ly@mau.example"));
        }

        var writer = await world.OfficialAsync(Role.Administrator, World.Agency);
        await SaveAsync(office, writer, new("Trả lại: {ma_ho_so}", "Xem lại hồ sơ {ma_ho_so}.", "không gửi", "Sở trả {ma_ho_so}: {ly_do}"), new(2026, 3, 3));
        var dossier = await world.DossierAsync(await office.InAsync(BusinessState.InProcess));

        await TellAsync(office, dossier, new(2026, 3, 2, 16, 59, 0, DateTimeKind.Utc));
        await TellAsync(office, dossier, new(2026, 3, 2, 17, 0, 0, DateTimeKind.Utc));
        var read = await ReadAsync(office, specialist, NoticeKind.Returned);
        Assert.Equal([$"Lãnh đạo trả lại đề xuất của hồ sơ {dossier.Code}. Lý do: Thiếu nhận xét", $"Sở trả {dossier.Code}: Thiếu nhận xét"], read.Select(n => n.Text));
        await using var after = world.Database.Open();
        var mails = await after.Mails.Where(m => m.AccountId == specialist.Id && m.Kind == MailKind.Official).OrderBy(m => m.CreatedAt).ToListAsync();
        Assert.Equal(
            [("Thông báo từ hệ thống một cửa điện tử", $"Lãnh đạo trả lại đề xuất của hồ sơ {dossier.Code}. Lý do xem trong hệ thống."), ($"Trả lại: {dossier.Code}", $"Xem lại hồ sơ {dossier.Code}.")],
            mails.Where(m => read.Select(n => n.EventId).Contains(m.EventId)).Select(m => (m.Subject, m.Text)));
        Assert.Equal("", (await after.MessageTexts.SingleAsync()).Sms);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_notice_that_waits_since_before_there_were_texts_is_told_as_it_stands(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));
        await using (var db = office.World.Database.Open())
        {
            var message = OfficialNoticeTopic.Message(Guid.NewGuid(), dossier, null, office.World.Clock.Now, []);
            message.Payload = JsonSerializer.Serialize(new { dossier.AgencyId, ActorId = (Guid?)null, Told = new[] { new { Kind = (int)NoticeKind.Urged, Text = "Câu của bản trước.", Officer = office.People.Specialist.Id } } });
            db.Add(message);
            await db.SaveChangesAsync();
        }

        Assert.Equal("Câu của bản trước.", Assert.Single(await ReadAsync(office, office.People.Specialist, NoticeKind.Urged)).Text);
    }

    [Fact]
    public async Task A_notice_is_refused_with_its_place_where_its_mail_would_carry_a_reason_or_its_field_is_unknown()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);

        var refused = Assert.IsType<SaveMessageText.Outcome.Invalid>(await office.World.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(
            office.By(writer), new(World.Agency, MessageKind.OfficialProposalReturned, 0, new("Trả lại", "Hồ sơ {ma_ho_so}\nvì {ly_do}", "", "Vì {ly_d}"), new(2026, 3, 2)))));
        Assert.Equal([("notice", "Dòng 1, cột 4: không có trường {ly_d}; có phải {ly_do}?"), ("mail", "Dòng 2, cột 4: không có trường {ly_do}; xem danh sách trường của mẫu này.")], refused.Faults.Select(f => (f.Field, f.Text)));
        Assert.Equal(
            "Nhập thông báo trong hệ thống.",
            Assert.Single(Assert.IsType<SaveMessageText.Outcome.Invalid>(await office.World.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(
                office.By(writer), new(World.Agency, MessageKind.OfficialProposalReturned, 0, new("Trả lại", "Hồ sơ", "", " "), new(2026, 3, 2))))).Faults).Text);
    }

    private static async Task SaveAsync(Office office, Actor writer, MessageText text, DateOnly from) =>
        Assert.IsType<SaveMessageText.Outcome.Done>(await office.World.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(
            office.By(writer), new(World.Agency, MessageKind.OfficialProposalReturned, 0, text, from))));

    private static async Task TellAsync(Office office, Dossier dossier, DateTime at)
    {
        await using var db = office.World.Database.Open();
        db.Add(OfficialNoticeTopic.Message(Guid.NewGuid(), dossier, null, at, [.. OfficialNotices.For("dossier.step_returned", dossier, new(), "Thiếu nhận xét")]));
        await db.SaveChangesAsync();
    }

    private static async Task<List<Notice>> ReadAsync(Office office, Actor reader, NoticeKind kind)
    {
        var (world, mails) = (office.World, new MailSettings("127.0.0.1", 25, MailSecurity.None, null, null, "motcua@mau.example", "https://mau.example"));
        await using var db = world.Database.Open();
        var topic = new OfficialNoticeTopic(world.Get<ReferenceStore>(), mails);
        foreach (var message in await db.Outbox.Where(m => m.Topic == topic.Name).OrderBy(m => m.CreatedAt).ToListAsync())
        {
            await topic.DeliverAsync(message, db, world.Clock.Now, default);
        }

        return await db.Notices.Where(n => n.AccountId == reader.Id && n.Kind == kind).OrderBy(n => n.CreatedAt).ToListAsync();
    }
}
