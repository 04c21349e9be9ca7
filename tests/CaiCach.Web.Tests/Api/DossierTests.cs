using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Api;

public sealed class DossierTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_filed_dossier_is_read_with_its_version_as_ETag_and_its_number_masked(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await caller.FileAsync();

        var read = await caller.GetAsync(at);
        var request = new HttpRequestMessage(HttpMethod.Get, at) { Headers = { IfNoneMatch = { EntityTagHeaderValue.Parse(read.ETag!) } } };
        var unchanged = await caller.SendAsync(request);

        Assert.Equal(200, read.Status);
        Assert.Equal("\"1\"", read.ETag);
        Assert.Equal("submitted", (string?)read.Json!["state"]);
        Assert.Equal((1, World.Procedure, World.Procedure), ((int?)read.Json["nationalStatus"], (string?)read.Json["procedureCode"], (string?)read.Json["nationalProcedureCode"]));
        Assert.Equal("*********901", (string?)read.Json["owner"]!["idNumber"]);
        Assert.Equal("C1", (string?)read.Json["papers"]![0]!["componentCode"]);
        Assert.Equal(["request-withdrawal"], read.Json["acts"]!.AsArray().Select(a => (string?)a));
        Assert.Equal(304, unchanged.Status);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_dossier_of_a_version_that_a_body_keeps_of_its_own_names_the_national_code_and_a_wish_to_withdraw_the_status_before(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await caller.FileAsync();
        var id = Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);
        await using (var db = caller.Site.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set
                .SetProperty(d => d.ProcedureCode, World.Procedure + ".H50").SetProperty(d => d.State, BusinessState.StopRequested).SetProperty(d => d.StateBefore, BusinessState.SupplementRequested));
        }

        Assert.Equal((5, World.Procedure + ".H50", World.Procedure), Told((await caller.GetAsync(at)).Json!));
        Assert.Equal((5, World.Procedure + ".H50", World.Procedure), Told(Assert.Single((await caller.GetAsync("/api/v1/dossiers?desk=receive")).Json!["items"]!.AsArray())!));

        static (int?, string?, string?) Told(JsonNode json) => ((int?)json["nationalStatus"], (string?)json["procedureCode"], (string?)json["nationalProcedureCode"]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_due_date_is_explained_day_by_day_and_has_no_steps_before_acceptance(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await caller.FileAsync();
        var id = Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);
        var before = await caller.GetAsync(at + "/due");
        var receiver = caller.Site.World.By(await caller.Site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        await caller.Site.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(receiver, id, 1));
        await caller.Site.World.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(receiver, id, 2));

        var due = (await caller.GetAsync(at + "/due")).Json!;
        var dossier = await caller.Site.World.DossierAsync(id);

        Assert.Equal((200, 0), (before.Status, before.Json!["steps"]!.AsArray().Count));
        var intake = Assert.Single(before.Json!["dues"]!.AsArray())!;
        Assert.Equal(("intake", "hạn trả lời việc tiếp nhận"), ((string?)intake["kind"], ((string)intake["steps"]!.AsArray()[^1]!["text"]!).Contains("hạn trả lời việc tiếp nhận", StringComparison.Ordinal) ? "hạn trả lời việc tiếp nhận" : ""));
        Assert.Equal("transfer", (string?)Assert.Single(due["dues"]!.AsArray())!["kind"]);
        Assert.Equal(
            (dossier.DueAt, dossier.CalendarVersion, 5, "working_day"),
            ((DateTime?)due["dueAt"], (string?)due["calendar"], (int)due["limitValue"]!, (string?)due["limitUnit"]));
        Assert.Equal(("2026-03-09", "R2", "Ngày 09/03/2026 (thứ Hai) — ngày làm việc thứ 5."), ((string?)due["steps"]![7]!["day"], (string?)due["steps"]![7]!["rule"], (string?)due["steps"]![7]!["text"]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_worklist_goes_page_by_page_through_every_dossier_once(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filing = await caller.FilingAsync();
        var filed = new List<string>();
        for (var i = 0; i < 41; i++)
        {
            filed.Add((string)(await caller.FileAsync(filing, $"k{i}")).Json!["id"]!);
        }

        var seen = new List<string>();
        var sizes = new List<int>();
        for (string? after = null; sizes.Count == 0 || after is not null;)
        {
            var page = await caller.GetAsync("/api/v1/dossiers?desk=receive" + (after is null ? "" : "&after=" + after));
            Assert.Equal(200, page.Status);
            seen.AddRange(page.Json!["items"]!.AsArray().Select(r => (string)r!["id"]!));
            sizes.Add(page.Json["items"]!.AsArray().Count);
            after = (string?)page.Json["next"];
        }

        Assert.Equal([20, 20, 1], sizes);
        Assert.Equal(filed.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "desk")]
    [InlineData("?desk=bàn", "desk")]
    [InlineData("?desk=1", "desk")]
    [InlineData("?desk=receive&after=x", "after")]
    [InlineData("?desk=receive&agency=KHONG-CO", "agency")]
    [InlineData("?desk=receive&agency=BKHCN", "agency")]
    public async Task A_wrong_question_for_a_worklist_is_named_by_its_parameter(string query, string parameter)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        var answer = await caller.GetAsync("/api/v1/dossiers" + query);

        Assert.Equal(422, answer.Status);
        Assert.Equal(parameter, (string?)answer.Json!["errors"]![0]!["parameter"]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_dossier_of_another_body_looks_as_if_it_were_not_there(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await caller.FileAsync();
        var other = (await caller.Site.World.ReferenceAsync()).Organisation.Agencies.First(a => a.Code is not (World.Agency or "BKHCN")).Code;
        await ApiCaller.AddClientAsync(caller.Site, "co-quan-khac", other, ["dossiers:read", "dossiers:act"]);
        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await caller.SignInAsync("co-quan-khac");

        var foreign = await caller.GetAsync(at);
        var history = await caller.GetAsync(at + "/history");
        var due = await caller.GetAsync(at + "/due");
        var act = await caller.PostAsync(at + "/acts/request-withdrawal", "{}", ("If-Match", "\"1\""));
        var none = await caller.GetAsync($"/api/v1/dossiers/{Guid.NewGuid()}");

        Assert.Equal([404, 404, 404, 404, 404], [foreign.Status, history.Status, due.Status, act.Status, none.Status]);
        Assert.Equal(none.Json!.ToJsonString(), foreign.Json!.ToJsonString());
    }

    [Fact]
    public async Task What_a_body_outside_answered_is_not_for_programs()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var world = caller.Site.World;
        var people = await Journey.InAsync(world);
        var id = await people.AcceptAsync();
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        await people.Act<TransferDossier>(id, (u, v) => u.RunAsync(world.By(people.Receiver), id, v, division));
        await people.Act<AssignDossier>(id, (u, v) => u.RunAsync(world.By(people.DivisionHead), id, v, people.Specialist.Id!.Value));
        await people.Act<ConsultBodies>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, new("Có nợ thuế không?", [new(Guid.Empty, 5, "Thuế tỉnh")], [])));
        await using (var db = world.Database.Open())
        {
            var asked = db.OutsideRequests.Single().Id;
            await people.Act<RecordReply>(id, (u, v) => u.RunAsync(world.By(people.Specialist), id, v, asked, new(Law.Dossiers.OpinionAnswer.Disagree, "Còn nợ 2 triệu đồng", "15/CV-TT", new(2026, 3, 2), null)));
        }

        var told = (await caller.GetAsync($"/api/v1/dossiers/{id}/history")).Json!.AsArray().Single(e => (string?)e!["type"] == "dossier.outside_replied")!["data"]!.AsObject();
        Assert.Equal("Consulting", (string?)told["to"]);
        foreach (var name in new[] { "outside", "answer", "opinion", "number", "repliedOn", "files" })
        {
            Assert.False(told.ContainsKey(name), name);
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task An_act_needs_the_version_that_was_read_and_says_what_changed_since(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var at = await caller.FileAsync();
        var id = Guid.Parse(at[(at.LastIndexOf('/') + 1)..]);
        var receiver = await caller.Site.World.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");

        var without = await caller.PostAsync(at + "/acts/request-withdrawal", "{}");
        var wrong = await caller.PostAsync(at + "/acts/request-withdrawal", "{}", ("If-Match", "*"));
        await caller.Site.World.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(caller.Site.World.By(receiver), id, 1));
        var stale = await caller.PostAsync(at + "/acts/request-withdrawal", "{}", ("If-Match", "\"1\""));
        var done = await caller.PostAsync(at + "/acts/request-withdrawal", "{\"reason\":\"Không còn nhu cầu\"}", ("If-Match", "\"2\""));
        var history = await caller.GetAsync(at + "/history");

        Assert.Equal(428, without.Status);
        Assert.Equal(422, wrong.Status);
        Assert.Equal(412, stale.Status);
        Assert.Equal(2, (int)stale.Json!["currentVersion"]!);
        Assert.Equal("dossier.taken_up", (string?)stale.Json["changes"]![0]!["type"]);
        Assert.Equal(200, done.Status);
        Assert.Equal("\"3\"", done.ETag);
        Assert.Equal("withdrawn", (string?)done.Json!["state"]);
        Assert.Equal(7, (int?)(await caller.GetAsync(at)).Json!["nationalStatus"]);
        Assert.Equal(["dossier.submitted", "dossier.taken_up", "dossier.withdrawal_requested"], history.Json!.AsArray().Select(e => (string?)e!["type"]));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task A_program_acts_only_for_the_applicant_of_what_it_filed_itself(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var own = await caller.FileAsync();
        var online = $"/api/v1/dossiers/{(await caller.Site.World.SubmitAsync(await caller.Site.World.CitizenAsync())).Id}";
        await ApiCaller.AddClientAsync(caller.Site, "phan-mem-khac", World.Agency, ["dossiers:read", "dossiers:act"]);
        caller.Site.World.Clock.Advance(TimeSpan.FromMinutes(1));

        var citizens = await caller.PostAsync(online + "/acts/request-withdrawal", "{}", ("If-Match", "\"1\""));
        await caller.SignInAsync("phan-mem-khac");
        var anothers = await caller.PostAsync(own + "/acts/request-withdrawal", "{}", ("If-Match", "\"1\""));
        var read = await caller.GetAsync(own);
        await caller.SignInAsync();
        var done = await caller.PostAsync(own + "/acts/request-withdrawal", "{}", ("If-Match", "\"1\""));

        Assert.Equal([(403, "not_filed_by_client"), (403, "not_filed_by_client")], [(citizens.Status, citizens.Code), (anothers.Status, anothers.Code)]);
        Assert.Equal((200, "\"1\""), (read.Status, read.ETag));
        Assert.Empty(read.Json!["acts"]!.AsArray());
        Assert.Equal(200, done.Status);
    }

    [Theory]
    [InlineData("accept", 403, "act_not_for_clients")]
    [InlineData("grant", 403, "act_not_for_clients")]
    [InlineData("submit", 404, "not_found")]
    [InlineData("bay", 404, "not_found")]
    [InlineData("cancel-withdrawal", 409, "act_refused")]
    [InlineData("resubmit", 409, "act_refused")]
    public async Task Acts_that_are_not_the_applicants_or_not_now_are_refused(string act, int status, string code)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        var at = await caller.FileAsync();

        var answer = await caller.PostAsync($"{at}/acts/{act}", "{}", ("If-Match", "\"1\""));

        Assert.Equal(status, answer.Status);
        Assert.Equal(code, answer.Code);
        Assert.Equal("\"1\"", (await caller.GetAsync(at)).ETag);
    }

    [Fact]
    public async Task An_address_that_is_none_and_a_method_that_is_none_get_problems_of_the_catalogue()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        var nowhere = await caller.GetAsync("/api/v1/khong-co");
        var method = await caller.SendAsync(new(HttpMethod.Delete, "/api/v1/dossiers"));

        Assert.Equal("not_found", nowhere.Code);
        Assert.Equal(405, method.Status);
        Assert.Equal("method_not_allowed", method.Code);
    }
}
