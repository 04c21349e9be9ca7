using CaiCach.Data.Petitions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    /// <summary>Petitions about administrative procedures.</summary>
    public DbSet<Petition> Petitions => Set<Petition>();
}
