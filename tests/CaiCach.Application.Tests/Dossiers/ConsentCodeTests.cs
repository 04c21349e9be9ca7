using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Keeping;
using CaiCach.Application.Ledger;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A citizen agrees by a one-time code that an agent files: it goes to the own account, and nobody learns whether there is one.</summary>
public sealed partial class ConsentCodeTests
{
    private const string Counter = "SKHCN-QT-MC";

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task The_code_stands_in_for_the_signed_paper_once_and_the_event_says_so(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var postman = await world.OfficialAsync(Role.PostalAgent, Counter);
        var citizen = await CitizenAsync(world);
        var request = await world.RequestAsync(postman);
        var sent = Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));
        Assert.Equal(world.Clock.Now.AddMinutes(10), sent.ExpiresAt);
        var code = await CodeAsync(world, sent.Id);
        await using (var db = world.Database.Open())
        {
            Assert.DoesNotContain(code, (await db.ConsentCodes.SingleAsync()).Hash, StringComparison.Ordinal);
            Assert.Equal(("+84900000009", "ct@mau.example"), (await db.SmsMessages.SingleAsync() is var sms ? sms.Phone : "", await db.Mails.Where(m => m.Kind == MailKind.ConsentCode).Select(m => m.Address).SingleAsync()));
            Assert.DoesNotContain(await db.Events.Where(e => e.StreamId == sent.Id).ToListAsync(), e => e.Data.Contains(code, StringComparison.Ordinal) || e.Data.Contains("045090999901", StringComparison.Ordinal));
        }

        // A right code with other faults is not used up.
        for (var turn = 0; turn < 6; turn++)
        {
            Assert.Equal(["consent_missing"], await FaultsAsync(world, postman, request with { Assist = new(null, false, Code: new(sent.Id, code)) }));
        }

        var filing = request with { Assist = new(null, true, Code: new(sent.Id, $"{code[..3]} {code[3..]}")) };
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, postman, filing, "k1"));
        Assert.Equal(filed with { Again = true }, await SubmitAsync(world, postman, filing, "k1"));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, filing));
        var dossier = await world.DossierAsync(filed.Id);
        Assert.Equal((citizen.Id, 0), (dossier.AccountId, dossier.Papers.Count(p => p.Kind == PaperKind.Consent)));
        await using (var db = world.Database.Open())
        {
            Assert.Equal((sent.Id, null), DossierEventData.Parse((await db.Events.SingleAsync(e => e.StreamId == filed.Id && e.Version == 1)).Data) is var data ? (data.ConsentCode, data.Consent) : default);
            Assert.Equal([ConsentCodeEventData.Made, ConsentCodeEventData.Used], await db.Events.Where(e => e.StreamId == sent.Id).OrderBy(e => e.Version).Select(e => e.Type).ToListAsync());
            Assert.Equal((filed.Id, 0), await db.ConsentCodes.SingleAsync() is var row ? (row.DossierId, row.Tries) : default);
        }

        // Once out, or given up, it stands nowhere.
        await world.DeliverAsync(slow: true);
        await using (var db = world.Database.Open())
        {
            Assert.Equal(("", ""), (await db.SmsMessages.Where(m => m.Kind == MailKind.ConsentCode).Select(m => m.Text).SingleAsync(), await db.Mails.Where(m => m.Kind == MailKind.ConsentCode).Select(m => m.Text).SingleAsync()));
        }

        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_code_of_another_agent_person_or_procedure_too_late_or_guessed_too_often_opens_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (postman, rival) = (await world.OfficialAsync(Role.PostalAgent, Counter), await world.OfficialAsync(Role.PostalAgent, Counter));
        await CitizenAsync(world);
        var request = await world.RequestAsync(postman);
        var sent = Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));
        var code = await CodeAsync(world, sent.Id);
        SubmitDossier.Request With(SubmitDossier.Request filing, Guid? id, string typed) => filing with { Assist = new(null, true, Code: new(id, typed)) };

        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, rival, With(await world.RequestAsync(rival), sent.Id, code)));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request, Guid.NewGuid(), code)));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request, null, code)));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request with { Applicant = request.Applicant with { IdNumber = "045190999902", BirthDate = null } }, sent.Id, code)));
        var paper = (await world.UploadAsync(postman, "%PDF-1.4 đồng ý")).Id;
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, request with { Assist = new(null, true, paper, new(sent.Id, "x")) }));

        var wrong = code == "000000" ? "000001" : "000000";
        var guesses = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => FaultsAsync(world, postman, With(request, sent.Id, wrong))));
        Assert.All(guesses, g => Assert.Equal(["consent_code_wrong"], g));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request, sent.Id, code)));
        await using (var db = world.Database.Open())
        {
            Assert.Equal(5, (await db.ConsentCodes.SingleAsync()).Tries);
        }

        // A new one ends the one before it, and ends by itself.
        var second = Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));
        var third = Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request, second.Id, await CodeAsync(world, second.Id))));
        var last = await CodeAsync(world, third.Id);
        world.Clock.Advance(third.ExpiresAt.AddSeconds(-1) - world.Clock.Now);
        Assert.Equal(["consent_missing"], await FaultsAsync(world, postman, request with { Assist = new(null, false, Code: new(third.Id, last)) }));
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, With(request, third.Id, last)));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Without_an_account_the_answer_is_the_same_and_few_are_sent(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var postman = await world.OfficialAsync(Role.PostalAgent, Counter);
        var request = await world.RequestAsync(postman);
        Guid first = default;
        for (var turn = 0; turn < 3; turn++)
        {
            var sent = Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));
            first = turn == 0 ? sent.Id : first;
        }

        await using (var db = world.Database.Open())
        {
            Assert.Equal((3, 0, 0), (await db.ConsentCodes.CountAsync(), await db.SmsMessages.CountAsync(), await db.Mails.CountAsync()));
        }

        Assert.Equal(["consent_code_wrong"], await FaultsAsync(world, postman, request with { Assist = new(null, true, Code: new(first, "123456")) }));
        Assert.Equal("consent_codes_too_many", Assert.IsType<SendConsentCode.Outcome.Invalid>(await SendAsync(world, postman, request)).Fault.Code);
        world.Clock.Advance(TimeSpan.FromHours(1));
        Assert.IsType<SendConsentCode.Outcome.Sent>(await SendAsync(world, postman, request));

        var firm = request with { Applicant = request.Applicant with { Kind = ApplicantKind.Organisation, IdNumber = "0100109106" } };
        Assert.Equal("consent_person_missing", Assert.IsType<SendConsentCode.Outcome.Invalid>(await SendAsync(world, postman, firm)).Fault.Code);
        var clerk = await world.OfficialAsync(Role.Receiver, Counter);
        Assert.IsType<SendConsentCode.Outcome.NotAllowed>(await SendAsync(world, clerk, request));
        Assert.IsType<SendConsentCode.Outcome.NotAllowed>(await SendAsync(world, postman, request with { AgencyCode = "UBND-QT" }));

        // Ninety days after their end they go: the day before the last of them is still there.
        foreach (var (days, left) in new[] { (89, 4), (91, 0) })
        {
            await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(world.Clock.Now.AddDays(days)));
            await using var db = world.Database.Open();
            Assert.Equal(left, await db.ConsentCodes.CountAsync());
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task However_many_are_asked_for_at_once_no_more_are_sent_than_one_after_the_other(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var postman = await world.OfficialAsync(Role.PostalAgent, Counter);
        var request = await world.RequestAsync(postman);
        var asked = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SendAsync(world, postman, request))));
        Assert.Equal(3, asked.Count(o => o is SendConsentCode.Outcome.Sent));
        await using var db = world.Database.Open();
        Assert.Equal((3, 1), (await db.ConsentCodes.CountAsync(), await db.ConsentCodes.CountAsync(c => c.ExpiresAt > world.Clock.Now)));
    }

    private static async Task<Actor> CitizenAsync(World world)
    {
        var citizen = await world.CitizenAsync();
        await using var db = world.Database.Open();
        await db.Users.Where(u => u.Id == citizen.Id).ExecuteUpdateAsync(set => set.SetProperty(u => u.PhoneNumber, "+84900000009").SetProperty(u => u.Email, "ct@mau.example"));
        return citizen;
    }

    private static Task<SendConsentCode.Outcome> SendAsync(World world, Actor who, SubmitDossier.Request request) =>
        world.Do<SendConsentCode, SendConsentCode.Outcome>(u => u.RunAsync(world.By(who), request.ProcedureCode, request.AgencyCode, request.Applicant));

    private static Task<SubmitDossier.Outcome> SubmitAsync(World world, Actor who, SubmitDossier.Request request, string? key = null) =>
        world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(who, key), request));

    private static async Task<IEnumerable<string>> FaultsAsync(World world, Actor who, SubmitDossier.Request request) =>
        Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, who, request)).Faults.Select(f => f.Code);

    private static async Task<string> CodeAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return Digits().Match((await db.Mails.SingleAsync(m => m.DossierId == id)).Text).Groups[1].Value;
    }

    [GeneratedRegex(@": (\d{6})\.", RegexOptions.None, 1000)]
    private static partial Regex Digits();
}
