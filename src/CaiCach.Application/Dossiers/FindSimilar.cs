using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Earlier dossiers like one at hand: the same procedure and case at the same body, finished, the newest first.</summary>
public sealed class FindSimilar(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 5;

    /// <summary>One of them.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="FinishedAt">When it was finished (UTC).</param>
    /// <param name="ResultNumber">Number and symbol of its result.</param>
    /// <param name="Refused">Whether it was refused on the merits.</param>
    /// <param name="Asked">How often a supplement was asked for.</param>
    public sealed record Row(Guid Id, string Code, DateTime FinishedAt, string? ResultNumber, bool Refused, int Asked);

    /// <summary>Those this official may see. One round trip.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, Dossier dossier, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var refused = DossierEvents.TypeOf(DossierAct.Refuse);
        return await db.Dossiers.AsNoTracking().Where(scope.Filter)
            .Where(d => d.AgencyId == dossier.AgencyId && d.ProcedureCode == dossier.ProcedureCode && d.FinishedAt != null && d.CaseCode == dossier.CaseCode && d.Id != dossier.Id
                && d.PartOfId == null && (d.State == BusinessState.Issued || d.State == BusinessState.Done))
            .OrderByDescending(d => d.FinishedAt).ThenByDescending(d => d.Id).Take(Most)
            .Select(d => new Row(d.Id, d.Code!, d.FinishedAt!.Value, d.ResultNumber, db.Events.Any(e => e.StreamId == d.Id && e.Type == refused), d.SupplementRequests)).ToListAsync(cancel);
    }
}
