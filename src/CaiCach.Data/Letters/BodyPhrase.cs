using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Letters;

/// <summary>A ready sentence that a body wrote for itself, beside those that ship. Whatever was written with it keeps its words: they are copied.</summary>
public sealed class BodyPhrase
{
    public Guid Id { get; set; }

    /// <summary>The body.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Where it serves, as with <see cref="Reference.Phrase.Purpose"/>.</summary>
    public string Purpose { get; set; } = "";

    public string Title { get; set; } = "";

    public string Text { get; set; } = "";

    public string? LegalBasis { get; set; }

    public int Version { get; set; }

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    /// <summary>Since when it is offered no more; null for one in use.</summary>
    public DateTime? RetiredAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BodyPhrase>
    {
        public void Configure(EntityTypeBuilder<BodyPhrase> builder)
        {
            builder.ToTable("body_phrases");
            builder.Property(p => p.Purpose).HasMaxLength(40);
            builder.Property(p => p.Title).HasMaxLength(200);
            builder.Property(p => p.Text).HasMaxLength(2000);
            builder.Property(p => p.LegalBasis).HasMaxLength(500);
            builder.Property(p => p.SavedBy).HasMaxLength(500);
            builder.HasIndex(p => new { p.AgencyId, p.Purpose, p.Title }).IsUnique().HasFilter("retired_at IS NULL");
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
