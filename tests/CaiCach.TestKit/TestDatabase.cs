using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using CaiCach.Data.Postgres;
using CaiCach.Data.Provider;
using CaiCach.Data.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaiCach.TestKit;

/// <summary>A database of one test's own, on either engine, migrated and with the reference data that ships: a copy of a template made once in the process.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>The engines every use case is tested on.</summary>
    public static readonly string[] Engines = ["sqlite", "postgres"];

    private static readonly Dictionary<string, Lazy<Task<string>>> Templates = Engines.ToDictionary(
        engine => engine, engine => new Lazy<Task<string>>(() => MakeTemplateAsync(engine)));

    private TestDatabase(string name, string connection, IDatabaseEngine engine)
    {
        Name = name;
        Connection = connection;
        Engine = engine;
    }

    /// <summary>"sqlite" or "postgres".</summary>
    public string Name { get; }

    /// <summary>What --database takes.</summary>
    public string Connection { get; }

    /// <summary>The engine.</summary>
    public IDatabaseEngine Engine { get; }

    /// <summary>The folder of the repository.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>A fresh copy with the reference data loaded.</summary>
    public static async Task<TestDatabase> CreateAsync(string engine)
    {
        var template = await Templates[engine].Value;
        if (engine == "sqlite")
        {
            var path = NewSqlitePath();
            File.Copy(template, path);
            return new(engine, path, new SqliteEngine(path));
        }

        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        var connection = PostgresServer.ConnectionTo(name);
        return new(engine, connection, new PostgresEngine(connection));
    }

    /// <summary>A database with nothing in it, not even a schema.</summary>
    public static async Task<TestDatabase> CreateEmptyAsync(string engine)
    {
        if (engine == "sqlite")
        {
            var path = NewSqlitePath();
            return new(engine, path, new SqliteEngine(path));
        }

        var name = NewName();
        await ExecuteAsync($"CREATE DATABASE {name}");
        var connection = PostgresServer.ConnectionTo(name);
        return new(engine, connection, new PostgresEngine(connection));
    }

    /// <summary>A context on it.</summary>
    public CaiCachDb Open()
    {
        var options = new DbContextOptionsBuilder<CaiCachDb>();
        Engine.Configure(options);
        return new(options.Options);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Engine is PostgresEngine postgres)
        {
            await postgres.DisposeAsync();
            await ExecuteAsync($"DROP DATABASE IF EXISTS {DatabaseOf(Connection)} WITH (FORCE)");
            return;
        }

        SqliteConnection.ClearAllPools();
        Directory.Delete(Path.GetDirectoryName(Connection)!, recursive: true);
    }

    private static async Task<string> MakeTemplateAsync(string engine)
    {
        var empty = await CreateEmptyAsync(engine);
        var services = new ServiceCollection();
        services.AddPooledDbContextFactory<CaiCachDb>(empty.Engine.Configure);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<ReferenceStore>();
        await using (var provider = services.BuildServiceProvider())
        await using (var db = empty.Open())
        {
            var now = new DateTime(2023, 1, 1, 0, 0, 0, DateTimeKind.Utc);
            await Migrator.MigrateAsync(db, empty.Engine, now, CancellationToken.None);
            var import = new ImportReferenceData(db, provider.GetRequiredService<ReferenceStore>());
            var faults = await import.RunAsync(new(Actor.System, now, "test"), ReferenceBundle.Read(Path.Combine(Repository, "data")));
            if (faults.Count > 0)
            {
                throw new InvalidOperationException(string.Join('\n', faults));
            }
        }

        if (empty.Engine is PostgresEngine postgres)
        {
            await postgres.DisposeAsync();
            return DatabaseOf(empty.Connection);
        }

        await using (var db = empty.Open())
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        return empty.Connection;
    }

    private static string DatabaseOf(string connection) => new NpgsqlConnectionStringBuilder(connection).Database!;

    private static string NewName() => "t" + Guid.NewGuid().ToString("n");

    private static string NewSqlitePath() => Path.Combine(Directory.CreateTempSubdirectory("caicach-test-").FullName, "caicach.db");

    private static async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(PostgresServer.ConnectionTo("postgres"));
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "CaiCach.slnx")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }
}
