using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The reminders of a dossier that were sent.</summary>
public sealed class ListReminders(CaiCachDb db)
{
    private const int Most = 20;

    /// <summary>A reminder.</summary>
    /// <param name="At">When (UTC).</param>
    /// <param name="DueAt">The due date it spoke of (UTC).</param>
    /// <param name="To">Who was reminded.</param>
    public sealed record Row(DateTime At, DateTime DueAt, IReadOnlyList<ReminderTo> To);

    /// <summary>The latest, the newest first. The caller has read the dossier.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Guid dossierId, CancellationToken cancel = default)
    {
        var rows = await db.SentReminders.AsNoTracking().Where(r => r.DossierId == dossierId).OrderByDescending(r => r.SentAt).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(r => new Row(r.SentAt, r.DueAt, [.. r.Recipients.Split(',').Select(Enum.Parse<ReminderTo>)]))];
    }
}
