using CaiCach.Law.Outages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Outages;

/// <summary>An announced outage or maintenance of the system (sự cố, bảo trì).</summary>
public sealed class Outage
{
    /// <summary>Made with the empty form, so that a second press announces nothing new.</summary>
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    public OutageKind Kind { get; set; }

    /// <summary>What it affects.</summary>
    public OutageParts Parts { get; set; }

    /// <summary>When it begins (UTC).</summary>
    public DateTime StartsAt { get; set; }

    /// <summary>When it is expected to end (UTC).</summary>
    public DateTime ExpectedUntil { get; set; }

    /// <summary>What people are told, in Vietnamese.</summary>
    public string Text { get; set; } = "";

    /// <summary>When it ended (UTC); null while nobody has said so.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>When it was withdrawn (UTC); null when it was not.</summary>
    public DateTime? WithdrawnAt { get; set; }

    public DateTime AnnouncedAt { get; set; }

    public string AnnouncedBy { get; set; } = "";

    /// <summary>In the eyes of the law.</summary>
    public OutageFacts Facts => new(Kind, Parts, StartsAt, ExpectedUntil, EndedAt, WithdrawnAt is not null);

    internal sealed class Mapping : IEntityTypeConfiguration<Outage>
    {
        public void Configure(EntityTypeBuilder<Outage> builder)
        {
            builder.ToTable("outages");
            builder.Property(o => o.Id).ValueGeneratedNever();
            builder.Property(o => o.Version).IsConcurrencyToken();
            builder.Property(o => o.Kind).HasConversion<string>().HasMaxLength(40);
            builder.Property(o => o.Parts).HasConversion<int>();
            builder.Property(o => o.Text).HasMaxLength(OutageRules.LongestText);
            builder.Property(o => o.AnnouncedBy).HasMaxLength(200);
            builder.Ignore(o => o.Facts);
            builder.HasIndex(o => new { o.StartsAt, o.Id });
        }
    }
}
