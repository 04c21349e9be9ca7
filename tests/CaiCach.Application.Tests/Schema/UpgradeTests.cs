using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Index;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reference.Import;
using CaiCach.Application.Reports;
using CaiCach.Application.Seeding;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Data.Reference;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Schema;

/// <summary>An office that has worked since the first version brings its database up and finds everything.</summary>
public sealed partial class UpgradeTests
{
    private const string Local = "2026-11-20T09:00";
    private static readonly string Data = Path.Combine(TestDatabase.Repository, "data");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Which_body_a_text_message_is_of_and_who_received_what_is_rated_are_known_of_those_written_before_it_was_kept(string engine)
    {
        await using var before = await FullAsync(engine);
        await using (var db = before.Database.Open())
        {
            var dossier = await db.Dossiers.FirstAsync();
            db.SmsMessages.AddRange(
                new() { Id = Guid.CreateVersion7(), DossierId = dossier.Id, Token = "hồ sơ", CreatedAt = before.Clock.Now },
                new() { Id = Guid.CreateVersion7(), DossierId = Guid.CreateVersion7(), Token = "không còn", CreatedAt = before.Clock.Now });
            await db.SaveChangesAsync();
        }

        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 86), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers", "petitions", "sms_messages", "events", "ratings"])
        {
            await CopyAsync(before.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
            Assert.Equal([null], await db.SmsMessages.Where(m => m.Token == "không còn").Select(m => m.AgencyId).ToListAsync());
            Assert.True(await db.SmsMessages.AnyAsync(m => m.Token == "hồ sơ"));
            Assert.False(await db.SmsMessages.AnyAsync(m => m.Token != "không còn" && !db.Dossiers.Any(d => d.Id == m.DossierId && d.AgencyId == m.AgencyId) && !db.Petitions.Any(p => p.Id == m.DossierId && p.AgencyId == m.AgencyId)));
            Assert.False(await db.SmsMessages.AnyAsync(m => m.Channel != null || m.Cost != null));
            var rated = await db.Ratings.OrderBy(r => r.DossierId).Select(r => new { r.DossierId, r.ReceivedById, r.ReceiverId }).ToListAsync();
            await using var old = before.Database.Open();
            Assert.NotEmpty(rated);
            Assert.All(rated, r => Assert.NotNull(r.ReceiverId));
            Assert.Equal(await old.Ratings.OrderBy(r => r.DossierId).Select(r => new { r.DossierId, r.ReceivedById, r.ReceiverId }).ToListAsync(), rated);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_waits_to_be_given_back_is_known_of_what_was_paid_before_it_was_kept(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var (stopped, running) = (await OwedBackTests.PaidAsync(office, cashier), await office.InAsync(BusinessState.FinancialDuty));
        await Office.Done(await office.Now<StopDossier>(stopped, (u, v) => u.RunAsync(office.By(office.People.Head), stopped, v, "Không còn thuộc thẩm quyền", "Điều 6")));
        await Office.Done(await office.Now<ImposeFinancialDuty>(running, (u, v) => u.SettleAsync(office.By(cashier), running, v, "GNT-1", null, PaymentMethod.Cash, 1000)));
        await Office.Done(await office.Now<GiveFeeBack>(running, (u, v) => u.ReverseDutyAsync(office.By(cashier), running, v, "Ghi nhầm")));
        await Office.Done(await office.Now<ImposeFinancialDuty>(running, (u, v) => u.SettleAsync(office.By(cashier), running, v, "GNT-2", null, PaymentMethod.Cash, 2000)));

        // A fee that was taken back under the number and amount of the obligation, and two fees of dossiers that ended before and after what is listed.
        var ended = new DateTime(2026, 5, 31, 17, 0, 0, DateTimeKind.Utc);
        var (past, listed) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        await using (var db = office.World.Database.Open())
        {
            var body = await office.World.UnitAsync(World.Agency);
            db.Add(new CashEntry { Id = Guid.CreateVersion7(), DossierId = running, AgencyId = body, Kind = CashKind.Reversal, Amount = -2000, Number = "GNT-2", Cashier = cashier.Name, At = office.World.Clock.Now });
            await db.SaveChangesAsync();
            foreach (var (id, at, waits) in new[] { (past, ended.AddMinutes(-1), (DateTime?)null), (listed, ended, ended) })
            {
                await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, BusinessState.Stopped).SetProperty(d => d.FinishedAt, at)
                    .SetProperty(d => d.Payment, PaymentState.Paid).SetProperty(d => d.FeePaid, 1000).SetProperty(d => d.OwedBackAt, waits));
            }
        }

        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 99), office.World.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers", "cash_entries", "events"])
        {
            await CopyAsync(office.World.Database, after.Database, table);
        }

