using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Ledger;
using CaiCach.Application.Measures;
using CaiCach.Application.Reports;
using CaiCach.Application.Seeding;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Tests.Seeding;

public sealed class ScenarioTests
{
    private static readonly string Data = Path.Combine(TestDatabase.Repository, "data");
    private static readonly DateOnly PeriodStart = new(2023, 12, 15);
    private static readonly DateOnly PeriodEnd = new(2024, 6, 14);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Quang_Tri_in_the_first_half_of_2024_counts_seventeen_and_three_which_is_nineteen_and_one(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var outcome = await stage.LoadAsync(Scenarios.QuangTri2024H1);
        Assert.Empty(outcome.Faults);
        Assert.Equal(20, outcome.Dossiers);

        await using var db = stage.Database.Open();
        var agency = (await db.Units.SingleAsync(u => u.Code == "SKHCN-QT")).Id;
        var entries = await db.MeasureEntries.AsNoTracking().Where(m => m.AgencyId == agency).ToListAsync();
        int InPeriod(string measure) => entries.Where(m => m.Measure == measure && m.Day >= PeriodStart && m.Day <= PeriodEnd).Sum(m => m.Quantity);
        int Until(DateOnly day, string measure) => entries.Where(m => m.Measure.StartsWith(measure, StringComparison.Ordinal) && m.Day <= day).Sum(m => m.Quantity);

        var eve = PeriodStart.AddDays(-1);
        Assert.Equal(3, Until(eve, "dossier.accepted.") - Until(eve, "dossier.finished."));
        Assert.Equal((12, 5, 0), (InPeriod(MeasureCodes.AcceptedOnline), InPeriod(MeasureCodes.AcceptedDirect), InPeriod(MeasureCodes.AcceptedPost)));
        Assert.Equal((19, 0, 0), (InPeriod(MeasureCodes.FinishedEarly), InPeriod(MeasureCodes.FinishedOnTime), InPeriod(MeasureCodes.FinishedLate)));
        Assert.Equal(1, Until(PeriodEnd, "dossier.accepted.") - Until(PeriodEnd, "dossier.finished."));
        Assert.Equal(0, Until(PeriodEnd, MeasureCodes.PastDue));
        Assert.Equal(
            (52, 37, 15),
            (Until(PeriodEnd, MeasureCodes.ProcedureOffered), Until(PeriodEnd, MeasureCodes.ProcedureFullyOnline), Until(PeriodEnd, MeasureCodes.ProcedurePartlyOnline)));

        var report = await stage.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(Actor.System, stage.Clock.Now, "SKHCN-QT", PeriodStart, PeriodEnd));
        Assert.Equal([20, 12, 5, 3, 19, 19, 0, 0, 1, 1, 0], Assert.IsType<ReportIi06a.Outcome.Made>(report).Report.Total.Columns);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Reference_data_alone_comes_without_any_person_client_or_dossier(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);

        Assert.Equal((0, 0, 0), (await stage.LoadAsync(Scenarios.ReferenceOnly)) is var outcome ? (outcome.Faults.Count, outcome.Dossiers, outcome.Acts) : default);

