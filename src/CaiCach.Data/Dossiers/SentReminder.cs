using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A reminder of a dossier that was sent: each step of the ladder once for each due date.</summary>
public sealed class SentReminder
{
    public Guid DossierId { get; set; }

    /// <summary>The due date it speaks of (UTC).</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Which step: how far from the due date, and in what, e.g. "-2 WorkingDay".</summary>
    public string Step { get; set; } = "";

    public DateTime SentAt { get; set; }

    /// <summary>Who was reminded, as roles: "Officer,DivisionHead".</summary>
    public string Recipients { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SentReminder>
    {
        public void Configure(EntityTypeBuilder<SentReminder> builder)
        {
            builder.ToTable("sent_reminders");
            builder.HasKey(r => new { r.DossierId, r.DueAt, r.Step });
            builder.Property(r => r.Step).HasMaxLength(30);
            builder.Property(r => r.Recipients).HasMaxLength(100);
            builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
