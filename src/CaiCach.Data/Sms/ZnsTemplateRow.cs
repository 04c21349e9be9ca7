using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Sms;

/// <summary>A version of a template of messages through Zalo (mẫu ZNS) for a kind of message. Never changed.</summary>
public sealed class ZnsTemplateRow
{
    public Guid Id { get; set; }

    /// <summary>What the versions of one kind of message have in common: the id of the first.</summary>
    public Guid SeriesId { get; set; }

    public MessageKind Kind { get; set; }

    /// <summary>1, 2, 3 … of its kind of message.</summary>
    public int Version { get; set; }

    /// <summary>The number the provider knows it by.</summary>
    public string Template { get; set; } = "";

    /// <summary>The names of its parameters, by comma.</summary>
    public string Parameters { get; set; } = "";

    public ZnsState State { get; set; }

    /// <summary>Why the provider refused it; null for any other state.</summary>
    public string? Reason { get; set; }

    /// <summary>The first day this holds.</summary>
    public DateOnly InForceFrom { get; set; }

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    /// <summary>What the law sees of it.</summary>
    public ZnsTemplate Facts => new(Version, Template, ZnsTemplates.Read(Parameters), State, InForceFrom);

    internal sealed class Mapping : IEntityTypeConfiguration<ZnsTemplateRow>
    {
        public void Configure(EntityTypeBuilder<ZnsTemplateRow> builder)
        {
            builder.ToTable("zns_templates");
            builder.Ignore(t => t.Facts);
            builder.Property(t => t.Template).HasMaxLength(40);
            builder.Property(t => t.Parameters).HasMaxLength(200);
            builder.Property(t => t.Reason).HasMaxLength(500);
            builder.Property(t => t.SavedBy).HasMaxLength(500);
            builder.HasIndex(t => new { t.Kind, t.Version }).IsUnique();
        }
    }
}