        await using var told = empty.Open();
        await Migrator.MigrateAsync(told, empty.Engine, office.World.Clock.Now, default);
        await using var kept = office.World.Database.Open();
        Assert.Equal(2000, await kept.Dossiers.Where(d => d.Id == running).Select(d => d.DutyHeld).SingleAsync());
        Assert.NotNull(await kept.Dossiers.Where(d => d.Id == stopped).Select(d => d.OwedBackAt).SingleAsync());
        Assert.Equal(
            await kept.Dossiers.OrderBy(d => d.Id).Select(d => new { d.Id, d.DutyHeld, d.OwedBackAt }).ToListAsync(),
            await told.Dossiers.OrderBy(d => d.Id).Select(d => new { d.Id, d.DutyHeld, d.OwedBackAt }).ToListAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_database_full_of_work_of_the_first_version_is_brought_up_whole(string engine)
    {
        await using var before = await FullAsync(engine);
        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 1), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        var first = empty.Engine.Migrations[0].Sql;
        var tables = TableNames().Matches(first).Select(m => m.Groups[1].Value).ToList();
        Assert.True(tables.Count >= 28);
        var columns = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            columns.Add(table, await ColumnsAsync(after.Database, table));
            Assert.True(await CopyAsync(before.Database, after.Database, table) > 0, $"{table} is empty");
        }

        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
        }

        foreach (var table in tables)
        {
            Assert.Equal(await RowsAsync(after.Database, table, columns[table]), await RowsAsync(before.Database, table, columns[table]));
        }

        await EverythingIsReadAsync(before.Database, after.Database);
        var ledger = await after.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())));
        Assert.True(ledger is { Faults: 0, Events: > 300, Records: > 60 }, ledger.ToString());
        await after.AssertRecountAsync();

        Assert.Empty(await after.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(after.By(Actor.System), ReferenceBundle.Read(Data))));
        await using (var old = before.Database.Open())
        await using (var db = empty.Open())
        {
            Assert.Equal(await old.Procedures.Select(p => p.Code).Distinct().OrderBy(c => c).ToListAsync(), await db.CatalogueEntries.Select(e => e.Code).OrderBy(c => c).ToListAsync());
        }

        Assert.Equal(await FiguresAsync(before), await FiguresAsync(after));
        await WorkGoesOnAsync(after);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Which_body_asked_is_known_of_what_was_asked_before_it_was_kept(string engine)
    {
        await using var before = await FullAsync(engine);
        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 81), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers", "consultations"])
        {
            await CopyAsync(before.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
            Assert.True(await db.Consultations.AnyAsync());
            Assert.False(await db.Consultations.AnyAsync(c => !db.Dossiers.Any(d => d.Id == c.DossierId && d.AgencyId == c.AgencyId)));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_catalogue_of_earlier_versions_is_found_by_the_codes_its_bodies_publish(string engine)
    {
        await using var before = await World.CreateAsync(engine, Local);
        await using (var db = before.Database.Open())
        {
            foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure).ToListAsync())
            {
                var document = JsonNode.Parse(row.Document)!;
                document["procedures"]![0]!["localCodes"] = new JsonArray($"{World.Procedure}.000.00.00.H50", $"{World.Procedure}.000.00.00.G09");
                row.Document = document.ToJsonString();
            }

            await db.SaveChangesAsync();
        }

        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 86), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["units", "procedures", "catalogue_entries"])
        {
            await CopyAsync(before.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await db.CatalogueEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.SearchKey, e => "thu tuc cu " + e.Code));
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
        }

        await using (var db = empty.Open())
        {
            Assert.Equal($"thu tuc cu {World.Procedure} {World.Procedure}.000.00.00.h50 {World.Procedure}.000.00.00.g09", (await db.CatalogueEntries.SingleAsync(e => e.Code == World.Procedure)).SearchKey);
            Assert.True(await db.CatalogueEntries.CountAsync() > 5);
            Assert.False(await db.CatalogueEntries.AnyAsync(e => e.Code != World.Procedure && e.SearchKey != "thu tuc cu " + e.Code));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_bodies_outside_owe_since_before_they_were_reminded_of_is_looked_at_from_now_on(string engine)
    {
        await using var before = await FullAsync(engine);
        await using (var db = before.Database.Open())
        {
            var asked = await db.Dossiers.OrderBy(d => d.Id).FirstAsync();
            db.OutsideRequests.AddRange(new[] { (DateTime?)null, before.Clock.Now }.Select((closed, i) => new OutsideRequest { Id = Guid.CreateVersion7(), DossierId = asked.Id, AgencyId = asked.AgencyId, Body = $"{i}", BodyKey = $"{i}", AskedAt = before.Clock.Now, DueAt = before.Clock.Now, ClosedAt = closed }));
            await db.SaveChangesAsync();
        }

        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 87), before.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers", "outside_requests"])
        {
            await CopyAsync(before.Database, after.Database, table);
        }

        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, empty.Engine, before.Clock.Now, default);
            var rows = await db.OutsideRequests.OrderBy(o => o.BodyKey).ToListAsync();
            Assert.Equal([(true, true, true), (false, false, false)], rows.Select(o => (o.RemindAt is not null, o.RemindedFor == o.DueAt, o.RemindedUntil is not null)));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_way_a_dossier_came_in_is_known_of_those_of_before_as_far_as_the_filing_shows_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new List<Guid>();
        (AssistPlace? Assist, Channel Channel, bool ByProgram, FilingWay? Way)[] filed =
        [
            (null, Channel.Online, false, FilingWay.OwnPortal), (AssistPlace.Counter, Channel.Online, false, FilingWay.Assisted), (AssistPlace.Kiosk, Channel.Online, false, FilingWay.Kiosk), (AssistPlace.Mobile, Channel.Online, false, FilingWay.Mobile),
            (AssistPlace.Agent, Channel.Online, false, FilingWay.Agent), (AssistPlace.Postal, Channel.Online, false, FilingWay.Agent), (null, Channel.Direct, false, null), (null, Channel.Post, false, FilingWay.Post), (null, Channel.Online, true, null), (null, Channel.Post, true, null),
        ];
        await using (var db = office.World.Database.Open())
        {
            foreach (var (assist, channel, byProgram, _) in filed)
            {
                var id = (await office.World.SubmitAsync(office.People.Citizen)).Id;
                ids.Add(id);
                await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.AssistPlace, assist).SetProperty(d => d.Channel, channel).SetProperty(d => d.ClientId, byProgram ? Guid.NewGuid() : null));
            }

            // A part came in as the whole did.
            var (part, whole) = ((await office.World.SubmitAsync(office.People.Citizen)).Id, ids[2]);
            ids.Add(part);
            await db.Dossiers.Where(d => d.Id == part).ExecuteUpdateAsync(set => set.SetProperty(d => d.PartOfId, whole).SetProperty(d => d.AccountId, (Guid?)null));
        }

        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using (var db = empty.Open())
        {
            await Migrator.MigrateAsync(db, new Until(empty.Engine, 106), office.World.Clock.Now, default);
        }

        await using var after = World.On(empty, Local);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "process_versions", "dossiers"])
        {
            await CopyAsync(office.World.Database, after.Database, table);
        }

        await using var told = empty.Open();
        await Migrator.MigrateAsync(told, empty.Engine, office.World.Clock.Now, default);
        var ways = await told.Dossiers.ToDictionaryAsync(d => d.Id, d => d.Way);
        Assert.Equal([.. filed.Select(f => f.Way), FilingWay.Kiosk], ids.Select(id => ways[id]));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_originals_given_back_in_part_before_the_rest_waits_again(string engine)
    {
        await using var office = await Office.OpenAsync(engine, Local);
        var id = await office.InAsync(BusinessState.StopRequested);
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        var (given, kept, form) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        await using (var db = office.World.Database.Open())
        {
            db.AddRange(new[] { given, kept, form }.Select(paper => new DossierPaper { Id = paper, DossierId = id, Kind = PaperKind.Component, ComponentCode = paper == form ? "C1" : "", Originals = 1, AddedAt = office.World.Clock.Now, AddedAtVersion = 1 }));
            await db.SaveChangesAsync();
        }

        await Office.Done(await office.Now<ReturnOriginals>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, true, "Phạm Văn Thử Một", [given])));
        var empty = await TestDatabase.CreateEmptyAsync(engine);
        await using var after = World.On(empty, Local);
        await using var told = empty.Open();
        await Migrator.MigrateAsync(told, new Until(empty.Engine, 108), office.World.Clock.Now, default);
        foreach (var table in (string[])["accounts", "units", "catalogue_decisions", "procedures", "process_versions", "dossiers", "dossier_papers", "events"])
        {
            await CopyAsync(office.World.Database, after.Database, table);
        }

        await told.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.OriginalsReturnedAt, office.World.Clock.Now));
        await Migrator.MigrateAsync(told, empty.Engine, office.World.Clock.Now, default);
        var papers = await told.DossierPapers.ToDictionaryAsync(p => p.Id, p => p.OriginalsReturnedAt);
        Assert.Equal((office.World.Clock.Now, (DateTime?)null, (DateTime?)null), (papers[given], papers[kept], (await told.Dossiers.SingleAsync(d => d.Id == id)).OriginalsReturnedAt));

        // The declaration stays with the dossier.
        Assert.Equal([form], await told.DossierPapers.Where(p => !p.GoesBack).Select(p => p.Id).ToListAsync());
    }

    /// <summary>A database with rows in every table: a scenario, its messages half delivered, its measures half folded, and what else a running office has.</summary>
    private static async Task<World> FullAsync(string engine)
    {
        var world = await World.CreateAsync(engine, Local);
        Assert.Empty((await world.Do<IServiceProvider, SeedOutcome>(services => Scenarios.LoadAsync(services, Scenarios.Sample, Data, world.Clock.Now))).Faults);
        Assert.True(await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 20, default) > 0);
        await world.Do<FoldMeasures, int>(u => u.RunAsync());
        var citizen = await world.CitizenAsync("Trần Thị Thử Cuối", "045190999990");
        await world.SubmitAsync(citizen, "khóa-1");
        await using var db = world.Database.Open();

        // The first version told applicants alone, one an event.
        await db.Notices.Where(n => n.Kind != null).ExecuteDeleteAsync();
        db.Drafts.Add(new() { Id = Guid.CreateVersion7(), AccountId = citizen.Id!.Value, ProcedureCode = World.Procedure, AgencyId = await world.UnitAsync(World.Agency), Answers = """{"fields":{}}""", CreatedAt = world.Clock.Now, SavedAt = world.Clock.Now, Version = 3 });
        db.DataProtectionKeys.Add(new() { Name = "khóa", Xml = "<key/>" });
        db.UserClaims.Add(new() { UserId = citizen.Id.Value, ClaimType = "loại", ClaimValue = "giá trị" });
        db.UserLogins.Add(new IdentityUserLogin<Guid> { UserId = citizen.Id.Value, LoginProvider = "mẫu", ProviderKey = "1" });
        db.UserTokens.Add(new IdentityUserToken<Guid> { UserId = citizen.Id.Value, LoginProvider = "mẫu", Name = "thẻ", Value = "1" });
        var shipped = await db.Calendars.SingleAsync();
        db.Calendars.Add(new() { Version = "vn-older", Number = 0, Document = shipped.Document, ImportedAt = shipped.ImportedAt.AddYears(-1) });
        await db.SaveChangesAsync();
        Assert.True(await db.Outbox.AnyAsync(m => m.DoneAt == null) && await db.Outbox.AnyAsync(m => m.DoneAt != null) && await db.MeasureEntries.AnyAsync(m => !m.Folded) && await db.MeasureTotals.AnyAsync());
        return world;
    }

    private static async Task EverythingIsReadAsync(TestDatabase before, TestDatabase after)
    {
        await using var old = before.Open();
        await using var db = after.Open();
        var read = typeof(UpgradeTests).GetMethod(nameof(ReadAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        foreach (var type in db.Model.GetEntityTypes().Where(t => t.GetTableName() is not ("index_bindings" or "imports" or "consultations" or "letters" or "letter_sets" or "letter_templates" or "message_texts" or "shared_receptions" or "search_aids" or "communes" or "commune_old_names" or "rule_files" or "petitions" or "questions" or "bank_answers" or "mails" or "sms_messages" or "ratings" or "rating_links" or "process_versions" or "dossier_steps"
            or "queue_desks" or "queue_kiosks" or "queue_tickets" or "queue_ticket_dossiers" or "catalogue_entries" or "procedure_drafts" or "catalogue_decisions" or "catalogue_decision_items")))
        {
            var one = read.MakeGenericMethod(type.ClrType);
            Assert.Equal((type.ClrType, await (Task<int>)one.Invoke(null, [old])!), (type.ClrType, await (Task<int>)one.Invoke(null, [db])!));
        }

        // What was paid before there were instalments was paid whole.
        Assert.True(await db.Dossiers.AnyAsync(d => d.Payment == PaymentState.Paid && d.FeePaid > 0));
        Assert.Equal(await old.Dossiers.OrderBy(d => d.Id).Select(d => new { d.FeePaid, d.DutyPaid }).ToListAsync(), await db.Dossiers.OrderBy(d => d.Id).Select(d => new { d.FeePaid, d.DutyPaid }).ToListAsync());
        Assert.False(await db.Dossiers.AnyAsync(d => d.ClientId != null));
        var known = await old.Dossiers.Where(d => d.PartOfId == null && d.AskedById == null).OrderBy(d => d.Id).Select(d => new { d.Id, d.Way }).ToListAsync();
        var ways = await db.Dossiers.ToDictionaryAsync(d => d.Id, d => d.Way);
        Assert.Equal(known.Select(d => d.Way == FilingWay.Counter ? null : d.Way), known.Select(d => ways[d.Id]));
        Assert.Contains(FilingWay.Post, ways.Values);
        Assert.Equal(["01", "31", "46", "48", "79", "92"], await db.Provinces.Where(p => p.IsCity).Select(p => p.Code).OrderBy(c => c).ToListAsync());
        Assert.False(await db.Outbox.AnyAsync(m => m.SetAsideAt != null));
        var calendars = await db.Calendars.OrderBy(c => c.ImportedAt).ToListAsync();
        Assert.Equal([("vn-older", 1), (calendars[1].Version, 2)], calendars.Select(c => (c.Version, c.Number)));
        Assert.All(calendars, c => Assert.Equal((c.ImportedAt, CalendarSource.Shipped), (c.RecomputedAt!.Value, c.Source)));
        Assert.True(await old.Letters.AnyAsync());
        Assert.False(await db.Letters.AnyAsync());
        await Assert.ThrowsAnyAsync<DbException>(() => db.Events.ExecuteDeleteAsync());
    }

    private static async Task<int> ReadAsync<T>(CaiCachDb db)
        where T : class => (await db.Set<T>().AsNoTracking().ToListAsync()).Count;

    /// <summary>What the office sees: index, report and worklist.</summary>
    private static async Task<string> FiguresAsync(World world)
    {
        var now = world.Clock.Now;
        var index = (await world.Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(Actor.System, now, World.Agency, 2026)))!;
        var report = await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, now, World.Agency, new(2026, 1, 1), new(2026, 11, 20)));
        var agency = await world.UnitAsync(World.Agency);
        var list = await world.Do<ListWork, ListWork.Page>(u => u.RunAsync(Actor.System, new(Desk.Handle, agency)));
        Assert.True(index.Result.Total.Points.Sign > 0 && list.Rows.Count > 0);
        return string.Join('\n', index.Leaves.Values.Select(l => $"{l.Score.Node.Code} {l.Score.Figure.Points} {l.Sums} {l.Declared?.Version}")
            .Append(string.Join(' ', Assert.IsType<ReportIi06a.Outcome.Made>(report).Report.Total.Columns)).Concat(list.Rows.Select(r => r.ToString())));
    }

    private static async Task WorkGoesOnAsync(World world)
    {
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var agency = await world.UnitAsync(World.Agency);
        await using var db = world.Database.Open();
        Assert.Equal(2, (await world.ReferenceAsync()).LetterSets.Count);
        var waiting = await db.Dossiers.AsNoTracking().FirstAsync(d => d.State == BusinessState.Submitted && d.AgencyId == agency);
        await Dossiers.Office.Done(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), waiting.Id, waiting.Version)));
        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) + await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default, slow: true) > 0)
        {
        }

        Assert.False(await db.Outbox.AnyAsync(m => m.DoneAt == null));
        await world.AssertRecountAsync();
    }

    private static async Task<int> CopyAsync(TestDatabase from, TestDatabase to, string table)
    {
        var columns = await ColumnsAsync(to, table);
        var names = string.Join(", ", columns);
        await using var source = from.Open();
        await using var target = to.Open();
        await using var reader = await ReaderAsync(source, table, columns);
        await target.Database.OpenConnectionAsync();
        await using var transaction = await target.Database.GetDbConnection().BeginTransactionAsync();
        var count = 0;
        for (; await reader.ReadAsync(); count++)
        {
            await using var insert = target.Database.GetDbConnection().CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = $"INSERT INTO {table} ({names}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
            for (var i = 0; i < columns.Count; i++)
            {
                var parameter = insert.CreateParameter();
                (parameter.ParameterName, parameter.Value) = ($"@p{i}", reader.GetValue(i));
                insert.Parameters.Add(parameter);
            }

            await insert.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        return count;
    }

    /// <summary>Units come above those below them. What other systems know of a dossier had a column once, which always said this. What the files of bindings and of letter sets brought came with later versions.</summary>
    private static async Task<DbDataReader> ReaderAsync(CaiCachDb db, string table, IReadOnlyList<string> columns)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT {string.Join(", ", columns.Select(c => c == "sync" ? "'NotConnected' AS sync" : c))} FROM {table}"
            + (table == "imports" ? " WHERE name NOT IN ('index/bindings.json', 'letters/sets.json')" : "")
            + (table == "units" ? " ORDER BY length(path)" : "");
        return await command.ExecuteReaderAsync();
    }

    private static async Task<IReadOnlyList<string>> ColumnsAsync(TestDatabase database, string table)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"SELECT * FROM {table} WHERE 1 = 0";
        await using var reader = await command.ExecuteReaderAsync();
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
    }

    private static async Task<IReadOnlyList<string>> RowsAsync(TestDatabase database, string table, IReadOnlyList<string> columns)
    {
        await using var db = database.Open();
        await using var reader = await ReaderAsync(db, table, columns);
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }

        return [.. rows.Order(StringComparer.Ordinal)];
    }

    [GeneratedRegex("CREATE TABLE \"?(\\w+)\"?", RegexOptions.None, 1000)]
    private static partial Regex TableNames();
}
