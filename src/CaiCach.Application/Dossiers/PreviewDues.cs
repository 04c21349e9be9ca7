using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Tells which times of open dossiers a calendar would move, and moves none.</summary>
public sealed class PreviewDues(CaiCachDb db, ReferenceStore reference)
{
    private const int BatchSize = 1000;
    private const int Shown = 20;

    /// <summary>A time that would move (UTC).</summary>
    /// <param name="Code">The code of the dossier; null before it has one.</param>
    /// <param name="AgencyId">The body that handles it.</param>
    /// <param name="What">Which of its times.</param>
    /// <param name="Before">The time now.</param>
    /// <param name="After">The time it would be.</param>
    public sealed record Row(string? Code, Guid AgencyId, MovedTime What, DateTime Before, DateTime After);

    /// <summary>Which time moves.</summary>
    public enum MovedTime
    {
        /// <summary>When the result is due.</summary>
        Due,

        /// <summary>When the desk it lies on is due: to receive, to hand over, or for the applicant to complete it.</summary>
        Desk,

        /// <summary>When somebody asked for an opinion is due to answer.</summary>
        Opinion,
    }

    /// <summary>What would move.</summary>
    /// <param name="Dossiers">Dossiers whose due date, or whose desk, would move.</param>
    /// <param name="Opinions">Answers whose time would move.</param>
    /// <param name="First">The first of them, in the order the dossiers came.</param>
    public sealed record Outcome(int Dossiers, int Opinions, IReadOnlyList<Row> First);

    /// <summary>Looks at every open dossier.</summary>
    public async Task<Outcome> RunAsync(WorkCalendar calendar, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var (dossiers, opinions) = (0, 0);
        var first = new List<Row>();
        var after = Guid.Empty;
        while (await OpenClocks.Next(db, after, calendar.Version, BatchSize).AsNoTracking().ToListAsync(cancel) is { Count: > 0 } batch)
        {
            var clocks = await OpenClocks.OfAsync(db, batch, snapshot, cancel);
            foreach (var dossier in batch)
            {
                if (clocks.Move(dossier, calendar, now) is not { } data)
                {
                    continue;
                }

                List<Row> rows =
                [
                    .. data is { Due: { } due, DueBefore: { } dueBefore } ? (Row[])[new(dossier.Code, dossier.AgencyId, MovedTime.Due, dueBefore, due)] : [],
                    .. data is { DeskDue: { } desk, DeskDueBefore: { } deskBefore } ? (Row[])[new(dossier.Code, dossier.AgencyId, MovedTime.Desk, deskBefore, desk)] : [],
                    .. (data.MovedOpinions ?? []).Select(o => new Row(dossier.Code, dossier.AgencyId, MovedTime.Opinion, o.Before, o.Due)),
                ];
                dossiers += rows.Exists(r => r.What != MovedTime.Opinion) ? 1 : 0;
                opinions += data.MovedOpinions?.Count ?? 0;
                first.AddRange(rows.Take(Shown - first.Count));
            }

            after = batch[^1].Id;

            // Whatever was read to look at it is forgotten unsaved.
            db.ChangeTracker.Clear();
        }

        return new(dossiers, opinions, first);
    }
}
