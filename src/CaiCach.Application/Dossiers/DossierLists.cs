using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Loads the lists that belong to a dossier, one statement for each it can have. Several lists included in one statement would multiply each other's rows, and EF Core
/// reads each row of an included list through delegates it makes anew.
/// </summary>
internal static class DossierLists
{
    /// <summary>Fills the lists of a dossier that has just been read, tracked as it is itself.</summary>
    /// <param name="db">The database it was read from.</param>
    /// <param name="dossier">The dossier, its lists empty.</param>
    /// <param name="reference">The reference data, which says whether its procedure has stages.</param>
    /// <param name="cancel">Stops it.</param>
    public static async Task LoadAsync(CaiCachDb db, Dossier dossier, ReferenceSnapshot reference, CancellationToken cancel)
    {
        var (id, tracked) = (dossier.Id, db.Entry(dossier).State != EntityState.Detached);
        await FillAsync(dossier.Papers, db.DossierPapers.Where(p => p.DossierId == id).OrderBy(p => p.Id));
        if (reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion) is not { Stages.Count: 0 })
        {
            await FillAsync(dossier.Stages, db.Set<DossierStage>().Where(s => s.DossierId == id).OrderBy(s => s.Number));
        }

        if (dossier.ProcessVersionId is not null)
        {
            await FillAsync(dossier.Steps, db.Set<DossierStep>().Where(s => s.DossierId == id).OrderBy(s => s.Number));
        }

        async Task FillAsync<TRow>(List<TRow> list, IQueryable<TRow> rows)
            where TRow : class
        {
            if (tracked)
            {
                await rows.LoadAsync(cancel);
            }
            else
            {
                list.AddRange(await rows.AsNoTracking().ToListAsync(cancel));
            }
        }
    }
}
