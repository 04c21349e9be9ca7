using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Mails;

/// <summary>How far an e-mail has come.</summary>
public enum MailState
{
    /// <summary>Waits to be sent.</summary>
    Queued,

    /// <summary>The mail server took it.</summary>
    Sent,

    /// <summary>The last try failed; it is tried again.</summary>
    Failed,

    /// <summary>Given up: the mail server refused it for good, or too many tries failed.</summary>
    SetAside,

    /// <summary>Not to be sent: no mail server is set, the reader wants none, or it came too late.</summary>
    NotSent,
}

/// <summary>An e-mail of an event and what became of it.</summary>
public sealed class Mail
{
    /// <summary>Made from the event's id, so that an event has each of its e-mails once; the Message-ID is made of it, so that a second copy is known as one.</summary>
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    public Guid EventId { get; set; }

    /// <summary>The official it goes to; null for an applicant.</summary>
    public Guid? AccountId { get; set; }

    public string Address { get; set; } = "";

    public MailKind Kind { get; set; }

    /// <summary>Code or request number of the dossier.</summary>
    public string Code { get; set; } = "";

    public string Subject { get; set; } = "";

    public string Text { get; set; } = "";

    /// <summary>Opaque token of the page on which the reader refuses e-mails.</summary>
    public string Token { get; set; } = "";

    public MailState State { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>When the mail server took it.</summary>
    public DateTime? SentAt { get; set; }

    /// <summary>Why it was not sent.</summary>
    public string? Trouble { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Mail>
    {
        public void Configure(EntityTypeBuilder<Mail> builder)
        {
            builder.ToTable("mails");
            builder.Property(m => m.Address).HasMaxLength(320);
            builder.Property(m => m.Code).HasMaxLength(60);
            builder.Property(m => m.Subject).HasMaxLength(200);
            builder.Property(m => m.Text).HasMaxLength(4000);
            builder.Property(m => m.Token).HasMaxLength(60);
            builder.Property(m => m.Trouble).HasMaxLength(500);
            builder.HasIndex(m => m.Token).IsUnique();
            builder.HasIndex(m => m.CreatedAt).HasFilter("address <> ''");
            builder.HasIndex(m => m.CreatedAt, "ix_mails_set_aside").HasFilter("state = 'SetAside' AND account_id IS NULL");
            builder.HasIndex(m => new { m.DossierId, m.CreatedAt }).HasFilter("account_id IS NULL");
        }
    }
}

/// <summary>An address whose owner wants no e-mail but those the law demands.</summary>
public sealed class MailRefusal
{
    /// <summary>In small letters.</summary>
    public string Address { get; set; } = "";

    public DateTime RefusedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<MailRefusal>
    {
        public void Configure(EntityTypeBuilder<MailRefusal> builder)
        {
            builder.ToTable("mail_refusals");
            builder.HasKey(r => r.Address);
            builder.Property(r => r.Address).HasMaxLength(320);
        }
    }
}
