using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Processes;

/// <summary>Where a version of an internal process stands.</summary>
public enum ProcessState
{
    /// <summary>Dự thảo: being written.</summary>
    Draft,

    /// <summary>Đã phê duyệt: decided; never changed again. Which one is in force goes by its day.</summary>
    Approved,

    /// <summary>Đã bỏ: a draft nobody decided.</summary>
    Discarded,
}

/// <summary>A version of the internal process (quy trình nội bộ, quy trình điện tử) of a procedure at a body.</summary>
public sealed class ProcessVersion
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events; a concurrency token.</summary>
    public int Version { get; set; }

    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    /// <summary>1, 2, 3 … of this procedure at this body.</summary>
    public int Number { get; set; }

    public ProcessState State { get; set; }

    /// <summary>The steps, as JSON.</summary>
    public string Document { get; set; } = "";

    public DateTime ChangedAt { get; set; }

    public string ChangedBy { get; set; } = "";

    /// <summary>The version of the procedure whose limit it was held against when it was approved; null before.</summary>
    public int? ProcedureVersion { get; set; }

    /// <summary>The decision that approved it, among the decisions of the catalogue; null before.</summary>
    public Guid? DecisionId { get; set; }

    /// <summary>Number and sign of the decision that approved it; null before.</summary>
    public string? DecisionNumber { get; set; }

    public DateOnly? DecisionDate { get; set; }

    /// <summary>Who signed the decision, with the title.</summary>
    public string? Signer { get; set; }

    /// <summary>The first day it holds for dossiers that are accepted; a later version that has begun takes its place. Null before approval.</summary>
    public DateOnly? InForceFrom { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProcessVersion>
    {
        public void Configure(EntityTypeBuilder<ProcessVersion> builder)
        {
            builder.ToTable("process_versions");
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.Property(p => p.ProcedureCode).HasMaxLength(60);
            builder.Property(p => p.State).HasConversion<string>().HasMaxLength(40);
            builder.Property(p => p.ChangedBy).HasMaxLength(300);
            builder.Property(p => p.DecisionNumber).HasMaxLength(100);
            builder.Property(p => p.Signer).HasMaxLength(300);
            builder.HasIndex(p => new { p.AgencyId, p.ProcedureCode, p.Number }).IsUnique();
            builder.HasIndex(p => new { p.AgencyId, p.ProcedureCode }, "ix_process_versions_draft").IsUnique().HasFilter("state = 'Draft'");
            builder.HasIndex(p => p.DecisionId);
            builder.HasOne<Procedures.CatalogueDecision>().WithMany().HasForeignKey(p => p.DecisionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
