using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace CaiCach.Data.Provider;

/// <summary>
/// Saves a unit of work that only adds rows: all of them or none, and where the database can, in one round trip with the commit.
/// The statements are made from the model once; EF Core's update pipeline takes two round trips.
/// </summary>
public static class NewRows
{
    private static readonly ConditionalWeakTable<IEntityType, Insert> Inserts = [];

    /// <summary>Saves the rows in their order; the context tracks none of them, before or after.</summary>
    /// <exception cref="InvalidOperationException">A transaction has begun already.</exception>
    public static async Task SaveNewRowsAsync(this CaiCachDb db, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        if (db.Database.CurrentTransaction is not null)
        {
            throw new InvalidOperationException("New rows are saved in a transaction of their own.");
        }

        await db.Database.OpenConnectionAsync(cancel);
        try
        {
            var connection = db.Database.GetDbConnection();
            await (connection.CanCreateBatch ? TogetherAsync(connection, db.Model, rows, cancel) : OneByOneAsync(connection, db.Model, rows, cancel));
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>The statements of one batch are one transaction.</summary>
    private static async Task TogetherAsync(DbConnection connection, IModel model, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        await using var batch = connection.CreateBatch();
        await using var maker = connection.CreateCommand();
        foreach (var row in rows)
        {
            var insert = Of(model, row);
            var command = batch.CreateBatchCommand();
            command.CommandText = insert.Sql;
            insert.Fill(command.Parameters, maker, row, named: false);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static async Task OneByOneAsync(DbConnection connection, IModel model, IReadOnlyList<object> rows, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        foreach (var row in rows)
        {
            var insert = Of(model, row);
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = insert.Sql;
            insert.Fill(command.Parameters, command, row, named: true);
            await command.ExecuteNonQueryAsync(cancel);
        }

        await transaction.CommitAsync(cancel);
    }

    private static Insert Of(IModel model, object row) => Inserts.GetValue(model.FindEntityType(row.GetType())!, type => new Insert(type));

    /// <summary>How a row of one table is added. "$1" is a place to a database that batches, which then need not parse the statement, and a name to one that does not.</summary>
    private sealed class Insert
    {
        private readonly (string Name, IClrPropertyGetter Value, IClrPropertyGetter? Part, RelationalTypeMapping Mapping, bool Nullable)[] columns;

        public Insert(IEntityType type)
        {
            var properties = type.GetFlattenedProperties().ToList();
            columns = [.. properties.Select((p, i) => ($"${i + 1}", p.GetGetter(), PartOf(p)?.GetGetter(), (RelationalTypeMapping)p.GetTypeMapping(), p.IsNullable || PartOf(p) is { IsNullable: true }))];
            Sql = $"INSERT INTO {type.GetTableName()} ({string.Join(", ", properties.Select(p => p.GetColumnName()))}) VALUES ({string.Join(", ", columns.Select(c => c.Name))})";
        }

        public string Sql { get; }

        public void Fill(DbParameterCollection parameters, DbCommand maker, object row, bool named)
        {
            foreach (var (name, value, part, mapping, nullable) in columns)
            {
                // A part that is not there has no values, whatever their defaults are.
                var isThere = part is null || part.GetClrValueUsingContainingEntity(row) is not null;
                parameters.Add(mapping.CreateParameter(maker, named ? name : "", isThere ? value.GetClrValueUsingContainingEntity(row) : null, nullable));
            }
        }

        private static IComplexProperty? PartOf(IProperty property) => (property.DeclaringType as IComplexType)?.ComplexProperty;
    }
}
