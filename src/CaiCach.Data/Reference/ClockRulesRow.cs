using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Reference;

/// <summary>Rules of intake and transfer that an administrator added to those that ship.</summary>
public sealed class ClockRulesRow
{
    /// <summary>From 1; of two makers at once only one can have it.</summary>
    public int Number { get; set; }

    /// <summary>The first day of filing it holds for.</summary>
    public DateOnly FirstDay { get; set; }

    /// <summary>Working hours to answer a filing.</summary>
    public int IntakeHours { get; set; }

    /// <summary>The last minute of the day whose acceptances are handed over the same day.</summary>
    public int TransferUntilMinute { get; set; }

    /// <summary>The last minute of the day whose acceptances have a result of the same day.</summary>
    public int SameDayUntilMinute { get; set; }

    /// <summary>The provision.</summary>
    public string Source { get; set; } = "";

    public DateTime MadeAt { get; set; }

    public string MadeBy { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<ClockRulesRow>
    {
        public void Configure(EntityTypeBuilder<ClockRulesRow> builder)
        {
            builder.ToTable("clock_rules");
            builder.HasKey(r => r.Number);
            builder.Property(r => r.Number).ValueGeneratedNever();
            builder.Property(r => r.Source).HasMaxLength(300);
            builder.Property(r => r.MadeBy).HasMaxLength(200);
        }
    }
}
