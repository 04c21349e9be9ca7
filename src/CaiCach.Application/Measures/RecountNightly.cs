using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Measures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace CaiCach.Application.Measures;

/// <summary>
/// Counts every figure again from the events once a night, while few are at work, and keeps what came of it where the readers of reports see it. Of several nodes one
/// counts; when it dies, another begins anew an hour later.
/// </summary>
public sealed class RecountNightly(CaiCachDb db, RecountMeasures recount, IDatabaseEngine engine, TimeProvider clock, ILogger<RecountNightly> log)
{
    /// <summary>The local hours, from the first up to but not including the last, in which a night's count begins.</summary>
    public const int FromHour = 1;

    /// <inheritdoc cref="FromHour"/>
    public const int ToHour = 5;

    private const int LongestFirst = 2000;

    private static readonly TimeSpan Dead = TimeSpan.FromHours(1);

    /// <summary>Counts when it is night and nobody has counted yet; whether it did.</summary>
    public async Task<bool> RunAsync(DateTime now, CancellationToken cancel = default)
    {
        var local = VietnamTime.ToLocal(now);
        var day = DateOnly.FromDateTime(local);
        if (local.Hour is < FromHour or >= ToHour || !await ClaimAsync(day, now, cancel))
        {
            return false;
        }

        var (count, first) = (0, (string?)null);
        await foreach (var difference in recount.RunAsync(cancel))
        {
            first ??= TypedText.Cut(difference.Text, LongestFirst);
            count++;
            log.LogError("The figures and the events do not agree: {Difference}", difference.Text);
        }

        var (events, ended) = (recount.Events, clock.GetUtcNow().UtcDateTime);
        await db.Recounts.Where(r => r.Day == day && r.StartedAt == now).ExecuteUpdateAsync(
            set => set.SetProperty(r => r.EndedAt, ended).SetProperty(r => r.Events, events).SetProperty(r => r.Differences, count).SetProperty(r => r.First, first), cancel);
        return true;
    }

    /// <summary>The last night that was counted to the end; null before the first.</summary>
    public Task<Recount?> LastAsync(CancellationToken cancel = default) => db.Recounts.AsNoTracking().Where(r => r.EndedAt != null).OrderByDescending(r => r.Day).FirstOrDefaultAsync(cancel);

    private async Task<bool> ClaimAsync(DateOnly day, DateTime now, CancellationToken cancel)
    {
        if (await db.Recounts.AsNoTracking().FirstOrDefaultAsync(r => r.Day == day, cancel) is { } there)
        {
            return there.EndedAt is null && there.StartedAt < now - Dead
                && await db.Recounts.Where(r => r.Day == day && r.EndedAt == null && r.StartedAt == there.StartedAt).ExecuteUpdateAsync(set => set.SetProperty(r => r.StartedAt, now), cancel) == 1;
        }

        db.Recounts.Add(new() { Day = day, StartedAt = now });
        try
        {
            await db.SaveChangesAsync(cancel);
            return true;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "recounts")
        {
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
