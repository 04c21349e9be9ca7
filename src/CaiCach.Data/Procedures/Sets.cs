using CaiCach.Data.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data;

public sealed partial class CaiCachDb
{
    public DbSet<Procedure> Procedures => Set<Procedure>();

    public DbSet<Offering> Offerings => Set<Offering>();

    public DbSet<SharedReceptionRow> SharedReceptions => Set<SharedReceptionRow>();

    public DbSet<SearchAidsRow> SearchAids => Set<SearchAidsRow>();

    public DbSet<CatalogueEntry> CatalogueEntries => Set<CatalogueEntry>();

    public DbSet<ProcedureDraft> ProcedureDrafts => Set<ProcedureDraft>();

    public DbSet<NationalProcedure> NationalProcedures => Set<NationalProcedure>();

    public DbSet<NationalGap> NationalGaps => Set<NationalGap>();

    public DbSet<CatalogueDecision> CatalogueDecisions => Set<CatalogueDecision>();

    public DbSet<CatalogueDecisionItem> CatalogueDecisionItems => Set<CatalogueDecisionItem>();
}
