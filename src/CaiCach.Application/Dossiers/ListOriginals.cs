using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The dossiers of a counter that ended without a result while originals that were handed in lie there: somebody has to come for them.</summary>
public sealed class ListOriginals(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most dossiers of a list.</summary>
    public const int Most = 100;

    /// <summary>A dossier whose originals wait.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Number">Its code, or the number of the request where it was never accepted.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="Phone">The owner's phone, as stored.</param>
    /// <param name="State">How it ended.</param>
    /// <param name="Papers">How many papers have originals here.</param>
    public sealed record Row(Guid Id, string Number, string OwnerName, string Phone, BusinessState State, int Papers);

    /// <summary>Those at the counter of a body within the actor's sight, the latest filed first, at most <see cref="Most"/>.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, Guid counterId, CancellationToken cancel = default)
    {
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        return await db.Dossiers.AsNoTracking().Where(scope.Filter)
            .Where(d => d.CounterId == counterId && d.OriginalsReturnedAt == null && (d.State == BusinessState.RejectedIntake || d.State == BusinessState.Stopped || d.State == BusinessState.Withdrawn) && d.PartOfId == null && d.ReopenedAsId == null)
            .Select(d => new { Dossier = d, Papers = d.Papers.Count(p => p.Originals > 0 && p.GoesBack && p.OriginalsReturnedAt == null && (p.Kind == PaperKind.Component || p.Kind == PaperKind.Supplement)) })
            .Where(kept => kept.Papers > 0).OrderByDescending(kept => kept.Dossier.Id).Take(Most)
            .Select(kept => new Row(kept.Dossier.Id, kept.Dossier.Code ?? kept.Dossier.RequestNumber, kept.Dossier.OwnerName, kept.Dossier.Phone, kept.Dossier.State, kept.Papers)).ToListAsync(cancel);
    }
}
