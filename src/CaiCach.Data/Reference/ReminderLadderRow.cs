using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Reference;

/// <summary>A version of the reminders of a body, as its administrator set them; the highest number is in force.</summary>
public sealed class ReminderLadderRow
{
    public Guid AgencyId { get; set; }

    /// <summary>From 1; of two makers at once only one can have it.</summary>
    public int Number { get; set; }

    /// <summary>The steps (JSON).</summary>
    public string Document { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ReminderLadderRow>
    {
        public void Configure(EntityTypeBuilder<ReminderLadderRow> builder)
        {
            builder.ToTable("reminder_ladders");
            builder.HasKey(r => new { r.AgencyId, r.Number });
            builder.Property(r => r.MadeBy).HasMaxLength(200);
            builder.HasOne<Organisation.Unit>().WithMany().HasForeignKey(r => r.AgencyId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
