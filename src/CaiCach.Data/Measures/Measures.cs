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

/// <summary>A kept sum of folded entries over one span of days.</summary>
public abstract class MeasureSum
{
    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    public string Measure { get; set; } = "";

    /// <summary>The first day of the span.</summary>
    public DateOnly Day { get; set; }

    public int Quantity { get; set; }

    internal abstract class Mapping<T>(string table) : IEntityTypeConfiguration<T>
        where T : MeasureSum
    {
        public void Configure(EntityTypeBuilder<T> builder)
        {
            builder.ToTable(table);
            builder.HasKey(m => new { m.AgencyId, m.Measure, m.Day, m.ProcedureCode });
            builder.Property(m => m.ProcedureCode).HasMaxLength(60);
            builder.Property(m => m.Measure).HasMaxLength(60);
        }
    }
}

/// <summary>The kept sum of one day.</summary>
public sealed class MeasureTotal : MeasureSum
{
    internal sealed class Mapping() : Mapping<MeasureTotal>("measure_totals");
}

/// <summary>The kept sum of one calendar month: always that of its days.</summary>
public sealed class MeasureMonth : MeasureSum
{
    internal sealed class Mapping() : Mapping<MeasureMonth>("measure_months");
}

/// <summary>The kept sum of one calendar year: always that of its months.</summary>
public sealed class MeasureYear : MeasureSum
{
    internal sealed class Mapping() : Mapping<MeasureYear>("measure_years");
}
