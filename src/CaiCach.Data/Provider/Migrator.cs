using System.Data.Common;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Data.Provider;

/// <summary>Brings a database to this version's schema: each migration once, in order, each in its own transaction.</summary>
public static partial class Migrator
{
    /// <summary>Applies what is missing and returns it. Safe to run twice, and by several at once; nodes of an earlier version are stopped before.</summary>
    public static async Task<IReadOnlyList<Migration>> MigrateAsync(CaiCachDb db, IDatabaseEngine engine, DateTime now, CancellationToken cancel)
    {
        var applied = new List<Migration>();
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await engine.WhileLockedAsync(db, async () =>
        {
            await db.Database.ExecuteSqlRawAsync(
                "CREATE TABLE IF NOT EXISTS schema_migrations (number integer NOT NULL PRIMARY KEY, name text NOT NULL, applied_at text NOT NULL)", cancel);
            var done = await db.Database.SqlQueryRaw<int>("SELECT number AS \"Value\" FROM schema_migrations").ToListAsync(cancel);
            foreach (var migration in engine.Migrations.Where(m => !done.Contains(m.Number)))
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancel);
                if ((await db.Database.SqlQuery<int>($"SELECT number AS \"Value\" FROM schema_migrations WHERE number = {migration.Number}").ToListAsync(cancel)).Count > 0)
                {
                    continue;
                }

                await ExecuteAsync(db, migration.Sql, cancel);
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO schema_migrations (number, name, applied_at) VALUES ({migration.Number}, {migration.Name}, {now.ToString("O")})", cancel);
                await transaction.CommitAsync(cancel);
                applied.Add(migration);
            }
        }, cancel);
        return applied;
    }

    /// <summary>The migrations this version knows and the database has not yet.</summary>
    public static async Task<IReadOnlyList<Migration>> PendingAsync(CaiCachDb db, IDatabaseEngine engine, CancellationToken cancel)
    {
        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "SELECT number FROM schema_migrations";
            var done = new HashSet<int>();
            await using var reader = await command.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                done.Add(reader.GetInt32(0));
            }

            return [.. engine.Migrations.Where(m => !done.Contains(m.Number))];
        }
        catch (DbException)
        {
            return engine.Migrations;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>What tells a database from any other, and stays with it: the moment its first migration was applied, as digits.</summary>
    public static async Task<string> BornAsync(CaiCachDb db, CancellationToken cancel)
    {
        var first = await db.Database.SqlQueryRaw<string>("SELECT applied_at AS \"Value\" FROM schema_migrations WHERE number = 1").ToListAsync(cancel);
        return string.Concat(first.Single().Where(char.IsAsciiDigit));
    }

    /// <summary>Reads the SQL files embedded in a provider's assembly: Migrations/0001_name.sql. Numbers run 1, 2, 3 … without a gap or a double.</summary>
    public static IReadOnlyList<Migration> Embedded(Assembly assembly)
    {
        var migrations = assembly.GetManifestResourceNames()
            .Select(resource => (resource, match: FileName().Match(resource)))
            .Where(r => r.match.Success)
            .Select(r => new Migration(int.Parse(r.match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), r.match.Groups[2].Value, Read(assembly, r.resource)))
            .OrderBy(m => m.Number).ToList();
        return migrations.Select(m => m.Number).SequenceEqual(Enumerable.Range(1, migrations.Count))
            ? migrations
            : throw new InvalidOperationException($"The migrations of {assembly.GetName().Name} are not numbered 1, 2, 3 …: {string.Join(", ", migrations.Select(m => $"{m.Number:0000}_{m.Name}"))}");
    }

    private static async Task ExecuteAsync(CaiCachDb db, string sql, CancellationToken cancel)
    {
        var connection = db.Database.GetDbConnection();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.Transaction = db.Database.CurrentTransaction is { } t ? Microsoft.EntityFrameworkCore.Storage.DbContextTransactionExtensions.GetDbTransaction(t) : null;
        await command.ExecuteNonQueryAsync(cancel);
    }

    private static string Read(Assembly assembly, string resource)
    {
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"\.Migrations\.(\d{4})_(.+)\.sql$", RegexOptions.NonBacktracking)]
    private static partial Regex FileName();
}
