using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Index;

/// <summary>A version of a criteria set (bộ tiêu chí), never edited.</summary>
public sealed class CriteriaSetRow
{
    public Guid Id { get; set; }

    /// <summary>For example "par-ministry-876".</summary>
    public string Code { get; set; } = "";

    public string Version { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>Whether the set is a reconstruction and not the official table.</summary>
    public bool IsReconstruction { get; set; }

    /// <summary>The file as imported.</summary>
    public string Document { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<CriteriaSetRow>
    {
        public void Configure(EntityTypeBuilder<CriteriaSetRow> builder)
        {
            builder.ToTable("criteria_sets");
            builder.Property(s => s.Code).HasMaxLength(60);
            builder.Property(s => s.Version).HasMaxLength(60);
            builder.Property(s => s.Title).HasMaxLength(500);
            builder.HasIndex(s => new { s.Code, s.Version }).IsUnique();
        }
    }
}

/// <summary>What a unit declared for one item of a year; the latest stands here, the history is in the events.</summary>
public sealed class IndexAnswer
{
    public Guid UnitId { get; set; }

    public int Year { get; set; }

    public Guid CriteriaSetId { get; set; }

    public string ItemCode { get; set; } = "";

    public Guid StreamId { get; set; }

    public int Version { get; set; }

    /// <summary>The answer in the format of the score verb, as JSON.</summary>
    public string Answer { get; set; } = "{}";

    public string? Note { get; set; }

    public string? EvidenceSha256 { get; set; }

    public string? EvidenceName { get; set; }

    public string? EvidenceMediaType { get; set; }

    public long EvidenceSize { get; set; }

    public DateTime DeclaredAt { get; set; }

    public Guid DeclaredBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IndexAnswer>
    {
        public void Configure(EntityTypeBuilder<IndexAnswer> builder)
        {
            builder.ToTable("index_answers");
            builder.HasKey(a => new { a.UnitId, a.Year, a.CriteriaSetId, a.ItemCode });
            builder.Property(a => a.ItemCode).HasMaxLength(20);
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.Property(a => a.Note).HasMaxLength(4000);
            builder.Property(a => a.EvidenceSha256).HasMaxLength(64);
            builder.Property(a => a.EvidenceName).HasMaxLength(255);
            builder.Property(a => a.EvidenceMediaType).HasMaxLength(100);
            builder.HasOne<CriteriaSetRow>().WithMany().HasForeignKey(a => a.CriteriaSetId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A result published by others, e.g. the ministries' table of 2023, with its source.</summary>
public sealed class PublishedResult
{
    public Guid Id { get; set; }

    public int Year { get; set; }

    public string Level { get; set; } = "";

    public string Name { get; set; } = "";

    public decimal? Score { get; set; }

    public int? Rank { get; set; }

    public string Source { get; set; } = "";

    public string Confidence { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<PublishedResult>
    {
        public void Configure(EntityTypeBuilder<PublishedResult> builder)
        {
            builder.ToTable("published_results");
            builder.Property(r => r.Level).HasMaxLength(100);
            builder.Property(r => r.Name).HasMaxLength(300);
            builder.Property(r => r.Source).HasMaxLength(500);
            builder.Property(r => r.Confidence).HasMaxLength(300);
            builder.Property(r => r.Score).HasPrecision(12, 4);
            builder.HasIndex(r => new { r.Year, r.Level });
        }
    }
}
