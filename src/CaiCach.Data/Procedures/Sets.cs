using CaiCach.Data.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<Offering> Offerings => Set<Offering>();
}
