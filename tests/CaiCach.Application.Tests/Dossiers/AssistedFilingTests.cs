using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class AssistedFilingTests
{
    private static readonly AssistInput Agreed = new(AssistPlace.Mobile, true);

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_official_files_online_in_the_citizens_account_which_is_told_and_may_go_on_with_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (receiver, citizen) = (office.People.Receiver, office.People.Citizen);
        var request = await office.World.RequestAsync(receiver) with { Assist = Agreed };

        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, receiver, request));

        var dossier = await office.World.DossierAsync(filed.Id);
        var body = await office.World.UnitAsync(World.Agency);
        Assert.Equal((Channel.Online, AssistPlace.Mobile, citizen.Id, body, body, body), (dossier.Channel, dossier.AssistPlace, dossier.AccountId, dossier.HelpedById, dossier.ReceivedById, dossier.AgencyId));
        var row = Assert.Single(await office.EventsAsync(filed.Id));
        var data = DossierEventData.Parse(row.Data);
        Assert.Equal((receiver.Id, AssistPlace.Mobile, body), (row.ActorId, data.Assist, data.HelpedBy));
        await using (var db = office.World.Database.Open())
        {
            Assert.Contains(await db.Outbox.Select(m => m.Payload).ToListAsync(), payload => System.Text.RegularExpressions.Regex.Unescape(payload).Contains("Cán bộ đã hỗ trợ nộp trực tuyến", StringComparison.Ordinal));
        }

        // The citizen goes on alone, or comes to the counter again.
        await Office.Done(await office.Now<RequestWithdrawal>(filed.Id, (u, v) => u.RunAsync(office.By(citizen), filed.Id, v, "Đổi ý")));
        office.World.Clock.SetLocal("2026-03-02T10:00");
        var second = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, receiver, request));
        await Office.Done(await office.Now<RequestWithdrawal>(second.Id, (u, v) => u.RunAsync(office.By(receiver), second.Id, v, "Đổi ý")));

        var month = await office.World.Do<ListAssisted, ListAssisted.Page?>(u => u.RunAsync(receiver, World.Agency, new(2026, 3, 31)));
        Assert.Equal(new(AssistPlace.Mobile, body, 2), Assert.Single(month!.Counts));
        Assert.Equal([second.Id, filed.Id], month.Rows.Select(r => r.Id));
        Assert.Equal(receiver.Name, month.Rows[0].Official);
        Assert.Empty((await office.World.Do<ListAssisted, ListAssisted.Page?>(u => u.RunAsync(receiver, World.Agency, new(2026, 4, 1))))!.Counts);
        Assert.Null(await office.World.Do<ListAssisted, ListAssisted.Page?>(u => u.RunAsync(office.People.Specialist, World.Agency, new(2026, 3, 2))));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Without_consent_place_or_account_nothing_is_filed_and_nobody_else_may(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var request = await office.World.RequestAsync(office.People.Receiver) with { Assist = Agreed };
        foreach (var (spoilt, field, code) in ((SubmitDossier.Request, string, string)[])
        [
            (request with { Assist = Agreed with { Consent = false } }, "assistConsent", "consent_missing"),
            (request with { Assist = Agreed with { Place = null } }, "assistPlace", "assist_place_missing"),
            (request with { Channel = Channel.Direct }, "channel", "assist_not_online"),
            (request with { Applicant = request.Applicant with { IdNumber = "045190999902", BirthDate = null } }, "applicant.idNumber", "citizen_account_missing"),
            (request with { Applicant = request.Applicant with { SubmitterName = "Lê Văn Nộp", SubmitterIdNumber = "045090999903", Representation = new(RepresentationBasis.Guardian) } }, "applicant.submitterIdNumber", "citizen_account_missing"),
        ])
        {
            var fault = Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, office.People.Receiver, spoilt)).Faults);
            Assert.Equal((field, code), (fault.Field, fault.Code));
        }

        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, office.People.Receiver, request with { Assist = null }));
        var elsewhere = await office.World.OfficialAsync(Role.Specialist, Office.Division);
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, elsewhere, (await office.World.RequestAsync(elsewhere)) with { Assist = Agreed }));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, office.People.Citizen, (await office.World.RequestAsync(office.People.Citizen)) with { Assist = Agreed }));
        await using var db = office.World.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());
    }

    private static Task<SubmitDossier.Outcome> SubmitAsync(Office office, Actor who, SubmitDossier.Request request) =>
        office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(who), request));
}
