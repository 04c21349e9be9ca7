using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Mails;
using CaiCach.Application.Outbox;
using CaiCach.Application.Ratings;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Mails;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace CaiCach.Application.Tests.Mails;

/// <summary>E-mails through a real mail server of the test.</summary>
public sealed class MailTests
{
    private const string Address = "congdan1@mau.example";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_applicant_reads_of_every_step_in_order_without_a_name_and_the_record_says_sent(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var id = await stage.Office.InAsync(BusinessState.Issued);
        await Office.Done(await stage.Office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(stage.Office.By(stage.Office.People.Citizen), id, v)));
        await stage.PumpAsync();

        var taken = stage.Server.Taken.Where(m => m.To.Mailboxes.Single().Address == Address).ToList();
        var code = (await stage.Office.World.DossierAsync(id)).Code!;
        Assert.Equal(["Đã nhận yêu cầu", "Hồ sơ đã được tiếp nhận", "Đã có kết quả", "Đã trả kết quả"], taken.Select(m => m.Subject!.Split(':')[0]));
        Assert.All(taken, m => Assert.DoesNotContain("Phạm Văn Thử Một", m.ToString(), StringComparison.Ordinal));
        Assert.All(taken, m => Assert.StartsWith("Kính gửi ông/bà,", m.TextBody, StringComparison.Ordinal));
        Assert.Contains($"mã hồ sơ {code}, hẹn trả kết quả 17:00 ngày 09/03/2026.", taken[1].TextBody, StringComparison.Ordinal);
        Assert.Contains("https://mau.example/tra-cuu?so=" + code, taken[1].TextBody, StringComparison.Ordinal);
        Assert.Contains("https://mau.example/thu/", taken[1].TextBody, StringComparison.Ordinal);
        Assert.DoesNotContain("/thu/", taken[2].TextBody, StringComparison.Ordinal);
        Assert.Contains("mau.example/thu/", taken[1].Headers[HeaderId.ListUnsubscribe], StringComparison.Ordinal);
        Assert.Null(taken[2].Headers[HeaderId.ListUnsubscribe]);
        var token = System.Text.RegularExpressions.Regex.Match(taken[3].TextBody!, "https://mau.example/danh-gia/([A-Z0-9]+)", System.Text.RegularExpressions.RegexOptions.NonBacktracking).Groups[1].Value;
        Assert.Null((await stage.Office.World.Do<RateDossier, RateDossier.View?>(u => u.ReadAsync(token, stage.Office.World.Clock.Now)))!.Fault);
        var rows = await stage.Office.World.Do<ListMails, IReadOnlyList<ListMails.Row>>(u => u.OfDossierAsync(id));
        Assert.Equal([MailState.Sent], rows.Select(r => r.State).Distinct());
        Assert.Equal(4, rows.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_server_took_is_not_sent_again_and_when_its_yes_was_lost_the_second_copy_has_the_same_message_id(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        await stage.Office.InAsync(BusinessState.Submitted);
        await using (var db = stage.Office.World.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.ApplicantKind, ApplicantKind.Enterprise));
        }

        stage.Server.Silent = 1;
        await stage.PumpAsync();
        Assert.StartsWith("Kính gửi quý đơn vị,", stage.Server.Taken.First().TextBody, StringComparison.Ordinal);
        Assert.Equal((MailState.Failed, 1), ((await stage.MailAsync()).State, stage.Server.Taken.Count));

        await stage.PumpAsync(later: 5);
        Assert.Equal(MailState.Sent, (await stage.MailAsync()).State);
        Assert.Single(stage.Server.Taken.Select(m => m.MessageId).Distinct());
        Assert.Equal(2, stage.Server.Taken.Count);

