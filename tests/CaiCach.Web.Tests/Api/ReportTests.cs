using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Api;

public sealed class ReportTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_report_of_a_body_and_a_period_is_given_as_the_command_line_gives_it(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);

        var answer = await caller.GetAsync($"/api/v1/reports/ii06a?unit={World.Agency}&from=2026-01-01&to=2026-03-02");

        Assert.Equal(200, answer.Status);
        Assert.Equal(World.Agency, (string?)answer.Json!["unit"]);
        Assert.Equal("2026-01-01", (string?)answer.Json["from"]);
        Assert.Equal(0, (int)answer.Json["total"]!["received"]!["total"]!);
        Assert.Empty(answer.Json["rows"]!.AsArray());
    }

    [Fact]
    public async Task Form_II07_is_given_with_the_closed_version_where_the_period_is_closed()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        const string Address = $"/api/v1/reports/ii07?unit={World.Agency}&from=2026-02-01&to=2026-02-28";
        var live = await caller.GetAsync(Address);
        Assert.Equal((200, 0), (live.Status, (int)live.Json!["total"]!["causes"]!["otherBody"]!));
        Assert.Null(live.Json["frozen"]);

        var controller = await caller.Site.World.OfficialAsync(Role.ProcedureController);
        var question = new ReadReport.Question(ReportForm.Ii07, World.Agency, new(2026, 2, 1), new(2026, 2, 28));
        var shown = (ReadReport.Outcome.Shown)await caller.Site.World.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(controller, caller.Site.World.Clock.Now, question));
        var hash = FrozenContent.Of(shown.Report, shown.Unit.Name).Hash;
        Assert.IsType<FreezeReport.Outcome.Done>(await caller.Site.World.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(caller.Site.World.By(controller), new(question, 0, hash, null))));

        Assert.Equal(hash, (string?)(await caller.GetAsync(Address)).Json!["frozen"]!["sha256"]);
        Assert.Null((await caller.GetAsync(Address + "&version=live")).Json!["frozen"]);
        var unknown = await caller.GetAsync(Address + "&version=2");
        Assert.Equal((422, "version"), (unknown.Status, (string?)unknown.Json!["errors"]![0]!["parameter"]));
    }

    [Fact]
    public async Task Forms_II05_and_II03_name_their_form_and_every_figure()
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        foreach (var form in new[] { ReportForm.Ii05, ReportForm.Ii03 })
        {
            var answer = await caller.GetAsync($"/api/v1/reports/{form.ToString().ToLowerInvariant()}?unit={World.Agency}&from=2026-02-01&to=2026-02-28");
            Assert.Equal((200, form.Number()), (answer.Status, (string?)answer.Json!["form"]));
            Assert.Equal(ReportFigures.Of(form), answer.Json["total"]!.AsObject().Select(f => f.Key));
        }
    }

    [Theory]
    [InlineData("ii06a", "Tổng cộng: (11)≥0: cột (11) bằng -1")]
    [InlineData("ii07", "Tổng cộng: (11)≥0: cột (11) bằng -1")]
    public async Task Figures_that_contradict_each_other_are_a_problem_that_gives_the_reasons(string form, string reason)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");
        await caller.Site.World.CountAsync(World.Agency, MeasureCodes.FinishedEarly, new(2026, 3, 2), 1);

        var answer = await caller.GetAsync($"/api/v1/reports/{form}?unit={World.Agency}&from=2026-03-01&to=2026-03-02");

        Assert.Equal((409, "figures_contradict"), (answer.Status, (string?)answer.Json!["code"]));
        Assert.Contains(reason, answer.Json["errors"]!.AsArray().Select(e => (string?)e!["detail"]));
    }

    [Theory]
    [InlineData("unit=SKHCN-QT&from=x&to=2026-03-02", "from")]
    [InlineData("unit=SKHCN-QT&from=2026-01-01", "to")]
    [InlineData("unit=SKHCN-QT&from=2026-02-01&to=2026-01-01", "to")]
    [InlineData("unit=BKHCN&from=2026-01-01&to=2026-03-02", "unit")]
    [InlineData("from=2026-01-01&to=2026-03-02", "unit")]
    [InlineData("unit=SKHCN-QT&from=2026-01-01&to=2026-03-02&by=unit", "by")]
    public async Task A_wrong_question_for_a_report_is_named_by_its_parameter(string query, string parameter)
    {
        await using var caller = await ApiCaller.StartAsync("sqlite");

        var answer = await caller.GetAsync("/api/v1/reports/ii06a?" + query);

        Assert.Equal(422, answer.Status);
        Assert.Equal(parameter, (string?)answer.Json!["errors"]![0]!["parameter"]);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Anyone_follows_a_dossier_by_number_and_four_digits_and_sees_nothing_personal(string engine)
    {
        await using var caller = await ApiCaller.StartAsync(engine);
        var filed = await caller.FileAsync(await caller.FilingAsync(), "k-1");
        var number = (string)filed.Json!["requestNumber"]!;
        caller.Http.DefaultRequestHeaders.Authorization = null;
        var world = caller.Site.World;
        await using (var db = world.Database.Open())
        {
            db.Events.Add(new() { Id = Guid.CreateVersion7(), Stream = "dossier", StreamId = Guid.Parse((string)filed.Json["id"]!), Version = 2, Type = "dossier.late_cause_recorded", At = world.Clock.Now, ActorName = "", Process = "test", Data = "{}" });
            await db.SaveChangesAsync();
        }

        var found = await caller.PostAsync("/api/v1/follow", $"{{\"code\":\"{number}\",\"lastFour\":\"9901\"}}");
        var wrong = await caller.PostAsync("/api/v1/follow", $"{{\"code\":\"{number}\",\"lastFour\":\"9902\"}}");
        var none = await caller.PostAsync("/api/v1/follow", "{\"code\":\"260302-XXXXXXXX\",\"lastFour\":\"9901\"}");

        Assert.Equal("submitted", (string?)found.Json!["state"]);
        Assert.Equal("dossier.submitted", (string?)Assert.Single(found.Json["steps"]!.AsArray())!["type"]);
        Assert.DoesNotContain("Phạm", found.Json.ToJsonString(), StringComparison.Ordinal);
        Assert.Equal(404, wrong.Status);
        Assert.Equal(wrong.Json!.ToJsonString(), none.Json!.ToJsonString());
    }
}
