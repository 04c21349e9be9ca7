using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A list with which the one-stop unit handed several dossiers to one unit at once (danh sách bàn giao), numbered in the year of the one-stop unit. Never changed.</summary>
public sealed class HandoverList
{
    public Guid Id { get; set; }

    /// <summary>The body of the one-stop unit that gave: of its own dossiers the competent one, of those it received for others the counter's.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The one-stop unit that gave.</summary>
    public Guid FromUnitId { get; set; }

    /// <summary>The unit that received.</summary>
    public Guid ToUnitId { get; set; }

    /// <summary>The local year it is numbered in.</summary>
    public int Year { get; set; }

    /// <summary>Runs from 1 in each year of a one-stop unit, without a gap.</summary>
    public int Number { get; set; }

    /// <summary>Number and symbol as printed, e.g. "07/BG-BPTNTKQ".</summary>
    public string Symbol { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public Guid? MadeById { get; set; }

    /// <summary>Who gave, as called then.</summary>
    public string MadeBy { get; set; } = "";

    public List<HandoverLine> Lines { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<HandoverList>
    {
        public void Configure(EntityTypeBuilder<HandoverList> builder)
        {
            builder.ToTable("handover_lists");
            builder.Property(l => l.Symbol).HasMaxLength(100);
            builder.Property(l => l.MadeBy).HasMaxLength(300);
            builder.HasIndex(l => new { l.FromUnitId, l.Year, l.Number }).IsUnique();
            builder.HasIndex(l => new { l.AgencyId, l.MadeAt, l.Id });
            builder.HasIndex(l => new { l.ToUnitId, l.MadeAt });
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(l => l.AgencyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasMany(l => l.Lines).WithOne().HasForeignKey(l => l.ListId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A dossier on a handover list.</summary>
public sealed class HandoverLine
{
    public Guid ListId { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The version of the dossier whose event is the handover.</summary>
    public int EventVersion { get; set; }

    /// <summary>The due date when it was handed over; null for none.</summary>
    public DateTime? DueAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<HandoverLine>
    {
        public void Configure(EntityTypeBuilder<HandoverLine> builder)
        {
            builder.ToTable("handover_lines");
            builder.HasKey(l => new { l.ListId, l.DossierId });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
