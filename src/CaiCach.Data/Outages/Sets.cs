using CaiCach.Data.Outages;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Outage> Outages => Set<Outage>();
}
