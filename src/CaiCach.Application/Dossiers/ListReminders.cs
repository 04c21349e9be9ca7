using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The reminders of a dossier, or of a petition, that were sent.</summary>
public sealed class ListReminders(CaiCachDb db)
{
    private const int Most = 20;

    /// <summary>A reminder.</summary>
    /// <param name="At">When (UTC).</param>
    /// <param name="About">Of what.</param>
    /// <param name="Name">The step of the process, or the unit that was asked; null for others.</param>
    /// <param name="Clock">Which clock, e.g. "refuse" of a petition.</param>
    /// <param name="DueAt">The due date it spoke of (UTC).</param>
    /// <param name="To">Who was reminded.</param>
    public sealed record Row(DateTime At, ReminderAbout About, string? Name, string Clock, DateTime DueAt, IReadOnlyList<ReminderTo> To);

    /// <summary>The latest of a dossier, of its steps and of the opinions about it, the newest first. The caller has read the dossier.</summary>
    public Task<IReadOnlyList<Row>> RunAsync(Guid dossierId, CancellationToken cancel = default) => RowsAsync(db.SentReminders.Where(r => r.DossierId == dossierId), cancel);

    /// <summary>The latest of a petition, the newest first. The caller has read the petition.</summary>
    public Task<IReadOnlyList<Row>> OfPetitionAsync(Guid petitionId, CancellationToken cancel = default) => RowsAsync(db.SentReminders.Where(r => r.SubjectId == petitionId), cancel);

    private static async Task<IReadOnlyList<Row>> RowsAsync(IQueryable<SentReminder> sent, CancellationToken cancel) =>
    [
        .. (await sent.AsNoTracking().OrderByDescending(r => r.SentAt).Take(Most).ToListAsync(cancel))
            .Select(r => new Row(r.SentAt, r.About, r.Name, r.Clock, r.DueAt, [.. r.Recipients.Split(',').Select(Enum.Parse<ReminderTo>)])),
    ];
}
