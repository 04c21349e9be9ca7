using CaiCach.Data.Measures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<MeasureEntry> MeasureEntries => Set<MeasureEntry>();

    public DbSet<MeasureTotal> MeasureTotals => Set<MeasureTotal>();

    public DbSet<MeasureMonth> MeasureMonths => Set<MeasureMonth>();

    public DbSet<Recount> Recounts => Set<Recount>();

    public DbSet<MeasureYear> MeasureYears => Set<MeasureYear>();
}
