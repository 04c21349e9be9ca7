using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Export;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Figure = CaiCach.Application.Reports.ReportCooperation.Figure;
using Office = CaiCach.Application.Tests.Dossiers.Office;
using PartsTests = CaiCach.Application.Tests.Dossiers.PartsTests;

namespace CaiCach.Application.Tests.Reports;

/// <summary>Who was asked answers in time, late or not at all, and is charged with it. Asked on Monday 02/3/2026, 09:00: the inspectorate until 09/3, the lawyers of the ministry until 11/3, 17:00.</summary>
public sealed class CooperationTests
{
    private const string Inspectorate = "SKHCN-QT-TTRA";
    private const string Legal = "BKHCN-PC";
    private const string Property = "BKHCN-SHTT";
    private const string Radiation = "BKHCN-ATBX";
    private static readonly ReportCooperation.Question March = new("BKHCN", new(2026, 3, 1), new(2026, 3, 31));

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_body_is_charged_with_its_own_answers_and_parts_and_every_figure_leads_to_its_dossiers(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (first, second, open) = (await office.InAsync(BusinessState.Consulting), await office.InAsync(BusinessState.Consulting), await office.InAsync(BusinessState.Consulting));
        var sent = await office.InAsync(BusinessState.InProcess);
        var shared = (await office.World.DossierAsync(sent)).Papers[0].Id;
        var property = await office.World.UnitAsync(Property);
        await Office.Done(await office.Now<SendParts>(sent, (u, v) => u.RunAsync(office.By(office.People.Specialist), sent, v, new("Cấp giấy xác nhận", [new(property, 1)], [shared]))));
        var (inspector, lawyer) = (await office.World.OfficialAsync(Role.Specialist, Inspectorate), await office.World.OfficialAsync(Role.AgencyHead, Legal));

        office.World.Clock.SetLocal("2026-03-09T17:00");
        await AnswerAsync(inspector, first, Inspectorate);
        office.World.Clock.SetLocal("2026-03-10T10:00");
        await AnswerAsync(inspector, second, Inspectorate);
        await AnswerAsync(lawyer, second, Legal);
        office.World.Clock.SetLocal("2026-03-11T17:01");
        await Office.Done(await office.Now<EndConsultation>(first, (u, v) => u.RunAsync(new(Actor.System, office.World.Clock.Now, "background"), first, v)));

        var leader = await office.World.OfficialAsync(Role.Leader, "BKHCN");
        var report = await ReportAsync(leader, March);
        Assert.Equal(["BKHCN: 3 1 0 1 0 1 1 0 0 0 0 0 0 0 0", "BKHCN-SHTT: 0 0 0 0 0 0 0 1 0 0 1 0 0 0 0", "SKHCN-QT: 3 1 1 0 0 1 1 0 0 0 0 0 0 0 0"], report.Lines.Select(l => $"{l.Body.Code}: {Text(l.Figures)}"));
        Assert.Equal("6 2 1 1 0 2 2 1 0 0 1 0 0 0 0", Text(report.Total));
        Assert.Equal([open], await RowsAsync(Figure.Waiting, null));
        Assert.Equal([first], await RowsAsync(Figure.Silent, "BKHCN"));
        Assert.Empty(await RowsAsync(Figure.Silent, "SKHCN-QT"));
        Assert.Equal([second], await RowsAsync(Figure.Late, "SKHCN-QT"));
        Assert.Single(await RowsAsync(Figure.PartsPastDue, Property));
        foreach (var figure in Enum.GetValues<Figure>())
        {
            // The two units of each figure were asked about different dossiers, but for those asked together.
            Assert.Equal(figure switch { Figure.Asked => 3, Figure.Waiting or Figure.Overdue => 1, _ => report.Total[figure] }, (await RowsAsync(figure, null)).Count);
        }

        // A day alone, a day before: what was counted of it, whatever came later.
        Assert.Equal("0 1 1 0 0 2 2 0 0 0 1 0 0 0 0", Text((await ReportAsync(leader, March with { From = new(2026, 3, 10), To = new(2026, 3, 10) })).Total));
        var table = ReportCooperation.TableOf(report, March, f => f.ToString());
        Assert.Equal(["Tổng cộng", "6", "2", "1", "1", "0", "2", "2", "1", "0", "0", "1", "0", "0", "0", "0"], table.Lines[^1]);
        Assert.NotEmpty(TextTableFile.Make(table, ReportFile.HeadingOf(report.Unit, (await office.World.ReferenceAsync()).Organisation), "xlsx"));
        await office.World.AssertRecountAsync();
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);

        async Task AnswerAsync(Actor who, Guid id, string unit)
        {
            var asked = await office.AskedAsync(id, unit);
            await Office.Done(await office.Now<GiveOpinion>(id, (u, v) => u.RunAsync(office.By(who), asked.Id, v, OpinionAnswer.Agree, null)));
        }

