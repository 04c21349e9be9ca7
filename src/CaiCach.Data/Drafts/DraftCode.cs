using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Drafts;

/// <summary>A code by which a counter opens one draft, given by whose draft it is; kept after the draft is gone, so that it can be told what became of it.</summary>
public sealed class DraftCode
{
    public Guid Id { get; set; }

    public Guid DraftId { get; set; }

    /// <summary>Whose draft it is.</summary>
    public Guid AccountId { get; set; }

    /// <summary>What is scanned or typed.</summary>
    public string Code { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    public DateTime? OpenedAt { get; set; }

    /// <summary>Who opened it last.</summary>
    public Guid? OpenedById { get; set; }

    public string? OpenedBy { get; set; }

    public DateTime? UsedAt { get; set; }

    /// <summary>What it was filed as.</summary>
    public Guid? DossierId { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DraftCode>
    {
        public void Configure(EntityTypeBuilder<DraftCode> builder)
        {
            builder.ToTable("draft_codes");
            builder.Property(c => c.Code).HasMaxLength(20);
            builder.Property(c => c.OpenedBy).HasMaxLength(500);
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.HasIndex(c => c.Code).IsUnique();
            builder.HasIndex(c => c.DraftId);
            builder.HasIndex(c => c.ExpiresAt);
        }
    }
}
