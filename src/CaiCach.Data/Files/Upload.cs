using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Files;

/// <summary>A file somebody has handed in, before (or after) a record names it. The content lies outside the database, under its hash.</summary>
public sealed class Upload
{
    public Guid Id { get; set; }

    /// <summary>Who handed it in: an account or an API client; nobody else can attach it.</summary>
    public Guid OwnerId { get; set; }

    /// <summary>The draft it was handed in for; null for API and official uploads.</summary>
    public Guid? DraftId { get; set; }

    public string ComponentCode { get; set; } = "";

    public string Sha256 { get; set; } = "";

    public string FileName { get; set; } = "";

    public string MediaType { get; set; } = "";

    public long Size { get; set; }

    public DateTime CreatedAt { get; set; }

    /// <summary>The paper of an earlier dossier of the same owner whose file it is; null for one that was handed in.</summary>
    public Guid? ReusedFromId { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Upload>
    {
        public void Configure(EntityTypeBuilder<Upload> builder)
        {
            builder.ToTable("uploads");
            builder.Property(u => u.ComponentCode).HasMaxLength(60);
            builder.Property(u => u.Sha256).HasMaxLength(64);
            builder.Property(u => u.FileName).HasMaxLength(255);
            builder.Property(u => u.MediaType).HasMaxLength(100);
            builder.HasIndex(u => u.DraftId);
            builder.HasIndex(u => u.Sha256);
            builder.HasIndex(u => new { u.ReusedFromId, u.OwnerId, u.DraftId }, "ix_uploads_reused").IsUnique().HasFilter("reused_from_id IS NOT NULL");
            builder.HasOne<Dossiers.DossierPaper>().WithMany().HasForeignKey(u => u.ReusedFromId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
