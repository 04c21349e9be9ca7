using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;

namespace CaiCach.Application.Dossiers;

/// <summary>Gives several dossiers of a unit to one officer (row 9a, one by one).</summary>
public sealed class AssignSeveral(CaiCachDb db, AssignDossier assign, ReferenceStore reference)
{
    /// <summary>Assigns them in the order given, no more than a page of the worklist.</summary>
    public Task<IReadOnlyList<Several.Result>> RunAsync(ActContext context, IReadOnlyList<Several.Item> items, Guid toOfficerId, CancellationToken cancel = default) =>
        Several.RunAsync(db, reference, context, items, item => assign.RunAsync(context, item.Id, item.Version, toOfficerId, cancel: cancel), cancel);
}
