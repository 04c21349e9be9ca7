using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Organisation;

/// <summary>The head of a body lets somebody sign, for a time.</summary>
public sealed class Delegation
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>The body whose dossiers they are.</summary>
    public Guid AgencyId { get; set; }

    public Guid DelegatorId { get; set; }

    public Guid DelegateId { get; set; }

    public DelegationForm Form { get; set; }

    /// <summary>The office of the head, e.g. "Giám đốc".</summary>
    public string HeadTitle { get; set; } = "";

    /// <summary>The delegate's own office, e.g. "Phó Giám đốc"; null for none.</summary>
    public string? OwnTitle { get; set; }

    /// <summary>Kinds of acts, separated by spaces.</summary>
    public string Kinds { get; set; } = "";

    /// <summary>Codes of fields, separated by spaces; empty for all procedures, unless some are named.</summary>
    public string Fields { get; set; } = "";

    /// <summary>Codes of procedures, separated by spaces.</summary>
    public string Procedures { get; set; } = "";

    /// <summary>Number and sign of the document that delegates.</summary>
    public string DocumentNumber { get; set; } = "";

    public DateOnly FirstDay { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>When it was withdrawn; null when it was not.</summary>
    public DateTime? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Delegation>
    {
        public void Configure(EntityTypeBuilder<Delegation> builder)
        {
            builder.ToTable("delegations");
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.Property(d => d.HeadTitle).HasMaxLength(100);
            builder.Property(d => d.OwnTitle).HasMaxLength(100);
            builder.Property(d => d.Kinds).HasMaxLength(200);
            builder.Property(d => d.Fields).HasMaxLength(1000);
            builder.Property(d => d.Procedures).HasMaxLength(2000);
            builder.Property(d => d.DocumentNumber).HasMaxLength(60);
            builder.HasIndex(d => new { d.DelegateId, d.AgencyId, d.FirstDay }).IsUnique().HasFilter("ended_at IS NULL");
            builder.HasIndex(d => new { d.AgencyId, d.FirstDay });
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(d => d.DelegatorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(d => d.DelegateId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
