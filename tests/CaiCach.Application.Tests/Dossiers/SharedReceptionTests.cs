using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Application.Procedures;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The counter of SNV-QT takes in dossiers of SKHCN-QT, of the same province: it accepts and hands over, SKHCN-QT decides, the result goes back to the first counter.</summary>
public sealed class SharedReceptionTests
{
    private const string Counter = "SNV-QT";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_goes_from_one_counter_to_the_competent_body_and_back(string engine)
    {
        await using var office = await OpenAsync(engine);
        var there = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        var (competent, receiver) = (await office.World.UnitAsync(World.Agency), await office.World.UnitAsync(Counter));
        var id = await FiledAsync(office, there);

        var filed = await office.World.DossierAsync(id);
        Assert.Equal((receiver, receiver, receiver, competent, true), (filed.HelpedById, filed.ReceivedById, filed.CounterId, filed.AgencyId, filed.ReceivedForOther));
        Assert.Equal(await office.World.UnitAsync("SNV-QT-MC"), filed.HolderUnitId);
        Assert.Equal(receiver, DossierEventData.Parse((await office.EventsAsync(id))[0].Data).ReceivedBy);

        // Until it is handed over it is the work of the counter that has it, and of nobody else.
        Assert.Equal("not_your_role", CodeOf(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v))));
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        Assert.Equal([id], await DeskAsync(office, there, Desk.Receive));
        Assert.Empty(await DeskAsync(office, office.People.Receiver, Desk.Receive));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        var accepted = await office.World.DossierAsync(id);
        Assert.StartsWith("H50.911-", accepted.Code, StringComparison.Ordinal);
        Assert.Equal(await office.World.UnitAsync("SNV-QT-MC"), accepted.HolderUnitId);

        // The receipt is of the counter and names who decides.
        var receipt = (await office.World.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(there, id, LetterKind.Acceptance, null)))!;
        var name = (await office.World.ReferenceAsync()).Organisation.NameOf(competent);
        Assert.StartsWith("Bộ phận Tiếp nhận và Trả kết quả của Sở Nội vụ", receipt.Sheet.Issuer, StringComparison.Ordinal);
        Assert.Contains(receipt.Sheet.Blocks, b => System.Text.Json.JsonSerializer.Serialize((object)b, DossierEventData.Json).Contains($"Cơ quan giải quyết: {name}", StringComparison.Ordinal));

        // Handed over on a list of the counter, which both sides read.
        var version = accepted.Version;
        Assert.Empty(await DeskAsync(office, office.People.Receiver, Desk.Transfer));
        var ownUnit = await office.World.UnitAsync("SNV-QT-TCPCP");
        Assert.Equal("unit_unknown", ((ActOutcome.Invalid)await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v, ownUnit))).Faults[0].Code);
        var handed = await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(office.By(there), office.DivisionId, [new(id, version)]));
        var sheet = (await office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(office.People.Receiver, handed.ListId!.Value)))!;
        Assert.Equal((receiver, office.DivisionId), (sheet.List.AgencyId, sheet.List.ToUnitId));
        Assert.NotNull((await office.World.DossierAsync(id)).LeftCounterAt);

        // The one box finds it by who received beside who is competent, long after it left the counter, and by no other counter.
        var own = await office.InAsync(BusinessState.InProcess);
        foreach (var (who, typed, expected) in ((Actor, string, Guid[])[])[
            (there, Counter, [id]), (there, "SNV-QT-MC", [id]), (there, World.Agency, [id]), (there, "thu mot SNV-QT-MC", [id]), (there, "SKHCN-QT-MC", []),
            (office.People.Receiver, Counter, [id]), (office.People.Receiver, "SNV-QT-MC", [id]), (office.People.Receiver, World.Agency, [own, id]), (office.People.Receiver, "SKHCN-QT-MC", [own]),
            (office.People.Receiver, "BKHCN-SHTT-MC", [])])
        {
            var found = await office.World.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(who, typed));
            Assert.Equal((typed, string.Join(' ', expected.Order())), (typed, string.Join(' ', found.Rows.Select(r => r.Id).Order())));
        }

        await using (var stored = office.World.Database.Open())
        {
            var counter = (await office.World.ReferenceAsync()).Organisation.Find(receiver)!;
            var others = SearchDossiers.OfOffice(stored.Dossiers, counter)[^1].OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(21);
            Assert.Contains("ix_dossiers_for_others_submitted", await QueryPlan.OfAsync(stored, engine, others), StringComparison.Ordinal);
        }

        // The counter sees it on, and decides nothing.
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        var theirHead = await office.World.OfficialAsync(Role.AgencyHead, Counter);
        Assert.Equal("not_your_role", CodeOf(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(theirHead), id, v))));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));

        // The result waits at the first counter.
        Assert.Equal([id], await DeskAsync(office, there, Desk.Return));
        Assert.Empty(await DeskAsync(office, office.People.Receiver, Desk.Return));
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(there), id, v, identityChecked: true, "Phạm Văn Thử Một")));
        Assert.Equal(BusinessState.Done, (await office.World.DossierAsync(id)).State);

        // Counted once, by the competent body.
        await using var db = office.World.Database.Open();
        Assert.Equal([competent], await db.MeasureEntries.Where(e => e.RecordId == id).Select(e => e.AgencyId).Distinct().ToListAsync());
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_applicant_may_come_to_either_counter_once_it_is_handed_over(string engine)
    {
        await using var office = await OpenAsync(engine);
        var there = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        var id = await FiledAsync(office, there);
        await AcceptAndHandOverAsync(office, there, id);
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        await Office.Done(await office.Propose(ProposalKind.Supplement)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], "Thiếu bản vẽ", null)));
        var paper = await office.FileAsync(there);
        await Office.Done(await office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(there), id, v, [new("", paper)])));

        Assert.Equal([id], await DeskAsync(office, there, Desk.Receive));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        Assert.Equal(office.DivisionId, (await office.World.DossierAsync(id)).HolderUnitId);
        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, identityChecked: true, "Phạm Văn Thử Một")));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_what_is_opened_is_taken_in_and_only_by_a_counter_of_the_province(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (there, ministry) = (await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Receiver, "BKHCN-VP-MC"));
        Assert.Equal(["not_shared"], await FaultsAsync(office, there, Counter));
        await SetAsync(office, 0, SharedScope.Chosen, "1.014445");
        Assert.Equal(["not_shared"], await FaultsAsync(office, there, Counter));
        await SetAsync(office, 1, SharedScope.Chosen, World.Procedure);
        Assert.Empty(await FaultsAsync(office, there, Counter));
        Assert.Equal(["other_province"], await FaultsAsync(office, ministry, "BKHCN"));
        Assert.Equal(["receiver_unknown"], await FaultsAsync(office, there, "SNV-QT-MC"));
        Assert.Equal(["receiver_unknown"], await FaultsAsync(office, there, "KHONG-CO"));

        // A receiver files where the post is; a citizen and a program file with the competent body itself.
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, there, null));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, office.People.Receiver, Counter));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await SubmitAsync(office, office.People.Citizen, Counter, Channel.Online));

        await SetAsync(office, 2, SharedScope.None);
        Assert.Equal(["not_shared"], await FaultsAsync(office, there, Counter));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_may_open_it_from_which_day_once_and_of_two_at_once_one(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (mine, above, other) = (await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP"), await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await office.World.OfficialAsync(Role.ProcedureController, "SNV-QT-VP"));
        var request = new SaveSharedReception.Request(World.Agency, 0, new(2026, 3, 2), SharedScope.Chosen, [World.Procedure, "1.014445"]);
        foreach (var stranger in new[] { other, office.People.Receiver, office.People.Head, office.People.Citizen })
        {
            Assert.IsType<SaveSharedReception.Outcome.NotAllowed>(await SaveAsync(office, stranger, request));
        }

        Assert.Equal(["day_past"], Faults(await SaveAsync(office, mine, request with { FirstDay = new(2026, 3, 1) })));
        Assert.Equal(["day_too_far"], Faults(await SaveAsync(office, mine, request with { FirstDay = new(2027, 3, 3) })));
        Assert.Equal(["procedures_missing"], Faults(await SaveAsync(office, mine, request with { Procedures = [] })));
        Assert.Equal(["procedure_not_offered"], Faults(await SaveAsync(office, mine, request with { Procedures = ["2.000422"] })));

        var both = await Task.WhenAll(SaveAsync(office, mine, request), SaveAsync(office, above, request with { Scope = SharedScope.All }));
        Assert.Equal(["Done", "Stale"], both.Select(o => o.GetType().Name).Order(StringComparer.Ordinal));
        var again = await SaveAsync(office, both[0] is SaveSharedReception.Outcome.Done ? mine : above, both[0] is SaveSharedReception.Outcome.Done ? request : request with { Scope = SharedScope.All });
        Assert.Equal(new SaveSharedReception.Outcome.Done(1), again);

        // What holds later does not hold now.
        var there = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        Assert.Equal(new SaveSharedReception.Outcome.Done(2), await SaveAsync(office, mine, request with { Seen = 1, FirstDay = new(2026, 3, 4), Scope = SharedScope.None }));
        Assert.Empty(await FaultsAsync(office, there, Counter));
        office.World.Clock.SetLocal("2026-03-04T09:00");
        Assert.Equal(["not_shared"], await FaultsAsync(office, there, Counter));
        await using var db = office.World.Database.Open();
        Assert.Equal([1, 2], await db.Events.Where(e => e.Type == SharedReceptionEventData.Saved).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_stranger_sees_nothing_and_a_repeated_or_rival_act_is_told(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (there, cashier, stranger) = (await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Cashier, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"));
        var request = (await office.World.RequestAsync(there)) with { Channel = Channel.Direct, ReceiverCode = Counter };
        var twice = await Task.WhenAll(FileAsync(office, there, request, "k1"), FileAsync(office, there, request, "k1"));
        var id = Assert.Single(twice.Distinct());

        Assert.NotNull(await office.World.Do<FindDossier, Guid?>(async u => await u.RunAsync(there, (await office.World.DossierAsync(id)).RequestNumber)));
        Assert.NotNull(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(cashier, id)));
        Assert.NotNull(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(office.People.Receiver, id)));
        Assert.Null(await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(stranger, id)));
        Assert.IsType<ActOutcome.NotFound>(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(stranger), id, v)));
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        var version = await office.VersionAsync(id);
        var rivals = await Task.WhenAll(
            office.Do<AcceptDossier>(u => u.RunAsync(office.By(there), id, version)), office.Do<AcceptDossier>(u => u.RunAsync(office.By(there), id, version)));
        Assert.Equal(["Done", "Stale"], rivals.Select(r => r.GetType().Name).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_program_and_who_signs_for_a_head_see_nothing_of_the_counter_that_their_body_does_not_decide(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (there, counter) = (await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.World.UnitAsync(Counter));
        var id = await FiledAsync(office, there);
        var program = new Actor(Guid.NewGuid(), "Ứng dụng", ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { counter } };
        var head = await office.World.OfficialAsync(Role.AgencyHead, Counter);
        var signs = (await office.World.OfficialAsync(Role.Specialist, "SNV-QT-TCPCP")) with
        {
            Delegations = [new(Guid.NewGuid(), counter, head.Id!.Value, head.Name, DelegationForm.ForHead, "Giám đốc", null, new HashSet<SigningKind> { SigningKind.Results }, null)],
        };
        Assert.Equal([id], await DeskAsync(office, there, Desk.Receive));
        foreach (var stranger in new[] { program, signs })
        {
            Assert.Empty((await office.World.Do<ListWork, ListWork.Page>(u => u.RunAsync(stranger, new(Desk.Receive, counter)))).Rows);
        }

        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(there), id, v)));
        var version = await office.VersionAsync(id);
        var list = (await office.World.Do<HandOverSeveral, HandOverSeveral.Outcome>(u => u.RunAsync(office.By(there), office.DivisionId, [new(id, version)]))).ListId!.Value;
        Assert.Single((await office.World.Do<ReadHandovers, ReadHandovers.Page>(u => u.RecentAsync(there, counter))).Rows);
        foreach (var stranger in new[] { program, signs })
        {
            Assert.Null(await office.World.Do<ReadHandovers, ReadHandovers.Sheet?>(u => u.OneAsync(stranger, list)));
            Assert.Empty((await office.World.Do<ReadHandovers, ReadHandovers.Page>(u => u.RecentAsync(stranger, counter))).Rows);
        }
    }

    internal static async Task<Office> OpenAsync(string engine)
    {
        var office = await Office.OpenAsync(engine);
        await SetAsync(office, 0, SharedScope.All);
        return office;
    }

    internal static async Task<Guid> FiledAsync(Office office, Actor receiver) =>
        await FileAsync(office, receiver, (await office.World.RequestAsync(receiver)) with { Channel = Channel.Direct, ReceiverCode = Counter }, null);

    internal static async Task AcceptAndHandOverAsync(Office office, Actor receiver, Guid id)
    {
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, office.DivisionId)));
    }

    private static async Task<Guid> FileAsync(Office office, Actor receiver, SubmitDossier.Request request, string? key) =>
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(receiver, key), request))).Id;

    private static async Task SetAsync(Office office, int seen, SharedScope scope, params string[] procedures)
    {
        var controller = await office.World.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        Assert.IsType<SaveSharedReception.Outcome.Done>(await SaveAsync(office, controller, new(World.Agency, seen, Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now), scope, procedures)));
    }

    private static Task<SaveSharedReception.Outcome> SaveAsync(Office office, Actor who, SaveSharedReception.Request request) =>
        office.World.Do<SaveSharedReception, SaveSharedReception.Outcome>(u => u.RunAsync(office.By(who), request));

    private static IEnumerable<string> Faults(SaveSharedReception.Outcome outcome) => Assert.IsType<SaveSharedReception.Outcome.Invalid>(outcome).Faults.Select(f => f.Code);

    private static async Task<SubmitDossier.Outcome> SubmitAsync(Office office, Actor who, string? receiver, Channel channel = Channel.Direct)
    {
        var request = (await office.World.RequestAsync(who)) with { Channel = channel, ReceiverCode = receiver };
        return await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(who), request));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Actor who, string receiver) =>
        await SubmitAsync(office, who, receiver) is SubmitDossier.Outcome.Invalid invalid ? invalid.Faults.Select(f => f.Code) : [];

    private static async Task<IEnumerable<Guid>> DeskAsync(Office office, Actor who, Desk desk) =>
        (await office.World.Do<ListWork, ListWork.Page>(u => u.RunAsync(who, new(desk, who.Posts[0].AgencyId)))).Rows.Select(r => r.Id);

    private static string CodeOf(ActOutcome outcome) => Assert.IsType<ActOutcome.Refused>(outcome).Reasons[0].Code;
}
