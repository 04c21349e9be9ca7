using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Procedures;
using CaiCach.Data.Procedures;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>One step with several procedures of the catalogue: each for itself, one decision for all.</summary>
public sealed class HandleSeveralProceduresTests
{
    private static readonly string[] Codes = [New, "1.999002", "1.999003"];

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Several_go_from_draft_to_public_by_one_decision_typed_once(string engine)
    {
        await using var office = await OpenAsync(engine);
        await DraftedAsync(office);
        AllDone(await RunAsync(office, office.Controller, CatalogueAct.Submit));
        Assert.All((await RunAsync(office, office.Controller, CatalogueAct.Approve)).Results, r => Assert.Equal("review_own_draft", Assert.IsType<CatalogueOutcome.Refused>(r.Outcome).Reasons[0].Code));
        AllDone(await RunAsync(office, office.Head, CatalogueAct.Approve));
        AllDone(await RunAsync(office, office.Controller, CatalogueAct.Publish, office.Request("2026-03-02")));
        await using (var db = office.World.Database.Open())
        {
            Assert.Equal(Codes, (await db.CatalogueDecisions.Include(d => d.Items).SingleAsync()).Items.Select(i => i.Code).Order(StringComparer.Ordinal));
        }

        AllDone(await RunAsync(office, office.Controller, CatalogueAct.MakePublic));
        Assert.Equal([CatalogueState.Public, CatalogueState.Public, CatalogueState.Public], (await EntriesAsync(office)).Select(e => e.State));
        var reference = await office.World.ReferenceAsync();
        Assert.All(Codes, code => Assert.Equal([World.Agency], reference.AgenciesFor(code, new(2026, 3, 2)).Select(a => a.Code)));
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(f => Assert.Fail(f.ToString())))).Faults);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task One_that_is_refused_holds_none_of_the_others_back_and_each_is_named(string engine)
    {
        await using var office = await OpenAsync(engine);
        await DraftedAsync(office);
        var seen = await EntriesAsync(office);
        Done(await office.ActAsync(office.Controller, seen[0], CatalogueAct.Submit));
        Done(await office.ActAsync(office.Controller, await office.EntryAsync(Codes[0]), CatalogueAct.TakeBack));
        Done(await office.ActAsync(office.Controller, seen[1], CatalogueAct.Save, await office.DocumentAsync(Codes[1], p => p.Remove("field"))));
        var items = seen.Select(e => new HandleSeveralProcedures.Item(e.Id, e.Code == Codes[1] ? e.Version + 1 : e.Version)).Append(new(Guid.NewGuid(), 1)).ToList();

        var answer = await office.World.Do<HandleSeveralProcedures, HandleSeveralProcedures.Answer>(u => u.RunAsync(office.World.By(office.Controller), CatalogueAct.Submit, items));

        Assert.Empty(answer.Faults);
        Assert.Equal([Codes[0] + " Stale", Codes[1] + " Invalid", Codes[2] + " Done", " NotFound"], answer.Results.Select(r => $"{r.Code} {r.Outcome!.GetType().Name}"));
        Assert.Equal([ProcedureDraftState.Draft, ProcedureDraftState.Draft, ProcedureDraftState.InReview], (await EntriesAsync(office)).Select(e => e.DraftState!.Value));
        var lines = await office.World.Do<ReadSeveralProcedures, IReadOnlyList<ReadSeveralProcedures.Line>>(u => u.RunAsync(office.Controller, office.World.Clock.Now, CatalogueAct.Submit, items));
        Assert.Equal([0, 0, 1], lines.Select(l => l.Reasons.Count));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_wrong_with_the_decision_is_said_once_and_nothing_is_announced_and_what_is_wrong_with_one_at_that_one(string engine)
    {
        await using var office = await OpenAsync(engine);
        await DraftedAsync(office);
        AllDone(await RunAsync(office, office.Controller, CatalogueAct.Submit));
        AllDone(await RunAsync(office, office.Head, CatalogueAct.Approve));
        var wrong = await RunAsync(office, office.Controller, CatalogueAct.Publish, office.Request("2026-03-02") with { Decision = office.Decision() with { Signer = null } });
        Assert.Contains("signer decision_signer_missing", wrong.Faults.Select(f => $"{f.Field} {f.Code}"));
        Assert.All(wrong.Results, r => Assert.Null(r.Outcome));

        // No bodies chosen: who receives the usual procedure goes on, the new ones have nobody.
        var amended = await office.ReviewedAsync();
        var items = (await EntriesAsync(office)).Append(amended).Select(e => new HandleSeveralProcedures.Item(e.Id, e.Version)).ToList();
        var answer = await office.World.Do<HandleSeveralProcedures, HandleSeveralProcedures.Answer>(u => u.RunAsync(office.World.By(office.Controller), CatalogueAct.Publish, items, office.Request() with { Bodies = [] }));
        Assert.Equal(["body_missing", "body_missing", "body_missing", ""], answer.Results.Select(r => r.Outcome is CatalogueOutcome.Invalid invalid ? invalid.Faults[0].Code : ""));
        Assert.Equal((CatalogueState.Waiting, 1), ((await office.EntryAsync()).State, (await EntriesAsync(office)).Select(e => e.State).Distinct().Count()));
    }

    private static async Task DraftedAsync(CatalogueOffice office)
    {
        foreach (var code in Codes)
        {
            Done(await office.World.Do<StartProcedure, CatalogueOutcome>(u => u.RunAsync(office.World.By(office.Controller), new(World.Agency, ProcedureKind.Public, code, $"Thủ tục {code}"))));
            Done(await office.ActAsync(office.Controller, await office.EntryAsync(code), CatalogueAct.Save, await office.DocumentAsync(code)));
        }
    }

    private static async Task<List<CatalogueEntry>> EntriesAsync(CatalogueOffice office)
    {
        var entries = new List<CatalogueEntry>();
        foreach (var code in Codes)
        {
            entries.Add(await office.EntryAsync(code));
        }

        return entries;
    }

    private static async Task<HandleSeveralProcedures.Answer> RunAsync(CatalogueOffice office, Actor actor, CatalogueAct act, PublishProcedure.Request? announcement = null)
    {
        var items = (await EntriesAsync(office)).ConvertAll(e => new HandleSeveralProcedures.Item(e.Id, e.Version));
        return await office.World.Do<HandleSeveralProcedures, HandleSeveralProcedures.Answer>(u => u.RunAsync(office.World.By(actor), act, items, announcement));
    }

    private static void AllDone(HandleSeveralProcedures.Answer answer) => Assert.All(answer.Results, r => Done(r.Outcome!));
}
