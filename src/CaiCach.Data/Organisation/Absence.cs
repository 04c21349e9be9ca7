using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Organisation;

/// <summary>An official is away for a time; the substitute handles what is assigned to him or her, and takes over the posts they share a role and a body of.</summary>
public sealed class Absence
{
    public Guid Id { get; set; }

    /// <summary>Counts up with every change.</summary>
    public int Version { get; set; }

    /// <summary>Who is away.</summary>
    public Guid AccountId { get; set; }

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
            builder.HasIndex(a => new { a.AccountId, a.FirstDay }).IsUnique().HasFilter("ended_at IS NULL");
            builder.HasIndex(a => new { a.SubstituteId, a.LastDay }).HasFilter("ended_at IS NULL");
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(a => a.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(a => a.SubstituteId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
