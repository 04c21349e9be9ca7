using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>How dossiers are stored, and by which indexes they are looked up.</summary>
internal sealed class DossierMapping : IEntityTypeConfiguration<Dossier>
{
    public void Configure(EntityTypeBuilder<Dossier> builder)
    {
        builder.ToTable("dossiers");
        builder.Property(d => d.Version).IsConcurrencyToken();
        builder.Property(d => d.RequestNumber).HasMaxLength(60);
        builder.Property(d => d.Code).HasMaxLength(60);
        builder.Property(d => d.ProcedureCode).HasMaxLength(60);
        builder.Property(d => d.CaseCode).HasMaxLength(60);
        builder.Property(d => d.FeePayer).HasMaxLength(200);
        builder.Property(d => d.OwnerName).HasMaxLength(OrganisationName.MaxLength);
        builder.Property(d => d.OwnerKey).HasMaxLength(OrganisationName.MaxLength);
        builder.Property(d => d.OwnerIdNumber).HasMaxLength(20);
        builder.Property(d => d.OwnerNationality).HasMaxLength(Passport.LongestNationality);
        builder.Property(d => d.OwnerBirthDate).HasMaxLength(10);
        builder.Property(d => d.Phone).HasMaxLength(20);
        builder.Property(d => d.Email).HasMaxLength(320);
        builder.Property(d => d.Address).HasMaxLength(500);
        builder.Property(d => d.CommuneCode).HasMaxLength(5);
        builder.Property(d => d.SubmitterName).HasMaxLength(500);
        builder.Property(d => d.SubmitterIdNumber).HasMaxLength(20);
        builder.Property(d => d.ReturnAddress).HasMaxLength(500);
        builder.Property(d => d.PostCarrier).HasMaxLength(100);
        builder.Property(d => d.PostWaybill).HasMaxLength(100);
        builder.Property(d => d.LimitUnit).HasMaxLength(40);
        builder.Property(d => d.ClockRules).HasMaxLength(60);
        builder.Property(d => d.StartEvent).HasMaxLength(300);
        builder.Property(d => d.CalendarVersion).HasMaxLength(60);
        builder.Property(d => d.ResultNumber).HasMaxLength(100);
        builder.Property(d => d.ResultToken).HasMaxLength(60);
        builder.Property(d => d.FeeReceipt).HasMaxLength(100);
        builder.Property(d => d.DutyReceipt).HasMaxLength(100);
        builder.Property(d => d.ReviewedBy).HasMaxLength(300);
        builder.ComplexProperty(d => d.Representation, DossierRepresentation.Map);
        builder.HasIndex(d => d.RequestNumber).IsUnique();
        builder.HasIndex(d => d.Code).IsUnique();
        builder.HasIndex(d => d.ResultToken).IsUnique();
        builder.HasIndex(d => new { d.AgencyId, d.Desk, d.DeskDueAt, d.Id });
        builder.HasIndex(d => new { d.CounterId, d.Desk, d.DeskDueAt, d.Id });
        builder.HasIndex(d => new { d.ReceivedById, d.SubmittedAt, d.Id }, "ix_dossiers_for_others_submitted").HasFilter("received_for_other");
        builder.HasIndex(d => new { d.ReceivedById, d.AcceptedAt, d.Id }, "ix_dossiers_for_others_accepted").HasFilter("received_for_other AND accepted_at IS NOT NULL");
        builder.HasIndex(d => new { d.HelpedById, d.SubmittedAt, d.Id }, "ix_dossiers_assisted").HasFilter("assist_place IS NOT NULL");
        builder.HasIndex(d => new { d.HolderUnitId, d.Desk, d.DeskDueAt, d.Id });
        builder.HasIndex(d => new { d.AssigneeId, d.Desk, d.DeskDueAt, d.Id }).HasFilter("assignee_id IS NOT NULL");
        builder.HasIndex(d => new { d.AccountId, d.SubmittedAt, d.Id }).HasFilter("account_id IS NOT NULL");
        builder.HasIndex(d => new { d.SubmittedAt, d.Id });
        builder.HasIndex(d => new { d.AgencyId, d.SubmittedAt, d.Id });
        builder.HasIndex(d => new { d.AgencyId, d.ProcedureCode, d.FinishedAt, d.Id }).HasFilter("finished_at IS NOT NULL");
        builder.HasIndex(d => d.OwnerIdNumber);
        builder.HasIndex(d => d.SubmitterIdNumber).HasFilter("submitter_id_number IS NOT NULL");
        builder.HasIndex(d => d.Phone);
        builder.HasIndex(d => new { d.AgencyId, d.DueAt }).HasFilter("accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL");
        builder.HasIndex(d => new { d.AgencyId, d.AcceptedAt, d.Id }).HasFilter("accepted_at IS NOT NULL");
        builder.HasIndex(d => new { d.AgencyId, d.AcceptedAt, d.Id }, "ix_dossiers_unclaimed").HasFilter("accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND assignee_id IS NULL");
        builder.HasIndex(d => new { d.CounterId, d.AcceptedAt, d.Id }, "ix_dossiers_owing").HasFilter("accepted_at IS NOT NULL AND (payment IN ('Due', 'Partial') OR state = 'FinancialDuty') AND state <> 'Stopped' AND state <> 'Withdrawn' AND state <> 'Done'");
        builder.HasIndex(d => new { d.AgencyId, d.PausedAt, d.Id }).HasFilter("paused_at IS NOT NULL AND finished_at IS NULL");
        builder.HasIndex(d => new { d.AgencyId, d.CauseOwedAt, d.Id }).HasFilter("cause_owed_at IS NOT NULL");
        builder.HasIndex(d => new { d.AgencyId, d.LateCause }).HasFilter("late_cause IS NOT NULL");
        builder.HasIndex(d => d.IntakeSupplementLimitAt).HasFilter("state = 'IntakeSupplement'");
        builder.HasIndex(d => d.SupplementLimitAt).HasFilter("state = 'SupplementRequested' AND desk = 'Applicant'");
        builder.HasIndex(d => d.DueAt).HasFilter("state IN ('InProcess', 'Consulting', 'Interlinked') AND delay_forecast_at IS NULL AND appointment_at IS NULL");
        builder.HasIndex(d => new { d.DeskDueAt, d.Id }, "ix_dossiers_to_claim").HasFilter("desk = 'Return' AND unclaimed_told_at IS NULL");
        builder.HasIndex(d => new { d.DueAt, d.Id }, "ix_dossiers_late_untold").HasFilter("accepted_at IS NOT NULL AND finished_at IS NULL AND paused_at IS NULL AND appointment_at IS NULL AND late_told_at IS NULL");
        builder.Property(d => d.OutsideCode).HasMaxLength(100);
        builder.Property(d => d.OutsideCodeKey).HasMaxLength(100);
        builder.HasIndex(d => d.OutsideCodeKey, "ix_dossiers_outside_code").HasFilter("outside_code_key IS NOT NULL");
        builder.Property(d => d.PaperPlace).HasMaxLength(100);
        builder.Property(d => d.PaperPlaceKey).HasMaxLength(100);
        builder.HasIndex(d => new { d.PaperPlaceKey, d.SubmittedAt }, "ix_dossiers_paper_place").HasFilter("paper_place_key IS NOT NULL");
        builder.Property(d => d.PaperSlip).HasMaxLength(40);
        builder.HasIndex(d => new { d.OutageId, d.ReceivedById, d.PaperSlip }, "ix_dossiers_paper_slip").IsUnique().HasFilter("outage_id IS NOT NULL");
        builder.HasIndex(d => new { d.AgencyId, d.SubmittedAt, d.Id }, "ix_dossiers_entered_later").HasFilter("outage_id IS NOT NULL");
        builder.HasIndex(d => new { d.AgentId, d.SubmittedAt }, "ix_dossiers_agent").HasFilter("agent_id IS NOT NULL");
        builder.HasIndex(d => new { d.CarrierId, d.Delivery }, "ix_dossiers_carrier").HasFilter("carrier_id IS NOT NULL");
        builder.HasIndex(d => new { d.CounterId, d.PostedOn, d.Id }, "ix_dossiers_posted").HasFilter("posted_on IS NOT NULL");
        builder.HasIndex(d => d.RemindAt).HasFilter("remind_at IS NOT NULL");
        builder.HasIndex(d => d.Id, "ix_dossiers_consulting").HasFilter("state = 'Consulting'");
        builder.HasIndex(d => d.Id, "ix_dossiers_interlinked").HasFilter("state = 'Interlinked'");
        builder.HasIndex(d => d.PartOfId).HasFilter("part_of_id IS NOT NULL");
        builder.HasIndex(d => new { d.AskedById, d.SubmittedAt, d.Id }).HasFilter("asked_by_id IS NOT NULL");
        builder.HasMany(d => d.Papers).WithOne().HasForeignKey(p => p.DossierId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Outages.Outage>().WithMany().HasForeignKey(d => d.OutageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Processes.ProcessVersion>().WithMany().HasForeignKey(d => d.ProcessVersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(d => d.AgencyId).OnDelete(DeleteBehavior.Restrict);
    }
}
