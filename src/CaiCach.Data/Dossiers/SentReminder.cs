using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>A reminder that was sent: each step of a ladder once for each due date of a clock.</summary>
public sealed class SentReminder
{
    /// <summary>The dossier, the consultation or the petition whose clock it is; of a step of a process, the dossier.</summary>
    public Guid SubjectId { get; set; }

    /// <summary>Which of its clocks: "due", "opinion", the number of a step, "refuse", "ask", "answer" or "publish".</summary>
    public string Clock { get; set; } = "";

    /// <summary>The due date it speaks of (UTC).</summary>
    public DateTime DueAt { get; set; }

    /// <summary>Which step of the ladder: how far from the due date, and in what, e.g. "-2 WorkingDay".</summary>
    public string Step { get; set; } = "";

    public ReminderAbout About { get; set; }

    /// <summary>The step of the process, or the unit that was asked; null for others.</summary>
    public string? Name { get; set; }

    /// <summary>The dossier on whose page it stands; null for a petition.</summary>
    public Guid? DossierId { get; set; }

    public DateTime SentAt { get; set; }

    /// <summary>Who was reminded, as roles: "Officer,DivisionHead".</summary>
    public string Recipients { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<SentReminder>
    {
        public void Configure(EntityTypeBuilder<SentReminder> builder)
        {
            builder.ToTable("sent_reminders");
            builder.HasKey(r => new { r.SubjectId, r.Clock, r.DueAt, r.Step });
            builder.Property(r => r.Clock).HasMaxLength(20);
            builder.Property(r => r.Step).HasMaxLength(30);
            builder.Property(r => r.Recipients).HasMaxLength(100);
            builder.HasIndex(r => new { r.DossierId, r.SentAt }).HasFilter("dossier_id IS NOT NULL");
            builder.HasOne<Dossier>().WithMany().HasForeignKey(r => r.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
