using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What was asked for after acceptance: held against each item, late, or never complete; and what goes back when all ends without a result.</summary>
public sealed class SupplementTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_not_complete_goes_back_within_the_same_limit_and_the_clock_stays_paused(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await AskedAsync(office, "Bản vẽ", "Bản cam kết");
        var asked = await office.World.DossierAsync(id);
        office.World.Clock.SetLocal("2026-03-04T09:00");
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        var refused = Assert.Single(Assert.IsType<ActOutcome.Refused>(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [0]))).Reasons);
        Assert.Equal(("items_still_missing", true), (refused.Code, refused.Text.Contains("Bản cam kết", StringComparison.Ordinal)));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.ReturnAsync(office.By(office.People.Receiver), id, v, [0])));

        var waiting = await office.World.DossierAsync(id);
        Assert.Equal(
            (BusinessState.SupplementRequested, Desk.Applicant, asked.PausedAt, asked.SupplementLimitAt, 1, (DateTime?)null, "Bản cam kết"),
            (waiting.State, waiting.Desk, waiting.PausedAt, waiting.SupplementLimitAt, waiting.SupplementRequests, waiting.SupplementHandedInAt, waiting.NoticeText));
        Assert.Equal(["Bản cam kết"], DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Missing);

        office.World.Clock.SetLocal("2026-03-05T09:00");
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 hai"));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [0])));
        var going = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null), (going.State, going.PausedAt));
        Assert.Contains("2026-03-05T09:00", going.Pauses, StringComparison.Ordinal);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Less_is_taken_in_with_the_reason_and_both_stand_in_the_event(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await AskedAsync(office, "Bản vẽ", "Bản cam kết");
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [1], "Bản vẽ đã có ở hồ sơ trước")));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("Bản vẽ", "Bản vẽ đã có ở hồ sơ trước"), (Assert.Single(data.Missing!), data.Exception));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_comes_after_the_limit_says_so_and_the_head_may_still_end_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await AskedAsync(office, "Bản vẽ");
        office.World.Clock.SetLocal("2026-04-14T08:00");
        await Office.Done(await office.Now<ExpireSupplement>(id, (u, v) => u.PassAsync(new(Actor.System, office.World.Clock.Now, "background"), id, v)));
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 muộn"));
        Assert.True(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).AfterLimit);
        Assert.Equal(Desk.Receive, (await office.World.DossierAsync(id)).Desk);
        await Office.Done(await office.Now<ExpireSupplement>(id, (u, v) => u.StopAsync(office.By(office.People.Head), id, v, "Điều 5")));
        Assert.Equal(BusinessState.Stopped, (await office.World.DossierAsync(id)).State);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_originals_of_a_dossier_without_a_result_go_back_once(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.StopRequested);
        var (paper, second, third, counter) = (Guid.Empty, Guid.CreateVersion7(), Guid.CreateVersion7(), (await office.World.DossierAsync(id)).CounterId);
        await using (var db = office.World.Database.Open())
        {
            paper = await db.DossierPapers.Where(p => p.DossierId == id && p.Kind == PaperKind.Component).Select(p => p.Id).SingleAsync();
            await db.DossierPapers.Where(p => p.Id == paper).ExecuteUpdateAsync(set => set.SetProperty(p => p.Originals, 1).SetProperty(p => p.GoesBack, true));
            db.AddRange(new[] { second, third }.Select(more => new DossierPaper { Id = more, DossierId = id, Kind = PaperKind.Supplement, Originals = 1, AddedAt = office.World.Clock.Now, AddedAtVersion = 1 }));
            db.Add(new DossierPaper { Id = Guid.CreateVersion7(), DossierId = id, Kind = PaperKind.Supplement, Originals = 1, GoesBack = false, AddedAt = office.World.Clock.Now, AddedAtVersion = 1 });
            await db.SaveChangesAsync();
        }

        Assert.Empty(await KeptAsync());
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        Task<ActOutcome> GiveBack(bool identityChecked, params Guid[] papers) =>
            office.Now<ReturnOriginals>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, identityChecked, "Phạm Văn Thử Một", papers));
        Assert.Equal("identity_unchecked", Assert.Single(Assert.IsType<ActOutcome.Refused>(await GiveBack(false, paper)).Reasons).Code);
        Assert.Equal("originals_missing", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await GiveBack(true)).Faults).Code);
        Assert.Equal("original_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await GiveBack(true, Guid.NewGuid())).Faults).Code);
        Assert.Equal([(id, 3)], await KeptAsync());

        // What was opened again keeps none: they lie with the dossier it was opened as.
        await ReopenedAsync(Guid.CreateVersion7());
        Assert.Empty(await KeptAsync());
        Assert.Equal("no_originals", Assert.Single(Assert.IsType<ActOutcome.Refused>(await GiveBack(true, paper)).Reasons).Code);
        await ReopenedAsync(null);
        await Office.Done(await GiveBack(true, paper));
        Assert.Equal([(id, 2)], await KeptAsync());
        Assert.Null((await office.World.DossierAsync(id)).OriginalsReturnedAt);

        var told = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.originals_returned", "Phạm Văn Thử Một"), (told.Type, told.Reason));
        Assert.Equal([paper], DossierEventData.Parse(told.Data).OriginalsReturned);
        Assert.Equal(BusinessState.Withdrawn, (await office.World.DossierAsync(id)).State);
        Assert.Equal("original_unknown", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await GiveBack(true, paper)).Faults).Code);
        await Office.Done(await GiveBack(true, second, third));
        Assert.Empty(await KeptAsync());

        // Two papers in one act are one event and one message.
        await using (var db = office.World.Database.Open())
        {
            var acts = (await office.EventsAsync(id)).Where(e => e.Type == "dossier.originals_returned").Select(e => e.Id).ToList();
            Assert.Equal(2, acts.Count);
            Assert.Equal(2, await db.Outbox.CountAsync(m => m.Topic == "notice" && acts.Contains(m.EventId)));
        }

        Assert.Equal("no_originals", Assert.Single(Assert.IsType<ActOutcome.Refused>(await GiveBack(true, second)).Reasons).Code);
        await office.World.AssertRecountAsync();

        async Task ReopenedAsync(Guid? again)
        {
            await using var db = office.World.Database.Open();
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReopenedAsId, again));
        }

        async Task<List<(Guid, int)>> KeptAsync() => [.. (await office.World.Do<ListOriginals, IReadOnlyList<ListOriginals.Row>>(u => u.RunAsync(
            office.People.Receiver, counter))).Select(row => (row.Id, row.Papers))];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_more_paper_after_the_limit_does_not_make_late_what_was_in_time(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await AskedAsync(office, "Bản vẽ");
        foreach (var (moment, kept) in new[] { ("2026-03-05T09:00", "2026-03-05T09:00"), ("2026-03-06T09:00", "2026-03-06T09:00"), ("2026-04-14T08:00", "2026-03-06T09:00") })
        {
            office.World.Clock.SetLocal(moment);
            await Office.Done(await HandInAsync(office, id, "%PDF-1.4 " + moment));
            Assert.Equal(kept, Office.Local((await office.World.DossierAsync(id)).SupplementHandedInAt));
        }

        Assert.True(office.World.Clock.Now > (await office.World.DossierAsync(id)).SupplementLimitAt);
        var expired = await office.Now<ExpireSupplement>(id, (u, v) => u.StopAsync(office.By(office.People.Head), id, v, "Điều 3"));
        Assert.Contains("supplement_handed_in", Assert.IsType<ActOutcome.Refused>(expired).Reasons.Select(r => r.Code));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        Assert.Contains("2026-03-06T09:00", (await office.World.DossierAsync(id)).Pauses, StringComparison.Ordinal);
        await office.World.AssertRecountAsync();
    }

    /// <summary>Five working days from Monday 02/3/2026 at 09:00 to Monday 09/3 at 17:00: the first half ends on Thursday 05/3, and not with the last minute of a day.</summary>
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Late_in_its_time_a_dossier_is_asked_for_a_supplement_with_a_reason_alone(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        var last = DossierTimes.SupplementBy(await office.World.DossierAsync(id), await office.World.ReferenceAsync())!.Value;
        Assert.StartsWith("2026-03-05T", Office.Local(last), StringComparison.Ordinal);
        Task<ActOutcome> Ask(string? because) => office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], "Thiếu", null, exception: because));
        office.World.Clock.SetLocal(Office.Local(last.AddMinutes(1)));
        Assert.Equal("refused: supplement_late", Office.Describe(await Ask(" ")));
        office.World.Clock.SetLocal(Office.Local(last));
        await Office.Done(await Ask(null));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Exception);

        office.World.Clock.SetLocal("2026-03-02T09:00");
        id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        office.World.Clock.SetLocal("2026-03-06T09:00");
        await Office.Done(await Ask("Phát hiện khi thẩm định thực địa"));
        Assert.Equal("Phát hiện khi thẩm định thực địa", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Exception);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_not_supplemented_in_time_may_be_refused_in_writing_and_the_clock_stands_until_the_refusal_is_issued(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await AskedAsync(office, "Bản vẽ");
        var paused = (await office.World.DossierAsync(id)).PausedAt;
        Task<ActOutcome> Refuse(string? basis) => office.Now<DecideDossier>(id, (u, v) => u.RefuseAsync(office.By(office.People.Head), id, v, "Không bổ sung hồ sơ trong thời hạn", basis!));
        office.World.Clock.SetLocal(Office.Local((await office.World.DossierAsync(id)).SupplementLimitAt));
        Assert.Equal("refused: supplement_time_left", Office.Describe(await Refuse("Điều 5")));
        office.World.Clock.SetLocal("2026-04-14T08:00");
        Assert.Equal("refused: basis_missing", Office.Describe(await Refuse(" ")));
        Assert.Contains("not_your_role", Office.Describe(await office.Now<DecideDossier>(id, (u, v) => u.RefuseAsync(office.By(office.People.Specialist), id, v, "Không", "Điều 5"))), StringComparison.Ordinal);
        await Office.Done(await Refuse("Điều 5"));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.DecidedRefuse, Desk.Issue, paused, true, (Guid?)null), (dossier.State, dossier.Desk, dossier.PausedAt, dossier.Refused, dossier.DraftId));
        Assert.Equal("12b", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Rule);
        Assert.Contains("result_missing", Office.Describe(await office.Now<IssueResult>(id, (u, v) => u.RunAsync(office.By(office.People.Clerk), id, v, new("12/TC", new(2026, 4, 14), null)))), StringComparison.Ordinal);
        await Office.Done(await office.IssueAsync(id, dossier.Version));
        var issued = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Issued, Timeliness.Early), (issued.State, issued.Timeliness));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_sector_law_allows_to_be_asked_for_once_more_is_asked_for_with_its_clause(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.World.ChangeProcedureAsync(procedure => procedure["moreSupplementsBasis"] = "Điều 9 Luật Minh họa");
        var id = await AskedAsync(office, "Bản vẽ");
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).AllowedBy);
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Propose(ProposalKind.Supplement)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản cam kết"], "Thiếu", "Điều 1 Nghị định A")));

        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal(("Điều 9 Luật Minh họa", "Điều 1 Nghị định A", (string?)null), (data.AllowedBy, data.LegalBasis, data.Exception));
        Assert.Equal(2, (await office.World.DossierAsync(id)).SupplementRequests);
        await using (var db = office.World.Database.Open())
        {
            var letters = await db.Letters.Where(l => l.DossierId == id && l.Kind == Law.Dossiers.LetterKind.Supplement).OrderBy(l => l.EventVersion).Select(l => l.Content).ToListAsync();
            Assert.Equal([false, true], letters.Select(l => l!.Contains("Căn cứ: Điều 1 Nghị định A; Điều 9 Luật Minh họa", StringComparison.Ordinal)));
        }

        await office.World.AssertRecountAsync();
    }

    private static async Task<Guid> AskedAsync(Office office, params string[] items)
    {
        var id = await office.InAsync(BusinessState.InProcess, ProposalKind.Supplement);
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, items, "Thiếu", null)));
        return id;
    }

    private static Task<ActOutcome> HandInAsync(Office office, Guid id, string text) =>
        office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(office.People.Citizen), id, v, [new("", (await office.World.UploadAsync(office.People.Citizen, text)).Id)]));
}
