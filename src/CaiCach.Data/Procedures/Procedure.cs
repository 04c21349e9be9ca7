using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>One announced version of a procedure (thủ tục hành chính); never edited but for its end and that it was made public: a change is a new version.</summary>
public sealed class Procedure
{
    public Guid Id { get; set; }

    public string Code { get; set; } = "";

    public int Version { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Folded name, code and field for search.</summary>
    public string SearchKey { get; set; } = "";

    public string FieldCode { get; set; } = "";

    public string FieldName { get; set; } = "";

    public OnlineLevel OnlineLevel { get; set; }

    public DateOnly EffectiveFrom { get; set; }

    /// <summary>The last day in force, inclusive; null while in force.</summary>
    public DateOnly? EffectiveTo { get; set; }

    public bool IsInvented { get; set; }

    public ProcedureOrigin Origin { get; set; }

    /// <summary>The whole version in the import format of data/procedures.</summary>
    public string Document { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<Procedure>
    {
        public void Configure(EntityTypeBuilder<Procedure> builder)
        {
            builder.ToTable("procedures");
            builder.Property(p => p.Code).HasMaxLength(60);
            builder.Property(p => p.Name).HasMaxLength(1000);
            builder.Property(p => p.FieldCode).HasMaxLength(60);
            builder.Property(p => p.FieldName).HasMaxLength(300);
            builder.HasIndex(p => new { p.Code, p.Version }).IsUnique();
        }
    }
}

/// <summary>An agency receives this procedure, for a time.</summary>
public sealed class Offering
{
    public Guid Id { get; set; }

    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day, inclusive; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Offering>
    {
        public void Configure(EntityTypeBuilder<Offering> builder)
        {
            builder.ToTable("offerings");
            builder.Property(o => o.ProcedureCode).HasMaxLength(60);
            builder.HasIndex(o => new { o.AgencyId, o.ProcedureCode, o.ValidFrom }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(o => o.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
