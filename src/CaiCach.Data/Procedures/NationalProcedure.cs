using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>What the national database says of a procedure of the catalogue, as last received, and how it differs from what is in use here.</summary>
public sealed class NationalProcedure
{
    public Guid Id { get; set; }

    /// <summary>Counts up when its content, its differences or what is done about them changes.</summary>
    public int Version { get; set; }

    public Guid EntryId { get; set; }

    public string Code { get; set; } = "";

    /// <summary>The national record as JSON.</summary>
    public string Document { get; set; } = "";

    /// <summary>When it was received last, changed or not (UTC).</summary>
    public DateTime SyncedAt { get; set; }

    /// <summary>When its content came in as it is (UTC).</summary>
    public DateTime ChangedAt { get; set; }

    /// <summary>What of ours it was compared with: the version, and whether that is abolished and over; empty before the first comparison.</summary>
    public string Compared { get; set; } = "";

    /// <summary>The differences, as a JSON list of <see cref="DriftLine"/>.</summary>
    public string Drift { get; set; } = "[]";

    public DriftState State { get; set; }

    /// <summary>The day of the oldest difference; null where there is none.</summary>
    public DateOnly? DriftedSince { get; set; }

    /// <summary>What was said when it was settled; null where nothing was.</summary>
    public string? Note { get; set; }

    public string? SettledBy { get; set; }

    /// <summary>When somebody said what is done about it (UTC); null while nobody has.</summary>
    public DateTime? SettledAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NationalProcedure>
    {
        public void Configure(EntityTypeBuilder<NationalProcedure> builder)
        {
            builder.ToTable("national_procedures");
            builder.Property(n => n.Version).IsConcurrencyToken();
            builder.Property(n => n.Code).HasMaxLength(60);
            builder.Property(n => n.Compared).HasMaxLength(30);
            builder.Property(n => n.Note).HasMaxLength(2000);
            builder.Property(n => n.SettledBy).HasMaxLength(300);
            builder.HasIndex(n => n.EntryId).IsUnique();
            builder.HasIndex(n => n.Code);
            builder.HasOne<CatalogueEntry>().WithOne().HasForeignKey<NationalProcedure>(n => n.EntryId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
