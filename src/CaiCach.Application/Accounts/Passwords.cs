using System.Security.Cryptography;
using CaiCach.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaiCach.Application.Accounts;

/// <summary>How passwords are kept, and the one-time ones that others make for somebody.</summary>
public static class Passwords
{
    /// <summary>Rounds of PBKDF2-HMAC-SHA512 for a password that is set now.</summary>
    public const int Rounds = 210_000;

    /// <summary>The longest password, in UTF-16 units.</summary>
    public const int Longest = 200;

    /// <summary>How long a one-time password of an official opens the door.</summary>
    public static readonly TimeSpan OfOfficial = TimeSpan.FromDays(7);

    /// <summary>How long a one-time password that a citizen got at the counter opens the door.</summary>
    public static readonly TimeSpan OfCitizen = TimeSpan.FromDays(3);

    // No letters or digits that look alike in print, no vowels that make words.
    private const string Signs = "bcdfghjkmnpqrstvwxyz23456789";

    private static readonly IOptions<PasswordHasherOptions> Hashing = Options.Create(new PasswordHasherOptions { IterationCount = Rounds });

    /// <summary>What is kept of a password.</summary>
    public static string Hash(string password) => new PasswordHasher<Account>(Hashing).HashPassword(new(), password);

    /// <summary>Whether it is the account's password.</summary>
    public static bool IsOf(Account account, string password) =>
        account.PasswordHash is { } hash && password.Length <= Longest && new PasswordHasher<Account>(Hashing).VerifyHashedPassword(account, hash, password) != PasswordVerificationResult.Failed;

    /// <summary>Gives the account a one-time password and ends its sessions; the password, which is kept nowhere.</summary>
    internal static string GiveOneTime(Account account, DateTime now, TimeSpan during)
    {
        var password = string.Join('-', Enumerable.Range(0, 3).Select(_ => RandomNumberGenerator.GetString(Signs, 4)));
        account.PasswordHash = Hash(password);
        account.OneTimeUntil = now + during;
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        EndSessions(account);
        return password;
    }

    /// <summary>Lets no session that began before go on.</summary>
    internal static void EndSessions(Account account) => account.SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
}
