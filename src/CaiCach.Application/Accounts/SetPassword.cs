using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Provider;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>The owner of an account sets a new password; every other session ends.</summary>
public sealed class SetPassword(CaiCachDb db, UserManager<Account> users, IDatabaseEngine engine)
{
    /// <summary>What is typed.</summary>
    /// <param name="Old">The password that holds now.</param>
    /// <param name="New">The new one.</param>
    /// <param name="Again">The new one once more.</param>
    public sealed record Request(string? Old, string? New, string? Again);

    /// <summary>Sets it; faults by field: "old", "new", "again".</summary>
    public async Task<AccountOutcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var account = await db.Users.SingleAsync(a => a.Id == context.Actor.Id, cancel);
        var faults = new List<FieldFault>();
        if (string.IsNullOrEmpty(request.Old))
        {
            faults.Add(new("old", "old_missing", "Nhập mật khẩu đang dùng."));
        }
        else if (!Passwords.IsOf(account, request.Old))
        {
            return AccountOutcome.Wrong("old", "old_wrong", "Mật khẩu đang dùng không đúng.");
        }

        if (string.IsNullOrEmpty(request.New))
        {
            faults.Add(new("new", "new_missing", "Đặt một mật khẩu mới."));
        }
        else if (request.New.Length > Passwords.Longest)
        {
            faults.Add(new("new", "new_too_long", "Mật khẩu dài nhất 200 ký tự."));
        }
        else if (request.New == request.Old)
        {
            faults.Add(new("new", "new_same", "Mật khẩu mới phải khác mật khẩu đang dùng."));
        }
        else
        {
            foreach (var validator in users.PasswordValidators)
            {
                faults.AddRange((await validator.ValidateAsync(users, account, request.New)).Errors.Select(e => new FieldFault("new", e.Code, e.Description)));
            }
        }

        if (request.New != request.Again)
        {
            faults.Add(new("again", "again_differs", "Hai lần nhập mật khẩu mới không giống nhau."));
        }

        if (faults.Count > 0)
        {
            return new AccountOutcome.Invalid(faults);
        }

        account.PasswordHash = Passwords.Hash(request.New!);
        account.OneTimeUntil = null;
        Passwords.EndSessions(account);
        AccountWork.Record(db, context, account, AccountEventData.PasswordSet, new());
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
