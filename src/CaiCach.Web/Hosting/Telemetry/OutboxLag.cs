using System.Data.Common;
using System.Diagnostics.Metrics;
using CaiCach.Application.Dossiers;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Hosting.Telemetry;

/// <summary>How long the message that has waited longest in the outbox is overdue, in seconds, and how many are set aside; read when metrics are sent.</summary>
internal sealed class OutboxLag(IDbContextFactory<CaiCachDb> contexts, TimeProvider time) : IDisposable
{
    private readonly Meter meter = new(DossierCounters.MeterName);

    public void Watch()
    {
        meter.CreateObservableGauge("caicach.outbox.lag", () => Read(Lag), "s", "How long the oldest waiting message is overdue.");
        meter.CreateObservableGauge("caicach.outbox.waiting_for_repair", () => Read(db => db.Outbox.Count(m => m.SetAsideAt != null)), "{message}", "Messages that are set aside.");
    }

    public void Dispose() => meter.Dispose();

    private double Lag(CaiCachDb db) =>
        db.Outbox.Where(m => m.DoneAt == null && m.SetAsideAt == null).Min(m => (DateTime?)m.DueAt) is { } due ? Math.Max(0, (time.GetUtcNow().UtcDateTime - due).TotalSeconds) : 0;

    private IEnumerable<Measurement<double>> Read(Func<CaiCachDb, double> figure)
    {
        try
        {
            using var db = contexts.CreateDbContext();
            return [new(figure(db))];
        }
        catch (DbException)
        {
            return [];
        }
    }
}
