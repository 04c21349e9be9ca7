using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The handover lists of the bodies an official works for, and where dossiers of a procedure usually go.</summary>
public sealed class ReadHandovers(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Lists on a page.</summary>
    public const int PageSize = 10;

    // What is older was taken over long ago, confirmed or not.
    private const int DaysToConfirm = 30;

    /// <summary>A dossier on a list.</summary>
    public sealed record Line(Guid Id, string Code, string OwnerName, string ProcedureCode, int ProcedureVersion, int Papers, DateTime? DueAt, string? Place = null);

    /// <summary>A list with its dossiers, in the order of their codes.</summary>
    public sealed record Sheet(HandoverList List, IReadOnlyList<Line> Lines)
    {
        /// <summary>Who confirmed it for the receiving unit, and when; null while nobody has.</summary>
        public HandoverReceipt? Receipt { get; init; }

        /// <summary>Whether the reader may confirm it.</summary>
        public bool MayReceive { get; init; }
    }

    /// <summary>A list among others.</summary>
    public sealed record Row(Guid Id, string Symbol, Guid ToUnitId, DateTime MadeAt, string MadeBy, int Dossiers);

    /// <summary>A page of lists, the newest first, and where the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>One list, for those who see the dossiers of the body that gave or of the one that received, or are of the unit that received; null otherwise.</summary>
    public async Task<Sheet?> OneAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        var list = await db.HandoverLists.AsNoTracking().Include(l => l.Lines).FirstOrDefaultAsync(l => l.Id == id, cancel);
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var isOurs = list is not null && ReceiveHandover.UnitsOf(actor, tree).Contains(list.ToUnitId);
        var scope = DossierScope.Of(actor, tree);
        if (list is null || !(isOurs || scope.SeesCounterOf(list.AgencyId) || (tree.Find(list.ToUnitId) is { } to && scope.SeesAllOf(to.AgencyId))))
        {
            return null;
        }

        var receipt = await db.HandoverReceipts.AsNoTracking().FirstOrDefaultAsync(r => r.ListId == id, cancel);
        var ids = list.Lines.Select(l => l.DossierId).ToList();
        var dossiers = await db.Dossiers.AsNoTracking().Where(d => ids.Contains(d.Id)).Select(d => new
        {
            d.Id,
            Code = d.Code ?? d.RequestNumber,
            d.OwnerName,
            d.ProcedureCode,
            d.ProcedureVersion,
            d.PaperPlace,
            Papers = d.Papers.Count(p => p.Kind == PaperKind.Component || p.Kind == PaperKind.Supplement),
        }).ToListAsync(cancel);
        return new(list, [.. dossiers.OrderBy(d => d.Code, StringComparer.Ordinal).Select(d => new Line(
            d.Id, d.Code, d.OwnerName, d.ProcedureCode, d.ProcedureVersion, d.Papers, list.Lines.Single(l => l.DossierId == d.Id).DueAt, d.PaperPlace))])
        { Receipt = receipt, MayReceive = isOurs && receipt is null };
    }

    /// <summary>The lists of the last days that units of this official have not confirmed yet, the newest first. One round trip.</summary>
    public async Task<IReadOnlyList<Row>> UnconfirmedAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var units = ReceiveHandover.UnitsOf(actor, (await reference.CurrentAsync(cancel)).Organisation);
        var since = now.AddDays(-DaysToConfirm);
        return units.Count == 0 ? [] : await db.HandoverLists.AsNoTracking()
            .Where(l => units.Contains(l.ToUnitId) && l.MadeAt >= since && !db.HandoverReceipts.Any(r => r.ListId == l.Id))
            .OrderByDescending(l => l.MadeAt).ThenByDescending(l => l.Id).Take(PageSize)
            .Select(l => new Row(l.Id, l.Symbol, l.ToUnitId, l.MadeAt, l.MadeBy, l.Lines.Count)).ToListAsync(cancel);
    }

    /// <summary>The lists of a body, the newest first; none of a body whose dossiers the actor may not see.</summary>
    public async Task<Page> RecentAsync(Actor actor, Guid agencyId, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        if (!DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation).SeesCounterOf(agencyId))
        {
            return new([], null);
        }

        var lists = db.HandoverLists.AsNoTracking().Where(l => l.AgencyId == agencyId);
        if (after is { DueAt: var moment, Id: var id })
        {
            lists = lists.Where(l => l.MadeAt <= moment && (l.MadeAt < moment || l.Id.CompareTo(id) < 0));
        }

        var rows = await lists.OrderByDescending(l => l.MadeAt).ThenByDescending(l => l.Id).Take(PageSize + 1)
            .Select(l => new Row(l.Id, l.Symbol, l.ToUnitId, l.MadeAt, l.MadeBy, l.Lines.Count)).ToListAsync(cancel);
        return rows.Count > PageSize ? new([.. rows.Take(PageSize)], new(rows[PageSize - 1].MadeAt, rows[PageSize - 1].Id)) : new(rows, null);
    }

    /// <summary>By procedure, the unit of a body that has most of its dossiers now; procedures nobody handles are left out.</summary>
    public async Task<IReadOnlyDictionary<string, Guid>> UsualUnitsAsync(Guid agencyId, IReadOnlyCollection<string> procedures, CancellationToken cancel = default)
    {
        var counted = await db.Dossiers.AsNoTracking().Where(d => d.AgencyId == agencyId && d.Desk == Desk.Handle && procedures.Contains(d.ProcedureCode))
            .GroupBy(d => new { d.ProcedureCode, d.HolderUnitId }).Select(g => new { g.Key.ProcedureCode, g.Key.HolderUnitId, Count = g.Count() }).ToListAsync(cancel);
        return counted.GroupBy(c => c.ProcedureCode, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(c => c.Count).ThenBy(c => c.HolderUnitId).First().HolderUnitId, StringComparer.Ordinal);
    }
}
