using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Ratings;

/// <summary>How satisfied the applicant is with the handling of a dossier; one a dossier, never changed.</summary>
public sealed class Rating
{
    public Guid DossierId { get; set; }

    /// <summary>The competent body.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The unit that handled it last.</summary>
    public Guid UnitId { get; set; }

    /// <summary>The officer who handled it; null when nobody had it.</summary>
    public Guid? OfficerId { get; set; }

    /// <summary>The body that received it; it stays when the body ends.</summary>
    public Guid? ReceivedById { get; set; }

    /// <summary>Who accepted it at the counter; null where no official did.</summary>
    public Guid? ReceiverId { get; set; }

    public Satisfaction Level { get; set; }

    public string? Comment { get; set; }

    public DateTime RatedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Rating>
    {
        public void Configure(EntityTypeBuilder<Rating> builder)
        {
            builder.ToTable("ratings");
            builder.HasKey(r => r.DossierId);
            builder.Property(r => r.Comment).HasMaxLength(1000);
            builder.HasIndex(r => new { r.AgencyId, r.RatedAt });
            builder.HasIndex(r => new { r.ReceivedById, r.RatedAt });
            builder.HasOne<Dossiers.Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A link to rate a dossier. The link itself is known to its holder alone; here stands what it is recognised by.</summary>
public sealed class RatingLink
{
    /// <summary>SHA-256 of the link's token, in hexadecimal small letters.</summary>
    public string TokenHash { get; set; } = "";

    public Guid DossierId { get; set; }

    public DateTime ExpiresAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<RatingLink>
    {
        public void Configure(EntityTypeBuilder<RatingLink> builder)
        {
            builder.ToTable("rating_links");
            builder.HasKey(l => l.TokenHash);
            builder.Property(l => l.TokenHash).HasMaxLength(64);
            builder.HasIndex(l => l.ExpiresAt);
            builder.HasOne<Dossiers.Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
