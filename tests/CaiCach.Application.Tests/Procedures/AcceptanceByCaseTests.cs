using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>A dossier has the time and pays the fees of its case.</summary>
public sealed class AcceptanceByCaseTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_limit_and_the_fee_of_an_acceptance_are_those_of_the_case_and_one_without_a_case_is_not_accepted(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var (world, people) = (office.World, await Journey.InAsync(office.World));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(change: body =>
        {
            body["cases"] = JsonNode.Parse("""[{"code": "moi", "name": "Cấp mới"}, {"code": "lai", "name": "Cấp lại"}]""");
            foreach (var means in body["means"]!.AsArray())
            {
                means!["limit"] = JsonNode.Parse("""{"value": 5, "unit": "working_day"}""");
                means["caseLimits"] = JsonNode.Parse("""[{"cases": ["lai"], "limit": {"value": 2, "unit": "working_day"}}]""");
                means["fees"] = JsonNode.Parse("""[{"name": "Phí", "kind": "phi", "amount": 40000, "when": "before_result", "cases": ["lai"], "confidence": "found"}]""");
            }

            body["payment"] = JsonNode.Parse("""{"required": true, "when": ["before_result"]}""");
        })));
        world.Clock.SetLocal("2026-03-16T09:00");

        async Task<(ActOutcome Outcome, Guid Id)> AcceptAsync(string caseCode, bool loseCase = false)
        {
            var id = await people.SubmitAsync(caseCode: caseCode);
            await people.Act<TakeUpDossier>(id, (u, version) => u.RunAsync(world.By(people.Receiver), id, version));
            if (loseCase)
            {
                await using var db = world.Database.Open();
                await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(d => d.SetProperty(x => x.CaseCode, (string?)null));
            }

            var seen = await world.DossierAsync(id);
            var preview = await world.Do<PreviewAcceptance, PreviewAcceptance.Preview>(u => u.RunAsync(seen, world.Clock.Now));
            if (!loseCase)
            {
                Assert.Equal((caseCode == "lai" ? 2 : 5, caseCode == "lai" ? 40_000 : 0), (preview.Limit!.Value.Value, preview.Fee));
            }

            return (await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(people.Receiver), id, seen.Version)), id);
        }

        var (first, again) = (await AcceptAsync("moi"), await AcceptAsync("lai"));
        Assert.IsType<ActOutcome.Done>(first.Outcome);
        Assert.IsType<ActOutcome.Done>(again.Outcome);
        var (one, two) = (await world.DossierAsync(first.Id), await world.DossierAsync(again.Id));
        Assert.Equal((5, 2, 0, 40_000), (one.LimitValue, two.LimitValue, one.FeeAmount, two.FeeAmount));
        Assert.True(two.DueAt < one.DueAt);
        Assert.Contains("case_missing", Assert.IsType<ActOutcome.Invalid>((await AcceptAsync("lai", loseCase: true)).Outcome).Faults.Select(f => f.Code));
    }
}
