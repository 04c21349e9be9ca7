using CaiCach.Data.Drafts;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<DraftCode> DraftCodes => Set<DraftCode>();
}
