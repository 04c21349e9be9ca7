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
    /// <param name="BodyId">The body whose one-stop unit signed it: the one that keeps the list now, or one that it came of.</param>
    public sealed record List(string Symbol, DateTime At, string Place, int Results, Guid BodyId);

    /// <summary>A result on a list.</summary>
    public sealed record Line(Guid DossierId, string Code, string OwnerName, string ProcedureCode, int ProcedureVersion, string? ResultNumber, DateTime ReadyAt);

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

    /// <summary>The lists a body's one-stop unit signed last, and those of the bodies it came of.</summary>
    public async Task<IReadOnlyList<List>> ListsAsync(Actor actor, Guid body, CancellationToken cancel = default) =>
        await (await LinesAsync(actor, body, cancel)).GroupBy(l => new { l.At, l.Symbol, l.Place, l.AgencyId }).OrderByDescending(g => g.Key.At).Take(ArchiveUnclaimed.Most)
            .Select(g => new List(g.Key.Symbol, g.Key.At, g.Key.Place, g.Count(), g.Key.AgencyId)).ToListAsync(cancel);

    /// <summary>The list of a number and local year, the newest where no year is named, as it was signed; null for none.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="body">The body that keeps the lists now.</param>
    /// <param name="symbol">Number and symbol, counted by each body for itself.</param>
    /// <param name="year">The local year.</param>
    /// <param name="signedBy">The body whose one-stop unit signed it; null for <paramref name="body"/>.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<(List List, IReadOnlyList<Line> Lines)?> OneAsync(Actor actor, Guid body, string symbol, int? year, Guid? signedBy = null, CancellationToken cancel = default)
    {
        var signer = signedBy ?? body;
        var lines = (await LinesAsync(actor, body, cancel)).Where(l => l.Symbol == symbol && l.AgencyId == signer);
        if (year is >= 2000 and <= 9998)
        {
            var (from, to) = (VietnamTime.ToUtc(new(year.Value, 1, 1)), VietnamTime.ToUtc(new(year.Value + 1, 1, 1)));
            lines = lines.Where(l => l.At >= from && l.At < to);
        }

        if (await lines.OrderByDescending(l => l.At).Select(l => (DateTime?)l.At).FirstOrDefaultAsync(cancel) is not { } at)
        {
            return null;
        }

        var found = await lines.Where(l => l.At == at).Join(db.Dossiers, l => l.DossierId, d => d.Id, (l, d) => new { Signed = l, d.Code, d.RequestNumber, d.OwnerName, d.ProcedureCode, d.ProcedureVersion })
            .OrderBy(r => r.Signed.ReadyAt).ThenBy(r => r.Signed.DossierId).ToListAsync(cancel);
        return (new(symbol, at, found[0].Signed.Place, found.Count, signer),
            [.. found.Select(r => new Line(r.Signed.DossierId, r.Code ?? r.RequestNumber, r.OwnerName, r.ProcedureCode, r.ProcedureVersion, r.Signed.ResultNumber, r.Signed.ReadyAt))]);
    }

    private async Task<IQueryable<ArchiveLine>> LinesAsync(Actor actor, Guid body, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        List<Guid> bodies = ArchiveUnclaimed.BodiesOf(actor, tree).Any(b => b.Id == body) ? [.. tree.WithLegacies(body)] : [];
        return db.Set<ArchiveLine>().AsNoTracking().Where(l => bodies.Contains(l.AgencyId));
    }
}
