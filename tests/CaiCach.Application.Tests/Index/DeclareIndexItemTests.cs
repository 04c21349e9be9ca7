using CaiCach.Application.Acting;
using CaiCach.Application.Index;
using CaiCach.Application.Ledger;
using CaiCach.Data.Events;
using CaiCach.Law.Index;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Index;

public sealed class DeclareIndexItemTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_declared_item_counts_and_each_declaration_stays_in_the_history(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var evidence = await world.UploadAsync(officer);
        var item = await LeafAsync(world, l => l.Score.Node.Item!.Rule is YesNoRule);
        Assert.Equal(new DeclareIndexItem.Outcome.Done(1), await DeclareAsync(world, officer, new(World.Agency, 2026, item, 0, """{"yes":false}""", null, null)));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new DeclareIndexItem.Outcome.Done(2), await DeclareAsync(world, officer, new(World.Agency, 2026, item, 1, """{"yes":true}""", " Theo quyết định mới. ", evidence.Id)));

        var leaf = (await ReadIndexTests.ReadAsync(world, officer)).Leaves[item];
        Assert.Equal(leaf.Score.Node.MaxPoints, leaf.Score.Figure.Points.ToDecimal());
        Assert.Equal(("Theo quyết định mới.", evidence.Sha256, 2), (leaf.Declared!.Note, leaf.Declared.EvidenceSha256, leaf.Declared.Version));
        var history = await world.Do<ReadIndex, IReadOnlyList<(EventRow Event, IndexEventData Data)>>(u => u.HistoryAsync(leaf.Declared));
        Assert.Equal([(2, "{\"yes\":true}"), (1, "{\"yes\":false}")], history.Select(h => (h.Event.Version, h.Data.Answer.GetRawText())));
        Assert.Equal(officer.Name, history[0].Event.ActorName);
        var faults = new List<LedgerFault>();
        await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(faults.Add));
        Assert.Empty(faults);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_stored_answer_that_the_rule_no_longer_takes_counts_as_not_declared_and_the_others_stand(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var ratio = await LeafAsync(world, l => l.Binding is null && l.Score.Node.Item!.Rule is RatioRule or BandsRule);
        var other = await LeafAsync(world, l => l.Score.Node.Item!.Rule is YesNoRule);
        foreach (var (item, answer) in new[] { (ratio, """{"a":1,"b":1}"""), (other, """{"yes":true}""") })
        {
            Assert.IsType<DeclareIndexItem.Outcome.Done>(await DeclareAsync(world, officer, new(World.Agency, 2026, item, 0, answer, null, null)));
        }

        await using (var db = world.Database.Open())
        {
            await db.IndexAnswers.Where(a => a.ItemCode == ratio).ExecuteUpdateAsync(set => set.SetProperty(a => a.Answer, """{"a":0.0000000001,"b":10000000000000000000}"""));
        }

        var leaves = (await ReadIndexTests.ReadAsync(world, officer)).Leaves;
        Assert.Equal(0, leaves[ratio].Score.Figure.Points.ToDecimal());
        Assert.Equal(leaves[other].Score.Node.MaxPoints, leaves[other].Score.Figure.Points.ToDecimal());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_declarations_at_once_one_wins_and_the_other_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var item = await LeafAsync(world, l => l.Score.Node.Item!.Rule is YesNoRule);
        var request = new DeclareIndexItem.Request(World.Agency, 2026, item, 0, """{"yes":true}""", null, null);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => DeclareAsync(world, officer, request))));
        Assert.Equal(1, outcomes.Count(o => o is DeclareIndexItem.Outcome.Done));
        Assert.Equal(3, outcomes.Count(o => o is DeclareIndexItem.Outcome.Stale { CurrentVersion: 1 }));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_item_that_does_not_apply_leaves_points_and_maximum_and_needs_a_reason(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var item = await LeafAsync(world, l => l.Score.Node.Item!.Rule is YesNoRule);
        var before = (await ReadIndexTests.ReadAsync(world, officer)).Result.Total.Max;
        var faulty = Assert.IsType<DeclareIndexItem.Outcome.Invalid>(await DeclareAsync(world, officer, new(World.Agency, 2026, item, 0, """{"notApplicable":true,"reason":" "}""", null, null)));
        Assert.Equal(["reason"], faulty.Faults.Select(f => f.Field));
        Assert.IsType<DeclareIndexItem.Outcome.Done>(await DeclareAsync(world, officer, new(World.Agency, 2026, item, 0, """{"notApplicable":true,"reason":"Không có đơn vị cấp dưới"}""", null, null)));
        var view = await ReadIndexTests.ReadAsync(world, officer);
        Assert.Equal(view.Leaves[item].Score.Node.MaxPoints, (before - view.Result.Total.Max).ToDecimal());
    }

    [Fact]
    public async Task Faults_are_named_at_their_fields_and_nothing_is_stored()
    {
        await using var world = await World.CreateAsync("sqlite");
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var other = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var foreign = await world.UploadAsync(other);
        var ratio = await LeafAsync(world, l => l.Score.Node.Item!.Rule is RatioRule);
        foreach (var (answer, fields) in new[]
        {
            ("""{"a":-1,"b":2}""", (string[])["a"]), ("""{"a":1}""", ["b"]), ("""{"a":"x","b":1}""", ["a"]), ("""{"yes":true}""", ["a", "b", "yes"]), ("not json", ["answer"]),
            ("""{"a":1,"b":1},"9.9.9":{"yes":true}""", ["answer"]),
        })
        {
            var invalid = Assert.IsType<DeclareIndexItem.Outcome.Invalid>(await DeclareAsync(world, officer, new(World.Agency, 2026, ratio, 0, answer, null, null)));
            Assert.Equal(fields, invalid.Faults.Select(f => f.Field).Distinct().Order());
        }

        var more = Assert.IsType<DeclareIndexItem.Outcome.Invalid>(await DeclareAsync(world, officer, new(World.Agency, 2026, ratio, 0, """{"a":2,"b":1}""", new string('x', 4001), foreign.Id)));
        Assert.Equal(["evidence", "note"], more.Faults.Select(f => f.Field).Order());
        Assert.Null((await ReadIndexTests.ReadAsync(world, officer)).Leaves[ratio].Declared);
    }

    [Fact]
    public async Task Only_the_units_own_reform_officer_declares_and_only_what_is_to_be_declared()
    {
        await using var world = await World.CreateAsync("sqlite");
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        var leader = await world.OfficialAsync(Role.Leader);
        var ministry = await world.OfficialAsync(Role.ReformOfficer, "BKHCN-TCCB-CCHC");
        var item = await LeafAsync(world, l => l.Score.Node.Item!.Rule is YesNoRule);
        var survey = await LeafAsync(world, l => l.Score.Node.Item!.Source == ItemSource.Survey, declarable: false);
        Assert.IsType<DeclareIndexItem.Outcome.NotAllowed>(await DeclareAsync(world, leader, new(World.Agency, 2026, item, 0, """{"yes":true}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.NotAllowed>(await DeclareAsync(world, ministry, new(World.Agency, 2026, item, 0, """{"yes":true}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.NotAllowed>(await DeclareAsync(world, officer, new(World.Agency, 2026, "3.4.1", 0, """{"a":1,"b":1}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.NotAllowed>(await DeclareAsync(world, officer, new(World.Agency, 2026, survey, 0, """{"groups":{"g":{"A":1}}}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.NotFound>(await DeclareAsync(world, officer, new(World.Agency, 2026, "3", 0, """{"yes":true}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.NotFound>(await DeclareAsync(world, officer, new("BKHCN", 2026, item, 0, """{"yes":true}""", null, null)));
        Assert.IsType<DeclareIndexItem.Outcome.Stale>(await DeclareAsync(world, officer, new(World.Agency, 2026, item, 3, """{"yes":true}""", null, null)));
    }

    [Fact]
    public async Task The_measured_part_of_a_checklist_is_not_for_declaring()
    {
        await using var world = await World.CreateAsync("sqlite");
        var officer = await world.OfficialAsync(Role.ReformOfficer, "SKHCN-QT-VP");
        Assert.IsType<DeclareIndexItem.Outcome.Done>(await DeclareAsync(world, officer, new(World.Agency, 2026, "3.4.5", 0, """{"items":[true,true,false]}""", null, null)));
        Assert.Equal(0.5m, (await ReadIndexTests.ReadAsync(world, officer)).Leaves["3.4.5"].Score.Figure.Points.ToDecimal());
    }

    private static Task<DeclareIndexItem.Outcome> DeclareAsync(World world, Actor actor, DeclareIndexItem.Request request) =>
        world.Do<DeclareIndexItem, DeclareIndexItem.Outcome>(u => u.RunAsync(world.By(actor), request));

    private static async Task<string> LeafAsync(World world, Func<ReadIndex.Leaf, bool> which, bool declarable = true) =>
        (await ReadIndexTests.ReadAsync(world, Actor.System)).Leaves.Values.First(l => l.MayBeDeclared == declarable && which(l)).Score.Node.Code;
}
