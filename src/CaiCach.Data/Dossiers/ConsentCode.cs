using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A one-time code by which a citizen agrees that an agent files. There is a row whether or not the person has an account it could be sent to, so that nobody can tell.</summary>
public sealed class ConsentCode
{
    public Guid Id { get; set; }

    /// <summary>Who had it sent, and alone may use it.</summary>
    public Guid AgentId { get; set; }

    /// <summary>The identity number that was typed.</summary>
    public string CitizenId { get; set; } = "";

    public string ProcedureCode { get; set; } = "";

    /// <summary>The body it is filed at.</summary>
    public string AgencyCode { get; set; } = "";

    /// <summary>What is kept of the code.</summary>
    public string Hash { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>How often a wrong code was typed.</summary>
    public int Tries { get; set; }

    public DateTime? UsedAt { get; set; }

    /// <summary>What was filed with it.</summary>
    public Guid? DossierId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ConsentCode>
    {
        public void Configure(EntityTypeBuilder<ConsentCode> builder)
        {
            builder.ToTable("consent_codes");
            builder.Property(c => c.CitizenId).HasMaxLength(12);
            builder.Property(c => c.ProcedureCode).HasMaxLength(60);
            builder.Property(c => c.AgencyCode).HasMaxLength(60);
            builder.Property(c => c.Hash).HasMaxLength(200);
            builder.HasIndex(c => new { c.CitizenId, c.MadeAt });
            builder.HasIndex(c => new { c.AgentId, c.MadeAt });
            builder.HasIndex(c => c.ExpiresAt);
        }
    }
}
