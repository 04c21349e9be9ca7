using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;

namespace CaiCach.Application.Accounts;

/// <summary>Suspends a client of the API, which gets no token and is refused within half a minute, or lets it call again. What it filed stays.</summary>
public sealed class SuspendClient(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Does it, with the reason. Suspending a suspended one, or letting one call that may, changes nothing.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">Which client.</param>
    /// <param name="version">The version that was seen.</param>
    /// <param name="suspended">Whether it is suspended or may call.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid id, int version, bool suspended, string? reason, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ClientWork.ActAsync(db, reference, engine, context, id, version, client =>
        {
            if (client.RevokedAt is not null == suspended)
            {
                return ClientWork.Change.No(new AccountOutcome.Done(id));
            }

            if (TypedText.Trimmed(reason) is not { } why)
            {
                return ClientWork.Change.No(AccountOutcome.Wrong("reason", "reason_missing", "Ghi lý do."));
            }

            if (TypedText.Check("reason", "reason", why, LongestReason) is { } fault)
            {
                return ClientWork.Change.No(new AccountOutcome.Invalid([fault]));
            }

            client.RevokedAt = suspended ? context.Now : null;
            return new(suspended ? ClientEventData.Suspended : ClientEventData.Resumed, why);
        }, cancel);
    }
}
