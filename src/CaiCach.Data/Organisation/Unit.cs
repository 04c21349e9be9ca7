using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CaiCach.Data.Organisation;

/// <summary>What kind of unit it is.</summary>
public enum UnitKind
{
    /// <summary>Bộ, cơ quan ngang bộ.</summary>
    Ministry,

    /// <summary>Cục.</summary>
    Bureau,

    /// <summary>Vụ.</summary>
    Department,

    /// <summary>Văn phòng.</summary>
    Office,

    /// <summary>Thanh tra.</summary>
    Inspectorate,

    /// <summary>Sở.</summary>
    ProvincialDepartment,

    /// <summary>Phòng.</summary>
    Division,

    /// <summary>Bộ phận Một cửa.</summary>
    OneStop,

    /// <summary>Đơn vị sự nghiệp, trung tâm.</summary>
    ServiceUnit,

    /// <summary>Ủy ban nhân dân.</summary>
    PeopleCommittee,
}

/// <summary>A unit of the organisation tree, valid for a time.</summary>
public sealed class Unit
{
    public Guid Id { get; set; }

    /// <summary>Our stable code, e.g. "SKHCN-QT".</summary>
    public string Code { get; set; } = "";

    /// <summary>Electronic identifier (mã định danh điện tử, QĐ 20/2020/QĐ-TTg), e.g. "H50.09"; null when unknown.</summary>
    public string? Identifier { get; set; }

    public string Name { get; set; } = "";

    public string ShortName { get; set; } = "";

    public UnitKind Kind { get; set; }

    public Guid? ParentId { get; set; }

    /// <summary>The body that answers for this unit's dossiers: itself, or the nearest ancestor that is a body.</summary>
    public Guid AgencyId { get; set; }

    /// <summary>Ids of the ancestors and itself, "/a/b/"; a subtree is a prefix.</summary>
    public string Path { get; set; } = "";

    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day it exists, inclusive; null while it does.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Whether it is there on a day.</summary>
    public bool IsOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The reorganisation that ended it; null while it lasts, and where reference data set its end.</summary>
    public Guid? EndedById { get; set; }

    public string? Address { get; set; }

    public string? Phone { get; set; }

    /// <summary>The office of the head of a body, e.g. "Giám đốc", as letters print it over the head's signature; null while nobody has said it.</summary>
    public string? HeadTitle { get; set; }

    /// <summary>How often address, phone and office were set here; 0 for what reference data or a reorganisation brought.</summary>
    public int DetailsVersion { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Unit>
    {
        public void Configure(EntityTypeBuilder<Unit> builder)
        {
            builder.ToTable("units");
            builder.Property(u => u.Code).HasMaxLength(60);
            builder.Property(u => u.Identifier).HasMaxLength(60);
            builder.Property(u => u.Name).HasMaxLength(500);
            builder.Property(u => u.ShortName).HasMaxLength(200);
            builder.Property(u => u.Path).HasMaxLength(1000);
            builder.Property(u => u.Address).HasMaxLength(500);
            builder.Property(u => u.Phone).HasMaxLength(40);
            builder.Property(u => u.HeadTitle).HasMaxLength(100);
            builder.Property(u => u.DetailsVersion).HasDefaultValue(0).IsConcurrencyToken();
            builder.HasIndex(u => u.Code).IsUnique();
            builder.HasOne<Unit>().WithMany().HasForeignKey(u => u.ParentId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}

/// <summary>An account's appointment to a role in a unit, for a time.</summary>
public sealed class Post
{
    public Guid Id { get; set; }

    public Guid AccountId { get; set; }

    public Guid UnitId { get; set; }

    public Role Role { get; set; }

    public DateOnly ValidFrom { get; set; }

    /// <summary>The last day, inclusive; null while it lasts.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>The last day of which those who assign the work were told beforehand; null for none.</summary>
    public DateOnly? ForewarnedFor { get; set; }

    internal sealed class Mapping : IEntityTypeConfiguration<Post>
    {
        public void Configure(EntityTypeBuilder<Post> builder)
        {
            builder.ToTable("posts");
            builder.HasIndex(p => new { p.AccountId, p.UnitId, p.Role, p.ValidFrom }).IsUnique();
            builder.HasIndex(p => p.UnitId);
            builder.HasOne<Accounts.Account>().WithMany().HasForeignKey(p => p.AccountId).OnDelete(DeleteBehavior.Restrict);
            builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId).OnDelete(DeleteBehavior.Restrict);
        }
    }
}
