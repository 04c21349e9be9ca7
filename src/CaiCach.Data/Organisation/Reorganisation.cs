using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Organisation;

/// <summary>A decision that merges, divides, renames or closes units from a day on.</summary>
public sealed class Reorganisation
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    public ReorganisationKind Kind { get; set; }

    /// <summary>Number and sign of the decision.</summary>
    public string DecisionNumber { get; set; } = "";

    public DateOnly DecisionDate { get; set; }

    /// <summary>The first day of the new order.</summary>
    public DateOnly EffectiveDay { get; set; }

    /// <summary>What it does, in one Vietnamese line.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Which units, and what goes where, as JSON.</summary>
    public string Plan { get; set; } = "";

    public DateTime RecordedAt { get; set; }

    public Guid? RecordedById { get; set; }

    public string RecordedBy { get; set; } = "";

    /// <summary>When it was called off; null when it was not.</summary>
    public DateTime? CancelledAt { get; set; }

    /// <summary>When units, posts and procedures were moved; null while that is to come.</summary>
    public DateTime? CarriedOutAt { get; set; }

    /// <summary>When nothing open was left in the old units; null while dossiers are being moved.</summary>
    public DateTime? CompletedAt { get; set; }

    /// <summary>When it was seen that nothing is left in the old units and every node knows the new order; null while that is to be seen, and again once a dossier there is opened.</summary>
    public DateTime? SettledAt { get; set; }

    /// <summary>When carrying it out failed last; null when it did not.</summary>
    public DateTime? FailedAt { get; set; }

    /// <summary>What it failed at: the table where what it makes is there already, else the kind of failure, as in the log.</summary>
    public string? Failure { get; set; }

    /// <summary>Dossiers moved so far.</summary>
    public int Moved { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Reorganisation>
    {
        public void Configure(EntityTypeBuilder<Reorganisation> builder)
        {
            builder.ToTable("reorganisations");
            builder.Property(r => r.Version).IsConcurrencyToken();
            builder.Property(r => r.DecisionNumber).HasMaxLength(60);
            builder.Property(r => r.Summary).HasMaxLength(2000);
            builder.Property(r => r.Failure).HasMaxLength(200);
            builder.Property(r => r.RecordedBy).HasMaxLength(300);
            builder.HasIndex(r => r.RecordedAt);
        }
    }
}

/// <summary>What a unit had went, from a day on, to another.</summary>
public sealed class UnitSuccession
{
    public Guid PredecessorId { get; set; }

    public Guid SuccessorId { get; set; }

    /// <summary>The reorganisation it came with.</summary>
    public Guid ReorganisationId { get; set; }

    /// <summary>The first day of the successor.</summary>
    public DateOnly Day { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnitSuccession>
    {
        public void Configure(EntityTypeBuilder<UnitSuccession> builder)
        {
            builder.ToTable("unit_successions");
            builder.HasKey(s => new { s.PredecessorId, s.SuccessorId, s.ReorganisationId });
            builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.PredecessorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.SuccessorId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Reorganisation>().WithMany().HasForeignKey(s => s.ReorganisationId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
