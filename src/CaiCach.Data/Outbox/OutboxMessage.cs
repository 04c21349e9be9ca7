using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Outbox;

/// <summary>Something to be told to others because of an event; delivered at least once, in order for each record.</summary>
public sealed class OutboxMessage
{
    /// <summary>Ordered by time (UUID version 7).</summary>
    public Guid Id { get; set; }

    public Guid EventId { get; set; }

    /// <summary>The record it is about; messages of one record go out in order.</summary>
    public Guid StreamId { get; set; }

    public int StreamVersion { get; set; }

    /// <summary>For example "notice".</summary>
    public string Topic { get; set; } = "";

    public string Payload { get; set; } = "{}";

    public DateTime CreatedAt { get; set; }

    /// <summary>Not before this moment.</summary>
    public DateTime DueAt { get; set; }

    public int Attempts { get; set; }

    public DateTime? LeasedUntil { get; set; }

    public DateTime? DoneAt { get; set; }

    /// <summary>When it was given up after too many attempts; null while it waits or is done. Who has repaired the cause empties it to have it tried again.</summary>
    public DateTime? SetAsideAt { get; set; }

    public string? LastError { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutboxMessage>
    {
        public void Configure(EntityTypeBuilder<OutboxMessage> builder)
        {
            builder.ToTable("outbox");
            builder.Property(m => m.Topic).HasMaxLength(60);
            builder.Property(m => m.LastError).HasMaxLength(1000);
            builder.HasIndex(m => new { m.DueAt, m.Id }).HasFilter("done_at IS NULL AND set_aside_at IS NULL");
            builder.HasIndex(m => new { m.Topic, m.DueAt, m.Id }).HasFilter("done_at IS NULL AND set_aside_at IS NULL");
            builder.HasIndex(m => m.SetAsideAt).HasFilter("set_aside_at IS NOT NULL");
            builder.HasIndex(m => new { m.StreamId, m.StreamVersion }).HasFilter("done_at IS NULL");
            builder.HasIndex(m => m.DoneAt).HasFilter("done_at IS NOT NULL");
        }
    }
}
