using CaiCach.Application;
using CaiCach.Application.Files;
using CaiCach.Data.Postgres;
using CaiCach.Data.Provider;
using CaiCach.Data.Sqlite;

namespace CaiCach.Web.Hosting.Storage;

/// <summary>Where data is kept: a database (a SQLite path or a PostgreSQL connection string) and a folder of files.</summary>
/// <param name="Database">A path, or a connection string (which has an equals sign).</param>
/// <param name="Files">The folder of files.</param>
public sealed record Storage(string Database, string Files)
{
    /// <summary>From configuration: "database" (or CAICACH_DATABASE), "files" (or CAICACH_FILES); by default the embedded database under var/.</summary>
    public static Storage From(IConfiguration configuration)
    {
        var database = configuration["database"] ?? configuration["CAICACH_DATABASE"] ?? Path.Combine("var", "caicach.db");
        var files = configuration["files"] ?? configuration["CAICACH_FILES"]
            ?? Path.Combine(database.Contains('=') ? "var" : Path.GetDirectoryName(Path.GetFullPath(database))!, "files");
        return new(database, files);
    }

    /// <summary>The engine for the database.</summary>
    public IDatabaseEngine Engine() => Database.Contains('=') ? new PostgresEngine(Database) : new SqliteEngine(Database);

    /// <summary>Adds the application on this storage.</summary>
    public void AddTo(IServiceCollection services) => services.AddCaiCachApplication(Engine(), new FileStore(Files));
}