        await using var db = stage.Database.Open();
        Assert.Equal((0, 0, 0, 0), (await db.Users.CountAsync(), await db.Posts.CountAsync(), await db.ApiClients.CountAsync(), await db.Dossiers.CountAsync()));
        Assert.True(await db.Procedures.AnyAsync() && await db.Calendars.AnyAsync() && await db.Units.AnyAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Loading_a_scenario_twice_changes_nothing(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        await stage.LoadAsync(Scenarios.Sample);
        await stage.LoadAsync(Scenarios.QuangTri2024H1);
        var before = await stage.CountsAsync();
        Assert.Equal(0, (await stage.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
        Assert.Empty(await stage.Do<RecountMeasures, List<RecountMeasures.Difference>>(async u => await u.RunAsync().ToListAsync()));

        stage.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(0, (await stage.LoadAsync(Scenarios.Sample)).Acts);
        Assert.Equal(0, (await stage.LoadAsync(Scenarios.QuangTri2024H1)).Acts);
        Assert.Equal(before, await stage.CountsAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_sample_has_a_dossier_in_every_state_and_none_of_its_acts_lies_in_the_future(string engine)
    {
        await using var stage = await Stage.CreateAsync(engine);
        var outcome = await stage.LoadAsync(Scenarios.Sample);
        Assert.Empty(outcome.Faults);

        await using var db = stage.Database.Open();
        var dossiers = await db.Dossiers.AsNoTracking().ToListAsync();
        Assert.Equal(outcome.Dossiers, dossiers.Count(d => d.PartOfId is null));
        Assert.Contains(dossiers, d => d.PartOfId is not null);
        var expected = Enum.GetValues<BusinessState>().Except([BusinessState.Draft, BusinessState.DecidedRefuse]);
        Assert.Empty(expected.Except(dossiers.Select(d => d.State)));
        Assert.Empty(Enum.GetValues<Timeliness>().Except(dossiers.Select(d => d.Timeliness).OfType<Timeliness>()));
        Assert.Contains(dossiers, d => d.Payment == PaymentState.Due && d.State == BusinessState.Issued);
        Assert.Contains(dossiers, d => d.Payment == PaymentState.Paid);
        Assert.Contains(dossiers, d => d.State == BusinessState.InProcess && d.DueAt < stage.Clock.Now);
        Assert.Contains(dossiers, d => d.State == BusinessState.InProcess && d.DueAt > stage.Clock.Now);
        Assert.Contains(dossiers, d => d.State == BusinessState.SupplementRequested && d.SupplementHandedInAt is null);
        Assert.Contains(dossiers, d => d.State == BusinessState.SupplementRequested && d.SupplementHandedInAt is not null);
        Assert.Equal(3, dossiers.Select(d => d.AgencyId).Distinct().Count());

        var declared = await db.IndexAnswers.AsNoTracking().Where(a => a.Year == 2026).ToListAsync();
        Assert.Equal(36, declared.Count);
        Assert.Equal(12, declared.Count(a => a.EvidenceSha256 is not null));

        var moments = await db.Events.Where(e => e.Stream == "dossier").OrderBy(e => e.StreamId).ThenBy(e => e.Version).Select(e => new { e.StreamId, e.At }).ToListAsync();
        Assert.All(moments, m => Assert.True(m.At < stage.Clock.Now));
        Assert.All(moments.Zip(moments.Skip(1)).Where(p => p.First.StreamId == p.Second.StreamId), p => Assert.True(p.First.At <= p.Second.At));
    }

    [Fact]
    public async Task A_day_the_calendar_does_not_reach_is_said_and_nothing_is_loaded()
    {
        await using var stage = await Stage.CreateAsync("sqlite", "2023-01-10T09:00");
        var outcome = await stage.LoadAsync(Scenarios.Sample);
        Assert.Contains("10/01/2023", Assert.Single(outcome.Faults), StringComparison.Ordinal);
        await using var db = stage.Database.Open();
        Assert.False(await db.Dossiers.AnyAsync());
    }

    /// <summary>The application on a database of its own with its clock at a day in 2026.</summary>
    private sealed class Stage : IAsyncDisposable
    {
        private readonly ServiceProvider services;
        private readonly string files = Directory.CreateTempSubdirectory("caicach-files-").FullName;

        private Stage(TestDatabase database, TestClock clock)
        {
            Database = database;
            Clock = clock;
            services = new ServiceCollection().AddSingleton<TimeProvider>(clock).AddLogging()
                .AddCaiCachApplication(database.Engine, new FileStore(files)).BuildServiceProvider(validateScopes: true);
        }

        public TestDatabase Database { get; }

        public TestClock Clock { get; }

        public static async Task<Stage> CreateAsync(string engine, string local = "2026-11-22T06:30")
        {
            var clock = new TestClock(default);
            clock.SetLocal(local);
            return new(await TestDatabase.CreateAsync(engine), clock);
        }

        public Task<SeedOutcome> LoadAsync(string scenario) => Scenarios.LoadAsync(services, scenario, Data, Clock.Now);

        public async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
            where TUseCase : notnull
        {
            await using var scope = services.CreateAsyncScope();
            return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
        }

        public async Task<(int Dossiers, int Events, int Entries, int Papers, int Accounts, int Posts, int Clients)> CountsAsync()
        {
            await using var db = Database.Open();
            return (await db.Dossiers.CountAsync(), await db.Events.CountAsync(), await db.MeasureEntries.CountAsync(), await db.DossierPapers.CountAsync(),
                await db.Users.CountAsync(), await db.Posts.CountAsync(), await db.ApiClients.CountAsync());
        }

        public async ValueTask DisposeAsync()
        {
            await services.DisposeAsync();
            await Database.DisposeAsync();
            Directory.Delete(files, recursive: true);
        }
    }
}
