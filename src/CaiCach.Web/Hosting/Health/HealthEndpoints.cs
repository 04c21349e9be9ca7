using CaiCach.Application.Files;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Web.Hosting.Access;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Web.Hosting.Health;

/// <summary>
/// What a supervisor asks: does the process live; may it get requests (database reachable and migrated, files writable);
/// has it started. Answers are one word: what is wrong stands in the log.
/// </summary>
public static class HealthEndpoints
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup(Site.Health).Access(new OpenToAllAttribute()).ExcludeFromDescription();
        health.MapGet("/live", () => Results.Text("ok"));
        health.MapGet("/ready", ReadyAsync);
        health.MapGet("/startup", ReadyAsync);
    }

    private static async Task<IResult> ReadyAsync(CaiCachDb db, IDatabaseEngine engine, FileStore files, ILoggerFactory logs, CancellationToken cancel)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limited.CancelAfter(Patience);
        try
        {
            var pending = await Migrator.PendingAsync(db, engine, limited.Token);
            if (pending.Count == 0 && CanWrite(files))
            {
                return Results.Text("ok");
            }
        }
        catch (Exception failure) when (!cancel.IsCancellationRequested)
        {
            logs.CreateLogger(typeof(HealthEndpoints)).LogWarning("Not ready: {Reason}", failure.GetType().Name);
        }

        return Results.Text("unready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    internal static bool CanWrite(FileStore files)
    {
        Directory.CreateDirectory(files.Root);
        using var probe = new FileStream(Path.Combine(files.Root, ".probe-" + Path.GetRandomFileName()), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        return true;
    }
}
