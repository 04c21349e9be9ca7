using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace CaiCach.Web.Tests.Hosting;

/// <summary>Sends every opening of the database to a place where there is none, as long as it is away.</summary>
internal sealed class DatabaseSwitch(string engine) : DbConnectionInterceptor
{
    public bool Away { get; set; }

    public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result)
    {
        if (Away)
        {
            using var nowhere = Nowhere();
            nowhere.Open();
        }

        return result;
    }

    public override async ValueTask<InterceptionResult> ConnectionOpeningAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Away)
        {
            await using var nowhere = Nowhere();
            await nowhere.OpenAsync(cancellationToken);
        }

        return result;
    }

    private DbConnection Nowhere() => engine == "sqlite"
        ? new SqliteConnection("Data Source=khong-co/thu-muc/nay.db;Mode=ReadWrite")
        : new NpgsqlConnection("Host=127.0.0.1;Port=1;Username=postgres;Timeout=2;Pooling=false");
}
