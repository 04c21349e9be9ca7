using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>A version of the life events and common names that a body keeps for the public search; the highest number is in use.</summary>
public sealed class SearchAidsRow
{
    public Guid AgencyId { get; set; }

    /// <summary>From 1; of two makers at once only one can have it.</summary>
    public int Number { get; set; }

    /// <summary>A <see cref="Law.Procedures.SearchAids"/> as JSON.</summary>
    public string Document { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SearchAidsRow>
    {
        public void Configure(EntityTypeBuilder<SearchAidsRow> builder)
        {
            builder.ToTable("search_aids");
            builder.HasKey(r => new { r.AgencyId, r.Number });
            builder.Property(r => r.MadeBy).HasMaxLength(200);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
