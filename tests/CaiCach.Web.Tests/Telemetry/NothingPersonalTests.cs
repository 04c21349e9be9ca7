using System.Collections.Concurrent;
using CaiCach.TestKit;
using CaiCach.Web.Hosting.Telemetry;
using CaiCach.Web.Tests.Api;
using Microsoft.Extensions.Logging;

namespace CaiCach.Web.Tests.Telemetry;

public sealed class NothingPersonalTests
{
    private static readonly string[] Canaries = ["Hoàng Yến Chim", "045090777123", "0987123654", "canary@mau.example", "Hẻm Chim Báo", "to-khai-chim.pdf", "Nội dung chim báo"];

    public static TheoryData<string> Engines => [.. TestDatabase.Engines];

    [Theory, MemberData(nameof(Engines))]
    public async Task A_filing_is_seen_in_traces_and_metrics_and_nothing_of_the_person_is(string engine)
    {
        await using var collector = await FakeCollector.StartAsync();
        var console = new KeptLog();
        await using (var caller = await ApiCaller.StartAsync(engine, configure: builder =>
        {
            builder.Configuration[TelemetrySetup.EndpointKey] = collector.Endpoint;
            builder.Logging.AddProvider(console);
            builder.AddCaiCachTelemetry();
        }))
        {
            var filing = await caller.FilingAsync();
            filing["applicant"]!["name"] = Canaries[0];
            filing["applicant"]!["idNumber"] = Canaries[1];
            filing["applicant"]!["phone"] = Canaries[2];
            filing["applicant"]!["email"] = Canaries[3];
            filing["applicant"]!["address"] = Canaries[4];
            filing["papers"]![0]!["uploadId"] = await caller.UploadAsync(name: Canaries[5]);
            filing["content"] = Canaries[6];

            Assert.Equal(201, (await caller.FileAsync(filing, "k-1")).Status);
            Assert.Equal(201, (await caller.FileAsync(filing, "k-1")).Status);
            filing["content"] = Canaries[6] + " khác";
            Assert.Equal(422, (await caller.FileAsync(filing, "k-1")).Status);
            filing["applicant"]!["phone"] = Canaries[2] + "x";
            Assert.Equal(422, (await caller.FileAsync(filing, "k-2")).Status);
            Assert.Equal(404, (await caller.GetAsync("/api/v1/" + Canaries[1])).Status);
        }

        Assert.Contains("POST /api/v1/dossiers", collector.Sent("/v1/traces"), StringComparison.Ordinal);
        Assert.Contains("caicach.dossiers.submitted", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("caicach.idempotency.replays", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("caicach.outbox.lag", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", collector.Sent("/v1/metrics"), StringComparison.Ordinal);
        Assert.NotEmpty(collector.Sent("/v1/logs"));
        if (engine == "postgres")
        {
            Assert.Contains("INSERT INTO", collector.Sent("/v1/traces"), StringComparison.Ordinal);
        }

        foreach (var canary in Canaries)
        {
            Assert.False(collector.Has(canary), $"{canary} was sent to the collector.");
            Assert.DoesNotContain(console.Lines, line => line.Contains(canary, StringComparison.Ordinal));
        }
    }

    /// <summary>Keeps what the console would have shown.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
