using System.Globalization;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reports;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Reports;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>
/// Dossiers that officials and applicants push about at random, days apart, as far as the law lets them. Whatever the way: every state has its
/// event, the events tell the one clock the record has, the measures equal a recount and the reports balance.
/// </summary>
public sealed class RandomWalkTests
{
    // CAICACH_WALK takes another number, for a long walk by hand.
    private static readonly int Dossiers = int.TryParse(Environment.GetEnvironmentVariable("CAICACH_WALK"), CultureInfo.InvariantCulture, out var many) ? many : 30;
    private const int Steps = 12;

    // An opinion is given on the one consultation that was asked; the walk ends consultations by their time instead.
    private static readonly EveryActTests.Act[] Acts =
    [
        .. EveryActTests.Acts.Where(act => act.Kind != DossierAct.GiveOpinion),
        new(DossierAct.EndConsultation, BusinessState.Consulting, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<EndConsultation>(u => u.RunAsync(o.By(a), id, v))),
        new(DossierAct.ForecastDelay, BusinessState.InProcess, BusinessState.InProcess, _ => Actor.System, (o, a, id, v) => o.Do<ForecastDelay>(u => u.RunAsync(o.By(a), id, v))),
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
            ids.Add(await office.InAsync(BusinessState.Submitted));
        }

        for (var step = 0; step < Steps; step++)
        {
            foreach (var id in ids)
            {
                await StepAsync(office, chance, id, done);
            }

            office.World.Clock.Advance(TimeSpan.FromHours(chance.Next(1, 60)));
        }

        Assert.True(done.Count >= 20, $"Only {done.Count} kinds of acts were done: {string.Join(", ", done)}");
        foreach (var id in ids)
        {
            await AssertToldAsync(office, id);
        }

        await office.World.AssertRecountAsync();
        await AssertBalancedAsync(office);
    }

    private static async Task StepAsync(Office office, Random chance, Guid id, HashSet<DossierAct> done)
    {
        var dossier = await office.World.DossierAsync(id);
        var possible = Acts.Where(act => DossierRules.Find(act.Kind, dossier.State) is not null).ToArray();
        chance.Shuffle(possible);
        foreach (var act in possible)
        {
            var outcome = await act.Run(office, act.Who(office), id, dossier.Version);
            if (outcome is ActOutcome.Done)
            {
                done.Add(act.Kind);
                return;
            }

            Assert.True(outcome is ActOutcome.Refused or ActOutcome.Invalid or ActOutcome.NotFound, $"{act.Kind}: {Office.Describe(outcome)}");
            Assert.Equal(dossier.Version, await office.VersionAsync(id));
        }
    }

    private static async Task AssertToldAsync(Office office, Guid id)
    {
        var dossier = await office.World.DossierAsync(id);
        var events = (await office.EventsAsync(id)).Select(e => (e.Version, e.At, Data: DossierEventData.Parse(e.Data))).ToList();

        Assert.Equal(Enumerable.Range(1, dossier.Version), events.Select(e => e.Version));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.Equal(pair.First.Data.To, pair.Second.Data.From));
        Assert.Equal(dossier.State, events[^1].Data.To);
        Assert.Equal(dossier.DueAt, events.Select(e => e.Data.Due).LastOrDefault(due => due is not null));
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
        foreach (var (from, to) in new[] { (first, last), (first, middle), (middle.AddDays(1), last) })
        {
            foreach (var by in Enum.GetValues<Ii06aRowsBy>())
            {
                Assert.IsType<ReportIi06a.Outcome.Made>(await office.World.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(office.People.Head, now, "SKHCN-QT", from, to, by)));
            }

            Assert.IsType<ReportIi07.Outcome.Made>(await office.World.Do<ReportIi07, ReportIi07.Outcome>(u => u.RunAsync(office.People.Head, now, "SKHCN-QT", from, to)));
        }
    }
}
