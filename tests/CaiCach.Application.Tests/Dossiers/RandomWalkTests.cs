using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>
/// Dossiers that officials and applicants push about at random, days apart, as far as the law lets them. Whatever the way: every state has its
/// event, the events tell the one clock the record has, the measures equal a recount and the reports balance.
/// </summary>
public sealed class RandomWalkTests
{
    // CAICACH_WALK takes another number, for a long walk by hand.
    private static readonly int Dossiers = int.TryParse(Environment.GetEnvironmentVariable("CAICACH_WALK"), CultureInfo.InvariantCulture, out var many) ? many : 30;
    private const int Steps = 16;

    private static readonly DossierAct[] Ends =
    [
        DossierAct.RejectIntake, DossierAct.ExpireIntakeSupplement, DossierAct.AskIntakeSupplement, DossierAct.Stop, DossierAct.Suspend, DossierAct.RequestWithdrawal, DossierAct.ApproveWithdrawal, DossierAct.DetermineDuty,
        DossierAct.Reopen, DossierAct.CorrectResult, DossierAct.RecordLateCause, DossierAct.Apologise, DossierAct.ForecastDelay,
    ];

    // Left out: parts, stages, money given back and originals have rules of their own and tests of their own; filing is how each walk begins.
    private static readonly DossierAct[] Untried = [DossierAct.Submit, DossierAct.EndStage, DossierAct.SendParts, DossierAct.EndParts, DossierAct.StopPart, DossierAct.ReturnPart, DossierAct.RecallParts, DossierAct.ReturnOriginals, DossierAct.ReverseFee, DossierAct.RefundFee];

