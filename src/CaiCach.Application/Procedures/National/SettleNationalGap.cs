using System.Text;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>A controller says what is done about a procedure that the national database has and the catalogue lacks: a first draft is made from it, it is none of the body's, or that is taken back.</summary>
public sealed class SettleNationalGap(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine, DraftCatalogueFile drafts)
{
    private const int LongestReason = 2000;

    /// <summary>Says that it is none of the body's, for a reason, or takes that back.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The row.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="act">Which of the two.</param>
    /// <param name="reason">The reason; needed to set aside.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Done with the id and the version of the row.</returns>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, NationalGapAct act, string? reason, CancellationToken cancel = default)
    {
        var (no, gap) = await OpenAsync(context, id, seen, act, cancel);
        if (no is not null)
        {
            return no;
        }

        reason = TypedText.Trimmed(reason);
        if (act == NationalGapAct.SetAside && reason is null)
        {
            return new CatalogueOutcome.Invalid([new("reason", "reason_missing", "Ghi lý do thủ tục không thuộc thẩm quyền của cơ quan.")]);
        }

        if (TypedText.Check("reason", "reason", reason, LongestReason) is { } unfit)
        {
            return new CatalogueOutcome.Invalid([unfit]);
        }

        var isAside = act == NationalGapAct.SetAside;
        (gap.SetAsideAt, gap.SetAsideBy, gap.SetAsideReason) = (isAside ? context.Now : null, isAside ? context.Actor.Name : null, isAside ? reason : null);
        NationalGaps.Record(db, context, gap, NationalGapEventData.TypeOf(act), reason);
        try
        {
            await db.SaveChangesAsync(cancel);
            return new CatalogueOutcome.Done(gap.Id, gap.Version);
        }
        catch (DbUpdateException rival) when (rival is DbUpdateConcurrencyException || engine.UniqueViolation(rival) is "events")
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(context, await db.NationalGaps.AsNoTracking().SingleAsync(g => g.Id == id, cancel), act, seen, cancel);
        }
    }

    /// <summary>Makes the first draft of it from the national record, once: where the catalogue has that very draft already, it is the one that is named.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The row.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="agency">The code of the body that is to keep the procedure.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>Done with the id and the version of the procedure in the catalogue.</returns>
    public async Task<CatalogueOutcome> DraftAsync(ActContext context, Guid id, int seen, string? agency, CancellationToken cancel = default)
    {
        var (no, gap) = await OpenAsync(context, id, seen, NationalGapAct.Draft, cancel);
        if (no is not null)
        {
            return no;
        }

        var units = (await reference.CurrentAsync(cancel)).Organisation;
        if (ReadNationalGap.BodiesFor(context.Actor, units).All(b => b.Code != agency))
        {
            return new CatalogueOutcome.Invalid([new("agency", "agency_unknown", "Chọn cơ quan có trong danh sách.")]);
        }

        var (code, document) = (gap.Code, gap.Document);
        db.ChangeTracker.Clear();
        return await drafts.RunAsync(context, Encoding.UTF8.GetBytes(document), agency, cancel) switch
        {
            DraftCatalogueFile.Outcome.Done => await db.CatalogueEntries.AsNoTracking().Where(e => e.Code == code).Select(e => new CatalogueOutcome.Done(e.Id, e.Version)).SingleAsync(cancel),
            DraftCatalogueFile.Outcome.Faulty faulty => new CatalogueOutcome.Refused([.. faulty.Faults.Select(fault => new Refusal("record_faulty", fault.Text, NationalGapRules.Decree))]),
            _ => new CatalogueOutcome.NotFound(),
        };
    }

    /// <summary>Why an act does not go ahead; null where it does.</summary>
    private async Task<(CatalogueOutcome? No, NationalGap Gap)> OpenAsync(ActContext context, Guid id, int seen, NationalGapAct act, CancellationToken cancel)
    {
        var units = (await reference.CurrentAsync(cancel)).Organisation;
        var gap = await db.NationalGaps.FirstOrDefaultAsync(g => g.Id == id, cancel);
        if (gap is null || CatalogueScope.BodiesOf(context.Actor, units).All(b => b.Id != gap.AgencyId))
        {
            return (new CatalogueOutcome.NotFound(), null!);
        }

        if (gap.Version != seen)
        {
            return (await AgainAsync(context, gap, act, seen, cancel), gap);
        }

        var isHeld = act == NationalGapAct.Draft ? await IsTakenAsync(gap.Code, cancel) : await NationalGaps.IsHeldAsync(db, gap.Code, cancel);
        var reasons = NationalGapRules.Judge(act, gap.SetAsideAt is not null, isHeld, CatalogueScope.ActorOn(context.Actor, units, gap.AgencyId, null).IsController);
        return (reasons.Count > 0 ? new CatalogueOutcome.Refused(reasons) : null, gap);
    }

    /// <summary>Whether the catalogue has a code otherwise than as a first draft, which may be the one that this act made a click ago.</summary>
    private async Task<bool> IsTakenAsync(string code, CancellationToken cancel) =>
        !await NationalGaps.Held(db).AnyAsync(e => e.Code == code && e.State == CatalogueState.Unannounced, cancel) && await NationalGaps.IsHeldAsync(db, code, cancel);

    /// <summary>The same act by the same person on the same version was done a click ago; anything else is somebody else's.</summary>
    private async Task<CatalogueOutcome> AgainAsync(ActContext context, NationalGap gap, NationalGapAct act, int seen, CancellationToken cancel) =>
        act != NationalGapAct.Draft && gap.Version == seen + 1 && context.Actor.Id is { } actor
            && NationalGapEventData.TypeOf(act) is var type && await db.Events.AnyAsync(e => e.StreamId == gap.Id && e.Version == gap.Version && e.Type == type && e.ActorId == actor, cancel)
            ? new CatalogueOutcome.Done(gap.Id, gap.Version)
            : new CatalogueOutcome.Stale(gap.Version);
}
