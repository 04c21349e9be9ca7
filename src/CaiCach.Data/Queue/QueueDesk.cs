using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Queue;

/// <summary>A desk of a one-stop unit that calls numbers (quầy).</summary>
public sealed class QueueDesk
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>The body whose one-stop unit it stands in.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The number over the desk.</summary>
    public int Number { get; set; }

    public bool ServesFile { get; set; }

    public bool ServesCollect { get; set; }

    public bool ServesAdvice { get; set; }

    /// <summary>Since when it calls nobody any more; null while it is open.</summary>
    public DateTime? ClosedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<QueueDesk>
    {
        public void Configure(EntityTypeBuilder<QueueDesk> builder)
        {
            builder.ToTable("queue_desks");
            builder.Property(d => d.Version).IsConcurrencyToken();
            builder.HasIndex(d => new { d.AgencyId, d.Number }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>The machine at which people take numbers of a body: whoever has its address may take one.</summary>
public sealed class QueueKiosk
{
    /// <summary>The body.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>The opaque end of the address of its page.</summary>
    public string Token { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<QueueKiosk>
    {
        public void Configure(EntityTypeBuilder<QueueKiosk> builder)
        {
            builder.ToTable("queue_kiosks");
            builder.HasKey(k => k.AgencyId);
            builder.Property(k => k.Version).IsConcurrencyToken();
            builder.Property(k => k.Token).HasMaxLength(60);
            builder.HasIndex(k => k.Token).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(k => k.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
