using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A decision moves a procedure to another level and body: its code stays, and what was accepted before stays where it was.</summary>
public sealed class RescopeTests
{
    private const string Code = "1.999015";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task From_its_day_the_new_body_receives_it_and_running_dossiers_stay_with_body_and_version(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = new CatalogueOffice(world, await world.OfficialAsync(Role.ProcedureController, "BKHCN-VP-KSTT"), await world.OfficialAsync(Role.AgencyHead, "BKHCN"));
        Done(await world.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(world.By(office.Controller), new("BKHCN", ProcedureKind.Public, Code, "Thủ tục phân cấp"))));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(Code, body => (body["level"], body["agency"]) = ("ministry", "Bộ Khoa học và Công nghệ")), office.Request("2026-03-03") with { LawEffectiveFrom = null, Bodies = ["BKHCN"] }));

        world.Clock.SetLocal("2026-03-04T09:00");
        var citizen = await world.CitizenAsync();
        var running = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(world, citizen, "BKHCN"));

        var reviewed = await office.ReviewedAsync(Code, body => (body["level"], body["agency"], body["authorisedAgency"]) = ("province", "Sở Khoa học và Công nghệ", "Sở Khoa học và Công nghệ"));
        var request = office.Request("2026-03-20", "1015/QĐ-BKHCN") with { LawEffectiveFrom = null, Bodies = [World.Agency] };
        Assert.Equal(["rescopes rescope_unsaid"], Faults(await office.PublishAsync(reviewed, request)));
        await office.PublicAsync(await office.PublishedAsync(reviewed, request with { Rescopes = true }));
        Assert.Equal(CatalogueState.PublicAmended, (await office.EntryAsync(Code)).State);

        world.Clock.SetLocal("2026-03-20T09:00");
        Assert.IsType<SubmitDossier.Outcome.Invalid>(await FileAsync(world, citizen, "BKHCN"));
        var moved = await world.DossierAsync(Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(world, citizen, World.Agency)).Id);
        Assert.Equal((2, await world.UnitAsync(World.Agency)), (moved.ProcedureVersion, moved.AgencyId));

        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-VP-MC");
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), running.Id, running.Version)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), running.Id, running.Version + 1)));
        var stayed = await world.DossierAsync(running.Id);
        Assert.Equal((1, await world.UnitAsync("BKHCN"), (DateTime?)null), (stayed.ProcedureVersion, stayed.AgencyId, stayed.DueAt is null ? DateTime.MinValue : null));

        await using var db = world.Database.Open();
        Assert.Equal([AnnouncementAction.New, AnnouncementAction.Rescope], await db.CatalogueDecisionItems.Where(i => i.Code == Code).OrderBy(i => i.ProcedureVersion).Select(i => i.Action!.Value).ToListAsync());
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_changes_no_level_or_agency_and_what_is_new_is_no_change_of_competence(string engine)
    {
        await using var office = await OpenAsync(engine);
        Assert.Equal(["rescopes rescope_nothing"], Faults(await office.PublishAsync(await office.ReviewedAsync(change: body => body["notes"] = new JsonArray("Khác")), office.Request() with { Rescopes = true })));
        Assert.Equal(["rescopes rescope_first"], Faults(await office.PublishAsync(await office.NewReviewedAsync(), office.Request() with { Rescopes = true })));
    }

    private static async Task<SubmitDossier.Outcome> FileAsync(World world, Actor citizen, string agency)
    {
        var request = await world.RequestAsync(citizen) with { ProcedureCode = Code, AgencyCode = agency };
        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen, Guid.NewGuid().ToString()), request));
    }
}
