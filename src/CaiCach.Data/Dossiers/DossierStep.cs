using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>One stay of a dossier at steps of its internal process: while the same people have it.</summary>
public sealed class DossierStep : IReminded
{
    public Guid DossierId { get; set; }

    /// <summary>1, 2, 3 … in the order in which they happened.</summary>
    public int Number { get; set; }

    /// <summary>Key of the first step, in the version of the process that the dossier keeps.</summary>
    public string FirstKey { get; set; } = "";

    /// <summary>Key of the last step of it; the first one again, where it is one step alone.</summary>
    public string LastKey { get; set; } = "";

    /// <summary>The names of the steps.</summary>
    public string Name { get; set; } = "";

    /// <summary>The working minutes they have; 0 when their time is not counted.</summary>
    public int Minutes { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>By when it is to be done; never after the due date of the dossier. Null when its time is not counted.</summary>
    public DateTime? DueAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How its end met the due time; null while it runs, and when its time is not counted.</summary>
    public Timeliness? Timeliness { get; set; }

    public DateTime? RemindAt { get; set; }

    public DateTime? RemindedFor { get; set; }

    public DateTime? RemindedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DossierStep>
    {
        public void Configure(EntityTypeBuilder<DossierStep> builder)
        {
            builder.ToTable("dossier_steps");
            builder.HasKey(s => new { s.DossierId, s.Number });
            builder.Property(s => s.FirstKey).HasMaxLength(20);
            builder.Property(s => s.LastKey).HasMaxLength(20);
            builder.HasIndex(s => s.RemindAt).HasFilter("remind_at IS NOT NULL AND ended_at IS NULL");
            builder.HasOne<Dossier>().WithMany(d => d.Steps).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
