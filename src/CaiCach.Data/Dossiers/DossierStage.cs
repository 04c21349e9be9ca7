using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>One stage (giai đoạn) of a dossier whose procedure runs by stages, each with a clock of its own (rule R13).</summary>
public sealed class DossierStage
{
    public Guid DossierId { get; set; }

    /// <summary>1, 2, 3 … in the order of the procedure.</summary>
    public int Number { get; set; }

    /// <summary>The stage's code in the procedure version.</summary>
    public string Code { get; set; } = "";

    /// <summary>Whose time it is.</summary>
    public StageOwner Owner { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>The end of its limit (UTC) as promised at its start; null where it has none. For the applicant's and third parties' time, too.</summary>
    public DateTime? DueAt { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>How its end met the due time, pauses counted; null while it runs, and for stages that are not the authority's.</summary>
    public Timeliness? Timeliness { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DossierStage>
    {
        public void Configure(EntityTypeBuilder<DossierStage> builder)
        {
            builder.ToTable("dossier_stages");
            builder.HasKey(s => new { s.DossierId, s.Number });
            builder.Property(s => s.Code).HasMaxLength(60);
            builder.Property(s => s.Owner).HasConversion<string>().HasMaxLength(40);
            builder.HasOne<Dossier>().WithMany(d => d.Stages).HasForeignKey(s => s.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
