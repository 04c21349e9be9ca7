using CaiCach.Law.Communes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Communes;

/// <summary>A commune under one name, for a time; of a code there are as many as it has had names. Rows stay when the name ends.</summary>
public sealed class CommuneRow
{
    /// <summary>Five digits.</summary>
    public string Code { get; set; } = "";

    /// <summary>The first day under this name.</summary>
    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day, inclusive; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Without its kind.</summary>
    public string Name { get; set; } = "";

    public CommuneKind Kind { get; set; }

    public string ProvinceCode { get; set; } = "";

    public List<CommuneOldName> OldNames { get; set; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<CommuneRow>
    {
        public void Configure(EntityTypeBuilder<CommuneRow> builder)
        {
            builder.ToTable("communes");
            builder.HasKey(c => new { c.Code, c.ValidFrom });
            builder.Property(c => c.Code).HasMaxLength(5);
            builder.Property(c => c.Name).HasMaxLength(100);
            builder.Property(c => c.ProvinceCode).HasMaxLength(2);
            builder.HasMany(c => c.OldNames).WithOne().HasForeignKey(o => new { o.Code, o.ValidFrom }).OnDelete(DeleteBehavior.Cascade);
        }
    }
}

/// <summary>A unit of three levels that a commune was made of; one that was divided stands at several communes.</summary>
public sealed class CommuneOldName
{
    public string Code { get; set; } = "";

    public DateOnly ValidFrom { get; set; }

    /// <summary>The place among those of the commune, from 1.</summary>
    public int Number { get; set; }

    /// <summary>With its kind, as "xã Cam Thành".</summary>
    public string Name { get; set; } = "";

    /// <summary>Empty where there was no district any more.</summary>
    public string District { get; set; } = "";

    public string Province { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<CommuneOldName>
    {
        public void Configure(EntityTypeBuilder<CommuneOldName> builder)
        {
            builder.ToTable("commune_old_names");
            builder.HasKey(o => new { o.Code, o.ValidFrom, o.Number });
            builder.Property(o => o.Code).HasMaxLength(5);
            builder.Property(o => o.Number).ValueGeneratedNever();
            builder.Property(o => o.Name).HasMaxLength(100);
            builder.Property(o => o.District).HasMaxLength(100);
            builder.Property(o => o.Province).HasMaxLength(100);
        }
    }
}
