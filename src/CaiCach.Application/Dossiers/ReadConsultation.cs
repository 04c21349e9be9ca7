using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What somebody who is asked for an opinion may read of a dossier: the question and the shared papers, nothing else.</summary>
public sealed class ReadConsultation(CaiCachDb db)
{
    /// <summary>The shared part.</summary>
    /// <param name="Asked">The question with its time, and the answer once it is given.</param>
    /// <param name="DossierVersion">The version of the dossier, for the act of answering.</param>
    /// <param name="Code">The dossier's code.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">Its version.</param>
    /// <param name="AskedByUnitId">The unit that asks.</param>
    /// <param name="Papers">The shared papers, while the answer is awaited; none afterwards.</param>
    public sealed record View(
        Consultation Asked, int DossierVersion, string Code, string ProcedureCode, int ProcedureVersion, Guid AskedByUnitId, IReadOnlyList<DossierPaper> Papers);

    /// <summary>The shared part for who answers for the asked unit; null for anybody else.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var units = ConsultationScope.UnitsOf(actor).ToList();
        var found = await (from c in db.Consultations.AsNoTracking()
                           join d in db.Dossiers on c.DossierId equals d.Id
                           where c.Id == id && units.Contains(c.UnitId)
                           select new { Asked = c, d.Version, d.Code, d.ProcedureCode, d.ProcedureVersion, d.HolderUnitId }).FirstOrDefaultAsync(cancel);
        if (found is null)
        {
            return null;
        }

        var shared = found.Asked.ClosedAt is null ? JsonSerializer.Deserialize<List<Guid>>(found.Asked.Papers)! : [];
        List<DossierPaper> papers = shared.Count == 0 ? [] : await db.DossierPapers.AsNoTracking()
            .Where(p => p.DossierId == found.Asked.DossierId && shared.Contains(p.Id) && (p.Sha256 != null || p.Answers != null))
            .OrderBy(p => p.AddedAtVersion).ThenBy(p => p.Id).ToListAsync(cancel);
        return new(found.Asked, found.Version, found.Code!, found.ProcedureCode, found.ProcedureVersion, found.HolderUnitId, papers);
    }

    /// <summary>Everyone asked about a dossier, the first asked first. The caller has read the dossier in scope.</summary>
    public async Task<IReadOnlyList<Consultation>> OfDossierAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.Consultations.AsNoTracking().Where(c => c.DossierId == dossierId).OrderBy(c => c.AskedAtVersion).ThenBy(c => c.DueAt).ThenBy(c => c.Id).ToListAsync(cancel);
}
