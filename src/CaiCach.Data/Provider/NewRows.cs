using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaiCach.Data.Provider;

/// <summary>
/// Saves a unit of work that only adds rows: all of them or none, and where the database can, in one round trip with the commit.
/// The statements are made from the model once; saving through EF Core's update pipeline takes two round trips and twice the processor time.
/// </summary>
public static class NewRows
{
    private static readonly ConditionalWeakTable<IEntityType, Insert> Inserts = [];

    /// <summary>Saves every added row, in the order they were added, and tracks nothing afterwards.</summary>
    /// <exception cref="InvalidOperationException">The unit of work changes or deletes rows, or has a transaction already.</exception>
    public static async Task SaveNewRowsAsync(this CaiCachDb db, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var rows = db.ChangeTracker.Entries().ToList();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        if (db.Database.CurrentTransaction is not null || rows.Exists(r => r.State is EntityState.Modified or EntityState.Deleted))
        {
            throw new InvalidOperationException("Only new rows are saved in this way, in a transaction of their own.");
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = db.Database.GetDbConnection();
            var added = rows.Where(r => r.State == EntityState.Added);
            await (connection.CanCreateBatch ? TogetherAsync(connection, added, cancel) : OneByOneAsync(connection, added, cancel));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        db.ChangeTracker.Clear();
    }

    /// <summary>The statements of one batch are one transaction.</summary>
    private static async Task TogetherAsync(DbConnection connection, IEnumerable<EntityEntry> rows, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        await using var maker = connection.CreateCommand();
        foreach (var row in rows)
        {
            var insert = Inserts.GetValue(row.Metadata, type => new Insert(type));
            var command = batch.CreateBatchCommand();
            command.CommandText = insert.Sql;
            insert.Fill(command.Parameters, maker, row.Entity);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task OneByOneAsync(DbConnection connection, IEnumerable<EntityEntry> rows, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var row in rows)
        {
            var insert = Inserts.GetValue(row.Metadata, type => new Insert(type));
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = insert.Sql;
            insert.Fill(command.Parameters, command, row.Entity);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    /// <summary>How a row of one table is added.</summary>
    private sealed class Insert
    {
        private readonly (string Name, IClrPropertyGetter Value, RelationalTypeMapping Mapping, bool Nullable)[] columns;

        public Insert(IEntityType type)
        {
            var properties = type.GetProperties().ToList();
            columns = [.. properties.Select((p, i) => ($"@p{i}", p.GetGetter(), (RelationalTypeMapping)p.GetTypeMapping(), p.IsNullable))];
            Sql = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) VALUES ({string.Join(", ", columns.Select(c => c.Name))})";
        }

        public string Sql { get; }

        public void Fill(DbParameterCollection parameters, DbCommand maker, object row)
        {
            foreach (var (name, value, mapping, nullable) in columns)
            {
                parameters.Add(mapping.CreateParameter(maker, name, value.GetClrValueUsingContainingEntity(row), nullable));
            }
        }
    }
}
