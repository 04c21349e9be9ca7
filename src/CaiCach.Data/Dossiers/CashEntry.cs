using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>What a line of the cash book (sổ quỹ) is.</summary>
public enum CashKind
{
    /// <summary>A fee or charge of the procedure.</summary>
    Fee,

    /// <summary>A financial obligation determined while handling.</summary>
    Duty,

    /// <summary>A fee that was recorded wrongly, taken back out of the book: the amount is negative.</summary>
    Reversal,

    /// <summary>A fee or an obligation given back after a withdrawal, a stop or a refusal: the amount is negative.</summary>
    Refund,
}

/// <summary>A line of a body's cash book, written with the event that took or gave the money. Never changed.</summary>
public sealed class CashEntry
{
    /// <summary>Id of the line.</summary>
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The body whose counter took or gave the money, the competent one or one that received for it; a line taken back stands where the line was.</summary>
    public Guid AgencyId { get; set; }

    public CashKind Kind { get; set; }

    /// <summary>How it was paid; null for lines from before methods were recorded.</summary>
    public PaymentMethod? Method { get; set; }

    /// <summary>Whole đồng; negative where money leaves or a line is taken back.</summary>
    public long Amount { get; set; }

    /// <summary>Number of the receipt, or of the paper that gives the money back.</summary>
    public string Number { get; set; } = "";

    public Guid? CashierId { get; set; }

    /// <summary>Who took it, as called then.</summary>
    public string Cashier { get; set; } = "";

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>When (UTC) the money came in, where that was before it was written down; null for the same moment.</summary>
    public DateTime? PaidAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<CashEntry>
    {
        public void Configure(EntityTypeBuilder<CashEntry> builder)
        {
            builder.ToTable("cash_entries");
            builder.Property(e => e.Number).HasMaxLength(100);
            builder.Property(e => e.Cashier).HasMaxLength(300);
            builder.HasIndex(e => new { e.AgencyId, e.At, e.Id });
            builder.HasIndex(e => new { e.DossierId, e.At });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(e => e.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