    private static readonly EveryActTests.Act[] Acts =
    [
        .. EveryActTests.Acts.Where(act => act.Kind is not (DossierAct.GiveOpinion or DossierAct.Consult or DossierAct.SendParts or DossierAct.Propose)),
        .. Enum.GetValues<ProposalKind>().Select(kind => new EveryActTests.Act(
            DossierAct.Propose, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Specialist, (o, _, id, v) => o.Propose(kind)(id, v))),
        new(DossierAct.Consult, BusinessState.InProcess, BusinessState.Consulting, o => o.People.Specialist, (o, _, id, v) => o.ConsultAsync(id, v, ("SKHCN-QT-TTRA", 5), ("BKHCN-PC", 7))),
        new(DossierAct.GiveOpinion, BusinessState.Consulting, BusinessState.Consulting, o => o.Consulted,
            (o, a, id, v) => o.Do<GiveOpinion>(async u => await u.RunAsync(o.By(a), (await o.AskedAsync(id, "SKHCN-QT-TTRA")).Id, v, OpinionAnswer.Agree, null))),
        new(DossierAct.EndConsultation, BusinessState.Consulting, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<EndConsultation>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<ForecastDelay>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.PassExpiredSupplement, BusinessState.SupplementRequested, BusinessState.SupplementRequested, _ => Actor.System, (o, a, id, v) => o.Do<ExpireSupplement>(u => u.PassAsync(o.By(a), id, v))),
        new(DossierAct.SettleFee, BusinessState.InProcess, BusinessState.InProcess, o => o.People.Receiver, (o, a, id, v) => o.Do<SettleFee>(u => u.PaidAsync(o.By(a), id, v, "BL-02"))),
    ];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whatever_way_dossiers_go_the_events_the_clock_the_measures_and_the_reports_agree(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await office.CallConsultedAsync();
        var chance = new Random(20261126);
        var ids = new List<Guid>();
        var done = new HashSet<DossierAct>();
        for (var i = 0; i < Dossiers; i++)
        {
            ids.Add(await (i % 3 == 0 ? FeeAsync(office) : office.InAsync(BusinessState.Submitted)));
        }

        for (var step = 0; step < Steps; step++)
        {
            foreach (var id in ids.ToList())
            {
                if (await StepAsync(office, chance, id, done) == DossierAct.Reopen)
                {
                    ids.AddRange((await AllAsync(office)).Except(ids));
                }
            }

            office.World.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 60)));
        }

        var left = Enum.GetValues<DossierAct>().Except(done).Except(Untried).ToList();
        Assert.True(left.Count <= (Dossiers < 1000 ? 8 : 0), $"Never done: {string.Join(", ", left)}");
        foreach (var id in ids)
        {
            await AssertToldAsync(office, id);
        }

        await office.World.AssertRecountAsync();
        await AssertBalancedAsync(office);
    }

    /// <summary>A request of a procedure with a fee and a financial duty.</summary>
    private static async Task<Guid> FeeAsync(Office office)
    {
        var request = (await office.World.RequestAsync(office.People.Citizen)) with { ProcedureCode = "PAUSE.SAMPLE" };
        return Assert.IsType<SubmitDossier.Outcome.Submitted>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), request))).Id;
    }

    /// <summary>Every dossier there is, those that ended ones were opened again as among them.</summary>
    private static async Task<List<Guid>> AllAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        return await db.Dossiers.Where(d => d.PartOfId == null).OrderBy(d => d.Id).Select(d => d.Id).ToListAsync();
    }

    private static async Task<DossierAct?> StepAsync(Office office, Random chance, Guid id, HashSet<DossierAct> done)
    {
        var dossier = await office.World.DossierAsync(id);
        var possible = Acts.Where(act => DossierRules.Find(act.Kind, dossier.State) is not null && (act.Kind != DossierAct.GiveOpinion || dossier.State == BusinessState.Consulting)).ToArray();
        chance.Shuffle(possible);
        if (chance.Next(5) > 0)
        {
            // Most ways are long ones.
            possible = [.. possible.OrderBy(act => Ends.Contains(act.Kind))];
        }

        foreach (var act in possible)
        {
            var outcome = await act.Run(office, act.Who(office), id, dossier.Version);
            if (outcome is ActOutcome.Done)
            {
                done.Add(act.Kind);
                return act.Kind;
            }

            Assert.True(outcome is ActOutcome.Refused or ActOutcome.Invalid or ActOutcome.NotFound, $"{act.Kind}: {Office.Describe(outcome)}");
            Assert.Equal(dossier.Version, await office.VersionAsync(id));
        }

        return null;
    }

    private static async Task AssertToldAsync(Office office, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        var events = (await office.EventsAsync(id)).Select(e => (e.Version, e.At, Data: DossierEventData.Parse(e.Data))).ToList();

        Assert.Equal(Enumerable.Range(1, dossier.Version), events.Select(e => e.Version));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.Data.To, pair.Second.Data.From));
        Assert.Equal(dossier.State, events[^1].Data.To);
        Assert.Equal(dossier.DueAt, events.Select(e => e.Data.Due).LastOrDefault(due => due is not null));
        if (dossier is { AcceptedAt: not null, DueAt: { } told })
        {
            // The clock is counted once more from what started it, the limit, the ended pauses and the calendar alone.
            Assert.Equal(VietnamTime.ToLocal(told), DossierTimes.Due(dossier, (await office.World.ReferenceAsync()).Calendar(dossier.CalendarVersion)!).DueAfterPauses);
            Assert.Equal(events.First(e => e.Data.Rule == "7").At, dossier.AcceptedAt);
        }

        var owesCause = dossier.LateCause is null && (dossier.FinishedAt is null ? dossier.PausedAt is null : dossier.Timeliness == Timeliness.Late);
        Assert.Equal(owesCause ? dossier.DueAt : null, dossier.CauseOwedAt);
        var way = string.Join(", ", events.Select(e => $"{e.Data.Rule} to {e.Data.To} due {e.Data.Due:s}"));
        // A duty named after the due date does not stop the clock.
        var late = dossier.State == BusinessState.FinancialDuty && dossier.DueAt < events.Last(e => e.Data.Rule == "13").At;
        if (dossier.State is BusinessState.SupplementRequested or BusinessState.FinancialDuty && !late)
        {
            Assert.True(dossier.PausedAt is not null, $"The clock runs in {dossier.State}: {way}");
        }

        if (dossier.State is BusinessState.InProcess or BusinessState.Consulting or BusinessState.Accepted)
        {
            Assert.True(dossier.PausedAt is null && dossier.FinishedAt is null, $"The clock stands in {dossier.State}: {way}");
        }
    }

    private static async Task AssertBalancedAsync(Office office)
    {
        var (now, first) = (office.World.Clock.Now, new DateOnly(2026, 3, 1));
        var last = VietnamTime.DayOf(now);
        var middle = first.AddDays((last.DayNumber - first.DayNumber) / 2);
        foreach (var (unit, viewer) in new[] { ("SKHCN-QT", office.People.Head), ("BKHCN", await office.World.OfficialAsync(Role.Leader, "BKHCN")) })
        {
            foreach (var by in Enum.GetValues<Ii06aRowsBy>())
            {
                var (whole, half, other) = (await ReportAsync(first, last), await ReportAsync(first, middle), await ReportAsync(middle.AddDays(1), last));
                Assert.Empty(Ii06aIdentities.Check(other, half));
                Assert.Empty(Ii06aIdentities.CheckYear(whole, [half, other]));
                for (var column = 3; column <= 13; column++)
                {
                    Assert.Equal((column, whole.Total.Columns[column - 3]), (column, await CountAsync(async after => await office.World.Do<ListReportRows, MeasureRows.Page?>(
                        u => u.RunAsync(viewer, now, new(unit, first, last, column, null), after)) is { } page ? (page.Rows.Count + page.Hidden, page.Next) : default)));
                }

                async Task<Ii06aReport> ReportAsync(DateOnly from, DateOnly to) =>
                    Assert.IsType<ReportIi06a.Outcome.Made>(await office.World.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(viewer, now, unit, from, to, by))).Report;
            }

            Assert.IsType<ReportIi07.Outcome.Made>(await office.World.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(viewer, now, unit, first, last)));
        }

        var receiver = office.People.Receiver;
        var accepted = Assert.IsType<ReportIi06a.Outcome.Made>(await office.World.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(office.People.Head, now, "SKHCN-QT", first, last, Ii06aRowsBy.Field))).Report.Total.Received;
        Assert.Equal(accepted.Online + accepted.DirectOrPost, await CountAsync(async after => (await office.World.Do<ReadRegister, ReadRegister.Page?>(
            async u => (await u.RunAsync(receiver, now, new("SKHCN-QT", first, last), after)).Page)) is { } page ? (page.Lines.Count, page.Next) : default, (ReadRegister.Cursor?)null));
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            Assert.IsType<ReportDay.Outcome.Made>(await office.World.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(receiver, now, "SKHCN-QT", day)));
        }
    }

    private static Task<long> CountAsync(Func<Guid?, Task<(int Count, Guid? Next)>> page) => CountAsync(page, null);

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
