using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>What is asked of a dossier follows the rules of exemption and reduction of the day it was filed, and of the class the receiver found.</summary>
public sealed class FeeReliefTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_fee_is_that_of_the_filing_day_and_of_the_class_of_the_payer(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var (world, people) = (office.World, await Journey.InAsync(office.World));
        await office.PublicAsync(await office.PublishedAsync(await office.ReviewedAsync(change: body =>
        {
            foreach (var means in body["means"]!.AsArray())
            {
                means!["fees"] = JsonNode.Parse("""
                    [{"name": "Phí", "kind": "phi", "amount": 300000, "when": "at_receipt", "confidence": "found", "reliefs": [
                      {"percent": 50, "to": "2026-03-16", "basis": "TT 63/2023/TT-BTC"}, {"percent": 100, "payer": "hộ nghèo", "basis": "Luật A"}]}]
                    """);
            }

            body["startRule"] = "acceptance_and_payment";
            body["payment"] = JsonNode.Parse("""{"required": true, "when": ["at_receipt"]}""");
        })));
        world.Clock.SetLocal("2026-03-16T09:00");
        var (early, poor) = (await people.SubmitAsync(), await people.SubmitAsync());
        world.Clock.SetLocal("2026-03-17T08:00");
        var late = await people.SubmitAsync();

        // Accepted after the reduction has ended: the day of filing counts.
        Assert.Equal((150_000, PaymentState.Paid), await AcceptAsync(early, AcceptDossier.Taking.Paid("BL-1")));
        Assert.Equal((300_000, PaymentState.Paid), await AcceptAsync(late, AcceptDossier.Taking.Paid("BL-2")));

        var seen = await TakenUpAsync(poor);
        var preview = await world.Do<PreviewAcceptance, PreviewAcceptance.Preview>(u => u.RunAsync(seen, world.Clock.Now));
        Assert.Equal([("hộ nghèo", (long?)0)], preview.Payers);
        Assert.Equal(150_000, preview.Fee);

        // Where the clock starts with the payment, it waits for nothing of a payer who is exempt.
        Assert.True(preview.StartsWithPayment);
        Assert.False((await world.Do<PreviewAcceptance, PreviewAcceptance.Preview>(u => u.RunAsync(seen, world.Clock.Now, "hộ nghèo"))).StartsWithPayment);
        Assert.Equal(["payer_unknown"], Assert.IsType<ActOutcome.Invalid>(await RunAsync(seen, AcceptDossier.Taking.Paid("BL-3"), "người giàu")).Faults.Select(f => f.Code));
        Assert.IsType<ActOutcome.Refused>(await RunAsync(seen, null, null));
        Assert.IsType<ActOutcome.Done>(await RunAsync(seen, null, "hộ nghèo"));
        var accepted = await world.DossierAsync(poor);
        Assert.Equal((0, PaymentState.None, "hộ nghèo"), (accepted.FeeAmount, accepted.Payment, accepted.FeePayer));
        var procedure = (await world.ReferenceAsync()).Procedure(accepted.ProcedureCode, accepted.ProcedureVersion)!;
        Assert.Equal(["Phí: 0 đồng (mức thu: 300.000 đồng. Miễn đối với hộ nghèo (Luật A))"], AcceptDossier.FeesOf(procedure, accepted, accepted.FeePayer).Select(f => f.Text));

        async Task<Dossier> TakenUpAsync(Guid id)
        {
            await people.Act<TakeUpDossier>(id, (u, version) => u.RunAsync(world.By(people.Receiver), id, version));
            return await world.DossierAsync(id);
        }

        Task<ActOutcome> RunAsync(Dossier dossier, AcceptDossier.Taking? taking, string? payer) =>
            world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(people.Receiver), dossier.Id, dossier.Version, taking: taking, payer: payer));

        async Task<(long, PaymentState)> AcceptAsync(Guid id, AcceptDossier.Taking taking)
        {
            Assert.IsType<ActOutcome.Done>(await RunAsync(await TakenUpAsync(id), taking, null));
            var dossier = await world.DossierAsync(id);
            return (dossier.FeeAmount, dossier.Payment);
        }
    }
}
