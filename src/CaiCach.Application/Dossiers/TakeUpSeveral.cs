using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;

namespace CaiCach.Application.Dossiers;

/// <summary>Takes several requests of the inbox up at once (row 2, one by one).</summary>
public sealed class TakeUpSeveral(CaiCachDb db, TakeUpDossier takeUp, ReferenceStore reference)
{
    /// <summary>Takes them up in the order given, no more than a page of the worklist.</summary>
    public Task<IReadOnlyList<Several.Result>> RunAsync(ActContext context, IReadOnlyList<Several.Item> items, CancellationToken cancel = default) =>
        Several.RunAsync(db, reference, context, items, item => takeUp.RunAsync(context, item.Id, item.Version, cancel), cancel);
}
