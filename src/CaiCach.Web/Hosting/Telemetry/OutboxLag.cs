using System.Data.Common;
using System.Diagnostics.Metrics;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Hosting.Telemetry;

/// <summary>How long the message that has waited longest in the outbox is overdue, in seconds; read when metrics are sent.</summary>
internal sealed class OutboxLag(IDbContextFactory<CaiCachDb> contexts, TimeProvider time) : IDisposable
{
    private readonly Meter meter = new(DossierCounters.MeterName);

    public void Watch() => meter.CreateObservableGauge("caicach.outbox.lag", Read, "s", "How long the oldest waiting message is overdue.");

    public void Dispose() => meter.Dispose();

    private IEnumerable<Measurement<double>> Read()
    {
        try
        {
            using var db = contexts.CreateDbContext();
            var oldest = db.Outbox.Where(m => m.DoneAt == null).Min(m => (DateTime?)m.DueAt);
            return [new(oldest is { } due ? Math.Max(0, (time.GetUtcNow().UtcDateTime - due).TotalSeconds) : 0)];
        }
        catch (DbException)
        {
            return [];
        }
    }
}
