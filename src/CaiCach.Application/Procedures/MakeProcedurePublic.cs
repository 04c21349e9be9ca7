using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Makes the announced version public: from then on everybody sees it, and from its first day of force it is filed for.</summary>
public sealed class MakeProcedurePublic(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Makes it public.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        await using var turn = await CatalogueSaving.TakeTurnAsync(db, cancel);
        var (no, entry, _) = await CatalogueSaving.OpenAsync(db, context, snapshot, CatalogueAct.MakePublic, id, seen, cancel);
        if (no is not null)
        {
            return no;
        }

        var announcing = new Announcing(db, context, snapshot);
        var row = (await announcing.NewestAsync(entry.Code, cancel))!;
        var item = await db.CatalogueDecisionItems.FirstOrDefaultAsync(i => i.EntryId == id && i.ProcedureVersion == row.Version && i.Action != null && i.Action != AnnouncementAction.Abolish, cancel);
        var today = VietnamTime.DayOf(context.Now);
        var late = PublicationRules.IsPublishedLate(item?.PublicDue, today, today);
        row.Document = DraftDocument.Public(row.Document);
        if (item is not null)
        {
            item.PublicAt = context.Now;
            await announcing.OfferAsync(row, [.. ReceiversOf(snapshot, entry.Code, Announcing.IdsOf(item.Bodies), today)], cancel);
        }

        entry.State = item?.Action is AnnouncementAction.Amend or AnnouncementAction.Rescope ? CatalogueState.PublicAmended : CatalogueState.Public;
        (entry.PublicDue, entry.PublishedLate, entry.IsOffices) = (null, late, true);
        entry.Changes++;
        CatalogueSaving.Record(db, context, entry, CatalogueAct.MakePublic, new(entry.AgencyId, entry.Code, row.Version, EffectiveFrom: row.EffectiveFrom, Due: item?.PublicDue, Late: late));
        var outcome = await CatalogueSaving.SaveAsync(db, engine, context, entry, CatalogueAct.MakePublic, seen, cancel);
        reference.Forget();
        return outcome;
    }

    /// <summary>The bodies that were chosen; for one that a reorganisation ended meanwhile, who took its work over.</summary>
    private static IEnumerable<Guid> ReceiversOf(ReferenceSnapshot snapshot, string code, IEnumerable<Guid> chosen, DateOnly today) => chosen
        .Select(body => snapshot.Organisation.HasEnded(body)
            ? (snapshot.ReceiverOf(body, code, today) ?? snapshot.Organisation.HeirsOf(body).Select(h => snapshot.Organisation.Find(h)!).MinBy(h => h.Code, StringComparer.Ordinal))?.Id
            : body)
        .OfType<Guid>().Distinct();
}
