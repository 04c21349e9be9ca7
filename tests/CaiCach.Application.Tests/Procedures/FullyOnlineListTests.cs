using CaiCach.Application.Procedures;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using static CaiCach.Application.Tests.Procedures.CatalogueOffice;

namespace CaiCach.Application.Tests.Procedures;

/// <summary>The list of procedures for full online handling marks them, and what does not agree with their online level is found.</summary>
public sealed class FullyOnlineListTests
{
    private const string Other = "MH.QT.001";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_list_marks_its_procedures_until_another_takes_its_place_and_disagreement_is_listed(string engine)
    {
        await using var office = await OpenAsync(engine);
        var reference = await office.World.ReferenceAsync();
        var (isFull, isOtherFull) = (reference.LatestProcedure(World.Procedure)!.OnlineLevel == OnlineLevel.Full, reference.LatestProcedure(Other)!.OnlineLevel == OnlineLevel.Full);
        Assert.Equal(isFull, (await DifferAsync(office)).ContainsKey(World.Procedure));

        Done(await RecordAsync(office, "1/QĐ", false, World.Procedure));
        Done(await RecordAsync(office, "2/QĐ", false, Other));
        Assert.Equal((true, true), ((await office.EntryAsync()).IsFullyOnlineListed, (await office.EntryAsync(Other)).IsFullyOnlineListed));
        Assert.Equal([World.Procedure, Other], (await ListAsync(office, ListCatalogue.Choice.FullyOnlineListed)).Select(r => r.Entry.Code));
        Assert.Equal((!isFull, !isOtherFull), ((await DifferAsync(office)).ContainsKey(World.Procedure), (await DifferAsync(office)).ContainsKey(Other)));
        Assert.True(await office.World.Do<ListCatalogueDecisions, bool>(u => u.IsListedAsync(World.Procedure)));

        Done(await RecordAsync(office, "3/QĐ", true, Other));
        Assert.Equal([Other], (await ListAsync(office, ListCatalogue.Choice.FullyOnlineListed)).Select(r => r.Entry.Code));
        var differ = await DifferAsync(office);
        Assert.Equal(isFull ? OnlineListFinding.FullNotListed : (OnlineListFinding?)null, differ.TryGetValue(World.Procedure, out var finding) ? finding : (OnlineListFinding?)null);
        Assert.Equal(isOtherFull ? (OnlineListFinding?)null : OnlineListFinding.ListedNotFull, differ.TryGetValue(Other, out finding) ? finding : (OnlineListFinding?)null);
        Assert.All(differ, d => Assert.NotEqual(OnlineListFinding.Agrees, d.Value));
    }

    private static Task<CatalogueOutcome> RecordAsync(CatalogueOffice office, string number, bool replaces, params string[] codes) => office.World.Do<RecordCatalogueDecision, CatalogueOutcome>(u => u.RunAsync(
        office.World.By(office.Controller), new(World.Agency, CatalogueDecisionKind.FullyOnline, office.Decision(number) with { Day = new(2026, 3, replaces ? 2 : 1) }, codes) { ReplacesEarlier = replaces }));

    private static async Task<IReadOnlyList<ListCatalogue.Row>> ListAsync(CatalogueOffice office, ListCatalogue.Choice choice)
    {
        var agency = await office.World.UnitAsync(World.Agency);
        return (await office.World.Do<ListCatalogue, ListCatalogue.Page?>(u => u.RunAsync(office.Head, agency, office.World.Clock.Now, choice)))!.Rows;
    }

    private static async Task<IReadOnlyDictionary<string, OnlineListFinding>> DifferAsync(CatalogueOffice office) => (await ListAsync(office, ListCatalogue.Choice.OnlineListDiffers)).ToDictionary(r => r.Entry.Code, r => r.Online);
}
