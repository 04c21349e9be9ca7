using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Events;
using CaiCach.Data.Organisation;
using CaiCach.Data.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>One procedure that the national database has and the catalogue lacks.</summary>
public sealed class ReadNationalGap(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>All of it.</summary>
    /// <param name="Gap">What the national database says.</param>
    /// <param name="Entry">The procedure of the catalogue that has its code by now, in this person's sight; null where there is none.</param>
    /// <param name="IsHeld">Whether the catalogue has it by now, in whosever sight.</param>
    /// <param name="Faults">What is wrong with the record, so that no draft can be made from it.</param>
    /// <param name="History">Its events, the oldest first.</param>
    /// <param name="Acts">What this person may do now.</param>
    /// <param name="Bodies">The bodies that a draft can be made for.</param>
    public sealed record View(NationalGap Gap, CatalogueEntry? Entry, bool IsHeld, IReadOnlyList<ProcedureFault> Faults, IReadOnlyList<EventRow> History, IReadOnlyList<NationalGapAct> Acts, IReadOnlyList<Unit> Bodies);

    /// <summary>Reads it; null where it is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="id">The row.</param>
    /// <param name="now">Now, UTC.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<View?> RunAsync(Actor actor, Guid id, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var seen = CatalogueScope.BodiesOf(actor, snapshot.Organisation).Select(b => b.Id).ToHashSet();
        if (await db.NationalGaps.AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, cancel) is not { } gap || !seen.Contains(gap.AgencyId))
        {
            return null;
        }

        var entry = await NationalGaps.Held(db).FirstOrDefaultAsync(e => e.Code == gap.Code, cancel);
        var isHeld = await NationalGaps.IsHeldAsync(db, gap.Code, cancel);
        var who = CatalogueScope.ActorOn(actor, snapshot.Organisation, gap.AgencyId, null);
        var faults = NationalFileReader.Read(Encoding.UTF8.GetBytes(gap.Document), code => CheckCatalogueFile.Known(snapshot, code, VietnamTime.DayOf(now)), VietnamTime.DayOf(now)).Faults;
        return new(
            gap,
            entry is not null && seen.Contains(entry.AgencyId) ? entry : null,
            isHeld,
            faults,
            await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync(cancel),
            [.. Enum.GetValues<NationalGapAct>().Where(act => (act != NationalGapAct.Draft || faults.Count == 0) && NationalGapRules.Judge(act, gap.SetAsideAt is not null, isHeld, who.IsController).Count == 0)],
            BodiesFor(actor, snapshot.Organisation));
    }

    /// <summary>The bodies that a draft can be made for: those this person draws up procedures for, the ended ones not.</summary>
    internal static IReadOnlyList<Unit> BodiesFor(Actor actor, OrganisationTree units) => [.. CatalogueScope.WrittenBy(actor, units).Where(b => !units.HasEnded(b.Id))];
}
