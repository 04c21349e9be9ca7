using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Letters;

/// <summary>A version of the text of the result that a specialist drafts for a dossier. Never changed, so that a paper made of it can always be read as text.</summary>
public sealed class ResultDraftRow
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>1, 2, 3 … of its dossier.</summary>
    public int Version { get; set; }

    /// <summary>What the result does: grants or refuses.</summary>
    public ProposalKind Kind { get; set; }

    /// <summary>The template it was begun from; null for none.</summary>
    public Guid? TemplateId { get; set; }

    public string Title { get; set; } = "";

    public string Body { get; set; } = "";

    public string Notes { get; set; } = "";

    public DateTime SavedAt { get; set; }

    public Guid SavedById { get; set; }

    public string SavedBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ResultDraftRow>
    {
        public void Configure(EntityTypeBuilder<ResultDraftRow> builder)
        {
            builder.ToTable("result_drafts");
            builder.Property(d => d.SavedBy).HasMaxLength(500);
            builder.HasIndex(d => new { d.DossierId, d.Version }).IsUnique();
            builder.HasOne<Dossiers.Dossier>().WithMany().HasForeignKey(d => d.DossierId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<ResultTemplateRow>().WithMany().HasForeignKey(d => d.TemplateId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
