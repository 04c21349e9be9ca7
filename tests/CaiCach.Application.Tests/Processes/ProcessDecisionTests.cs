using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Processes;
using CaiCach.Application.Tests.Schema;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Processes.Writing;

namespace CaiCach.Application.Tests.Processes;

/// <summary>The decision that approves an internal process stands among the decisions of the catalogue, once.</summary>
public sealed class ProcessDecisionTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Approving_records_the_decision_with_process_and_version_and_the_same_decision_is_one(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var request = Decision(await world.DraftAsync(controller, Usual));
        Done(await world.ApproveAsync(controller, request with { Issuer = "UBND tỉnh Quảng Trị" }));
        var decision = Assert.Single(await DecisionsAsync(world, controller));
        Assert.Equal(
            ("837/QĐ-UBND", new DateOnly(2026, 2, 27), "province", "UBND tỉnh Quảng Trị", "Chủ tịch UBND tỉnh", "Phê duyệt quy trình nội bộ giải quyết thủ tục hành chính"),
            (decision.Number, decision.Day, decision.Level, decision.Issuer, decision.Signer, decision.Title));
        var item = Assert.Single(decision.Items);
        Assert.Equal((World.Procedure, 2, null), (item.Code, item.ProcedureVersion, item.Action));

        // The next version under the same decision, and the decision typed by hand with one more procedure.
        var second = Decision(await world.DraftAsync(controller), "2026-03-05");
        Assert.Equal(["signer"], Assert.IsType<ProcessOutcome.Invalid>(await world.ApproveAsync(controller, second with { Signer = "Người khác" })).Faults.Select(f => f.Field));
        Done(await world.ApproveAsync(controller, second));
        decision = Assert.Single(await DecisionsAsync(world, controller));
        Assert.Single(decision.Items);
        Assert.Equal(
            [new(World.Agency, World.Procedure, 1, 2), new(World.Agency, World.Procedure, 2, 2)],
            await world.Do<ListCatalogueDecisions, IReadOnlyList<ListCatalogueDecisions.ProcessLine>>(u => u.ProcessesAsync(decision)));
        var brief = new DecisionInput("837/QĐ-UBND", new(2026, 2, 27), null, null, null, null);
        Task<CatalogueOutcome> RecordAsync(params string[] codes) =>
            world.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(world.By(controller), new(World.Agency, CatalogueDecisionKind.InternalProcess, brief, codes)));
        Assert.Equal("decision_twice", Assert.Single(Assert.IsType<CatalogueOutcome.Invalid>(await RecordAsync(World.Procedure)).Faults).Code);
        Assert.Equal(new CatalogueOutcome.Done(decision.Id, 2), await RecordAsync(World.Procedure, "MH.QT.001"));
        decision = Assert.Single(await DecisionsAsync(world, controller));
        Assert.Equal([World.Procedure, "MH.QT.001"], decision.Items.Select(i => i.Code).Order(StringComparer.Ordinal));
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_decision_is_about_the_version_in_force_on_its_day_or_the_one_that_was_chosen(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController, "SKHCN-QT-VP");
        var first = (await world.ReferenceAsync()).Procedure(World.Procedure, 1)!;
        async Task<int> VersionAsync(string number, DateOnly day, string code)
        {
            DecisionInput typed = new(number, day, "province", "UBND tỉnh Quảng Trị", "Chủ tịch UBND tỉnh", "Danh mục", new AnnouncementDays(day).Key);
            var done = Assert.IsType<CatalogueOutcome.Done>(await world.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(world.By(controller), new(World.Agency, CatalogueDecisionKind.FullyOnline, typed, [code]))));
            await using var db = world.Database.Open();
            return (await db.CatalogueDecisionItems.SingleAsync(i => i.DecisionId == done.Id)).ProcedureVersion;
        }

        Assert.Equal(2, await VersionAsync("1/QĐ", new(2026, 3, 1), World.Procedure));
        Assert.Equal(1, await VersionAsync("2/QĐ", first.EffectiveTo!.Value, World.Procedure));
        Assert.Equal(2, await VersionAsync("3/QĐ", first.EffectiveFrom.AddDays(-1), World.Procedure));
        Assert.Equal(1, await VersionAsync("4/QĐ", new(2026, 3, 1), World.Procedure + ":1"));
        DecisionInput wrong = new("5/QĐ", new(2026, 3, 1), "province", "UBND tỉnh Quảng Trị", "Chủ tịch UBND tỉnh", "Danh mục");
        foreach (var code in new[] { ":9", ":x", ":" })
        {
            Assert.Equal("version_unknown", Assert.Single(Assert.IsType<CatalogueOutcome.Invalid>(await world.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(
                world.By(controller), new(World.Agency, CatalogueDecisionKind.FullyOnline, wrong, [World.Procedure + code])))).Faults).Code);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Processes_approved_before_find_their_decision_when_the_database_is_brought_up(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.Open();
        var at = new DateTime(2026, 2, 27, 3, 0, 0, DateTimeKind.Utc);
        await Migrator.MigrateAsync(db, new Until(database.Engine, 64), at, default);
        var body = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync($"INSERT INTO units (id, code, name, short_name, kind, agency_id, path, valid_from) VALUES ({body}, 'S', 'Sở Mẫu', 'S', 'ProvincialDepartment', {body}, '/S/', {new DateOnly(2020, 1, 1)})");
        foreach (var code in new[] { "1.000001", "1.000002" })
        {
            await db.Database.ExecuteSqlAsync($"INSERT INTO catalogue_entries (id, version, agency_id, code, kind, name, search_key, state, newest_version, is_offices, changes, decided_late, published_late) VALUES ({Guid.CreateVersion7()}, 1, {body}, {code}, 'Public', 'Thủ tục', '', 'Public', 3, {false}, 0, {false}, {false})");
        }

        await db.Database.ExecuteSqlAsync($"INSERT INTO catalogue_decisions (id, agency_id, kind, number, day, level, issuer, signer, title, search_key, recorded_at, recorded_by) VALUES ({Guid.CreateVersion7()}, {body}, 'InternalProcess', '2/QĐ', {new DateOnly(2026, 2, 2)}, 'province', 'UBND', 'Chủ tịch', 'Đã ghi', '', {at}, 'Ai')");
        async Task AddAsync(string code, int number, string state, string? decision, DateOnly? day, int? version) => await db.Database.ExecuteSqlAsync(
            $"INSERT INTO process_versions (id, version, agency_id, procedure_code, number, state, document, changed_at, changed_by, procedure_version, decision_number, decision_date, signer, in_force_from) VALUES ({Guid.CreateVersion7()}, 1, {body}, {code}, {number}, {state}, '[]', {at}, 'Ai', {version}, {decision}, {day}, {(decision is null ? null : "Giám đốc")}, {day})");
        await AddAsync("1.000001", 1, "Approved", "1/QĐ", new(2026, 1, 1), 1);
        await AddAsync("1.000001", 2, "Approved", "1/QĐ", new(2026, 1, 1), 2);
        await AddAsync("1.000002", 1, "Approved", "1/QĐ", new(2026, 1, 1), null);
        await AddAsync("1.000002", 2, "Approved", "2/QĐ", new(2026, 2, 2), 3);
        await AddAsync("1.000003", 1, "Approved", "3/QĐ", new(2026, 2, 3), null);
        await AddAsync("1.000002", 3, "Draft", null, null, null);

        await Migrator.MigrateAsync(db, database.Engine, at, default);
        db.ChangeTracker.Clear();
        var decisions = await db.CatalogueDecisions.Include(d => d.Items).OrderBy(d => d.Number).ToListAsync();
        Assert.Equal(["1/QĐ Sở Mẫu Giám đốc province", "2/QĐ UBND Chủ tịch province", "3/QĐ Sở Mẫu Giám đốc province"], decisions.Select(d => $"{d.Number} {d.Issuer} {d.Signer} {d.Level}"));
        Assert.StartsWith("1/qd phe duyet", decisions[0].SearchKey, StringComparison.Ordinal);
        Assert.Equal(["1.000001 2,1.000002 3", "1.000002 3", ""], decisions.Select(d => string.Join(',', d.Items.OrderBy(i => i.Code).Select(i => $"{i.Code} {i.ProcedureVersion}"))));
        var processes = await db.ProcessVersions.OrderBy(p => p.ProcedureCode).ThenBy(p => p.Number).ToListAsync();
        Assert.Equal([0, 0, 0, 1, -1, 2], processes.Select(p => decisions.FindIndex(d => d.Id == p.DecisionId)));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.ProcessVersions.Where(p => p.DecisionId != null).ExecuteUpdateAsync(p => p.SetProperty(x => x.Document, "x")));
    }

    private static async Task<IReadOnlyList<CatalogueDecision>> DecisionsAsync(World world, Actor reader)
    {
        var agency = await world.UnitAsync(World.Agency);
        return (await world.Do<ListCatalogueDecisions, ListCatalogueDecisions.Page?>(u => u.RunAsync(reader, agency, CatalogueDecisionKind.InternalProcess)))!.Decisions;
    }
}
