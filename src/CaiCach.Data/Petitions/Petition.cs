using CaiCach.Data.Dossiers;
using CaiCach.Law.Petitions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Petitions;

/// <summary>A petition about administrative procedures (phản ánh, kiến nghị) with its clock and its answer.</summary>
public sealed class Petition : IReminded
{
    public Guid Id { get; set; }

    /// <summary>Equals the number of its events.</summary>
    public int Version { get; set; }

    /// <summary>What the petitioner follows it by; cannot be guessed.</summary>
    public string Code { get; set; } = "";

    /// <summary>The mark of the form it came from: sent twice, it is one petition.</summary>
    public Guid SubmissionKey { get; set; }

    public PetitionState State { get; set; }

    public PetitionKind Kind { get; set; }

    /// <summary>The body it was sent to: scope and measures go by it.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>The unit that prepares the answer; null before it is routed.</summary>
    public Guid? HandlerUnitId { get; set; }

    public string Name { get; set; } = "";

    public string Phone { get; set; } = "";

    public string? Email { get; set; }

    public string? Address { get; set; }

    /// <summary>The code of the commune of the address; null where none was picked.</summary>
    public string? CommuneCode { get; set; }

    /// <summary>The dossier it speaks of, as typed; null for none.</summary>
    public string? DossierCode { get; set; }

    public string Content { get; set; } = "";

    /// <summary>What was asked for, and what was added.</summary>
    public string? SupplementAsked { get; set; }

    public string? Supplement { get; set; }

    /// <summary>Why it was refused or not made public.</summary>
    public string? Reason { get; set; }

    public string? LegalBasis { get; set; }

    public string? Draft { get; set; }

    public string? Answer { get; set; }

    public string? PublicTitle { get; set; }

    public string? PublicContent { get; set; }

    public string? PublicAnswer { get; set; }

    public Satisfaction? Satisfaction { get; set; }

    public DateTime ReceivedAt { get; set; }

    /// <summary>Last moment (UTC) to refuse it in time.</summary>
    public DateTime RefuseDueAt { get; set; }

    /// <summary>Last moment (UTC) to ask for more in time.</summary>
    public DateTime AskDueAt { get; set; }

    /// <summary>Last moment (UTC) to answer in time; set anew when a supplement comes in.</summary>
    public DateTime AnswerDueAt { get; set; }

    public DateTime? SupplementLimitAt { get; set; }

    public DateTime? AnsweredAt { get; set; }

    public DateTime? PublishDueAt { get; set; }

    public DateTime? PublishedAt { get; set; }

    public DateTime? RatingLimitAt { get; set; }

    /// <summary>The calendar its times were counted with last; null for those of earlier versions of the program.</summary>
    public string? CalendarVersion { get; set; }

    /// <summary>What its worklist is ordered by (UTC); far future when nothing is to be done by the office.</summary>
    public DateTime DeskDueAt { get; set; }

    public DateTime? RemindAt { get; set; }

    public DateTime? RemindedFor { get; set; }

    public DateTime? RemindedUntil { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Petition>
    {
        public void Configure(EntityTypeBuilder<Petition> builder)
        {
            builder.ToTable("petitions");
            builder.Property(p => p.Version).IsConcurrencyToken();
            builder.Property(p => p.Code).HasMaxLength(20);
            builder.Property(p => p.Name).HasMaxLength(200);
            builder.Property(p => p.Phone).HasMaxLength(20);
            builder.Property(p => p.Email).HasMaxLength(320);
            builder.Property(p => p.Address).HasMaxLength(500);
            builder.Property(p => p.CommuneCode).HasMaxLength(5);
            builder.Property(p => p.DossierCode).HasMaxLength(60);
            builder.Property(p => p.CalendarVersion).HasMaxLength(60);
            builder.Property(p => p.PublicTitle).HasMaxLength(300);
            builder.Property(p => p.LegalBasis).HasMaxLength(1000);
            builder.HasIndex(p => p.Code).IsUnique();
            builder.HasIndex(p => p.SubmissionKey).IsUnique();
            builder.HasIndex(p => new { p.AgencyId, p.State, p.DeskDueAt, p.Id });
            builder.HasIndex(p => new { p.HandlerUnitId, p.State, p.DeskDueAt, p.Id }).HasFilter("handler_unit_id IS NOT NULL");
            builder.HasIndex(p => new { p.PublishedAt, p.Id }).HasFilter("published_at IS NOT NULL");
            builder.HasIndex(p => p.RemindAt).HasFilter("remind_at IS NOT NULL");
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(p => p.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
