using System.Text.Json.Nodes;
using CaiCach.Application.Outages;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Api;

public sealed class FilingTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_filing_makes_one_dossier_and_the_same_key_gives_the_same_answer_again(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await caller.FilingAsync();

        var first = await caller.FileAsync(filing, "k-1");
        var again = await caller.FileAsync(filing, "k-1");

        Assert.Equal(201, first.Status);
        Assert.Equal("\"1\"", first.ETag);
        Assert.Equal($"/api/v1/dossiers/{first.Json!["id"]}", first.Response.Headers.Location!.OriginalString);
        Assert.Equal("submitted", (string?)first.Json["state"]);
        Assert.Equal("2026-03-03T02:00:00Z", (string?)first.Json["intakeDueAt"]);
        Assert.Equal(201, again.Status);
        Assert.Equal(first.Json.ToJsonString(), again.Json!.ToJsonString());
        Assert.Equal(first.ETag, again.ETag);
        await using var db = caller.Site.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync());
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == "dossier.submitted" && e.Process == "api"));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task While_online_filing_is_switched_off_the_answer_says_so_and_a_filing_of_before_is_answered_as_before(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var (world, filing) = (caller.Site.World, await caller.FilingAsync());
        Assert.Equal(201, (await caller.FileAsync(filing, "k-1")).Status);
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN");
        Assert.IsType<OutageOutcome.Done>(await world.Do<AnnounceOutage, OutageOutcome>(u => u.RunAsync(
            world.By(admin), new(Guid.CreateVersion7(), OutageKind.Pause, OutageParts.OnlineFiling, world.Clock.Now, world.Clock.Now.AddHours(3), "Nâng cấp máy chủ"))));

        var refused = await caller.FileAsync(await caller.FilingAsync(), "k-2");

        Assert.Equal(422, refused.Status);
        Assert.Contains("function_paused", refused.Json!.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(201, (await caller.FileAsync(filing, "k-1")).Status);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Another_filing_under_a_used_key_is_refused_and_stores_nothing(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await caller.FilingAsync();
        await caller.FileAsync(filing, "k-1");
        filing["content"] = "Nội dung khác";

        var other = await caller.FileAsync(filing, "k-1");

        Assert.Equal(422, other.Status);
        Assert.Equal("idempotency_key_reused", other.Code);
        await using var db = caller.Site.World.Database.Open();
        Assert.Equal(1, await db.Dossiers.CountAsync());
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Sixteen_at_once_with_one_key_make_one_dossier(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await caller.FilingAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => caller.FileAsync(filing.DeepClone().AsObject(), "k-1")));

        Assert.All(answers, a => Assert.Equal(201, a.Status));
        Assert.Single(answers.Select(a => (string?)a.Json!["id"]).Distinct());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("có dấu")]
    [InlineData("a b")]
    public async Task A_filing_without_a_proper_key_is_asked_for_one(string? key)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        (string, string)[] headers = key is null ? [] : [("Idempotency-Key", key)];

        var answer = await caller.PostAsync("/api/v1/dossiers", (await caller.FilingAsync()).ToJsonString(), headers);

        Assert.Equal(400, answer.Status);
        Assert.Equal("idempotency_key_missing", answer.Code);
    }

    [Theory]
    [InlineData(200, 201)]
    [InlineData(201, 400)]
    public async Task A_key_has_at_most_200_characters(int length, int status)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        Assert.Equal(status, (await caller.FileAsync(await caller.FilingAsync(), new string('k', length))).Status);
    }

    [Theory]
    [InlineData("applicant.idNumber", "045090999", "/applicant/idNumber")]
    [InlineData("applicant.phone", "12", "/applicant/phone")]
    [InlineData("procedureCode", "9.999999", "/procedureCode")]
    [InlineData("agencyCode", "KHONG-CO", "/agencyCode")]
    [InlineData("papers.0.componentCode", "C99", "/papers/0/componentCode")]
    [InlineData("papers.0.uploadId", "018f0000-0000-7000-8000-000000000000", "/papers/0/uploadId")]
    public async Task A_wrong_field_is_named_by_a_pointer_and_nothing_is_stored(string field, string value, string pointer)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var filing = await caller.FilingAsync();
        Set(filing, field.Split('.'), value);

        var answer = await caller.FileAsync(filing, "k-1");

        Assert.Equal(422, answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("urn:caicach:problem:invalid_input", (string?)answer.Json!["type"]);
        Assert.Contains(pointer, answer.Json["errors"]!.AsArray().Select(e => (string?)e!["pointer"]));
        await using var db = caller.Site.World.Database.Open();
        Assert.Equal(0, await db.Dossiers.CountAsync());
        Assert.Equal(0, await db.IdempotencyKeys.CountAsync());
    }

    [Theory]
    [InlineData("{\"procedureCode\":\"2.002131\",\"lạ\":1}", "json_unknown_field", "/lạ")]
    [InlineData("{\"applicant\":{\"name\":\"A\",\"role\":\"admin\"}}", "json_unknown_field", "/applicant/role")]
    [InlineData("{\"papers\":[{\"componentCode\":\"C1\",\"x\":1}]}", "json_unknown_field", "/papers/0/x")]
    [InlineData("{\"papers\":[{\"uploadId\":\"x\"}]}", "json_broken", "/papers/0/uploadId")]
    [InlineData("{\"channel\":2}", "json_broken", "/channel")]
    [InlineData("{\"content\":\"a\",\"content\":\"b\"}", "json_broken", "/content")]
    [InlineData("{\"procedureCode\":", "json_broken", "/procedureCode")]
    [InlineData("[]", "json_broken", "")]
    [InlineData("null", "json_broken", "")]
    [InlineData("", "json_broken", "")]
    public async Task JSON_with_unknown_or_broken_parts_gets_400_with_its_place(string json, string code, string pointer)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        var answer = await caller.PostAsync("/api/v1/dossiers", json, ("Idempotency-Key", "k-1"));

        Assert.Equal(400, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal(pointer, answer.Pointer);
    }

    [Fact]
    public async Task Deep_JSON_and_a_body_over_the_limit_are_refused_without_harm()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var deep = "{\"papers\":" + string.Concat(Enumerable.Repeat("[", 2000)) + string.Concat(Enumerable.Repeat("]", 2000)) + "}";

        var tooDeep = await caller.PostAsync("/api/v1/dossiers", deep, ("Idempotency-Key", "k-1"));
        var tooLarge = await caller.PostAsync("/api/v1/dossiers", "{\"content\":\"" + new string('a', 2 * 1024 * 1024) + "\"}", ("Idempotency-Key", "k-1"));
        var notJson = await caller.SendAsync(new(HttpMethod.Post, "/api/v1/dossiers") { Headers = { { "Idempotency-Key", "k-1" } }, Content = new StringContent("a=b") });

        Assert.Equal(400, tooDeep.Status);
        Assert.Equal(413, tooLarge.Status);
        Assert.Equal("too_large", tooLarge.Code);
        Assert.Equal(415, notJson.Status);
    }

    [Theory]
    [InlineData("channel", "bưu điện")]
    [InlineData("papers.0", null)]
    [InlineData("papers", null)]
    [InlineData("applicant", null)]
    [InlineData("procedureCode", null)]
    public async Task Anything_left_out_or_null_is_answered_with_4xx(string field, string? value)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var filing = await caller.FilingAsync();
        Set(filing, field.Split('.'), value);

        Assert.InRange((await caller.FileAsync(filing, "k-1")).Status, 400, 422);
    }

    [Fact]
    public async Task A_client_files_for_the_bodies_of_its_unit_alone()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite", unit: "BKHCN");
        await ApiCaller.AddClientAsync(caller.Site, "cua-cuc", (await OtherAgencyAsync(caller)), ["dossiers:file"]);
        var whole = await caller.FileAsync(await caller.FilingAsync(), "k-1");
        await caller.SignInAsync("cua-cuc");

        var other = await caller.FileAsync(await caller.FilingAsync(), "k-1");

        Assert.Equal(403, other.Status);
        Assert.Equal("filing_not_allowed", other.Code);
        Assert.Equal(201, whole.Status);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Nobody_attaches_a_file_that_another_client_handed_in(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        await ApiCaller.AddClientAsync(caller.Site, "thu-hai", World.Agency, ["dossiers:file"]);
        var filing = await caller.FilingAsync();
        await caller.SignInAsync("thu-hai");

        var answer = await caller.FileAsync(filing, "k-1");

        Assert.Equal(422, answer.Status);
        Assert.Equal("/papers/0/uploadId", answer.Pointer);
    }

    [Fact]
    public async Task A_client_names_the_way_it_is_registered_for_and_reads_it_back()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        await using (var db = caller.Site.World.Database.Open())
        {
            await db.ApiClients.ExecuteUpdateAsync(set => set.SetProperty(c => c.Ways, "NationalPortal kiosk Counter"));
        }

        var filing = await caller.FilingAsync();
        filing["way"] = "vneid";
        Assert.Equal((422, "/way"), await caller.FileAsync(filing, "k-1") is var refused ? (refused.Status, refused.Pointer) : default);
        filing["way"] = "counter";
        Assert.Equal("/way", (await caller.FileAsync(filing, "k-1")).Pointer);
        filing["way"] = "national_portal";
        var named = (await caller.GetAsync((await caller.FileAsync(filing, "k-1")).Response.Headers.Location!.OriginalString)).Json!;
        filing.Remove("way");
        var silent = (await caller.GetAsync((await caller.FileAsync(filing, "k-2")).Response.Headers.Location!.OriginalString)).Json!;

        Assert.Equal(("national_portal", 1), ((string?)named["way"], (int)named["noiNopHoSo"]!));
        Assert.Equal(("other_system", 2), ((string?)silent["way"], (int)silent["noiNopHoSo"]!));
    }

    private static async Task<string> OtherAgencyAsync(ApiCaller caller) =>
        (await caller.Site.World.ReferenceAsync()).Organisation.Agencies.First(a => a.Code is not (World.Agency or "BKHCN")).Code;

    private static void Set(JsonNode node, string[] path, string? value)
    {
        foreach (var step in path[..^1])
        {
            node = node is JsonArray list ? list[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]! : node[step]!;
        }

        if (node is JsonArray array)
        {
            array[int.Parse(path[^1], System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            node[path[^1]] = value;
        }
    }
}
