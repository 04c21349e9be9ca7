using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Events;

/// <summary>A create that was answered: the same key gives the same answer, another body under it is refused.</summary>
public sealed class IdempotencyKey
{
    /// <summary>Who used the key.</summary>
    public Guid Principal { get; set; }

    public string Key { get; set; } = "";

    /// <summary>SHA-256 of the request, hex.</summary>
    public string RequestHash { get; set; } = "";

    /// <summary>The record the create made.</summary>
    public Guid ResultId { get; set; }

    public DateTime CreatedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IdempotencyKey>
    {
        public void Configure(EntityTypeBuilder<IdempotencyKey> builder)
        {
            builder.ToTable("idempotency_keys");
            builder.HasKey(k => new { k.Principal, k.Key });
            builder.Property(k => k.Key).HasMaxLength(200);
            builder.Property(k => k.RequestHash).HasMaxLength(64);
            builder.HasIndex(k => k.CreatedAt);
        }
    }
}
