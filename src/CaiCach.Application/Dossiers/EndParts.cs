using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 16b: every part has ended. Their results come into the dossier, which is the specialist's again.</summary>
public sealed class EndParts(DossierWork work, CaiCachDb db)
{
    /// <summary>Takes the results in.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var open = await db.Dossiers.OpenOf(id).CountAsync(cancel);
        return await work.ActAsync(context, id, version, DossierAct.EndParts, new(context.Now), async change =>
        {
            change.PutOn(Desk.Handle, change.Dossier.HolderUnitId);
            return new() { Files = await DossierParts.TakeResultsAsync(db, change, cancel) };
        }, bringing: facts => facts with { OpenParts = open }, cancel: cancel);
    }

    /// <summary>Takes the results in if a part that just ended was the last; what it leaves undone, the background work does.</summary>
    public async Task AfterPartAsync(ActContext context, Guid partId, CancellationToken cancel = default)
    {
        var whole = await db.Dossiers.Where(d => d.State == BusinessState.Interlinked && db.Dossiers.Any(p => p.Id == partId && p.PartOfId == d.Id))
            .Select(d => new { d.Id, d.Version }).FirstOrDefaultAsync(cancel);
        if (whole is not null && !await db.Dossiers.OpenOf(whole.Id).AnyAsync(cancel))
        {
            await RunAsync(context with { Actor = Actor.System, IdempotencyKey = null }, whole.Id, whole.Version, cancel);
        }
    }
}
