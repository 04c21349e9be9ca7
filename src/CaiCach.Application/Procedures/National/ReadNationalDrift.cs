using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>One procedure beside what the national database says of it.</summary>
public sealed class ReadNationalDrift(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>All of it.</summary>
    /// <param name="National">What the national database says.</param>
    /// <param name="Entry">The procedure.</param>
    /// <param name="Ours">The version it is compared with; null where none is public.</param>
    /// <param name="Parts">What differs, side by side.</param>
    /// <param name="History">Its events, the oldest first.</param>
    /// <param name="MaySettle">Whether this person says what is done about it.</param>
    /// <param name="MayFollow">Whether an amendment can be begun now.</param>
    public sealed record View(NationalProcedure National, CatalogueEntry Entry, ProcedureVersion? Ours, IReadOnlyList<DriftPart> Parts, IReadOnlyList<EventRow> History, bool MaySettle, bool MayFollow);

    /// <summary>Reads it; null where it is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The row.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<View?> RunAsync(Actor actor, Guid id, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var found = await db.NationalProcedures.AsNoTracking().Where(n => n.Id == id).Join(db.CatalogueEntries.AsNoTracking(), n => n.EntryId, e => e.Id, (row, entry) => new { row, entry }).FirstOrDefaultAsync(cancel);
        if (found is null || CatalogueScope.BodiesOf(actor, snapshot.Organisation).All(b => b.Id != found.entry.AgencyId))
        {
            return null;
        }

        var today = VietnamTime.DayOf(now);
        var ours = CheckCatalogueFile.Known(snapshot, found.row.Code, today);
        var who = CatalogueScope.ActorOn(actor, snapshot.Organisation, found.entry.AgencyId, null);
        var settles = who.IsController && found.row.State != DriftState.None;
        return new(
            found.row,
            found.entry,
            ours,
            ours is null ? [] : NationalDrift.SideBySide(NationalComparison.LinesOf(found.row), ours, NationalComparison.NationalOf(found.row, ours, today)),
            await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel),
            settles,
            settles && CatalogueRules.Judge(CatalogueAct.Draft, new(found.entry.State, found.entry.DraftState), who).Count == 0);
    }

    /// <summary>When the national content of a procedure was received last (UTC); null where it never was.</summary>
    /// <param name="code">The code.</param>
    /// <param name="cancel">Cancels.</param>
    public Task<DateTime?> SyncedAtAsync(string code, CancellationToken cancel = default) =>
        db.NationalProcedures.AsNoTracking().Where(n => n.Code == code).Select(n => (DateTime?)n.SyncedAt).FirstOrDefaultAsync(cancel);
}
