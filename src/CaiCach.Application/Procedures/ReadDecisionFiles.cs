using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures;

/// <summary>Gives out the signed texts of decisions: to officials, and to everybody once what a decision announced is public.</summary>
public sealed class ReadDecisionFiles(CaiCachDb db, FileStore files)
{
    /// <summary>A decision that announced a procedure and is public.</summary>
    /// <param name="Id">The decision.</param>
    /// <param name="Number">Number and sign.</param>
    /// <param name="Day">Its date.</param>
    /// <param name="Issuer">Who issued it.</param>
    /// <param name="Action">What it does with the procedure.</param>
    /// <param name="FileName">The name of its file; null where none is kept.</param>
    public sealed record PublicDecision(Guid Id, string Number, DateOnly Day, string Issuer, AnnouncementAction Action, string? FileName);

    /// <summary>The content of the file of a decision that was read in one's scope; null where none is kept.</summary>
    /// <param name="decision">The decision.</param>
    public Stream? Open(CatalogueDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return decision.FileSha256 is { } hash ? files.Open(hash) : null;
    }

    /// <summary>The decisions about a procedure that everybody may read, the newest first: those that announced what is public, and those that abolish it.</summary>
    /// <param name="code">The code of the procedure.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<IReadOnlyList<PublicDecision>> PublicOfAsync(string code, CancellationToken cancel = default) =>
        [.. (await PublicItems(code).Join(db.CatalogueDecisions.AsNoTracking(), i => i.DecisionId, d => d.Id, (item, decision) => new { item.Action, decision })
            .OrderByDescending(l => l.decision.Day).ThenByDescending(l => l.decision.Id).ToListAsync(cancel))
            .Select(l => new PublicDecision(l.decision.Id, l.decision.Number, l.decision.Day, l.decision.Issuer, l.Action!.Value, l.decision.FileSha256 is null ? null : l.decision.FileName))];

    /// <summary>The file of such a decision with its name; null where there is none for everybody.</summary>
    /// <param name="code">The code of the procedure.</param>
    /// <param name="id">The decision.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(Stream Content, string Name)?> OpenPublicAsync(string code, Guid id, CancellationToken cancel = default)
    {
        var decision = await PublicItems(code).Where(i => i.DecisionId == id).Join(db.CatalogueDecisions.AsNoTracking(), i => i.DecisionId, d => d.Id, (_, d) => d).FirstOrDefaultAsync(cancel);
        return decision is not null && Open(decision) is { } content ? (content, decision.FileName!) : null;
    }

    private IQueryable<CatalogueDecisionItem> PublicItems(string code) => db.CatalogueDecisionItems.AsNoTracking().Where(i => i.Code == code && i.Action != null && i.PublicAt != null);
}
