using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Gives an official who forgot the password a one-time one; the sessions end at once.</summary>
public sealed class ResetPassword(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>By an administrator; the password is in the outcome.</summary>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid person, int version, CancellationToken cancel = default) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, subject =>
        {
            if (!subject.IsOwned)
            {
                return Task.FromResult(AccountWork.Change.No(new AccountOutcome.NotFound()));
            }

            var password = Passwords.GiveOneTime(subject.Account, context.Now, Passwords.OfOfficial);
            return Task.FromResult(new AccountWork.Change(AccountEventData.PasswordReset, new(Until: subject.Account.OneTimeUntil), Password: password));
        }, cancel);

    /// <summary>By whoever runs the database, for an official with this user name.</summary>
    public async Task<AccountOutcome> ByCommandAsync(ActContext context, string userName, CancellationToken cancel = default)
    {
        var name = userName.ToUpperInvariant();
        if (await db.Users.FirstOrDefaultAsync(a => a.NormalizedUserName == name && a.Kind == AccountKind.Official, cancel) is not { } account)
        {
            return new AccountOutcome.NotFound();
        }

        var password = Passwords.GiveOneTime(account, context.Now, Passwords.OfOfficial);
        AccountWork.Record(db, context, account, AccountEventData.PasswordReset, new(Until: account.OneTimeUntil));
        await db.SaveChangesAsync(cancel);
        return new AccountOutcome.Done(account.Id, password);
    }
}
