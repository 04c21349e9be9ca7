using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Events;

/// <summary>One change of one record, written with it in one transaction, never changed afterwards (a trigger refuses it).</summary>
public sealed class EventRow
{
    /// <summary>The types of events that the end-of-day sheet of a counter counts; they have an index of their own.</summary>
    public static IReadOnlyList<string> OfTheCounter { get; } =
        ["dossier.intake_supplement_asked", "dossier.supplement_asked", "dossier.intake_rejected", "dossier.intake_supplement_expired", "dossier.delivered"];

    public Guid Id { get; set; }

    /// <summary>The kind of record: "dossier", "offering", "index" and the others of the ledger's KnownEvents.</summary>
    public string Stream { get; set; } = "";

    public Guid StreamId { get; set; }

    /// <summary>1, 2, 3 … within the record, without a gap.</summary>
    public int Version { get; set; }

    /// <summary>For example "dossier.accepted".</summary>
    public string Type { get; set; } = "";

    /// <summary>When it happened (UTC).</summary>
    public DateTime At { get; set; }

    /// <summary>Who did it: an account, an API client, or null for the system.</summary>
    public Guid? ActorId { get; set; }

    public string ActorName { get; set; } = "";

    /// <summary>The unit the actor acted for.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>In which process, e.g. "portal", "workspace", "api", "seed".</summary>
    public string Process { get; set; } = "";

    public string? Reason { get; set; }

    /// <summary>The facts of the change, as JSON.</summary>
    public string Data { get; set; } = "{}";

    internal sealed class Mapping : IEntityTypeConfiguration<EventRow>
    {
        public void Configure(EntityTypeBuilder<EventRow> builder)
        {
            builder.ToTable("events");
            builder.Property(e => e.Stream).HasMaxLength(40);
            builder.Property(e => e.Type).HasMaxLength(60);
            builder.Property(e => e.ActorName).HasMaxLength(300);
            builder.Property(e => e.Process).HasMaxLength(60);
            builder.HasIndex(e => new { e.StreamId, e.Version }).IsUnique();
            builder.HasIndex(e => new { e.Type, e.At }, "ix_events_of_the_counter").HasFilter($"type IN ({string.Join(", ", OfTheCounter.Select(type => $"'{type}'"))})");
            builder.HasIndex(e => new { e.ActorId, e.Id });
            builder.HasIndex(e => e.Id, "ix_events_not_of_dossiers").HasFilter("stream <> 'dossier'");
        }
    }
}
