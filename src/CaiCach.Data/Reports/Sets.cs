using CaiCach.Data.Reports;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<FrozenReport> FrozenReports => Set<FrozenReport>();
}
