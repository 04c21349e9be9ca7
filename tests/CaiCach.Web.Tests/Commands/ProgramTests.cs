using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Commands;

/// <summary>The verbs as a user of a shell meets them: what they write where, and how they end.</summary>
public sealed class ProgramTests
{
    private static readonly (string, string) AllowUnsafe = ("CAICACH_ALLOW_UNSAFE_DATABASE", "1");

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory]
    [InlineData("run")]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed")]
    [InlineData("due")]
    [InlineData("score")]
    [InlineData("report")]
    [InlineData("ledger")]
    [InlineData("mail")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("drill")]
    [InlineData("account")]
    public async Task Every_verb_has_help_on_stdout_and_refuses_an_unknown_option_in_one_line(string verb)
    {
        var help = await ProgramRun.RunAsync([verb, "--help"]);
        Assert.Equal((0, ""), (help.Exit, help.Messages));
        Assert.Contains($"caicach {verb}", help.Output, StringComparison.Ordinal);

        var wrong = await ProgramRun.RunAsync([verb, "--khong-co"]);
        Assert.Equal((2, ""), (wrong.Exit, wrong.Output));
        Assert.Single(wrong.Messages.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Without_a_verb_or_with_an_unknown_one_the_usage_goes_to_stderr()
    {
        foreach (var args in (string[][])[[], ["khong-co"]])
        {
            var ended = await ProgramRun.RunAsync(args);
            Assert.Equal((2, ""), (ended.Exit, ended.Output));
            Assert.Contains("migrate", ended.Messages, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_database_nobody_can_read_is_refused_in_one_line()
    {
        var wrong = await ProgramRun.RunAsync(["migrate", "--database", "Nguon=var/caicach.db"]);
        Assert.Equal((2, ""), (wrong.Exit, wrong.Output));
        Assert.StartsWith("migrate: database: không đọc được chuỗi kết nối", wrong.Messages, StringComparison.Ordinal);
        Assert.Single(wrong.Messages.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Due_answers_with_the_calendar_that_ships()
    {
        var ended = await ProgramRun.RunAsync(["due"], """{"id":"1","start":"2026-03-02T09:00","value":10,"unit":"working_day"}""");
        Assert.Equal((0, """{"id":"1","due":"2026-03-16T17:00","dueAfterPauses":"2026-03-16T17:00"}""" + "\n", ""), (ended.Exit, ended.Output, ended.Messages));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Migrate_says_what_it_did_and_the_second_time_that_there_is_nothing_to_do(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => ProgramRun.RunAsync(["migrate", "--database", database.Connection])));
        Assert.All(both, ended => Assert.Equal((0, ""), (ended.Exit, ended.Messages)));
        Assert.Equal(database.Engine.Migrations.Count, both.Sum(ended => ended.Output.Split('\n').Count(line => line.StartsWith("đã áp dụng", StringComparison.Ordinal))));

        var again = await ProgramRun.RunAsync(["migrate", $"--database={database.Connection}"]);
        Assert.Equal((0, "lược đồ đã đúng phiên bản, không phải làm gì\n"), (again.Exit, again.Output));
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("serve")]
    [InlineData("seed", "--scenario", "sample")]
    public async Task A_database_that_is_away_is_told_in_one_line_and_ends_with_3(params string[] args)
    {
        var ended = await ProgramRun.RunAsync([.. args, "--database", "Host=127.0.0.1;Port=1;Database=caicach"]);
        Assert.Equal((3, ""), (ended.Exit, ended.Output));
        Assert.Single(ended.Messages.TrimEnd('\n').Split('\n'));
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task Serve_and_seed_refuse_a_database_without_its_schema_and_say_what_to_run(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        foreach (var args in (string[][])[["serve"], ["seed", "--scenario", "sample"]])
        {
            var ended = await ProgramRun.RunAsync([.. args, "--database", database.Connection]);
            Assert.Equal((1, ""), (ended.Exit, ended.Output));
            Assert.Contains("0001 initial", ended.Messages, StringComparison.Ordinal);
            Assert.Contains("caicach migrate", ended.Messages, StringComparison.Ordinal);
            Assert.Single(ended.Messages.TrimEnd('\n').Split('\n'));
        }
    }

    [Fact]
    public async Task Serve_refuses_a_PostgreSQL_that_may_lose_commits()
    {
        await using var database = await TestDatabase.CreateAsync("postgres");
        var ended = await ProgramRun.RunAsync(["serve", "--database", database.Connection, "--urls", "http://127.0.0.1:0"]);
        Assert.Equal((3, ""), (ended.Exit, ended.Output));
        Assert.Contains("fsync = off, full_page_writes = off, synchronous_commit = off", ended.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Seed_wants_a_scenario_it_knows()
    {
        foreach (var args in (string[][])[["seed"], ["seed", "--scenario", "khong-co"], ["seed", "--scenario"]])
        {
            Assert.Equal(2, (await ProgramRun.RunAsync(args)).Exit);
        }
    }

    [Theory(Timeout = 60_000), MemberData(nameof(Engines))]
    public async Task A_server_answers_folds_the_measures_and_stops_cleanly_when_asked(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        var files = Directory.CreateTempSubdirectory("caicach-files-").FullName;
        await using (var server = await ProgramRun.ServeAsync(["--database", database.Connection, "--files", files], AllowUnsafe))
        {
            using var http = new HttpClient { BaseAddress = server.Address };
            Assert.True((await http.GetAsync("/")).IsSuccessStatusCode);
            await using var db = database.Open();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            while (await db.MeasureEntries.AnyAsync(m => !m.Folded))
            {
                await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }

            Assert.Equal(0, await server.StopAsync());
        }

        Directory.Delete(files, recursive: true);
    }
}