        async Task<ReportCooperation.Report> ReportAsync(Actor reader, ReportCooperation.Question question)
        {
            var (made, faults) = await office.World.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(reader, office.World.Clock.Now, question));
            Assert.Empty(faults);
            return made!;
        }

        async Task<IReadOnlyList<Guid>> RowsAsync(Figure figure, string? body) =>
            [.. (await office.World.Do<ReportCooperation, MeasureRows.Page?>(u => u.RowsAsync(Actor.System, office.World.Clock.Now, March, figure, body)))!.Rows.Select(r => r.Id)];
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Parts_that_end_early_on_their_day_and_late_are_told_of_the_body_that_had_them(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var shared = (await office.World.DossierAsync(id)).Papers[0].Id;
        List<SendParts.Body> bodies = [new(await office.World.UnitAsync(Property), 3), new(await office.World.UnitAsync(Radiation), 4), new(await office.World.UnitAsync("BKHCN-KNDN"), 5)];
        await Office.Done(await office.Now<SendParts>(id, (u, v) => u.RunAsync(office.By(office.People.Specialist), id, v, new("Cấp giấy xác nhận", bodies, [shared]))));
        office.World.Clock.SetLocal("2026-03-05T17:01");
        await HandleAsync("BKHCN-KNDN", "BKHCN-KNDN");
        await HandleAsync(Property, "BKHCN-SHTT-NH");
        office.World.Clock.SetLocal("2026-03-06T10:00");
        await HandleAsync(Radiation, Radiation);

        var (report, _) = await office.World.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(async u =>
            await u.RunAsync(await office.World.OfficialAsync(Role.Leader, "BKHCN"), office.World.Clock.Now, March));
        Assert.Equal(
            ["BKHCN-ATBX: 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0", "BKHCN-KNDN: 0 0 0 0 0 0 0 1 1 0 0 0 0 0 0", "BKHCN-SHTT: 0 0 0 0 0 0 0 1 0 1 0 0 0 0 0"],
            report!.Lines.Select(l => $"{l.Body.Code}: {Text(l.Figures)}"));
        Assert.Equal("0 0 0 0 0 0 0 3 2 1 0 0 0 0 0", Text(report.Total));
        await office.World.AssertRecountAsync();

        async Task HandleAsync(string agency, string division) => await PartsTests.HandleAsync(office, await PartsTests.PartAsync(office, id, agency), agency, division, "%PDF-1.4 " + agency);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_asked_stays_asked_when_it_is_recalled_or_the_dossier_is_withdrawn_in_a_later_period(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (recalled, withdrawn) = (await office.InAsync(BusinessState.Consulting), await office.InAsync(BusinessState.Consulting));
        office.World.Clock.SetLocal("2026-03-03T09:00");
        await Office.Done(await office.Now<RecallConsultation>(recalled, (u, v) => u.RunAsync(office.By(office.People.Specialist), recalled, v, "Hỏi nhầm")));
        await Office.Done(await office.Now<RequestWithdrawal>(withdrawn, (u, v) => u.RunAsync(office.By(office.People.Citizen), withdrawn, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(withdrawn, (u, v) => u.ApproveAsync(office.By(office.People.Head), withdrawn, v)));

        Assert.Equal("4 0 0 0 0 0 0 0 0 0 0 0 0 0 0", await DayAsync(2));
        Assert.Equal("0 0 0 0 4 0 0 0 0 0 0 0 0 0 0", await DayAsync(3));
        await using (var db = office.World.Database.Open())
        {
            // The end of the dossier itself is counted, too, at its own body.
            var competent = await office.World.UnitAsync(World.Agency);
            Assert.Equal(1, await db.MeasureEntries.Where(e => e.RecordId == withdrawn && e.AgencyId == competent && e.Measure == MeasureCodes.FinishedEarly).SumAsync(e => e.Quantity));
        }

        await office.World.AssertRecountAsync();

        async Task<string> DayAsync(int day)
        {
            var (report, _) = await office.World.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(async u =>
                await u.RunAsync(await office.World.OfficialAsync(Role.Leader, "BKHCN"), office.World.Clock.Now, March with { From = new(2026, 3, day), To = new(2026, 3, day) }));
            return Text(report!.Total);
        }
    }

    [Fact]
    public void An_event_of_an_earlier_version_that_took_the_asking_back_counts_as_it_was_booked()
    {
        var (agency, asked) = (Guid.NewGuid(), Guid.NewGuid());
        var data = new DossierEventData { Recalled = [Guid.NewGuid()], Opinions = [new(asked, OpinionTurn.Asked, -1)] };
        var row = new EventRow { Id = Guid.NewGuid(), Type = "dossier.consultation_recalled", At = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc) };
        Assert.Equal([(asked, MeasureCodes.OpinionAsked, -1)], EventMeasures.Rows(row, data, agency, World.Procedure).Select(e => (e.AgencyId, e.Measure, e.Quantity)));
    }

    [Fact]
    public async Task A_question_beyond_the_rights_of_the_reader_or_without_sense_is_refused_at_its_field()
    {
        await using var office = await Office.OpenAsync("sqlite");
        var head = await office.World.OfficialAsync(Role.AgencyHead, Property);
        Assert.Equal("unit unit_unknown", await FaultAsync(head, March));
        Assert.Equal("to period_reversed", await FaultAsync(head, new(Property, new(2026, 3, 2), new(2026, 3, 1))));
        Assert.Equal("from period_in_future", await FaultAsync(head, new(Property, new(2026, 3, 3), new(2026, 3, 9))));
        Assert.Equal("to period_too_long", await FaultAsync(head, new(Property, new(2025, 1, 1), new(2026, 3, 1))));
        Assert.Null(await office.World.Do<ReportCooperation, MeasureRows.Page?>(u => u.RowsAsync(head, office.World.Clock.Now, March, Figure.Asked, null)));
        Assert.Null(await office.World.Do<ReportCooperation, MeasureRows.Page?>(u => u.RowsAsync(head, office.World.Clock.Now, March with { Unit = Property }, Figure.Asked, "SKHCN-QT")));

        async Task<string> FaultAsync(Actor reader, ReportCooperation.Question question)
        {
            var (_, faults) = await office.World.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(reader, office.World.Clock.Now, question));
            return Assert.Single(faults) is var fault ? $"{fault.Field} {fault.Code}" : "";
        }
    }

    private static string Text(IReadOnlyDictionary<Figure, long> figures) => string.Join(' ', Enum.GetValues<Figure>().Select(f => figures[f]));
}
