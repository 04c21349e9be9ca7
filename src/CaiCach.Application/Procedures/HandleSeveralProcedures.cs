using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Procedures;

namespace CaiCach.Application.Procedures;

/// <summary>
/// Sends in for review, agrees to, announces by one decision, or makes public several procedures of the catalogue, each in a transaction of its own, so that one that is refused holds none of the others back.
/// </summary>
public sealed class HandleSeveralProcedures(CaiCachDb db, ReferenceStore reference, HandleProcedureDraft handle, PublishProcedure publish, MakeProcedurePublic makePublic, ReadSeveralProcedures read)
{
    /// <summary>The most at once.</summary>
    public const int Most = 100;

    /// <summary>What can be done to several.</summary>
    public static IReadOnlyList<CatalogueAct> Acts { get; } = [CatalogueAct.Submit, CatalogueAct.Approve, CatalogueAct.Publish, CatalogueAct.MakePublic];

    /// <summary>A procedure and its version as seen.</summary>
    public sealed record Item(Guid Id, int Version);

    /// <summary>What came of one.</summary>
    /// <param name="Id">The procedure.</param>
    /// <param name="Code">Its code; empty when it is out of sight.</param>
    /// <param name="Outcome">What came of it; null when it was not tried, since something is wrong with the decision that is typed once for all.</param>
    public sealed record Result(Guid Id, string Code, CatalogueOutcome? Outcome);

    /// <summary>What came of all.</summary>
    /// <param name="Results">One for each that was chosen, in their order.</param>
    /// <param name="Faults">What is wrong with what was typed once for all; nothing where it is right.</param>
    public sealed record Answer(IReadOnlyList<Result> Results, IReadOnlyList<FieldFault> Faults);

    /// <summary>Acts on them in the order given. Where no bodies are chosen to receive what is announced, each procedure keeps those that receive it now.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="act">The act, one of <see cref="Acts"/>.</param>
    /// <param name="items">The procedures as seen.</param>
    /// <param name="announcement">The decision and its days, typed once; for announcing.</param>
    /// <param name="cancel">Cancels.</param>
    public async Task<Answer> RunAsync(ActContext context, CatalogueAct act, IReadOnlyList<Item> items, PublishProcedure.Request? announcement = null, CancellationToken cancel = default)
    {
        var wanted = Wanted(items);
        var codes = (await read.SeenAsync(context.Actor, wanted.ConvertAll(i => i.Id), cancel)).ToDictionary(e => e.Id, e => e.Code);
        var (results, faults) = (new List<Result>(), new List<FieldFault>());
        foreach (var item in wanted)
        {
            var code = codes.GetValueOrDefault(item.Id, "");
            if (faults.Count > 0)
            {
                results.Add(new(item.Id, code, null));
                continue;
            }

            var outcome = act switch
            {
                CatalogueAct.Submit or CatalogueAct.Approve => await handle.RunAsync(context, item.Id, item.Version, new(act), cancel),
                CatalogueAct.MakePublic => await makePublic.RunAsync(context, item.Id, item.Version, cancel),
                CatalogueAct.Publish => await publish.RunAsync(context, item.Id, item.Version, await OfAsync(context, announcement!, code, cancel), cancel),
                _ => throw new ArgumentOutOfRangeException(nameof(act), act, null),
            };
            db.ChangeTracker.Clear();
            if (outcome is CatalogueOutcome.Invalid invalid && act == CatalogueAct.Publish)
            {
                faults.AddRange(invalid.Faults.Where(IsOfAll));
            }

            results.Add(new(item.Id, code, faults.Count > 0 ? null : outcome));
        }

        return new(results, faults);
    }

    /// <summary>Whether a fault is one of the decision as typed, and not of one procedure.</summary>
    private static bool IsOfAll(FieldFault fault) => fault.Field is "number" or "day" or "level" or "issuer" or "signer" or "title" or "lawEffectiveFrom"
        ? fault.Code != "decision_twice"
        : fault.Field == "effectiveFrom" && fault.Code != "day_too_early";

    internal static List<Item> Wanted(IReadOnlyList<Item> items) => [.. items.DistinctBy(i => i.Id).Take(Most)];

    private async Task<PublishProcedure.Request> OfAsync(ActContext context, PublishProcedure.Request typed, string code, CancellationToken cancel)
    {
        if (typed.Bodies.Count > 0)
        {
            return typed;
        }

        var (snapshot, today) = (await reference.CurrentAsync(cancel), VietnamTime.DayOf(context.Now));
        return typed with { Bodies = [.. snapshot.Offerings.Where(o => o.ProcedureCode == code && (o.ValidTo is null || today <= o.ValidTo)).Select(o => snapshot.Organisation.Find(o.AgencyId)?.Code).OfType<string>().Distinct()] };
    }
}
