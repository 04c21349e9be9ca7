using CaiCach.Application.Petitions;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Tells which times of open dossiers and petitions a calendar would move, and moves none.</summary>
public sealed class PreviewDues(CaiCachDb db, ReferenceStore reference)
{
    private const int BatchSize = 1000;
    private const int Shown = 20;

    /// <summary>The most dossiers and petitions that are looked at in one request; a preview that meets more says so.</summary>
    public const int MostLooked = 20_000;

    /// <summary>A time that would move (UTC).</summary>
    /// <param name="Code">The code of the dossier or petition; null before it has one.</param>
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

        /// <summary>When the step of its internal process is due.</summary>
        Step,

        /// <summary>When the time of the applicant or of third parties in a stage is over.</summary>
        Stage,

        /// <summary>When the next thing is to be done about a petition.</summary>
        Petition,
    }

    /// <summary>What would move.</summary>
    /// <param name="Dossiers">Dossiers whose due date, desk or step would move.</param>
    /// <param name="Opinions">Answers whose time would move.</param>
    /// <param name="Petitions">Petitions of which a time would move.</param>
    /// <param name="First">The first of them, in the order the dossiers came.</param>
    /// <param name="Earliest">The earliest new due date (UTC); null when none moves.</param>
    /// <param name="Latest">The latest one.</param>
    /// <param name="IsWhole">Whether every open dossier and petition was looked at; false when there were more than <see cref="MostLooked"/>.</param>
    public sealed record Outcome(int Dossiers, int Opinions, int Petitions, IReadOnlyList<Row> First, DateTime? Earliest, DateTime? Latest, bool IsWhole);

    /// <summary>What a national calendar would move.</summary>
    public async Task<Outcome> RunAsync(WorkCalendar calendar, DateTime now, CancellationToken cancel = default) =>
        await RunAsync((await reference.CurrentAsync(cancel)).CalendarGroups(calendar), now, cancel);

    /// <summary>What a calendar of a body would move.</summary>
    public Task<Outcome> OfBodyAsync(Guid body, WorkCalendar calendar, DateTime now, CancellationToken cancel = default) =>
        RunAsync([new CalendarGroup(calendar, body, [])], now, cancel);

    private async Task<Outcome> RunAsync(IReadOnlyList<CalendarGroup> groups, DateTime now, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var looked = 0;
        var (told, first) = (new Outcome(0, 0, 0, [], null, null, true), new List<Row>());
        foreach (var group in groups)
        {
            var after = Guid.Empty;
            while (told.IsWhole && await OpenClocks.Next(db, after, group, BatchSize).AsNoTracking().ToListAsync(cancel) is { Count: > 0 } batch)
            {
                var clocks = await OpenClocks.OfAsync(db, batch, snapshot, cancel);
                foreach (var dossier in batch)
                {
                    if (clocks.Move(dossier, group.Calendar, now) is { } data)
                    {
                        var rows = RowsOf(dossier, data);
                        first.AddRange(rows.Take(Shown - first.Count));
                        told = With(told, rows);
                    }
                }

                (after, looked) = (batch[^1].Id, looked + batch.Count);
                told = told with { IsWhole = looked < MostLooked };

                // Whatever was read to look at it is forgotten unsaved.
                db.ChangeTracker.Clear();
            }

            after = Guid.Empty;
            while (told.IsWhole && await PetitionClocks.Next(db, after, group, BatchSize).AsNoTracking().ToListAsync(cancel) is { Count: > 0 } batch)
            {
                var clocks = await PetitionClocks.OfAsync(db, batch, snapshot, cancel);
                foreach (var petition in batch)
                {
                    if (clocks.Move(petition, group.Calendar) is { Due: { } due, DueBefore: { } before })
                    {
                        first.AddRange(((Row[])[new(petition.Code, petition.AgencyId, MovedTime.Petition, before, due)]).Take(Shown - first.Count));
                        told = told with { Petitions = told.Petitions + 1 };
                    }
                }

                (after, looked) = (batch[^1].Id, looked + batch.Count);
                told = told with { IsWhole = looked < MostLooked };
            }
        }

        return told with { First = first };
    }

    private static Outcome With(Outcome told, List<Row> rows)
    {
        var due = rows.Find(r => r.What == MovedTime.Due)?.After;
        return told with
        {
            Dossiers = told.Dossiers + (rows.Exists(r => r.What != MovedTime.Opinion) ? 1 : 0),
            Opinions = told.Opinions + rows.Count(r => r.What == MovedTime.Opinion),
            Earliest = due < told.Earliest || told.Earliest is null ? due ?? told.Earliest : told.Earliest,
            Latest = due > told.Latest || told.Latest is null ? due ?? told.Latest : told.Latest,
        };
    }

    private static List<Row> RowsOf(Data.Dossiers.Dossier dossier, DossierEventData data) =>
    [
        .. data is { Due: { } due, DueBefore: { } dueBefore } ? (Row[])[new(dossier.Code, dossier.AgencyId, MovedTime.Due, dueBefore, due)] : [],
        .. data is { DeskDue: { } desk, DeskDueBefore: { } deskBefore } ? (Row[])[new(dossier.Code, dossier.AgencyId, MovedTime.Desk, deskBefore, desk)] : [],
        .. data.MovedStage is { } stage ? (Row[])[new(dossier.Code, dossier.AgencyId, MovedTime.Stage, stage.Before, stage.Due)] : [],
        .. (data.MovedSteps ?? []).Select(s => new Row(dossier.Code, dossier.AgencyId, MovedTime.Step, s.Before, s.Due)),
        .. (data.MovedOpinions ?? []).Select(o => new Row(dossier.Code, dossier.AgencyId, MovedTime.Opinion, o.Before, o.Due)),
    ];
}
