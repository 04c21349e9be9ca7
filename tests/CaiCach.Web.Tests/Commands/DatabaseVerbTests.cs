using System.Text.Json;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using CaiCach.Web.Commands;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Tests.Commands;

public sealed class DatabaseVerbTests
{
    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task The_report_of_a_unit_is_written_in_each_format(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        var (status, output, _) = await ReportAsync(world, "--format", "json");
        Assert.Equal(0, status);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(World.Agency, json.RootElement.GetProperty("unit").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("total").GetProperty("received").GetProperty("online").GetInt32());
        Assert.Equal(1, json.RootElement.GetProperty("total").GetProperty("inProgress").GetProperty("inTime").GetInt32());
        var file = Path.Combine(Directory.CreateTempSubdirectory("caicach-report-").FullName, "bc.xlsx");
        var (inFile, nothing, _) = await ReportAsync(world, "--format=xlsx", "--out", file);
        Assert.Equal((0, 0), (inFile, nothing.Length));
        Assert.Equal("PK"u8.ToArray(), (await File.ReadAllBytesAsync(file))[..2]);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(file)!));
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);

        using var late = new MemoryStream();
        Assert.Equal(0, await ReportCommand.Run(["ii07", "--unit", World.Agency, "--from", "2026-03-02", "--to", "2026-03-31", "--database", world.Database.Connection], late, TextWriter.Null, world.Clock));
        using var causes = JsonDocument.Parse(late.ToArray());
        Assert.Equal(0, causes.RootElement.GetProperty("total").GetProperty("late").GetInt32());
        Assert.Equal(1, (await ReportAsync(world, "--version", "1")).Status);
    }

    [Fact]
    public async Task Figures_that_do_not_agree_with_closed_ones_are_written_and_said_so()
    {
        await using var world = await World.CreateAsync("sqlite");
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var question = new ReadReport.Question(ReportForm.Ii06a, World.Agency, new(2026, 2, 1), new(2026, 2, 28));
        var shown = (ReadReport.Outcome.Shown)await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(controller, world.Clock.Now, question));
        Assert.IsType<FreezeReport.Outcome.Done>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(controller), new(question, 0, FrozenContent.Of(shown.Report, shown.Unit.Name).Hash, null))));
        await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2026, 2, 28), 1);

        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        var status = await ReportCommand.Run(["ii06a", "--unit", World.Agency, "--from", "2026-03-01", "--to", "2026-03-31", "--format", "csv", "--database", world.Database.Connection], output, errors, world.Clock);

        const string Said = "Số liệu này không khớp với báo cáo đã chốt bên cạnh: Tổng cộng: (6) kỳ này = (11) kỳ trước: 1 ≠ 0.";
        Assert.Equal(0, status);
        Assert.Contains(Said, errors.ToString().Split(Environment.NewLine));
        Assert.Contains(Said, System.Text.Encoding.UTF8.GetString(output.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_identity_ends_with_3_and_its_place_and_writes_nothing()
    {
        await using var world = await World.CreateAsync("sqlite");
        await world.CountAsync(World.Agency, MeasureCodes.FinishedLate, new(2026, 3, 2), 1);

        var (status, output, errors) = await ReportAsync(world, "--format", "csv");
        Assert.Equal((3, 0), (status, output.Length));
        Assert.Contains("Tổng cộng: (11)≥0", errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "ii06b", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01")]
    [InlineData(2, "ii06a", "--unit", "BKHCN", "--from", "2026-01-01")]
    [InlineData(2, "ii07", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01", "--by", "body")]
    [InlineData(2, "ii06a", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01", "--format", "pdf")]
    [InlineData(2, "ii06a", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01", "--colour", "red")]
    [InlineData(2, "ii06a", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01", "--database", "Host=;Nothing=1")]
    [InlineData(1, "ii06a", "--unit", "BKHCN", "--from", "2026-02-30", "--to", "01/03/2026")]
    [InlineData(3, "ii06a", "--unit", "BKHCN", "--from", "2026-01-01", "--to", "2026-03-01", "--database", "/khong/co/tep.db")]
    public async Task A_wrong_call_ends_with_its_status_and_a_line(int status, params string[] args)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        Assert.Equal(status, await ReportCommand.Run(args, output, errors, new TestClock(new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc))));
        Assert.Equal(0, output.Length);
        Assert.NotEmpty(errors.ToString());
    }

    [Fact]
    public async Task An_unknown_unit_is_the_inputs_fault()
    {
        await using var world = await World.CreateAsync("sqlite");
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        string[] args = ["ii06a", "--unit", "KHONG-CO", "--from", "2026-01-01", "--to", "2026-03-01", "--database", world.Database.Connection];
        Assert.Equal(1, await ReportCommand.Run(args, output, errors, world.Clock));
        Assert.StartsWith("--unit: ", errors.ToString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines))]
    public async Task The_ledger_is_verified_with_a_line_for_each_fault(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var id = await journey.AcceptAsync();
        Assert.Equal((0, ""), await LedgerAsync("verify", "--database", world.Database.Connection));
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(d => d.SetProperty(x => x.Version, 7));
        }

        var (status, lines) = await LedgerAsync("verify", $"--database={world.Database.Connection}");
        Assert.Equal(1, status);
        Assert.StartsWith($"dossier {id} phiên bản 7: record_version: ", Assert.Single(lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal(2, (await LedgerAsync("export")).Status);
        Assert.Equal(2, (await LedgerAsync()).Status);
        Assert.Equal(3, (await LedgerAsync("verify", "--database", "/khong/co/tep.db")).Status);
    }

    [Fact]
    public async Task What_is_no_report_of_a_mail_server_is_said_so_and_changes_nothing()
    {
        await using var world = await World.CreateAsync("sqlite");
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        Task<int> Mail(params string[] args) => MailCommand.Run(args, new MemoryStream("Subject: x\r\n\r\nTôi đi vắng."u8.ToArray()), output, errors);
        Assert.Equal(0, await Mail("bounce", "--database", world.Database.Connection));
        Assert.StartsWith("Không phải thư báo của máy chủ thư", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(2, await Mail("khong-co"));
        Assert.Equal(3, await Mail("bounce", "--database", "/khong/co/tep.db"));
    }

    [Fact]
    public async Task A_database_of_another_version_is_left_alone()
    {
        await using var empty = await TestDatabase.CreateEmptyAsync("sqlite");
        await File.WriteAllBytesAsync(empty.Connection, []);
        Assert.Equal(3, (await LedgerAsync("verify", "--database", empty.Connection)).Status);
    }

    private static async Task<(int Status, byte[] Output, string Errors)> ReportAsync(World world, params string[] more)
    {
        using var output = new MemoryStream();
        await using var errors = new StringWriter();
        string[] args = ["ii06a", "--unit", World.Agency, "--from", "2026-03-02", "--to", "2026-03-31", "--database", world.Database.Connection, .. more];
        var status = await ReportCommand.Run(args, output, errors, world.Clock);
        return (status, output.ToArray(), errors.ToString());
    }

    private static async Task<(int Status, string Lines)> LedgerAsync(params string[] args)
    {
        await using var output = new StringWriter();
        await using var errors = new StringWriter();
        return (await LedgerCommand.Run(args, output, errors), output.ToString());
    }
}
