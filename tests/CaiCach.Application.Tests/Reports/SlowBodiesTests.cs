using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Figure = CaiCach.Application.Reports.ReportSlowBodies.Figure;
using Office = CaiCach.Application.Tests.Dossiers.Office;
using OutsideBodiesTests = CaiCach.Application.Tests.Dossiers.OutsideBodiesTests;
using PartsTests = CaiCach.Application.Tests.Dossiers.PartsTests;

namespace CaiCach.Application.Tests.Reports;

/// <summary>Whom a body waits for, inside the system and outside it. Asked on Monday 02/3/2026, 09:00, for five working days: until 09/3, 17:00.</summary>
public sealed class SlowBodiesTests
{
    private const string Tax = "Thuế tỉnh Quảng Trị";
    private const string TaxKey = "~thue tinh quang tri";
    private const string Inspectorate = "SKHCN-QT-TTRA";
    private const string Legal = "BKHCN-PC";
    private const string Property = "BKHCN-SHTT";
    private static readonly ReportCooperation.Question March = new(World.Agency, new(2026, 3, 1), new(2026, 3, 31));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_body_is_told_with_what_it_answered_and_the_days_it_was_late_and_a_past_period_stays_as_it_was(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (inspectorate, legal, property) = (await office.World.UnitAsync(Inspectorate), await office.World.UnitAsync(Legal), await office.World.UnitAsync(Property));
        var (first, second, third, sent, early, recalled) = (await NewAsync(), await NewAsync(), await NewAsync(), await NewAsync(), await NewAsync(), await NewAsync());
        await OutsideBodiesTests.AskAsync(office, first, new(inspectorate, 5), new(legal, 5), new(Guid.Empty, 5, Tax));
        await OutsideBodiesTests.AskAsync(office, second, new ConsultBodies.Body(Guid.Empty, 5, Tax));
        await OutsideBodiesTests.AskAsync(office, third, new ConsultBodies.Body(Guid.Empty, 5, Tax));
        await OutsideBodiesTests.AskAsync(office, early, new ConsultBodies.Body(inspectorate, 5));
        await OutsideBodiesTests.AskAsync(office, recalled, new ConsultBodies.Body(legal, 5));
        await Office.Done(await office.Now<SendParts>(sent, (u, v) => u.RunAsync(office.By(office.People.Specialist), sent, v, new("Cấp giấy", [new(property, 1)], []))));
        var part = await PartsTests.PartAsync(office, sent, Property);
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await RecallAsync(early);

        office.World.Clock.SetLocal("2026-03-09T17:00");
        await AnswerAsync(await office.World.OfficialAsync(Role.Specialist, Inspectorate), Inspectorate);
        Assert.Equal("0 1 0 0 1 4", Text((await ReportAsync(March)).Total, asked: false));
        office.World.Clock.SetLocal("2026-03-10T10:00");
        await AnswerAsync(await office.World.OfficialAsync(Role.AgencyHead, Legal), Legal);

        // The document decides, not the day it is written down: one is dated on the last day, one two working days later, one never came.
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await ReplyAsync(first, new(OpinionAnswer.Agree, null, "1/TT", new(2026, 3, 9), null));
        await ReplyAsync(second, new(OpinionAnswer.Agree, null, "2/TT", new(2026, 3, 11), null));
        await ReplyAsync(third, new(OpinionAnswer.None, null, null, null, null));
        await RecallAsync(recalled);

        // Asked, in time, late, silent, overdue, days. The part was due on 03/3: six working days from 04/3 to 12/3, less none.
        var report = await ReportAsync(March);
        Assert.Equal(
            ["BKHCN-SHTT 1 0 0 0 1 7", $"{TaxKey} 3 1 1 1 0 5", "BKHCN 2 0 1 1 0 4", $"{Inspectorate} 2 1 0 0 0 0"],
            report.Lines.Select(l => $"{l.Body.Key} {Text(l.Figures)}"));
        Assert.Equal((Tax, true), (report.Lines[1].Body.Name, report.Lines[1].Body.IsOutside));
        Assert.Equal("8 2 2 2 1 16", Text(report.Total));
        Assert.Equal([second], await RowsAsync(Figure.Late, TaxKey));
        Assert.Equal([third], await RowsAsync(Figure.Silent, TaxKey));
        Assert.Equal([sent], await RowsAsync(Figure.Overdue, null));
        Assert.Equal(new[] { second, third }.Order(), (await RowsAsync(Figure.DaysLate, TaxKey)).Order());
        Assert.Equal(6, (await RowsAsync(Figure.Asked, null)).Count);

        // Up to 10/3, read on 12/3 and once more when all have answered.
        var begin = March with { To = new(2026, 3, 10) };
        var then = Lines(await ReportAsync(begin));
        Assert.Equal(["BKHCN-SHTT 1 0 0 0 1 5", $"{TaxKey} 3 0 0 0 3 3", "BKHCN 2 0 1 0 1 2", $"{Inspectorate} 2 1 0 0 0 0"], then);
        office.World.Clock.SetLocal("2026-03-20T10:00");
        await PartsTests.HandleAsync(office, part, Property, "BKHCN-SHTT-NH", "%PDF-1.4 phần");
        Assert.Equal(then, Lines(await ReportAsync(begin)));
        Assert.Equal("0 0 1 0 0 13", Text((await ReportAsync(March)).Lines.Single(l => l.Body.Key == Property).Figures, asked: false));
        Assert.Equal("0 0 1 0 0 8", Text((await ReportAsync(March with { From = new(2026, 3, 11) })).Lines.Single(l => l.Body.Key == Property).Figures));

        var table = ReportSlowBodies.TableOf(report, March, f => f.ToString());
        Assert.Contains(table.Lines, l => l[0] == $"{Tax} (ngoài hệ thống)");
        foreach (var format in new[] { "xlsx", "docx", "json", "csv" })
        {
            Assert.NotEmpty(TextTableFile.Make(table, ReportFile.HeadingOf(report.Unit, (await office.World.ReferenceAsync()).Organisation), format));
        }

        async Task<Guid> NewAsync() => await office.InAsync(BusinessState.InProcess);

        async Task RecallAsync(Guid id) => await Office.Done(await office.Now<RecallConsultation>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, "Thôi hỏi")));

        async Task AnswerAsync(Actor who, string unit)
        {
            var asked = await office.AskedAsync(first, unit);
            await Office.Done(await office.Now<GiveOpinion>(first, (u, v) => u.RunAsync(office.By(who), asked.Id, v, OpinionAnswer.Agree, null)));
        }

        async Task ReplyAsync(Guid id, RecordReply.Request reply) =>
            await Office.Done(await OutsideBodiesTests.ReplyAsync(office, office.People.Specialist, await OutsideBodiesTests.AskedAsync(office, id, Tax), reply));

        async Task<ReportSlowBodies.Report> ReportAsync(ReportCooperation.Question question)
        {
            var (made, faults) = await office.World.Do<ReportSlowBodies, (ReportSlowBodies.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(office.People.Head, office.World.Clock.Now, question));
            Assert.Empty(faults);
            return made!;
        }

        async Task<IReadOnlyList<Guid>> RowsAsync(Figure figure, string? body) =>
            [.. (await office.World.Do<ReportSlowBodies, (MeasureRows.Page Rows, string? Body)?>(u => u.RowsAsync(office.People.Head, office.World.Clock.Now, March, figure, body)))!.Value.Rows.Rows.Select(r => r.Id)];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_keeps_silent_inside_collects_no_days_while_a_body_outside_is_awaited(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (first, second) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess));
        var (inspectorate, legal) = (await office.World.UnitAsync(Inspectorate), await office.World.UnitAsync(Legal));
        await OutsideBodiesTests.AskAsync(office, first, new(inspectorate, 5), new(legal, 3), new(Guid.Empty, 5, Tax));
        await OutsideBodiesTests.AskAsync(office, second, new ConsultBodies.Body(inspectorate, 5));
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<EndConsultation>(first, (u, v) => u.LapseAsync(office.By(Actor.System), first, v)));
        await Office.Done(await office.Now<EndConsultation>(second, (u, v) => u.RunAsync(office.By(Actor.System), second, v)));

        // The inspectorate kept silent until 09/3, when its time was over; the lawyers had until 05/3, and were waited for two working days more.
        var (report, _) = await office.World.Do<ReportSlowBodies, (ReportSlowBodies.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(office.People.Head, office.World.Clock.Now, March));
        Assert.Equal([$"{TaxKey} 1 0 0 0 1 3", "BKHCN 1 0 0 1 0 2", $"{Inspectorate} 2 0 0 2 0 0"], Lines(report!));
        (report, _) = await office.World.Do<ReportSlowBodies, (ReportSlowBodies.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(office.People.Head, office.World.Clock.Now, March with { To = new(2026, 3, 8) }));
        Assert.Equal(["BKHCN 1 0 0 0 1 1", $"{Inspectorate} 2 0 0 0 0 0", $"{TaxKey} 1 0 0 0 0 0"], Lines(report!));
    }

    [Fact]
    public async Task Figures_of_others_and_bodies_nobody_asked_are_unknown()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var (report, faults) = await office.World.Do<ReportSlowBodies, (ReportSlowBodies.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(office.People.Head, office.World.Clock.Now, March with { Unit = "BKHCN" }));
        Assert.Equal((null, "unit_unknown"), (report, Assert.Single(faults).Code));
        Assert.Null(await office.World.Do<ReportSlowBodies, (MeasureRows.Page Rows, string? Body)?>(u => u.RowsAsync(office.People.Head, office.World.Clock.Now, March, Figure.Late, TaxKey)));
        Assert.Null(await office.World.Do<ReportSlowBodies, (MeasureRows.Page Rows, string? Body)?>(u => u.RowsAsync(office.People.Head, office.World.Clock.Now, March, (Figure)99, null)));
    }

    private static IReadOnlyList<string> Lines(ReportSlowBodies.Report report) => [.. report.Lines.Select(l => $"{l.Body.Key} {Text(l.Figures)}")];

    private static string Text(IReadOnlyDictionary<Figure, long> figures, bool asked = true) =>
        string.Join(' ', Enum.GetValues<Figure>().Select(f => f == Figure.Asked && !asked ? 0 : figures[f]));
}
