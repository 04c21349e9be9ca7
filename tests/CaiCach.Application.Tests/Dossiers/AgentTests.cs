using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Staff of the public post and service agents: they file for citizens and deliver results, and see nothing else.</summary>
public sealed class AgentTests
{
    private const string Counter = "SKHCN-QT-MC";

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory, MemberData(nameof(Engines))]
    public async Task An_agent_files_in_the_citizens_account_and_only_the_counter_accepts(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var postman = await office.World.OfficialAsync(Role.PostalAgent, Counter);
        var request = await office.World.RequestAsync(postman) with { Assist = await ConsentAsync(office, postman) };

        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, postman, request, "k1"));
        Assert.Equal(filed with { Again = true }, await SubmitAsync(office, postman, request, "k1"));

        // Pressed twice, the scan of the consent comes twice: the same paper is the same request, another is not.
        Task<Guid> ScanAsync(string text) => ScannedAsync(office, postman, text);
        var again = await office.World.RequestAsync(postman) with { Assist = new(null, true, await ScanAsync("đồng ý")) };
        var once = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, postman, again, "k2"));
        Assert.Equal(once with { Again = true }, await SubmitAsync(office, postman, again with { Assist = new(null, true, await ScanAsync("đồng ý")) }, "k2"));
        Assert.IsType<SubmitDossier.Outcome.KeyReused>(await SubmitAsync(office, postman, again with { Assist = new(null, true, await ScanAsync("giấy khác")) }, "k2"));

        var dossier = await office.World.DossierAsync(filed.Id);
        Assert.Equal((Channel.Online, AssistPlace.Postal, FilingWay.Agent, office.People.Citizen.Id, postman.Id), (dossier.Channel, dossier.AssistPlace, dossier.Way, dossier.AccountId, dossier.AgentId));
        Assert.Equal((postman.Id, AssistPlace.Postal), Assert.Single(await office.EventsAsync(filed.Id)) is var row ? (row.ActorId, DossierEventData.Parse(row.Data).Assist) : default);
        Assert.Equal(dossier.Papers.Single(p => p.Kind == PaperKind.Consent).Sha256, DossierEventData.Parse((await office.EventsAsync(filed.Id))[0].Data).Consent);
        var nobody = await office.World.RequestAsync(postman);
        nobody = nobody with { Assist = await ConsentAsync(office, postman), Applicant = nobody.Applicant with { IdNumber = "045190999902", BirthDate = null } };
        var unknown = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, postman, nobody));
        Assert.Equal((null, AssistPlace.Postal), await office.World.DossierAsync(unknown.Id) is var without ? (without.AccountId, without.AssistPlace) : default);
        Assert.IsType<ActOutcome.NotFound>(await office.Now<TakeUpDossier>(filed.Id, (u, v) => u.RunAsync(office.By(postman), filed.Id, v)));
        Assert.IsType<ActOutcome.NotFound>(await office.Now<AcceptDossier>(filed.Id, (u, v) => u.RunAsync(office.By(postman), filed.Id, v)));
        await Office.Done(await office.Now<TakeUpDossier>(filed.Id, (u, v) => u.RunAsync(office.By(office.People.Receiver), filed.Id, v)));

        // The role says the place, whatever the form says.
        var clerk = await office.World.OfficialAsync(Role.ServiceAgent, Counter);
        var other = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, clerk, await office.World.RequestAsync(clerk) with { Assist = (await ConsentAsync(office, clerk)) with { Place = AssistPlace.Counter } }));
        Assert.Equal(AssistPlace.Agent, (await office.World.DossierAsync(other.Id)).AssistPlace);
        Assert.Equal(new[] { unknown.Id, filed.Id, once.Id }.Order(), (await ListAsync(office, postman, ReadAgentWork.Desk.Filed)).Select(r => r.Id).Order());
        Assert.Empty(await ListAsync(office, postman with { Posts = [] }, ReadAgentWork.Desk.Filed));
        Assert.Equal([other.Id], (await ListAsync(office, clerk, ReadAgentWork.Desk.Filed)).Select(r => r.Id));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Without_consent_by_another_channel_or_for_another_counter_an_agent_files_nothing(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var postman = await office.World.OfficialAsync(Role.PostalAgent, Counter);
        var request = await office.World.RequestAsync(postman);

        Assert.Equal(["consent_missing", "consent_unsigned"], Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, postman, request)).Faults.Select(f => f.Code));
        Assert.Equal("signedConsent consent_unsigned", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, postman, request with { Assist = new(null, true) })).Faults) is var unsigned ? $"{unsigned.Field} {unsigned.Code}" : "");
        var foreign = (await office.World.UploadAsync(office.People.Receiver)).Id;
        Assert.Equal("signedConsent upload_unknown", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, postman, request with { Assist = new(null, true, foreign) })).Faults) is var unknown ? $"{unknown.Field} {unknown.Code}" : "");
        Assert.Equal("assist_not_online", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(office, postman, request with { Assist = await ConsentAsync(office, postman), Channel = Channel.Direct })).Faults).Code);
        var elsewhere = await office.World.OfficialAsync(Role.PostalAgent, "BKHCN-SHTT-MC");
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, elsewhere, (await office.World.RequestAsync(elsewhere)) with { Assist = await ConsentAsync(office, elsewhere) }));
        await using var db = office.World.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_agent_sees_no_dossier_but_what_it_filed_or_carries(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (postman, rival) = (await office.World.OfficialAsync(Role.PostalAgent, Counter), await office.World.OfficialAsync(Role.PostalAgent, Counter));
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(office, postman, await office.World.RequestAsync(postman) with { Assist = await ConsentAsync(office, postman) })).Id;
        List<Guid> all = [filed, await office.InAsync(BusinessState.Submitted), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.Issued)];
        var tree = (await office.World.ReferenceAsync()).Organisation;
        await using var db = office.World.Database.Open();

        // The scope of lists, search, files, exports and the API has none of them, the own ones neither, whichever kind of actor the post comes with.
        foreach (var who in new[] { postman, postman with { Kind = ActorKind.Official } })
        {
            var scope = DossierScope.Of(who, tree);
            Assert.Empty(await db.Dossiers.Where(scope.Filter).ToListAsync());
            Assert.Empty(await db.Dossiers.Where(scope.Reach).ToListAsync());
            foreach (var id in all)
            {
                Assert.Null(await office.World.Do<OpenDossier, ReadDossier.View?>(u => u.RunAsync(office.By(who), id)));
                Assert.Null(await office.World.Do<FindDossier, Guid?>(u => u.RunAsync(who, db.Dossiers.Where(d => d.Id == id).Select(d => d.RequestNumber).First())));
            }
        }

        foreach (var id in all)
        {
            Assert.Equal(id == filed, await OneAsync(office, postman, id) is not null);
            Assert.Null(await OneAsync(office, rival, id));
        }

        Assert.Null(await OneAsync(office, office.People.Receiver, filed));
        Assert.Equal(1, await db.DossierReads.CountAsync(r => r.DossierId == filed && r.ReaderId == postman.Id));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_result_given_to_an_agent_is_delivered_with_evidence_by_nobody_else(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (postman, rival) = (await office.World.OfficialAsync(Role.PostalAgent, Counter), await office.World.OfficialAsync(Role.PostalAgent, Counter));
        var id = await office.InAsync(BusinessState.Issued);
        Assert.Equal("agent_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await PostAsync(office, id, office.People.Clerk.Id)).Faults).Code);
        await Office.Done(await PostAsync(office, id, postman.Id));

        var row = Assert.Single(await ListAsync(office, postman, ReadAgentWork.Desk.ToDeliver));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((id, dossier.Address, dossier.Phone, true), (row.Id, row.Address, row.Phone, row.IsToDeliver));
        Assert.Empty(await ListAsync(office, rival, ReadAgentWork.Desk.ToDeliver));

        var proof = await office.World.UploadAsync(postman, "%PDF-1.4 phiếu giao");
        Assert.IsType<ActOutcome.NotFound>(await HandAsync(office, rival, id, new("Phạm Văn Thử Một", true, (await office.World.UploadAsync(rival, "%PDF-1.4 của người khác")).Id)));
        var faults = Assert.IsType<ActOutcome.Invalid>(await HandAsync(office, postman, id, new(" ", false, null))).Faults;
        Assert.Equal(["received_by_missing", "identity_not_checked", "proof_missing"], faults.Select(f => f.Code));
        Assert.Equal("upload_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await HandAsync(office, postman, id, new("Phạm Văn Thử Một", true, (await office.World.UploadAsync(rival, "%PDF-1.4 x")).Id))).Faults).Code);
        await Office.Done(await HandAsync(office, postman, id, new("Phạm Văn Thử Một", true, proof.Id)));

        dossier = await office.World.DossierAsync(id);
        Assert.Equal((DeliveryState.PostDelivered, office.World.Clock.Now), (dossier.Delivery, dossier.PostDeliveredAt));
        Assert.Equal(proof.Sha256, Assert.Single(dossier.Papers, p => p.Kind == PaperKind.DeliveryProof).Sha256);
        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.post_delivered", "Phạm Văn Thử Một", postman.Id), (told.Type, told.Reason, told.ActorId));
        Assert.Equal([proof.Sha256], DossierEventData.Parse(told.Data).Files!);
        row = Assert.Single(await ListAsync(office, postman, ReadAgentWork.Desk.Delivered));
        Assert.Equal((null, null, false), (row.Address, row.Phone, row.IsToDeliver));
        Assert.Equal("refused: not_on_its_way", Office.Describe(await HandAsync(office, postman, id, new("Phạm Văn Thử Một", true, proof.Id))));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task What_an_agent_brings_back_leaves_its_sight(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var postman = await office.World.OfficialAsync(Role.PostalAgent, Counter);
        var id = await office.InAsync(BusinessState.Issued);
        await Office.Done(await PostAsync(office, id, postman.Id));
        Assert.Equal("refused: reason_missing", Office.Describe(await office.Now<FollowPosting>(id, (u, v) => u.ReturnedAsync(office.By(postman), id, v, " "))));

        await Office.Done(await office.Now<FollowPosting>(id, (u, v) => u.ReturnedAsync(office.By(postman), id, v, "Không có người nhận.")));

        Assert.Equal((BusinessState.Issued, null), await office.World.DossierAsync(id) is { } d ? (d.State, d.CarrierId) : default);
        Assert.Null(await OneAsync(office, postman, id));
        await Office.Done(await PostAsync(office, id, null));
        Assert.IsType<ActOutcome.NotFound>(await office.Now<FollowPosting>(id, (u, v) => u.DeliveredAsync(office.By(postman), id, v, office.World.Clock.Now)));
    }

    private static Task<SubmitDossier.Outcome> SubmitAsync(Office office, Actor who, SubmitDossier.Request request, string? key = null) =>
        office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(who, key), request));

    private static Task<IReadOnlyList<ReadAgentWork.Row>> ListAsync(Office office, Actor who, ReadAgentWork.Desk desk) =>
        office.World.Do<ReadAgentWork, IReadOnlyList<ReadAgentWork.Row>>(u => u.ListAsync(who, desk));

    private static Task<ReadAgentWork.Row?> OneAsync(Office office, Actor who, Guid id) => office.World.Do<ReadAgentWork, ReadAgentWork.Row?>(u => u.OneAsync(office.By(who), id));

    private static Task<ActOutcome> PostAsync(Office office, Guid id, Guid? agent) => office.Now<DeliverResult>(id, (u, v) => u.ByPostAsync(
        office.By(office.People.Receiver), id, v, new("Bưu điện", $"VD{v}", VietnamTime.DayOf(office.World.Clock.Now), agent)));

    private static async Task<AssistInput> ConsentAsync(Office office, Actor agent) => new(null, true, (await office.World.UploadAsync(agent, "%PDF-1.4 đồng ý " + Guid.NewGuid())).Id);

    private static async Task<Guid> ScannedAsync(Office office, Actor agent, string text) => (await office.World.UploadAsync(agent, "%PDF-1.4 " + text)).Id;

    private static Task<ActOutcome> HandAsync(Office office, Actor who, Guid id, DeliveryEvidence evidence) =>
        office.Now<FollowPosting>(id, (u, v) => u.HandedOverAsync(office.By(who), id, v, evidence));
}
