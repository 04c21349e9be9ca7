using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Procedures;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Procedures.National;

/// <summary>The procedures of one body that differ from the national database, by code, page by page.</summary>
public sealed class ListNationalDrift(CaiCachDb db, ReferenceStore reference)
{
    private const int PageSize = 25;

    /// <summary>One procedure.</summary>
    /// <param name="National">What the national database says, and the differences.</param>
    /// <param name="Name">Its name here.</param>
    public sealed record Row(NationalProcedure National, string Name);

    /// <summary>A page.</summary>
    /// <param name="Rows">The procedures.</param>
    /// <param name="Next">The code after which the next page begins; null on the last.</param>
    /// <param name="SyncedAt">When anything of the body was received last (UTC); null where nothing was.</param>
    public sealed record Page(IReadOnlyList<Row> Rows, string? Next, DateTime? SyncedAt);

    /// <summary>Public procedures of a body that the files received so far say nothing of, by code: (code, name, entry); and the code after which the next page begins.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="after">The code after which the page begins; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<(IReadOnlyList<CatalogueEntry> Rows, string? Next)?> MissingAsync(Actor actor, Guid agency, string? after, CancellationToken cancel = default)
    {
        if (CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != agency))
        {
            return null;
        }

        var lines = db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == agency && e.Kind == ProcedureKind.Public && (e.State == CatalogueState.Public || e.State == CatalogueState.PublicAmended)
            && !db.NationalProcedures.Any(n => n.EntryId == e.Id));
        lines = after is null ? lines : lines.Where(e => e.Code.CompareTo(after) > 0);
        var rows = await lines.OrderBy(e => e.Code).Take(PageSize + 1).ToListAsync(cancel);
        IReadOnlyList<CatalogueEntry> page = [.. rows.Take(PageSize)];
        return (page, rows.Count > PageSize ? page[^1].Code : null);
    }

    /// <summary>Lists; null for a body that is not in this person's sight.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="agency">The body.</param>
    /// <param name="state">Where the differences stand; null for all that differ.</param>
    /// <param name="after">The code after which the page begins; null for the first.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Page?> RunAsync(Actor actor, Guid agency, DriftState? state, string? after, CancellationToken cancel = default)
    {
        if (CatalogueScope.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != agency))
        {
            return null;
        }

        var all = db.CatalogueEntries.AsNoTracking().Where(e => e.AgencyId == agency).Join(db.NationalProcedures.AsNoTracking(), e => e.Id, n => n.EntryId, (entry, row) => new { entry.Code, entry.Name, row });
        var synced = await all.MaxAsync(l => (DateTime?)l.row.SyncedAt, cancel);
        var lines = all.Where(l => state == null ? l.row.State != DriftState.None : l.row.State == state);
        lines = after is null ? lines : lines.Where(l => l.Code.CompareTo(after) > 0);
        var rows = await lines.OrderBy(l => l.Code).Take(PageSize + 1).ToListAsync(cancel);
        var page = rows.Take(PageSize).Select(l => new Row(l.row, l.Name)).ToList();
        return new(page, rows.Count > PageSize ? page[^1].National.Code : null, synced);
    }
}
