using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who has no account takes the electronic result with a one-time code that goes to the contact of the dossier.</summary>
public sealed partial class ResultCodeTests
{
    private static readonly Actor Visitor = new(null, "Người nộp hồ sơ", ActorKind.Applicant, []);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_gives_the_file_once_and_the_dossier_whose_paper_is_awaited_stays_open(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await WithoutAccountAsync(office, ReturnWay.AtCounter);
        var sent = await SentAsync(office, id);
        var code = await CodeAsync(office, sent.Id);
        await using (var db = office.World.Database.Open())
        {
            Assert.DoesNotContain(code, (await db.ResultCodes.SingleAsync()).Hash, StringComparison.Ordinal);
            Assert.Equal(("+84900000007", "chu@mau.example"), (await db.SmsMessages.Where(m => m.Kind == MailKind.ResultCode).Select(m => m.Phone).SingleAsync(), await db.Mails.Where(m => m.Kind == MailKind.ResultCode).Select(m => m.Address).SingleAsync()));
            var made = await db.Events.SingleAsync(e => e.StreamId == sent.Id);
            Assert.Equal((true, true), RecordEvents.Facts<ResultCodeEventData>(made) is var facts ? (facts.Sms, facts.Mail) : default);
            Assert.DoesNotContain(code, made.Data, StringComparison.Ordinal);
            Assert.DoesNotContain("0900000007", made.Data, StringComparison.Ordinal);
        }

        var taken = Assert.IsType<TakeResult.Outcome.Taken>(await TakeAsync(office, id, sent.Id, $"{code[..3]} {code[3..]}"));
        Assert.Equal(PaperKind.Result, taken.Paper.Kind);
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, sent.Id, code));
        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(id)).State);
        await using (var db = office.World.Database.Open())
        {
            var used = await db.Events.SingleAsync(e => e.StreamId == sent.Id && e.Type == ResultCodeEventData.Used);
            Assert.Equal((office.World.Clock.Now, false, id), (used.At, RecordEvents.Facts<ResultCodeEventData>(used).Closed, RecordEvents.Facts<ResultCodeEventData>(used).Dossier));
        }

        // Who says to want no paper closes it with the file, and not while originals wait.
        var second = await SentAsync(office, id);
        var other = await CodeAsync(office, second.Id);
        await OriginalsAsync(office, id, 1);
        Assert.Equal(["originals_wait"], await FaultsAsync(office, id, second.Id, other, noPaper: true));
        await OriginalsAsync(office, id, 0);
        Assert.IsType<TakeResult.Outcome.Taken>(await TakeAsync(office, id, second.Id, other, noPaper: true));
        var done = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Done, DeliveryState.Delivered, office.World.Clock.Now), (done.State, done.Delivery, done.ReturnedAt));
        var delivered = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.delivered", "Người nộp hồ sơ", second.Id), (delivered.Type, delivered.ActorName, DossierEventData.Parse(delivered.Data).ResultCode));
        await office.World.AssertRecountAsync();
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);

        // Once out, or given up, a code stands nowhere; and the file of a closed dossier is still there for the next one.
        await office.World.DeliverAsync(slow: true);
        await using (var db = office.World.Database.Open())
        {
            Assert.All(await db.SmsMessages.Where(m => m.Kind == MailKind.ResultCode).Select(m => m.Text).ToListAsync(), text => Assert.Equal("", text));
        }

        var third = await SentAsync(office, id);
        Assert.IsType<TakeResult.Outcome.Taken>(await TakeAsync(office, id, third.Id, await CodeAsync(office, third.Id)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_too_late_replaced_guessed_too_often_or_of_another_dossier_opens_nothing(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, other) = (await WithoutAccountAsync(office, ReturnWay.Electronic), await WithoutAccountAsync(office, ReturnWay.Electronic));
        var first = await SentAsync(office, id);
        var code = await CodeAsync(office, first.Id);
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, other, first.Id, code));
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, null, code));
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, first.Id, "x"));
        var wrong = code == "000000" ? "000001" : "000000";
        var guesses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FaultsAsync(office, id, first.Id, wrong)));
        Assert.All(guesses, g => Assert.Equal(["result_code_wrong"], g));
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, first.Id, code));

        // A new one ends the one before it, and ends by itself.
        var second = await SentAsync(office, id);
        var old = await CodeAsync(office, second.Id);
        var third = await SentAsync(office, id);
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, second.Id, old));
        var last = await CodeAsync(office, third.Id);
        Assert.Equal("result_codes_too_many", Assert.IsType<SendResultCode.Outcome.Invalid>(await SendAsync(office, id)).Fault.Code);
        office.World.Clock.Advance(third.ExpiresAt - office.World.Clock.Now);
        Assert.Equal(["result_code_wrong"], await FaultsAsync(office, id, third.Id, last));
        Assert.Equal(BusinessState.Issued, (await office.World.DossierAsync(id)).State);

        // Ninety days after their end they go: the day before the last of them is still there.
        foreach (var (days, left) in new[] { (89, 3), (91, 0) })
        {
            await office.World.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(office.World.Clock.Now.AddDays(days)));
            await using var db = office.World.Database.Open();
            Assert.Equal(left, await db.ResultCodes.CountAsync());
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_with_the_right_code_at_once_one_takes_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        foreach (var way in new[] { ReturnWay.Electronic, ReturnWay.Post })
        {
            var id = await WithoutAccountAsync(office, way);
            var sent = await SentAsync(office, id);
            var code = await CodeAsync(office, sent.Id);
            var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => TakeAsync(office, id, sent.Id, code))));
            Assert.Single(both.OfType<TakeResult.Outcome.Taken>());
            Assert.Equal(3, both.OfType<TakeResult.Outcome.Invalid>().Count());
            Assert.Equal(way == ReturnWay.Electronic ? BusinessState.Done : BusinessState.Issued, (await office.World.DossierAsync(id)).State);
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task None_is_sent_for_what_has_an_account_no_result_or_an_unpaid_fee_and_the_answer_is_the_same_where_it_can_go_nowhere(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Assert.IsType<SendResultCode.Outcome.NotThere>(await SendAsync(office, await office.InAsync(BusinessState.Issued)));
        Assert.IsType<SendResultCode.Outcome.NotThere>(await SendAsync(office, await office.InAsync(BusinessState.Accepted)));
        var id = await WithoutAccountAsync(office, ReturnWay.Electronic);
        var sent = await SentAsync(office, id);
        var code = await CodeAsync(office, sent.Id);
        await FeeAsync(PaymentState.Due);
        Assert.IsType<SendResultCode.Outcome.NotThere>(await SendAsync(office, id));
        Assert.Equal("fee_owed", Assert.Single(Assert.IsType<TakeResult.Outcome.Refused>(await TakeAsync(office, id, sent.Id, code)).Reasons).Code);
        await FeeAsync(PaymentState.None);

        // Where it can go nowhere the answer is the same.
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Phone, "+842033333333").SetProperty(d => d.Email, (string?)null));
            var before = (await db.SmsMessages.CountAsync(m => m.Kind == MailKind.ResultCode), await db.Mails.CountAsync(m => m.Kind == MailKind.ResultCode));
            Assert.Equal(office.World.Clock.Now.AddMinutes(10), (await SentAsync(office, id)).ExpiresAt);
            Assert.Equal(before, (await db.SmsMessages.CountAsync(m => m.Kind == MailKind.ResultCode), await db.Mails.CountAsync(m => m.Kind == MailKind.ResultCode)));
        }

        async Task FeeAsync(PaymentState state)
        {
            await using var db = office.World.Database.Open();
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, state).SetProperty(d => d.FeeAmount, 150_000));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task However_many_are_asked_for_at_once_no_more_are_sent_than_one_after_the_other(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await WithoutAccountAsync(office, ReturnWay.Electronic);
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(office, id))));
        Assert.Equal(3, asked.Count(o => o is SendResultCode.Outcome.Sent));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.ResultCodes.CountAsync(c => c.ExpiresAt > office.World.Clock.Now));
    }

    private static async Task<Guid> WithoutAccountAsync(Office office, ReturnWay way)
    {
        var id = await office.InAsync(BusinessState.Issued);
        await using var db = office.World.Database.Open();
        await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, (Guid?)null).SetProperty(d => d.ReturnWay, way).SetProperty(d => d.Phone, "+84900000007").SetProperty(d => d.Email, "chu@mau.example"));
        return id;
    }

    private static async Task OriginalsAsync(Office office, Guid id, int count)
    {
        await using var db = office.World.Database.Open();
        await db.DossierPapers.Where(p => p.DossierId == id && p.Kind == PaperKind.Component).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, count).SetProperty(p => p.GoesBack, true));
    }

    private static Task<SendResultCode.Outcome> SendAsync(Office office, Guid id) => office.World.Do<SendResultCode, SendResultCode.Outcome>(u => u.RunAsync(office.By(Visitor), id));

    private static async Task<SendResultCode.Outcome.Sent> SentAsync(Office office, Guid id) => Assert.IsType<SendResultCode.Outcome.Sent>(await SendAsync(office, id));

    private static Task<TakeResult.Outcome> TakeAsync(Office office, Guid id, Guid? code, string typed, bool noPaper = false) =>
        office.World.Do<TakeResult, TakeResult.Outcome>(u => u.RunAsync(office.By(Visitor), id, code, typed, noPaper));

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Guid id, Guid? code, string typed, bool noPaper = false) =>
        Assert.IsType<TakeResult.Outcome.Invalid>(await TakeAsync(office, id, code, typed, noPaper)).Faults.Select(f => f.Code);

    private static async Task<string> CodeAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return Digits().Match((await db.Mails.SingleAsync(m => m.DossierId == id)).Text).Groups[1].Value;
    }

    [GeneratedRegex(@": (\d{6})\.", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
