using System.Diagnostics;
using System.Globalization;
using CaiCach.Application.Seeding;
using CaiCach.Data;
using CaiCach.Data.Accounts;
using CaiCach.Law.Calendar;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary>
/// A province of 200 bodies and what they did in a year, written by SQL into the throw-away PostgreSQL: dossiers with papers, steps, opinions, fees, events, measures, letters and notices, and petitions, that
/// agree with each other, so that a recount finds nothing. The first body has a twentieth of all dossiers, the others an even share. Chance is the same each time.
/// </summary>
internal static class BenchProvinceData
{
    /// <summary>The bodies of the province.</summary>
    public const int Bodies = 200;

    /// <summary>Bodies, from the second on, with requests that wait to be accepted, and how many each has.</summary>
    public const int Counters = 8;

    /// <inheritdoc cref="Counters"/>
    public const int Waiting = 400;

    /// <summary>The procedures, the most frequent ones, whose dossiers go by an internal process: those of half of all dossiers.</summary>
    private const int Stepped = 12;

    /// <summary>The fee of those that owe one, in đồng.</summary>
    private const int Fee = 200_000;

    /// <summary>The code of the province.</summary>
    public const string Province = "TINH-DO";

    /// <summary>Fills the database and says how long each part took, in seconds.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> FillAsync(CaiCachDb db, int dossiers)
    {
        var took = new Dictionary<string, double>(StringComparer.Ordinal);
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.OpenConnectionAsync();
        var hash = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 210_000 })).HashPassword(new(), SampleAccounts.Password);
        var midnight = VietnamTime.ToUtc(VietnamTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).ToDateTime(TimeOnly.MinValue));
        var calendar = await db.Calendars.OrderByDescending(c => c.Number).Select(c => c.Version).FirstAsync();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["@dossiers"] = dossiers.ToString(CultureInfo.InvariantCulture),
            ["@bodies"] = Bodies.ToString(CultureInfo.InvariantCulture),
            ["@counters"] = Counters.ToString(CultureInfo.InvariantCulture),
            ["@waiting"] = Waiting.ToString(CultureInfo.InvariantCulture),
            ["@stepped"] = Stepped.ToString(CultureInfo.InvariantCulture),
            ["@fee"] = Fee.ToString(CultureInfo.InvariantCulture),
            ["@province"] = $"'{Province}'",
            ["@now"] = $"'{midnight:yyyy-MM-dd HH:mm:ss}+00'::timestamptz",
            ["@hash"] = $"'{hash}'",
            ["@calendar"] = $"'{calendar}'",
        };
        foreach (var (part, sql) in BenchProvinceSql.Parts)
        {
            var watch = Stopwatch.StartNew();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = values.Aggregate(sql, (text, value) => text.Replace(value.Key, value.Value, StringComparison.Ordinal));
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync();
            took[part] = Math.Round(watch.Elapsed.TotalSeconds, 1);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"bench: {part} {took[part]} s"));
        }

        await db.Database.CloseConnectionAsync();
        return took;
    }

    /// <summary>How many rows each table has, and how many megabytes the database has on disk.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> CountAsync(CaiCachDb db)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in new[] { "units", "dossiers", "dossier_papers", "dossier_steps", "consultations", "cash_entries", "petitions", "events", "measure_entries", "measure_totals", "measure_months", "measure_years", "letters", "notices" })
        {
            var sql = $"SELECT count(*) AS \"Value\" FROM {table}";
            rows[table] = await db.Database.SqlQueryRaw<long>(sql).SingleAsync();
        }

        rows["megabytes"] = await db.Database.SqlQueryRaw<long>("SELECT pg_database_size(current_database()) / 1000000 AS \"Value\"").SingleAsync();
        return rows;
    }
}
