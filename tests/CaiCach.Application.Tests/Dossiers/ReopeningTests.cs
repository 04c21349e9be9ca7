using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class ReopeningTests
{
    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_ended_dossier_is_opened_again_as_a_new_request_that_runs_to_its_result(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = await office.InAsync(BusinessState.Stopped);
        office.World.Clock.SetLocal("2026-03-09T15:00");
        await OrderedAsync(office, old);
        await Office.Done(await ReopenAsync(office, old));

        var ended = await office.World.DossierAsync(old);
        var again = await office.World.DossierAsync(ended.ReopenedAsId!.Value);
        Assert.Equal((BusinessState.Stopped, Desk.Closed), (ended.State, ended.Desk));
        Assert.Equal((BusinessState.IntakeReview, Desk.Receive, old, null, 1), (again.State, again.Desk, again.ReopenedFromId!.Value, again.Code, again.Version));
        Assert.NotEqual(ended.RequestNumber, again.RequestNumber);
        Assert.Equal("2026-03-10T15:00", Office.Local(again.IntakeDueAt));
        Assert.Equal((ended.OwnerName, ended.OwnerIdNumber, ended.AccountId, ended.Phone, FilingWay.OwnPortal), (again.OwnerName, again.OwnerIdNumber, again.AccountId, again.Phone, again.Way));
        await using (var db = office.World.Database.Open())
        {
            var papers = await db.DossierPapers.AsNoTracking().Where(p => p.DossierId == old || p.DossierId == again.Id).ToListAsync(TestContext.Current.CancellationToken);
            Assert.Equal(Files(papers, old), Files(papers, again.Id));
            Assert.NotEmpty(Files(papers, old));
        }

        var first = Assert.Single(await office.EventsAsync(again.Id));
        Assert.Equal(("dossier.opened_again", (Guid?)old), (first.Type, DossierEventData.Parse(first.Data).Linked));
        await office.World.DeliverAsync();
        await using (var db = office.World.Database.Open())
        {
            var told = Assert.Single(await db.Notices.Where(n => n.DossierId == again.Id).ToListAsync(TestContext.Current.CancellationToken));
            Assert.Equal((office.People.Receiver.Id!.Value, $"Yêu cầu {again.RequestNumber} được mở lại từ hồ sơ đã kết thúc; cần trả lời việc tiếp nhận trước 15:00 ngày 10/03/2026."), (told.AccountId, told.Text));
        }

        await Office.Done(await office.Now<TakeUpDossier>(again.Id, (u, v) => u.RunAsync(office.By(office.People.Receiver), again.Id, v)));
        await Office.Done(await office.Now<AcceptDossier>(again.Id, (u, v) => u.RunAsync(office.By(office.People.Receiver), again.Id, v)));
        again = await office.World.DossierAsync(again.Id);
        Assert.NotNull(again.Code);
        Assert.NotEqual(ended.Code, again.Code);
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_is_opened_again_once_by_whoever_comes_first(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = await office.InAsync(BusinessState.Stopped);
        var unordered = await office.VersionAsync(old);
        var orders = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => office.Do<ReopenDossier>(u => u.OrderAsync(office.By(office.People.Head), old, unordered, "Kết luận khiếu nại", "Điều 7", "15/QĐ"))));
        Assert.Single(orders, o => o is ActOutcome.Done);
        Assert.Single(orders, o => o is ActOutcome.Stale);
        Assert.Equal("refused: reopening_ordered", Office.Describe(await OrderAsync(office, old)));

        await office.CallAdministratorAsync(World.Agency);
        var seen = await office.VersionAsync(old);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => office.Do<ReopenDossier>(u => u.RunAsync(office.By(office.Administrator), old, seen))));
        Assert.Single(outcomes, o => o is ActOutcome.Done);
        // Who comes after the other has saved finds no order any more: an administrator reads no dossier.
        Assert.Single(outcomes, o => o is ActOutcome.Stale or ActOutcome.NotFound);
        Assert.IsType<ActOutcome.NotFound>(await ReopenAsync(office, old));
        Assert.Equal("refused: already_reopened", Office.Describe(await OrderAsync(office, old)));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.ReopenedFromId == old, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task It_takes_two_the_order_of_the_head_waits_and_is_taken_back_refused_or_carried_out(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = await office.InAsync(BusinessState.Stopped);
        var (head, colleague) = (office.People.Head, await office.World.OfficialAsync(Role.AgencyHead));
        await office.CallAdministratorAsync(World.Agency);
        Assert.IsType<ActOutcome.NotFound>(await ReopenAsync(office, old));
        Assert.Equal(0, await CountAsync(office, office.Administrator));

        await Office.Done(await OrderAsync(office, old));
        var waiting = await office.World.DossierAsync(old);
        Assert.Equal((BusinessState.Stopped, null, head.Id, "15/QĐ-SKHCN"), (waiting.State, waiting.ReopenedAsId, waiting.ReopeningOrderedById, waiting.ReopeningNumber));
        var row = Assert.Single((await office.World.Do<ListReopenings, ListReopenings.Page>(u => u.RunAsync(office.Administrator))).Rows);
        Assert.Equal((old, waiting.Code, head.Name, "Kết luận khiếu nại", "Điều 7"), (row.Id, row.Name, row.OrderedBy, row.Reason, row.LegalBasis));
        Assert.Empty((await office.World.Do<ListReopenings, ListReopenings.Page>(u => u.RunAsync(office.Administrator, new(row.OrderedAt, row.Id)))).Rows);
        Assert.Single((await office.World.Do<ListReopenings, ListReopenings.Page>(u => u.RunAsync(office.Administrator, new(row.OrderedAt.AddTicks(-10), row.Id)))).Rows);
        Assert.Equal((1, 1, 0, 0), (await CountAsync(office, head), await CountAsync(office, await office.World.OfficialAsync(Role.Administrator, "BKHCN")), await CountAsync(office, await office.World.OfficialAsync(Role.Administrator, "BKHCN-SHTT")), await CountAsync(office, office.People.Receiver)));
        Assert.Equal("refused: not_your_role", Office.Describe(await office.Now<ReopenDossier>(old, (u, v) => u.RunAsync(office.By(head), old, v))));
        Assert.Equal("refused: not_your_order", Office.Describe(await WithdrawAsync(office, old, colleague)));
        await office.World.DeliverAsync();
        Assert.Equal([NoticeKind.ToReopen], await KindsAsync(office, office.Administrator));

        await Office.Done(await WithdrawAsync(office, old, head));
        Assert.Null((await office.World.DossierAsync(old)).ReopeningOrderedAt);
        Assert.IsType<ActOutcome.NotFound>(await ReopenAsync(office, old));

        await Office.Done(await OrderAsync(office, old));
        Assert.Equal("refused: reason_missing", Office.Describe(await office.Now<ReopenDossier>(old, (u, v) => u.RefuseAsync(office.By(office.Administrator), old, v, " "))));
        await Office.Done(await office.Now<ReopenDossier>(old, (u, v) => u.RefuseAsync(office.By(office.Administrator), old, v, "Văn bản chưa có hiệu lực")));
        await office.World.DeliverAsync();
        Assert.Contains(NoticeKind.Returned, await KindsAsync(office, head));

        // Whoever ordered it and administers the body since does not carry it out, nor refuse it.
        await Office.Done(await OrderAsync(office, old));
        var turned = head with { Posts = office.Administrator.Posts };
        Assert.Equal("refused: orderer_cannot_reopen", Office.Describe(await office.Now<ReopenDossier>(old, (u, v) => u.RunAsync(office.By(turned), old, v))));
        Assert.Equal("refused: orderer_cannot_reopen", Office.Describe(await office.Now<ReopenDossier>(old, (u, v) => u.RefuseAsync(office.By(turned), old, v, "Thôi"))));
        await Office.Done(await ReopenAsync(office, old));

        var events = (await office.EventsAsync(old)).Where(e => e.Type.Contains("reopen", StringComparison.Ordinal)).ToList();
        Assert.Equal(
            ["dossier.reopening_ordered", "dossier.reopening_withdrawn", "dossier.reopening_ordered", "dossier.reopening_refused", "dossier.reopening_ordered", "dossier.reopened"],
            events.Select(e => e.Type));
        Assert.Equal(["27a", "27b", "27a", "27c", "27a", "27"], events.Select(e => DossierEventData.Parse(e.Data).Rule));
        Assert.All(events[..^1], e => Assert.True(DossierEvents.IsInternal(e.Type)));
        var done = DossierEventData.Parse(events[^1].Data);
        Assert.Equal((office.Administrator.Id, "Kết luận khiếu nại", "Điều 7", "15/QĐ-SKHCN", head.Id), (events[^1].ActorId, events[^1].Reason, done.LegalBasis, done.Number, done.OrderedBy));
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_head_alone_opened_again_before_orders_were_asked_for_stays_so(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (old, again) = (await office.InAsync(BusinessState.Stopped), await office.InAsync(BusinessState.IntakeReview));
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == old).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReopenedAsId, again), TestContext.Current.CancellationToken);
            await db.Dossiers.Where(d => d.Id == again).ExecuteUpdateAsync(set => set.SetProperty(d => d.ReopenedFromId, old), TestContext.Current.CancellationToken);
        }

        Assert.Equal("refused: already_reopened", Office.Describe(await OrderAsync(office, old)));
        Assert.Empty((await office.World.Do<ListReopenings, ListReopenings.Page>(u => u.RunAsync(office.People.Head))).Rows);
        Assert.Null(DossierEventData.Parse("""{"rule":"27","number":"15/QĐ","linked":"0198f0a0-0000-7000-8000-000000000001"}""").OrderedBy);
        await Office.Done(await office.Now<AcceptDossier>(again, (u, v) => u.RunAsync(office.By(office.People.Receiver), again, v)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_procedure_that_the_body_offers_no_longer_is_not_opened_again(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = await office.InAsync(BusinessState.Stopped);
        await OrderedAsync(office, old);
        await using (var db = office.World.Database.Open())
        {
            await db.Offerings.Where(o => o.ProcedureCode == World.Procedure).ExecuteUpdateAsync(set => set.SetProperty(o => o.ValidTo, new DateOnly(2026, 3, 8)), TestContext.Current.CancellationToken);
        }

        office.World.Get<ReferenceStore>().Forget();
        var version = await office.VersionAsync(old);
        office.World.Clock.SetLocal("2026-03-09T00:00");
        Assert.Equal("refused: procedure_not_offered", Office.Describe(await ReopenAsync(office, old)));
        Assert.Equal(version, await office.VersionAsync(old));
        var other = await office.World.DossierAsync(old);
        Assert.NotNull(other.ReopeningOrderedAt);
        await Office.Done(await WithdrawAsync(office, old, office.People.Head));
        Assert.Equal("refused: procedure_not_offered", Office.Describe(await OrderAsync(office, old)));
        office.World.Clock.SetLocal("2026-03-08T23:59");
        await Office.Done(await OrderAsync(office, old));
        await Office.Done(await ReopenAsync(office, old));
    }

    private static async Task OrderedAsync(Office office, Guid id)
    {
        await office.CallAdministratorAsync(World.Agency);
        await Office.Done(await OrderAsync(office, id));
    }

    private static Task<ActOutcome> OrderAsync(Office office, Guid id) =>
        office.Now<ReopenDossier>(id, (u, v) => u.OrderAsync(office.By(office.People.Head), id, v, "Kết luận khiếu nại", "Điều 7", "15/QĐ-SKHCN"));

    private static Task<ActOutcome> WithdrawAsync(Office office, Guid id, Actor head) =>
        office.Now<ReopenDossier>(id, (u, v) => u.WithdrawAsync(office.By(head), id, v, "Ghi nhầm số văn bản"));

    private static Task<ActOutcome> ReopenAsync(Office office, Guid id) => office.Now<ReopenDossier>(id, (u, v) => u.RunAsync(office.By(office.Administrator), id, v));

    private static Task<int> CountAsync(Office office, Actor actor) => office.World.Do<ListReopenings, int>(u => u.CountAsync(actor));

    private static async Task<List<NoticeKind?>> KindsAsync(Office office, Actor actor)
    {
        await using var db = office.World.Database.Open();
        return await db.Notices.Where(n => n.AccountId == actor.Id).Select(n => n.Kind).ToListAsync(TestContext.Current.CancellationToken);
    }

    private static IEnumerable<(string, string?, int)> Files(IEnumerable<DossierPaper> papers, Guid dossier) =>
        papers.Where(p => p.DossierId == dossier).Select(p => (p.ComponentCode, p.Sha256, p.Originals)).Order();
}
