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
    /// <exception cref="StorageFaultException">What is given is no connection string of PostgreSQL.</exception>
    public IDatabaseEngine Engine()
    {
        try
        {
            return Database.Contains('=') ? new PostgresEngine(Database) : new SqliteEngine(Database);
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or FormatException)
        {
            throw new StorageFaultException("database: không đọc được chuỗi kết nối; cần đường dẫn tệp SQLite hoặc chuỗi kết nối PostgreSQL (ví dụ Host=…;Database=…;Username=…).", unreadable);
        }
    }

    /// <summary>Adds the application on this storage.</summary>
    public void AddTo(IServiceCollection services) => services.AddCaiCachApplication(Engine(), new FileStore(Files));
}

/// <summary>Where data is kept is given in a way nobody can read: the operator's mistake, told in one line.</summary>
public sealed class StorageFaultException(string message, Exception cause) : Exception(message, cause);
