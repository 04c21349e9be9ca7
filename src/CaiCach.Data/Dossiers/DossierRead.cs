using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>That an official, or a program, opened a dossier on a day: the first time of the day, by which post. Its owner reads it without the names.</summary>
public sealed class DossierRead
{
    public Guid DossierId { get; set; }

    /// <summary>The account of the official, or the program.</summary>
    public Guid ReaderId { get; set; }

    /// <summary>The local day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The competent body of the dossier on that day: the register goes by it.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The unit of the post by which it was in sight; null for a program.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>The role of that post; null for a program.</summary>
    public Role? Role { get; set; }

    /// <summary>Who, as the name stood then.</summary>
    public string ReaderName { get; set; } = "";

    /// <summary>The first time of the day.</summary>
    public DateTime At { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DossierRead>
    {
        public void Configure(EntityTypeBuilder<DossierRead> builder)
        {
            builder.ToTable("dossier_reads");
            builder.HasKey(r => new { r.DossierId, r.ReaderId, r.Day });
            builder.Property(r => r.ReaderName).HasMaxLength(200);
            builder.HasIndex(r => new { r.AgencyId, r.At });
            builder.HasIndex(r => r.At);
            builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Cascade);
        }
    }
}
