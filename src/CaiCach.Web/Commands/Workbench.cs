using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Web.Hosting;
using CaiCach.Web.Hosting.Storage;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Commands;

/// <summary>The application on one database, without the web: what verbs work on.</summary>
internal sealed class Workbench : IAsyncDisposable
{
    private readonly ServiceProvider services;

    /// <summary>Opens the application on the database the options or the environment name.</summary>
    public Workbench(Options options)
    {
        var configuration = new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(options.Arguments).Build();
        var collection = new ServiceCollection();
        collection.AddSingleton(TimeProvider.System);
        collection.AddLogging();
        Storage.From(configuration).AddTo(collection);
        services = collection.BuildServiceProvider();
    }

    /// <summary>Its services.</summary>
    public IServiceProvider Services => services;

    /// <summary>The engine.</summary>
    public IDatabaseEngine Engine => services.GetRequiredService<IDatabaseEngine>();

    /// <summary>Now, UTC, to the microsecond (what both databases keep).</summary>
    public DateTime Now => services.GetRequiredService<TimeProvider>().Moment();

    /// <summary>A context of its own.</summary>
    public Task<CaiCachDb> OpenAsync() => services.GetRequiredService<IDbContextFactory<CaiCachDb>>().CreateDbContextAsync();

    /// <summary>Whether the schema is this version's; when not, that is said.</summary>
    public async Task<bool> IsMigratedAsync(string verb, TextWriter? stderr = null)
    {
        await using var db = await OpenAsync();
        var pending = await Migrator.PendingAsync(db, Engine, default);
        if (pending.Count > 0)
        {
            await (stderr ?? Console.Error).WriteLineAsync($"{verb}: cơ sở dữ liệu chưa đúng phiên bản, còn thiếu {string.Join(", ", pending.Select(m => $"{m.Number:0000} {m.Name}"))}. Hãy chạy: caicach migrate");
        }

        return pending.Count == 0;
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => services.DisposeAsync();
}
