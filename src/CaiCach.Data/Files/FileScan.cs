using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Files;

/// <summary>What the scanner for malware says of a content.</summary>
public enum ScanVerdict
{
    /// <summary>Nothing yet: it was away when the file came in.</summary>
    Waiting,

    /// <summary>There is none in it.</summary>
    Clean,

    /// <summary>There is; nobody opens it.</summary>
    Infected,
}

/// <summary>What is known of a content, by its hash: however often it is handed in, it is the same. There is none for what came in while no scanner was set.</summary>
public sealed class FileScan
{
    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public string Sha256 { get; set; } = "";

    public ScanVerdict Verdict { get; set; }

    /// <summary>What the scanner calls what it found; null for nothing.</summary>
    public string? Found { get; set; }

    /// <summary>When it first came in (UTC).</summary>
    public DateTime AskedAt { get; set; }

    /// <summary>When the scanner said so (UTC); null while it has not.</summary>
    public DateTime? SaidAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<FileScan>
    {
        public void Configure(EntityTypeBuilder<FileScan> builder)
        {
            builder.ToTable("file_scans");
            builder.HasKey(s => s.Sha256);
            builder.Property(s => s.Sha256).HasMaxLength(64);
            builder.Property(s => s.Found).HasMaxLength(200);
            builder.HasIndex(s => new { s.Verdict, s.AskedAt });
        }
    }
}
