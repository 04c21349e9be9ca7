using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Reports;

/// <summary>What a counter receives for another body: in the register and on the day sheet of both, in the statistics of the competent body alone.</summary>
public sealed class SharedReceptionReportsTests
{
    private const string Counter = "SNV-QT";
    private static readonly DateOnly Monday = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Registers_and_day_sheets_of_both_have_it_and_the_statistics_count_it_once(string engine)
    {
        await using var office = await SharedReceptionTests.OpenAsync(engine);
        var there = await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC");
        var own = await office.People.AcceptAsync();
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var (waits, handed, refused) = (await SharedReceptionTests.FiledAsync(office, there), await SharedReceptionTests.FiledAsync(office, there), await SharedReceptionTests.FiledAsync(office, there));
        await SharedReceptionTests.AcceptAndHandOverAsync(office, there, handed);
        await Office.Done(await office.Now<TakeUpDossier>(refused, (u, v) => u.RunAsync(office.By(there), refused, v)));
        await Office.Done(await office.Now<RejectIntake>(refused, (u, v) => u.RunAsync(office.By(there), refused, v, "Không đúng thẩm quyền", "Điều 3")));

        // The register of the counter names the competent body; that of the competent body has its own and what others received.
        var lines = await LinesAsync(office, there, Counter);
        Assert.Equal([(handed, "Sở Khoa học và Công nghệ tỉnh Quảng Trị")], lines.Select(l => (l.Id, l.Body)));
        Assert.Null(lines[0].MovedTo);
        Assert.NotNull(lines[0].HandedOverAt);
        Assert.Equal([own, handed], (await LinesAsync(office, office.People.Receiver, World.Agency)).Select(l => l.Id));

        // Monday balances on both sheets; on Tuesday the rest is handed over.
        await SheetAsync(office, there, Counter, Monday, (DayFigure.OthersReceived, 3), (DayFigure.OthersLeft, 2), (DayFigure.OthersAtEnd, 1));
        await SheetAsync(office, office.People.Receiver, World.Agency, Monday,
            (DayFigure.ReceivedOnline, 1), (DayFigure.ReceivedDirect, 3), (DayFigure.ReceivedElsewhere, 3), (DayFigure.NotAccepted, 1), (DayFigure.Accepted, 2), (DayFigure.OpenAtEnd, 2));
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await SharedReceptionTests.AcceptAndHandOverAsync(office, there, waits);
        await office.People.Act<AssignDossier>(handed, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), handed, v, office.People.Specialist.Id!.Value));
        await Office.Done(await office.Propose(Law.Dossiers.ProposalKind.Grant)(handed, await office.VersionAsync(handed)));
        await Office.Done(await office.Now<DecideDossier>(handed, (u, v) => u.GrantAsync(office.By(office.People.Head), handed, v)));
        await Office.Done(await office.IssueAsync(handed, await office.VersionAsync(handed)));
        await Office.Done(await office.Now<DeliverResult>(handed, (u, v) => u.AtCounterAsync(office.By(there), handed, v, identityChecked: true, "Phạm Văn Thử Một")));
        await SheetAsync(office, there, Counter, Monday, (DayFigure.OthersReceived, 3), (DayFigure.OthersLeft, 2), (DayFigure.OthersAtEnd, 1));
        await SheetAsync(office, there, Counter, Monday.AddDays(1), (DayFigure.OthersAtStart, 1), (DayFigure.OthersLeft, 1), (DayFigure.OthersReturned, 1));

        // II.06a: three submitted here and two accepted, all of the competent body; nothing of the counter's.
        var (competent, counter) = (await ColumnsAsync(office, World.Agency), await ColumnsAsync(office, Counter));
        Assert.Equal(3, competent[0]);
        Assert.All(counter, c => Assert.Equal(0, c));
        await office.World.AssertRecountAsync();
    }

    private static async Task<IReadOnlyList<ReadRegister.Line>> LinesAsync(Office office, Actor who, string unit)
    {
        var (page, _, _) = await office.World.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(
            u => u.RunAsync(who, office.World.Clock.Now, new(unit, Monday, Monday.AddDays(1))));
        return page!.Lines;
    }

    /// <summary>The sheet has these figures and no others, and behind each stand as many dossiers.</summary>
    private static async Task SheetAsync(Office office, Actor who, string unit, DateOnly day, params (DayFigure Figure, long Value)[] expected)
    {
        var made = await office.World.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(who, office.World.Clock.Now, unit, day));
        var sheet = Assert.IsType<ReportDay.Outcome.Made>(made).Sheet;
        Assert.Equal(expected.OrderBy(e => e.Figure), Enum.GetValues<DayFigure>().Where(f => sheet[f] != 0).Select(f => (f, sheet[f])).OrderBy(e => e.f));
        foreach (var (figure, value) in expected)
        {
            var page = (await office.World.Do<ListDayRows, MeasureRows.Page?>(u => u.RunAsync(who, office.World.Clock.Now, unit, day, figure)))!;
            Assert.Equal((value, 0), (page.Rows.Count, page.Hidden));
        }
    }

    private static async Task<IReadOnlyList<long>> ColumnsAsync(Office office, string unit)
    {
        var outcome = await office.World.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, office.World.Clock.Now, unit, Monday, Monday.AddDays(1)));
        return Assert.IsType<ReportIi06a.Outcome.Made>(outcome).Report.Total.Columns;
    }
}
