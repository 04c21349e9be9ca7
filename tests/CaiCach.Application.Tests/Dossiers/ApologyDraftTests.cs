using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Letters of apology are drafted by who handles the dossier, or by the system, and signed or given back by the head; with requests for a supplement, several at once.</summary>
public sealed class ApologyDraftTests
{
    private const string Reason = "Phải xác minh thực địa";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_draft_waits_in_the_queue_is_given_back_drafted_anew_seen_and_signed_once_and_the_due_date_stays(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, head) = (await office.InAsync(BusinessState.InProcess), office.People.Head);
        var due = (await office.World.DossierAsync(id)).DueAt;
        Assert.Equal("invalid: date not_a_working_day", Office.Describe(await DraftAsync(office, id, new(2026, 4, 12))));
        Assert.Equal("invalid: fault unit_unknown", Office.Describe(await DraftAsync(office, id, new(2026, 4, 15), await office.World.UnitAsync("BKHCN-PC"))));
        await Office.Done(await DraftAsync(office, id, new(2026, 4, 15), office.DivisionId));
        var row = Assert.Single(await QueueAsync(office, head));
        Assert.Equal((id, new DateOnly(2026, 4, 15), Reason, (Guid?)office.DivisionId, false, false), (row.Id, row.Day, row.Reason, row.FaultUnitId, row.Seen, row.Own));
        Assert.Empty(await QueueAsync(office, office.People.Clerk));

        await Office.Done(await ReturnAsync(office, id, "Nêu rõ việc còn lại"));
        Assert.Empty(await QueueAsync(office, head));
        Assert.Equal("refused: no_apology_drafted", Office.Describe(await ReturnAsync(office, id, "Lần nữa")));
        await Office.Done(await DraftAsync(office, id, new(2026, 4, 16), office.DivisionId));
        row = Assert.Single(await QueueAsync(office, head));
        Assert.Equal("not_seen", Assert.IsType<ActOutcome.Refused>(await SignAsync(office, head, row.Id, row.Version, apology: true)).Reasons[0].Code);
        await SeeAsync(office, head, id);
        Assert.True(Assert.Single(await QueueAsync(office, head)).Seen);
        await Office.Done(await SignAsync(office, head, row.Id, row.Version, apology: true));

