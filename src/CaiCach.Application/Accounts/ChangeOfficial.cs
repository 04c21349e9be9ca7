using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;

namespace CaiCach.Application.Accounts;

/// <summary>An administrator corrects the name, e-mail or phone of an official.</summary>
public sealed class ChangeOfficial(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>Writes what differs; nothing where nothing does.</summary>
    public Task<AccountOutcome> RunAsync(ActContext context, Guid person, int version, OfficialContact contact, CancellationToken cancel = default) =>
        AccountWork.ActAsync(db, reference, engine, context, person, version, subject =>
        {
            var account = subject.Account;
            if (!subject.IsOwned)
            {
                return Task.FromResult(AccountWork.Change.No(new AccountOutcome.NotFound()));
            }

            var before = (account.FullName, account.Email, account.PhoneNumber);
            if (contact.Fill(account) is { Count: > 0 } faults)
            {
                return Task.FromResult(AccountWork.Change.No(new AccountOutcome.Invalid(faults)));
            }

            string[] fields =
            [
                .. account.FullName == before.FullName ? (string[])[] : ["fullName"],
                .. account.Email == before.Email ? (string[])[] : ["email"],
                .. account.PhoneNumber == before.PhoneNumber ? (string[])[] : ["phone"],
            ];
            return Task.FromResult(fields.Length == 0 ? AccountWork.Change.No(new AccountOutcome.Done(person)) : new(AccountEventData.Changed, new(Fields: fields)));
        }, cancel);
}
