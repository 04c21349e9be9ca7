using CaiCach.Application.Acting;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Asked = CaiCach.Application.Reports.ReportCooperation.Figure;
using Slow = CaiCach.Application.Reports.ReportSlowBodies.Figure;

namespace CaiCach.Application.Tests.Reports;

/// <summary>What must hold of every report of the two bodies of a walk and of the ministry above them, whatever was done to dossiers and petitions.</summary>
internal sealed class ReportIdentities
{
    private readonly World world;
    private readonly DateTime now;
    private readonly DateOnly first;
    private readonly DateOnly middle;
    private readonly DateOnly last;

    private ReportIdentities(World world, DateOnly first)
    {
        (this.world, now, this.first) = (world, world.Clock.Now, first);
        last = VietnamTime.DayOf(now);
        middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);
    }

    /// <summary>Asserts them.</summary>
    /// <param name="world">Where.</param>
    /// <param name="first">A day before anything happened.</param>
    /// <param name="unit">The body.</param>
    /// <param name="receiver">Somebody at its counter.</param>
    public static async Task AssertAsync(World world, DateOnly first, string unit, Actor receiver)
    {
        var all = new ReportIdentities(world, first);
        foreach (var of in new[] { unit, "BKHCN" })
        {
            var viewer = await world.OfficialAsync(Role.ProcedureController, of);
            await all.DossiersAsync(of, viewer);
            await all.CountedAsync(of, viewer, ReportForm.Ii05);
            await all.CountedAsync(of, viewer, ReportForm.Ii03);
            await all.SlowBodiesAsync(of, viewer, await all.CooperationAsync(of, viewer));
        }

        await all.RegisterAsync(unit, await world.OfficialAsync(Role.AgencyHead, unit), receiver);
        for (var day = first; day <= all.last; day = day.AddDays(1))
        {
            Assert.IsType<ReportDay.Outcome.Made>(await world.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(receiver, all.now, unit, day)));
        }
    }

    /// <summary>II.06a, II.06 and II.07: the identities of the forms, and as many dossiers behind each cell as it counts.</summary>
    private async Task DossiersAsync(string unit, Actor viewer)
    {
        foreach (var by in Enum.GetValues<Ii06aRowsBy>())
        {
            var (whole, half, other) = (await ReportAsync(first, last), await ReportAsync(first, middle), await ReportAsync(middle.AddDays(1), last));
            Assert.Empty(Ii06aIdentities.Check(other, half));
            Assert.Empty(Ii06aIdentities.CheckYear(whole, [half, other]));
            for (var column = 3; column <= 13; column++)
            {
                Assert.Equal((column, whole.Total.Columns[column - 3]), (column, await ListedAsync(after => world.Do<ListReportRows, MeasureRows.Page?>(u => u.RunAsync(viewer, now, new(unit, first, last, column, null), after)))));
            }

            async Task<Ii06aReport> ReportAsync(DateOnly from, DateOnly to) =>
                Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(viewer, now, unit, from, to, by))).Report;
        }

        Assert.IsType<ReportIi07.Outcome.Made>(await world.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(viewer, now, unit, first, last)));
    }

    /// <summary>The register has a line for each dossier that II.06a counts as accepted.</summary>
    private async Task RegisterAsync(string unit, Actor head, Actor receiver)
    {
        var accepted = Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(head, now, unit, first, last, Ii06aRowsBy.Field))).Report.Total.Received;
        Assert.Equal(accepted.Online + accepted.DirectOrPost, await CountAsync(async after => (await world.Do<ReadRegister, ReadRegister.Page?>(
            async u => (await u.RunAsync(receiver, now, new(unit, first, last), after)).Page)) is { } page ? (page.Lines.Count, page.Next) : default, (ReadRegister.Cursor?)null));
    }

    /// <summary>II.05 and II.03: the identities of the forms, of a period and of its halves, and behind each cell what it counts.</summary>
    private async Task CountedAsync(string unit, Actor viewer, ReportForm form)
    {
        var (whole, half, other) = (await ReportAsync(first, last), await ReportAsync(first, middle), await ReportAsync(middle.AddDays(1), last));
        Assert.NotEmpty(whole.Rows);
        Assert.Empty(CountedReports.Check(whole));
        Assert.Empty(CountedReports.CheckPrevious(other, half));
        Assert.Empty(CountedReports.CheckYear(whole, [half, other], "cả kỳ", "nửa kỳ"));
        var names = ReportFigures.Of(form);
        for (var column = ReportFormBook.FormVersion.FirstColumn; new ListReportRows.Cell(unit, first, last, column, null, Form: form).Figures is { } figures; column++)
        {
            foreach (var row in whole.Rows.Select(r => r.Code).Append(null))
            {
                var behind = (await world.Do<ReportCounted, ReportCounted.Behind?>(u => u.RowsAsync(viewer, now, new(unit, first, last, column, row, Form: form))))!;
                var of = row is null ? whole.Total : whole.Rows.Single(r => r.Code == row).Figures;
                // What goes there and back counts each time, and is listed once.
                AssertListed($"{unit} {form} {column} {row}", figures.Sum(figure => of[names.TakeWhile(n => n != figure).Count()]), behind.Petitions.Count + behind.Announcements.Count + behind.Hidden, once: figures.All(f => f != "total" && !f.StartsWith("transferred", StringComparison.Ordinal)));
            }
        }

        async Task<CountedReport> ReportAsync(DateOnly from, DateOnly to) =>
            Assert.IsType<ReportCounted.Outcome.Made>(await world.Do<ReportCounted, ReportCounted.Outcome>(u => u.RunAsync(viewer, now, form, unit, from, to))).Report;
    }

    /// <summary>Who was asked: bodies make the total, halves the whole, what was asked for was answered, given up or is waited for, and dossiers stand behind each figure.</summary>
    private async Task<ReportCooperation.Report> CooperationAsync(string unit, Actor viewer)
    {
        var (whole, half, other) = (await ReportAsync(first, last), await ReportAsync(first, middle), await ReportAsync(middle.AddDays(1), last));
        var agencies = (await world.ReferenceAsync()).Organisation.AgenciesIn(whole.Unit.Id);
        await using var db = world.Database.Open();
        var open = await db.Dossiers.Where(d => d.PartOfId != null && d.FinishedAt == null && agencies.Contains(d.AgencyId)).GroupBy(d => d.AgencyId).ToDictionaryAsync(g => g.Key, g => g.LongCount());
        foreach (var line in whole.Lines)
        {
            var of = line.Figures;
            Assert.Equal((line.Body.Code, of[Asked.Asked]), (line.Body.Code, of[Asked.OnTime] + of[Asked.Late] + of[Asked.Silent] + of[Asked.Recalled] + of[Asked.Waiting]));
            Assert.Equal((line.Body.Code, of[Asked.Parts]), (line.Body.Code, of[Asked.PartsInTime] + of[Asked.PartsLate] + open.GetValueOrDefault(line.Body.Id)));
            Assert.True(of[Asked.Overdue] <= of[Asked.Waiting] && of[Asked.PartsPastDue] <= open.GetValueOrDefault(line.Body.Id), line.Body.Code);
        }

        foreach (var figure in Enum.GetValues<Asked>())
        {
            Assert.Equal((figure, whole.Total[figure]), (figure, whole.Lines.Sum(l => l.Figures[figure])));
            if (figure is not (Asked.Waiting or Asked.Overdue or Asked.PartsPastDue or Asked.InternalPastDue))
            {
                Assert.Equal((figure, whole.Total[figure]), (figure, half.Total[figure] + other.Total[figure]));
            }

            foreach (var line in whole.Lines.Select(l => (Code: (string?)l.Body.Code, l.Figures)).Append((null, whole.Total)))
            {
                var listed = await ListedAsync(after => world.Do<ReportCooperation, MeasureRows.Page?>(u => u.RowsAsync(viewer, now, new(unit, first, last), figure, line.Code, after)));
                AssertListed($"{unit} {figure} {line.Code}", line.Figures[figure], listed, once: figure >= Asked.Parts);
            }
        }

        return whole;

        async Task<ReportCooperation.Report> ReportAsync(DateOnly from, DateOnly to)
        {
            var (report, faults) = await world.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(viewer, now, new(unit, from, to)));
            Assert.Empty(faults);
            return report!;
        }
    }

    /// <summary>Whom a body waited for: the same, and where all who ask and are asked are in sight, as much was asked for as they were asked.</summary>
    private async Task SlowBodiesAsync(string unit, Actor viewer, ReportCooperation.Report asked)
    {
        var (whole, half, other) = (await ReportAsync(first, last), await ReportAsync(first, middle), await ReportAsync(middle.AddDays(1), last));
        Assert.NotEmpty(whole.Lines);
        foreach (var line in whole.Lines.Select(l => (l.Body.Key, l.Figures)))
        {
            Assert.True(new[] { Slow.InTime, Slow.Late, Slow.Silent, Slow.Overdue }.Sum(f => line.Figures[f]) <= line.Figures[Slow.Asked], line.Key);
        }

        if (unit == "BKHCN")
        {
            Assert.Equal(asked.Total[Asked.Asked] + asked.Total[Asked.Parts], whole.Total[Slow.Asked]);
            Assert.True(asked.Total[Asked.OnTime] <= whole.Total[Slow.InTime] && asked.Total[Asked.Late] <= whole.Total[Slow.Late]);
        }

        foreach (var figure in Enum.GetValues<Slow>())
        {
            Assert.Equal((figure, whole.Total[figure]), (figure, whole.Lines.Sum(l => l.Figures[figure])));
            if (figure is not (Slow.Overdue or Slow.DaysLate))
            {
                Assert.Equal((figure, whole.Total[figure]), (figure, half.Total[figure] + other.Total[figure]));
            }

            foreach (var line in whole.Lines.Select(l => (Key: (string?)l.Body.Key, l.Figures)).Append((null, whole.Total)))
            {
                var listed = await ListedAsync(async after => (await world.Do<ReportSlowBodies, (MeasureRows.Page Rows, string? Body)?>(u => u.RowsAsync(viewer, now, new(unit, first, last), figure, line.Key, after)))?.Rows);
                AssertListed($"{unit} {figure} {line.Key}", line.Figures[figure], listed, once: false);
            }
        }

        async Task<ReportSlowBodies.Report> ReportAsync(DateOnly from, DateOnly to)
        {
            var (report, faults) = await world.Do<ReportSlowBodies, (ReportSlowBodies.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(viewer, now, new(unit, from, to)));
            Assert.Empty(faults);
            return report!;
        }
    }

    /// <summary>As many are listed as are counted; where one may count several times, no more, and some if any is counted.</summary>
    private static void AssertListed(string cell, long counted, long listed, bool once) =>
        Assert.True(once ? listed == counted : listed <= counted && listed > 0 == counted > 0, $"{cell}: {counted} are counted, {listed} listed.");

    /// <summary>The rows of all pages, and those out of sight, which each page tells of.</summary>
    private static Task<long> ListedAsync(Func<Guid?, Task<MeasureRows.Page?>> page) =>
        CountAsync(async after => await page(after) is { } some ? (some.Rows.Count + (some.Next is null ? some.Hidden : 0), some.Next) : default, (Guid?)null);

    private static async Task<long> CountAsync<T>(Func<T, Task<(int Count, T Next)>> page, T after)
    {
        var sum = 0L;
        do
        {
            (var count, after) = await page(after);
            sum += count;
        }
        while (after is not null);

        return sum;
    }
}
