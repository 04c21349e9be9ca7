using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Why a dossier became late is asked at the moment it does.</summary>
public sealed class AskCausesTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_heads_are_asked_once_when_the_due_date_passed_and_the_record_stays_as_it_is(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var late = await office.InAsync(BusinessState.InProcess);
        await office.InAsync(BusinessState.Suspended);
        var before = await office.World.DossierAsync(late);
        var due = before.DueAt!.Value;
        Assert.Equal(0, await AskAsync(office, due));

        Assert.Equal(1, await AskAsync(office, due.AddMinutes(1)));
        Assert.Equal(0, await AskAsync(office, due.AddDays(1)));
        Assert.Equal(((Guid[])[office.People.DivisionHead.Id!.Value, office.People.Head.Id!.Value]).Order(), (await AskedAsync(office, due.AddDays(1))).Select(n => n.AccountId).Order());
        Assert.Equal((before.Version, before.State), ((await office.World.DossierAsync(late)).Version, (await office.World.DossierAsync(late)).State));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_of_the_body_whose_counter_has_it_is_asked_for_a_cause_that_only_the_competent_one_records(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var (due, elsewhere) = ((await office.World.DossierAsync(id)).DueAt!.Value, await office.World.UnitAsync("BKHCN-VP-MC"));
        await office.World.OfficialAsync(Role.DivisionHead, "BKHCN-VP-MC");
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.HolderUnitId, elsewhere));
        }

        Assert.Equal(1, await AskAsync(office, due.AddMinutes(1)));
        Assert.Equal([office.People.Head.Id!.Value], (await AskedAsync(office, due.AddDays(1))).Select(n => n.AccountId));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_cause_that_is_told_is_not_asked_for_and_an_apology_does_not_spare_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (told, apologised) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        await Office.Done(await office.Now<ApologiseForDelay>(apologised, (u, v) => u.RunAsync(office.By(office.People.Head), apologised, v, new(2026, 3, 16), "Chờ xác minh")));
        var due = (await office.World.DossierAsync(told)).DueAt!.Value;
        office.World.Clock.Advance(due.AddMinutes(1) - office.World.Clock.Now);
        await Office.Done(await office.Now<RecordLateCause>(told, (u, v) => u.RunAsync(office.By(office.People.Head), told, v, new(LateCause.Staff))));

        Assert.Equal(1, await AskAsync(office, due.AddMinutes(2)));
        Assert.All(await AskedAsync(office, due.AddMinutes(2)), n => Assert.Equal(apologised, n.DossierId));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_lateness_that_comes_after_the_due_date_moved_on_is_asked_about_anew(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var due = (await office.World.DossierAsync(id)).DueAt!.Value;
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.CauseAskedAt, due.AddDays(-9)));
        }

        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
        office.World.Clock.Advance(TimeSpan.FromDays(1));
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.ResumeAsync(office.By(office.People.Head), id, v, "Tòa án đã trả lời")));

        Assert.Equal(1, await AskAsync(office, due.AddDays(30)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_what_was_told_to_be_late_or_had_ended_before_the_upgrade_nobody_is_asked(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (late, running, ended) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.Issued));
        var due = (await office.World.DossierAsync(late)).DueAt!.Value;
        await using var db = office.World.Database.Open();
        await db.Dossiers.Where(d => d.Id == late).ExecuteUpdateAsync(set => set.SetProperty(d => d.LateToldAt, due.AddMinutes(5)));
        await db.Dossiers.Where(d => d.Id == running).ExecuteUpdateAsync(set => set.SetProperty(d => d.LateToldAt, due.AddDays(-5)));
        await db.Dossiers.Where(d => d.Id == ended).ExecuteUpdateAsync(set => set.SetProperty(d => d.CauseOwedAt, due));
        var upgrade = office.World.Database.Engine.Migrations.Single(m => m.Name.EndsWith("causes_are_asked", StringComparison.Ordinal)).Sql.Split('\n').Single(line => line.StartsWith("UPDATE", StringComparison.Ordinal));
        await db.Database.ExecuteSqlRawAsync(upgrade);

        Assert.Equal(1, await AskAsync(office, due.AddDays(1)));
        Assert.Equal([running], (await AskedAsync(office, due.AddDays(1))).Select(n => n.DossierId).Distinct());
    }

    private static Task<int> AskAsync(Office office, DateTime now) => office.World.Do<AskCauses, int>(u => u.RunAsync(now, 100));

    private static async Task<List<Notice>> AskedAsync(Office office, DateTime now)
    {
        while (await office.World.Get<OutboxPump>().PumpAsync(now, 100, default, only: "official-notice") > 0)
        {
            // until nothing is left
        }

        await using var db = office.World.Database.Open();
        return await db.Notices.Where(n => n.Kind == NoticeKind.CauseOwed).ToListAsync();
    }
}
