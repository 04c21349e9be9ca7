using System.Net;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Sms;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Sms;
using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Sms;

/// <summary>Messages through Zalo, with a template that the provider approved, and the text message that goes in the place of one that did not arrive.</summary>
public sealed class ZaloMessageTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_kind_of_message_with_an_approved_template_goes_through_Zalo_with_its_parameters_and_any_other_as_a_text_message(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Accepted, parameters: "ma_ho_so, viec, lien_ket, co_quan, han");
        var id = await stage.AcceptedAsync();
        await stage.PumpAsync();

        var code = (await stage.Office.World.DossierAsync(id)).Code!;
        var orders = stage.Server.Taken.Select(m => m.Order).ToList();
        Assert.Equal([("sms", null), ("zalo", "287001")], orders.Select(o => (o.Channel, o.Template)));
        var told = orders[1].Parameters!;
        Assert.Equal(["ma_ho_so", "viec", "lien_ket", "co_quan", "han"], told.Keys);
        Assert.Equal((code, $"Hồ sơ {code} đã được tiếp nhận, hẹn trả 17:00 09/03/2026.", "17:00 09/03/2026"), (told["ma_ho_so"], told["viec"], told["han"]));
        Assert.StartsWith("https://dichvucong.mau.example/tn/", told["lien_ket"], StringComparison.Ordinal);
        Assert.StartsWith("Sở Khoa học và Công nghệ", told["co_quan"], StringComparison.Ordinal);
        Assert.EndsWith(told["lien_ket"], orders[1].Text, StringComparison.Ordinal);
        Assert.All(told.Values, v => Assert.DoesNotContain("Thử Một", v, StringComparison.Ordinal));
        Assert.Equal([(SmsChannel.Zalo, "287001", 1), (SmsChannel.Sms, null, (int?)1)], (await stage.RowsAsync(id)).Select(r => (r.Channel!.Value, r.Template, r.Parts)));
    }

    [Theory]
    [InlineData(ZnsState.Awaiting, 0)]
    [InlineData(ZnsState.Refused, 0)]
    [InlineData(ZnsState.Retired, 0)]
    [InlineData(ZnsState.Approved, 1)]
    public async Task Without_an_approved_template_in_force_it_goes_as_a_text_message(ZnsState state, int days)
    {
        await using var stage = await SmsStage.OpenZaloAsync("sqlite");
        var world = stage.Office.World;
        var admin = world.By(await world.OfficialAsync(Law.Organisation.Role.Administrator, "BKHCN-VP-HC"));
        var from = Law.Calendar.VietnamTime.DayOf(world.Clock.Now).AddDays(days);
        Assert.IsType<SaveZnsTemplate.Outcome.Done>(await world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u => u.RunAsync(admin, new(MessageKind.Received, 0, "287001", "ma_ho_so", state, "Sai mẫu", from))));
        await stage.SubmitAsync();
        await stage.PumpAsync();
        Assert.Equal("sms", Assert.Single(stage.Server.Taken).Order.Channel);
    }

    [Fact]
    public async Task Where_the_provider_is_asked_for_text_messages_templates_change_nothing()
    {
        await using var stage = await SmsStage.OpenAsync("sqlite");
        await stage.ApproveAsync(MessageKind.Received);
        await stage.SubmitAsync();
        await stage.PumpAsync();
        Assert.Equal("sms", Assert.Single(stage.Server.Taken).Order.Channel);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_Zalo_refuses_for_good_goes_once_as_a_text_message_that_names_it_whoever_looks_and_however_often(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Received);
        stage.Server.ZaloRefusal = HttpStatusCode.UnprocessableEntity;
        var id = await stage.SubmitAsync();
        await stage.PumpAsync();
        Assert.Equal(SmsState.SetAside, (await stage.RowsAsync(id)).Single().State);

        Assert.Equal(1, (await Task.WhenAll(stage.SendInsteadAsync(), stage.SendInsteadAsync())).Sum());
        Assert.Equal(0, await stage.SendInsteadAsync());
        await stage.PumpAsync();
        stage.Server.ZaloRefusal = null;
        await stage.PumpAsync(later: 4000);

        var rows = (await stage.RowsAsync(id)).OrderBy(r => r.ReplacesId is not null).ToList();
        Assert.Equal([(SmsState.Replaced, SmsChannel.Zalo), (SmsState.Sent, SmsChannel.Sms)], rows.Select(r => (r.State, r.Channel!.Value)));
        Assert.Equal((rows[0].Id, rows[0].Text), (rows[1].ReplacesId!.Value, rows[1].Text));
        Assert.Contains("422", rows[0].Trouble, StringComparison.Ordinal);
        Assert.Equal((rows[1].Id, "sms"), Assert.Single(stage.Server.Taken).Order is var order ? (order.Id, order.Channel) : default);
        Assert.Empty(await stage.Office.World.Do<ListUnsent, IReadOnlyList<ListUnsent.Row>>(u => u.RunAsync(stage.Office.People.Receiver)));
        Assert.Equal("nothing_unsent", Assert.IsType<ActOutcome.Invalid>(await stage.Office.Now<ResendMessages>(id, (u, v) => u.RunAsync(stage.Office.By(stage.Office.People.Receiver), id, v))).Faults.Single().Code);

        // Somebody resent it at the moment it was replaced, and it was refused anew: the one in its place is there.
        await using var db = stage.Office.World.Database.Open();
        await db.SmsMessages.Where(m => m.Id == rows[0].Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, SmsState.SetAside));
        Assert.Equal(0, await stage.SendInsteadAsync());

        // Whatever a program does: one message has one in its place.
        db.SmsMessages.Add(new() { Id = Guid.CreateVersion7(), ReplacesId = rows[0].Id, Token = "T", CreatedAt = stage.Office.World.Clock.Now });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Many_nodes_that_look_at_once_replace_each_message_once(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Received);
        stage.Server.ZaloRefusal = HttpStatusCode.UnprocessableEntity;
        for (var i = 0; i < 6; i++)
        {
            await stage.SubmitAsync();
        }

        await stage.PumpAsync();
        Assert.Equal(6, (await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => stage.SendInsteadAsync())))).Sum());
        await stage.PumpAsync();
        Assert.Equal(6, stage.Server.Taken.Count);
        await using var db = stage.Office.World.Database.Open();
        var plan = await QueryPlan.OfAsync(db, engine, new SendSmsInstead(db, stage.Server.ZaloSettings).Due(stage.Office.World.Clock.Now).OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(100));
        Assert.Contains("ix_sms_messages_to_replace", plan, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_is_replaced_while_it_is_tried_once_more_stays_replaced_and_is_not_replaced_again(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Received);
        stage.Server.ZaloRefusal = HttpStatusCode.UnprocessableEntity;
        var id = await stage.SubmitAsync();
        await stage.PumpAsync();
        await using (var db = stage.Office.World.Database.Open())
        {
            await db.Outbox.ExecuteUpdateAsync(set => set.SetProperty(m => m.DoneAt, (DateTime?)null));
        }

        (stage.Server.ZaloRefusal, stage.Server.Meanwhile) = (null, async () =>
        {
            stage.Server.Meanwhile = null;
            Assert.Equal(1, await stage.SendInsteadAsync());
        }
        );
        await stage.PumpAsync();
        Assert.Equal(SmsState.Replaced, (await stage.RowsAsync(id)).Single(r => r.ReplacesId is null).State);
        Assert.Equal(0, await stage.SendInsteadAsync(later: 43200));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_told_not_to_have_arrived_is_replaced_and_the_text_message_is_not_sent_when_it_arrived_after_all(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Received);
        var (first, second) = (await stage.SubmitAsync(), await stage.SubmitAsync());
        await stage.PumpAsync();
        Guid[] zalo = [(await stage.RowsAsync(first)).Single().Id, (await stage.RowsAsync(second)).Single().Id];
        Assert.Equal(0, await stage.SendInsteadAsync());
        foreach (var id in zalo.Concat(zalo))
        {
            Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(id, "failed", "không có tài khoản Zalo"));
        }

        // It goes to where the applicant is reached now, when that is a mobile phone.
        var receiver = stage.Office.By(stage.Office.People.Receiver);
        await Office.Done(await stage.Office.Now<CorrectContact>(first, (u, v) => u.RunAsync(receiver, first, v, new("0900000002", null, BySms: false, null))));
        await Office.Done(await stage.Office.Now<CorrectContact>(second, (u, v) => u.RunAsync(receiver, second, v, new("02439431234", null, BySms: false, null))));
        Assert.Equal(2, await stage.SendInsteadAsync());
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(zalo[0], "failed", "không có tài khoản Zalo"));
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(zalo[1], "delivered"));
        Assert.Equal(0, await stage.SendInsteadAsync());
        await stage.PumpAsync();

        Assert.Equal("+84900000002", Assert.Single(stage.Server.Taken, m => m.Order.Channel == "sms").Order.To);
        Assert.Equal([SmsState.Replaced, SmsState.Sent], (await stage.RowsAsync(first)).Select(r => r.State).OrderDescending());
        var late = await stage.RowsAsync(second);
        Assert.Equal((SmsState.Delivered, SmsState.NotSent, "Tin Zalo mà tin này thay đã đến máy."), (late.Single(r => r.ReplacesId is null).State, late.Single(r => r.ReplacesId is not null).State, late.Single(r => r.ReplacesId is not null).Trouble));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_of_which_nothing_is_heard_is_replaced_after_two_hours_when_the_law_demands_it_and_after_twelve_else(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.Received);
        await stage.ApproveAsync(MessageKind.IntakeSupplement);
        var id = await stage.AskedAsync();
        await stage.PumpAsync();
        Assert.All(stage.Server.Taken, m => Assert.Equal("zalo", m.Order.Channel));

        Assert.Equal(0, await stage.SendInsteadAsync(later: 7199));
        Assert.Equal(0, await stage.SendInsteadAsync(later: 7200, by: stage.Server.ZaloSettings with { ReceiptSecret = null }));
        Assert.Equal(0, await stage.SendInsteadAsync(later: 7200, by: SmsSettings.Off));
        Assert.Equal(1, await stage.SendInsteadAsync(later: 7200));
        Assert.Equal((MailKind.Supplement, "Quá thời gian chờ mà nhà cung cấp chưa báo đã đến máy."), (await stage.RowsAsync(id)).Single(r => r.State == SmsState.Replaced) is var told ? (told.Kind, told.Trouble) : default);

        // Told late that it failed, it stays replaced, and is not replaced again.
        var late = (await stage.RowsAsync(id)).Single(r => r.State == SmsState.Replaced).Id;
        Assert.Equal(TakeSmsReceipt.Outcome.Done, await stage.TellAsync(late, "failed", "không có tài khoản Zalo"));
        Assert.Equal((SmsState.Replaced, "không có tài khoản Zalo"), (await stage.RowsAsync(id)).Single(r => r.Id == late) is var row ? (row.State, row.Trouble) : default);
        Assert.Equal(0, await stage.SendInsteadAsync(later: 43199));
        Assert.Equal(1, await stage.SendInsteadAsync(later: 43200));
        await stage.PumpAsync(later: 7200);
        Assert.Contains("can bo sung truoc", Assert.Single(stage.Server.Taken, m => m.Order.Channel == "sms").Order.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_text_message_instead_keeps_the_night_and_who_wants_none_but_not_what_the_law_demands(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        var world = stage.Office.World;
        await stage.ApproveAsync(MessageKind.Received);
        await stage.ApproveAsync(MessageKind.IntakeSupplement);
        world.Clock.SetLocal("2026-03-02T20:58");
        stage.Server.ZaloRefusal = HttpStatusCode.NotFound;
        var id = await stage.AskedAsync();
        await stage.PumpAsync();
        world.Clock.SetLocal("2026-03-02T21:00");
        Assert.Equal(2, await stage.SendInsteadAsync());
        await stage.PumpAsync();
        Assert.Contains("can bo sung truoc", Assert.Single(stage.Server.Taken).Order.Text, StringComparison.Ordinal);

        Assert.True(await world.Do<ChooseSms, bool>(async u => await u.RunAsync(world.By(Actor.System), await stage.TokenAsync(), refuses: true)));
        world.Clock.SetLocal("2026-03-03T07:00");
        await stage.PumpAsync();
        Assert.Single(stage.Server.Taken);
        Assert.Equal([SmsState.Sent, SmsState.NotSent], (await stage.RowsAsync(id)).Where(r => r.ReplacesId is not null).Select(r => r.State).Order());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_Zalo_does_not_take_for_two_hours_is_given_up_and_goes_as_a_text_message(string engine)
    {
        await using var stage = await SmsStage.OpenZaloAsync(engine);
        await stage.ApproveAsync(MessageKind.IntakeSupplement);
        stage.Server.ZaloRefusal = HttpStatusCode.ServiceUnavailable;
        var id = await stage.AskedAsync();
        await stage.PumpAsync();
        Assert.Equal(0, await stage.SendInsteadAsync(later: 7199));
        Assert.Equal(SmsState.Failed, (await stage.RowsAsync(id)).Single(r => r.Kind == MailKind.Supplement).State);

        await stage.TryAgainAsync(stage.Office.World.Clock.Now.AddSeconds(7200));
        Assert.Equal(1, await stage.SendInsteadAsync(later: 7200));
        await stage.PumpAsync(later: 7200);
        Assert.Equal(["sms", "sms"], stage.Server.Taken.Select(m => m.Order.Channel));
        Assert.Equal([SmsState.Replaced, SmsState.Sent], (await stage.RowsAsync(id)).Where(r => r.Kind == MailKind.Supplement).Select(r => r.State).OrderDescending());
    }
}
