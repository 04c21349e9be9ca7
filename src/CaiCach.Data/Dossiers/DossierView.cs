using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>That somebody who may sign has opened a dossier, and at which version: several are signed at once only after each was looked at.</summary>
public sealed class DossierView
{
    public Guid AccountId { get; set; }

    public Guid DossierId { get; set; }

    public int Version { get; set; }

    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DossierView>
    {
        public void Configure(EntityTypeBuilder<DossierView> builder)
        {
            builder.ToTable("dossier_views");
            builder.HasKey(v => new { v.AccountId, v.DossierId });
            builder.HasIndex(v => v.At);
            builder.HasOne<Dossier>().WithMany().HasForeignKey(v => v.DossierId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
