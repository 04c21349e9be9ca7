using System.Text.Json.Nodes;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Api;

public sealed class IndexTests
{
    private const string Address = "/api/v1/index/SKHCN-QT/2026";

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task The_index_of_a_unit_is_a_tree_whose_sums_agree_and_whose_counted_items_lead_to_their_records(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine, scopes: ["index:read"]);
        var journey = await Journey.InAsync(caller.Site.World);
        await journey.FinishAsync(await journey.AcceptAsync());

        var answer = await caller.GetAsync(Address);

        Assert.Equal(200, answer.Status);
        var index = answer.Json!;
        Assert.Equal(("SKHCN-QT", 2026, "2026-03-02", true), ((string?)index["unit"], (int)index["year"]!, (string?)index["asOf"], (bool)index["isReconstruction"]!));
        var fields = index["fields"]!.AsArray();
        Assert.Equal(8, fields.Count);
        foreach (var name in (string[])["points", "max", "lost", "missing"])
        {
            Assert.Equal(Math.Round(Figure(index["total"], name), 20), Math.Round(fields.Sum(f => Figure(f!["figure"], name)), 20));
        }

        var counted = Node(fields, "3.4.1");
        Assert.Equal((1L, 1L), ((long)counted["measures"]!["numerator"]!, (long)counted["measures"]!["denominator"]!));
        Assert.Equal("/can-bo/chi-so/SKHCN-QT/2026/3.4.1/ho-so", (string?)counted["measures"]!["records"]);
        Assert.NotEmpty(counted["measures"]!["numeratorMeasures"]!.AsArray());
        Assert.Equal((100m, 0m, 0m), (Figure(counted["figure"], "percent"), Figure(counted["figure"], "lost"), Figure(counted["figure"], "missing")));
        Assert.StartsWith("1/1 = 100,00%", (string?)counted["steps"]![0], StringComparison.Ordinal);
        var declared = Node(fields, "7.1.5");
        Assert.Null(declared["measures"]);
        Assert.Equal("Chưa có số liệu: 0 điểm", (string?)declared["steps"]![0]);
        Assert.Equal(1, (int)declared["figure"]!["missing"]!);
        Assert.Empty(fields[0]!["steps"]!.AsArray());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_client_reads_the_index_of_its_own_body_and_of_those_below_and_no_other_is_there(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var below = (await caller.Site.World.ReferenceAsync()).Organisation;
        var child = below.Agencies.First(a => a.Code != "BKHCN" && below.AgenciesIn(below.Find("BKHCN")!.Id).Contains(a.Id)).Code;
        await ApiCaller.AddClientAsync(caller.Site, "cua-bo", "BKHCN", ["index:read"]);

        var above = await caller.GetAsync("/api/v1/index/BKHCN/2026");
        var none = await caller.GetAsync("/api/v1/index/KHONG-CO/2026");
        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await caller.SignInAsync("cua-bo");
        var own = await caller.GetAsync("/api/v1/index/BKHCN/2026");
        var lower = await caller.GetAsync($"/api/v1/index/{child}/2026");

        Assert.Equal((404, "not_found"), (above.Status, above.Code));
        Assert.Equal(none.Json!.ToJsonString(), above.Json!.ToJsonString());
        Assert.Equal([200, 200], [own.Status, lower.Status]);
    }

    [Theory]
    [InlineData("SKHCN-QT/2011", 404)]
    [InlineData("SKHCN-QT/2012", 200)]
    [InlineData("SKHCN-QT/2026", 200)]
    [InlineData("SKHCN-QT/2027", 404)]
    [InlineData("SKHCN-QT/99999999999", 404)]
    [InlineData("SKHCN-QT/x", 404)]
    public async Task A_year_before_the_index_or_to_come_is_not_there(string path, int status)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        var answer = await caller.GetAsync("/api/v1/index/" + path);

        Assert.Equal(status, answer.Status);
        Assert.Equal(status == 404 ? "not_found" : null, answer.Code);
    }

    [Fact]
    public async Task The_index_of_a_unit_needs_its_scope_and_a_token()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", scopes: ["reports:read"]);

        var without = await caller.GetAsync(Address);
        caller.Http.DefaultRequestHeaders.Authorization = null;
        var nobody = await caller.GetAsync(Address);

        Assert.Equal((403, "insufficient_scope"), (without.Status, without.Code));
        Assert.Equal((401, "unauthorized"), (nobody.Status, nobody.Code));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Anyone_reads_the_published_table_as_the_portal_gives_it(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine, signedIn: false);

        var answer = await caller.GetAsync("/api/v1/index/published/2023");
        var file = await caller.GetAsync("/chi-so/2023.json");
        var unknown = await caller.GetAsync("/api/v1/index/published/2022");

        Assert.Equal(200, answer.Status);
        Assert.Equal((2023, 11.92m, 17), ((int)answer.Json!["year"]!, (decimal)answer.Json["gap"]!, answer.Json["rows"]!.AsArray().Count));
        Assert.Equal((1, "Bộ Tư pháp", 89.95m), ((int)answer.Json["rows"]![0]!["rank"]!, (string?)answer.Json["rows"]![0]!["name"], (decimal)answer.Json["rows"]![0]!["score"]!));
        Assert.Equal(file.Json!.ToJsonString(), answer.Json.ToJsonString());
        Assert.Equal((404, "not_found"), (unknown.Status, unknown.Code));
    }

    private static decimal Figure(JsonNode? figure, string name) => (decimal)figure![name]!;

    private static JsonNode Node(JsonArray nodes, string code) =>
        nodes.Select(n => (string?)n!["code"] == code ? n : code.StartsWith((string)n["code"]! + ".", StringComparison.Ordinal) ? Node(n["children"]!.AsArray(), code) : null).First(n => n is not null)!;
}
