using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Index;
using CaiCach.Application.Reference.Import;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reference;

public sealed class ImportTests
{
    private static readonly ReferenceBundle Shipped = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Loading_what_ships_twice_changes_nothing(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var before = await CountsAsync(world);
        Assert.Empty(await ImportAsync(world, Shipped));
        Assert.Empty(await ImportAsync(world, With("phrases/reasons.json", text => text + "\n")));
        Assert.Equal(before, await CountsAsync(world));
        Assert.True(before.Procedures >= 16 && before.Units > 20 && before.Provinces == 34 && before.Sets == 2);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_fault_of_every_file_is_named_with_its_place_and_nothing_is_changed(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var before = await CountsAsync(world);
        var files = new Dictionary<string, string>(Shipped.Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] += "2026-13-40,Mon,holiday,X,,Y,civil_servants,final,known,,\nnonsense\n";
        files[ReferenceBundle.Provinces] += "1,Một\n01,Trùng\n01,Trùng\n";
        files[ReferenceBundle.Organisation] = files[ReferenceBundle.Organisation]
            .Replace("\"kind\": \"bureau\"", "\"kind\": \"khong-co\"", StringComparison.Ordinal).Replace("\"H50.901\"", "\"G06\"", StringComparison.Ordinal);
        files[ReferenceBundle.Phrases] = files[ReferenceBundle.Phrases].Replace("\"group\": \"stop\"", "\"group\": \"khong-co\"", StringComparison.Ordinal);
        files["procedures/procedures.json"] = files["procedures/procedures.json"].Replace("\"working_day\"", "\"fortnight\"", StringComparison.Ordinal);
        files["index/par-ministry.json"] = "{";
        files["index/par-results.csv"] += "một,hai\n";

        var faults = await ImportAsync(world, new(files));
        foreach (var file in (string[])[ReferenceBundle.Calendar, ReferenceBundle.Provinces, ReferenceBundle.Organisation, ReferenceBundle.Phrases, "procedures/procedures.json", "index/par-ministry.json", "index/par-results.csv"])
        {
            var own = faults.Where(f => f.File == file).ToList();
            Assert.True(own.Count > 0, file);
            Assert.All(own, f => Assert.True(f.Place.Length > 0 && f.Text.Length > 0, f.ToString()));
        }

        Assert.True(faults.Count(f => f.File == ReferenceBundle.Calendar) >= 2);
        Assert.True(faults.Count(f => f.File == ReferenceBundle.Provinces) >= 2);
        Assert.Contains(faults, f => f.File == ReferenceBundle.Organisation && f.Place.EndsWith(".identifier", StringComparison.Ordinal));
        Assert.Equal(before, await CountsAsync(world));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Every_fault_of_shape_is_named_with_its_place_not_only_the_first(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var before = await CountsAsync(world);
        var files = new Dictionary<string, string>(Shipped.Files, StringComparer.Ordinal);
        var organisation = JsonNode.Parse(files[ReferenceBundle.Organisation])!;
        organisation["units"]![1]!.AsObject().Remove("name");
        organisation["units"]![2]!["validFrom"] = "2023-02-30";
        organisation["units"]![3]!["kInd"] = "bureau";
        organisation["units"]![4]!["shortName"] = null;
        organisation["units"]!.AsArray().Add(null);
        organisation["competences"]![0]!["codes"]!.AsArray().Add(7);
        organisation["people"]![1]!["role"] = new JsonArray();
        organisation["firms"] = "không";
        files[ReferenceBundle.Organisation] = organisation.ToJsonString();
        var phrases = JsonNode.Parse(files[ReferenceBundle.Phrases])!;
        phrases["schemaVersion"] = "một";
        phrases["phrases"]![0]!.AsObject().Remove("text");
        phrases["phrases"]![2]!["procedures"] = new JsonArray(1, null);
        files[ReferenceBundle.Phrases] = phrases.ToJsonString().Replace("\"groups\":", "\"note\":\"hai lần\",\"groups\":", StringComparison.Ordinal);
        var (lastUnit, lastCode) = (organisation["units"]!.AsArray().Count - 1, organisation["competences"]![0]!["codes"]!.AsArray().Count - 1);

        var faults = await ImportAsync(world, new(files));

        Assert.Equal(
            Sorted([
                "$.units[1].name", "$.units[2].validFrom", "$.units[3].kInd", "$.units[4].shortName", $"$.units[{lastUnit}]",
                $"$.competences[0].codes[{lastCode}]", "$.people[1].role", "$.firms",
            ]),
            Sorted(faults.Where(f => f.File == ReferenceBundle.Organisation).Select(f => f.Place)));
        Assert.Equal(
            Sorted(["$.schemaVersion", "$.note", "$.phrases[0].text", "$.phrases[2].procedures[0]", "$.phrases[2].procedures[1]"]),
            Sorted(faults.Where(f => f.File == ReferenceBundle.Phrases).Select(f => f.Place)));
        Assert.Equal(before, await CountsAsync(world));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_name_longer_than_its_column_is_a_fault_wherever_it_stands(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var organisation = JsonNode.Parse(Shipped.Files[ReferenceBundle.Organisation])!;
        organisation["units"]![1]!["name"] = new string('x', 501);
        organisation["people"]![1]!["fullName"] = new string('x', 301);
        organisation["citizens"]![1]!["fullName"] = new string('x', 301);

        var faults = await ImportAsync(world, With(ReferenceBundle.Organisation, _ => organisation.ToJsonString()));

        Assert.Equal(["$.units[1].name", "$.people[1].fullName", "$.citizens[1].fullName"], faults.Select(f => f.Place));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_no_column_can_hold_is_a_fault_of_the_index_files_too(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var set = JsonNode.Parse(Shipped.Files["index/par-ministry.json"])!;
        set["title"] = new string('x', 501);
        var bindings = JsonNode.Parse(Shipped.Files[ReferenceBundle.Bindings])!;
        bindings["bindings"]![0]!["note"] = new string('x', 1001);
        var files = new Dictionary<string, string>(Shipped.Files, StringComparer.Ordinal)
        {
            ["index/par-ministry.json"] = set.ToJsonString(),
            [ReferenceBundle.Bindings] = bindings.ToJsonString(),
        };
        Assert.Equal(["$.title", "par-ministry-876 3.5.1.note"], (await ImportAsync(world, new(files))).Select(f => f.Place));
        foreach (var row in (string[])[$"2023,{new string('x', 101)},Bộ,1,,nguồn,found", $"2023,x,{new string('x', 301)},1,,nguồn,found", $"2023,x,Bộ,1,,{new string('x', 501)},found", "2023,x,Bộ,100000000,,nguồn,found", "2023,x,Bộ,1.00001,,nguồn,found"])
        {
            Assert.Single(await ImportAsync(world, With(ReferenceBundle.Results, text => text + row + "\n")));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_second_source_of_a_figure_is_kept_and_the_surer_one_is_shown(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        const string Second = "2023,PAR-ministry,Bộ Tư pháp,1.00,1,mot-nguon-khac.example,derived\n2023,PAR-ministry-appraised-of-68.50,Bộ Tư pháp,1.00,,mot-nguon-khac.example,derived\n";

        Assert.Empty(await ImportAsync(world, With(ReferenceBundle.Results, text => text + Second)));

        var table = await world.Do<ReadPublishedResults, ReadPublishedResults.Table?>(u => u.RunAsync(2023));
        Assert.Equal((17, 89.95m, 61.86m), (table!.Rows.Count, table.Rows[0].Score, table.Rows[0].Appraised));
        Assert.Contains("mot-nguon-khac.example", table.Sources);
    }

    [Theory]
    [InlineData("organisation/sample.json", "null")]
    [InlineData("organisation/sample.json", "{}")]
    [InlineData("organisation/sample.json", "[]")]
    [InlineData("organisation/sample.json", "")]
    [InlineData("organisation/sample.json", """{"schemaVersion":1,"generated":"x","note":"x","units":[null],"competences":[],"roles":[],"people":[],"citizens":[],"firms":[]}""")]
    [InlineData("phrases/reasons.json", "null")]
    [InlineData("phrases/reasons.json", "{}")]
    [InlineData("phrases/reasons.json", """{"schemaVersion":1,"generated":"x","note":"x","groups":[],"phrases":[null]}""")]
    [InlineData("procedures/procedures.json", "null")]
    [InlineData("procedures/procedures.json", "{}")]
    [InlineData("index/par-ministry.json", "null")]
    [InlineData("calendar/holidays.csv", "")]
    public async Task A_file_that_is_nothing_or_half_is_a_fault_and_never_an_exception(string file, string text)
    {
        await using var world = await World.CreateAsync("sqlite");
        Assert.Contains(await ImportAsync(world, With(file, _ => text)), f => f.File == file);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_published_version_cannot_be_edited_under_its_number(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var faults = await ImportAsync(world, With("procedures/procedures.json", text => text.Replace("\"value\": 5,", "\"value\": 4,", StringComparison.Ordinal)));
        Assert.Contains(faults, f => f.Place == "2.002131 v2");
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_calendar_that_is_loaded_again_is_in_force_again(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var first = (await world.ReferenceAsync()).CurrentCalendar!.Version;
        Assert.Empty(await ImportAsync(world, With(ReferenceBundle.Calendar, text => text + "2026-03-09,Mon,holiday,X,,Y,civil_servants,final,known,,\n")));
        Assert.NotEqual(first, (await world.ReferenceAsync()).CurrentCalendar!.Version);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(await ImportAsync(world, Shipped));
        Assert.Equal(first, (await world.ReferenceAsync()).CurrentCalendar!.Version);
    }

    private static IEnumerable<string> Sorted(IEnumerable<string> places) => places.Order(StringComparer.Ordinal);

    private static ReferenceBundle With(string file, Func<string, string> change) =>
        new(Shipped.Files.ToDictionary(f => f.Key, f => f.Key == file ? change(f.Value) : f.Value, StringComparer.Ordinal));

    private static Task<IReadOnlyList<ImportFault>> ImportAsync(World world, ReferenceBundle bundle) =>
        world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Actor.System), bundle));

    private static async Task<(int Procedures, int Units, int Offerings, int Events, int Provinces, int Sets, int Calendars, int Phrases)> CountsAsync(World world)
    {
        await using var db = world.Database.Open();
        return (await db.Procedures.CountAsync(), await db.Units.CountAsync(), await db.Offerings.CountAsync(), await db.Events.CountAsync(),
            await db.Provinces.CountAsync(), await db.CriteriaSets.CountAsync(), await db.Calendars.CountAsync(), await db.Phrases.CountAsync());
    }
}
