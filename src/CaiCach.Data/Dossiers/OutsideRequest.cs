using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>What a body outside this installation (cơ quan ngoài hệ thống: tax, police, social insurance) is asked of a dossier: its opinion, or to handle a part. Our officer writes down its code and its answer.</summary>
public sealed class OutsideRequest : IReminded
{
    public Guid Id { get; set; }

    public Guid DossierId { get; set; }

    /// <summary>The body that asks, whatever becomes of the dossier later.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Whether it handles a part; else it is asked for its opinion.</summary>
    public bool IsPart { get; set; }

    /// <summary>The body, as it was typed.</summary>
    public string Body { get; set; } = "";

    /// <summary>The same, folded: by it the requests to one body are known.</summary>
    public string BodyKey { get; set; } = "";

    public string Question { get; set; } = "";

    /// <summary>Ids of the papers that go along, as a JSON array.</summary>
    public string Papers { get; set; } = "[]";

    public DateTime AskedAt { get; set; }

    /// <summary>The dossier version whose event asked.</summary>
    public int AskedAtVersion { get; set; }

    /// <summary>The last moment of its answer.</summary>
    public DateTime DueAt { get; set; }

    /// <summary>The code the dossier has there; null where nobody wrote it down.</summary>
    public string? Code { get; set; }

    /// <summary>The same, folded for search.</summary>
    public string? CodeKey { get; set; }

    /// <summary>Its answer; null while there is none, and when it was no longer waited for.</summary>
    public OpinionAnswer? Answer { get; set; }

    /// <summary>Its answer in words.</summary>
    public string? Opinion { get; set; }

    /// <summary>Number and symbol of the document it answers with.</summary>
    public string? ReplyNumber { get; set; }

    /// <summary>The day of that document: by it the answer is in time or late.</summary>
    public DateOnly? RepliedOn { get; set; }

    /// <summary>The document among the papers of the dossier; null where no file came with it.</summary>
    public Guid? ReplyPaperId { get; set; }

    /// <summary>The officer who wrote the answer down.</summary>
    public Guid? AnsweredById { get; set; }

    public string? AnsweredByName { get; set; }

    /// <summary>When the answer was written down, or when it was no longer waited for; null while it is.</summary>
    public DateTime? ClosedAt { get; set; }

    public DateTime? RemindAt { get; set; }

    public DateTime? RemindedFor { get; set; }

    public DateTime? RemindedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<OutsideRequest>
    {
        public void Configure(EntityTypeBuilder<OutsideRequest> builder)
        {
            builder.ToTable("outside_requests");
            builder.Property(o => o.Body).HasMaxLength(200);
            builder.Property(o => o.BodyKey).HasMaxLength(200);
            builder.Property(o => o.Code).HasMaxLength(100);
            builder.Property(o => o.CodeKey).HasMaxLength(100);
            builder.Property(o => o.ReplyNumber).HasMaxLength(100);
            builder.Property(o => o.AnsweredByName).HasMaxLength(300);
            builder.HasIndex(o => new { o.DossierId, o.AskedAtVersion, o.BodyKey }).IsUnique();
            builder.HasIndex(o => o.CodeKey).HasFilter("code_key IS NOT NULL");
            builder.HasIndex(o => o.RemindAt).HasFilter("remind_at IS NOT NULL AND closed_at IS NULL");
            builder.HasIndex(o => new { o.AgencyId, o.ClosedAt });
            builder.HasOne<Dossier>().WithMany().HasForeignKey(o => o.DossierId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
