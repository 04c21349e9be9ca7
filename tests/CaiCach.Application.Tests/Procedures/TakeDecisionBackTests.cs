using System.Globalization;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A day that was mistyped in a decision is caught at its field, or put right before anybody can have filed under it.</summary>
public sealed class TakeDecisionBackTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_unusual_day_is_taken_once_it_is_confirmed_and_an_impossible_one_never(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reviewed = await office.ReviewedAsync();
        static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
        PublishProcedure.Request Days(string decided, string law, string from, string? confirmed = null) =>
            office.Request(from) with { Decision = office.Decision() with { Day = Day(decided), Confirmed = confirmed }, LawEffectiveFrom = Day(law) };

        Assert.Equal(["day confirm_decision_day_old", "lawEffectiveFrom law_day_too_late", "effectiveFrom day_too_late"], Faults(await office.PublishAsync(reviewed, Days("2024-03-02", "2026-03-16", "2026-03-16"))));
        Assert.Equal(["lawEffectiveFrom confirm_law_day_old", "effectiveFrom confirm_day_before_decision"], Faults(await office.PublishAsync(reviewed, Days("2026-03-02", "2025-03-16", "2026-03-01"))));
        Assert.Equal(["effectiveFrom confirm_day_before_law"], Faults(await office.PublishAsync(reviewed, Days("2026-03-02", "2026-03-16", "2026-03-15", "2026-03-02/2026-03-16/2026-03-14"))));
        Assert.Equal(["effectiveFrom confirm_day_far"], Faults(await office.PublishAsync(reviewed, Days("2026-03-02", "2026-03-16", "2027-03-16"))));
        Assert.Equal(["day confirm_decision_day_old"], Faults(await office.World.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(
            office.World.By(office.Controller), new(World.Agency, CatalogueDecisionKind.ReviewPlan, office.Decision() with { Day = new(2025, 3, 2) }, [])))));
        Done(await office.PublishAsync(reviewed, Days("2026-03-02", "2026-03-16", "2027-03-16", "2026-03-02/2026-03-16/2027-03-16")));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawn_amendment_is_a_reviewed_draft_again_and_is_announced_with_the_right_day(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, agency) = (office.World, await office.World.UnitAsync(World.Agency));
        var before = await office.EntryAsync();
        var waiting = await office.PublishedAsync(await office.ReviewedAsync(change: body => body["name"] = "Tên mới"), office.Request("2027-03-16"));
        Assert.Equal(["note note_missing"], Faults(await office.TakeBackAsync(waiting, CatalogueAct.Withdraw, " ")));
        Done(await office.TakeBackAsync(waiting, CatalogueAct.Withdraw));

        var back = await office.EntryAsync();
        Assert.Equal((before.State, ProcedureDraftState.Reviewed, 2, before.Name, null), (back.State, back.DraftState, back.NewestVersion, back.Name, back.PublicDue));
        await using var db = world.Database.Open();
        var draft = await db.ProcedureDrafts.AsNoTracking().SingleAsync();
        Assert.Equal((2, office.Head.Name, office.Controller.Id!.Value.ToString("n")), (draft.BasedOn, draft.ReviewerName, draft.Writers));
        Assert.Contains("Tên mới", draft.Document, StringComparison.Ordinal);
        Assert.DoesNotContain("754/QĐ-UBND", draft.Document, StringComparison.Ordinal);
        var reference = await world.ReferenceAsync();
        Assert.Null(reference.Procedure(World.Procedure, 2)!.EffectiveTo);
        Assert.Null(reference.Procedure(World.Procedure, 3));
        Assert.True(reference.Offers(agency, World.Procedure, new(2028, 1, 1)));
        Assert.Empty((await world.Do<ListCatalogueDecisions, ListCatalogueDecisions.Page?>(u => u.RunAsync(office.Head, back.AgencyId)))!.Decisions);
        var told = await db.Events.AsNoTracking().SingleAsync(e => e.Type == "procedure.announcement_withdrawn");
        Assert.Equal(("Ghi nhầm năm.", "754/QĐ-UBND", new DateOnly(2027, 3, 16)), (told.Reason, RecordEvents.Facts<CatalogueEventData>(told).DecisionNumber, RecordEvents.Facts<CatalogueEventData>(told).EffectiveFrom));
        await world.AssertRecountAsync();

        var right = office.Request("2026-04-01");
        await office.PublicAsync(await office.PublishedAsync(back, right with { Decision = right.Decision with { Title = "Trích yếu ghi lại" } }));
        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 6, 1)));
        reference = await world.ReferenceAsync();
        Assert.Equal([2, 3, null], new DateOnly[] { new(2026, 3, 31), new(2026, 4, 1), new(2026, 6, 1) }.Select(day => reference.ProcedureInForce(World.Procedure, day)?.Version));
        Assert.Equal([true, true, false], new DateOnly[] { new(2026, 3, 31), new(2026, 4, 1), new(2026, 6, 1) }.Select(day => reference.Offers(agency, World.Procedure, day)));
        await world.AssertRecountAsync();
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task With_an_announcement_that_is_public_and_not_in_force_what_it_replaced_comes_back(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, agency) = (office.World, await office.World.UnitAsync(World.Agency));
        var shown = await office.PublicAsync(await office.PublishedAsync(await office.NewReviewedAsync(), office.Request("2026-03-16") with { Replaces = [World.Procedure] }));
        Assert.Equal("not_revocable", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.TakeBackAsync(await office.EntryAsync(), CatalogueAct.Revoke)).Reasons).Code);
        world.Clock.SetLocal("2026-03-15T23:00");
        Done(await office.TakeBackAsync(shown, CatalogueAct.Withdraw));

        var (fresh, old) = (await office.EntryAsync(New), await office.EntryAsync());
        Assert.Equal((CatalogueState.Unannounced, ProcedureDraftState.Reviewed, 0), (fresh.State, fresh.DraftState, fresh.NewestVersion));
        Assert.Equal((CatalogueState.PublicAmended, null), (old.State, old.ReplacedBy));
        var reference = await world.ReferenceAsync();
        Assert.Equal((2, PublicationState.Public), (reference.ProcedureInForce(World.Procedure, new(2026, 3, 16))!.Version, reference.Procedure(World.Procedure, 2)!.State));
        Assert.Equal((true, false), (reference.Offers(agency, World.Procedure, new(2026, 3, 16)), reference.Offers(agency, New, new(2026, 3, 16))));
        await world.AssertRecountAsync();

        await office.PublicAsync(await office.PublishedAsync(fresh, office.Request("2026-03-16")));
        Assert.True((await world.ReferenceAsync()).Offers(agency, New, new(2026, 3, 16)));
        world.Clock.SetLocal("2026-03-16T00:30");
        Assert.Equal("not_revocable", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.TakeBackAsync(await office.EntryAsync(New), CatalogueAct.Withdraw)).Reasons).Code);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_abolition_is_revoked_before_its_day_and_never_from_its_day_on(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, agency) = (office.World, await office.World.UnitAsync(World.Agency));
        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 10)));
        Done(await office.TakeBackAsync(await office.EntryAsync(), CatalogueAct.Revoke));
        Assert.Equal(CatalogueState.PublicAmended, (await office.EntryAsync()).State);
        var reference = await world.ReferenceAsync();
        Assert.Equal(2, reference.ProcedureInForce(World.Procedure, new(2026, 3, 10))!.Version);
        Assert.True(reference.Offers(agency, World.Procedure, new(2026, 3, 10)));
        await world.AssertRecountAsync();

        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 10)));
        world.Clock.SetLocal("2026-03-10T08:00");
        Assert.Equal("not_revocable", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.TakeBackAsync(await office.EntryAsync(), CatalogueAct.Revoke)).Reasons).Code);
        Assert.False((await world.ReferenceAsync()).Offers(agency, World.Procedure, new(2026, 3, 10)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_that_had_an_end_before_the_abolition_has_that_end_again(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, agency, last) = (office.World, await office.World.UnitAsync(World.Agency), new DateOnly(2026, 6, 30));
        await using (var db = world.Database.Open())
        {
            var row = await db.Procedures.SingleAsync(p => p.Code == World.Procedure && p.Version == 2);
            var document = JsonNode.Parse(row.Document)!;
            document["procedures"]![0]!["effectiveTo"] = "2026-06-30";
            (row.EffectiveTo, row.Document) = (last, document.ToJsonString());
            await db.SaveChangesAsync();
        }

        Done(await office.AbolishAsync(await office.EntryAsync(), new(2026, 3, 10)));
        Assert.Equal(new DateOnly(2026, 3, 9), (await office.RowAsync(World.Procedure, 2)).EffectiveTo);
        Done(await office.TakeBackAsync(await office.EntryAsync(), CatalogueAct.Revoke));

        Assert.Equal(last, (await office.RowAsync(World.Procedure, 2)).EffectiveTo);
        world.Get<Application.Reference.ReferenceStore>().Forget();
        var reference = await world.ReferenceAsync();
        Assert.Equal([2, null], new[] { last, last.AddDays(1) }.Select(day => reference.ProcedureInForce(World.Procedure, day)?.Version));
        Assert.Equal([true, false], new[] { last, last.AddDays(1) }.Select(day => reference.Offers(agency, World.Procedure, day)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_who_take_back_and_make_public_at_once_one_wins_and_a_second_click_changes_nothing(string engine)
    {
        await using var office = await OpenAsync(engine);
        var waiting = await office.PublishedAsync(await office.ReviewedAsync());
        Assert.IsType<CatalogueOutcome.Refused>(await office.TakeBackAsync(waiting, CatalogueAct.Withdraw, actor: office.Head));
        Assert.IsType<CatalogueOutcome.NotFound>(await office.TakeBackAsync(waiting, CatalogueAct.Withdraw, actor: await office.World.OfficialAsync(Role.ProcedureController, "BKHCN-SHTT-VP")));
        var outcomes = await Task.WhenAll(office.TakeBackAsync(waiting, CatalogueAct.Withdraw), office.MakePublicAsync(waiting));
        Assert.Single(outcomes.OfType<CatalogueOutcome.Done>());
        Assert.Single(outcomes.OfType<CatalogueOutcome.Stale>());

        var shown = outcomes[1] is CatalogueOutcome.Done;
        if (shown)
        {
            Done(await office.TakeBackAsync(await office.EntryAsync(), CatalogueAct.Withdraw));
        }

        Assert.Equal(ProcedureDraftState.Reviewed, (await office.EntryAsync()).DraftState);
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.TakeBack));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Submit));
        Assert.Equal("review_own_draft", Assert.Single(Assert.IsType<CatalogueOutcome.Refused>(await office.ActAsync(office.Controller, await office.EntryAsync(), CatalogueAct.Approve)).Reasons).Code);
        await office.World.AssertRecountAsync();
    }
}
