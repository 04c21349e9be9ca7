using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
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
        var seen = await office.VersionAsync(old);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => office.Do<ReopenDossier>(u => u.RunAsync(office.By(office.People.Head), old, seen, "Kết luận khiếu nại", "Điều 7", "15/QĐ"))));

        Assert.Single(outcomes, o => o is ActOutcome.Done);
        Assert.Single(outcomes, o => o is ActOutcome.Stale);
        Assert.Equal("refused: already_reopened", Office.Describe(await ReopenAsync(office, old)));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync(d => d.ReopenedFromId == old, TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_procedure_that_the_body_offers_no_longer_is_not_opened_again(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var old = await office.InAsync(BusinessState.Stopped);
        await using (var db = office.World.Database.Open())
        {
            await db.Offerings.Where(o => o.ProcedureCode == World.Procedure).ExecuteUpdateAsync(set => set.SetProperty(o => o.ValidTo, new DateOnly(2026, 3, 8)), TestContext.Current.CancellationToken);
        }

        office.World.Get<ReferenceStore>().Forget();
        var version = await office.VersionAsync(old);
        office.World.Clock.SetLocal("2026-03-09T00:00");
        Assert.Equal("refused: procedure_not_offered", Office.Describe(await ReopenAsync(office, old)));
        Assert.Equal(version, await office.VersionAsync(old));
        office.World.Clock.SetLocal("2026-03-08T23:59");
        await Office.Done(await ReopenAsync(office, old));
    }

    private static Task<ActOutcome> ReopenAsync(Office office, Guid id) =>
        office.Now<ReopenDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Kết luận khiếu nại", "Điều 7", "15/QĐ-SKHCN"));

    private static IEnumerable<(string, string?, int)> Files(IEnumerable<DossierPaper> papers, Guid dossier) =>
        papers.Where(p => p.DossierId == dossier).Select(p => (p.ComponentCode, p.Sha256, p.Originals)).Order();
}
