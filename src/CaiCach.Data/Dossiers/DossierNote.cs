using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>What an official wrote beside a dossier, for the officials of the own body alone. Never changed; it is no part of the dossier and leaves its version alone.</summary>
public sealed class DossierNote
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The body whose officials read it.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The unit of the post by which it was written.</summary>
    public Guid UnitId { get; set; }

    public Guid AuthorId { get; set; }

    public string AuthorName { get; set; } = "";

    public string Text { get; set; } = "";

    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DossierNote>
    {
        public void Configure(EntityTypeBuilder<DossierNote> builder)
        {
            builder.ToTable("dossier_notes");
            builder.Property(n => n.AuthorName).HasMaxLength(300);
            builder.Property(n => n.Text).HasMaxLength(2000);
            builder.HasIndex(n => new { n.DossierId, n.At });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(n => n.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