        var signed = await office.World.DossierAsync(id);
        Assert.Equal(("2026-04-16T17:00", due), (Office.Local(signed.AppointmentAt), signed.DueAt));
        Assert.Equal(office.DivisionId, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).FaultUnit);
        Assert.Empty(await QueueAsync(office, head));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Letters.CountAsync(l => l.DossierId == id && l.Kind == LetterKind.Apology));
        Assert.StartsWith("refused: ", Office.Describe(await DraftAsync(office, id, new(2026, 4, 20))), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task While_it_is_suspended_and_the_clock_runs_a_letter_is_drafted_and_signed_and_none_while_the_clock_stands(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var head = office.People.Head;
        Task<ActOutcome> Suspend(Guid id, bool stops) => office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(head), id, v, "Chờ kết luận thanh tra", "Điều 6", stops));
        Task<ActOutcome> Apologise(Guid id) => office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(head), id, v, new(2026, 4, 15), Reason));
        var held = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await Suspend(held, stops: true));
        Assert.Equal("refused: clock_held", Office.Describe(await DraftAsync(office, held, new(2026, 4, 15))));
        Assert.Equal("refused: clock_held", Office.Describe(await Apologise(held)));

        var id = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await Suspend(id, stops: false));
        var due = (await office.World.DossierAsync(id)).DueAt;
        await Office.Done(await DraftAsync(office, id, new(2026, 4, 15), office.DivisionId));
        Assert.Equal(id, Assert.Single(await QueueAsync(office, head)).Id);
        await Office.Done(await ReturnAsync(office, id, "Nêu rõ việc còn lại"));
        await Office.Done(await Apologise(id));
        var signed = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Suspended, "2026-04-15T17:00", due), (signed.State, Office.Local(signed.AppointmentAt), signed.DueAt));
        Assert.Equal("refused: already_apologised", Office.Describe(await Apologise(id)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_system_drafts_near_the_due_date_without_a_reason_and_nobody_signs_that_nor_after_the_due_date_nor_the_own_draft(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, head) = (await office.InAsync(BusinessState.InProcess), office.People.Head);
        var due = (await office.World.DossierAsync(id)).DueAt!.Value;
        office.World.Clock.SetLocal(Office.Local(due.AddHours(-4)));
        await Office.Done(await office.Now<ForecastDelay>(id, (u, v) => u.RunAsync(office.By(Actor.System), id, v)));
        var row = Assert.Single(await QueueAsync(office, head));
        Assert.Equal((null, null, (Guid?)office.DivisionId), (row.WriterId, row.Reason, row.FaultUnitId));
        await SeeAsync(office, head, id);
        Assert.Equal("reason_missing", Assert.IsType<ActOutcome.Refused>(await SignAsync(office, head, id, row.Version, apology: true)).Reasons[0].Code);

        await Office.Done(await DraftAsync(office, id, row.Day));
        var promoted = office.People.Specialist with { Posts = head.Posts };
        Assert.True(Assert.Single(await QueueAsync(office, promoted)).Own);
        await SeeAsync(office, promoted, id);
        Assert.Equal("proposer_cannot_sign", Assert.IsType<ActOutcome.Refused>(await SignAsync(office, promoted, id, await office.VersionAsync(id), apology: true)).Reasons[0].Code);

        await SeeAsync(office, head, id);
        office.World.Clock.SetLocal(Office.Local(due));
        Assert.Single(await QueueAsync(office, head));
        office.World.Clock.SetLocal(Office.Local(due.AddMinutes(1)));
        Assert.Empty(await QueueAsync(office, head));
        Assert.IsType<ActOutcome.Refused>(await SignAsync(office, head, id, await office.VersionAsync(id), apology: true));
        Assert.IsType<ActOutcome.Refused>(await DraftAsync(office, id, row.Day));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Requests_for_a_supplement_are_signed_with_results_after_each_was_seen_by_who_signs_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (grant, ask, unseen) = (await office.InAsync(BusinessState.InProcess, ProposalKind.Grant), await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement), await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement));
        var (head, agency) = (office.People.Head, await office.World.UnitAsync(World.Agency));
        var listed = (await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(head))).Rows;
        Assert.Equal(new[] { grant, ask, unseen }.Order(), listed.Select(r => r.Id).Order());
        Assert.Equal("Bản vẽ", listed.Single(r => r.Id == ask).Items);
        var lent = office.People.DivisionHead with { Delegations = [new(Guid.NewGuid(), agency, head.Id!.Value, head.Name, DelegationForm.ForHead, "Giám đốc", "Phó Giám đốc", new HashSet<SigningKind> { SigningKind.Supplements }, null)] };
        Assert.Equal(new[] { ask, unseen }.Order(), (await office.World.Do<ListToSign, ListToSign.Page>(u => u.RunAsync(lent))).Rows.Select(r => r.Id).Order());

        await SeeAsync(office, head, ask);
        await Office.Done(await SignAsync(office, head, ask, await office.VersionAsync(ask)));
        Assert.Equal("not_seen", Assert.IsType<ActOutcome.Refused>(await SignAsync(office, head, unseen, await office.VersionAsync(unseen))).Reasons[0].Code);
        var asked = await office.World.DossierAsync(ask);
        Assert.Equal((BusinessState.SupplementRequested, "Bản vẽ", 1), (asked.State, asked.NoticeText, asked.SupplementRequests));
        Assert.Equal("no_apology_drafted", Assert.IsType<ActOutcome.Refused>(await SignSeenAsync(office, head, grant, apology: true)).Reasons[0].Code);
    }

    private static Task<ActOutcome> DraftAsync(Office office, Guid id, DateOnly day, Guid? fault = null) =>
        office.Now<DraftApology>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, day, Reason, fault));

    private static Task<ActOutcome> ReturnAsync(Office office, Guid id, string reason) => office.Now<DraftApology>(id, (u, v) => u.ReturnAsync(office.By(office.People.Head), id, v, reason));

    private static Task<IReadOnlyList<ListToSign.Apology>> QueueAsync(Office office, Actor actor) =>
        office.World.Do<ListToSign, IReadOnlyList<ListToSign.Apology>>(u => u.ApologiesAsync(actor, office.World.Clock.Now));

    private static async Task SeeAsync(Office office, Actor actor, Guid id)
    {
        var version = await office.VersionAsync(id);
        await office.World.Do<NoteView, bool>(async u =>
        {
            await u.RunAsync(office.By(actor), id, version);
            return true;
        });
    }

    private static async Task<ActOutcome> SignSeenAsync(Office office, Actor actor, Guid id, bool apology)
    {
        await SeeAsync(office, actor, id);
        return await SignAsync(office, actor, id, await office.VersionAsync(id), apology);
    }

    private static async Task<ActOutcome> SignAsync(Office office, Actor actor, Guid id, int version, bool apology = false) =>
        Assert.Single(await office.World.Do<SignSeveral, IReadOnlyList<SignSeveral.Result>>(u => u.RunAsync(office.By(actor), [new(id, version, apology)]))).Outcome;
}
