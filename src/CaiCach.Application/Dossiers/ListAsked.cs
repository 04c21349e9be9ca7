using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What the units of an official have asked for under internal procedures, the newest first.</summary>
public sealed class ListAsked(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A row.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Name">Its code; before acceptance the number of the request.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">Its version.</param>
    /// <param name="AskedById">The unit that asks.</param>
    /// <param name="AgencyId">The competent body.</param>
    /// <param name="State">Its state.</param>
    /// <param name="SubmittedAt">When it was filed (UTC).</param>
    /// <param name="DueAt">The due date (UTC); null where there is none.</param>
    public sealed record Row(Guid Id, string Name, string ProcedureCode, int ProcedureVersion, Guid AskedById, Guid AgencyId, BusinessState State, DateTime SubmittedAt, DateTime? DueAt);

    /// <summary>A page, and where the next begins; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListOwnDossiers.Cursor? Next);

    /// <summary>Reads a page.</summary>
    public async Task<Page> RunAsync(Actor actor, ListOwnDossiers.Cursor? after, CancellationToken cancel = default)
    {
        var units = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).Asking;
        var rows = db.Dossiers.AsNoTracking().Where(d => d.AskedById != null && units.Contains(d.AskedById.Value));
        if (after is not null)
        {
            rows = rows.Where(d => d.SubmittedAt <= after.SubmittedAt && (d.SubmittedAt < after.SubmittedAt || d.Id.CompareTo(after.Id) < 0));
        }

        var page = await rows.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1)
            .Select(d => new Row(d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.AskedById!.Value, d.AgencyId, d.State, d.SubmittedAt, d.DueAt)).ToListAsync(cancel);
        return page.Count > PageSize ? new([.. page.Take(PageSize)], new(page[PageSize - 1].SubmittedAt, page[PageSize - 1].Id)) : new(page, null);
    }
}
