using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Data;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What a body helped citizens to file online in a month: how many, where, for which bodies, and which.</summary>
public sealed class ListAssisted(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>How many, at one place, for one competent body.</summary>
    public sealed record Count(AssistPlace Place, Guid AgencyId, int Dossiers);

    /// <summary>A dossier, without what it says of the citizen: who helped need not see it.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Number">Its code, or the request number before there is one.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="ProcedureVersion">Its version.</param>
    /// <param name="ReceivedById">The body that received it.</param>
    /// <param name="AgencyId">The competent body.</param>
    /// <param name="Place">Where it was filed.</param>
    /// <param name="State">Its state.</param>
    /// <param name="SubmittedAt">When it was filed (UTC).</param>
    /// <param name="Official">Who helped.</param>
    public sealed record Row(
        Guid Id, string Number, string ProcedureCode, int ProcedureVersion, Guid ReceivedById, Guid AgencyId, AssistPlace Place, BusinessState State, DateTime SubmittedAt, string Official);

    /// <summary>A month of one body.</summary>
    /// <param name="Body">The body that helped.</param>
    /// <param name="Counts">The counts of the month, the most first.</param>
    /// <param name="Rows">The rows of this page, the newest first.</param>
    /// <param name="Next">Where the next page starts; null when this is the last.</param>
    public sealed record Page(Unit Body, IReadOnlyList<Count> Counts, IReadOnlyList<Row> Rows, ListWork.Cursor? Next);

    /// <summary>The bodies whose help a person may look at.</summary>
    public static IReadOnlyList<Unit> BodiesOf(Actor viewer, OrganisationTree tree) => ReportDay.UnitsOf(viewer, tree);

    /// <summary>The month that contains a local day; null for a body beyond the viewer's rights. Two round trips.</summary>
    public async Task<Page?> RunAsync(Actor viewer, string body, DateOnly day, ListWork.Cursor? after = null, CancellationToken cancel = default)
    {
        if (BodiesOf(viewer, (await reference.CurrentAsync(cancel)).Organisation).FirstOrDefault(u => string.Equals(u.Code, body, StringComparison.Ordinal)) is not { } found)
        {
            return null;
        }

        var first = new DateOnly(day.Year, day.Month, 1);
        var (from, to) = (VietnamTime.ToUtc(first.ToDateTime(TimeOnly.MinValue)), VietnamTime.ToUtc(first.AddMonths(1).ToDateTime(TimeOnly.MinValue)));
        var all = db.Dossiers.AsNoTracking().Where(d => d.HelpedById == found.Id && d.AssistPlace != null && d.SubmittedAt >= from && d.SubmittedAt < to);
        var counts = await all.GroupBy(d => new { d.AssistPlace, d.AgencyId }).Select(g => new { g.Key.AssistPlace, g.Key.AgencyId, Dossiers = g.Count() }).ToListAsync(cancel);
        var page = all;
        if (after is { DueAt: var moment, Id: var id })
        {
            page = page.Where(d => d.SubmittedAt <= moment && (d.SubmittedAt < moment || d.Id.CompareTo(id) < 0));
        }

        var rows = await page.OrderByDescending(d => d.SubmittedAt).ThenByDescending(d => d.Id).Take(PageSize + 1)
            .Select(d => new Row(
                d.Id, d.Code ?? d.RequestNumber, d.ProcedureCode, d.ProcedureVersion, d.ReceivedById, d.AgencyId, d.AssistPlace!.Value, d.State, d.SubmittedAt,
                db.Events.Where(e => e.StreamId == d.Id && e.Version == 1).Select(e => e.ActorName).First()))
            .ToListAsync(cancel);
        return new(
            found,
            [.. counts.Select(c => new Count(c.AssistPlace!.Value, c.AgencyId, c.Dossiers)).OrderByDescending(c => c.Dossiers).ThenBy(c => c.Place).ThenBy(c => c.AgencyId)],
            [.. rows.Take(PageSize)],
            rows.Count > PageSize ? new(rows[PageSize - 1].SubmittedAt, rows[PageSize - 1].Id) : null);
    }
}
