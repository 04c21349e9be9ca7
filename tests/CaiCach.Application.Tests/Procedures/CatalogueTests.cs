using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Procedures;
using CaiCach.Application.Reports;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Procedures;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A procedure from its draft to its end, as the office that keeps it goes about it.</summary>
public sealed class CatalogueTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_amendment_becomes_the_next_version_and_a_running_dossier_keeps_its_own(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, people) = (office.World, await Journey.InAsync(office.World));
        var running = await people.AcceptAsync();
        var due = (await world.DossierAsync(running)).DueAt;
        var reviewed = await office.ReviewedAsync(change: body => body["name"] = "Thủ tục đã sửa đổi");
        var agency = await world.UnitAsync(World.Agency);

        var waiting = await office.PublishedAsync(reviewed);
        Assert.Equal((CatalogueState.Waiting, null, 3, true), (waiting.State, waiting.DraftState, waiting.NewestVersion, waiting.IsOffices));
        var reference = await world.ReferenceAsync();
        Assert.Equal(new(2026, 3, 15), reference.Procedure(World.Procedure, 2)!.EffectiveTo);
        Assert.Equal(PublicationState.NotPublic, reference.Procedure(World.Procedure, 3)!.State);
        Assert.Equal((2, 2), (reference.ProcedureInForce(World.Procedure, new(2026, 3, 15))!.Version, reference.LatestProcedure(World.Procedure)!.Version));
        Assert.Null(reference.ProcedureInForce(World.Procedure, new(2026, 3, 16)));
        Assert.False(reference.Offers(agency, World.Procedure, new(2026, 3, 16)));
        await world.AssertRecountAsync();

        var shown = await office.PublicAsync(waiting);
        Assert.Equal((CatalogueState.PublicAmended, false), (shown.State, shown.PublishedLate));
        reference = await world.ReferenceAsync();
        Assert.Equal((2, 3), (reference.ProcedureInForce(World.Procedure, new(2026, 3, 15))!.Version, reference.ProcedureInForce(World.Procedure, new(2026, 3, 16))!.Version));
        Assert.True(reference.Offers(agency, World.Procedure, new(2026, 3, 16)));
        await world.AssertRecountAsync();

        world.Clock.SetLocal("2026-03-16T09:00");
        var later = await people.SubmitAsync();
        await world.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(world.By(Actor.System)));
        Assert.Equal((2, 3), ((await world.DossierAsync(running)).ProcedureVersion, (await world.DossierAsync(later)).ProcedureVersion));
        Assert.Equal(due, (await world.DossierAsync(running)).DueAt);
        world.Clock.SetLocal("2026-03-16T10:00");
        await people.FinishAsync(running);
        Assert.Equal(2, (await world.DossierAsync(running)).ProcedureVersion);
        Assert.Equal(ProcedureOrigin.Office, (await office.RowAsync(World.Procedure, 3)).Origin);
        Assert.Equal("Quyết định số 754/QĐ-UBND ngày 02/03/2026 của UBND tỉnh Quảng Trị", reference.Procedure(World.Procedure, 3)!.Sources[^1]);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_code_whose_only_draft_is_given_up_is_free_for_whoever_begins_it_anew(string engine)
    {
        await using var office = await OpenAsync(engine);
        var ministry = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");
        Task<CatalogueOutcome> StartAsync(Actor actor, string agency, string name) => office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(actor), new(agency, ProcedureKind.Public, New, name)));
        Done(await StartAsync(office.Controller, World.Agency, "Gõ nhầm"));
        Assert.Equal(["code code_taken"], Faults(await StartAsync(ministry, "BKHCN", "Của Bộ")));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(New), CatalogueAct.Discard));
        var ours = await office.World.UnitAsync(World.Agency);
        Assert.DoesNotContain((await office.World.Do<ListCatalogue, ListCatalogue.Page?>(u => u.RunAsync(office.Controller, ours, office.World.Clock.Now, text: New)))!.Rows, r => r.Entry.Code == New);

        var outcomes = await Task.WhenAll(StartAsync(ministry, "BKHCN", "Của Bộ"), StartAsync(office.Controller, World.Agency, "Của Sở"));
        Assert.Single(outcomes.OfType<CatalogueOutcome.Done>());
        Assert.Equal(["code code_taken"], Faults(Assert.Single(outcomes.OfType<CatalogueOutcome.Invalid>())));
        var entry = await office.EntryAsync(New);
        Assert.Equal((outcomes[0] is CatalogueOutcome.Done ? "Của Bộ" : "Của Sở", ProcedureDraftState.Draft), (entry.Name, entry.DraftState));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_announced_and_not_public_cannot_be_filed_for(string engine)
    {
        await using var office = await OpenAsync(engine);
        var waiting = await office.PublishedAsync(await office.NewReviewedAsync(), office.Request("2026-03-02"));
        var citizen = await office.World.CitizenAsync();
        async Task<SubmitDossier.Outcome> FileAsync() => await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(async u => await u.RunAsync(office.World.By(citizen), (await office.World.RequestAsync(citizen)) with { ProcedureCode = New }));

        Assert.Contains(Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync()).Faults, f => f.Code == "procedure_unknown");
        Assert.DoesNotContain(FindProcedures.Among(await office.World.ReferenceAsync(), new(New), new(2026, 3, 2)).Procedures, p => p.Code == New);

        await office.PublicAsync(waiting);
        Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync());
        Assert.Contains(FindProcedures.Among(await office.World.ReferenceAsync(), new(New), new(2026, 3, 2)).Procedures, p => p.Code == New);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_procedure_that_is_not_yet_public_does_not_hide_the_dossiers_behind_a_report(string engine)
    {
        await using var office = await OpenAsync(engine);
        var people = await Journey.InAsync(office.World);
        await people.AcceptAsync();
        await office.PublishedAsync(await office.NewReviewedAsync());
        var reference = await office.World.ReferenceAsync();
        Assert.Null(reference.LatestProcedure(New));
        var field = reference.LatestProcedure(World.Procedure)!.FieldCode;
        var cell = new ListReportRows.Cell(World.Agency, new(2026, 3, 1), new(2026, 3, 31), 4, field);
        Assert.Single((await office.World.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(people.Head, office.World.Clock.Now, cell)))!.Rows);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_abolished_procedure_takes_nothing_from_its_day_and_is_offered_to_the_day_before(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, people) = (office.World, await Journey.InAsync(office.World));
        Assert.Equal(["effectiveFrom day_missing"], Faults(await office.AbolishAsync(await office.EntryAsync(), null)));

        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 10)));

        Assert.Equal(CatalogueState.Abolished, (await office.EntryAsync()).State);
        world.Clock.SetLocal("2026-03-09T16:00");
        await people.SubmitAsync();
        world.Clock.SetLocal("2026-03-10T08:00");
        var refused = await world.Do<SubmitDossier, SubmitDossier.Outcome>(async u => await u.RunAsync(world.By(people.Citizen), await world.RequestAsync(people.Citizen)));
        Assert.Contains(Assert.IsType<SubmitDossier.Outcome.Invalid>(refused).Faults, f => f.Code == "procedure_abolished");
        var reference = await world.ReferenceAsync();
        var agency = await world.UnitAsync(World.Agency);
        Assert.Equal((true, false), (reference.Offers(agency, World.Procedure, new(2026, 3, 9)), reference.Offers(agency, World.Procedure, new(2026, 3, 10))));
        await world.AssertRecountAsync();
        Assert.Equal("not_in_this_state", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Draft)).Reasons).Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_new_procedure_takes_the_place_of_another_in_one_decision(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reviewed = await office.NewReviewedAsync();
        Assert.Equal(["replaces replace_unknown"], Faults(await office.PublishAsync(reviewed, office.Request() with { Replaces = ["9.9"] })));

        var waiting = await office.PublishedAsync(reviewed, office.Request() with { Replaces = [World.Procedure, " "] });
        await office.PublicAsync(waiting);

        var old = await office.EntryAsync();
        Assert.Equal((CatalogueState.Abolished, New), (old.State, old.ReplacedBy));
        var reference = await office.World.ReferenceAsync();
        Assert.Equal(New, reference.Replacements[World.Procedure]);
        Assert.Equal((World.Procedure, null), (reference.ProcedureInForce(World.Procedure, new(2026, 3, 15))!.Code, reference.ProcedureInForce(World.Procedure, new(2026, 3, 16))));
        var view = (await office.World.Do<ReadCatalogueEntry, ReadCatalogueEntry.View?>(u => u.RunAsync(office.Controller, waiting.Id, office.World.Clock.Now)))!;
        Assert.Equal(AnnouncementAction.Replace, Assert.Single(view.Decisions).Item.Action);
        Assert.Equal(World.Procedure, RecordEvents.Facts<CatalogueEventData>(view.History.Single(e => e.Type == "procedure.announced")).Other);
        var decisions = (await office.World.Do<ListCatalogueDecisions, ListCatalogueDecisions.Page?>(u => u.RunAsync(office.Controller, old.AgencyId, text: "danh muc 754")))!;
        Assert.Equal([AnnouncementAction.Abolish, AnnouncementAction.Replace], Assert.Single(decisions.Decisions).Items.Select(i => i.Action!.Value).OrderDescending());
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_announce_at_once_one_wins_and_the_other_is_told(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reviewed = await office.ReviewedAsync();
        var rival = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");

        var outcomes = await Task.WhenAll(
            office.PublishAsync(reviewed, office.Request()),
            office.World.Do<PublishProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(rival), reviewed.Id, reviewed.Version, office.Request("2026-03-20", "755/QĐ-UBND"))));

        Assert.Single(outcomes.OfType<CatalogueOutcome.Done>());
        Assert.Single(outcomes.OfType<CatalogueOutcome.Stale>());
        var view = (await office.World.Do<ReadCatalogueEntry, ReadCatalogueEntry.View?>(u => u.RunAsync(office.Controller, reviewed.Id, office.World.Clock.Now)))!;
        Assert.Single(view.Decisions);
        Assert.Single(view.Versions, v => v.Origin == ProcedureOrigin.Office);
        Assert.Single(view.History, e => e.Type == "procedure.announced");
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_same_click_twice_is_one_act_and_an_older_page_changes_nothing(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reviewed = await office.ReviewedAsync();
        var first = await office.PublishAsync(reviewed, office.Request());
        Assert.Equal(first, await office.PublishAsync(reviewed, office.Request()));
        var waiting = await office.EntryAsync();
        var made = await office.MakePublicAsync(waiting);
        Assert.Equal(made, await office.MakePublicAsync(waiting));
        Assert.IsType<CatalogueOutcome.Stale>(await office.PublishAsync(reviewed, office.Request()));

        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Draft));
        var opened = await office.EntryAsync();
        Done(await office.ActAsync(office.Controller, opened, CatalogueAct.Save, await office.DocumentAsync(World.Procedure)));
        Assert.IsType<CatalogueOutcome.Stale>(await office.ActAsync(office.Controller, opened, CatalogueAct.Save, await office.DocumentAsync(World.Procedure, b => b["name"] = "Từ thẻ khác")));
        await using var db = office.World.Database.Open();
        Assert.DoesNotContain("Từ thẻ khác", (await db.ProcedureDrafts.SingleAsync(d => d.EntryId == opened.Id)).Document, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Another_than_the_writer_reviews_gives_back_with_a_reason_and_what_is_faulty_does_not_reach_review(string engine)
    {
        await using var office = await OpenAsync(engine);
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Draft));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Save, await office.DocumentAsync(World.Procedure, b => b["means"]![0]!["limit"]!["value"] = "năm")));
        Assert.Contains("$.procedures[0].means[0].limit.value field.type", Faults(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Submit)));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Save, await office.DocumentAsync(World.Procedure)));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Submit));

        Assert.Equal("review_own_draft", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Approve)).Reasons).Code);
        Assert.Equal(["note note_missing"], Faults(await office.ActAsync(office.Head, await office.EntryAsync(), CatalogueAct.Return, note: " ")));
        Done(await office.ActAsync(office.Head, await office.EntryAsync(), CatalogueAct.Return, note: "Thiếu căn cứ."));
        var view = (await office.World.Do<ReadCatalogueEntry, ReadCatalogueEntry.View?>(async u => await u.RunAsync(office.Controller, (await office.EntryAsync()).Id, office.World.Clock.Now)))!;
        Assert.Equal(("Thiếu căn cứ.", ProcedureDraftState.Draft, "Thiếu căn cứ."), (view.Draft!.ReviewNote, view.Entry.DraftState!.Value, view.History[^1].Reason));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Discard));
        Assert.Null((await office.EntryAsync()).DraftState);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_sees_and_keeps_the_catalogue_of_the_own_body_and_those_below(string engine)
    {
        await using var office = await OpenAsync(engine);
        var entry = await office.EntryAsync();
        var elsewhere = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT-VP");
        var ministry = await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT");
        var leader = await office.World.OfficialAsync(Role.Leader);
        var receiver = await office.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        foreach (var (actor, sees) in new[] { (office.Controller, true), (office.Head, true), (ministry, true), (leader, true), (elsewhere, false), (receiver, false) })
        {
            Assert.Equal(sees, await office.World.Do<ReadCatalogueEntry, ReadCatalogueEntry.View?>(u => u.RunAsync(actor, entry.Id, office.World.Clock.Now)) is not null);
            Assert.Equal(sees, await office.World.Do<ListCatalogue, ListCatalogue.Page?>(u => u.RunAsync(actor, entry.AgencyId, office.World.Clock.Now)) is not null);
        }

        Assert.IsType<CatalogueOutcome.NotFound>(await office.ActAsync(elsewhere, entry, CatalogueAct.Draft));
        Assert.IsType<CatalogueOutcome.Refused>(await office.ActAsync(leader, entry, CatalogueAct.Draft));
        Done(await office.ActAsync(ministry, entry, CatalogueAct.Draft));
        Assert.IsType<CatalogueOutcome.NotFound>(await office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(leader), new(World.Agency, ProcedureKind.Public, New, "x"))));
    }
}
