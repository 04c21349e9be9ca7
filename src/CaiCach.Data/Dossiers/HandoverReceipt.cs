using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Dossiers;

/// <summary>That the receiving unit has confirmed a handover list: once, never changed.</summary>
public sealed class HandoverReceipt
{
    /// <summary>The list.</summary>
    public Guid ListId { get; set; }

    /// <summary>When (UTC).</summary>
    public DateTime At { get; set; }

    public Guid? ById { get; set; }

    /// <summary>Who received, as called then.</summary>
    public string By { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<HandoverReceipt>
    {
        public void Configure(EntityTypeBuilder<HandoverReceipt> builder)
        {
            builder.ToTable("handover_receipts");
            builder.HasKey(r => r.ListId);
            builder.Property(r => r.By).HasMaxLength(300);
            builder.HasOne<HandoverList>().WithOne().HasForeignKey<HandoverReceipt>(r => r.ListId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
