using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Measures;

/// <summary>A night on which every figure was counted again from the events, and what came of it.</summary>
public sealed class Recount
{
    /// <summary>The local day; one node alone counts on it.</summary>
    public DateOnly Day { get; set; }

    public DateTime StartedAt { get; set; }

    /// <summary>Null while it is under way, or when its node died.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>How many events count.</summary>
    public int Events { get; set; }

    /// <summary>How many places do not agree.</summary>
    public int Differences { get; set; }

    /// <summary>The first of them, in words.</summary>
    public string? First { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Recount>
    {
        public void Configure(EntityTypeBuilder<Recount> builder)
        {
            builder.ToTable("recounts");
            builder.HasKey(r => r.Day);
            builder.Property(r => r.First).HasMaxLength(2000);
        }
    }
}
