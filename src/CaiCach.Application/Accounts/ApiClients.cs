using System.Security.Cryptography;
using CaiCach.Data.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaiCach.Application.Accounts;

/// <summary>Makes clients and checks their secrets (PBKDF2 of ASP.NET Core Identity).</summary>
public static class ApiClients
{
    private const string Signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private static readonly PasswordHasher<ApiClient> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 210_000 }));
    private static readonly Lazy<string> HashOfNothing = new(() => Hasher.HashPassword(new(), "khong-co-ung-dung-nay"));

    /// <summary>A new client, not yet stored.</summary>
    /// <param name="clientId">Its public id, unique.</param>
    /// <param name="secret">Its secret, which is not kept; at least 128 random bits.</param>
    /// <param name="name">Its name as it stands in the history of dossiers.</param>
    /// <param name="unitId">The unit it works for; it sees the bodies of this unit's subtree.</param>
    /// <param name="scopes">What it may ask for, of <see cref="ApiScopes.All"/>.</param>
    /// <param name="now">Now, UTC.</param>
    public static ApiClient New(string clientId, string secret, string name, Guid unitId, IEnumerable<string> scopes, DateTime now)
    {
        var client = new ApiClient { Id = Guid.CreateVersion7(new DateTimeOffset(now)), ClientId = clientId, Name = name, UnitId = unitId, Scopes = string.Join(' ', scopes), CreatedAt = now };
        client.SecretHash = Hasher.HashPassword(client, secret);
        return client;
    }

    /// <summary>Gives a client a new secret, made here: 43 letters and digits, 256 random bits. It is kept nowhere and told once; the old one and its tokens are good no more.</summary>
    internal static string GiveSecret(ApiClient client, DateTime now)
    {
        var secret = RandomNumberGenerator.GetString(Signs, 43);
        client.SecretHash = Hasher.HashPassword(client, secret);
        client.SecretSetAt = now;
        return secret;
    }

    /// <summary>Whether the secret is the client's. An unknown client costs the same time.</summary>
    public static bool Knows(ApiClient? client, string secret)
    {
        var right = Hasher.VerifyHashedPassword(client ?? new(), client?.SecretHash ?? HashOfNothing.Value, secret) != PasswordVerificationResult.Failed;
        return right && client is { RevokedAt: null };
    }
}
