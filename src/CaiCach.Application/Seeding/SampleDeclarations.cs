using System.Text.Json;
using CaiCach.Application.Acting;
using CaiCach.Application.Files;
using CaiCach.Application.Index;
using CaiCach.Law.Calendar;
using CaiCach.Law.Index;
using CaiCach.Law.Organisation;
using Microsoft.Extensions.DependencyInjection;

namespace CaiCach.Application.Seeding;

/// <summary>What two reform officers declared of this year's index: the first items that are neither computed nor surveyed, every third with evidence.</summary>
internal sealed class SampleDeclarations(IServiceProvider services, Cast cast)
{
    private const int Items = 18;
    private static readonly string[] Units = ["SKHCN-QT", "BKHCN"];

    /// <summary>Declares what nobody has declared yet; returns how many that were.</summary>
    public async Task<int> DeclareAsync(DateTime now, CancellationToken cancel)
    {
        var declared = 0;
        var year = VietnamTime.DayOf(now).Year;
        foreach (var unit in Units)
        {
            var context = new ActContext(cast.Official(unit, Role.ReformOfficer), now, "seed");
            var view = await Do<ReadIndex, ReadIndex.View?>(u => u.RunAsync(context.Actor, now, unit, year, cancel));
            var leaves = view!.Leaves.Values.Where(l => l.MayBeDeclared && l.Binding is null).Take(Items).ToList();
            foreach (var (leaf, i) in leaves.Select((leaf, i) => (leaf, i)).Where(l => l.leaf.Declared is null))
            {
                await DeclareAsync(context, unit, year, leaf, i, cancel);
                declared++;
            }
        }

        return declared;
    }

    private async Task DeclareAsync(ActContext context, string unit, int year, ReadIndex.Leaf leaf, int i, CancellationToken cancel)
    {
        var code = leaf.Score.Node.Code;
        Guid? evidence = null;
        if (i % 3 == 0)
        {
            using var content = new MemoryStream(SamplePdf.Page("BAN MAU", $"Minh chung {code}", $"{unit} {year}"));
            var upload = await Do<UploadFile, UploadFile.Outcome>(u => u.RunAsync(context, content, $"minh-chung-{code}.pdf", "evidence", cancel: cancel));
            evidence = ((UploadFile.Outcome.Stored)upload).Upload.Id;
        }

        var request = new DeclareIndexItem.Request(unit, year, code, 0, AnswerFor(leaf.Score.Node.Item!.Rule, i), "Số liệu minh họa của dữ liệu mẫu.", evidence);
        var outcome = await Do<DeclareIndexItem, DeclareIndexItem.Outcome>(u => u.RunAsync(context, request, cancel));
        if (outcome is not DeclareIndexItem.Outcome.Done)
        {
            throw new InvalidOperationException($"The sample's declaration of {code} was not taken: {outcome}.");
        }
    }

    /// <summary>An answer in the format of the score verb: good, with something lost here and there.</summary>
    private static string AnswerFor(ScoringRule rule, int i) => rule switch
    {
        YesNoRule => """{"yes":true}""",
        TiersRule tiers => $$"""{"tier":{{Math.Min(i % 2, tiers.Tiers.Count - 1)}}}""",
        GrowthTiersRule tiers => $$"""{"tier":{{Math.Min(i % 2, tiers.Tiers.Count - 1)}}}""",
        BandsRule or RatioRule => $$"""{"a":20,"b":{{20 - (i % 5)}}}""",
        DeductionRule deduction => JsonSerializer.Serialize(new { counts = new int[deduction.Deductions.Count] }),
        ChecklistRule checklist => JsonSerializer.Serialize(new { items = checklist.Parts.Select((_, part) => part == 0 || i % 2 == 0) }),
        CountStepsRule steps => $$"""{"count":{{steps.Steps.Max(s => s.AtLeast)}}}""",
        ExternalIndexRule => """{"percent":86.5}""",
        _ => throw new InvalidOperationException($"Nobody declares a {rule.GetType().Name}."),
    };

    private async Task<T> Do<TUseCase, T>(Func<TUseCase, Task<T>> work)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }
}
