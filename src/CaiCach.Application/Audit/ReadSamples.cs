using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Audit;

/// <summary>The samples that were drawn, with their dossiers as far as the viewer may see them.</summary>
public sealed class ReadSamples(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Samples in the list.</summary>
    public const int Listed = 30;

    /// <summary>A sample.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="At">When it was drawn (UTC).</param>
    /// <param name="By">By whom.</param>
    /// <param name="Facts">Its facts.</param>
    public sealed record Sample(Guid Id, DateTime At, string By, SampleEventData Facts);

    /// <summary>A dossier of a sample that the viewer may open.</summary>
    public sealed record Row(Guid Id, string Number, string ProcedureCode, BusinessState State);

    /// <summary>The samples of the units in sight, the newest first.</summary>
    public async Task<IReadOnlyList<Sample>> ListAsync(Actor actor, CancellationToken cancel = default)
    {
        var rows = await (await InSightAsync(actor, cancel)).OrderByDescending(e => e.Id).Take(Listed).ToListAsync(cancel);
        return [.. rows.Select(Of)];
    }

    /// <summary>A sample with its dossiers, those out of the viewer's sight left out. Null when it is not in sight.</summary>
    /// <param name="actor">Who looks.</param>
    /// <param name="id">The sample.</param>
    /// <param name="again">Whether it is drawn again from all records there are, to tell whether the same seed draws the same now; that reads the id of each.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(Sample Sample, IReadOnlyList<Row> Rows, bool? IsSame)?> ReadAsync(Actor actor, Guid id, bool again, CancellationToken cancel = default)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        if (await (await InSightAsync(actor, cancel)).FirstOrDefaultAsync(e => e.StreamId == id, cancel) is not { } row)
        {
            return null;
        }

        var sample = Of(row);
        var facts = sample.Facts;
        var drawn = facts.Dossiers.ToList();
        var found = await db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, tree).Filter).Where(d => drawn.Contains(d.Id))
            .Select(d => new Row(d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.State)).ToListAsync(cancel);
        bool? same = again ? Sampling.Draw(await RecordsAsync(db, tree, facts.Unit, facts.From, facts.To, facts.Of, cancel), facts.Seed, facts.Size).SequenceEqual(facts.Dossiers) : null;
        return (sample, [.. found.OrderBy(r => drawn.IndexOf(r.Id))], same);
    }

    private static Sample Of(EventRow row) => new(row.StreamId, row.At, row.ActorName, RecordEvents.Facts<SampleEventData>(row));

    private async Task<IQueryable<EventRow>> InSightAsync(Actor actor, CancellationToken cancel)
    {
        List<Guid> units = [.. DrawSample.UnitsOf(actor, (await reference.CurrentAsync(cancel)).Organisation).Select(u => u.Id)];
        // As the index on events that are not of dossiers asks for.
        return db.Events.AsNoTracking().Where(e => e.Stream != KnownEvents.Dossier && e.Stream == SampleEventData.Stream && e.UnitId != null && units.Contains(e.UnitId.Value));
    }

    /// <summary>The dossiers that may be drawn.</summary>
    internal static Task<List<Guid>> RecordsAsync(CaiCachDb db, OrganisationTree tree, Guid unit, DateOnly from, DateOnly to, SampleOf of, CancellationToken cancel)
    {
        List<Guid> bodies = [.. tree.AgenciesIn(unit).SelectMany(b => tree.LegaciesOf(b).Append(b)).Distinct()];
        var (first, end) = (VietnamTime.ToUtc(from.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(to.AddDays(1).ToDateTime(TimeOnly.MinValue)));
        var records = db.Dossiers.Where(d => bodies.Contains(d.AgencyId) && d.PartOfId == null && d.AskedById == null && d.AcceptedAt >= first && d.AcceptedAt < end);
        return (of == SampleOf.EndedLate ? records.Where(d => d.Timeliness == Timeliness.Late) : records).Select(d => d.Id).ToListAsync(cancel);
    }
}
