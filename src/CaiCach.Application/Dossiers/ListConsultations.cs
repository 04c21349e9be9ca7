using CaiCach.Application.Acting;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The opinions a unit is asked for and has not given, by due time, a page at a time.</summary>
public sealed class ListConsultations(CaiCachDb db)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>A row: what may be read of the dossier by somebody who is asked.</summary>
    public sealed record Row(Guid Id, string Code, string ProcedureCode, int ProcedureVersion, Guid AskedByUnitId, string Question, DateTime AskedAt, DateTime DueAt);

    /// <summary>A page, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>Reads a page of a unit's list; an empty one when the actor does not answer for the unit. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, Guid unitId, ListWork.Cursor? after = null, DateTime? dueBefore = null, CancellationToken cancel = default)
    {
        if (!ConsultationScope.UnitsOf(actor).Contains(unitId))
        {
            return new([], null);
        }

        var open = db.Consultations.AsNoTracking().Where(c => c.UnitId == unitId && c.ClosedAt == null);
        if (after is not null)
        {
            open = open.Where(c => c.DueAt >= after.DueAt && (c.DueAt > after.DueAt || c.Id.CompareTo(after.Id) > 0));
        }

        if (dueBefore is { } before)
        {
            open = open.Where(c => c.DueAt < before);
        }

        var rows = await (from c in open.OrderBy(c => c.DueAt).ThenBy(c => c.Id).Take(PageSize + 1)
                          join d in db.Dossiers on c.DossierId equals d.Id
                          orderby c.DueAt, c.Id
                          select new Row(c.Id, d.Code!, d.ProcedureCode, d.ProcedureVersion, d.HolderUnitId, c.Question, c.AskedAt, c.DueAt)).ToListAsync(cancel);
        return rows.Count > PageSize
            ? new([.. rows.Take(PageSize)], new(rows[PageSize - 1].DueAt, rows[PageSize - 1].Id))
            : new(rows, null);
    }
}
