using CaiCach.Law.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Messages;

/// <summary>A version of the text of a kind of message at one body; those below it use it too, where they have none of their own. Never changed.</summary>
public sealed class MessageTextRow
{
    public Guid Id { get; set; }

    /// <summary>What the versions of one text have in common: the id of the first.</summary>
    public Guid SeriesId { get; set; }

    public Guid AgencyId { get; set; }

    public MessageKind Kind { get; set; }

    /// <summary>1, 2, 3 … of its series.</summary>
    public int Version { get; set; }

    /// <summary>The first day it is used; a later version that has begun takes its place.</summary>
    public DateOnly InForceFrom { get; set; }

    public string Subject { get; set; } = "";

    public string Mail { get; set; } = "";

    /// <summary>Empty where no text message is sent.</summary>
    public string Sms { get; set; } = "";

    /// <summary>What an official reads in the program; empty in a message to citizens.</summary>
    public string Notice { get; set; } = "";

    public DateTime SavedAt { get; set; }

    public string SavedBy { get; set; } = "";

    /// <summary>What it says.</summary>
    public MessageText Text => new(Subject, Mail, Sms, Notice);

    internal sealed class Mapping : IEntityTypeConfiguration<MessageTextRow>
    {
        public void Configure(EntityTypeBuilder<MessageTextRow> builder)
        {
            builder.ToTable("message_texts");
            builder.Ignore(t => t.Text);
            builder.Property(t => t.Notice).HasDefaultValue("");
            builder.Property(t => t.SavedBy).HasMaxLength(500);
            builder.HasIndex(t => new { t.AgencyId, t.Kind, t.Version }).IsUnique();
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(t => t.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
