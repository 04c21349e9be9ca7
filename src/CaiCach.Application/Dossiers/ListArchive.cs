using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What the head of a one-stop unit reads of results for the archive: those that may go, and the lists that were signed.</summary>
public sealed class ListArchive(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A list that was signed.</summary>
    /// <param name="Symbol">Its number and symbol.</param>
    /// <param name="At">When (UTC).</param>
    /// <param name="Place">Where the archive is.</param>
    /// <param name="Results">How many results were on it.</param>
    public sealed record List(string Symbol, DateTime At, string Place, int Results);

    /// <summary>The results of a body's counter that may go now, those waiting longest first, as many as one list holds.</summary>
    public async Task<IReadOnlyList<Dossier>> WaitingAsync(Actor actor, Guid body, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (ArchiveUnclaimed.BodiesOf(actor, snapshot.Organisation).All(b => b.Id != body) || snapshot.Returns?.Archive?.Before(VietnamTime.DayOf(now)) is not { } before)
        {
            return [];
        }

        var moment = VietnamTime.ToUtc(before.ToDateTime(TimeOnly.MinValue));
        return await db.Dossiers.AsNoTracking()
            .Where(d => d.CounterId == body && d.Desk == Desk.Return && (d.ReturnWay != ReturnWay.Post || d.Delivery == DeliveryState.ReturnedUndelivered) && d.AskedById == null && d.ArchivedAt == null && d.DeskDueAt < moment)
            .OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).Take(ArchiveUnclaimed.Most).ToListAsync(cancel);
    }

    /// <summary>The lists a body's one-stop unit signed last.</summary>
    public async Task<IReadOnlyList<List>> ListsAsync(Actor actor, Guid body, CancellationToken cancel = default) =>
        ArchiveUnclaimed.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != body) ? [] :
        [
            .. (await db.Dossiers.AsNoTracking().Where(d => d.CounterId == body && d.ArchivedAt != null)
                .GroupBy(d => new { d.ArchiveSymbol, d.ArchivedAt, d.ArchivePlace }).OrderByDescending(g => g.Key.ArchivedAt).Take(ArchiveUnclaimed.Most)
                .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancel))
                .Select(g => new List(g.Key.ArchiveSymbol!, g.Key.ArchivedAt!.Value, g.Key.ArchivePlace!, g.Count)),
        ];

    /// <summary>The results on a list of a body; none for no such list.</summary>
    public async Task<IReadOnlyList<Dossier>> OnListAsync(Actor actor, Guid body, string symbol, DateTime at, CancellationToken cancel = default) =>
        ArchiveUnclaimed.BodiesOf(actor, (await reference.CurrentAsync(cancel)).Organisation).All(b => b.Id != body) ? []
            : await db.Dossiers.AsNoTracking().Where(d => d.CounterId == body && d.ArchivedAt == at && d.ArchiveSymbol == symbol).OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id).ToListAsync(cancel);
}
