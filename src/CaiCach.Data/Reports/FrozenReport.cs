using CaiCach.Law.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Reports;

/// <summary>A version of the closed figures of a report (bản chốt số liệu): one form of one unit and period. Never changed; a correction is the next version.</summary>
public sealed class FrozenReport
{
    public Guid Id { get; set; }

    /// <summary>What the versions of one report have in common: the id of the first.</summary>
    public Guid SeriesId { get; set; }

    /// <summary>The unit that reports.</summary>
    public Guid AgencyId { get; set; }

    public ReportForm Form { get; set; }

    /// <summary>The first day of the period, inclusive.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>The last day of the period, inclusive.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>1, 2, 3 … of its series.</summary>
    public int Version { get; set; }

    /// <summary>The report as JSON, exactly the text that was hashed.</summary>
    public string Content { get; set; } = "";

    /// <summary>SHA-256 of <see cref="Content"/> in UTF-8, lower case hex.</summary>
    public string Hash { get; set; } = "";

    /// <summary>Which cells differ from the version before, a line each, in Vietnamese; null for the first.</summary>
    public string? Changes { get; set; }

    /// <summary>Why there is another version; null for the first.</summary>
    public string? Reason { get; set; }

    public DateTime FrozenAt { get; set; }

    public Guid? FrozenById { get; set; }

    /// <summary>Who closed it, as called then.</summary>
    public string FrozenBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<FrozenReport>
    {
        public void Configure(EntityTypeBuilder<FrozenReport> builder)
        {
            builder.ToTable("frozen_reports");
            builder.Property(r => r.Hash).HasMaxLength(64);
            builder.Property(r => r.Reason).HasMaxLength(Freezing.MostReason);
            builder.Property(r => r.FrozenBy).HasMaxLength(300);
            builder.HasIndex(r => new { r.AgencyId, r.Form, r.LastDay, r.FirstDay, r.Version }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
