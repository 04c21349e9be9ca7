using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;

namespace CaiCach.Application.Accounts;

/// <summary>Replaces the secret of a client of the API. The new one is told once; the old one and the tokens it got are refused, within half a minute. Done twice, the second has to see the first.</summary>
public sealed class RenewClientSecret(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Replaces it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">Which client.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ClientWork.ActAsync(db, reference, engine, context, id, version, client => new(ClientEventData.SecretRenewed, Secret: ApiClients.GiveSecret(client, context.Now)), cancel);
    }
}
