using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The parts of a dossier that other bodies handle, and the dossier that a part belongs to. The caller may see the dossier it asks for.</summary>
public sealed class ListParts(CaiCachDb db)
{
    /// <summary>A part, as the body that has the whole sees it.</summary>
    public sealed record Part(Guid Id, string Code, Guid AgencyId, BusinessState State, string Task, DateTime SentAt, DateTime? DueAt, DateTime? FinishedAt, Timeliness? Timeliness, string? ResultNumber, string? OutsideCode);

    /// <summary>The dossier a part belongs to, as the body of the part sees it.</summary>
    public sealed record Whole(Guid Id, string Code, Guid AgencyId, BusinessState State, DateTime? DueAt);

    /// <summary>The parts, in the order they were handed over. One round trip.</summary>
    public async Task<IReadOnlyList<Part>> OfAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking().Where(d => d.PartOfId == dossierId).OrderBy(d => d.SubmittedAt).ThenBy(d => d.Id)
            .Select(d => new Part(d.Id, d.Code!, d.AgencyId, d.State, d.Content!, d.SubmittedAt, d.DueAt, d.FinishedAt, d.Timeliness, d.ResultNumber, d.OutsideCode)).ToListAsync(cancel);

    /// <summary>What bodies outside this installation are asked of a dossier, the first asked first: opinions and parts. One round trip.</summary>
    public async Task<IReadOnlyList<OutsideRequest>> OutsideOfAsync(Guid dossierId, CancellationToken cancel = default) =>
        await db.OutsideRequests.AsNoTracking().Where(o => o.DossierId == dossierId).OrderBy(o => o.AskedAtVersion).ThenBy(o => o.DueAt).ThenBy(o => o.Id).ToListAsync(cancel);

    /// <summary>The names of bodies outside this installation that were asked of dossiers of a body, each once, the latest asked first, to be typed the same way again.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(Guid agencyId, CancellationToken cancel = default) =>
        [.. (await db.OutsideRequests.AsNoTracking().Where(o => o.AgencyId == agencyId).OrderByDescending(o => o.Id).Take(MostNamed)
            .Select(o => new { o.Body, o.BodyKey }).ToListAsync(cancel)).DistinctBy(o => o.BodyKey).Select(o => o.Body)];

    private const int MostNamed = 200;

    /// <summary>The dossier that a part belongs to.</summary>
    public async Task<Whole?> WholeOfAsync(Guid partOfId, CancellationToken cancel = default) =>
        await db.Dossiers.AsNoTracking().Where(d => d.Id == partOfId).Select(d => new Whole(d.Id, d.Code!, d.AgencyId, d.State, d.DueAt)).FirstOrDefaultAsync(cancel);
}
