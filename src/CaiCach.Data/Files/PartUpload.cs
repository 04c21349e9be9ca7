using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Files;

/// <summary>A file that comes in part by part, until the form that names it is sent. What has come lies outside the database.</summary>
public sealed class PartUpload
{
    public Guid Id { get; set; }

    /// <summary>Who sends it; nobody else goes on with it or names it.</summary>
    public Guid OwnerId { get; set; }

    public string FileName { get; set; } = "";

    /// <summary>How many bytes it has in all.</summary>
    public long Size { get; set; }

    /// <summary>The SHA-256 that was said at the beginning, lower-case hex.</summary>
    public string Sha256 { get; set; } = "";

    /// <summary>How many bytes have come, from the start on.</summary>
    public long Received { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>When something came last (UTC).</summary>
    public DateTime LastAt { get; set; }

    /// <summary>When it was whole and its hash was right (UTC); null before.</summary>
    public DateTime? WholeAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<PartUpload>
    {
        public void Configure(EntityTypeBuilder<PartUpload> builder)
        {
            builder.ToTable("part_uploads");
            builder.Property(p => p.FileName).HasMaxLength(255);
            builder.Property(p => p.Sha256).HasMaxLength(64);
            builder.HasIndex(p => new { p.OwnerId, p.Sha256 }).IsUnique();
            builder.HasIndex(p => p.LastAt);
        }
    }
}
