using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Letters;

/// <summary>A version of the template of a result (mẫu kết quả) of a procedure at one body; those below it use it too, where they have none of their own. Never changed.</summary>
public sealed class ResultTemplateRow
{
    public Guid Id { get; set; }

    /// <summary>What the versions of one template have in common: the id of the first.</summary>
    public Guid SeriesId { get; set; }

    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    /// <summary>What the result does: grants or refuses.</summary>
    public ProposalKind Kind { get; set; }

    /// <summary>1, 2, 3 … of its series.</summary>
    public int Version { get; set; }

    /// <summary>The first day it is used; a later version that has begun takes its place.</summary>
    public DateOnly InForceFrom { get; set; }

    public string Title { get; set; } = "";

    public string Body { get; set; } = "";

    public string Notes { get; set; } = "";

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ResultTemplateRow>
    {
        public void Configure(EntityTypeBuilder<ResultTemplateRow> builder)
        {
            builder.ToTable("result_templates");
            builder.Property(t => t.ProcedureCode).HasMaxLength(60);
            builder.Property(t => t.SavedBy).HasMaxLength(500);
            builder.HasIndex(t => new { t.AgencyId, t.ProcedureCode, t.Kind, t.Version }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
