using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Files;

/// <summary>A batch of pages that an officer sorts at the scan station; its files are uploads gathered under its id. Working data.</summary>
public sealed class ScanBatch
{
    public Guid Id { get; set; }

    /// <summary>Who sorts it, and alone sees it.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>What it is for: a procedure that is filed for, or a dossier that papers are added to. One officer has one open batch for each.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>The pages in their order, as JSON.</summary>
    public string Pages { get; set; } = "[]";

    public int Version { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When its pages became files of papers; null while it is open.</summary>
    public DateTime? FiledAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ScanBatch>
    {
        public void Configure(EntityTypeBuilder<ScanBatch> builder)
        {
            builder.ToTable("scan_batches");
            builder.Property(b => b.Purpose).HasMaxLength(100);
            builder.Property(b => b.Version).IsConcurrencyToken();
            builder.HasIndex(b => new { b.OwnerId, b.Purpose }).IsUnique().HasFilter("filed_at IS NULL").HasDatabaseName("ix_scan_batches_open");
            builder.HasIndex(b => b.CreatedAt);
        }
    }
}
