using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Loads the lists that belong to a dossier, one statement for each it can have. Several lists included in one statement would multiply each other's rows, and EF Core
/// reads each row of an included list through delegates it makes anew.
/// </summary>
internal static class DossierLists
{
    private static readonly CompiledQuery<Func<CaiCachDb, Guid, IAsyncEnumerable<DossierPaper>>> TrackedPapers = new(() => EF.CompileAsyncQuery<CaiCachDb, Guid, DossierPaper>(
        (db, id) => db.DossierPapers.Where(p => p.DossierId == id).OrderBy(p => p.Id)));

    private static readonly CompiledQuery<Func<CaiCachDb, Guid, IAsyncEnumerable<DossierPaper>>> Papers = new(() => EF.CompileAsyncQuery<CaiCachDb, Guid, DossierPaper>(
        (db, id) => db.DossierPapers.AsNoTracking().Where(p => p.DossierId == id).OrderBy(p => p.Id)));

    /// <summary>Fills the lists of a dossier that has just been read, tracked as it is itself. One round trip for its papers, one more where its procedure has stages, one more where it goes by a process.</summary>
    /// <param name="db">The database it was read from.</param>
    /// <param name="dossier">The dossier, its lists empty.</param>
    /// <param name="reference">The reference data, which says whether its procedure has stages.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task LoadAsync(CaiCachDb db, Dossier dossier, ReferenceSnapshot reference, CancellationToken cancel)
    {
        var (id, tracked) = (dossier.Id, db.Entry(dossier).State != EntityState.Detached);
        await FillAsync(dossier.Papers, (tracked ? TrackedPapers : Papers).On(db)(db, id));
        if (reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is not { Stages.Count: 0 })
        {
            await FillAsync(dossier.Stages, Of<DossierStage>().Where(s => s.DossierId == id).OrderBy(s => s.Number).AsAsyncEnumerable());
        }

        if (dossier.ProcessVersionId is not null)
        {
            await FillAsync(dossier.Steps, Of<DossierStep>().Where(s => s.DossierId == id).OrderBy(s => s.Number).AsAsyncEnumerable());
        }

        IQueryable<TRow> Of<TRow>()
            where TRow : class => tracked ? db.Set<TRow>() : db.Set<TRow>().AsNoTracking();

        async Task FillAsync<TRow>(List<TRow> list, IAsyncEnumerable<TRow> rows)
        {
            await foreach (var row in rows.WithCancellation(cancel))
            {
                // Rows that are tracked find their list themselves.
                if (!tracked)
                {
                    list.Add(row);
                }
            }
        }
    }
}
