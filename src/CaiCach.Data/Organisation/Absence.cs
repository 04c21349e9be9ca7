using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Organisation;

/// <summary>An official is away for a time; the substitute handles what is assigned to him or her, and takes over the posts they share a role and a body of; an absence of one post lets another stand in for each.</summary>
public sealed class Absence
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>Who is away.</summary>
    public Guid AccountId { get; set; }

    /// <summary>The unit of the one post it is about, with <see cref="Role"/>; null for all posts of the person.</summary>
    public Guid? UnitId { get; set; }

    /// <summary>The role of that post.</summary>
    public Role? Role { get; set; }

    /// <summary>Who stands in; null when nobody does.</summary>
    public Guid? SubstituteId { get; set; }

    public DateOnly FirstDay { get; set; }

    /// <summary>The last day, inclusive.</summary>
    public DateOnly LastDay { get; set; }

    /// <summary>When it was ended before its last day, or called off; null when it was not.</summary>
    public DateTime? EndedAt { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Absence>
    {
        public void Configure(EntityTypeBuilder<Absence> builder)
        {
            builder.ToTable("absences");
            builder.Property(a => a.Version).IsConcurrencyToken();
            builder.HasIndex(a => new { a.AccountId, a.FirstDay }).IsUnique().HasFilter("ended_at IS NULL AND unit_id IS NULL");
            builder.HasIndex(a => new { a.AccountId, a.FirstDay, a.UnitId, a.Role }).IsUnique().HasFilter("ended_at IS NULL AND unit_id IS NOT NULL");
            builder.HasIndex(a => new { a.SubstituteId, a.LastDay }).HasFilter("ended_at IS NULL");
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.UnitId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(a => a.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
