using System.Data.Common;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Messages;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Office = CaiCach.Application.Tests.Dossiers.Office;

namespace CaiCach.Application.Tests.Messages;

/// <summary>Bodies write the texts of their e-mails and text messages: a version for each change, in force from a day, and no message that is made changes.</summary>
public sealed class MessageTextTests
{
    private const string Other = "BKHCN-SHTT";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_message_is_written_with_the_version_in_force_on_the_day_of_its_event_and_keeps_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);
        await DoneAsync(office, writer, 0, "Bản một", new(2026, 3, 3));
        await DoneAsync(office, writer, 1, "Bản hai", new(2026, 3, 4));
        var shipped = await SubmitAsync(office);
        office.World.Clock.SetLocal("2026-03-03T23:59");
        var first = await SubmitAsync(office);
        office.World.Clock.SetLocal("2026-03-04T00:00");
        var second = await SubmitAsync(office);
        await DoneAsync(office, writer, 2, "Bản ba", new(2026, 3, 4));
        var third = await SubmitAsync(office);

        Assert.Equal($"Đã nhận yêu cầu: {shipped.Number}", (await MailAsync(office, shipped)).Subject);
        Assert.Equal($"Da nhan yeu cau {shipped.Number}.", await SmsAsync(office, shipped));
        foreach (var (sent, text, plain) in new[] { (first, "Bản một", "Ban mot"), (second, "Bản hai", "Ban hai"), (third, "Bản ba", "Ban ba") })
        {
            Assert.Equal(($"Việc {sent.Number}", $"{text} {sent.Number}\nSở Khoa học và Công nghệ tỉnh Quảng Trị"), await MailAsync(office, sent));
            Assert.Equal($"{plain} {sent.Number}", await SmsAsync(office, sent));
        }

        await using var db = office.World.Database.Open();
        Assert.Equal(3, await db.Events.CountAsync(e => e.Stream == MessageTextEventData.Stream && e.Type == MessageTextEventData.Saved && e.ActorId == writer.Id));
        await Assert.ThrowsAnyAsync<DbException>(() => db.MessageTexts.ExecuteUpdateAsync(t => t.SetProperty(x => x.Mail, "khác")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.MessageTexts.ExecuteDeleteAsync());
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_text_of_a_body_above_holds_where_a_body_has_none_of_its_own_and_no_body_has_that_of_another(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var units = (await office.World.ReferenceAsync()).Organisation;
        var ministry = units.Find(units.Find(await office.World.UnitAsync(World.Agency))!.ParentId)!.Code;
        await DoneAsync(office, await office.World.OfficialAsync(Role.Administrator, World.Agency), 0, "Của sở", new(2026, 3, 2));
        Assert.StartsWith("Của sở", await TextAsync(World.Agency), StringComparison.Ordinal);
        Assert.Equal(MessageForms.Of(MessageKind.Received).Shipped.Mail, await TextAsync(Other));
        Assert.Equal(MessageForms.Of(MessageKind.Received).Shipped.Mail, await TextAsync(ministry));

        await DoneAsync(office, await office.World.OfficialAsync(Role.ProcedureController, ministry), 0, "Của bộ", new(2026, 3, 2), ministry);
        Assert.StartsWith("Của sở", await TextAsync(World.Agency), StringComparison.Ordinal);
        Assert.StartsWith("Của bộ", await TextAsync(ministry), StringComparison.Ordinal);
        Assert.StartsWith("Của bộ", await TextAsync(Other), StringComparison.Ordinal);

        async Task<string> TextAsync(string body) => (await office.World.ReferenceAsync()).MessageTextOf(await office.World.UnitAsync(body), MessageKind.Received, new(2026, 3, 2)).Mail;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_editors_at_once_make_one_version_and_the_other_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => SaveAsync(office, writer, 0, Text($"Bản {i}"), new(2026, 3, 2)))));

        Assert.Equal(1, outcomes.Count(o => o is SaveMessageText.Outcome.Done { Version: 1 }));
        Assert.Equal(3, outcomes.Count(o => o is SaveMessageText.Outcome.Stale));
        await DoneAsync(office, writer, 1, "Bản sau", new(2026, 3, 2));
    }

    [Fact]
    public async Task A_broken_text_a_past_day_and_a_foreign_body_are_refused_and_nothing_is_kept()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var writer = await office.World.OfficialAsync(Role.Administrator, World.Agency);

        var broken = Assert.IsType<SaveMessageText.Outcome.Invalid>(await SaveAsync(office, writer, 0, new("", "Gửi {chu_ho_so}", "Hồ sơ {ma"), new(2026, 3, 1)));
        Assert.Equal(
            [
                ("subject", "Nhập tiêu đề thư."), ("mail", "Dòng 1, cột 5: không có trường {chu_ho_so}; có phải {ma_ho_so}?"),
                ("sms", "Dòng 1, cột 7: dấu { chưa có dấu } khép lại; muốn in dấu {, gõ {{."), ("inForceFrom", "Ngày bắt đầu áp dụng phải từ hôm nay trở đi."),
            ],
            broken.Faults.Select(f => (f.Field, f.Text)));
        Assert.Equal("day_missing", Assert.Single(Assert.IsType<SaveMessageText.Outcome.Invalid>(await SaveAsync(office, writer, 0, Text("Được"), null)).Faults).Code);
        Assert.Equal("message_text_too_long", Assert.Single(Assert.IsType<SaveMessageText.Outcome.Invalid>(await SaveAsync(office, writer, 0, Text(new('a', 3_001)), new(2026, 3, 2))).Faults, f => f.Field == "mail").Code);
        Assert.IsType<SaveMessageText.Outcome.NotFound>(await SaveAsync(office, writer, 0, Text("Được"), new(2026, 3, 2), Other));
        Assert.IsType<SaveMessageText.Outcome.NotFound>(await SaveAsync(office, office.People.Head, 0, Text("Được"), new(2026, 3, 2)));
        await using var db = office.World.Database.Open();
        Assert.False(await db.MessageTexts.AnyAsync());
    }

    [Fact]
    public async Task A_preview_shows_a_dossier_of_the_editors_scope_or_examples_and_saves_nothing()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var controller = await office.World.OfficialAsync(Role.ProcedureController, World.Agency);
        var administrator = await office.World.OfficialAsync(Role.Administrator, World.Agency);
        var dossier = await office.World.DossierAsync(await office.InAsync(BusinessState.InProcess));

        // Accepted has happened, with the appointment of the dossier; a result has not, and says its example.
        Assert.Equal($"Hẹn {dossier.Code} 17:00 ngày 09/03/2026|Hen {dossier.Code} 17:00 09/03/2026", await PreviewAsync(controller, MessageKind.Accepted, "Hẹn {ma_ho_so} {hen_tra}", dossier.Code));
        Assert.Equal($"Số {dossier.Code} 12/GP-SKHCN|So {dossier.Code} 12/GP-SKHCN", await PreviewAsync(controller, MessageKind.Issued, "Số {ma_ho_so} {so_van_ban}", dossier.Code));
        Assert.Equal("Hẹn 000.00.16.H44-260302-0001|Hen 000.00.16.H44-260302-0001", await PreviewAsync(administrator, MessageKind.Accepted, "Hẹn {ma_ho_so}", " "));
        Assert.Equal("dossier_unknown", await PreviewAsync(administrator, MessageKind.Accepted, "Hẹn {ma_ho_so}", dossier.Code));

        // What a supplement costs is known before one is asked for: a dossier without such a fee says no example of it.
        MessageText asks = new("Thử", "Bổ sung {ma_ho_so}{#if phi_bo_sung}, nộp {phi_bo_sung}{/if}", "Bổ sung {ma_ho_so}");
        foreach (var (number, said) in new[] { (dossier.Code, $"Bổ sung {dossier.Code}"), ("", "Bổ sung 000.00.16.H44-260302-0001, nộp 200.000 đồng") })
        {
            Assert.Equal(said, Assert.IsType<PreviewMessage.Outcome.Shown>(await office.World.Do<PreviewMessage, PreviewMessage.Outcome>(u => u.RunAsync(office.By(controller), MessageKind.Supplement, asks, number))).Mail);
        }

        await using var db = office.World.Database.Open();
        Assert.False(await db.MessageTexts.AnyAsync());

        async Task<string> PreviewAsync(Actor who, MessageKind kind, string text, string? number) =>
            await office.World.Do<PreviewMessage, PreviewMessage.Outcome>(u => u.RunAsync(office.By(who), kind, new("Thử", text, text), number)) switch
            {
                PreviewMessage.Outcome.Shown shown => $"{shown.Mail}|{shown.Sms!.Split(" Xem:")[0]}",
                PreviewMessage.Outcome.Invalid invalid => Assert.Single(invalid.Faults).Code,
                _ => "",
            };
    }

    private static MessageText Text(string said) => new("Việc {ma_ho_so}", said + " {ma_ho_so}\n{co_quan}", said + " {ma_ho_so}");

    private static Task<SaveMessageText.Outcome> SaveAsync(Office office, Actor writer, int seen, MessageText text, DateOnly? from, string agency = World.Agency) =>
        office.World.Do<SaveMessageText, SaveMessageText.Outcome>(u => u.RunAsync(office.By(writer), new(agency, MessageKind.Received, seen, text, from)));

    private static async Task DoneAsync(Office office, Actor writer, int seen, string said, DateOnly from, string agency = World.Agency) =>
        Assert.Equal(seen + 1, Assert.IsType<SaveMessageText.Outcome.Done>(await SaveAsync(office, writer, seen, Text(said), from, agency)).Version);

    private static async Task<(Guid Id, string Number)> SubmitAsync(Office office)
    {
        var (world, citizen) = (office.World, office.People.Citizen);
        var request = await world.RequestAsync(citizen);
        var outcome = await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), request with { Applicant = request.Applicant with { BySms = true } }));
        var submitted = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome);
        return (submitted.Id, submitted.RequestNumber);
    }

    private static async Task<(string Subject, string Text)> MailAsync(Office office, (Guid Id, string Number) sent)
    {
        await using var db = office.World.Database.Open();
        var mail = await db.Mails.SingleAsync(m => m.DossierId == sent.Id);
        return (mail.Subject, mail.Text);
    }

    private static async Task<string> SmsAsync(Office office, (Guid Id, string Number) sent)
    {
        await using var db = office.World.Database.Open();
        return (await db.SmsMessages.SingleAsync(m => m.DossierId == sent.Id)).Text;
    }
}
