using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CaiCach.Application.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace CaiCach.Web.Api.Clients;

/// <summary>Access tokens: client, end and scopes under the key ring that all nodes share. Opaque to the client.</summary>
internal sealed class ClientTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int HeadLength = 16 + sizeof(long);
    private readonly IDataProtector protector = protection.CreateProtector("caicach.api.token.v1");

    /// <summary>What a token says.</summary>
    /// <param name="ClientId">Whose it is.</param>
    /// <param name="Scopes">What it is good for.</param>
    /// <param name="At">When it was given, UTC.</param>
    public sealed record Content(Guid ClientId, IReadOnlyList<string> Scopes, DateTime At);

    public string Issue(Guid clientId, IEnumerable<string> scopes)
    {
        var words = Encoding.ASCII.GetBytes(string.Join(' ', scopes));
        var plain = new byte[HeadLength + words.Length];
        clientId.TryWriteBytes(plain);
        BinaryPrimitives.WriteInt64BigEndian(plain.AsSpan(16), (time.GetUtcNow() + Lifetime).UtcTicks);
        words.CopyTo(plain, HeadLength);
        return WebEncoders.Base64UrlEncode(protector.Protect(plain));
    }

    /// <summary>Reads a token; null when it is not ours, was changed or has ended.</summary>
    public Content? Read(string token)
    {
        byte[] plain;
        try
        {
            plain = protector.Unprotect(WebEncoders.Base64UrlDecode(token));
        }
        catch (Exception failure) when (failure is CryptographicException or FormatException)
        {
            return null;
        }

        var end = new DateTime(BinaryPrimitives.ReadInt64BigEndian(plain.AsSpan(16)), DateTimeKind.Utc);
        return end > time.GetUtcNow().UtcDateTime
            ? new(new Guid(plain.AsSpan(0, 16)), ApiScopes.Parse(Encoding.ASCII.GetString(plain, HeadLength, plain.Length - HeadLength)), end - Lifetime)
            : null;
    }
}
