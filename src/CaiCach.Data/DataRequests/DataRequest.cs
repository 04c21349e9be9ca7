using CaiCach.Law.DataRequests;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.DataRequests;

/// <summary>What a person asked about the own personal data, and what became of it.</summary>
public sealed class DataRequest
{
    /// <summary>The mark of the form it came from: sent twice, it is one request.</summary>
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    /// <summary>Whose data it is about; he or she sent it.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The body that decides.</summary>
    public Guid AgencyId { get; set; }

    public DataRequestKind Kind { get; set; }

    public DataRequestState State { get; set; }

    /// <summary>What exactly is asked for.</summary>
    public string Content { get; set; } = "";

    public DateTime ReceivedAt { get; set; }

    /// <summary>Last moment (UTC) to answer in time.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>What was done, or why not; null before the decision.</summary>
    public string? Answer { get; set; }

    /// <summary>The provision that keeps the data; of refusals alone.</summary>
    public string? LegalBasis { get; set; }

    public DateTime? DecidedAt { get; set; }

    public string? DecidedBy { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<DataRequest>
    {
        public void Configure(EntityTypeBuilder<DataRequest> builder)
        {
            builder.ToTable("data_requests");
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.Property(r => r.Content).HasMaxLength(2000);
            builder.Property(r => r.Answer).HasMaxLength(2000);
            builder.Property(r => r.LegalBasis).HasMaxLength(1000);
            builder.Property(r => r.DecidedBy).HasMaxLength(300);
            builder.HasIndex(r => new { r.AccountId, r.ReceivedAt });
            builder.HasIndex(r => new { r.AgencyId, r.State, r.DueAt });
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(r => r.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
