using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>
/// A procedure that a national file had and the catalogue lacked when a body received it: one row for each body and code. It stays when the catalogue gets the procedure; lists leave it out from then on.
/// </summary>
public sealed class NationalGap
{
    public Guid Id { get; set; }

    /// <summary>Counts up when its content or what is said of it changes.</summary>
    public int Version { get; set; }

    /// <summary>The body that received the file: its list shows the procedure.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The national code.</summary>
    public string Code { get; set; } = "";

    /// <summary>Its name as sent.</summary>
    public string Name { get; set; } = "";

    /// <summary>The code of its main field; null where none was told.</summary>
    public string? FieldCode { get; set; }

    /// <summary>The name of its main field; null where none was told.</summary>
    public string? FieldName { get; set; }

    /// <summary>The agencies that carry it out; null where none was told.</summary>
    public string? Agency { get; set; }

    /// <summary>The agencies that decide on it; null where none was told.</summary>
    public string? Competent { get; set; }

    /// <summary>The levels that carry it out; null where none was told.</summary>
    public string? Level { get; set; }

    /// <summary>The national record as JSON, as last received.</summary>
    public string Document { get; set; } = "";

    /// <summary>When it came in for the first time (UTC).</summary>
    public DateTime FirstSeenAt { get; set; }

    /// <summary>When it came in last, changed or not (UTC).</summary>
    public DateTime LastSeenAt { get; set; }

    /// <summary>The name of the file it came in last; null where it had none.</summary>
    public string? FileName { get; set; }

    /// <summary>The hash of that file.</summary>
    public string FileSha256 { get; set; } = "";

    /// <summary>When it was said to be none of the body's (UTC); null where nobody says so.</summary>
    public DateTime? SetAsideAt { get; set; }

    public string? SetAsideBy { get; set; }

    public string? SetAsideReason { get; set; }

    /// <summary>What the record says, as it was sent.</summary>
    public NationalGapFacts Facts() => new(Code, Name, FieldCode, FieldName, Agency, Competent, Level);

    internal sealed class Mapping : IEntityTypeConfiguration<NationalGap>
    {
        public void Configure(EntityTypeBuilder<NationalGap> builder)
        {
            builder.ToTable("national_gaps");
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.Property(n => n.Code).HasMaxLength(60);
            builder.Property(n => n.Name).HasMaxLength(1000);
            builder.Property(n => n.FieldCode).HasMaxLength(30);
            builder.Property(n => n.FieldName).HasMaxLength(200);
            builder.Property(n => n.Agency).HasMaxLength(500);
            builder.Property(n => n.Competent).HasMaxLength(500);
            builder.Property(n => n.Level).HasMaxLength(NationalGapFacts.LongestLevel);
            builder.Property(n => n.FileName).HasMaxLength(255);
            builder.Property(n => n.FileSha256).HasMaxLength(64);
            builder.Property(n => n.SetAsideBy).HasMaxLength(300);
            builder.Property(n => n.SetAsideReason).HasMaxLength(2000);
            builder.HasIndex(n => new { n.AgencyId, n.Code }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(n => n.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
