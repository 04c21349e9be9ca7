using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Application.Reports.Frozen;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Reports;

/// <summary>A year is its quarters: closed reports that come to contradict each other are told of, and none is closed against another.</summary>
public sealed class FollowingReportsTests
{
    private static readonly ReportingPeriod Year = ReportingPeriod.OfYear(PeriodCalendar.Decree09, 2025);
    private static readonly ReportingPeriod Half = ReportingPeriod.SixMonths(2025);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_year_is_closed_only_as_the_sum_of_its_closed_quarters_and_a_corrected_quarter_tells_what_no_longer_follows(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        await AddAsync(world, new(2025, 1, 10));
        await AddAsync(world, new(2025, 10, 10));
        var quarters = Enumerable.Range(1, 4).Select(q => ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2025, q)).ToList();
        foreach (var quarter in quarters)
        {
            await DoneAsync(world, controller, quarter, 0);
        }

        // A dossier of the first quarter comes to light: what is closed of the quarters is not the year any more.
        await AddAsync(world, new(2025, 1, 20));
        var refused = Assert.IsType<FreezeReport.Outcome.Invalid>(await FreezeAsync(world, controller, Year, 0));
        Assert.Contains("Không khớp với báo cáo đã chốt: Tổng cộng: (4)+(5) năm = tổng các quý: 3 ≠ 2.", refused.Faults.Select(f => f.Text));
        Assert.Contains("Tổng cộng: (11) năm = (11) quý cuối: 3 ≠ 2", (await ShownAsync(world, controller, Year)).Unagreed.Select(b => b.ToString()));
        Assert.Contains(Assert.IsType<FreezeReport.Outcome.Invalid>(await FreezeAsync(world, controller, Half, 0)).Faults, f => f.Text.Contains("6 tháng = tổng các quý: 2 ≠ 1", StringComparison.Ordinal));

        // Before and after its correction, the quarter names the next one, which carries over another number.
        Assert.Equal(["II.06a, Quý II năm 2025"], (await FollowersAsync(world, controller, quarters[0], ReadReport.Live)).Select(f => f.Name));
        await DoneAsync(world, controller, quarters[0], 1);
        var follower = Assert.Single(await FollowersAsync(world, controller, quarters[0]));
        Assert.Contains("Tổng cộng: (6) kỳ này = (11) kỳ trước: 1 ≠ 2", follower.Broken.Select(b => b.ToString()));
        Assert.Empty(await FollowersAsync(world, controller, quarters[0], "1"));
        foreach (var quarter in quarters[1..])
        {
            await DoneAsync(world, controller, quarter, 1);
        }

        Assert.Empty(await FollowersAsync(world, controller, quarters[0]));
        await DoneAsync(world, controller, Half, 0);
        await DoneAsync(world, controller, Year, 0);
        Assert.Empty((await ShownAsync(world, controller, Year)).Unagreed);

