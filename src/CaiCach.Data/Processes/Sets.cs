using CaiCach.Data.Processes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<ProcessVersion> ProcessVersions => Set<ProcessVersion>();
}
