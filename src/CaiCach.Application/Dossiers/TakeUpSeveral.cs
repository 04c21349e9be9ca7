using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Takes several requests of the inbox up at once (row 2, one by one), each in a transaction of its own, so that one that cannot be taken up holds none of the others back.</summary>
public sealed class TakeUpSeveral(CaiCachDb db, TakeUpDossier takeUp, ReferenceStore reference)
{
    /// <summary>A request and the version that was seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>What came of one.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Number">Its request number; empty when it is out of sight.</param>
    /// <param name="Outcome">What came of it.</param>
    public sealed record Result(Guid Id, string Number, ActOutcome Outcome);

    /// <summary>Takes them up in the order given, no more than a page of the worklist.</summary>
    public async Task<IReadOnlyList<Result>> RunAsync(ActContext context, IReadOnlyList<Item> items, CancellationToken cancel = default)
    {
        var wanted = items.DistinctBy(i => i.Id).Take(ListWork.PageSize).ToList();
        var ids = wanted.Select(i => i.Id).ToList();
        var numbers = await db.Dossiers.AsNoTracking().Where(DossierScope.Of(context.Actor, (await reference.CurrentAsync(cancel)).Organisation).Filter).Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Code ?? d.RequestNumber, cancel);
        var results = new List<Result>();
        foreach (var item in wanted)
        {
            var outcome = await takeUp.RunAsync(context, item.Id, item.Version, cancel);
            db.ChangeTracker.Clear();
            results.Add(new(item.Id, numbers.GetValueOrDefault(item.Id, ""), outcome));
        }

        return results;
    }
}
