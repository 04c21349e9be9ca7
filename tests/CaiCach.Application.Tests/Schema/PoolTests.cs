using CaiCach.Data;
using CaiCach.Data.Postgres;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CaiCach.Application.Tests.Schema;

public sealed class PoolTests
{
    [Theory]
    [InlineData("Host=127.0.0.1", null)]
    [InlineData("Host=127.0.0.1;Maximum Pool Size=7", 7)]
    [InlineData("Host=127.0.0.1;MaxPoolSize=9", 9)]
    public async Task About_two_connections_a_core_are_pooled_unless_the_string_says_otherwise(string connection, int? wanted)
    {
        await using var engine = new PostgresEngine(connection);
        var options = new DbContextOptionsBuilder<CaiCachDb>();
        engine.Configure(options);
        await using var db = new CaiCachDb(options.Options);
        Assert.Equal(wanted ?? Math.Max(4, Environment.ProcessorCount * 2), new NpgsqlConnectionStringBuilder(db.Database.GetDbConnection().ConnectionString).MaxPoolSize);
    }
}
