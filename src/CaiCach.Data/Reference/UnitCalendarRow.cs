using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Reference;

/// <summary>A version of what a body's calendar has of its own: hours and single days. Versions are kept for ever; dossiers name theirs.</summary>
public sealed class UnitCalendarRow
{
    public string Version { get; set; } = "";

    /// <summary>The body.</summary>
    public Guid UnitId { get; set; }

    /// <summary>The place among the versions of the body: the highest is in force. Of two makers at once only one can have it.</summary>
    public int Number { get; set; }

    /// <summary>The weeks and days, whole (JSON).</summary>
    public string Document { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    /// <summary>Number and sign of the document that decided.</summary>
    public string DecisionNumber { get; set; } = "";

    public DateOnly DecisionDate { get; set; }

    /// <summary>What changed, in one Vietnamese line.</summary>
    public string Summary { get; set; } = "";

    /// <summary>When the latest full look at the open dossiers of the body with this version began; null while there has been none.</summary>
    public DateTime? RecomputedAt { get; set; }

    /// <summary>Times that a dossier was moved by this version.</summary>
    public int Moved { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<UnitCalendarRow>
    {
        public void Configure(EntityTypeBuilder<UnitCalendarRow> builder)
        {
            builder.ToTable("unit_calendars");
            builder.HasKey(c => c.Version);
            builder.Property(c => c.Version).HasMaxLength(30);
            builder.Property(c => c.DecisionNumber).HasMaxLength(60);
            builder.Property(c => c.Summary).HasMaxLength(800);
            builder.Property(c => c.MadeBy).HasMaxLength(200);
            builder.HasIndex(c => new { c.UnitId, c.Number }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(c => c.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
