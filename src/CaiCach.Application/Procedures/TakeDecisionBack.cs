using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Takes back what a decision did to a procedure, as long as nobody can have filed under it: an announcement that is not public or not in force yet, whose version becomes a reviewed draft again and the one
/// before goes on, with the procedures it replaced; an abolition before its day. The event says what the decision was and why it was taken back.
/// </summary>
public sealed class TakeDecisionBack(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    private const int LongestReason = 2000;

    /// <summary>Takes it back.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The procedure.</param>
    /// <param name="seen">Its version as seen.</param>
    /// <param name="act"><see cref="CatalogueAct.Withdraw"/> an announcement or <see cref="CatalogueAct.Revoke"/> an abolition.</param>
    /// <param name="note">Why.</param>
    /// <param name="cancel">Cancels.</param>
    /// <exception cref="ArgumentOutOfRangeException">Another act.</exception>
    public async Task<CatalogueOutcome> RunAsync(ActContext context, Guid id, int seen, CatalogueAct act, string? note, CancellationToken cancel = default)
    {
        if (act is not (CatalogueAct.Withdraw or CatalogueAct.Revoke))
        {
            throw new ArgumentOutOfRangeException(nameof(act), act, null);
        }

        var snapshot = await reference.CurrentAsync(cancel);
        await using var turn = await CatalogueSaving.TakeTurnAsync(db, cancel);
        var (no, entry, _) = await CatalogueSaving.OpenAsync(db, context, snapshot, act, id, seen, cancel);
        if (no is not null)
        {
            return no;
        }

        var reason = TypedText.Trimmed(note);
        var unfit = reason is null ? new("note", "note_missing", "Ghi lý do.") : TypedText.Check("note", "note", reason, LongestReason);
        if (unfit is not null)
        {
            return await CatalogueSaving.InvalidAsync(db, context, act, id, seen, [unfit], cancel);
        }

        var item = await CatalogueSaving.LinesOf(db, entry).SingleAsync(cancel);
        var decision = await db.CatalogueDecisions.AsNoTracking().SingleAsync(d => d.Id == item.DecisionId, cancel);
        var announcing = new Announcing(db, context, snapshot);
        await (act == CatalogueAct.Revoke ? announcing.RevokeAsync(entry, item, decision, reason!, cancel) : WithdrawAsync(context, announcing, entry, item, decision, reason!, cancel));
        var outcome = await CatalogueSaving.SaveAsync(db, engine, context, entry, act, seen, cancel);
        reference.Forget();
        return outcome;
    }

    private async Task WithdrawAsync(ActContext context, Announcing announcing, CatalogueEntry entry, CatalogueDecisionItem item, CatalogueDecision decision, string reason, CancellationToken cancel)
    {
        var row = (await announcing.NewestAsync(entry.Code, cancel))!;
        var before = await db.Procedures.Where(p => p.Code == entry.Code && p.Version < row.Version).OrderByDescending(p => p.Version).FirstOrDefaultAsync(cancel);
        await announcing.ReopenAsync(entry, CatalogueAct.Publish, before, item.EffectiveFrom!.Value, cancel);
        var replaced = await db.CatalogueEntries.Where(e => e.ReplacedBy == entry.Code)
            .Join(db.CatalogueDecisionItems.Where(i => i.DecisionId == item.DecisionId && i.Action == AnnouncementAction.Abolish), e => e.Id, i => i.EntryId, (old, line) => new { old, line }).ToListAsync(cancel);
        foreach (var pair in replaced)
        {
            await announcing.RevokeAsync(pair.old, pair.line, decision, reason, cancel);
        }

        db.Procedures.Remove(row);
        db.CatalogueDecisionItems.Remove(item);
        await announcing.StandAsync(entry, before, cancel);
        if (before is not null)
        {
            (entry.Name, entry.SearchKey) = (before.Name, before.SearchKey);
        }

        await DraftAgainAsync(context, entry, row, before?.Version ?? 0, decision, cancel);
        CatalogueSaving.Record(db, context, entry, CatalogueAct.Withdraw, new(
            entry.AgencyId, entry.Code, row.Version, decision.Number, decision.Day, item.Action, item.EffectiveFrom, replaced.Count > 0 ? string.Join(", ", replaced.Select(r => r.old.Code)) : null), reason);
    }

    /// <summary>The version as the reviewed draft that it was, with those who wrote on it and who agreed, as the events tell.</summary>
    private async Task DraftAgainAsync(ActContext context, CatalogueEntry entry, Procedure row, int basedOn, CatalogueDecision decision, CancellationToken cancel)
    {
        var events = await db.Events.AsNoTracking().Where(e => e.StreamId == entry.Id).OrderBy(e => e.Version).ToListAsync(cancel);
        string write = CatalogueEventData.TypeOf(CatalogueAct.Save), begin = CatalogueEventData.TypeOf(CatalogueAct.Draft), approve = CatalogueEventData.TypeOf(CatalogueAct.Approve);
        var ofDraft = events.Where(e => e.Type == write || e.Type == begin || e.Type == approve).Where(e => RecordEvents.Facts<CatalogueEventData>(e).ProcedureVersion == row.Version).ToList();
        var written = ofDraft.Where(e => e.Type != approve).ToList();
        entry.DraftState = ProcedureDraftState.Reviewed;
        db.ProcedureDrafts.Add(new()
        {
            EntryId = entry.Id,
            Document = DraftDocument.Withdrawn(row, entry.Kind, DecisionInput.Cite(decision), VietnamTime.DayOf(context.Now)),
            BasedOn = basedOn,
            Writers = string.Join(' ', written.Select(e => e.ActorId?.ToString("n")).OfType<string>().Distinct(StringComparer.Ordinal)),
            WriterName = written[^1].ActorName,
            WrittenAt = written[^1].At,
            ReviewerName = ofDraft.LastOrDefault(e => e.Type == approve)?.ActorName,
        });
    }
}
