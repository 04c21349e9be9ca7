using CaiCach.Data;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Schema;

/// <summary>An engine of an earlier version.</summary>
internal sealed class Until(IDatabaseEngine engine, int version) : IDatabaseEngine
{
    public string Name => engine.Name;

    public IReadOnlyList<Migration> Migrations => [.. engine.Migrations.Where(m => m.Number <= version)];

    public System.Data.IsolationLevel Snapshot => engine.Snapshot;

    public Task SortInMemoryAsync(CaiCachDb db, CancellationToken cancel) => engine.SortInMemoryAsync(db, cancel);

    public void Configure(DbContextOptionsBuilder options) => engine.Configure(options);

    public Task WhileLockedAsync(CaiCachDb db, Func<Task> work, CancellationToken cancel) => engine.WhileLockedAsync(db, work, cancel);

    public string? UniqueViolation(Exception failure) => engine.UniqueViolation(failure);

    public bool IsUnavailable(Exception failure) => engine.IsUnavailable(failure);

    public bool IsUnstorableText(Exception failure) => engine.IsUnstorableText(failure);

    public bool IsLostRace(Exception failure) => engine.IsLostRace(failure);

    public string StartOf(string span, string day) => engine.StartOf(span, day);

    public IQueryable<CaiCach.Data.Dossiers.Dossier> OwnedBy(CaiCachDb db, IReadOnlyList<string> words, bool begun) => engine.OwnedBy(db, words, begun);

    public Task<Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction?> PlanEachAsync(CaiCachDb db, CancellationToken cancel) => engine.PlanEachAsync(db, cancel);

    public Task<IReadOnlyList<string>> UnsafeSettingsAsync(CaiCachDb db, CancellationToken cancel) => engine.UnsafeSettingsAsync(db, cancel);
}
