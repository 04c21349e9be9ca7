using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Sms;

/// <summary>A price of a channel from a day on. Never changed; a later line of the list takes its place.</summary>
public sealed class MessagePriceRow
{
    public Guid Id { get; set; }

    /// <summary>1, 2, 3 … of the list.</summary>
    public int Version { get; set; }

    public SmsChannel Channel { get; set; }

    /// <summary>Whole đồng: for each part of a text message, for each message through Zalo.</summary>
    public long Price { get; set; }

    /// <summary>The first day it holds.</summary>
    public DateOnly InForceFrom { get; set; }

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    /// <summary>What the law sees of it.</summary>
    public MessagePrice Facts => new(Version, Channel, InForceFrom, Price);

    internal sealed class Mapping : IEntityTypeConfiguration<MessagePriceRow>
    {
        public void Configure(EntityTypeBuilder<MessagePriceRow> builder)
        {
            builder.ToTable("message_prices");
            builder.Ignore(p => p.Facts);
            builder.Property(p => p.SavedBy).HasMaxLength(500);
            builder.HasIndex(p => p.Version).IsUnique();
        }
    }
}
