using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Whoever is signed in changes the own e-mail and phone.</summary>
public sealed class ChangeOwnContact(CaiCachDb db, IDatabaseEngine engine)
{
    /// <summary>Writes what differs; faults by field: "email", "phone". A citizen keeps a phone, as at registration.</summary>
    public async Task<AccountOutcome> RunAsync(ActContext context, int version, string? email, string? phone, CancellationToken cancel = default)
    {
        var account = await db.Users.SingleAsync(a => a.Id == context.Actor.Id, cancel);
        if (account.Version != version)
        {
            return new AccountOutcome.Stale();
        }

        var before = (account.Email, account.PhoneNumber);
        List<FieldFault> faults = [.. OfficialContact.FillReachable(account, email, phone)];
        if (account.Kind == AccountKind.Citizen && string.IsNullOrWhiteSpace(phone))
        {
            faults.Add(IdentityFaults.At("phone", IdentityFault.Missing, "Nhập số điện thoại."));
        }

        string[] fields = [.. account.Email == before.Email ? (string[])[] : ["email"], .. account.PhoneNumber == before.PhoneNumber ? (string[])[] : ["phone"]];
        if (faults.Count > 0 || fields.Length == 0)
        {
            db.ChangeTracker.Clear();
            return faults.Count > 0 ? new AccountOutcome.Invalid(faults) : new AccountOutcome.Done(account.Id);
        }

        AccountWork.Record(db, context, account, AccountEventData.Changed, new(Fields: fields));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new AccountOutcome.Stale();
        }

        return new AccountOutcome.Done(account.Id);
    }
}
