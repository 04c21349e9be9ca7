using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Outbox;

/// <summary>What a message to an official is about.</summary>
public enum NoticeKind
{
    /// <summary>A dossier came to the official or to the unit he or she leads.</summary>
    Assigned,

    /// <summary>The applicant handed in what was asked for.</summary>
    Supplement,

    /// <summary>The head sent a proposal back.</summary>
    Returned,

    /// <summary>The official's unit is asked for its opinion.</summary>
    Asked,

    /// <summary>An opinion, or the silence of who was asked, came in.</summary>
    Answered,

    /// <summary>Something waits for the official's signature.</summary>
    ToSign,

    /// <summary>A due date is near.</summary>
    DueSoon,

    /// <summary>A due date has passed.</summary>
    Overdue,

    /// <summary>A due date moved.</summary>
    DueMoved,

    /// <summary>A dossier that stood still can be handled again.</summary>
    GoesOn,

    /// <summary>A dossier stands still or has ended without a result.</summary>
    Halted,

    /// <summary>A signed result is to be numbered and issued.</summary>
    ToIssue,

    /// <summary>A result, or originals of what ended without one, are to be handed over.</summary>
    ToReturn,

    /// <summary>A payment is to be recorded when it comes.</summary>
    ToPay,

    /// <summary>A result was issued in other bytes than the head saw.</summary>
    OtherCopy,

    /// <summary>A request came in online and waits to be looked at.</summary>
    Submitted,

    /// <summary>Something became of a dossier that the official filed for a unit, under an internal procedure.</summary>
    OwnRequest,

    /// <summary>A proposal waits for the official's review before it is signed.</summary>
    ToReview,

    /// <summary>Somebody who keeps an eye on dossiers reminds of one.</summary>
    Urged,

    /// <summary>An e-mail to the applicant came back.</summary>
    Undelivered,

    /// <summary>What was paid for a dossier waits to be given back.</summary>
    ToGiveBack,

    /// <summary>Malware was found in a file of a dossier.</summary>
    Malware,

    /// <summary>Somebody asks to be called back; leads to the list of such requests.</summary>
    CallBack,

    /// <summary>An order to open an ended dossier again that an administrator is to carry out.</summary>
    ToReopen,

    /// <summary>A dossier became late, and the reader owes the cause.</summary>
    CauseOwed,

    /// <summary>What stands in a dossier about its parties was corrected.</summary>
    Corrected,

    /// <summary>A dossier that the official had was given to somebody else.</summary>
    PassedOn,
}

/// <summary>A message to an account, shown when it signs in.</summary>
public sealed class Notice
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    /// <summary>The dossier it leads to; empty for one about a petition, a question or a request to be called back.</summary>
    public Guid DossierId { get; set; }

    /// <summary>The petition it leads to; null for any other.</summary>
    public Guid? PetitionId { get; set; }

    /// <summary>The question of a citizen it leads to; null for any other.</summary>
    public Guid? QuestionId { get; set; }

    /// <summary>The event it tells of, told each account once; where time alone made the news, an id made for it.</summary>
    public Guid EventId { get; set; }

    /// <summary>What it is about; null for a message to an applicant.</summary>
    public NoticeKind? Kind { get; set; }

    /// <summary>What the account's unit is asked; null for any other message.</summary>
    public Guid? ConsultationId { get; set; }

    public string Text { get; set; } = "";

    public DateTime CreatedAt { get; set; }

    public DateTime? ReadAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("notices");
            builder.Property(n => n.Text).HasMaxLength(2000);
            builder.HasIndex(n => new { n.EventId, n.AccountId }).IsUnique();
            builder.HasIndex(n => new { n.AccountId, n.CreatedAt });
            builder.HasIndex(n => n.ReadAt).HasFilter("read_at IS NOT NULL");
            builder.HasIndex(n => new { n.AccountId, n.CreatedAt, n.Id }).HasFilter("read_at IS NULL");
        }
    }
}
