using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Drafts;

/// <summary>What an applicant has typed so far; kept until it is submitted, deleted or 90 days old.</summary>
public sealed class Draft
{
    public Guid Id { get; set; }

    /// <summary>The account it belongs to.</summary>
    public Guid AccountId { get; set; }

    public string ProcedureCode { get; set; } = "";

    public Guid AgencyId { get; set; }

    /// <summary>The answers by field name, as JSON.</summary>
    public string Answers { get; set; } = "{}";

    public DateTime CreatedAt { get; set; }

    public DateTime SavedAt { get; set; }

    public int Version { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Draft>
    {
        public void Configure(EntityTypeBuilder<Draft> builder)
        {
            builder.ToTable("drafts");
            builder.Property(d => d.ProcedureCode).HasMaxLength(60);
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.AccountId, d.SavedAt });
        }
    }
}
