using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;

namespace CaiCach.Application.Accounts;

/// <summary>An administrator locks an account, which ends its sessions at once, or opens it again.</summary>
public sealed class LockAccount(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 500;

    /// <summary>Locks it, with the reason. Locking a locked one, or opening an open one, changes nothing.</summary>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid person, int version, bool locked, string? reason, CancellationToken cancel = default) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, async subject =>
        {
            var account = subject.Account;
            if (!subject.IsOwned)
            {
                return AccountWork.Change.No(new AccountOutcome.NotFound());
            }

            if (account.LockedAt is not null == locked)
            {
                return AccountWork.Change.No(new AccountOutcome.Done(person));
            }

            var why = TypedText.Trimmed(reason);
            if (why is null)
            {
                return AccountWork.Change.No("reason", "reason_missing", "Ghi lý do.");
            }

            if (TypedText.Check("reason", "reason", why, LongestReason) is { } fault)
            {
                return AccountWork.Change.No(new AccountOutcome.Invalid([fault]));
            }

            if (locked && await AccountWork.IsLastAdministratorAsync(db, person, AccountWork.BodiesOf(subject.Posts, subject.Reference.Organisation, subject.Today), subject.Today, cancel))
            {
                return AccountWork.LastAdministrator("reason");
            }

            account.LockedAt = locked ? context.Now : null;
            Passwords.EndSessions(account);
            return new(locked ? AccountEventData.Locked : AccountEventData.Unlocked, new(), why);
        }, cancel);
}
