using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A one-time code by which an applicant without an account fetches an electronic result.</summary>
public sealed class ResultCode
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>What is kept of the code.</summary>
    public string Hash { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public DateTime ExpiresAt { get; set; }

    /// <summary>How often a wrong code was typed.</summary>
    public int Tries { get; set; }

    /// <summary>When the result was fetched with it (UTC).</summary>
    public DateTime? UsedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ResultCode>
    {
        public void Configure(EntityTypeBuilder<ResultCode> builder)
        {
            builder.ToTable("result_codes");
            builder.Property(c => c.Hash).HasMaxLength(200);
            builder.HasIndex(c => new { c.DossierId, c.MadeAt });
            builder.HasIndex(c => c.ExpiresAt);
        }
    }
}
