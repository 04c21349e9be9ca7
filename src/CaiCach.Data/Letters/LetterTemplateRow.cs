using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Letters;

/// <summary>A version of the text of a letter at one body; those below it use it too, where they have none of their own. Never changed.</summary>
public sealed class LetterTemplateRow
{
    public Guid Id { get; set; }

    /// <summary>What the versions of one text have in common: the id of the first.</summary>
    public Guid SeriesId { get; set; }

    public Guid AgencyId { get; set; }

    /// <summary>The set of forms it belongs to, e.g. "tt-03-2025".</summary>
    public string SetCode { get; set; } = "";

    public LetterKind Kind { get; set; }

    /// <summary>1, 2, 3 … of its series.</summary>
    public int Version { get; set; }

    /// <summary>The first day it is used; a later version that has begun takes its place.</summary>
    public DateOnly InForceFrom { get; set; }

    public string Opening { get; set; } = "";

    public string Body { get; set; } = "";

    public string Closing { get; set; } = "";

    public string Notes { get; set; } = "";

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<LetterTemplateRow>
    {
        public void Configure(EntityTypeBuilder<LetterTemplateRow> builder)
        {
            builder.ToTable("letter_templates");
            builder.Property(t => t.SetCode).HasMaxLength(60);
            builder.Property(t => t.SavedBy).HasMaxLength(500);
            builder.HasIndex(t => new { t.AgencyId, t.SetCode, t.Kind, t.Version }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
