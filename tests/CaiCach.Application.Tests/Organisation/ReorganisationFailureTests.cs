using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>What keeps a decision from being carried out is told and does not hold up the others; what is settled is left alone until something is opened there again.</summary>
public sealed class ReorganisationFailureTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private static readonly DateOnly Day = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_decision_that_collides_with_what_is_there_is_told_to_its_administrator_and_the_others_go_on(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Other) with { DecisionDate = Day }));
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(new(ReorganisationKind.Rename, "13/QĐ", Day, Day, [office.Id(Old)], [], "Sở Đổi mới sáng tạo")));
        await using var db = world.Database.Open();
        var ministry = await db.Units.AsNoTracking().SingleAsync(u => u.Code == "BKHCN");
        var intruder = new Unit { Id = Guid.NewGuid(), Code = "SKHCN-MOI", Name = "Đơn vị khác", ShortName = "Khác", Kind = UnitKind.Division, ParentId = ministry.Id, AgencyId = ministry.Id, ValidFrom = Day };
        intruder.Path = $"{ministry.Path}{intruder.Id:n}/";
        db.Units.Add(intruder);
        await db.SaveChangesAsync();

        await office.CarryOutAsync();
        var failed = await RowAsync("12/QĐ-BKHCN");
        Assert.Equal(("units", (DateTime?)world.Clock.Now, (DateTime?)null), (failed.Failure, failed.FailedAt, failed.CarriedOutAt));
        Assert.NotNull((await RowAsync("13/QĐ")).CarriedOutAt);
        Assert.Equal("Sở Đổi mới sáng tạo", (await world.ReferenceAsync()).Organisation.Find(Old)!.Name);

        // The code is free again; it is tried after five minutes and no sooner.
        await db.Units.Where(u => u.Id == intruder.Id).ExecuteUpdateAsync(s => s.SetProperty(u => u.Code, "KHAC"));
        world.Clock.SetLocal("2026-03-02T09:04");
        await office.CarryOutAsync();
        Assert.Null((await RowAsync("12/QĐ-BKHCN")).CarriedOutAt);
        world.Clock.SetLocal("2026-03-02T09:06");
        await office.CarryOutAsync();
        var done = await RowAsync("12/QĐ-BKHCN");
        Assert.Equal((null, (DateTime?)null, (DateTime?)world.Clock.Now), (done.Failure, done.FailedAt, done.CarriedOutAt));

        async Task<Reorganisation> RowAsync(string number) => await db.Reorganisations.AsNoTracking().SingleAsync(r => r.DecisionNumber == number);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_move_that_is_not_saved_leaves_the_reminders_as_they_were(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var id = await office.AcceptAsync(Old);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other) with { DecisionDate = Day }));
        await using var db = world.Database.Open();
        var before = await world.DossierAsync(id);
        var last = await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderByDescending(e => e.Version).FirstAsync();
        Assert.NotNull(before.RemindAt);

        // The version that the move would write is taken.
        last.Id = Guid.NewGuid();
        last.Version++;
        db.Events.Add(last);
        await db.SaveChangesAsync();
        world.Clock.SetLocal("2026-03-02T09:05");
        await office.CarryOutAsync();

        var after = await world.DossierAsync(id);
        Assert.Equal((before.AgencyId, before.RemindAt), (after.AgencyId, after.RemindAt));
        Assert.NotNull((await db.Reorganisations.AsNoTracking().SingleAsync()).FailedAt);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_settled_is_looked_at_again_only_when_something_is_opened_there_or_an_hour_is_over(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var (closed, moved) = (await office.AcceptAsync(Old), await office.AcceptAsync(Old));
        await office.FinishAsync(closed);
        await office.DeliverAsync(closed);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other) with { DecisionDate = Day }));
        Assert.Equal(1, await office.CarryOutAsync());
        Assert.Null(await SettledAsync());
        world.Clock.SetLocal("2026-03-02T09:02");
        await office.CarryOutAsync();
        Assert.Equal(world.Clock.Now, await SettledAsync());

        // Nobody can put it there by any act; were it there, nobody would look for an hour.
        await using (var db = world.Database.Open())
        {
            var (body, holder) = (office.Id(Old), office.Id("SKHCN-QT-MC"));
            await db.Dossiers.Where(d => d.Id == moved).ExecuteUpdateAsync(s => s.SetProperty(d => d.AgencyId, body).SetProperty(d => d.HolderUnitId, holder));
        }

        world.Clock.SetLocal("2026-03-02T09:30");
        Assert.Equal(0, await office.CarryOutAsync());
        world.Clock.SetLocal("2026-03-02T10:03");
        Assert.Equal(1, await office.CarryOutAsync());

        // A result that is corrected in the ended body waits at the successor a moment later.
        await office.CarryOutAsync();
        world.Clock.SetLocal("2026-03-02T10:05");
        await office.CarryOutAsync();
        Assert.NotNull(await SettledAsync());
        var head = await office.Async(Old, Role.AgencyHead);
        var upload = await world.UploadAsync(head, "%PDF-1.4 thay thế");
        await office.ActAsync<CorrectResult>(closed, (u, v) => u.RunAsync(world.By(head), closed, v, new("13/GXN", VietnamTime.DayOf(world.Clock.Now), upload.Id), "Sai họ tên"));
        Assert.Null(await SettledAsync());
        Assert.Equal(1, await office.CarryOutAsync());
        Assert.Equal(office.Id("SKHCN-MOI"), (await world.DossierAsync(closed)).AgencyId);

        async Task<DateTime?> SettledAsync()
        {
            await using var db = world.Database.Open();
            return await db.Reorganisations.Select(r => r.SettledAt).SingleAsync();
        }
    }
}
