using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Index;

/// <summary>A leaf of a criteria set that is computed from measures. Lists of measures are kept as their codes with a space between.</summary>
public sealed class IndexBinding
{
    public string SetCode { get; set; } = "";

    public string ItemCode { get; set; } = "";

    public string Numerator { get; set; } = "";

    public string Denominator { get; set; } = "";

    public int? Part { get; set; }

    public decimal? AtLeast { get; set; }

    public string? Note { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<IndexBinding>
    {
        public void Configure(EntityTypeBuilder<IndexBinding> builder)
        {
            builder.ToTable("index_bindings");
            builder.HasKey(b => new { b.SetCode, b.ItemCode });
            builder.Property(b => b.SetCode).HasMaxLength(60);
            builder.Property(b => b.ItemCode).HasMaxLength(20);
            builder.Property(b => b.Numerator).HasMaxLength(1000);
            builder.Property(b => b.Denominator).HasMaxLength(1000);
            builder.Property(b => b.AtLeast).HasPrecision(12, 4);
            builder.Property(b => b.Note).HasMaxLength(1000);
        }
    }
}
