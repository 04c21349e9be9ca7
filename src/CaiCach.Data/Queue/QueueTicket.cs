using CaiCach.Law.Queue;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Queue;

/// <summary>A number taken at a one-stop unit. It says nothing of who holds it, and is kept for ever as a figure.</summary>
public sealed class QueueTicket
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>The mark of the form it was taken with.</summary>
    public Guid FormKey { get; set; }

    /// <summary>The body whose one-stop unit it is.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The local day.</summary>
    public DateOnly Day { get; set; }

    /// <summary>Runs from 1 on each day of a body, without a gap.</summary>
    public int Number { get; set; }

    /// <summary>What its holder came for.</summary>
    public QueueGroup Purpose { get; set; }

    public bool HasPriority { get; set; }

    public TicketState State { get; set; }

    public DateTime TakenAt { get; set; }

    /// <summary>Since when it stands where it stands in the queue: since it was taken, or put back.</summary>
    public DateTime Place { get; set; }

    /// <summary>Since when the wait counts that runs now: since it was taken, or transferred; null where none runs, and after nobody came.</summary>
    public DateTime? WaitingSince { get; set; }

    /// <summary>Whether it went back to the queue once because nobody came.</summary>
    public bool WasPutBack { get; set; }

    /// <summary>The one desk it waits for; null when any desk of its group may call it.</summary>
    public Guid? ForDeskId { get; set; }

    /// <summary>The desk that called it last; null before.</summary>
    public Guid? DeskId { get; set; }

    /// <summary>Who called it last.</summary>
    public Guid? OfficerId { get; set; }

    /// <summary>When it was called last, the first call of that turn.</summary>
    public DateTime? CalledAt { get; set; }

    /// <summary>When its holder came to the desk.</summary>
    public DateTime? StartedAt { get; set; }

    /// <summary>When it was over.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How long its holder waited in all, whole seconds.</summary>
    public int WaitedSeconds { get; set; }

    /// <summary>How long its holder was served in all, whole seconds.</summary>
    public int ServedSeconds { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QueueTicket>
    {
        public void Configure(EntityTypeBuilder<QueueTicket> builder)
        {
            builder.ToTable("queue_tickets");
            builder.Property(t => t.Version).IsConcurrencyToken();
            builder.HasIndex(t => t.FormKey).IsUnique();
            builder.HasIndex(t => new { t.AgencyId, t.Day, t.Number }).IsUnique();
            builder.HasIndex(t => new { t.AgencyId, t.Day, t.State, t.Place });

            // A desk has one at a time.
            builder.HasIndex(t => new { t.DeskId, t.Day }).IsUnique().HasFilter("state IN ('Called', 'Serving')");
            builder.HasIndex(t => t.Day, "ix_queue_tickets_open").HasFilter("state IN ('Waiting', 'Called', 'Serving')");
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<QueueDesk>().WithMany().HasForeignKey(t => t.DeskId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<QueueDesk>().WithMany().HasForeignKey(t => t.ForDeskId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A dossier that was filed or returned while a ticket was at the desk.</summary>
public sealed class QueueTicketDossier
{
    public Guid TicketId { get; set; }

    public Guid DossierId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QueueTicketDossier>
    {
        public void Configure(EntityTypeBuilder<QueueTicketDossier> builder)
        {
            builder.ToTable("queue_ticket_dossiers");
            builder.HasKey(l => new { l.TicketId, l.DossierId });
            builder.HasOne<QueueTicket>().WithMany().HasForeignKey(l => l.TicketId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Dossiers.Dossier>().WithMany().HasForeignKey(l => l.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
