using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Rows 16d and 16e: a part that is not for a body to decide goes back to the body that has the whole, or that body takes the parts back that have not ended. In
/// one transaction the part ends and the history of the whole says so.
/// </summary>
public sealed class ReturnPart(DossierWork work, EndParts end, CaiCachDb db)
{
    /// <summary>Row 16d: the asked body gives its part back, with the reason.</summary>
    public async Task<ActOutcome> GiveBackAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default)
    {
        var outcome = await work.ActAsync(context, id, version, DossierAct.ReturnPart, new(context.Now, reason), async change =>
        {
            var part = change.Dossier;
            var whole = await db.Dossiers.SingleAsync(d => d.Id == part.PartOfId, cancel);
            db.AddRange(DossierWork.RowsOf(context, whole, DossierEvents.PartGivenBack, reason, new() { From = whole.State, To = whole.State, Parts = [new(part.Id, part.AgencyId, part.DueAt ?? context.Now)] }, change.Reference));
            part.NoticeText = reason;
            return change.Finish();
        }, cancel: cancel);
        if (outcome is ActOutcome.Done)
        {
            await end.AfterPartAsync(context, id, cancel);
        }

        return outcome;
    }

    /// <summary>Row 16e: the lead takes back what has not ended; the results of the others stay.</summary>
    public Task<ActOutcome> RecallAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.RecallParts, new(context.Now, reason), async change =>
        {
            await DossierParts.StopOpenAsync(db, change, reason, cancel);
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return await change.RecallOutsideAsync(new() { Files = await DossierParts.TakeResultsAsync(db, change, cancel) });
        }, cancel: cancel);
}
