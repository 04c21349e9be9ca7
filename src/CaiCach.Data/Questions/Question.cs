using CaiCach.Law.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Questions;

/// <summary>A question that somebody asked about a procedure (hỏi đáp), with its answer.</summary>
public sealed class Question
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    /// <summary>What the asker looks it up by; cannot be guessed.</summary>
    public string Code { get; set; } = "";

    /// <summary>The mark of the form it came from: sent twice, it is one question.</summary>
    public Guid SubmissionKey { get; set; }

    public QuestionState State { get; set; }

    /// <summary>The body it was sent to: scope goes by it.</summary>
    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    /// <summary>The version it is about; from the draft on the one the answer was written for.</summary>
    public int ProcedureVersion { get; set; }

    /// <summary>Who asks; null once it is erased, some time after the question was settled.</summary>
    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string Content { get; set; } = "";

    /// <summary>The officer who prepares the answer; null before it is assigned.</summary>
    public Guid? AssigneeId { get; set; }

    public string? Draft { get; set; }

    public Guid? DraftWriterId { get; set; }

    public string? Answer { get; set; }

    /// <summary>Why the answer was given back, or why it was closed.</summary>
    public string? Reason { get; set; }

    public DateTime AskedAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    /// <summary>When the asker had the answer or was told that there is none; from then on who asked is kept for a time only.</summary>
    public DateTime? SettledAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Question>
    {
        public void Configure(EntityTypeBuilder<Question> builder)
        {
            builder.ToTable("questions");
            builder.Property(q => q.Version).IsConcurrencyToken();
            builder.Property(q => q.Code).HasMaxLength(30);
            builder.Property(q => q.ProcedureCode).HasMaxLength(60);
            builder.Property(q => q.Name).HasMaxLength(200);
            builder.Property(q => q.Phone).HasMaxLength(20);
            builder.Property(q => q.Email).HasMaxLength(320);
            builder.HasIndex(q => q.Code).IsUnique();
            builder.HasIndex(q => q.SubmissionKey).IsUnique();
            builder.HasIndex(q => new { q.AgencyId, q.State, q.Id });
            builder.HasIndex(q => new { q.AssigneeId, q.State, q.Id }).HasFilter("assignee_id IS NOT NULL");
            builder.HasIndex(q => q.SettledAt).HasFilter("name IS NOT NULL");
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(q => q.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>A question with its answer in the public bank of an office; nothing personal.</summary>
public sealed class BankAnswer
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    /// <summary>The mark of the form it was written with, or the question it was made of: each makes one.</summary>
    public Guid SourceKey { get; set; }

    public BankState State { get; set; }

    public Guid AgencyId { get; set; }

    public string ProcedureCode { get; set; } = "";

    /// <summary>The version of the procedure that the text was written for or confirmed under.</summary>
    public int ProcedureVersion { get; set; }

    public string Question { get; set; } = "";

    public string Answer { get; set; } = "";

    /// <summary>Folded question, answer and procedure for search.</summary>
    public string SearchKey { get; set; } = "";

    /// <summary>The text that waits for approval; null for none.</summary>
    public string? DraftQuestion { get; set; }

    public string? DraftAnswer { get; set; }

    public Guid? DraftWriterId { get; set; }

    /// <summary>The version of the procedure the waiting text was written for.</summary>
    public int? DraftVersion { get; set; }

    /// <summary>Why the head gave the text back; null while it waits.</summary>
    public string? DraftNote { get; set; }

    /// <summary>The newer public version of the procedure it has to be looked at for (cần rà soát); null for none.</summary>
    public int? ReviewVersion { get; set; }

    /// <summary>When it became public first; null while it never was.</summary>
    public DateTime? PublishedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<BankAnswer>
    {
        public void Configure(EntityTypeBuilder<BankAnswer> builder)
        {
            builder.ToTable("bank_answers");
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.Property(a => a.ProcedureCode).HasMaxLength(60);
            builder.HasIndex(a => a.SourceKey).IsUnique();
            builder.HasIndex(a => new { a.AgencyId, a.State, a.Id });
            builder.HasIndex(a => new { a.AgencyId, a.Id }, "ix_bank_answers_to_review").HasFilter("review_version IS NOT NULL");
            builder.HasIndex(a => new { a.AgencyId, a.Id }, "ix_bank_answers_drafts").HasFilter("draft_version IS NOT NULL");
            builder.HasIndex(a => new { a.PublishedAt, a.Id }).HasFilter("state = 'Published'");
            builder.HasIndex(a => new { a.ProcedureCode, a.PublishedAt, a.Id }).HasFilter("state = 'Published'");
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(a => a.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
