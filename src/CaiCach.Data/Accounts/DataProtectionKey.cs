using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Accounts;

/// <summary>One key of the ring that protects cookies and tokens, shared by all nodes.</summary>
public sealed class DataProtectionKey
{
    public string Name { get; set; } = "";

    public string Xml { get; set; } = "";

    internal sealed class Mapping : IEntityTypeConfiguration<DataProtectionKey>
    {
        public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
        {
            builder.ToTable("data_protection_keys");
            builder.HasKey(k => k.Name);
            builder.Property(k => k.Name).HasMaxLength(100);
        }
    }
}
