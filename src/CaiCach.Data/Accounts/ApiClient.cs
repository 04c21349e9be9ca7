using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Accounts;

/// <summary>A program that uses the API with its own credentials (OAuth 2.0 client credentials).</summary>
public sealed class ApiClient
{
    public Guid Id { get; set; }

    public string ClientId { get; set; } = "";

    public string SecretHash { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The unit it works for; it sees the dossiers of this unit's subtree.</summary>
    public Guid UnitId { get; set; }

    /// <summary>Space-separated scopes, e.g. "dossiers:file dossiers:read".</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Space-separated ways in that it may name for what it files online, e.g. "NationalPortal Vneid"; empty for none.</summary>
    public string Ways { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    /// <summary>Since when it is suspended: it gets no token and its tokens are refused; null for one that works.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>How many changes were written down; 0 for one that was made before there were any.</summary>
    public int Version { get; set; }

    /// <summary>When the secret was replaced last; null for the one it began with. Tokens of before are refused.</summary>
    public DateTime? SecretSetAt { get; set; }

    /// <summary>When it last asked for a token, to the minute or so; null for never, or not since this is kept.</summary>
    public DateTime? LastUsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ApiClient>
    {
        public void Configure(EntityTypeBuilder<ApiClient> builder)
        {
            builder.ToTable("api_clients");
            builder.Property(c => c.ClientId).HasMaxLength(100);
            builder.Property(c => c.Name).HasMaxLength(300);
            builder.Property(c => c.Scopes).HasMaxLength(300);
            builder.Property(c => c.Ways).HasMaxLength(100);
            builder.HasIndex(c => c.ClientId).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
