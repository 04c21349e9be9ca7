using CaiCach.Data.Index;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<CriteriaSetRow> CriteriaSets => Set<CriteriaSetRow>();

    public DbSet<IndexAnswer> IndexAnswers => Set<IndexAnswer>();

    public DbSet<IndexBinding> IndexBindings => Set<IndexBinding>();

    public DbSet<PublishedResult> PublishedResults => Set<PublishedResult>();
}
