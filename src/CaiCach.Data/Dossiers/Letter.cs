using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A letter (phiếu, giấy, thông báo) that a change of a dossier made, with its number in the register of the unit that issues it. Never changed.</summary>
public sealed class Letter
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The version of the dossier whose event made it.</summary>
    public int EventVersion { get; set; }

    public LetterKind Kind { get; set; }

    /// <summary>The unit that issues it: the one-stop unit or the competent body.</summary>
    public Guid UnitId { get; set; }

    /// <summary>The local year it is numbered in.</summary>
    public int Year { get; set; }

    /// <summary>Runs from 1 in each year of a unit, over all kinds, without a gap.</summary>
    public int Number { get; set; }

    /// <summary>Number and symbol as printed, e.g. "12/BPTNTKQ".</summary>
    public string Symbol { get; set; } = "";

    public DateTime MadeAt { get; set; }

    /// <summary>Opaque token of the public check page.</summary>
    public string Token { get; set; } = "";

    /// <summary>All that it says, as JSON, so that it reads the same for ever; null for one that an earlier version of the program made.</summary>
    public string? Content { get; set; }

    /// <summary>The version of the text it was made with; null for the text that ships.</summary>
    public Guid? TemplateId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Letter>
    {
        public void Configure(EntityTypeBuilder<Letter> builder)
        {
            builder.ToTable("letters");
            builder.Property(l => l.Symbol).HasMaxLength(100);
            builder.Property(l => l.Token).HasMaxLength(60);
            builder.HasIndex(l => new { l.DossierId, l.EventVersion }).IsUnique();
            builder.HasIndex(l => new { l.UnitId, l.Year, l.Number }).IsUnique();
            builder.HasIndex(l => l.Token).IsUnique();
            builder.HasOne<Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Letters.LetterTemplateRow>().WithMany().HasForeignKey(l => l.TemplateId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(l => l.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
