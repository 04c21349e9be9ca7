using CaiCach.Application.Acting;
using CaiCach.Application.Petitions;
using CaiCach.Data.Petitions;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Petitions;

/// <summary>Petitions to two bodies that petitioners, controllers, units and heads push about at random, days apart, as far as the law lets them.</summary>
internal sealed class RandomPetitions
{
    private static readonly Actor Petitioner = new(null, "Phạm Văn Thử Một", ActorKind.Applicant, []);
    private readonly World world;
    private readonly Random chance;
    private readonly Dictionary<Guid, Body> bodies;
    private readonly List<Guid> ids = [];

    private sealed record Body(string Code, Guid Unit, Guid Other, Actor Controller, Actor Specialist, Actor Head);

    private RandomPetitions(World world, int seed, IEnumerable<KeyValuePair<Guid, Body>> bodies) => (this.world, chance, this.bodies) = (world, new(seed), new(bodies));

    /// <summary>What was done at least once.</summary>
    public HashSet<PetitionAct> Done { get; } = [];

    /// <summary>Calls those who act in two bodies, each by its code and the unit that prepares answers.</summary>
    public static async Task<RandomPetitions> OpenAsync(World world, int seed, (string Code, string Unit) first, (string Code, string Unit) second)
    {
        var (here, there) = (await world.UnitAsync(first.Code), await world.UnitAsync(second.Code));
        return new(world, seed, [new(here, await OfAsync(first, there)), new(there, await OfAsync(second, here))]);

        async Task<Body> OfAsync((string Code, string Unit) body, Guid other) => new(
            body.Code, await world.UnitAsync(body.Unit), other, await world.OfficialAsync(Role.ProcedureController, body.Code), await world.OfficialAsync(Role.Specialist, body.Unit), await world.OfficialAsync(Role.AgencyHead, body.Code));
    }

    /// <summary>Each of those that are there goes a step at most, and so many more are sent.</summary>
    public async Task StepAsync(int more)
    {
        foreach (var id in ids)
        {
            await PushAsync(id);
        }

        var kinds = Enum.GetValues<PetitionKind>();
        for (var i = 0; i < more; i++)
        {
            var to = bodies.Values.ElementAt(chance.Next(bodies.Count)).Code;
            ids.Add(Assert.IsType<PetitionOutcome.Done>(await world.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
                world.By(Petitioner), new(Guid.NewGuid(), kinds[chance.Next(kinds.Length)], to, Petitioner.Name, "0900 000 001", null, null, null, "Chậm quá.")))).Id);
        }
    }

    private async Task PushAsync(Guid id)
    {
        Petition petition;
        await using (var db = world.Database.Open())
        {
            petition = await db.Petitions.AsNoTracking().SingleAsync(p => p.Id == id);
        }

        // What was never done comes first, what ends a way early later; one in four waits for another day, so that some come late.
        var acts = PetitionRules.Table.Where(r => r.From.Contains(petition.State)).Select(r => r.Act)
            .OrderBy(act => chance.NextDouble() * (!Done.Contains(act) ? 0.3 : act is PetitionAct.Refuse or PetitionAct.Transfer or PetitionAct.Close ? 2 : 1)).ToList();
        if (chance.Next(4) == 0 || acts.Count == 0)
        {
            return;
        }

        var body = bodies[petition.AgencyId];
        foreach (var act in acts)
        {
            HandlePetition.Request request = new(
                act, "Đã xem xét.", "Điều 9", act == PetitionAct.Transfer ? body.Other : body.Unit, "Chậm trả lời", "Một người phản ánh chậm trả lời.", act == PetitionAct.Rate ? Satisfaction.Satisfied : null);
            var outcome = await world.Do<HandlePetition, PetitionOutcome>(u => act is PetitionAct.Supplement or PetitionAct.Rate
                ? u.ByPetitionerAsync(world.By(Petitioner), petition.Code, "0001", petition.Version, request)
                : u.RunAsync(world.By(act switch { PetitionAct.Draft => body.Specialist, PetitionAct.Answer or PetitionAct.ReturnDraft => body.Head, _ => body.Controller }), id, petition.Version, request));
            if (outcome is PetitionOutcome.Done)
            {
                Done.Add(act);
                return;
            }

            Assert.True(outcome is PetitionOutcome.Refused, $"{act} of a petition in {petition.State}: {outcome}");
        }
    }
}
