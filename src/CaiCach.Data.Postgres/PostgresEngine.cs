using System.Data;
using System.Text;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CaiCach.Data.Postgres;

/// <summary>PostgreSQL, for real offices.</summary>
public sealed class PostgresEngine : IDatabaseEngine, IAsyncDisposable
{
    private const long MigrationLock = 0x0CA1_CAC4;
    private readonly NpgsqlDataSource source;

    /// <summary>Opens a pool on a connection string. About two connections a core serve best unless the string says otherwise.</summary>
    public PostgresEngine(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        if (!settings.ShouldSerialize("Maximum Pool Size"))
        {
            settings.MaxPoolSize = Math.Max(4, Environment.ProcessorCount * 2);
        }

        if (!settings.ShouldSerialize("Max Auto Prepare"))
        {
            settings.MaxAutoPrepare = 100;
            settings.AutoPrepareMinUsages = 2;
        }

        source = new NpgsqlDataSourceBuilder(settings.ConnectionString).Build();
    }

    /// <inheritdoc />
    public string Name => "postgres";

    /// <inheritdoc />
    public IReadOnlyList<Migration> Migrations { get; } = Migrator.Embedded(typeof(PostgresEngine).Assembly);

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(source);

    /// <inheritdoc />
    public async Task WhileLockedAsync(CaiCachDb db, Func<Task> work, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({MigrationLock})", cancel);
            await work();
        }
        finally
        {
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({MigrationLock})", CancellationToken.None);
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc />
    public string? UniqueViolation(Exception failure) =>
        Inner(failure) is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } error ? error.TableName : null;

    /// <inheritdoc />
    public bool IsUnavailable(Exception failure) =>
        Inner(failure) is NpgsqlException { IsTransient: true } or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CannotConnectNow };

    /// <inheritdoc />
    public bool IsUnstorableText(Exception failure) =>
        Inner(failure) is PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter } || failure.Inner<EncoderFallbackException>() is not null;

    /// <inheritdoc />
    public bool IsLostRace(Exception failure) =>
        Inner(failure) is PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected };

    /// <inheritdoc />
    public IsolationLevel Snapshot => IsolationLevel.RepeatableRead;

    /// <inheritdoc />
    public string StartOf(string span, string day) => $"CAST(date_trunc('{span}', {day}) AS date)";

    /// <inheritdoc />
    public IQueryable<Dossier> OwnedBy(CaiCachDb db, IReadOnlyList<string> words, bool begun)
    {
        var all = string.Join(" & ", words.Select(w => $"'{w.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal)}'{(begun ? ":*" : "")}"));
        return db.Dossiers.FromSql($"SELECT * FROM dossiers WHERE array_to_tsvector(array_remove(string_to_array(owner_key, ' '), '')) @@ CAST({all} AS tsquery)");
    }

    /// <inheritdoc />
    public async Task<IDbContextTransaction?> PlanEachAsync(CaiCachDb db, CancellationToken cancel)
    {
        var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("SET LOCAL plan_cache_mode = force_custom_plan", cancel);
        return transaction;
    }

    /// <inheritdoc />
    public async Task SortInMemoryAsync(CaiCachDb db, CancellationToken cancel) => await db.Database.ExecuteSqlRawAsync("SET LOCAL work_mem = '128MB'", cancel);

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> UnsafeSettingsAsync(CaiCachDb db, CancellationToken cancel) =>
        await db.Database.SqlQueryRaw<string>(
            "SELECT name || ' = ' || setting AS \"Value\" FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off' ORDER BY name").ToListAsync(cancel);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => source.DisposeAsync();

    private static NpgsqlException? Inner(Exception failure) => failure.Inner<NpgsqlException>();
}
