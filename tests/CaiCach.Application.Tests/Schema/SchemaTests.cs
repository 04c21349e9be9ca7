using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Schema;

public sealed class SchemaTests
{
    private const string SqliteFacts = """
        SELECT 'column ' || m.name || '.' || c.name || ' ' || c.type || ' notnull ' || c."notnull" || ' key ' || c.pk AS "Value"
        FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'
        UNION ALL
        SELECT 'index ' || m.name || ' ' || coalesce(replace(replace(replace(m.sql, '"', ''), char(10), ' '), '  ', ' '), '') FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
        UNION ALL
        SELECT 'foreign key ' || m.name || '.' || f."from" || ' to ' || f."table" || '.' || f."to" || ' ' || f.on_delete FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
        """;

    private const string PostgresFacts = """
        SELECT 'column ' || table_name || '.' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || coalesce(numeric_precision::text, '')
            || ' ' || coalesce(numeric_scale::text, '') || ' null ' || is_nullable || ' identity ' || is_identity AS "Value" FROM information_schema.columns WHERE table_schema = 'public'
        UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND indexname <> 'ix_dossiers_owner_words' -- over an expression, which the model has no words for
        UNION ALL SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND conrelid <> 0
        """;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_migrated_schema_is_the_model(string engine)
    {
        await using var migrated = await TestDatabase.CreateEmptyAsync(engine);
        await using var created = await TestDatabase.CreateEmptyAsync(engine);
        await MigrateAsync(migrated);
        await using (var db = created.Open())
        {
            foreach (var statement in db.Database.GenerateCreateScript().Split(";\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                await db.Database.ExecuteSqlRawAsync(statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
            }
        }

        var (told, model) = (await FactsAsync(migrated), await FactsAsync(created));
        Assert.Equal([], told.Except(model));
        Assert.Equal([], model.Except(told));
        Assert.True(model.Count > 100);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_forgotten_column_or_index_is_seen(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await MigrateAsync(database);
        var before = await FactsAsync(database);
        await using var db = database.Open();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE drafts ADD COLUMN forgotten integer");
        await db.Database.ExecuteSqlRawAsync("DROP INDEX ix_drafts_account_id_saved_at");
        var after = await FactsAsync(database);
        Assert.Single(after.Except(before));
        Assert.Single(before.Except(after));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_entered_under_each_version_is_there_after_all_that_came_later(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.Open();
        var all = database.Engine.Migrations;
        Assert.Equal(Enumerable.Range(1, all.Count), all.Select(m => m.Number));
        for (var version = 1; version < all.Count; version++)
        {
            Assert.Single(await Migrator.MigrateAsync(db, new Until(database.Engine, version), Now, default));
            await EnterUnitAsync(db, version);
        }

        Assert.Single(await Migrator.MigrateAsync(db, database.Engine, Now, default));
        Assert.Empty(await Migrator.MigrateAsync(db, database.Engine, Now, default));
        Assert.Empty(await Migrator.PendingAsync(db, database.Engine, default));
        Assert.Equal(Enumerable.Range(1, all.Count - 1).Select(v => $"Cơ quan {v}"), (await db.Units.ToListAsync()).Select(u => u.Name).OrderBy(n => n.Length).ThenBy(n => n, StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_database_of_the_first_version_is_brought_up_in_one_go(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        await using var db = database.Open();
        await Migrator.MigrateAsync(db, new Until(database.Engine, 1), Now, default);
        await EnterUnitAsync(db, 1);
        Assert.Equal(database.Engine.Migrations.Count - 1, (await Migrator.MigrateAsync(db, database.Engine, Now, default)).Count);
        Assert.Equal("Cơ quan 1", (await db.Units.SingleAsync()).Name);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nodes_that_migrate_at_once_apply_each_migration_once(string engine)
    {
        await using var database = await TestDatabase.CreateEmptyAsync(engine);
        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var db = database.Open();
            return (await Migrator.MigrateAsync(db, database.Engine, Now, default)).Count;
        })));
        Assert.Equal(database.Engine.Migrations.Count, applied.Sum());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_database_itself_refuses_to_change_or_delete_an_event(string engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);
        await using var db = database.Open();
        var count = await db.Events.CountAsync();
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Events.ExecuteUpdateAsync(set => set.SetProperty(e => e.ActorName, "Khác")));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => db.Events.ExecuteDeleteAsync());
        Assert.Equal(count, await db.Events.CountAsync());
        Assert.True(count > 0);
    }

    private static readonly DateTime Now = new(2026, 3, 2, 0, 0, 0, DateTimeKind.Utc);

    private static Task EnterUnitAsync(CaiCachDb db, int version)
    {
        var id = new Guid(version, 0, 0, new byte[8]);
        return db.Database.ExecuteSqlAsync($"""
            INSERT INTO units (id, code, identifier, name, short_name, kind, parent_id, agency_id, path, valid_from)
            VALUES ({id}, {$"CQ{version}"}, {$"H{version}"}, {$"Cơ quan {version}"}, 'CQ', 'Ministry', NULL, {id}, {$"/{version}/"}, '2023-01-01')
            """);
    }

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var db = database.Open();
        await Migrator.MigrateAsync(db, database.Engine, Now, default);
    }

    private static async Task<IReadOnlyList<string>> FactsAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var facts = await db.Database.SqlQueryRaw<string>(database.Name == "sqlite" ? SqliteFacts : PostgresFacts).ToListAsync();
        return [.. facts.Where(f => !f.Contains("schema_migrations", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
