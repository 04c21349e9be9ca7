using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Reports;

/// <summary>The figures of a period that is over are closed; what changes later is a version of its own, and no closed figure moves.</summary>
public sealed class FreezeReportTests
{
    private static readonly DateOnly First = new(2026, 3, 1);
    private static readonly DateOnly Last = new(2026, 3, 31);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Closed_figures_stay_and_a_correction_is_a_version_that_says_what_differs(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var journey = await Journey.InAsync(world);
        var late = await journey.AcceptAsync(); // due Monday 09/3/2026 at 17:00
        var controller = await world.OfficialAsync(Role.ProcedureController);
        world.Clock.SetLocal("2026-04-01T09:00");

        var live = await ShownAsync(world, controller, ReportForm.Ii07);
        Assert.Null(live.Frozen);
        Assert.Equal(1, Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, ReportForm.Ii07, 0)).Version);
        Assert.Equal("nothing_changed", await CodeAsync(world, controller, ReportForm.Ii07, 1, "Sửa"));

        await journey.Act<RecordLateCause>(late, (u, v) => u.RunAsync(world.By(journey.Head), late, v, new(LateCause.Provision, "Điều 3")));
        var shown = await ShownAsync(world, controller, ReportForm.Ii07);
        Assert.Equal((1, true), (shown.Frozen!.Number, shown.Frozen.Intact));
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], shown.Report.Table.Lines[^1].Figures);
        Assert.Contains("Tổng cộng, cột (13): 1 → 0", shown.Differences.Select(d => d.ToString()));
        Assert.Equal("reason_missing", await CodeAsync(world, controller, ReportForm.Ii07, 1, " "));
        Assert.Equal(2, Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, ReportForm.Ii07, 1, "Bổ sung nguyên nhân")).Version);

        shown = await ShownAsync(world, controller, ReportForm.Ii07);
        Assert.Equal((2, "Bổ sung nguyên nhân"), (shown.Frozen!.Number, shown.Frozen.Reason));
        Assert.Contains("Tổng cộng, cột (6): 0 → 1", shown.Frozen.Changes);
        Assert.Empty(shown.Differences);
        Assert.Equal(shown.Frozen.Hash, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(shown.Frozen.Content))));
        Assert.Equal([1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1], (await ShownAsync(world, controller, ReportForm.Ii07, "1")).Report.Table.Lines[^1].Figures);
        Assert.Null((await ShownAsync(world, controller, ReportForm.Ii07, ReadReport.Live)).Frozen);
        Assert.Equal("version_unknown", Assert.Single(Assert.IsType<ReadReport.Outcome.Invalid>(await ReadAsync(world, controller, ReportForm.Ii07, "3")).Faults).Code);

        await using var db = world.Database.Open();
        await Assert.ThrowsAnyAsync<DbException>(() => db.FrozenReports.ExecuteUpdateAsync(t => t.SetProperty(x => x.Reason, "khác")));
        await Assert.ThrowsAnyAsync<DbException>(() => db.FrozenReports.ExecuteDeleteAsync());
        Assert.Equal([1, 2], await db.Events.Where(e => e.Stream == FrozenReportEventData.Stream).OrderBy(e => e.Version).Select(e => e.Version).ToListAsync());
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Two_at_once_make_one_version_and_the_same_request_again_finds_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await (await Journey.InAsync(world)).AcceptAsync();
        Actor[] controllers = [await world.OfficialAsync(Role.ProcedureController), await world.OfficialAsync(Role.ProcedureController)];
        world.Clock.SetLocal("2026-04-01T09:00");
        var request = await RequestAsync(world, controllers[0], ReportForm.Ii06a, 0);

        var outcomes = await Task.WhenAll(controllers.Select(c => Task.Run(() => world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(c), request)))));

        Assert.Single(outcomes.OfType<FreezeReport.Outcome.Done>());
        Assert.Single(outcomes.OfType<FreezeReport.Outcome.Stale>());
        var winner = controllers[Array.FindIndex(outcomes, o => o is FreezeReport.Outcome.Done)];
        Assert.Equal(1, Assert.IsType<FreezeReport.Outcome.Done>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(winner), request))).Version);
        await using var db = world.Database.Open();
        Assert.Equal(1, await db.FrozenReports.CountAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_closed_must_follow_the_closed_period_before(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await (await Journey.InAsync(world)).AcceptAsync();
        var controller = await world.OfficialAsync(Role.ProcedureController);
        world.Clock.SetLocal("2026-05-04T09:00");
        foreach (var form in new[] { ReportForm.Ii06a, ReportForm.Ii06 })
        {
            Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, form, 0));
        }

        await AddAsync(world, Last);
        var april = await ShownAsync(world, controller, ReportForm.Ii06a, null, new(2026, 4, 1), new(2026, 4, 30));
        Assert.Contains("Tổng cộng: (6) kỳ này = (11) kỳ trước: 2 ≠ 1", april.Unagreed.Select(b => b.ToString()));
        var refused = Assert.IsType<FreezeReport.Outcome.Invalid>(await FreezeAsync(world, controller, ReportForm.Ii06a, 0, null, new(2026, 4, 1), new(2026, 4, 30)));
        Assert.All(refused.Faults, f => Assert.Equal(("figures", "identity_broken"), (f.Field, f.Code)));

        Assert.Equal("identity_broken", await CodeAsync(world, controller, ReportForm.Ii06, 1, "Bổ sung"));
        Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, ReportForm.Ii06a, 1, "Bổ sung hồ sơ"));
        Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, ReportForm.Ii06, 1, "Bổ sung hồ sơ"));
        Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, controller, ReportForm.Ii06a, 0, null, new(2026, 4, 1), new(2026, 4, 30)));
    }

    [Fact]
    public async Task Only_the_controller_of_the_unit_closes_and_only_what_was_looked_at()
    {
        await using var world = await World.CreateAsync("sqlite");
        var journey = await Journey.InAsync(world);
        await journey.AcceptAsync();
        var controller = await world.OfficialAsync(Role.ProcedureController);
        world.Clock.SetLocal("2026-03-31T23:59");
        Assert.Equal("period_running", await CodeAsync(world, controller, ReportForm.Ii06a, 0, null));
        world.Clock.SetLocal("2026-04-01T00:00");
        var request = await RequestAsync(world, controller, ReportForm.Ii06a, 0);
        foreach (var other in new[] { journey.Head, journey.Receiver, await world.OfficialAsync(Role.ProcedureController, "BKHCN"), await world.OfficialAsync(Role.Leader) })
        {
            Assert.IsType<FreezeReport.Outcome.NotFound>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(other), request)));
        }

        await AddAsync(world, Last);
        Assert.IsType<FreezeReport.Outcome.Stale>(await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(controller), request)));
        Assert.IsType<FreezeReport.Outcome.Stale>(await FreezeAsync(world, controller, ReportForm.Ii06a, 1, "Sửa"));
        await using var db = world.Database.Open();
        Assert.False(await db.FrozenReports.AnyAsync());
    }

    [Fact]
    public async Task Files_of_closed_figures_carry_the_version_and_its_hash()
    {
        await using var world = await World.CreateAsync("sqlite");
        await (await Journey.InAsync(world)).AcceptAsync();
        var controller = await world.OfficialAsync(Role.ProcedureController);
        world.Clock.SetLocal("2026-04-01T09:00");
        await FreezeAsync(world, controller, ReportForm.Ii06a, 0);
        await AddAsync(world, Last);

        var shown = await ShownAsync(world, controller, ReportForm.Ii06a);
        var tree = (await world.ReferenceAsync()).Organisation;
        Assert.Equal("II06a-SKHCN-QT-20260301-20260331-ban1.csv", ReportFile.NameOf(shown, "csv"));
        using var json = System.Text.Json.JsonDocument.Parse(ReportFile.Make(shown, tree, "json"));
        Assert.Equal(1, json.RootElement.GetProperty("total").GetProperty("received").GetProperty("total").GetInt32());
        Assert.Equal(shown.Frozen!.Hash, json.RootElement.GetProperty("frozen").GetProperty("sha256").GetString());
        Assert.Contains("Tổng cộng, cột (3): 1 → 2", json.RootElement.GetProperty("frozen").GetProperty("nowDiffers").EnumerateArray().Select(d => d.GetString()));
        using var xlsx = new MemoryStream(ReportFile.Make(shown, tree, "xlsx"));
        using (var workbook = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(xlsx, isEditable: false))
        {
            Assert.Empty(new DocumentFormat.OpenXml.Validation.OpenXmlValidator().Validate(workbook).Select(error => error.Description));
            Assert.Contains(shown.Frozen.Stamp, workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText, StringComparison.Ordinal);
        }

        using var docx = new MemoryStream(ReportFile.Make(shown, tree, "docx"));
        using var document = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(docx, isEditable: false);
        Assert.Contains(shown.Frozen.Stamp, document.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);
    }

    /// <summary>One more dossier counted on a day, as if it had been entered late.</summary>
    private static Task AddAsync(World world, DateOnly day) => world.CountAsync(World.Agency, MeasureCodes.AcceptedPost, day, 1);

    private static Task<ReadReport.Outcome> ReadAsync(World world, Actor viewer, ReportForm form, string? version = null, DateOnly? from = null, DateOnly? to = null) =>
        world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(viewer, world.Clock.Now, new(form, World.Agency, from ?? First, to ?? Last, version)));

    private static async Task<ReadReport.Outcome.Shown> ShownAsync(World world, Actor viewer, ReportForm form, string? version = null, DateOnly? from = null, DateOnly? to = null) =>
        Assert.IsType<ReadReport.Outcome.Shown>(await ReadAsync(world, viewer, form, version, from, to));

    private static async Task<FreezeReport.Request> RequestAsync(World world, Actor viewer, ReportForm form, int seen, string? reason = null, DateOnly? from = null, DateOnly? to = null)
    {
        var live = await ShownAsync(world, viewer, form, ReadReport.Live, from, to);
        return new(new(form, World.Agency, live.Report.From, live.Report.To), seen, FrozenContent.Of(live.Report, live.Unit.Name).Hash, reason);
    }

    private static async Task<FreezeReport.Outcome> FreezeAsync(World world, Actor who, ReportForm form, int seen, string? reason = null, DateOnly? from = null, DateOnly? to = null)
    {
        var request = await RequestAsync(world, who, form, seen, reason, from, to);
        return await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(who), request));
    }

    private static async Task<string> CodeAsync(World world, Actor who, ReportForm form, int seen, string? reason) =>
        Assert.Single(Assert.IsType<FreezeReport.Outcome.Invalid>(await FreezeAsync(world, who, form, seen, reason)).Faults.Select(f => f.Code).Distinct());
}
