using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Opens a dossier by its exact code or request number, as typed or scanned, or by the address in the QR code of one of its letters.</summary>
public sealed class FindDossier(CaiCachDb db, ReferenceStore reference)
{
    private const int LongestCode = 60;
    private const int LongestAddress = 300;

    /// <summary>The dossier as far as the actor may see it; null otherwise.</summary>
    public async Task<Guid?> RunAsync(Actor actor, string? typed, CancellationToken cancel = default)
    {
        var code = string.Concat((typed ?? "").Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c))).ToUpperInvariant();
        var isAddress = code.StartsWith("HTTP", StringComparison.Ordinal) && code.Length <= LongestAddress;
        code = isAddress ? code[(code.LastIndexOf('/') + 1)..] : code;
        if (code.Length is 0 or > LongestCode)
        {
            return null;
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var visible = db.Dossiers.AsNoTracking().Where(DossierScope.Of(actor, snapshot.Organisation).Filter);
        var found = isAddress ? visible.Where(d => db.Letters.Any(l => l.DossierId == d.Id && l.Token == code)) : visible.Where(d => d.Code == code || d.RequestNumber == code);
        return await found
            .Select(d => (Guid?)d.Id)
            .FirstOrDefaultAsync(cancel);
    }
}
