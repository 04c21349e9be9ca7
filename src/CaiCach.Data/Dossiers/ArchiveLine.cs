using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A result on a list with which a one-stop unit handed results nobody came for to the archive (danh sách chuyển lưu trữ). Never changed, whatever becomes of the result.</summary>
public sealed class ArchiveLine
{
    public Guid DossierId { get; set; }

    /// <summary>When (UTC) the list was signed.</summary>
    public DateTime At { get; set; }

    /// <summary>The body whose counter had the result.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Number and symbol of the list, e.g. "01/LT-BPTNTKQ"; numbered anew in each local year.</summary>
    public string Symbol { get; set; } = "";

    /// <summary>Where the archive is.</summary>
    public string Place { get; set; } = "";

    /// <summary>The number of the result then.</summary>
    public string? ResultNumber { get; set; }

    /// <summary>Since when (UTC) it had waited.</summary>
    public DateTime ReadyAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ArchiveLine>
    {
        public void Configure(EntityTypeBuilder<ArchiveLine> builder)
        {
            builder.ToTable("archive_lines");
            builder.HasKey(l => new { l.DossierId, l.At });
            builder.Property(l => l.Symbol).HasMaxLength(60);
            builder.Property(l => l.Place).HasMaxLength(200);
            builder.Property(l => l.ResultNumber).HasMaxLength(100);
            builder.HasIndex(l => new { l.AgencyId, l.At, l.DossierId });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
