using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Application.Tests.Procedures;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reference;

/// <summary>Versions of a procedure that is in use: one ends, is abolished, or gives way to the next.</summary>
public sealed class ImportVersionsTests
{
    private const string Procedures = "procedures/procedures.json";
    private static readonly ReferenceBundle Shipped = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_open_version_may_be_closed_or_abolished_and_is_then_no_longer_offered(string engine)
    {
        await using var world = await World.CreateAsync(engine);

        Assert.Empty(await ImportAsync(world, With(v => { v["effectiveTo"] = "2026-06-30"; v["state"] = "abolished"; })));

        var reference = await world.ReferenceAsync();
        var agency = reference.Organisation.Find(World.Agency)!.Id;
        Assert.NotNull(reference.ProcedureInForce(World.Procedure, new(2026, 6, 30)));
        Assert.Null(reference.ProcedureInForce(World.Procedure, new(2026, 7, 1)));
        Assert.True(reference.Offers(agency, World.Procedure, new(2026, 6, 30)));
        Assert.False(reference.Offers(agency, World.Procedure, new(2026, 7, 1)));
        var before = await OfferedAsync(world, agency, new(2026, 6, 30));
        Assert.Equal(before with { Offered = before.Offered - 1, Full = before.Full - 1 }, await OfferedAsync(world, agency, new(2026, 7, 1)));
        await world.AssertRecountAsync();
        Assert.Contains(await ImportAsync(world, With(v => { v["effectiveTo"] = "2026-08-31"; v["state"] = "abolished"; })), f => f.Place == $"{World.Procedure} v2");
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_later_version_that_goes_less_far_online_moves_the_measures_from_its_first_day(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var next = With(v => v["effectiveTo"] = "2026-06-30", v =>
        {
            v["version"] = 3;
            v["effectiveFrom"] = "2026-07-01";
            v["onlineLevel"] = "partial";
        });

        Assert.Empty(await ImportAsync(world, next));
        Assert.Empty(await ImportAsync(world, Touched(next)));

        var reference = await world.ReferenceAsync();
        var agency = reference.Organisation.Find(World.Agency)!.Id;
        Assert.Equal((2, 3), (reference.ProcedureInForce(World.Procedure, new(2026, 6, 30))!.Version, reference.ProcedureInForce(World.Procedure, new(2026, 7, 1))!.Version));
        Assert.True(reference.Offers(agency, World.Procedure, new(2027, 1, 1)));
        var before = await OfferedAsync(world, agency, new(2026, 6, 30));
        Assert.Equal(before with { Full = before.Full - 1, Partial = before.Partial + 1 }, await OfferedAsync(world, agency, new(2026, 7, 1)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_cannot_begin_within_the_period_of_one_that_is_closed(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        Assert.Empty(await ImportAsync(world, With(v => v["effectiveTo"] = "2026-06-30")));
        var files = new Dictionary<string, string>(With(v => { v["version"] = 3; v["effectiveFrom"] = "2026-06-01"; }).Files, StringComparer.Ordinal);

        Assert.Contains(await ImportAsync(world, new(files)), f => f.Place == $"{World.Procedure} v3");
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_a_body_with_a_version_of_its_own_no_file_brings_the_national_one_back(string engine)
    {
        await using var office = await CatalogueOffice.OpenAsync(engine);
        var (world, eve, day) = (office.World, new DateOnly(2026, 3, 15), new DateOnly(2026, 3, 16));
        await office.PublicAsync(await office.PublishedAsync(await office.NewReviewedAsync(World.Procedure + ".H50")));
        Assert.Empty(await ImportAsync(world, With(v => v["effectiveTo"] = "2026-06-30", v => (v["version"], v["effectiveFrom"]) = (3, "2026-07-01"))));

        var reference = await world.ReferenceAsync();
        var agency = reference.Organisation.Find(World.Agency)!.Id;
        Assert.NotNull(reference.Procedure(World.Procedure, 3));
        Assert.Equal([true, false, false], new[] { eve, day, new(2027, 1, 1) }.Select(on => reference.Offers(agency, World.Procedure, on)));
        Assert.Equal(await OfferedAsync(world, agency, eve), await OfferedAsync(world, agency, day));
        await world.AssertRecountAsync();
    }

    private static async Task<(int Offered, int Full, int Partial)> OfferedAsync(World world, Guid agency, DateOnly day)
    {
        string[] codes = [MeasureCodes.ProcedureOffered, MeasureCodes.ProcedureFullyOnline, MeasureCodes.ProcedurePartlyOnline];
        var sums = await world.Do<ReadMeasures, IReadOnlyDictionary<string, long>>(async u => await u.RunAsync(new(codes, [agency], null, day)));
        return ((int)sums[codes[0]], (int)sums[codes[1]], (int)sums[codes[2]]);
    }

    /// <summary>What ships with the open version of the procedure changed, and another one made from it.</summary>
    private static ReferenceBundle With(Action<JsonObject> change, Action<JsonObject>? next = null)
    {
        var root = JsonNode.Parse(Shipped.Files[Procedures])!;
        var list = root["procedures"]!.AsArray();
        var version = list.Single(p => (string?)p!["code"] == World.Procedure && p["effectiveTo"] is null)!.AsObject();
        if (next is not null)
        {
            var copy = version.DeepClone().AsObject();
            next(copy);
            list.Add(copy);
        }

        change(version);
        return new(Shipped.Files.ToDictionary(f => f.Key, f => f.Key == Procedures ? root.ToJsonString() : f.Value, StringComparer.Ordinal));
    }

    private static ReferenceBundle Touched(ReferenceBundle bundle) =>
        new(bundle.Files.ToDictionary(f => f.Key, f => f.Key == ReferenceBundle.Phrases ? f.Value + "\n" : f.Value, StringComparer.Ordinal));

    private static Task<IReadOnlyList<ImportFault>> ImportAsync(World world, ReferenceBundle bundle) =>
        world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Actor.System), bundle));
}
