using System.Security.Cryptography;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>One-time codes of digits, and what is kept of them: nobody reads one from the database while it holds.</summary>
internal static class CodeHash
{
    private const int Rounds = 100_000;

    /// <summary>The digits of a new code.</summary>
    public static string NewDigits() => RandomNumberGenerator.GetString("0123456789", ConsentCodes.Digits);

    /// <summary>What is kept of a code.</summary>
    public static string Of(string code)
    {
        var salt = RandomNumberGenerator.GetBytes(16);
        return $"{Convert.ToBase64String(salt)}:{Convert.ToBase64String(Hash(code, salt))}";
    }

    /// <summary>Whether this is the code that was kept; takes as long either way.</summary>
    public static bool Matches(string kept, string code) =>
        kept.Split(':') is [var salt, var hash] && CryptographicOperations.FixedTimeEquals(Convert.FromBase64String(hash), Hash(code, Convert.FromBase64String(salt)));

    private static byte[] Hash(string code, byte[] salt) => Rfc2898DeriveBytes.Pbkdf2(code, salt, Rounds, HashAlgorithmName.SHA512, 32);
}
