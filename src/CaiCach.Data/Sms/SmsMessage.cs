using CaiCach.Law.Mails;
using CaiCach.Law.Messages;
using CaiCach.Law.Sms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Sms;

/// <summary>How far a text message has come.</summary>
public enum SmsState
{
    /// <summary>Waits to be sent.</summary>
    Queued,

    /// <summary>The provider took it.</summary>
    Sent,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>The provider could not bring it to the phone.</summary>
    Undelivered,

    /// <summary>The last try failed; it is tried again.</summary>
    Failed,

    /// <summary>Given up: the provider refused it for good, or too many tries failed.</summary>
    SetAside,

    /// <summary>Not to be sent: no provider is set, the reader wants none, or it came too late.</summary>
    NotSent,

    /// <summary>It did not arrive through Zalo, or is not known to have; a text message goes in its place.</summary>
    Replaced,
}

/// <summary>A text message of an event and what became of it.</summary>
public sealed class SmsMessage
{
    /// <summary>Made from the event's id, so that an event has its message once; the provider gets it, so that a second copy is known as one.</summary>
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    public Guid EventId { get; set; }

    /// <summary>The body it is of, and that it costs, when it was written.</summary>
    public Guid? AgencyId { get; set; }

    /// <summary>The message through Zalo whose place it takes; null for any other. One message has one in its place.</summary>
    public Guid? ReplacesId { get; set; }

    /// <summary>The phone, E.164.</summary>
    public string Phone { get; set; } = "";

    public MailKind Kind { get; set; }

    /// <summary>Which message to an applicant; null for one about a petition, which has no template.</summary>
    public MessageKind? Message { get; set; }

    /// <summary>Code or request number of the dossier.</summary>
    public string Code { get; set; } = "";

    /// <summary>What it says, without the link.</summary>
    public string Text { get; set; } = "";

    /// <summary>What a template may be filled with beside code and link, as JSON; null where it has none.</summary>
    public string? Facts { get; set; }

    /// <summary>Opaque token of the page its link opens.</summary>
    public string Token { get; set; } = "";

    public SmsState State { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When the provider took it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>How it was handed over, or tried to be; null before.</summary>
    public SmsChannel? Channel { get; set; }

    /// <summary>The version of the template it went out with through Zalo.</summary>
    public Guid? TemplateId { get; set; }

    /// <summary>In how many parts it went out; null before.</summary>
    public int? Parts { get; set; }

    /// <summary>What it cost by the price in force when it went out, in đồng; null where none was set.</summary>
    public long? Cost { get; set; }

    /// <summary>What it cost by the provider's word, in đồng; null where it says nothing.</summary>
    public long? ToldCost { get; set; }

    /// <summary>When the provider said what became of it.</summary>
    public DateTime? ReceiptAt { get; set; }

    /// <summary>Why it was not sent, or not delivered.</summary>
    public string? Trouble { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SmsMessage>
    {
        public void Configure(EntityTypeBuilder<SmsMessage> builder)
        {
            builder.ToTable("sms_messages");
            builder.Property(m => m.Phone).HasMaxLength(40);
            builder.Property(m => m.Code).HasMaxLength(60);
            builder.Property(m => m.Text).HasMaxLength(1000);
            builder.Property(m => m.Token).HasMaxLength(60);
            builder.Property(m => m.Trouble).HasMaxLength(500);
            builder.HasIndex(m => m.CreatedAt).HasFilter("phone <> ''");
            builder.HasIndex(m => m.CreatedAt, "ix_sms_messages_undelivered").HasFilter("state IN ('SetAside', 'Undelivered')");
            builder.HasIndex(m => m.Token).IsUnique();
            builder.HasIndex(m => m.ReplacesId).IsUnique().HasFilter("replaces_id IS NOT NULL");
            builder.HasIndex(m => m.CreatedAt, "ix_sms_messages_to_replace").HasFilter("channel = 'Zalo' AND state IN ('Sent', 'SetAside', 'Undelivered')");
            builder.HasIndex(m => new { m.AgencyId, m.SentAt }).HasFilter("sent_at IS NOT NULL");
            builder.HasOne<ZnsTemplateRow>().WithMany().HasForeignKey(m => m.TemplateId).OnDelete(DeleteBehavior.Restrict);
            builder.HasIndex(m => new { m.DossierId, m.CreatedAt });
        }
    }
}

/// <summary>A phone whose owner wants no text message but those the law demands.</summary>
public sealed class SmsRefusal
{
    /// <summary>E.164.</summary>
    public string Phone { get; set; } = "";

    public DateTime RefusedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<SmsRefusal>
    {
        public void Configure(EntityTypeBuilder<SmsRefusal> builder)
        {
            builder.ToTable("sms_refusals");
            builder.HasKey(r => r.Phone);
            builder.Property(r => r.Phone).HasMaxLength(40);
        }
    }
}
