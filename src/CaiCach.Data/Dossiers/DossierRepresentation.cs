using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>By what right the submitter of a dossier stands for its owner. Written with the filing; names and numbers typed wrongly are corrected with the owner. A newer letter of authority stands in the event of the act it was shown for.</summary>
public sealed class DossierRepresentation
{
    public RepresentationBasis Basis { get; set; }

    /// <summary>What the right covers beside filing.</summary>
    public RepresentedActs Acts { get; set; }

    /// <summary>The last local day it holds; null where nothing ends it.</summary>
    public DateOnly? Until { get; set; }

    /// <summary>The number of the letter of authority; null where it has none.</summary>
    public string? Number { get; set; }

    /// <summary>The day it was signed.</summary>
    public DateOnly? SignedOn { get; set; }

    /// <summary>Who certified or issued it, or which carrier or agent the submitter works for.</summary>
    public string? IssuedBy { get; set; }

    /// <summary>The legal representative (người đại diện theo pháp luật) of an organisation.</summary>
    public string? HeadName { get; set; }

    /// <summary>That person's identity number; null where it was not said.</summary>
    public string? HeadIdNumber { get; set; }

    /// <summary>That person's office.</summary>
    public string? HeadTitle { get; set; }

    /// <summary>In the eyes of the law.</summary>
    public Representation ToLaw() => new(Basis, Acts, Until);

    internal static void Map(ComplexPropertyBuilder<DossierRepresentation> builder)
    {
        builder.Property(r => r.Basis).HasColumnName("representation_basis").HasConversion<string>().HasMaxLength(40);
        builder.Property(r => r.Acts).HasColumnName("representation_acts").HasConversion<int>();
        builder.Property(r => r.Until).HasColumnName("representation_until");
        builder.Property(r => r.Number).HasColumnName("authority_number").HasMaxLength(100);
        builder.Property(r => r.SignedOn).HasColumnName("authority_signed_on");
        builder.Property(r => r.IssuedBy).HasColumnName("authority_issued_by").HasMaxLength(300);
        builder.Property(r => r.HeadName).HasColumnName("head_name").HasMaxLength(PersonName.MaxLength);
        builder.Property(r => r.HeadIdNumber).HasColumnName("head_id_number").HasMaxLength(20);
        builder.Property(r => r.HeadTitle).HasColumnName("head_title").HasMaxLength(200);
    }
}
