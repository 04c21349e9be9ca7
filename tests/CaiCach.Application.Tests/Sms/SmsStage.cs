using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Application.Sms;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Outbox;
using CaiCach.Law.Calendar;
using CaiCach.Law.Messages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Sms;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace CaiCach.Application.Tests.Sms;

/// <summary>An office whose applicant has no e-mail address, a provider, and a pump between them.</summary>
internal sealed class SmsStage(Office office, SmsServer server, SmsSettings settings) : IAsyncDisposable
{
    private readonly OutboxPump pump = PumpOf(office, new(settings, new(settings)));

    public Office Office => office;

    public SmsServer Server => server;

    /// <summary>The query of what is due in the queue of codes.</summary>
    public IQueryable<OutboxMessage> Codes(CaiCachDb db) => pump.Waiting(db, office.World.Clock.Now, slow: true, CodeTopic.Of(SmsTopic.Topic)).Take(1);

    public static async Task<SmsStage> OpenAsync(string engine, SmsSettings? settings = null)
    {
        var server = await SmsServer.StartAsync();
        return new(await Office.OpenAsync(engine), server, settings ?? server.Settings);
    }

    /// <summary>The same with messages through Zalo where there is a template.</summary>
    public static async Task<SmsStage> OpenZaloAsync(string engine)
    {
        var server = await SmsServer.StartAsync();
        return new(await Office.OpenAsync(engine), server, server.ZaloSettings);
    }

    /// <summary>An approved template of a kind of message from today on.</summary>
    public async Task ApproveAsync(MessageKind kind, string template = "287001", string parameters = "ma_ho_so, viec, lien_ket")
    {
        var world = office.World;
        var admin = world.By(await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        await using var db = world.Database.Open();
        var seen = await db.ZnsTemplates.CountAsync(t => t.Kind == kind);
        Assert.IsType<SaveZnsTemplate.Outcome.Done>(await world.Do<SaveZnsTemplate, SaveZnsTemplate.Outcome>(u =>
            u.RunAsync(admin, new(kind, seen, template, parameters, ZnsState.Approved, null, VietnamTime.DayOf(world.Clock.Now)))));
    }

    /// <summary>A price from a day on.</summary>
    public async Task PriceAsync(SmsChannel channel, long price, DateOnly from)
    {
        var world = office.World;
        var admin = world.By(await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC"));
        await using var db = world.Database.Open();
        var seen = await db.MessagePrices.CountAsync();
        Assert.IsType<SaveMessagePrice.Outcome.Done>(await world.Do<SaveMessagePrice, SaveMessagePrice.Outcome>(u => u.RunAsync(admin, new(seen, channel, price, from))));
    }

    /// <summary>Puts text messages in the place of those that did not arrive, so many seconds from now.</summary>
    public async Task<int> SendInsteadAsync(int later = 0, SmsSettings? by = null)
    {
        await using var db = office.World.Database.Open();
        return await new SendSmsInstead(db, by ?? settings).RunAsync(new(Actor.System, office.World.Clock.Now.AddSeconds(later), "background"), 100);
    }

    public async Task<Guid> SubmitAsync()
    {
        var world = office.World;
        var request = await world.RequestAsync(office.People.Citizen);
        request = request with { Applicant = request.Applicant with { Email = null } };
        return Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(office.People.Citizen), request))).Id;
    }

    public async Task<Guid> AcceptedAsync()
    {
        var id = await TakenUpAsync();
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        return id;
    }

    /// <summary>One whose applicant is asked for more.</summary>
    public async Task<Guid> AskedAsync()
    {
        var id = await TakenUpAsync();
        await Office.Done(await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, new(["Bản cam kết"], "Còn thiếu giấy tờ.", null, 5))));
        return id;
    }

    /// <summary>Delivers all that is due so many seconds from now.</summary>
    public async Task PumpAsync(int later = 0)
    {
        var now = office.World.Clock.Now.AddSeconds(later);
        while (await pump.PumpAsync(now, 100, default, slow: true, only: SmsTopic.Topic) > 0)
        {
            // until nothing is left
        }
    }

    /// <summary>Has a code sent to a citizen by an agent, and delivers what is due in the queue of codes; which message it is.</summary>
    public async Task<Guid> CodeAsync()
    {
        var world = office.World;
        var agent = await world.OfficialAsync(Role.PostalAgent, "SKHCN-QT-MC");
        var request = await world.RequestAsync(agent);
        await using var db = world.Database.Open();
        await db.Users.Where(u => u.Id == office.People.Citizen.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PhoneNumber, "+84900000009"));
        var sent = Assert.IsType<SendConsentCode.Outcome.Sent>(await world.Do<SendConsentCode, SendConsentCode.Outcome>(u => u.RunAsync(world.By(agent), request.ProcedureCode, request.AgencyCode, request.Applicant)));
        await pump.PumpAsync(world.Clock.Now, 1, default, slow: true, only: CodeTopic.Of(SmsTopic.Topic));
        return await db.SmsMessages.Where(m => m.DossierId == sent.Id).Select(m => m.Id).SingleAsync();
    }

    /// <summary>Tries the message that waits once more, as if its time had come.</summary>
    public async Task TryAgainAsync(DateTime now)
    {
        await using (var db = office.World.Database.Open())
        {
            await db.Outbox.Where(m => m.Topic == SmsTopic.Topic).ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, now));
        }

        await pump.PumpAsync(now, 1, default, slow: true, only: SmsTopic.Topic);
    }

    public Task<IReadOnlyList<ReadSms.Row>> RowsAsync(Guid dossier) => office.World.Do<ReadSms, IReadOnlyList<ReadSms.Row>>(u => u.OfDossierAsync(dossier));

    public async Task<string> TokenAsync()
    {
        await using var db = office.World.Database.Open();
        return await db.SmsMessages.Select(m => m.Token).FirstAsync();
    }

    public async Task<TakeSmsReceipt.Outcome> TellAsync(Guid id, string status, string? reason = null, string? signature = null, SmsSettings? settings = null, long? cost = null)
    {
        var body = Encoding.UTF8.GetBytes(System.Text.Json.JsonSerializer.Serialize(new { id, status, reason, cost }));
        await using var db = office.World.Database.Open();
        return await new TakeSmsReceipt(db, settings ?? server.Settings).RunAsync(
            office.By(new(null, "Nhà cung cấp tin nhắn", ActorKind.Client, [])), body, signature ?? TakeSmsReceipt.Sign(SmsServer.Secret, body));
    }

    public async ValueTask DisposeAsync()
    {
        await server.DisposeAsync();
        await office.DisposeAsync();
    }

    private async Task<Guid> TakenUpAsync()
    {
        var id = await SubmitAsync();
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        return id;
    }

    private static OutboxPump PumpOf(Office office, SmsTopic texts) => new(new Contexts(office.World.Database), [texts, new CodeTopic(texts), new NoticeTopic()], NullLogger<OutboxPump>.Instance);

    private sealed class Contexts(TestDatabase database) : IDbContextFactory<CaiCachDb>
    {
        public CaiCachDb CreateDbContext() => database.Open();
    }
}
