using System.Security.Cryptography;
using CaiCach.Application.Accounts;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Data.Organisation;
using CaiCach.Law.Organisation;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CaiCach.Application.Seeding;

/// <summary>The invented people of the sample, who can all sign in with one known password, and its two API clients.</summary>
public static class SampleAccounts
{
    /// <summary>The password of every sample account. Everybody knows it: never load the sample where real data is.</summary>
    public const string Password = "Mau@2026-caicach";

    /// <summary>The secret of both sample clients.</summary>
    public const string ClientSecret = "mau-bi-mat-lien-thong-2026";

    private static readonly IOptions<PasswordHasherOptions> Hashing = Options.Create(new PasswordHasherOptions { IterationCount = Passwords.Rounds });

    private const string ClientScopes = "procedures:read dossiers:file dossiers:read dossiers:act index:read reports:read";

    private static readonly (string ClientId, string Unit)[] Clients = [("mau-lien-thong", "SKHCN-QT"), ("mau-lien-thong-bo", "BKHCN")];

    /// <summary>Makes the accounts, posts and clients that are missing.</summary>
    internal static async Task<Cast> EnsureAsync(CaiCachDb db, OrganisationFile file, ReferenceSnapshot reference, DateTime now, CancellationToken cancel)
    {
        var accounts = await db.Users.Where(a => a.UserName != null).ToDictionaryAsync(a => a.UserName!, StringComparer.Ordinal, cancel);
        var posts = (await db.Posts.Select(p => new { p.AccountId, p.UnitId, p.Role }).ToListAsync(cancel)).Select(p => (p.AccountId, p.UnitId, p.Role)).ToHashSet();
        // One slow hash for all: they share the password anyway.
        var hash = new Lazy<string>(() => Passwords.Hash(Password));
        foreach (var person in file.People)
        {
            var account = Ensure(person.UserName, AccountKind.Official, person.FullName, person.Email, null);
            var unit = reference.Organisation.Find(person.Unit)!;
            var role = RoleTexts.OfWord(person.Role)!.Value;
            if (posts.Add((account.Id, unit.Id, role)))
            {
                db.Posts.Add(new Post { Id = Ids.New(now), AccountId = account.Id, UnitId = unit.Id, Role = role, ValidFrom = unit.ValidFrom });
            }
        }

        foreach (var citizen in file.Citizens)
        {
            Ensure(citizen.IdentityNumber, AccountKind.Citizen, citizen.FullName, citizen.Email, citizen.IdentityNumber);
        }

        foreach (var (clientId, code) in Clients)
        {
            if (!await db.ApiClients.AnyAsync(c => c.ClientId == clientId, cancel))
            {
                var unit = reference.Organisation.Find(code)!;
                var client = new ApiClient { Id = Ids.New(now), ClientId = clientId, Name = $"Hệ thống liên thông mẫu của {unit.ShortName}", UnitId = unit.Id, Scopes = ClientScopes, CreatedAt = now };
                client.SecretHash = new PasswordHasher<ApiClient>(Hashing).HashPassword(client, ClientSecret);
                db.ApiClients.Add(client);
            }
        }

        await db.SaveChangesAsync(cancel);
        return new(file, reference.Organisation, accounts);

        Account Ensure(string userName, AccountKind kind, string fullName, string email, string? citizenId)
        {
            if (accounts.TryGetValue(userName, out var kept))
            {
                return kept;
            }

            var account = new Account
            {
                Id = Ids.New(now),
                Kind = kind,
                FullName = fullName,
                CitizenId = citizenId,
                UserName = userName,
                NormalizedUserName = userName.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                PasswordHash = hash.Value,
                SecurityStamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16)),
                LockoutEnabled = true,
                CreatedAt = now,
            };
            accounts.Add(userName, account);
            db.Users.Add(account);
            return account;
        }
    }
}
