using System.Data.Common;
using CaiCach.Web.Hosting.Storage;

namespace CaiCach.Web.Commands;

/// <summary>Runs a verb that reads a database which must be there, at this version's schema; says in one line why it cannot.</summary>
internal static class DatabaseVerb
{
    /// <summary>Runs the work in a scope of the application; its result is the exit status.</summary>
    public static async Task<int> RunAsync(string verb, Options options, TextWriter stderr, Func<IServiceProvider, Task<int>> work)
    {
        var storage = Storage.From(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(options.Arguments).Build());
        if (!storage.Database.Contains('=') && !File.Exists(storage.Database))
        {
            await stderr.WriteLineAsync($"{verb}: không có cơ sở dữ liệu tại {storage.Database}.");
            return ExitCodes.SystemAtFault;
        }

        try
        {
            await using var bench = new Workbench(options);
            if (!await bench.IsMigratedAsync(verb, stderr))
            {
                return ExitCodes.SystemAtFault;
            }

            await using var scope = bench.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (StorageFaultException fault)
        {
            await stderr.WriteLineAsync($"{verb}: {fault.Message}");
            return ExitCodes.WrongUsage;
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException)
        {
            await stderr.WriteLineAsync($"{verb}: hệ thống gặp lỗi: {failure.Message.ReplaceLineEndings(" ")}");
            return ExitCodes.SystemAtFault;
        }
    }
}
