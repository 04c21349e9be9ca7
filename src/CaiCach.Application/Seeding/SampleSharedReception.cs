using CaiCach.Application.Procedures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>The two departments of the sample province take in for each other: all of the one's procedures, two of the other's, since a month.</summary>
internal sealed class SampleSharedReception(IServiceProvider services, Cast cast)
{
    private static readonly (string Agency, SharedScope Scope, string[] Procedures)[] Opened =
    [
        ("SNV-QT", SharedScope.All, []),
        ("SKHCN-QT", SharedScope.Chosen, ["1.014445", "2.002131"]),
    ];

    /// <summary>Says it, unless it was said; how many acts that took.</summary>
    public async Task<int> WriteAsync(DateTime now, CancellationToken cancel)
    {
        var (at, acts) = (now.AddDays(-30), 0);
        foreach (var (agency, scope, procedures) in Opened)
        {
            await using var scoped = services.CreateAsyncScope();
            var outcome = await scoped.ServiceProvider.GetRequiredService<SaveSharedReception>().RunAsync(
                new(cast.Official(agency, Role.ProcedureController), at, "seed"), new(agency, 0, VietnamTime.DayOf(at), scope, procedures), cancel);
            acts += outcome switch
            {
                SaveSharedReception.Outcome.Done => 1,
                SaveSharedReception.Outcome.Stale => 0,
                _ => throw new InvalidOperationException($"The sample's shared reception was not taken: {outcome}."),
            };
        }

        return acts;
    }
}
