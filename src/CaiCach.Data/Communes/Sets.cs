using CaiCach.Data.Communes;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<CommuneRow> Communes => Set<CommuneRow>();

    public DbSet<CommuneOldName> CommuneOldNames => Set<CommuneOldName>();
}
