using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reference.Import;
using CaiCach.Data;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>What loading a scenario did.</summary>
/// <param name="Faults">What is wrong with the data; nothing was loaded when there are some.</param>
/// <param name="Dossiers">Dossiers of the scenario.</param>
/// <param name="Acts">Acts done now; 0 when everything was there.</param>
public sealed record SeedOutcome(IReadOnlyList<string> Faults, int Dossiers, int Acts);

/// <summary>The named scenarios: reference data, and but for one invented people and dossiers made by running the real use cases at the right moments.</summary>
public static class Scenarios
{
    /// <summary>A working day of the sample ministry: dossiers in every state.</summary>
    public const string Sample = "sample";

    /// <summary>Sở KH&amp;CN Quảng Trị in the first half of 2024, with the counts of the news report.</summary>
    public const string QuangTri2024H1 = "quang-tri-2024h1";

    /// <summary>Reference data alone, without any person, client or dossier: what an office starts with.</summary>
    public const string ReferenceOnly = "reference";

    /// <summary>Every scenario.</summary>
    public static IReadOnlyList<string> Names { get; } = [Sample, QuangTri2024H1, ReferenceOnly];

    /// <summary>Loads what is missing of a scenario; loading it twice changes nothing.</summary>
    /// <param name="services">The application.</param>
    /// <param name="scenario">One of <see cref="Names"/>.</param>
    /// <param name="dataFolder">The folder of the data that ships.</param>
    /// <param name="now">Now, UTC; the sample ends just before it.</param>
    /// <param name="cancel">Stops between two acts.</param>
    public static async Task<SeedOutcome> LoadAsync(IServiceProvider services, string scenario, string dataFolder, DateTime now, CancellationToken cancel = default)
    {
        var bundle = ReferenceBundle.Read(dataFolder);
        await using (var scope = services.CreateAsyncScope())
        {
            var import = scope.ServiceProvider.GetRequiredService<ImportReferenceData>();
            var faults = await import.RunAsync(new(Actor.System, now, "seed"), bundle, cancel);
            if (faults.Count > 0)
            {
                return new([.. faults.Select(f => $"{f.File}, {f.Place}: {f.Text}")], 0, 0);
            }

            await scope.ServiceProvider.GetRequiredService<RecomputeDues>().RunAsync(new(Actor.System, now, "seed"), cancel: cancel);
        }

        if (scenario == ReferenceOnly)
        {
            return new([], 0, 0);
        }

        var file = OrganisationFile.Read(bundle.Files[ReferenceBundle.Organisation]);
        var reference = await services.GetRequiredService<ReferenceStore>().CurrentAsync(cancel);
        Cast cast;
        await using (var scope = services.CreateAsyncScope())
        {
            cast = await SampleAccounts.EnsureAsync(scope.ServiceProvider.GetRequiredService<CaiCachDb>(), file, reference, now, cancel);
        }

        var plan = scenario == Sample ? SamplePlan.Of(reference, now) : QuangTriPlan.Of(reference);
        if (plan.Fault is { } fault)
        {
            return new([fault], 0, 0);
        }

        var result = await File.ReadAllBytesAsync(Path.Combine(dataFolder, "sample", "ket-qua-mau.pdf"), cancel);
        var teller = new StoryTeller(services, cast, reference, $"seed:{scenario}:", result);
        var acts = scenario == Sample ? await new SampleLetterTexts(services, cast).WriteAsync(now, cancel) : 0;
        acts += scenario == Sample ? await new SampleSharedReception(services, cast).WriteAsync(now, cancel) : 0;
        acts += scenario == Sample ? await new SampleSearchAids(services, cast).WriteAsync(now, cancel) : 0;
        acts += scenario == Sample ? await new SampleCommunes(services, cast).LoadAsync(now, cancel) : 0;
        acts += scenario == Sample ? await new SampleProcesses(services, cast).WriteAsync(now, cancel) : 0;
        acts += await teller.TellAsync(plan.Stories, cancel);
        if (scenario == Sample)
        {
            acts += await new SampleDeclarations(services, cast).DeclareAsync(now, cancel);
            acts += await new SampleCatalogue(services, cast).TellAsync(now, cancel);
            acts += await new SampleQuestions(services, cast).TellAsync(now, cancel);
            acts += await new SamplePetitions(services, cast, reference).TellAsync(now, cancel);
            acts += await new SampleRatings(services, $"seed:{scenario}:").TellAsync(now, cancel);
            acts += await new SampleQueue(services, cast, reference).TellAsync(now, cancel);
        }

        return new([], plan.Stories.Count, acts);
    }
}
