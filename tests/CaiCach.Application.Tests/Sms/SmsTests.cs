using System.Net;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Application.Outbox;
using CaiCach.Application.Sms;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Sms;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaiCach.Application.Tests.Sms;

/// <summary>Text messages through a provider of the test, over HTTP.</summary>
public sealed class SmsTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_gave_a_phone_and_no_address_reads_the_code_and_what_to_do_in_one_part_and_no_name(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var id = await stage.AcceptedAsync();
        await stage.PumpAsync();

        var code = (await stage.Office.World.DossierAsync(id)).Code!;
        var taken = stage.Server.Taken.ToList();
        Assert.Equal(2, taken.Count);
        Assert.Equal(("+84900000001", "SKHCN-QT", "sms"), (taken[1].Order.To, taken[1].Order.From, taken[1].Order.Channel));
        Assert.StartsWith($"Ho so {code} da duoc tiep nhan, hen tra 17:00 09/03/2026. Xem: https://dichvucong.mau.example/tn/", taken[1].Order.Text, StringComparison.Ordinal);
        Assert.All(taken, m => Assert.Equal(1, SmsRules.Parts(m.Order.Text)));
        Assert.All(taken, m => Assert.DoesNotContain("Thu Mot", m.Order.Text, StringComparison.Ordinal));
        Assert.Equal([(SmsState.Sent, (int?)1), (SmsState.Sent, 1)], (await stage.RowsAsync(id)).Select(r => (r.State, r.Parts)));

        await stage.Office.InAsync(Law.Dossiers.BusinessState.Submitted);
        await stage.PumpAsync();
        Assert.Equal(2, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_asked_for_both_reads_a_text_message_beside_the_mail(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var (world, citizen) = (stage.Office.World, stage.Office.People.Citizen);
        foreach (var (both, messages) in new[] { (false, 0), (true, 1) })
        {
            var request = await world.RequestAsync(citizen);
            var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = request.Applicant with { BySms = both } }));
            var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
            Assert.Equal(messages, (await stage.RowsAsync(id)).Count);
            await using var db = world.Database.Open();
            Assert.Equal(1, await db.Mails.CountAsync(m => m.DossierId == id));
        }

        await stage.PumpAsync();
        Assert.Single(stage.Server.Taken);
    }

    [Fact]
    public async Task Every_event_that_is_told_fits_one_part_with_the_longest_code_and_the_address_of_a_portal()
    {
        await using var world = await World.CreateAsync("sqlite");
        var reference = await world.ReferenceAsync();
        var dossier = new Dossier
        {
            Code = "000.00.16.H54-240105-0007",
            AcceptedAt = At,
            DueAt = At,
            SupplementLimitAt = At,
            Channel = Law.Procedures.Channel.Online,
            Phone = "+84900000001",
        };
        var settings = SmsSettings.Off with { Site = "https://dichvucong.quangtri.gov.vn" };
        var told = Enum.GetValues<Law.Dossiers.DossierAct>().Select(DossierEvents.TypeOf).Append(DossierEvents.DueRecomputed)
            .Select(type => DossierMessages.For(type, dossier, new() { Due = At, Appointment = At }, reference, At)).OfType<DossierMessages.Words>().Where(w => w.Sms is not null).ToList();

        Assert.Equal(
            Enum.GetValues<MailKind>().Except([MailKind.Official, MailKind.Question, MailKind.Petition, MailKind.ConsentCode, MailKind.ResultCode]),
            told.Select(w => w.Kind).Distinct().Order());
        Assert.Equal([MessageKind.SystemMoved, MessageKind.OwnerCorrected, MessageKind.OriginalsReturned, MessageKind.Resubmitted, MessageKind.SupplementHandedIn, MessageKind.WithdrawalRequested], told.Where(w => w.Kind == MailKind.Progress).Select(w => w.Message).Distinct().Order());
        Assert.All(told, words => Assert.Equal(1, SmsRules.Parts(SmsTopic.Compose(new() { Text = words.Sms!, Token = new('A', 16) }, settings))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_provider_took_is_not_sent_again_and_when_its_yes_was_lost_the_second_copy_has_the_same_id(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var id = await stage.SubmitAsync();
        stage.Server.Silent = 1;
        await stage.PumpAsync();
        Assert.Equal((SmsState.Failed, 1), ((await stage.RowsAsync(id))[0].State, stage.Server.Taken.Count));

        await stage.PumpAsync(later: 5);
        Assert.Equal(SmsState.Sent, (await stage.RowsAsync(id))[0].State);
        Assert.Equal(2, stage.Server.Taken.Count);
        Assert.Single(stage.Server.Taken.Select(m => (m.Order.Id, m.IdempotencyKey)).Distinct());

        await using (var db = stage.Office.World.Database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTime?)null));
        }

        await stage.PumpAsync(later: 60);
        Assert.Equal(2, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_provider_in_trouble_is_tried_until_the_message_is_set_aside_and_one_that_refuses_for_good_is_not_tried_again(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var first = await stage.SubmitAsync();
        stage.Server.Refusal = HttpStatusCode.ServiceUnavailable;
        var now = stage.Office.World.Clock.Now;
        for (var tries = 0; tries < OutboxPump.MostAttempts; tries++)
        {
            Assert.NotEqual(SmsState.SetAside, (await stage.RowsAsync(first))[0].State);
            // By day alone: at night the message waits for the morning in a new place.
            await stage.TryAgainAsync(now);
        }

        Assert.Equal(SmsState.SetAside, (await stage.RowsAsync(first))[0].State);

        var second = await stage.SubmitAsync();
        stage.Server.Refusal = HttpStatusCode.UnprocessableEntity;
        await stage.PumpAsync();
        stage.Server.Refusal = null;
        await stage.PumpAsync(later: 4000);
        Assert.Equal(SmsState.SetAside, (await stage.RowsAsync(second))[0].State);
        Assert.Empty(stage.Server.Taken);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_wants_no_message_gets_what_the_law_demands_alone_until_he_or_she_wants_them_again(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var world = stage.Office.World;
        await stage.SubmitAsync();
        var token = await stage.TokenAsync();
        var reader = world.By(new(null, "Người nhận tin nhắn", ActorKind.Applicant, []));
        for (var twice = 0; twice < 2; twice++)
        {
            Assert.True(await world.Do<ChooseSms, bool>(u => u.RunAsync(reader, token, refuses: true)));
        }

        Assert.False(await world.Do<ChooseSms, bool>(u => u.RunAsync(reader, "khong-co", refuses: true)));
        Assert.Equal(("*** *** 001", true), await world.Do<ReadSms, (string, bool)>(async u => (await u.RunAsync(token)) is { } view ? (view.Phone, view.IsRefused) : default));
        var asked = await stage.AskedAsync();
        await stage.PumpAsync();
        Assert.Contains("can bo sung truoc", Assert.Single(stage.Server.Taken).Order.Text, StringComparison.Ordinal);
        Assert.Equal([SmsState.Sent, SmsState.NotSent], (await stage.RowsAsync(asked)).Select(r => r.State).Order());

        Assert.True(await world.Do<ChooseSms, bool>(u => u.RunAsync(reader, token, refuses: false)));
        await stage.SubmitAsync();
        await stage.PumpAsync();
        Assert.Equal(2, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_night_what_can_wait_waits_for_seven_and_what_the_law_demands_goes_out(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var clock = stage.Office.World.Clock;
        clock.SetLocal("2026-03-02T20:59");
        await stage.SubmitAsync();
        clock.SetLocal("2026-03-02T21:00");
        await stage.AskedAsync();
        await stage.PumpAsync();
        Assert.Contains("can bo sung truoc", Assert.Single(stage.Server.Taken).Order.Text, StringComparison.Ordinal);

        clock.SetLocal("2026-03-03T06:59:59");
        await stage.PumpAsync();
        Assert.Single(stage.Server.Taken);
        clock.SetLocal("2026-03-03T07:00");
        await stage.PumpAsync();
        Assert.Equal(3, stage.Server.Taken.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_goes_out_at_night_and_before_all_that_was_held_over_it_and_stands_nowhere_once_it_is_out(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var clock = stage.Office.World.Clock;
        clock.SetLocal("2026-03-02T21:00");
        for (var held = 0; held < 3; held++)
        {
            await stage.SubmitAsync();
        }

        clock.SetLocal("2026-03-03T02:00");
        var night = await stage.CodeAsync();
        clock.SetLocal("2026-03-03T07:01");
        var morning = await stage.CodeAsync();
        Assert.Equal([night, morning], stage.Server.Taken.Select(m => m.Order.Id));
        Assert.All(stage.Server.Taken, m => Assert.Matches("[0-9]{6}", m.Order.Text));

        // The provider's yes is lost: that the phone has it says so too, and the code is gone.
        stage.Server.Silent = 1;
        var lost = await stage.CodeAsync();
        await using var db = stage.Office.World.Database.Open();
        Assert.Equal((SmsState.Failed, false), await db.SmsMessages.Where(m => m.Id == lost).Select(m => new { m.State, IsBlank = m.Text == "" }).SingleAsync() is var failed ? (failed.State, failed.IsBlank) : default);
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(lost, "delivered"));
        Assert.Equal(["", "", ""], await db.SmsMessages.Where(m => m.Kind == MailKind.ConsentCode).Select(m => m.Text).ToListAsync());
        Assert.Equal(3, await db.SmsMessages.CountAsync(m => m.State == SmsState.Queued));
        Assert.Contains("ix_outbox_topic_due_at_id", await QueryPlan.OfAsync(db, engine, stage.Codes(db)), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_signed_receipt_is_kept_once_delivered_stays_delivered_and_no_other_is_believed(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var id = await stage.SubmitAsync();
        await stage.PumpAsync();
        var sms = stage.Server.Taken.Single().Order.Id;

        Assert.Equal(TakeSmsReceipt.Outcome.NotSigned, await stage.TellAsync(sms, "delivered", signature: new('0', 64)));
        Assert.Equal(TakeSmsReceipt.Outcome.NotSigned, await stage.TellAsync(sms, "delivered", signature: ""));
        Assert.Equal(TakeSmsReceipt.Outcome.Invalid, await stage.TellAsync(sms, "perhaps"));
        Assert.Equal(TakeSmsReceipt.Outcome.NotFound, await stage.TellAsync(Guid.NewGuid(), "delivered"));
        Assert.Equal(SmsState.Sent, (await stage.RowsAsync(id))[0].State);

        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "failed", "thuê bao tắt máy"));
        Assert.Equal((SmsState.Undelivered, "thuê bao tắt máy"), (await stage.RowsAsync(id))[0] is var row ? (row.State, row.Trouble) : default);
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "delivered"));
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "delivered"));
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(sms, "failed"));
        Assert.Equal((SmsState.Delivered, null), (await stage.RowsAsync(id))[0] is var last ? (last.State, last.Trouble) : default);
        Assert.Equal(TakeSmsReceipt.Outcome.Off, await stage.TellAsync(sms, "delivered", settings: stage.Server.Settings with { ReceiptSecret = null }));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Without_a_provider_and_after_three_days_nothing_is_sent_and_the_record_says_why(string engine)
    {
        await using var off = await SmsStage.OpenAsync(engine, SmsSettings.Off);
        var id = await off.SubmitAsync();
        await off.PumpAsync();
        Assert.Equal((SmsState.NotSent, "Hệ thống chưa cài đặt nhà cung cấp tin nhắn."), (await off.RowsAsync(id))[0] is var row ? (row.State, row.Trouble) : default);

        await using var late = await SmsStage.OpenAsync(engine);
        id = await late.SubmitAsync();
        await late.PumpAsync(later: (3 * 24 * 3600) + 1);
        Assert.Equal((SmsState.NotSent, 0), ((await late.RowsAsync(id))[0].State, late.Server.Taken.Count));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_that_did_not_reach_its_phone_goes_to_the_corrected_one_and_the_old_receipt_counts_no_more(string engine)
    {
        await using var stage = await SmsStage.OpenAsync(engine);
        var receiver = stage.Office.By(stage.Office.People.Receiver);
        var id = await stage.SubmitAsync();
        await stage.PumpAsync();
        var first = (await stage.RowsAsync(id)).Single();
        await using (var db = stage.Office.World.Database.Open())
        {
            await db.SmsMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SmsState.Undelivered).SetProperty(m => m.ReceiptAt, stage.Office.World.Clock.Now).SetProperty(m => m.Trouble, "Thuê bao không đúng"));
        }

        await Office.Done(await stage.Office.Now<CorrectContact>(id, (u, v) => u.RunAsync(receiver, id, v, new("0900000002", null, BySms: false, null))));
        await Office.Done(await stage.Office.Now<ResendMessages>(id, (u, v) => u.RunAsync(receiver, id, v)));
        await stage.PumpAsync();

        Assert.Equal(["+84900000001", "+84900000002"], stage.Server.Taken.Select(m => m.Order.To));
        Assert.Equal((SmsState.Sent, null, null), ((await stage.RowsAsync(id)).Single() is var again ? again.State : default, again.ReceiptAt, again.Trouble));
        Assert.Equal(first.Text, again.Text);

        // A landline gets none.
        await using (var db = stage.Office.World.Database.Open())
        {
            await db.SmsMessages.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SmsState.SetAside));
        }

        await Office.Done(await stage.Office.Now<CorrectContact>(id, (u, v) => u.RunAsync(receiver, id, v, new("02439431234", null, BySms: false, null))));
        Assert.Equal("nowhere_to_send", Assert.IsType<ActOutcome.Invalid>(await stage.Office.Now<ResendMessages>(id, (u, v) => u.RunAsync(receiver, id, v))).Faults.Single().Code);
    }

    private static DateTime At => new(2026, 3, 9, 10, 0, 0, DateTimeKind.Utc);
}
