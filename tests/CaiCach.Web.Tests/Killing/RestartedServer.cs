using CaiCach.TestKit;

namespace CaiCach.Web.Tests.Killing;

/// <summary>A server that is killed now and then and comes back on another port; callers ask for the one that is up.</summary>
internal sealed class RestartedServer(string[] args, params (string Name, string Value)[] environment) : IAsyncDisposable
{
    private Task<ProgramRun>? running;

    /// <summary>The server that is up, or comes up.</summary>
    public Task<ProgramRun> Running => running ?? throw new InvalidOperationException("The server was not started.");

    public Task StartAsync() => running = ProgramRun.ServeAsync(args, environment);

    public async Task KillAndRestartAsync()
    {
        var dying = await Running;
        await dying.KillAsync();
        await StartAsync();
        await dying.DisposeAsync();
    }

    public async ValueTask DisposeAsync() => await (await Running).DisposeAsync();
}
