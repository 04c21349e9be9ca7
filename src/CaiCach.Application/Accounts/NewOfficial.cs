using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Data.Provider;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Accounts;

/// <summary>Name, e-mail and phone of an official, as typed.</summary>
public sealed record OfficialContact(string? FullName, string? Email, string? Phone)
{
    /// <summary>The longest e-mail address an account keeps, in characters.</summary>
    public const int LongestEmail = 256;

    /// <summary>Writes what is right into the account; faults by field: "fullName", "email", "phone". E-mail and phone may be left out.</summary>
    internal IReadOnlyList<FieldFault> Fill(Account account)
    {
        var faults = new List<FieldFault>();
        if (PersonName.TryParse(FullName, out var name, out var fault))
        {
            account.FullName = name.Value;
        }
        else
        {
            faults.Add(IdentityFaults.At("fullName", fault, "Nhập họ và tên."));
        }

        faults.AddRange(FillReachable(account, Email, Phone));
        return faults;
    }

    /// <summary>Writes e-mail and phone into the account; faults by field.</summary>
    internal static IReadOnlyList<FieldFault> FillReachable(Account account, string? email, string? phone)
    {
        var faults = new List<FieldFault>();
        var address = TypedText.Trimmed(email);
        if ((address?.Length > LongestEmail ? TypedText.Check("email", "email", address, LongestEmail) : TypedText.CheckEmail("email", address)) is { } wrong)
        {
            faults.Add(wrong);
        }
        else
        {
            (account.Email, account.NormalizedEmail) = (address, address?.ToUpperInvariant());
        }

        if (string.IsNullOrWhiteSpace(phone))
        {
            account.PhoneNumber = null;
        }
        else if (Law.Identity.Phone.TryParse(phone, out var number, out var fault))
        {
            account.PhoneNumber = number.Value;
        }
        else
        {
            faults.Add(IdentityFaults.At("phone", fault, "Nhập số điện thoại."));
        }

        return faults;
    }
}

/// <summary>How the account of an official begins.</summary>
internal static class NewOfficial
{
    private const int Shortest = 3;
    private const int Longest = 60;

    /// <summary>The account, without a password yet; faults by field: "userName" and those of <see cref="OfficialContact"/>.</summary>
    public static Account Make(string? userName, OfficialContact contact, DateTime now, out List<FieldFault> faults)
    {
        var name = TypedText.Trimmed(userName)?.ToLowerInvariant();
        faults = name switch
        {
            null => [new("userName", "user_name_missing", "Nhập tên đăng nhập.")],
            _ when name.Length is < Shortest or > Longest || !name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '.' or '-' or '_') || !name.Any(char.IsAsciiLetterLower) =>
                [new("userName", "user_name_wrong", "Tên đăng nhập có từ 3 đến 60 chữ cái không dấu, chữ số, dấu chấm, gạch ngang hoặc gạch dưới, và có ít nhất một chữ cái.")],
            _ => [],
        };
        var account = new Account { Id = Ids.New(now), Kind = AccountKind.Official, UserName = name, NormalizedUserName = name?.ToUpperInvariant(), LockoutEnabled = true, CreatedAt = now };
        faults.AddRange(contact.Fill(account));
        return account;
    }

    /// <summary>Saves it with its posts, its one-time password and its event.</summary>
    public static async Task<AccountOutcome> SaveAsync(CaiCachDb db, IDatabaseEngine engine, ActContext context, Account account, IReadOnlyList<Post> posts, CancellationToken cancel)
    {
        var taken = AccountOutcome.Wrong("userName", "user_name_taken", "Tên đăng nhập này đã có tài khoản; chọn tên khác, hoặc tìm tên ấy trong danh sách để giao vị trí.");
        if (await db.Users.AnyAsync(a => a.NormalizedUserName == account.NormalizedUserName, cancel))
        {
            return taken;
        }

        var password = Passwords.GiveOneTime(account, context.Now, Passwords.OfOfficial);
        db.Users.Add(account);
        db.Posts.AddRange(posts);
        AccountWork.Record(
            db, context, account, AccountEventData.Created, new(account.UserName, [.. posts.Select(AccountEventData.Post.Of)], Until: account.OneTimeUntil));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) == "accounts")
        {
            db.ChangeTracker.Clear();
            return taken;
        }

        return new AccountOutcome.Done(account.Id, password);
    }
}
