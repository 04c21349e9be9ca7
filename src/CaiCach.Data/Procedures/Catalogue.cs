using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Procedures;

/// <summary>Where a version of a procedure came from.</summary>
public enum ProcedureOrigin
{
    /// <summary>A file that ships with the program, or was loaded like one.</summary>
    Shipped,

    /// <summary>An office drew it up here and announced it by its decision.</summary>
    Office,
}

/// <summary>A procedure of the catalogue through all its versions: who keeps it and where it stands.</summary>
public sealed class CatalogueEntry
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every act, drafts too.</summary>
    public int Version { get; set; }

    /// <summary>The body that keeps it.</summary>
    public Guid AgencyId { get; set; }

    public string Code { get; set; } = "";

    public ProcedureKind Kind { get; set; }

    public string Name { get; set; } = "";

    /// <summary>Folded name, code and field for search.</summary>
    public string SearchKey { get; set; } = "";

    public CatalogueState State { get; set; }

    /// <summary>How far the draft has come; null where there is none.</summary>
    public ProcedureDraftState? DraftState { get; set; }

    /// <summary>The newest version that was announced; 0 where none was.</summary>
    public int NewestVersion { get; set; }

    /// <summary>An office has decided about it here: from then on files no longer change it.</summary>
    public bool IsOffices { get; set; }

    /// <summary>Counts up when what others see of it changes, so that every node knows when to read it again.</summary>
    public int Changes { get; set; }

    /// <summary>Whether the latest decision came too late.</summary>
    public bool DecidedLate { get; set; }

    /// <summary>The last day to make the announced version public; null where it is public or no limit holds.</summary>
    public DateOnly? PublicDue { get; set; }

    /// <summary>Whether the newest version was made public too late.</summary>
    public bool PublishedLate { get; set; }

    /// <summary>The code of the procedure that took its place; null for none.</summary>
    public string? ReplacedBy { get; set; }

    /// <summary>Whether a list for full online handling in force names it (đủ điều kiện thực hiện toàn trình).</summary>
    public bool IsFullyOnlineListed { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CatalogueEntry>
    {
        public void Configure(EntityTypeBuilder<CatalogueEntry> builder)
        {
            builder.ToTable("catalogue_entries");
            builder.Property(e => e.Version).IsConcurrencyToken();
            builder.Property(e => e.Code).HasMaxLength(60);
            builder.Property(e => e.Name).HasMaxLength(1000);
            builder.Property(e => e.ReplacedBy).HasMaxLength(60);
            builder.HasIndex(e => e.Code).IsUnique();
            builder.HasIndex(e => new { e.AgencyId, e.Code });
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(e => e.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The version of a procedure that is being drawn up; it may be incomplete and wrong, and goes when it is announced or given up.</summary>
public sealed class ProcedureDraft
{
    public Guid EntryId { get; set; }

    /// <summary>The document in the format of data/procedures, as far as it is written.</summary>
    public string Document { get; set; } = "";

    /// <summary>The version it is to follow; 0 where it is the first.</summary>
    public int BasedOn { get; set; }

    /// <summary>Accounts that wrote on it, separated by spaces: none of them reviews it.</summary>
    public string Writers { get; set; } = "";

    public string WriterName { get; set; } = "";

    public DateTime WrittenAt { get; set; }

    /// <summary>What the reviewer said when giving it back; null where it was not.</summary>
    public string? ReviewNote { get; set; }

    /// <summary>Who agreed; null while nobody has.</summary>
    public string? ReviewerName { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<ProcedureDraft>
    {
        public void Configure(EntityTypeBuilder<ProcedureDraft> builder)
        {
            builder.ToTable("procedure_drafts");
            builder.HasKey(d => d.EntryId);
            builder.Property(d => d.Writers).HasMaxLength(4000);
            builder.Property(d => d.WriterName).HasMaxLength(300);
            builder.Property(d => d.ReviewNote).HasMaxLength(2000);
            builder.Property(d => d.ReviewerName).HasMaxLength(300);
            builder.HasOne<CatalogueEntry>().WithOne().HasForeignKey<ProcedureDraft>(d => d.EntryId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A decision or plan of the control of procedures; never edited.</summary>
public sealed class CatalogueDecision
{
    public Guid Id { get; set; }

    /// <summary>The body whose catalogue it concerns.</summary>
    public Guid AgencyId { get; set; }

    public CatalogueDecisionKind Kind { get; set; }

    /// <summary>Number and sign.</summary>
    public string Number { get; set; } = "";

    /// <summary>Its date.</summary>
    public DateOnly Day { get; set; }

    /// <summary>The level of the body that issued it.</summary>
    public string Level { get; set; } = "";

    /// <summary>The body that issued it, as it names itself.</summary>
    public string Issuer { get; set; } = "";

    public string Signer { get; set; } = "";

    public string Title { get; set; } = "";

    /// <summary>Of a list for full online handling: whether it takes the place of the earlier lists of the body.</summary>
    public bool ReplacesEarlier { get; set; }

    /// <summary>The name of the file with its signed text; null where none is kept.</summary>
    public string? FileName { get; set; }

    /// <summary>The hash of that file.</summary>
    public string? FileSha256 { get; set; }

    /// <summary>Folded number, title, issuer and signer for search.</summary>
    public string SearchKey { get; set; } = "";

    public DateTime RecordedAt { get; set; }

    public string RecordedBy { get; set; } = "";

    public ICollection<CatalogueDecisionItem> Items { get; } = [];

    internal sealed class Mapping : IEntityTypeConfiguration<CatalogueDecision>
    {
        public void Configure(EntityTypeBuilder<CatalogueDecision> builder)
        {
            builder.ToTable("catalogue_decisions");
            builder.Property(d => d.Number).HasMaxLength(100);
            builder.Property(d => d.Level).HasMaxLength(30);
            builder.Property(d => d.Issuer).HasMaxLength(300);
            builder.Property(d => d.Signer).HasMaxLength(300);
            builder.Property(d => d.Title).HasMaxLength(1000);
            builder.Property(d => d.RecordedBy).HasMaxLength(300);
            builder.Property(d => d.FileName).HasMaxLength(255);
            builder.Property(d => d.FileSha256).HasMaxLength(64);
            builder.HasIndex(d => new { d.AgencyId, d.Kind, d.Number, d.Day }).IsUnique();
            builder.HasIndex(d => new { d.AgencyId, d.Day, d.Id });
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A procedure that a decision is about.</summary>
public sealed class CatalogueDecisionItem
{
    public Guid Id { get; set; }

    public Guid DecisionId { get; set; }

    public Guid EntryId { get; set; }

    public string Code { get; set; } = "";

    /// <summary>The version it is about.</summary>
    public int ProcedureVersion { get; set; }

    /// <summary>What it does; null for a decision that announces nothing.</summary>
    public AnnouncementAction? Action { get; set; }

    /// <summary>The first day of force, of an abolition the first day without; null for a decision that announces nothing.</summary>
    public DateOnly? EffectiveFrom { get; set; }

    /// <summary>The day the legal document takes effect.</summary>
    public DateOnly? LawEffectiveFrom { get; set; }

    /// <summary>The last day for the decision; null where no limit holds.</summary>
    public DateOnly? DecideBy { get; set; }

    public bool DecidedLate { get; set; }

    /// <summary>The last day to make it public; null where no limit holds.</summary>
    public DateOnly? PublicDue { get; set; }

    /// <summary>When it was made public (UTC); null while it is not.</summary>
    public DateTime? PublicAt { get; set; }

    /// <summary>Ids of the bodies that receive the procedure under it, separated by spaces.</summary>
    public string Bodies { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<CatalogueDecisionItem>
    {
        public void Configure(EntityTypeBuilder<CatalogueDecisionItem> builder)
        {
            builder.ToTable("catalogue_decision_items");
            builder.Property(i => i.Code).HasMaxLength(60);
            builder.HasIndex(i => new { i.DecisionId, i.EntryId }).IsUnique();
            builder.HasIndex(i => i.EntryId);
            builder.HasOne<CatalogueDecision>().WithMany(d => d.Items).HasForeignKey(i => i.DecisionId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<CatalogueEntry>().WithMany().HasForeignKey(i => i.EntryId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
