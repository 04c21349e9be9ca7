using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>What anybody who holds a result may check: that it was issued, by whom, when, and that the file is the one issued.</summary>
public sealed class VerifyResult(CaiCachDb db)
{
    /// <summary>The public minimum.</summary>
    /// <param name="Number">Number and symbol.</param>
    /// <param name="Date">Its date.</param>
    /// <param name="AgencyId">Who issued it.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">The version of it.</param>
    /// <param name="State">Where the dossier stands.</param>
    /// <param name="Sha256">The file in force; null for a result without a file.</param>
    /// <param name="Replaced">Files that were issued and then replaced, the newest first.</param>
    public sealed record Found(string Number, DateOnly Date, Guid AgencyId, string ProcedureCode, int ProcedureVersion, BusinessState State, string? Sha256, IReadOnlyList<ReplacedFile> Replaced);

    /// <summary>A file that is no longer the result.</summary>
    /// <param name="Sha256">Its content.</param>
    /// <param name="At">When the result that took its place was issued (UTC).</param>
    public sealed record ReplacedFile(string Sha256, DateTime At);

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
                Files = d.Papers.Where(p => p.Kind == PaperKind.Result && p.Sha256 != null).OrderByDescending(p => p.AddedAtVersion).Select(p => new { Sha256 = p.Sha256!, p.AddedAt }).ToList(),
            }).FirstOrDefaultAsync(cancel);
        return row is null ? null : new(
            row.ResultNumber!, row.ResultDate!.Value, row.AgencyId, row.ProcedureCode, row.ProcedureVersion, row.State, row.Files.FirstOrDefault()?.Sha256,
            [.. row.Files.Zip(row.Files.Skip(1), (next, old) => new ReplacedFile(old.Sha256, next.AddedAt)).Where(old => old.Sha256 != row.Files[0].Sha256)]);
    }
}
