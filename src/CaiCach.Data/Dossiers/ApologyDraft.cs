using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>The letter of apology (Mẫu 04) that waits for the head of the body, or was given back: at most one for a dossier. It counts for the due date it was drafted for.</summary>
public sealed class ApologyDraft
{
    public Guid DossierId { get; set; }

    /// <summary>The due date it is about (UTC); one for an earlier due date is void.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>The new day that is named.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Why; null while the system's draft has none.</summary>
    public string? Reason { get; set; }

    /// <summary>The unit or body that the delay comes from; null when nobody is named.</summary>
    public Guid? FaultUnitId { get; set; }

    /// <summary>Who drafted it; null for the system.</summary>
    public Guid? WriterId { get; set; }

    public DateTime At { get; set; }

    /// <summary>Why the head gave it back; null while it waits.</summary>
    public string? ReturnedFor { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ApologyDraft>
    {
        public void Configure(EntityTypeBuilder<ApologyDraft> builder)
        {
            builder.ToTable("apology_drafts");
            builder.HasKey(a => a.DossierId);
            builder.HasIndex(a => a.DueAt).HasFilter("returned_for IS NULL");
            builder.HasOne<Dossier>().WithOne(d => d.Apology).HasForeignKey<ApologyDraft>(a => a.DossierId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
