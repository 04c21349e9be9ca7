using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The dossiers that counters received on paper during an outage and entered afterwards, for those who keep watch: within their sight, what was entered last first.</summary>
public sealed class ListLateEntries(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Who keeps watch over them.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.AgencyHead, Role.OneStopDirector, Role.ProcedureController, Role.Inspector];

    /// <summary>A dossier.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code, or the request number.</param>
    /// <param name="ReceivedById">The body of the counter.</param>
    /// <param name="Slip">The number of the slip.</param>
    /// <param name="Received">When it was received on paper (UTC).</param>
    /// <param name="Entered">When it was entered (UTC).</param>
    /// <param name="EnteredBy">By whom.</param>
    /// <param name="Reason">Why it was entered afterwards.</param>
    /// <param name="Kind">What kind of outage it was.</param>
    /// <param name="From">When that began (UTC).</param>
    /// <param name="Ended">When it ended (UTC); null while it goes on.</param>
    /// <param name="State">How the dossier stands.</param>
    public sealed record Row(Guid Id, string Code, Guid ReceivedById, string Slip, DateTime Received, DateTime Entered, string EnteredBy, string? Reason, OutageKind Kind, DateTime From, DateTime? Ended, BusinessState State);

    /// <summary>A page, how many there are in all, and where the next page starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, int All, ListWork.Cursor? Next);

    /// <summary>A page; nothing for who does not keep watch.</summary>
    public async Task<Page> RunAsync(Actor actor, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        // Counters see their own work elsewhere: what is watched is what lies in the sight of a post that watches.
        var watching = actor with { Posts = [.. actor.Posts.Where(p => Readers.Contains(p.Role))] };
        if (watching.Posts.Count == 0)
        {
            return new([], 0, null);
        }

        var seen = db.Dossiers.AsNoTracking().Where(d => d.OutageId != null).Where(DossierScope.Of(watching, (await reference.CurrentAsync(cancel)).Organisation).Filter);
        var all = await seen.CountAsync(cancel);
        if (after is not null)
        {
            seen = seen.Where(d => d.SubmittedAt < after.DueAt || (d.SubmittedAt == after.DueAt && d.Id.CompareTo(after.Id) < 0));
        }

        var rows = await (
            from d in seen.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1)
            join o in db.Outages on d.OutageId equals o.Id
            join e in db.Events.Where(e => e.Version == 1) on d.Id equals e.StreamId
            orderby d.SubmittedAt descending, d.Id descending
            select new Row(d.Id, d.Code ?? d.RequestNumber, d.ReceivedById, d.PaperSlip!, d.PaperReceivedAt!.Value, d.SubmittedAt, e.ActorName, e.Reason, o.Kind, o.StartsAt, o.EndedAt, d.State)).ToListAsync(cancel);
        return rows.Count <= PageSize ? new(rows, all, null) : new(rows[..PageSize], all, new(rows[PageSize - 1].Entered, rows[PageSize - 1].Id));
    }
}
