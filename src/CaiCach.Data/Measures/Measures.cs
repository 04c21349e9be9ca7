using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Measures;

/// <summary>One counted fact of one record; the rows behind every figure. Written with the change, later folded into <see cref="MeasureTotal"/>.</summary>
public sealed class MeasureEntry
{
    public Guid Id { get; set; }

    public Guid EventId { get; set; }

    /// <summary>The record counted: a dossier or an offering.</summary>
    public Guid RecordId { get; set; }

    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    public string Measure { get; set; } = "";

    public DateOnly Day { get; set; }

    public int Quantity { get; set; }

    /// <summary>Of the line of a dossier that moved with a reorganisation: the local day it was accepted; null of any other.</summary>
    public DateOnly? Since { get; set; }

    /// <summary>Whether it is already in the totals.</summary>
    public bool Folded { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeasureEntry>
    {
        public void Configure(EntityTypeBuilder<MeasureEntry> builder)
        {
            builder.ToTable("measure_entries");
            builder.Property(m => m.ProcedureCode).HasMaxLength(60);
            builder.Property(m => m.Measure).HasMaxLength(60);
            builder.HasIndex(m => new { m.AgencyId, m.Measure, m.Day });
            builder.HasIndex(m => m.Id).HasFilter("NOT folded").HasDatabaseName("ix_measure_entries_unfolded");
        }
    }
}

/// <summary>The kept sum of the folded entries of one day.</summary>
public sealed class MeasureTotal
{
    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    public string Measure { get; set; } = "";

    public DateOnly Day { get; set; }

    public int Quantity { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MeasureTotal>
    {
        public void Configure(EntityTypeBuilder<MeasureTotal> builder)
        {
            builder.ToTable("measure_totals");
            builder.HasKey(m => new { m.AgencyId, m.Measure, m.Day, m.ProcedureCode });
            builder.Property(m => m.ProcedureCode).HasMaxLength(60);
            builder.Property(m => m.Measure).HasMaxLength(60);
        }
    }
}
