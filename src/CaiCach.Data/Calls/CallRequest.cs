using CaiCach.Law.Calls;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Calls;

/// <summary>A request to be called back, of somebody who cannot sign in or file; deleted some time after it was settled.</summary>
public sealed class CallRequest
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    /// <summary>The mark of the form it came from: sent twice, it is one request.</summary>
    public Guid SubmissionKey { get; set; }

    public CallState State { get; set; }

    /// <summary>The body whose one-stop unit is to call.</summary>
    public Guid AgencyId { get; set; }

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    /// <summary>What the person is stuck with.</summary>
    public string Content { get; set; } = "";

    public DateTime AskedAt { get; set; }

    public Guid? TakenById { get; set; }

    public DateTime? TakenAt { get; set; }

    /// <summary>What was said, or why it was closed; null before.</summary>
    public string? Note { get; set; }

    /// <summary>When it was answered or closed (UTC).</summary>
    public DateTime? SettledAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CallRequest>
    {
        public void Configure(EntityTypeBuilder<CallRequest> builder)
        {
            builder.ToTable("call_requests");
            builder.Property(c => c.Version).IsConcurrencyToken();
            builder.Property(c => c.Name).HasMaxLength(200);
            builder.Property(c => c.Phone).HasMaxLength(20);
            builder.HasIndex(c => c.SubmissionKey).IsUnique();
            builder.HasIndex(c => new { c.AgencyId, c.State, c.Id });
            builder.HasIndex(c => new { c.Phone, c.AskedAt });
            builder.HasIndex(c => c.AskedAt);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(c => c.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
