using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Who confirmed, for the receiving unit, the handover lists that a dossier stood on.</summary>
public sealed class ReadReceipts(CaiCachDb db)
{
    /// <summary>The receipts by the version of the event that is the handover; lists that nobody confirmed are left out. One round trip, none where the dossier stood on no list.</summary>
    /// <param name="dossierId">The dossier, which the caller has read.</param>
    /// <param name="history">Its events.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<IReadOnlyDictionary<int, HandoverReceipt>> RunAsync(Guid dossierId, IEnumerable<EventRow> history, CancellationToken cancel = default) =>
        history.Any(e => e.Type == "dossier.transferred" && DossierEventData.Parse(e.Data).HandoverList is not null)
            ? await db.Set<HandoverLine>().AsNoTracking().Where(l => l.DossierId == dossierId)
                .Join(db.HandoverReceipts, l => l.ListId, r => r.ListId, (l, r) => new { l.EventVersion, Receipt = r })
                .ToDictionaryAsync(l => l.EventVersion, l => l.Receipt, cancel)
            : new Dictionary<int, HandoverReceipt>();
}
