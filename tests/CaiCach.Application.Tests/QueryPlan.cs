using System.Data.Common;
using CaiCach.Data;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests;

/// <summary>How a database would answer a query.</summary>
internal static class QueryPlan
{
    /// <summary>The plan, a line a step. An empty table is read as a whole on PostgreSQL unless that is made dear: what is asked is whether an index can do it.</summary>
    public static async Task<string> OfAsync<T>(CaiCachDb db, string engine, IQueryable<T> query)
    {
        await db.Database.OpenConnectionAsync();
        if (engine == "postgres")
        {
            await using var set = db.Database.GetDbConnection().CreateCommand();
            set.CommandText = "SET enable_seqscan = off; SET enable_bitmapscan = off";
            await set.ExecuteNonQueryAsync();
        }

        await using DbCommand command = query.CreateDbCommand();
        command.CommandText = (engine == "postgres" ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        var plan = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetValue(reader.FieldCount - 1).ToString()!);
        }

        return string.Join('\n', plan);
    }
}
