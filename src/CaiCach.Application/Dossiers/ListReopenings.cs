using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// The orders to open ended dossiers again that wait to be carried out (row 27), the longest waiting first: to the administrators whose turn it is, and to the heads who gave them. Says
/// nothing of the applicant and the papers, which an administrator does not read.
/// </summary>
public sealed class ListReopenings(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 20;

    /// <summary>Who follows them.</summary>
    public static IReadOnlyList<Role> Readers { get; } = [Role.Administrator, Role.AgencyHead];

    /// <summary>An order that waits.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Version">Its version.</param>
    /// <param name="Name">Its code, else the number of the request.</param>
    /// <param name="AgencyId">The competent body.</param>
    /// <param name="ProcedureCode">The procedure.</param>
    /// <param name="OrderedAt">When it was ordered (UTC).</param>
    /// <param name="OrderedById">Who ordered it.</param>
    /// <param name="OrderedBy">That person's name.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="LegalBasis">The clause.</param>
    /// <param name="Number">Number and symbol of the document.</param>
    public sealed record Row(Guid Id, int Version, string Name, Guid AgencyId, string ProcedureCode, DateTime OrderedAt, Guid? OrderedById, string? OrderedBy, string Reason, string LegalBasis, string Number);

    /// <summary>A page, and after which order the next one starts; null when this is the last.</summary>
    public sealed record Page(IReadOnlyList<Row> Rows, Cursor? Next);

    /// <summary>A place in the list.</summary>
    /// <param name="At">When the order was given (UTC).</param>
    /// <param name="Id">The dossier.</param>
    public sealed record Cursor(DateTime At, Guid Id);

    /// <summary>Reads a page. One round trip.</summary>
    public async Task<Page> RunAsync(Actor actor, Cursor? after = null, CancellationToken cancel = default)
    {
        var waiting = await OfAsync(actor, cancel);
        if (after is { At: var at, Id: var id })
        {
            waiting = waiting.Where(d => d.ReopeningOrderedAt > at || (d.ReopeningOrderedAt == at && d.Id.CompareTo(id) > 0));
        }

        var rows = await Rows(waiting.OrderBy(d => d.ReopeningOrderedAt).ThenBy(d => d.Id).Take(PageSize + 1)).ToListAsync(cancel);
        return rows.Count > PageSize ? new([.. rows.Take(PageSize)], new(rows[PageSize - 1].OrderedAt, rows[PageSize - 1].Id)) : new(rows, null);
    }

    /// <summary>One of them; null where the official has none such, or it waits no more.</summary>
    public async Task<Row?> OneAsync(Actor actor, Guid id, CancellationToken cancel = default) => await Rows((await OfAsync(actor, cancel)).Where(d => d.Id == id)).FirstOrDefaultAsync(cancel);

    /// <summary>How many wait, counted to one more than a page.</summary>
    public async Task<int> CountAsync(Actor actor, CancellationToken cancel = default) => await (await OfAsync(actor, cancel)).OrderBy(d => d.ReopeningOrderedAt).Take(PageSize + 1).CountAsync(cancel);

    private async Task<IQueryable<Dossier>> OfAsync(Actor actor, CancellationToken cancel)
    {
        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var heads = actor.Posts.Where(p => p.Role == Role.AgencyHead).SelectMany(p => tree.LegaciesOf(p.AgencyId).Append(p.AgencyId));
        var bodies = DossierScope.AdministeredBodies(actor, tree).Concat(heads).ToHashSet();
        return db.Dossiers.AsNoTracking().Where(d => d.ReopeningOrderedAt != null && bodies.Contains(d.AgencyId));
    }

    private IQueryable<Row> Rows(IQueryable<Dossier> dossiers) =>
        dossiers.Select(d => new Row(
            d.Id, d.Version, d.Code ?? d.RequestNumber, d.AgencyId, d.ProcedureCode, d.ReopeningOrderedAt!.Value, d.ReopeningOrderedById,
            db.Users.Where(u => u.Id == d.ReopeningOrderedById).Select(u => u.FullName).FirstOrDefault(), d.ReopeningReason!, d.ReopeningBasis!, d.ReopeningNumber!));
}
