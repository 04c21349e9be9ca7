using CaiCach.Law.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Accounts;

/// <summary>Whose account it is.</summary>
public enum AccountKind
{
    /// <summary>A citizen or a firm's representative.</summary>
    Citizen,

    /// <summary>An official.</summary>
    Official,
}

/// <summary>Somebody who can sign in.</summary>
public sealed class Account : IdentityUser<Guid>
{
    public AccountKind Kind { get; set; }

    public string FullName { get; set; } = "";

    /// <summary>Personal identity number (số định danh cá nhân) of a citizen; null for officials.</summary>
    public string? CitizenId { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>Counts up with every change that is an event; 0 while there was none.</summary>
    public int Version { get; set; }

    /// <summary>When an administrator locked it; null while it is open.</summary>
    public DateTime? LockedAt { get; set; }

    /// <summary>Until when its one-time password opens the door, to be changed before anything else; null when the owner set the password.</summary>
    public DateTime? OneTimeUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Account>
    {
        public void Configure(EntityTypeBuilder<Account> builder)
        {
            builder.ToTable("accounts");
            builder.Property(a => a.FullName).HasMaxLength(PersonName.MaxLength);
            builder.Property(a => a.CitizenId).HasMaxLength(12);
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => a.CitizenId).IsUnique();
        }
    }
}
