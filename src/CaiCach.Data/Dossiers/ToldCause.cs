using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A cause of lateness (nguyên nhân quá hạn) as a head wrote it down, kept when it is written again: a past period goes by what was said then.</summary>
public sealed class ToldCause
{
    public Guid DossierId { get; set; }

    /// <summary>The version of the dossier that it came with.</summary>
    public int Version { get; set; }

    public DateTime ToldAt { get; set; }

    public LateCause Cause { get; set; }

    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ToldCause>
    {
        public void Configure(EntityTypeBuilder<ToldCause> builder)
        {
            builder.ToTable("told_causes");
            builder.HasKey(c => new { c.DossierId, c.Version });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(c => c.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