        await using (var db = stage.Office.World.Database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTime?)null));
        }

        await stage.PumpAsync(later: 60);
        Assert.Equal(2, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_server_that_puts_off_is_tried_until_the_mail_is_set_aside_and_one_that_refuses_for_good_is_not_tried_again(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        await stage.Office.InAsync(BusinessState.Submitted);
        stage.Server.Refusal = "450 Later";
        var (now, tries) = (stage.Office.World.Clock.Now, 0);
        for (; tries < OutboxPump.MostAttempts; tries++)
        {
            Assert.NotEqual(MailState.SetAside, (await stage.MailAsync()).State);
            await stage.Pump.PumpAsync(now, 1, default, slow: true);
            now += OutboxPump.WaitAfter(tries + 1);
        }

        Assert.Equal((MailState.SetAside, true), ((await stage.MailAsync()).State, (await stage.MailAsync()).Trouble!.Contains("Later", StringComparison.Ordinal)));

        stage.Server.Refusal = "550 No such user";
        await stage.Office.InAsync(BusinessState.Submitted);
        await stage.PumpAsync();
        stage.Server.Refusal = null;
        await stage.PumpAsync(later: 4000);
        Assert.Equal(MailState.SetAside, (await stage.MailAsync()).State);
        Assert.Empty(stage.Server.Taken);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_wants_no_mail_gets_what_the_law_demands_alone_until_he_or_she_wants_it_again(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var world = stage.Office.World;
        await stage.Office.InAsync(BusinessState.Submitted);
        var token = (await stage.MailAsync()).Token;
        var reader = world.By(new(null, "Người nhận thư", ActorKind.Applicant, []));
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.True(await world.Do<ChooseMails, bool>(u => u.RunAsync(reader, token, refuses: true)));
        }

        Assert.False(await world.Do<ChooseMails, bool>(u => u.RunAsync(reader, "khong-co", refuses: true)));
        Assert.Equal(new("c***@mau.example", true), await world.Do<ChooseMails, ChooseMails.View?>(u => u.ReadAsync(token)));
        await stage.Office.InAsync(BusinessState.IntakeSupplement);
        await stage.PumpAsync();
        Assert.Equal("Cần bổ sung yêu cầu", Assert.Single(stage.Server.Taken).Subject!.Split(':')[0]);
        Assert.Contains("luôn được gửi", stage.Server.Taken.First().TextBody, StringComparison.Ordinal);
        Assert.Contains("cần bổ sung: Đơn có chữ ký. Hạn bổ sung:", stage.Server.Taken.First().TextBody, StringComparison.Ordinal);

        Assert.True(await world.Do<ChooseMails, bool>(u => u.RunAsync(reader, token, refuses: false)));
        await stage.Office.InAsync(BusinessState.Submitted);
        await stage.PumpAsync();
        Assert.Equal(2, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_mail_whose_address_went_with_its_time_refuses_for_nobody(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var world = stage.Office.World;
        await stage.Office.InAsync(BusinessState.Submitted);
        var token = (await stage.MailAsync()).Token;
        await using var db = world.Database.Open();
        await db.Mails.ExecuteUpdateAsync(set => set.SetProperty(m => m.Address, ""));

        Assert.Null(await world.Do<ChooseMails, ChooseMails.View?>(u => u.ReadAsync(token)));
        Assert.False(await world.Do<ChooseMails, bool>(u => u.RunAsync(world.By(new(null, "Người nhận thư", ActorKind.Applicant, [])), token, refuses: true)));
        Assert.False(await db.MailRefusals.AnyAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Without_a_server_and_after_three_days_nothing_is_sent_and_the_record_says_why(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine, MailSettings.Off);
        await stage.Office.InAsync(BusinessState.Submitted);
        await stage.PumpAsync();
        Assert.Equal((MailState.NotSent, "Hệ thống chưa cài đặt máy chủ thư."), ((await stage.MailAsync()).State, (await stage.MailAsync()).Trouble));

        await using var late = await Stage.OpenAsync(engine);
        await late.Office.InAsync(BusinessState.Submitted);
        await late.PumpAsync(later: 3 * 24 * 3600 + 1);
        Assert.Equal((MailState.NotSent, 0), ((await late.MailAsync()).State, late.Server.Taken.Count));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_official_with_an_address_gets_the_notice_by_mail_and_a_slow_server_holds_no_notice_back(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var people = stage.Office.People;
        await using (var db = stage.Office.World.Database.Open())
        {
            await db.Users.Where(u => u.Id == people.Specialist.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.Email, "thu-ly@mau.example"));
        }

        await stage.Office.InAsync(BusinessState.InProcess);
        while (await stage.Pump.PumpAsync(stage.Office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing quick is left
        }

        Assert.Empty(stage.Server.Taken);
        await stage.PumpAsync();
        var mail = Assert.Single(stage.Server.Taken, m => m.To.Mailboxes.Single().Address == "thu-ly@mau.example");
        Assert.Contains("được giao cho ông/bà.", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://mau.example/can-bo/thong-bao", mail.TextBody, StringComparison.Ordinal);
    }

    /// <summary>An office, a mail server, and a pump between them.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_mail_that_an_address_refused_goes_to_the_corrected_one_once_the_counter_sends_it_again(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var (office, receiver) = (stage.Office, stage.Office.By(stage.Office.People.Receiver));
        var id = await office.InAsync(BusinessState.Submitted);
        stage.Server.Refusal = "550 No such user";
        await stage.PumpAsync();
        stage.Server.Refusal = null;
        Task<IReadOnlyList<ListUnsent.Row>> Listed(Actor actor) => office.World.Do<ListUnsent, IReadOnlyList<ListUnsent.Row>>(u => u.RunAsync(actor));
        Task<ActOutcome> Resend(ActContext by) => office.Now<ResendMessages>(id, (u, v) => u.RunAsync(by, id, v));
        var row = Assert.Single(await Listed(office.People.Receiver));
        Assert.Equal((id, MailKind.Received, true), (row.SubjectId, row.Kind, row.IsMail));
        Assert.Empty(await Listed(await office.World.OfficialAsync(Law.Organisation.Role.Receiver, "BKHCN-SHTT-MC")));
        Assert.IsType<ActOutcome.NotFound>(await Resend(office.By(office.People.Citizen)));
        Assert.IsType<ActOutcome.NotFound>(await Resend(office.By(office.People.Head)));
        Assert.IsType<ActOutcome.Stale>(await office.Do<ResendMessages>(u => u.RunAsync(receiver, id, 99)));

        await Office.Done(await office.Now<CorrectContact>(id, (u, v) => u.RunAsync(receiver, id, v, new("0900 000 002", " dung@mau.example ", BySms: false, null))));
        await Office.Done(await Resend(receiver));
        await stage.PumpAsync();

        Assert.Equal(["Đã nhận yêu cầu", "Thông tin liên lạc đã được sửa"], stage.Server.Taken.Where(m => m.To.Mailboxes.Single().Address == "dung@mau.example").Select(m => m.Subject!.Split(':')[0]).Order());
        Assert.Equal(MailState.Sent, (await stage.MailAsync()).State);
        Assert.Empty(await Listed(office.People.Receiver));
        Assert.Equal("nothing_unsent", Assert.IsType<ActOutcome.Invalid>(await Resend(receiver)).Faults.Single().Code);
        var events = (await office.EventsAsync(id)).TakeLast(2).ToList();
        Assert.Equal(["dossier.contact_corrected", DossierEvents.MessagesResent], events.Select(e => e.Type));
        Assert.Equal(["phone", "email"], DossierEventData.Parse(events[0].Data).Corrected);
        Assert.Equal(1, DossierEventData.Parse(events[1].Data).Resent);
        Assert.DoesNotContain("mau.example", events[0].Data, StringComparison.Ordinal);
        Assert.Equal(0, (await office.World.Do<Application.Ledger.VerifyLedger, Application.Ledger.VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_with_corrected_contact_details_is_told_at_the_field(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var office = stage.Office;
        var id = await office.InAsync(BusinessState.Submitted);
        foreach (var (field, contact) in new[]
        {
            ("phone", new CorrectContact.Contact("12", null, false, null)), ("phone", new CorrectContact.Contact(null, null, false, null)), ("email", new CorrectContact.Contact("0900000001", "a@", false, null)),
            ("phone", new CorrectContact.Contact("0900 000 001", "congdan1@mau.example", false, null)),
        })
        {
            var outcome = await office.Now<CorrectContact>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, contact));
            Assert.Equal(field, Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults).Field);
        }

        Assert.Equal(1, await office.VersionAsync(id));
        await Office.Done(await office.Now<CorrectContact>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, new("0900000001", null, BySms: true, null))));
        Assert.Equal((null, true), ((await office.World.DossierAsync(id)).Email, (await office.World.DossierAsync(id)).BySms));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_mail_that_comes_back_is_listed_and_whoever_handles_the_dossier_is_told_once(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var (office, world) = (stage.Office, stage.Office.World);
        var id = await office.InAsync(BusinessState.InProcess);
        await stage.PumpAsync();
        var mail = await stage.MailAsync();
        var sent = stage.Server.Taken.Single(m => m.MessageId!.StartsWith(mail.Id.ToString("n"), StringComparison.Ordinal));
        Task<TakeBounce.Outcome> Take(string report) => world.Do<TakeBounce, TakeBounce.Outcome>(u => u.RunAsync(world.By(new(null, "Máy chủ thư", ActorKind.Client, [])), System.Text.Encoding.UTF8.GetBytes(report)));

        Assert.Equal(TakeBounce.Outcome.Delayed, await Take(Report(sent.MessageId!, Address, "delayed", "4.2.2")));
        Assert.Equal((MailState.Sent, "Thư đến chậm, máy chủ còn thử gửi: hộp thư của người nhận đã đầy (4.2.2)."), ((await stage.MailAsync()).State, (await stage.MailAsync()).Trouble));
        Assert.Equal(TakeBounce.Outcome.Failed, await Take(Report(sent.MessageId!, Address, "failed", "5.1.1")));
        Assert.Equal(TakeBounce.Outcome.Nothing, await Take(Report(sent.MessageId!, Address, "failed", "5.1.1")));
        Assert.Equal(TakeBounce.Outcome.Nothing, await Take(Report(sent.MessageId!, Address, "delayed", "4.2.2")));
        await stage.PumpAsync();

        Assert.Equal((MailState.SetAside, "Thư không tới: địa chỉ thư không tồn tại (5.1.1)."), ((await stage.MailAsync()).State, (await stage.MailAsync()).Trouble));
        Assert.Equal((id, true), Assert.Single((await world.Do<ListUnsent, IReadOnlyList<ListUnsent.Row>>(u => u.RunAsync(office.People.Receiver))).Select(r => (r.SubjectId, r.IsMail))));
        await using (var db = world.Database.Open())
        {
            var told = Assert.Single(await db.Notices.Where(n => n.Kind == Data.Outbox.NoticeKind.Undelivered).ToListAsync());
            Assert.Equal((office.People.Specialist.Id, id), ((Guid?)told.AccountId, told.DossierId));
            Assert.Contains("(Đã nhận yêu cầu) bị trả lại. Thư không tới: địa chỉ thư không tồn tại (5.1.1). Hãy báo người nộp bằng cách khác.", told.Text, StringComparison.Ordinal);
        }

        await Office.Done(await office.Now<ResendMessages>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        Assert.Equal(TakeBounce.Outcome.Nothing, await Take(Report(sent.MessageId!, Address, "failed", "5.1.1")));
        await stage.PumpAsync();
        Assert.Equal(MailState.Sent, (await stage.MailAsync()).State);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_report_that_is_forged_unreadable_or_of_another_address_changes_nothing_and_before_acceptance_the_counter_is_told(string engine)
    {
        await using var stage = await Stage.OpenAsync(engine);
        var (office, world) = (stage.Office, stage.Office.World);
        await office.InAsync(BusinessState.Submitted);
        await stage.PumpAsync();
        var mail = await stage.MailAsync();
        var sent = Assert.Single(stage.Server.Taken).MessageId!;
        Task<TakeBounce.Outcome> Take(string report) => world.Do<TakeBounce, TakeBounce.Outcome>(u => u.RunAsync(world.By(new(null, "Máy chủ thư", ActorKind.Client, [])), System.Text.Encoding.UTF8.GetBytes(report)));

        foreach (var forged in (string[])[$"{mail.Id:n}@mau.example", $"{mail.Id:n}.@mau.example", $"{mail.Id:n}.{new string('0', 32)}@mau.example", $"{mail.Id:n}.{mail.Token}@mau.example", $"{Guid.NewGuid():n}.{sent.Split('.', '@')[1]}@mau.example", "ai-do@noi-khac.example"])
        {
            Assert.Equal(TakeBounce.Outcome.NotOurs, await Take(Report(forged, Address, "failed", "5.1.1")));
        }

        Assert.Equal(TakeBounce.Outcome.Nothing, await Take(Report(sent, "cu@mau.example", "failed", "5.1.1")));
        Assert.Equal(TakeBounce.Outcome.Nothing, await Take(Report(sent, Address, "delivered", "2.0.0")));
        foreach (var unreadable in (string[])["", "From: x\r\n\r\nKhông nhận được.", Report(sent, Address, "failed", "5.1.1").Replace("delivery-status\r\n", "plain\r\n", StringComparison.Ordinal), Report(sent, Address, "failed", "5.1.1") + new string(' ', TakeBounce.Longest)])
        {
            Assert.Equal(TakeBounce.Outcome.NotAReport, await Take(unreadable));
        }

        Assert.Equal((MailState.Sent, null), ((await stage.MailAsync()).State, (await stage.MailAsync()).Trouble));
        Assert.Equal(TakeBounce.Outcome.Failed, await Take(Report(sent, Address.ToUpperInvariant(), "failed", "5.7.1", whole: true)));
        await stage.PumpAsync();
        await using var db = world.Database.Open();
        Assert.Contains(office.People.Receiver.Id, await db.Notices.Where(n => n.Kind == Data.Outbox.NoticeKind.Undelivered).Select(n => (Guid?)n.AccountId).ToListAsync());
    }

    private static string Report(string messageId, string to, string action, string status, bool whole = false) => $"""
        From: MAILER-DAEMON@mau.example
        To: khong-tra-loi@mau.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="ranh"

        --ranh
        Content-Type: text/plain

        It does not arrive.
        --ranh
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mau.example

        Final-Recipient: rfc822; {to}
        Action: {action}
        Status: {status}
        --ranh
        Content-Type: {(whole ? "message/rfc822" : "text/rfc822-headers")}

        From: khong-tra-loi@mau.example
        To: {to}
        Message-ID: <{messageId}>
        Subject: x

        --ranh--
        """.ReplaceLineEndings("\r\n");

    private sealed class Stage(Office office, MailServer server) : IAsyncDisposable
    {
        public Office Office => office;

        public MailServer Server => server;

        public OutboxPump Pump { get; private set; } = null!;

        public static async Task<Stage> OpenAsync(string engine, MailSettings? settings = null)
        {
            var stage = new Stage(await Office.OpenAsync(engine), new());
            var use = settings ?? stage.Server.Settings;
            stage.Pump = new(
                new Contexts(stage.Office.World.Database), [new MailTopic(use, new(use)), new NoticeTopic(), new OfficialNoticeTopic(stage.Office.World.Get<Application.Reference.ReferenceStore>(), use)], NullLogger<OutboxPump>.Instance);
            return stage;
        }

        /// <summary>Delivers all that is due so many seconds from now.</summary>
        public async Task PumpAsync(int later = 0)
        {
            var now = office.World.Clock.Now.AddSeconds(later);
            while (await Pump.PumpAsync(now, 100, default) + await Pump.PumpAsync(now, 100, default, slow: true) > 0)
            {
                // until nothing is left
            }
        }

        /// <summary>The newest e-mail to the applicant.</summary>
        public async Task<Mail> MailAsync()
        {
            await using var db = office.World.Database.Open();
            return (await db.Mails.AsNoTracking().Where(m => m.Kind == MailKind.Received).ToListAsync()).MaxBy(m => m.Id)!;
        }

        public async ValueTask DisposeAsync()
        {
            await server.DisposeAsync();
            await office.DisposeAsync();
        }
    }

    private sealed class Contexts(TestDatabase database) : IDbContextFactory<CaiCachDb>
    {
        public CaiCachDb CreateDbContext() => database.Open();
    }
}
