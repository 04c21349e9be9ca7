using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>One body or unit that is asked for its opinion (lấy ý kiến phối hợp) on a dossier, with its own time and its answer.</summary>
public sealed class Consultation : IReminded
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The body that asks, whatever becomes of the dossier later.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The body or unit that is asked.</summary>
    public Guid UnitId { get; set; }

    public string Question { get; set; } = "";

    /// <summary>Ids of the papers it may see, as a JSON array.</summary>
    public string Papers { get; set; } = "[]";

    public DateTime AskedAt { get; set; }

    /// <summary>The dossier version whose event asked.</summary>
    public int AskedAtVersion { get; set; }

    /// <summary>The last moment of its answer.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Its answer; null while there is none, and when the dossier ended before.</summary>
    public OpinionAnswer? Answer { get; set; }

    /// <summary>Its opinion in words.</summary>
    public string? Opinion { get; set; }

    public Guid? AnsweredById { get; set; }

    public string? AnsweredByName { get; set; }

    /// <summary>When it answered, or when its answer was no longer waited for; null while it is.</summary>
    public DateTime? ClosedAt { get; set; }

    public DateTime? RemindAt { get; set; }

    public DateTime? RemindedFor { get; set; }

    public DateTime? RemindedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Consultation>
    {
        public void Configure(EntityTypeBuilder<Consultation> builder)
        {
            builder.ToTable("consultations");
            builder.Property(c => c.AnsweredByName).HasMaxLength(300);
            builder.HasIndex(c => new { c.UnitId, c.DueAt, c.Id }).HasFilter("closed_at IS NULL");
            builder.HasIndex(c => new { c.DossierId, c.AskedAtVersion, c.UnitId }).IsUnique();
            builder.HasIndex(c => c.RemindAt).HasFilter("remind_at IS NOT NULL AND closed_at IS NULL");
            builder.HasIndex(c => new { c.AgencyId, c.ClosedAt });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
