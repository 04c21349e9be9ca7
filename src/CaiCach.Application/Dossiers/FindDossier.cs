using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Opens a dossier by its exact code or request number, as typed or scanned.</summary>
public sealed class FindDossier(CaiCachDb db, ReferenceStore reference)
{
    private const int LongestCode = 60;

    /// <summary>The dossier as far as the actor may see it; null otherwise.</summary>
    public async Task<Guid?> RunAsync(Actor actor, string? typed, CancellationToken cancel = default)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToUpperInvariant();
        if (code.Length is 0 or > LongestCode)
        {
            return null;
        }

        var snapshot = await reference.CurrentAsync(cancel);
        return await db.Dossiers.AsNoTracking()
            .Where(DossierScope.Of(actor, snapshot.Organisation).Filter)
            .Where(d => d.Code == code || d.RequestNumber == code)
            .Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(cancel);
    }
}
