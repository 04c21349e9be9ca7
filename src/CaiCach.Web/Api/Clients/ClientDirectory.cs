using System.Collections.Frozen;
using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Api.Clients;

/// <summary>A client that may call now: who it is in the history, the body it belongs to, and what it may ask for.</summary>
/// <param name="Actor">The actor of its changes.</param>
/// <param name="HomeAgencyId">The body its unit belongs to.</param>
/// <param name="Scopes">What it was given.</param>
/// <param name="TokensFrom">Tokens given before are refused: the secret was replaced then. Null for no such moment.</param>
internal sealed record KnownClient(Actor Actor, Guid HomeAgencyId, FrozenSet<string> Scopes, DateTime? TokensFrom);

/// <summary>The clients that are not suspended, read once for every <see cref="Freshness"/>: a call costs no round trip, a suspended client and tokens of an old secret are out within that time.</summary>
internal sealed class ClientDirectory(IDbContextFactory<CaiCachDb> contexts, ReferenceStore reference, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1, 1);
    private volatile Loaded? loaded;

    private sealed record Loaded(FrozenDictionary<Guid, KnownClient> Clients, ReferenceSnapshot Snapshot, DateTimeOffset At);

    /// <summary>The client; null when there is none or it is suspended.</summary>
    public async ValueTask<KnownClient?> FindAsync(Guid id, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        return (Fresh(snapshot) ?? await LoadAsync(snapshot, cancel)).Clients.GetValueOrDefault(id);
    }

    public void Dispose() => gate.Dispose();

    private Loaded? Fresh(ReferenceSnapshot snapshot) =>
        loaded is { } kept && ReferenceEquals(kept.Snapshot, snapshot) && time.GetUtcNow() - kept.At < Freshness ? kept : null;

    private async Task<Loaded> LoadAsync(ReferenceSnapshot snapshot, CancellationToken cancel)
    {
        await gate.WaitAsync(cancel);
        try
        {
            if (Fresh(snapshot) is { } fresh)
            {
                return fresh;
            }

            await using var db = await contexts.CreateDbContextAsync(cancel);
            var rows = await db.ApiClients.AsNoTracking().Where(c => c.RevokedAt == null).ToListAsync(cancel);
            return loaded = new(rows.ToFrozenDictionary(c => c.Id, c => Of(c, snapshot.Organisation)), snapshot, time.GetUtcNow());
        }
        finally
        {
            gate.Release();
        }
    }

    private static KnownClient Of(ApiClient client, OrganisationTree tree) => new(
        new(client.Id, client.Name, ActorKind.Client, []) { ClientAgencies = tree.AgenciesIn(client.UnitId), ClientWays = WaysOf(client) },
        tree.Find(client.UnitId)!.AgencyId,
        ApiScopes.Parse(client.Scopes).ToFrozenSet(StringComparer.Ordinal),
        client.SecretSetAt);

    private static FrozenSet<FilingWay> WaysOf(ApiClient client) =>
        FilingWays.OfPrograms.Where(way => client.Ways.Split(' ').Contains(way.ToString(), StringComparer.OrdinalIgnoreCase)).ToFrozenSet();
}
