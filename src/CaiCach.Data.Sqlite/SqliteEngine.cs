using System.Data;
using System.Data.Common;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaiCach.Data.Sqlite;

/// <summary>SQLite, the embedded default: one file, write-ahead log, every commit flushed, foreign keys on, one writer.</summary>
public sealed class SqliteEngine : IDatabaseEngine
{
    private readonly string connectionString;

    /// <summary>Opens the file at <paramref name="path"/>; its folder is made when it is not there.</summary>
    public SqliteEngine(string path)
    {
        var full = Path.GetFullPath(path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        connectionString = new SqliteConnectionStringBuilder { DataSource = full, ForeignKeys = true, DefaultTimeout = 30, Pooling = true }.ConnectionString;
    }

    /// <inheritdoc />
    public string Name => "sqlite";

    /// <inheritdoc />
    public IReadOnlyList<Migration> Migrations { get; } = Migrator.Embedded(typeof(SqliteEngine).Assembly);

    /// <inheritdoc />
    public void Configure(DbContextOptionsBuilder options) => options.UseSqlite(connectionString).AddInterceptors(Pragmas.Instance);

    /// <inheritdoc />
    public async Task WhileLockedAsync(CaiCachDb db, Func<Task> work, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await work();
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc />
    public string? UniqueViolation(Exception failure)
    {
        const int Constraint = 19, PrimaryKey = 1555, Unique = 2067;
        if (Inner(failure) is not { SqliteErrorCode: Constraint, SqliteExtendedErrorCode: PrimaryKey or Unique } error)
        {
            return null;
        }

        var columns = error.Message[(error.Message.LastIndexOf(": ", StringComparison.Ordinal) + 2)..];
        return columns.Split('.')[0];
    }

    /// <inheritdoc />
    public bool IsUnavailable(Exception failure)
    {
        const int Busy = 5, Locked = 6, CannotOpen = 14;
        return Inner(failure) is { SqliteErrorCode: Busy or Locked or CannotOpen };
    }

    /// <inheritdoc />
    public bool IsUnstorableText(Exception failure) => false;

    /// <inheritdoc />
    public bool IsLostRace(Exception failure) => false;

    /// <summary>Without a shared cache nothing uncommitted is ever read; this level alone begins without taking the one write lock.</summary>
    public IsolationLevel Snapshot => IsolationLevel.ReadUncommitted;

    /// <inheritdoc />
    public string StartOf(string span, string day) => $"date({day}, 'start of {span}')";

    /// <inheritdoc />
    public IQueryable<Dossier> OwnedBy(CaiCachDb db, IReadOnlyList<string> words, bool begun) =>
        words.Aggregate(db.Dossiers.AsQueryable(), (rows, word) => rows.Where(d => (" " + d.OwnerKey + " ").Contains(" " + word + (begun ? "" : " "))));

    /// <inheritdoc />
    public Task<IDbContextTransaction?> PlanEachAsync(CaiCachDb db, CancellationToken cancel) => Task.FromResult<IDbContextTransaction?>(null);

    /// <summary>Nothing to do: temporary tables are in memory on every connection.</summary>
    public Task SortInMemoryAsync(CaiCachDb db, CancellationToken cancel) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task<IReadOnlyList<string>> UnsafeSettingsAsync(CaiCachDb db, CancellationToken cancel)
    {
        const int Full = 2;
        var synchronous = (await db.Database.SqlQueryRaw<int>("SELECT synchronous AS \"Value\" FROM pragma_synchronous").ToListAsync(cancel)).Single();
        return synchronous < Full ? [$"synchronous = {synchronous}"] : [];
    }

    private static SqliteException? Inner(Exception failure) => failure.Inner<SqliteException>();

    private sealed class Pragmas : DbConnectionInterceptor
    {
        public static readonly Pragmas Instance = new();

        private const string Sql = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;";

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            using var command = connection.CreateCommand();
            command.CommandText = Sql;
            command.ExecuteNonQuery();
        }

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
