using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The list of results for the post (bảng kê bưu gửi) of a counter: what was posted on a day, by carrier, and what waits to be posted.</summary>
public sealed class ListPostings(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The most results of a list.</summary>
    public const int Most = 500;

    /// <summary>A result for the post.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="OwnerName">Whose it is.</param>
    /// <param name="Address">Where it goes.</param>
    /// <param name="Phone">The owner's phone, as stored.</param>
    /// <param name="ResultNumber">Number of the result.</param>
    /// <param name="Carrier">Who carries it; empty while it waits.</param>
    /// <param name="Waybill">The number of its waybill; empty while it waits.</param>
    /// <param name="Delivery">Where it is.</param>
    /// <param name="DeliveredAt">When the post delivered it (UTC); null while that is not known.</param>
    /// <param name="OwesFee">Whether a fee has to be taken before it is posted.</param>
    public sealed record Row(Guid Id, string Code, string OwnerName, string Address, string Phone, string ResultNumber, string Carrier, string Waybill, DeliveryState Delivery, DateTime? DeliveredAt, bool OwesFee);

    /// <summary>What was posted on a local day at the counter of a body, by carrier and waybill, within the actor's sight.</summary>
    public async Task<IReadOnlyList<Row>> PostedAsync(Actor actor, Guid agencyId, DateOnly day, CancellationToken cancel = default) =>
        [.. (await RowsAsync(actor, rows => rows.Where(d => d.CounterId == agencyId && d.PostedOn == day).OrderBy(d => d.Id), cancel))
            .OrderBy(row => row.Carrier, StringComparer.Ordinal).ThenBy(row => row.Waybill, StringComparer.Ordinal)];

    /// <summary>What waits at the counter of a body and is wanted by post, that waiting longest first.</summary>
    public Task<IReadOnlyList<Row>> WaitingAsync(Actor actor, Guid agencyId, CancellationToken cancel = default) =>
        RowsAsync(actor, rows => rows.Where(d => d.CounterId == agencyId && d.Desk == Desk.Return && d.ReturnWay == ReturnWay.Post).OrderBy(d => d.DeskDueAt).ThenBy(d => d.Id), cancel);

    private async Task<IReadOnlyList<Row>> RowsAsync(Actor actor, Func<IQueryable<Data.Dossiers.Dossier>, IQueryable<Data.Dossiers.Dossier>> which, CancellationToken cancel)
    {
        var scope = DossierScope.Of(actor, (await reference.CurrentAsync(cancel)).Organisation);
        return await which(db.Dossiers.AsNoTracking().Where(scope.Filter)).Take(Most)
            .Select(d => new Row(d.Id, d.Code!, d.OwnerName, d.ReturnAddress ?? d.Address, d.Phone, d.ResultNumber ?? "", d.PostCarrier ?? "", d.PostWaybill ?? "", d.Delivery, d.PostDeliveredAt, d.Payment == PaymentState.Due || d.Payment == PaymentState.Partial)).ToListAsync(cancel);
    }
}
