using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.TestHost;

namespace CaiCach.Web.Tests.Hosting;

public sealed class StoppedHostTests
{
    [Fact]
    public async Task A_program_that_stopped_leaves_memory()
    {
        var stopped = await StartAskAndStop();

        for (var i = 0; i < 20 && stopped.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            await Task.Yield();
        }

        Assert.False(stopped.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> StartAskAndStop()
    {
        await using var app = await RunningWeb.Start();
        (await app.GetTestClient().GetAsync(new Uri("/gioi-thieu", UriKind.Relative))).Dispose();
        return new(app);
    }
}
