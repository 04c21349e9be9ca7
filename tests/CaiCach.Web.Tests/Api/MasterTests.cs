using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Tests.Workspace;

namespace CaiCach.Web.Tests.Api;

/// <summary>The program of the system that a dossier is handed to says what becomes of it there. It is 02/3/2026, 09:00, which is 02:00 UTC.</summary>
public sealed class MasterTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task It_accepts_reports_and_gives_the_result_each_once(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await OfferedAsync(caller, "Phần mềm mẫu");
        Assert.Equal("Phần mềm mẫu", (string?)(await caller.GetAsync(at)).Json!["otherSystem"]!["offeredTo"]);
        const string Acceptance = """{"code":"BO-1","at":"2026-03-02T02:00:00Z"}""";
        Assert.Equal(422, (await caller.PostAsync(at + "/handover/accept", """{"code":" - ","at":"2026-03-02T02:00:00Z"}""")).Status);
        Assert.Equal(("act_refused", "route_in_future"), Refused(await caller.PostAsync(at + "/handover/accept", """{"code":"BO-1","at":"2026-03-02T02:00:01Z"}""")));
        var accepted = await caller.PostAsync(at + "/handover/accept", Acceptance);
        Assert.Equal(200, accepted.Status);
        Assert.Equal(accepted.ETag, (await caller.PostAsync(at + "/handover/accept", Acceptance)).ETag);
        Assert.Equal(("act_refused", "mastered_elsewhere"), Refused(await caller.PostAsync(at + "/handover/refuse", """{"reason":"Không nhận"}""")));

        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(10));
        var reported = await caller.PostAsync(at + "/statuses", """{"status":5,"at":"2026-03-02T02:05:00Z"}""");
        Assert.Equal(200, (await caller.PostAsync(at + "/statuses", """{"status":4,"at":"2026-03-02T02:01:00Z","text":"Đang xử lý"}""")).Status);
        Assert.NotEqual(accepted.ETag, reported.ETag);
        var again = await caller.PostAsync(at + "/statuses", """{"status":5,"at":"2026-03-02T09:05:00+07:00"}""");
        Assert.Equal((200, "\"7\""), (again.Status, again.ETag));
        Assert.Equal(("act_refused", "status_unknown"), Refused(await caller.PostAsync(at + "/statuses", """{"status":12,"at":"2026-03-02T02:05:00Z"}""")));
        var id = Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);
        Assert.Equal(5, (await caller.Site.World.DossierAsync(id)).ReportedStatus);
        var read = (await caller.GetAsync(at)).Json!["otherSystem"]!;
        Assert.Equal(("Phần mềm mẫu", "BO-1", 5, null), ((string?)read["name"], (string?)read["code"], (int)read["status"]!, (string?)read["offeredTo"]));

        var file = await caller.UploadAsync();
        Assert.Equal(("act_refused", "result_missing"), Refused(await caller.PostAsync(at + "/result", """{"number":"9/QĐ","at":"2026-03-02T02:09:00Z","uploadId":null}""")));
        var result = await caller.PostAsync(at + "/result", $$"""{"number":"9/QĐ","at":"2026-03-02T02:09:00Z","uploadId":"{{file}}"}""");
        Assert.Equal((200, "issued"), (result.Status, (string?)result.Json!["state"]));
        Assert.Equal(result.ETag, (await caller.PostAsync(at + "/result", $$"""{"number":"9/QĐ","at":"2026-03-02T02:09:00Z","uploadId":"{{file}}"}""")).ETag);
        await caller.Site.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_program_without_the_scope_of_another_body_or_of_another_name_says_nothing(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine, scopes: ["dossiers:read", "dossiers:act", "dossiers:file"]);
        var at = await OfferedAsync(caller, "Hệ thống của Bộ");
        const string Reason = """{"reason":"Không nhận"}""";
        var without = await caller.PostAsync(at + "/handover/refuse", Reason);
        await ApiCaller.AddClientAsync(caller.Site, "khac-ten", World.Agency, ["dossiers:master"]);
        await ApiCaller.AddClientAsync(caller.Site, "khac-co-quan", (await caller.Site.World.ReferenceAsync()).Organisation.Agencies.First(a => a.Code is not (World.Agency or "BKHCN")).Code, ["dossiers:master"]);
        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await caller.SignInAsync("khac-ten");
        var named = await caller.PostAsync(at + "/handover/refuse", Reason);
        await caller.SignInAsync("khac-co-quan");
        var foreign = await caller.PostAsync(at + "/handover/refuse", Reason);
        Assert.Equal([(403, "insufficient_scope"), (403, "not_its_system"), (404, "not_found")], new[] { without, named, foreign }.Select(a => (a.Status, a.Code!)));
        Assert.NotNull((await caller.Site.World.DossierAsync(Guid.Parse(at[(at.LastIndexOf('/') + 1)..]))).RouteAskedAt);
    }

    /// <summary>The address of a dossier that the counter accepted and hands to a system.</summary>
    private static async Task<string> OfferedAsync(ApiCaller caller, string system)
    {
        var at = await caller.FileAsync();
        var id = Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);
        await RoutePageTests.LeadAsync(caller.Site.World, system);
        var world = caller.Site.World;
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        Assert.IsType<ActOutcome.Done>(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1)));
        Assert.IsType<ActOutcome.Done>(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2)));
        Assert.IsType<ActOutcome.Done>(await world.Do<HandOverRoute, ActOutcome>(u => u.OfferAsync(world.By(receiver), id, 3, "Bộ tiếp nhận tập trung")));
        return at;
    }

    private static (string?, string?) Refused(ApiCaller.Answer answer) => (answer.Code, (string?)answer.Json?["errors"]?[0]?["code"]);
}
