using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>The procedures that the national files received by a body have and the catalogue lacks, by code, page by page.</summary>
public sealed class ListNationalGaps(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most that are counted.</summary>
    public const int MostCounted = 100;

    private const int PageSize = 25;

    /// <summary>Lists; null for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="setAside">Whether those are listed that are said to be none of the body's, or the others.</param>
    /// <param name="after">The code after which the page begins; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    /// <returns>A page, and the code after which the next begins; null on the last.</returns>
    public async Task<(IReadOnlyList<NationalGap> Rows, string? Next)?> RunAsync(Actor actor, Guid agency, bool setAside, string? after, CancellationToken cancel = default)
    {
        if (!await SeesAsync(actor, agency, cancel))
        {
            return null;
        }

        var lines = (await NationalGaps.OpenAsync(db, agency, cancel)).Where(g => (g.SetAsideAt != null) == setAside);
        lines = after is null ? lines : lines.Where(g => g.Code.CompareTo(after) > 0);
        var rows = await lines.OrderBy(g => g.Code).Take(PageSize + 1).ToListAsync(cancel);
        IReadOnlyList<NationalGap> page = [.. rows.Take(PageSize)];
        return (page, rows.Count > PageSize ? page[^1].Code : null);
    }

    /// <summary>How many wait for somebody to say what is done about them, at most <see cref="MostCounted"/>; none for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<int> CountAsync(Actor actor, Guid agency, CancellationToken cancel = default) =>
        await SeesAsync(actor, agency, cancel) ? await (await NationalGaps.OpenAsync(db, agency, cancel)).Where(g => g.SetAsideAt == null).Take(MostCounted).CountAsync(cancel) : 0;

    private async Task<bool> SeesAsync(Actor actor, Guid agency, CancellationToken cancel) =>
        CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).Any(b => b.Id == agency);
}
