using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CaiCach.Web.Hosting.Telemetry;

/// <summary>Starts the providers with the program; they send what is left when it ends.</summary>
internal sealed class TelemetryService(TracerProvider traces, MeterProvider metrics, OutboxLag lag) : IHostedService
{
    private const int Patience = 5000;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lag.Watch();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        traces.ForceFlush(Patience);
        metrics.ForceFlush(Patience);
        return Task.CompletedTask;
    }
}
