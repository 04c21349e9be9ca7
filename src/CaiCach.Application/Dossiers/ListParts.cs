using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The parts of a dossier that other bodies handle, and the dossier that a part belongs to. The caller may see the dossier it asks for.</summary>
public sealed class ListParts(CaiCachDb db)
{
    /// <summary>A part, as the body that has the whole sees it.</summary>
    public sealed record Part(Guid Id, string Code, Guid AgencyId, BusinessState State, string Task, DateTime SentAt, DateTime? DueAt, DateTime? FinishedAt, Timeliness? Timeliness, string? ResultNumber);

    /// <summary>The dossier a part belongs to, as the body of the part sees it.</summary>
    public sealed record Whole(Guid Id, string Code, Guid AgencyId, BusinessState State, DateTime? DueAt);

    /// <summary>The parts, in the order they were handed over. One round trip.</summary>
    public async Task<IReadOnlyList<Part>> OfAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking().Where(d => d.PartOfId == dossierId).OrderBy(d => d.SubmittedAt).ThenBy(d => d.Id)
            .Select(d => new Part(d.Id, d.Code!, d.AgencyId, d.State, d.Content!, d.SubmittedAt, d.DueAt, d.FinishedAt, d.Timeliness, d.ResultNumber)).ToListAsync(cancel);

    /// <summary>The dossier that a part belongs to.</summary>
    public async Task<Whole?> WholeOfAsync(Guid partOfId, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking().Where(d => d.Id == partOfId).Select(d => new Whole(d.Id, d.Code!, d.AgencyId, d.State, d.DueAt)).FirstOrDefaultAsync(cancel);
}
