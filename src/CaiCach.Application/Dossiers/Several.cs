using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>One act on several dossiers of a worklist, each in a transaction of its own, so that one that is refused holds none of the others back.</summary>
public static class Several
{
    /// <summary>A dossier and the version that was seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>What came of one.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Number">Its code or request number; empty when it is out of sight.</param>
    /// <param name="Outcome">What came of it.</param>
    public sealed record Result(Guid Id, string Number, ActOutcome Outcome);

    /// <summary>Acts on them in the order given, no more than a page of the worklist; each that was given has its result.</summary>
    internal static async Task<IReadOnlyList<Result>> RunAsync(
        CaiCachDb db, ReferenceStore reference, ActContext context, IReadOnlyList<Item> items, Func<Item, Task<ActOutcome>> act, CancellationToken cancel)
    {
        var wanted = items.DistinctBy(i => i.Id).Take(ListWork.PageSize).ToList();
        var ids = wanted.Select(i => i.Id).ToList();
        var numbers = await db.Dossiers.AsNoTracking().Where(DossierScope.Of(context.Actor, (await reference.CurrentAsync(cancel)).Organisation).Filter).Where(d => ids.Contains(d.Id))
            .ToDictionaryAsync(d => d.Id, d => d.Code ?? d.RequestNumber, cancel);
        var results = new List<Result>();
        foreach (var item in wanted)
        {
            var outcome = await act(item);
            db.ChangeTracker.Clear();
            results.Add(new(item.Id, numbers.GetValueOrDefault(item.Id, ""), outcome));
        }

        return results;
    }
}
