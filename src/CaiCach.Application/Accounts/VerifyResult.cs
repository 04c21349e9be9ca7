using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>What anybody who holds a result may check: that it was issued, by whom, when, and that the file is the one issued.</summary>
public sealed class VerifyResult(CaiCachDb db)
{
    /// <summary>The public minimum.</summary>
    public sealed record Found(string Number, DateOnly Date, Guid AgencyId, string ProcedureCode, int ProcedureVersion, BusinessState State, IReadOnlyList<string> Sha256);

    /// <summary>Finds a result by its token; null when there is none.</summary>
    public async Task<Found?> RunAsync(string token, CancellationToken cancel = default)
    {
        if (!token.All(char.IsAsciiLetterOrDigit))
        {
            return null;
        }

        var row = await db.Dossiers.AsNoTracking()
            .Where(d => d.ResultToken == token && d.ResultNumber != null && d.ResultDate != null)
            .Select(d => new
            {
                d.ResultNumber,
                d.ResultDate,
                d.AgencyId,
                d.ProcedureCode,
                d.ProcedureVersion,
                d.State,
                Files = d.Papers.Where(p => p.Kind == PaperKind.Result && p.Sha256 != null).OrderBy(p => p.AddedAt).Select(p => p.Sha256!).ToList(),
            }).FirstOrDefaultAsync(cancel);
        return row is null ? null : new(row.ResultNumber!, row.ResultDate!.Value, row.AgencyId, row.ProcedureCode, row.ProcedureVersion, row.State, row.Files);
    }
}
