using CaiCach.Data.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Unit> Units => Set<Unit>();

    public DbSet<Post> Posts => Set<Post>();

    public DbSet<Absence> Absences => Set<Absence>();

    public DbSet<Delegation> Delegations => Set<Delegation>();

    public DbSet<Reorganisation> Reorganisations => Set<Reorganisation>();

    public DbSet<UnitSuccession> UnitSuccessions => Set<UnitSuccession>();
}
