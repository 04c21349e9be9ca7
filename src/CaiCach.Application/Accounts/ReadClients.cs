using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Events;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The clients of the API, for who looks after them; null for others.</summary>
public sealed class ReadClients(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A change.</summary>
    /// <param name="At">When, UTC.</param>
    /// <param name="Type">What was done.</param>
    /// <param name="Actor">By whom.</param>
    /// <param name="Reason">Why; null where none was given.</param>
    /// <param name="Facts">How the client stood afterwards.</param>
    public sealed record Line(DateTime At, string Type, string Actor, string? Reason, ClientEventData Facts);

    /// <summary>A client.</summary>
    /// <param name="Client">The client.</param>
    /// <param name="History">What was done to it, the newest first.</param>
    public sealed record View(ApiClient Client, IReadOnlyList<Line> History);

    /// <summary>All of them: first those that work, each part by name.</summary>
    public async Task<IReadOnlyList<ApiClient>?> ListAsync(Actor actor, CancellationToken cancel = default) =>
        ClientScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation)
            ? [.. (await db.ApiClients.AsNoTracking().ToListAsync(cancel)).OrderBy(c => c.RevokedAt is not null).ThenBy(c => c.Name, StringComparer.Ordinal).ThenBy(c => c.ClientId, StringComparer.Ordinal)]
            : null;

    /// <summary>One of them; null for none such.</summary>
    public async Task<View?> RunAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        if (!ClientScope.May(actor, (await reference.CurrentAsync(cancel)).Organisation) || await db.ApiClients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancel) is not { } client)
        {
            return null;
        }

        var events = await db.Events.AsNoTracking().Where(e => e.Stream == ClientEventData.Stream && e.StreamId == id).OrderByDescending(e => e.Version).ToListAsync(cancel);
        return new(client, [.. events.Select(LineOf)]);
    }

    private static Line LineOf(EventRow row) => new(row.At, row.Type, row.ActorName, row.Reason, RecordEvents.Facts<ClientEventData>(row));
}