        // The year and the half are closed; another correction of the third quarter leaves the year behind, by quarters and by half.
        await AddAsync(world, new(2025, 7, 1));
        await DoneAsync(world, controller, quarters[2], 2);
        await DoneAsync(world, controller, quarters[3], 2);
        Assert.Equal(["II.06a, Năm 2025"], (await FollowersAsync(world, controller, quarters[2])).Select(f => f.Name));
        var year = await ShownAsync(world, controller, Year);
        Assert.Contains("Tổng cộng: (4)+(5) năm = tổng các quý: 3 ≠ 4", year.Unagreed.Select(b => b.ToString()));
        Assert.Contains("Tổng cộng: (4)+(5) năm = tổng các kỳ: 3 ≠ 4", year.Unagreed.Select(b => b.ToString()));
        Assert.Empty((await ShownAsync(world, controller, Half)).Unagreed);
        await DoneAsync(world, controller, Year, 1);
        Assert.Empty((await ShownAsync(world, controller, Year)).Unagreed);
    }

    [Fact]
    public async Task The_other_forms_of_a_corrected_II06a_are_named_too()
    {
        await using var world = await World.CreateAsync("sqlite");
        var controller = await world.OfficialAsync(Role.ProcedureController);
        foreach (var form in Enum.GetValues<ReportForm>())
        {
            await DoneAsync(world, controller, Half, 0, form);
        }

        await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2025, 1, 10), 1);
        await world.CountAsync(World.Agency, MeasureCodes.PastDue, new(2025, 1, 20), 1);
        await DoneAsync(world, controller, Half, 1);
        Assert.Equal(["II.06, 6 tháng đầu năm 2025", "II.07, 6 tháng đầu năm 2025"], (await FollowersAsync(world, controller, Half)).Select(f => f.Name).Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_late_dossiers_of_half_a_year_are_those_its_quarters_tell_of(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var controller = await world.OfficialAsync(Role.ProcedureController);
        var quarters = Enumerable.Range(1, 2).Select(q => ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2025, q)).ToList();
        foreach (var quarter in quarters)
        {
            await DoneAsync(world, controller, quarter, 0, ReportForm.Ii07);
        }

        await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2025, 4, 10), 1);
        await world.CountAsync(World.Agency, MeasureCodes.PastDue, new(2025, 4, 20), 1);
        var refused = Assert.IsType<FreezeReport.Outcome.Invalid>(await FreezeAsync(world, controller, Half, 0, ReportForm.Ii07));
        Assert.Contains("Không khớp với báo cáo đã chốt: Tổng cộng: (5) 6 tháng = (5) quý cuối: 1 ≠ 0.", refused.Faults.Select(f => f.Text));

        await DoneAsync(world, controller, quarters[1], 1, ReportForm.Ii07);
        await DoneAsync(world, controller, Half, 0, ReportForm.Ii07);
        Assert.Empty((await ShownAsync(world, controller, Half, form: ReportForm.Ii07)).Unagreed);

        await world.CountAsync(World.Agency, MeasureCodes.AcceptedOnline, new(2025, 4, 10), 1);
        await world.CountAsync(World.Agency, MeasureCodes.PastDue, new(2025, 4, 20), 1);
        await DoneAsync(world, controller, quarters[1], 2, ReportForm.Ii07);
        var follower = Assert.Single(await FollowersAsync(world, controller, quarters[1], form: ReportForm.Ii07));
        Assert.Equal("II.07, 6 tháng đầu năm 2025", follower.Name);
    }

    [Fact]
    public async Task Figures_that_do_not_agree_say_so_in_every_file()
    {
        await using var world = await World.CreateAsync("sqlite");
        var controller = await world.OfficialAsync(Role.ProcedureController);
        await DoneAsync(world, controller, Half, 0);
        await AddAsync(world, Half.To);
        var next = ReportingPeriod.Quarter(PeriodCalendar.Decree09, 2025, 3);
        var shown = await ShownAsync(world, controller, next);
        const string Said = "Số liệu này không khớp với báo cáo đã chốt bên cạnh: Tổng cộng: (6) kỳ này = (11) kỳ trước: 1 ≠ 0.";
        var tree = (await world.ReferenceAsync()).Organisation;

        using var json = System.Text.Json.JsonDocument.Parse(ReportFile.Make(shown, tree, "json"));
        Assert.Contains("Tổng cộng: (6) kỳ này = (11) kỳ trước: 1 ≠ 0", json.RootElement.GetProperty("unagreed").EnumerateArray().Select(e => e.GetString()));
        Assert.Contains(Said, Encoding.UTF8.GetString(ReportFile.Make(shown, tree, "csv")), StringComparison.Ordinal);
        using var xlsx = DocumentFormat.OpenXml.Packaging.SpreadsheetDocument.Open(new MemoryStream(ReportFile.Make(shown, tree, "xlsx")), isEditable: false);
        Assert.Contains(Said, xlsx.WorkbookPart!.WorksheetParts.Single().Worksheet.InnerText, StringComparison.Ordinal);
        using var docx = DocumentFormat.OpenXml.Packaging.WordprocessingDocument.Open(new MemoryStream(ReportFile.Make(shown, tree, "docx")), isEditable: false);
        Assert.Contains(Said, docx.MainDocumentPart!.Document.InnerText, StringComparison.Ordinal);

        using var agreed = System.Text.Json.JsonDocument.Parse(ReportFile.Make(await ShownAsync(world, controller, Half), tree, "json"));
        Assert.False(agreed.RootElement.TryGetProperty("unagreed", out _));
    }

    /// <summary>One more dossier counted on a day, as if it had been entered late.</summary>
    private static Task AddAsync(World world, DateOnly day) => world.CountAsync(World.Agency, MeasureCodes.AcceptedPost, day, 1);

    private static async Task<ReadReport.Outcome.Shown> ShownAsync(World world, Actor viewer, ReportingPeriod period, string? version = null, ReportForm form = ReportForm.Ii06a) =>
        Assert.IsType<ReadReport.Outcome.Shown>(await world.Do<ReadReport, ReadReport.Outcome>(u => u.RunAsync(viewer, world.Clock.Now, new(form, World.Agency, period.From, period.To, version))));

    private static async Task<IReadOnlyList<Follower>> FollowersAsync(World world, Actor reader, ReportingPeriod period, string? version = null, ReportForm form = ReportForm.Ii06a)
    {
        var shown = await ShownAsync(world, reader, period, version, form);
        return await world.Do<ReadReport, IReadOnlyList<Follower>>(u => u.FollowersAsync(shown));
    }

    private static async Task<FreezeReport.Outcome> FreezeAsync(World world, Actor who, ReportingPeriod period, int seen, ReportForm form = ReportForm.Ii06a)
    {
        var live = await ShownAsync(world, who, period, ReadReport.Live, form);
        var request = new FreezeReport.Request(new(form, World.Agency, period.From, period.To), seen, FrozenContent.Of(live.Report, live.Unit.Name).Hash, seen == 0 ? null : "Bổ sung hồ sơ");
        return await world.Do<FreezeReport, FreezeReport.Outcome>(u => u.RunAsync(world.By(who), request));
    }

    private static async Task DoneAsync(World world, Actor who, ReportingPeriod period, int seen, ReportForm form = ReportForm.Ii06a) =>
        Assert.IsType<FreezeReport.Outcome.Done>(await FreezeAsync(world, who, period, seen, form));
}
