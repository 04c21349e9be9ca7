using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>A version of which procedures of a body other counters of the province take in; of those that have begun, the highest number is in force.</summary>
public sealed class SharedReceptionRow
{
    public Guid AgencyId { get; set; }

    /// <summary>From 1; of two makers at once only one can have it.</summary>
    public int Number { get; set; }

    /// <summary>The first local day it holds, inclusive.</summary>
    public DateOnly FirstDay { get; set; }

    public SharedScope Scope { get; set; }

    /// <summary>The codes of the named procedures in order, a space between two; empty unless some are named.</summary>
    public string Procedures { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SharedReceptionRow>
    {
        public void Configure(EntityTypeBuilder<SharedReceptionRow> builder)
        {
            builder.ToTable("shared_receptions");
            builder.HasKey(r => new { r.AgencyId, r.Number });
            builder.Property(r => r.MadeBy).HasMaxLength(200);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
