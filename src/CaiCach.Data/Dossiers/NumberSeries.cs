using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>The last ordinal given in a series of a unit, e.g. dossier codes of a day or form numbers of a year.</summary>
public sealed class NumberSeries
{
    public Guid UnitId { get; set; }

    /// <summary>For example "dossier:2026-11-20".</summary>
    public string Series { get; set; } = "";

    public int Last { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<NumberSeries>
    {
        public void Configure(EntityTypeBuilder<NumberSeries> builder)
        {
            builder.ToTable("number_series");
            builder.HasKey(s => new { s.UnitId, s.Series });
            builder.Property(s => s.Series).HasMaxLength(60);
        }
    }
}
