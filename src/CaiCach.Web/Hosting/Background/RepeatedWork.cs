namespace CaiCach.Web.Hosting.Background;

/// <summary>One piece of work, done again and again in a scope of its own until the program stops. A failure is logged and the next turn comes.</summary>
/// <param name="name">What it is called in the log.</param>
/// <param name="every">The time between two turns.</param>
/// <param name="turn">One turn; it must be harmless when another node takes the same one at the same time.</param>
/// <param name="scopes">Scopes of services.</param>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class RepeatedWork(string name, TimeSpan every, Func<IServiceProvider, DateTime, CancellationToken, Task> turn, IServiceScopeFactory scopes, TimeProvider time, ILogger<RepeatedWork> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TurnAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            log.LogDebug("{Name} has stopped.", name);
        }
    }

    private async Task TurnAsync(CancellationToken stop)
    {
        try
        {
            var now = time.Moment();
            await using var scope = scopes.CreateAsyncScope();
            await turn(scope.ServiceProvider, now, stop);
        }
        catch (Exception failure) when (!stop.IsCancellationRequested)
        {
            log.LogError(failure, "{Name} failed; it is tried again in {Every}.", name, every);
        }
    }
}
