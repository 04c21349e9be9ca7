using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reference.Import;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The decisions behind the catalogue, whether they were in time, and that files give way to them.</summary>
public sealed class CatalogueDecisionTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Late_decisions_and_late_publication_are_flagged_and_a_procedure_counts_once(string engine)
    {
        await using var office = await OpenAsync(engine);

        // Five working days before Monday 16/3 end with Monday 9/3, five after Monday 2/3 with Monday 9/3.
        var inTime = await office.PublishedAsync(await office.ReviewedAsync());
        Assert.Equal((false, new DateOnly(2026, 3, 9)), (inTime.DecidedLate, inTime.PublicDue));
        var late = await office.PublishedAsync(await office.NewReviewedAsync(), office.Request("2026-03-06") with { LawEffectiveFrom = new(2026, 3, 6) });
        Assert.True(late.DecidedLate);
        office.World.Clock.SetLocal("2026-03-09T23:00");
        Assert.Equal([New], await LateAsync(office));
        Assert.Equal(new(2, 1, 0, 2), (await CountAsync(office)).Figures);
        await office.PublicAsync(inTime);

        office.World.Clock.SetLocal("2026-03-10T08:00");
        Assert.Equal(new(2, 1, 1, 1), (await CountAsync(office)).Figures);
        Assert.True((await office.PublicAsync(late)).PublishedLate);
        Assert.Equal(new(2, 1, 1, 0), (await CountAsync(office)).Figures);
        Done(await office.AbolishAsync(await office.EntryAsync(New), new(2026, 4, 1)));
        var answer = await CountAsync(office);
        Assert.Equal(new(2, 1, 1, 0), answer.Figures);
        Assert.Equal([New, New, World.Procedure], answer.Lines.Select(l => l.Item.Code));
        Assert.Equal([(true, true), (false, true), (false, false)], answer.Lines.Select(l => (l.Item.DecidedLate, l.PublishedLate)).OrderByDescending(l => l.DecidedLate).ThenByDescending(l => l.PublishedLate));
        var ledger = await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())));
        Assert.Equal(0, ledger.Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_limits_are_counted_in_working_days_of_the_body(string engine)
    {
        await using var office = await OpenAsync(engine);
        var admin = await office.World.OfficialAsync(Role.Administrator, "SKHCN-QT-QLCN");
        Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(
            office.World.By(admin), new(World.Agency, 0, new(UnitChangeKind.Closed, new(2026, 3, 9), [], "Chuyển trụ sở"), "12/QĐ-SKHCN", new(2026, 3, 1)))));

        var published = await office.PublishedAsync(await office.ReviewedAsync());
        await using var db = office.World.Database.Open();
        Assert.Equal((new DateOnly(2026, 3, 10), new DateOnly(2026, 3, 6)), (published.PublicDue!.Value, (await db.CatalogueDecisionItems.SingleAsync()).DecideBy!.Value));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_decision_announces_several_and_must_be_told_the_same_way(string engine)
    {
        await using var office = await OpenAsync(engine);
        await office.PublishedAsync(await office.ReviewedAsync());
        var second = await office.NewReviewedAsync();
        Assert.Equal(["signer decision_differs"], Faults(await office.PublishAsync(second, office.Request() with { Decision = office.Decision() with { Signer = "Người khác" } })));
        var brief = new DecisionInput("754/QĐ-UBND", new(2026, 3, 2), null, null, null, null);
        await office.PublishedAsync(second, office.Request() with { Decision = brief });
        var page = (await office.World.Do<ListCatalogueDecisions, ListCatalogueDecisions.Page?>(u => u.RunAsync(office.Head, second.AgencyId)))!;
        Assert.Equal(2, Assert.Single(page.Decisions).Items.Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_with_an_announcement_stands_at_its_field_and_nothing_is_kept(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reviewed = await office.ReviewedAsync();
        var empty = new PublishProcedure.Request(new(null, null, null, null, null, null), null, null, [], []);
        Assert.Equal(
            ["effectiveFrom day_missing", "bodies body_missing", "number decision_number_missing", "day decision_day_missing", "issuer decision_issuer_missing", "signer decision_signer_missing", "title decision_title_missing", "level decision_level_missing"],
            Faults(await office.PublishAsync(reviewed, empty)));
        var wrong = office.Request("2024-01-01") with { Bodies = ["BKHCN"], Replaces = [New], Decision = office.Decision() with { Day = new(2026, 3, 3), Level = "huyen", Title = new string('x', 1001) } };
        Assert.Equal(
            ["effectiveFrom day_too_early", "bodies body_unknown", "replaces replace_only_new", "day decision_day_future", "title decision_title_too_long", "level decision_level_missing"],
            Faults(await office.PublishAsync(reviewed, wrong)));
        await using var db = office.World.Database.Open();
        Assert.False(await db.CatalogueDecisions.AnyAsync());
        Assert.Equal(reviewed.Version, (await office.EntryAsync()).Version);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_other_kinds_are_recorded_with_their_procedures_once(string engine)
    {
        await using var office = await OpenAsync(engine);
        RecordCatalogueDecision.Request request = new(World.Agency, CatalogueDecisionKind.InternalProcess, office.Decision("837/QĐ-UBND"), [World.Procedure, "MH.QT.001"]);
        Task<CatalogueOutcome> RecordAsync(RecordCatalogueDecision.Request r) => office.World.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(office.World.By(office.Controller), r));
        Assert.Equal(["kind kind_missing", "codes code_unknown"], Faults(await RecordAsync(request with { Kind = CatalogueDecisionKind.Announcement, Codes = [World.Procedure, "0.0"] })));
        Done(await RecordAsync(request));
        Assert.Equal(["number decision_twice"], Faults(await RecordAsync(request)));
        var page = (await office.World.Do<ListCatalogueDecisions, ListCatalogueDecisions.Page?>(async u => await u.RunAsync(office.Head, (await office.EntryAsync()).AgencyId, CatalogueDecisionKind.InternalProcess, "837")))!;
        Assert.Equal([(World.Procedure, 2), ("MH.QT.001", 1)], Assert.Single(page.Decisions).Items.OrderBy(i => i.Code, StringComparer.Ordinal).Select(i => (i.Code, i.ProcedureVersion)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Files_give_way_to_what_the_office_decided_and_still_bring_the_rest(string engine)
    {
        await using var office = await OpenAsync(engine);
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync()));
        Done(await office.AbolishAsync(await office.EntryAsync("MH.QT.001"), new(2026, 4, 1)));
        var shipped = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));
        var root = JsonNode.Parse(shipped.Files["procedures/procedures.json"])!;
        foreach (var version in root["procedures"]!.AsArray().Where(p => (string?)p!["code"] is "1.014445" or World.Procedure))
        {
            version!["effectiveTo"] = "2026-12-31";
        }

        var files = shipped.Files.ToDictionary(f => f.Key, f => f.Key == "procedures/procedures.json" ? root.ToJsonString() : f.Key == "procedures/quang-tri-2024.json" ? f.Value + "\n" : f.Value, StringComparer.Ordinal);
        Assert.Empty(await office.World.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(office.World.By(Actor.System), new(files))));

        var reference = await office.World.ReferenceAsync();
        Assert.Equal((3, new DateOnly(2026, 3, 15)), (reference.LatestProcedure(World.Procedure)!.Version, reference.Procedure(World.Procedure, 2)!.EffectiveTo));
        Assert.Equal(PublicationState.Abolished, reference.LatestProcedure("MH.QT.001")!.State);
        Assert.False(reference.Offers(await office.World.UnitAsync(World.Agency), "MH.QT.001", new(2026, 4, 1)));
        Assert.Equal(new DateOnly(2026, 12, 31), reference.LatestProcedure("1.014445")!.EffectiveTo);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Internal_procedures_get_the_codes_of_their_body_and_are_never_for_citizens(string engine)
    {
        await using var office = await OpenAsync(engine);
        Task<CatalogueOutcome> StartAsync(ProcedureKind? kind, string? code, string? name) =>
            office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(office.Controller), new(World.Agency, kind, code, name)));
        Assert.Equal(["kind kind_missing", "name name_missing"], Faults(await StartAsync(null, null, " ")));
        Assert.All(new[] { null, "NB.X.001", "9.000001", "1.00000", "thu-tuc" }, code => Assert.Equal(["code code_shape"], Faults(StartAsync(ProcedureKind.Public, code, "x").Result)));
        Assert.Equal(["code code_taken"], Faults(await StartAsync(ProcedureKind.Public, World.Procedure, "x")));
        Done(await StartAsync(ProcedureKind.InternalBetweenBodies, null, "Một"));
        Done(await StartAsync(ProcedureKind.InternalWithinBody, null, "Hai"));
        var entry = await office.EntryAsync("NB.SKHCN-QT.002");

        var waiting = await office.PublishedAsync(await office.ReviewedAsync(entry.Code), office.Request("2026-03-02") with { Bodies = [] });
        Assert.Null(waiting.PublicDue);
        await office.PublicAsync(waiting);

        var reference = await office.World.ReferenceAsync();
        var version = reference.ProcedureInForce(entry.Code, new(2026, 3, 2))!;
        Assert.Equal((ProcedureKind.InternalWithinBody, false, "internal", 0), (version.Kind, version.Fileable, version.Level, version.Subjects.Count));
        Assert.Equal([World.Agency], reference.AgenciesFor(entry.Code, new(2026, 3, 2)).Select(a => a.Code));
        await using (var db = office.World.Database.Open())
        {
            Assert.False(await db.MeasureEntries.AnyAsync(m => m.ProcedureCode == entry.Code));
        }

        await office.World.AssertRecountAsync();
        Assert.Empty(FindProcedures.Among(reference, new(entry.Code), new(2026, 3, 2)).Procedures);
        var internals = (await office.World.Do<ListCatalogue, ListCatalogue.Page?>(u => u.RunAsync(office.Controller, entry.AgencyId, office.World.Clock.Now, ListCatalogue.Choice.Internal)))!;
        Assert.Equal(["NB.SKHCN-QT.001", "NB.SKHCN-QT.002"], internals.Rows.Select(r => r.Entry.Code));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_body_that_is_left_out_of_a_version_and_taken_in_again_offers_it_only_then(string engine)
    {
        await using var office = await OpenAsync(engine);
        var ministry = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");
        var head = await office.World.OfficialAsync(Role.AgencyHead, "BKHCN");
        CatalogueOffice wide = new(office.World, ministry, head);
        const string code = "2.000908"; // received by SKHCN-QT and BKHCN-SHTT, so that the ministry keeps it
        var (qt, shtt) = (await office.World.UnitAsync(World.Agency), await office.World.UnitAsync("BKHCN-SHTT"));
        async Task NextAsync(string from, params string[] bodies) => await wide.PublicAsync(await wide.PublishedAsync(await wide.ReviewedAsync(code, body => body["level"] = "commune"), wide.Request(from, $"{from}/QĐ") with { Bodies = bodies }));

        await NextAsync("2026-06-15", "BKHCN-SHTT");
        await NextAsync("2026-07-15", "BKHCN-SHTT", World.Agency);

        var reference = await office.World.ReferenceAsync();
        Assert.Equal([true, false, false, true], new DateOnly[] { new(2026, 6, 14), new(2026, 6, 15), new(2026, 7, 14), new(2026, 7, 15) }.Select(day => reference.Offers(qt, code, day)));
        Assert.All(new DateOnly[] { new(2026, 6, 14), new(2026, 6, 15), new(2026, 7, 14), new(2026, 7, 15) }, day => Assert.True(reference.Offers(shtt, code, day)));
        await office.World.AssertRecountAsync();
    }

    private static async Task<IEnumerable<string>> LateAsync(CatalogueOffice office) =>
        (await office.World.Do<ListCatalogue, ListCatalogue.Page?>(async u => await u.RunAsync(office.Controller, (await office.EntryAsync()).AgencyId, office.World.Clock.Now, ListCatalogue.Choice.Late)))!.Rows.Select(r => r.Entry.Code);

    private static async Task<CountPublications.Answer> CountAsync(CatalogueOffice office) =>
        (await office.World.Do<CountPublications, CountPublications.Answer?>(async u => await u.RunAsync(office.Controller, (await office.EntryAsync()).AgencyId, new(2026, 1, 1), new(2026, 3, 31), office.World.Clock.Now)))!;
}
