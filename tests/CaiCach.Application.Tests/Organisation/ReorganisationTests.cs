using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Application.Reference.Import;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>Decisions are written down, wait for their day, are carried out once, and survive two at once and a crash.</summary>
public sealed class ReorganisationTests
{
    private const string Old = World.Agency;
    private const string Other = "BKHCN-SHTT";
    private static readonly DateOnly Day = new(2026, 3, 2);
    private static readonly string Data = Path.Combine(TestDatabase.Repository, "data");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Twice_is_once_two_at_once_are_one_and_what_is_called_off_never_happens(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var request = office.Merge(Day.AddDays(14), Old, Other) with { DecisionDate = Day };
        var both = await Task.WhenAll(office.RecordAsync(request), office.RecordAsync(request));
        Assert.All(both, outcome => Assert.Equal(both[0], Assert.IsType<ReorganisationOutcome.Done>(outcome)));
        var id = ((ReorganisationOutcome.Done)both[0]).Id;
        Assert.Equal(["sources reorganisation_inotherplan", "sources reorganisation_inotherplan"], await FaultsAsync(office, request with { DecisionNumber = "13/QĐ" }));

        Assert.IsType<ReorganisationOutcome.NotFound>(await CancelAsync(world, await world.OfficialAsync(Role.Administrator, "SKHCN-QT-VP"), id, 1));
        Assert.IsType<ReorganisationOutcome.Stale>(await CancelAsync(world, office.Administrator, id, 2));
        Assert.IsType<ReorganisationOutcome.Done>(await CancelAsync(world, office.Administrator, id, 1));
        Assert.IsType<ReorganisationOutcome.Stale>(await CancelAsync(world, office.Administrator, id, 2));
        world.Clock.SetLocal("2026-03-16T08:00");
        await office.CarryOutAsync();
        Assert.Null((await world.ReferenceAsync()).Organisation.Find("SKHCN-MOI"));
        Assert.Equal([ReorganisationEventData.Recorded, ReorganisationEventData.Cancelled], (await office.EventsAsync(ReorganisationEventData.Tree)).Select(e => e.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_may_and_what_is_missing_or_wrong_is_told_at_its_field(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var request = office.Merge(Day, Old, Other) with { DecisionDate = Day };
        foreach (var stranger in new[] { await world.OfficialAsync(Role.AgencyHead, "BKHCN"), await world.OfficialAsync(Role.Administrator, "SKHCN-QT-VP") })
        {
            Assert.Equal("unit_unknown", Assert.IsType<ReorganisationOutcome.Invalid>(await office.RecordAsync(request, stranger)).Faults[^1].Code);
        }

        Assert.Equal(
            ["number number_missing", "date date_missing", "day day_missing"],
            await FaultsAsync(office, request with { DecisionNumber = " ", DecisionDate = null, EffectiveDay = null }));
        Assert.Equal(
            ["targets[0].code code_taken", "targets[0].identifier identifier_taken", "targets[0].name name_missing"],
            await FaultsAsync(office, request with { Targets = [new(null, "skhcn-qt", "H50.901", " ")] }));
        Assert.Contains("sources own_body", await FaultsAsync(office, new(ReorganisationKind.Close, "1/QĐ", Day, Day, [office.Id("BKHCN")], [])));
        Assert.Equal(["newName name_missing"], await FaultsAsync(office, new(ReorganisationKind.Rename, "1/QĐ", Day, Day, [office.Id(Old)], [])));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_unit_with_something_open_is_not_closed_until_it_is_moved(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var id = await office.AcceptAsync(Old);
        await office.TransferAsync(id);
        var division = office.Id("SKHCN-QT-QLCN");
        var close = new ReorganisationRequest(ReorganisationKind.Close, "2/QĐ", Day, Day, [division], []);
        Assert.Equal(["sources reorganisation_notempty"], await FaultsAsync(office, close));

        // Merged into another division of the same body: the holder changes, the body and the figures do not.
        var merge = new ReorganisationRequest(ReorganisationKind.Merge, "3/QĐ", Day, Day, [division], [new(office.Id("SKHCN-QT-QLKH"))]);
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        Assert.Equal(1, await office.CarryOutAsync());
        var dossier = await world.DossierAsync(id);
        Assert.Equal((office.Id(Old), office.Id("SKHCN-QT-QLKH")), (dossier.AgencyId, dossier.HolderUnitId));
        Assert.NotNull(dossier.AssigneeId); // the officer's post moved along
        await world.AssertRecountAsync();
        await office.HandleAsync(id, transfer: false);

        // Empty now, another one may be closed; one that fills up before its day waits.
        var empty = office.Id("SKHCN-QT-TDC");
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(close with { DecisionNumber = "4/QĐ", Sources = [empty] }));
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.ExecuteUpdateAsync(s => s.SetProperty(d => d.HolderUnitId, empty));
        }

        await office.CarryOutAsync();
        Assert.False((await world.ReferenceAsync()).Organisation.HasEnded(empty));
        var row = Assert.Single(await world.Do<ReadReorganisations, IReadOnlyList<ReadReorganisations.Row>>(u => u.RunAsync(office.Administrator, Day)), r => r.Waiting is not null);
        Assert.Equal(1, row.Waiting!.OpenDossiers);
        await office.DeliverAsync(id);
        await office.CarryOutAsync();
        Assert.True((await world.ReferenceAsync()).Organisation.HasEnded(empty));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_units_that_were_asked_together_and_are_merged_one_answers_and_the_other_is_no_longer_asked(string engine)
    {
        await using var office = await Dossiers.Office.OpenAsync(engine);
        var (world, id) = (office.World, await office.InAsync(BusinessState.InProcess));
        await Dossiers.Office.Done(await office.ConsultAsync(id, await office.VersionAsync(id), ("SKHCN-QT-TTRA", 5), ("SKHCN-QT-QLKH", 5)));
        var (source, target) = (await world.UnitAsync("SKHCN-QT-TTRA"), await world.UnitAsync("SKHCN-QT-QLKH"));
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        Assert.IsType<ReorganisationOutcome.Done>(await world.Do<RecordReorganisation, ReorganisationOutcome>(u => u.RunAsync(world.By(admin), new(ReorganisationKind.Merge, "3/QĐ", Day, Day, [source], [new(target)]))));
        await world.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));

        await using (var db = world.Database.Open())
        {
            Assert.Equal([target], await db.Consultations.Where(c => c.DossierId == id && c.ClosedAt == null).Select(c => c.UnitId).ToListAsync());
            var counted = await db.MeasureEntries.Where(m => m.RecordId == id && m.Measure.StartsWith("opinion.")).Select(m => new { m.Measure, m.Quantity }).ToListAsync();
            Assert.Equal([(MeasureCodes.OpinionAsked, 2), (MeasureCodes.OpinionRecalled, 1)], counted.Select(m => (m.Measure, m.Quantity)).OrderBy(m => m.Measure, StringComparer.Ordinal));
        }

        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Reminders_of_what_a_body_outside_is_asked_go_by_the_ladder_of_who_took_the_dossier_over(string engine)
    {
        await using var office = await Dossiers.Office.OpenAsync(engine);
        var (world, id) = (office.World, await office.InAsync(BusinessState.InProcess));
        await Dossiers.OutsideBodiesTests.AskAsync(office, id, new ConsultBodies.Body(Guid.Empty, 3, "Thuế tỉnh Quảng Trị"));
        await world.Do<RemindDues, int>(async u => await u.RunAsync(world.Clock.Now, 100));
        await using var db = world.Database.Open();
        Assert.True(await db.OutsideRequests.Where(o => o.DossierId == id).Select(o => o.RemindAt).SingleAsync() > world.Clock.Now);
        var admin = await world.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        Assert.IsType<ReorganisationOutcome.Done>(await world.Do<RecordReorganisation, ReorganisationOutcome>(async u => await u.RunAsync(world.By(admin), new(
            ReorganisationKind.Merge, "4/QĐ", Day, Day, [await world.UnitAsync(Old), await world.UnitAsync(Other)], [new(null, "SKHCN-MOI", "H50.999", "Sở Khoa học, Công nghệ và Sở hữu trí tuệ", "Sở")]))));
        await world.Do<CarryOutReorganisations, int>(u => u.RunAsync(new(Actor.System, world.Clock.Now, "background")));
        Assert.Equal(await world.UnitAsync("SKHCN-MOI"), (await world.DossierAsync(id)).AgencyId);
        Assert.Equal(world.Clock.Now, await db.OutsideRequests.Where(o => o.DossierId == id).Select(o => o.RemindAt).SingleAsync());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_department_is_divided_by_procedures_and_goes_on_as_one_part(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var id = await office.AcceptAsync(Old);
        await office.TransferAsync(id);
        var stays = (await world.DossierAsync(id)).HolderUnitId;
        var split = new ReorganisationRequest(
            ReorganisationKind.Split, "5/QĐ", Day, Day, [office.Id(Old)], [new(office.Id(Old)), new(null, "SSHTT-QT", "H50.998", "Sở Sở hữu trí tuệ")],
            Units: new Dictionary<Guid, string> { [office.Id("SKHCN-QT-TDC")] = "1" },
            Procedures: new Dictionary<string, string>(StringComparer.Ordinal) { [World.Procedure] = "1" });
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(split));
        Assert.Equal(1, await office.CarryOutAsync());
        var reference = await world.ReferenceAsync();
        var (old, part) = (reference.Organisation.Find(Old)!, reference.Organisation.Find("SSHTT-QT")!);
        var dossier = await world.DossierAsync(id);
        Assert.Equal((part.Id, office.Id("SKHCN-QT-TDC"), (Guid?)null), (dossier.AgencyId, dossier.HolderUnitId, dossier.AssigneeId));
        Assert.NotEqual(stays, dossier.HolderUnitId);
        Assert.Null(old.ValidTo);
        Assert.Equal((false, true), (reference.Offers(old.Id, World.Procedure, Day), reference.Offers(part.Id, World.Procedure, Day)));
        Assert.True(reference.Offers(old.Id, "PAUSE.SAMPLE", Day));
        await office.SameAsync(Day, Day, Old, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        await office.SameAsync(Day, Day, "SSHTT-QT", [1, 1, 0, 0, 0, 0, 0, 0, 1, 1, 0]);

        // Reference files loaded again leave what was moved where it is.
        await using (var db = world.Database.Open())
        {
            await db.Imports.Where(i => i.Name == ReferenceBundle.Organisation).ExecuteUpdateAsync(s => s.SetProperty(i => i.Hash, "x"));
        }

        Assert.Empty(await world.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(world.By(Actor.System), ReferenceBundle.Read(Data))));
        reference = await world.ReferenceAsync();
        Assert.Equal((false, true), (reference.Offers(old.Id, World.Procedure, Day), reference.Offers(part.Id, World.Procedure, Day)));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_move_that_was_cut_short_goes_on_and_what_came_late_follows(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var ids = new[] { await office.AcceptAsync(Old), await office.AcceptAsync(Old), await office.AcceptAsync(Other) };
        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(office.Merge(Day, Old, Other) with { DecisionDate = Day }));
        Assert.Equal(3, await office.CarryOutAsync());

        // As if the program had died after the first batch, and a node that did not know yet had still put something there.
        await using (var db = world.Database.Open())
        {
            var late = await db.Dossiers.SingleAsync(d => d.Id == ids[1]);
            (late.AgencyId, late.HolderUnitId) = (office.Id(Old), office.Id("SKHCN-QT-MC"));
            await db.SaveChangesAsync();
        }

        world.Clock.SetLocal("2026-03-03T09:00");
        var turns = await Task.WhenAll(office.CarryOutAsync(), office.CarryOutAsync());
        Assert.Equal(1, turns.Sum());
        int[] moves = [await MovesAsync(ids[0]), await MovesAsync(ids[1]), await MovesAsync(ids[2])];
        Assert.Equal([1, 2, 1], moves);
        Assert.Equal(office.Id("SKHCN-MOI"), (await world.DossierAsync(ids[1])).AgencyId);

        async Task<int> MovesAsync(Guid id) => (await office.EventsAsync(id)).Count(e => e.Type == DossierEvents.Moved);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Posts_move_or_end_as_the_decision_says_and_heirs_see_and_correct_what_is_closed(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var closed = await office.AcceptAsync(Old);
        await office.FinishAsync(closed);
        await office.DeliverAsync(closed);
        var request = office.Merge(Day, Old, Other) with { DecisionDate = Day };
        var preview = await world.Do<PreviewReorganisation, PreviewReorganisation.Outcome>(u => u.RunAsync(world.By(office.Administrator), request));
        Assert.True(preview.IsReady);
        var oldHead = (await office.Async(Other, Role.AgencyHead)).Id;
        await using (var db = world.Database.Open())
        {
            var post = await db.Posts.SingleAsync(p => p.AccountId == oldHead);
            Assert.Contains(preview.Posts, p => p.Id == post.Id);
            request = request with { Posts = new Dictionary<Guid, string> { [post.Id] = ReorganisationRequest.Ends } };
        }

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(request));
        await office.CarryOutAsync();
        Assert.Empty((await office.Async(Other, Role.AgencyHead)).Posts);
        var merged = office.Id("SKHCN-MOI");
        var head = await office.Async(Old, Role.AgencyHead);
        Assert.Equal([new HeldPost(merged, merged, Role.AgencyHead)], head.Posts);
        Assert.All(new[] { await office.Async(Old, Role.Specialist), await office.Async(Other, Role.Specialist) }, p => Assert.Equal(merged, Assert.Single(p.Posts).AgencyId));
        var reception = (await world.ReferenceAsync()).Organisation.ReceptionOf(merged).Id;
        Assert.All(new[] { await office.Async(Old, Role.Receiver), await office.Async(Other, Role.Receiver) }, p => Assert.Equal(reception, Assert.Single(p.Posts).UnitId));

        Assert.Equal(office.Id(Old), (await world.DossierAsync(closed)).AgencyId);
        var upload = await world.UploadAsync(head, "%PDF-1.4 thay thế");
        await office.ActAsync<CorrectResult>(closed, (u, v) => u.RunAsync(world.By(head), closed, v, new("13/GXN", VietnamTime.DayOf(world.Clock.Now), upload.Id), "Sai họ tên"));
        Assert.Equal(1, await office.CarryOutAsync()); // opened again in a body that has ended, it follows
        await office.DeliverAsync(closed);
        var stranger = await world.OfficialAsync(Role.AgencyHead, "BKHCN-KNDN");
        Assert.Null(await world.Do<FindDossier, Guid?>(async u => await u.RunAsync(stranger, (await world.DossierAsync(closed)).Code)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Posts_of_one_person_that_nobody_holds_together_do_not_come_together_by_a_merger(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var office = await Reorganised.OpenAsync(world);
        var (head, receiver) = (await office.Async(Old, Role.AgencyHead), await office.Async(Other, Role.Receiver));
        async Task<Guid> AlsoAsync(Actor who, string unit, Role role, DateOnly? to = null)
        {
            var post = new Data.Organisation.Post { Id = Guid.NewGuid(), AccountId = who.Id!.Value, UnitId = office.Id(unit), Role = role, ValidFrom = new(2026, 1, 1), ValidTo = to };
            await using var db = world.Database.Open();
            db.Posts.Add(post);
            await db.SaveChangesAsync();
            return post.Id;
        }

        Task<PreviewReorganisation.Outcome> PreviewAsync(ReorganisationRequest request) => world.Do<PreviewReorganisation, PreviewReorganisation.Outcome>(u => u.RunAsync(world.By(office.Administrator), request));
        async Task<IReadOnlyList<ReadReorganisations.Row>> ListAsync() => await world.Do<ReadReorganisations, IReadOnlyList<ReadReorganisations.Row>>(u => u.RunAsync(office.Administrator, VietnamTime.DayOf(world.Clock.Now)));

        // A post that ends on the eve is in nobody's way; the other is said before anything is written down, and how it may be mended.
        await AlsoAsync(receiver, Old, Role.AgencyHead, Day);
        var clerk = await AlsoAsync(head, "BKHCN-SHTT-VP", Role.Clerk);
        var merge = office.Merge(Day.AddDays(1), Old, Other) with { DecisionDate = Day };
        var preview = await PreviewAsync(merge);
        Assert.True(preview.IsReady);
        var fault = Assert.Single(preview.Apart);
        Assert.Contains(head.Name, fault.Text, StringComparison.Ordinal);
        Assert.Contains(preview.Posts, p => $"posts[{p.Id}]" == fault.Field);
        Assert.Equal([$"{fault.Field} posts_apart"], await FaultsAsync(office, merge));
        Assert.Empty((await PreviewAsync(merge with { Posts = new Dictionary<Guid, string> { [clerk] = ReorganisationRequest.Ends } })).Apart);
        await using (var db = world.Database.Open())
        {
            await db.Posts.Where(p => p.Id == clerk).ExecuteDeleteAsync();
        }

        Assert.IsType<ReorganisationOutcome.Done>(await office.RecordAsync(merge));
        Assert.Empty(Assert.Single(await ListAsync()).Apart);

        // What came about since then holds it back on its day, until one of the two has ended.
        clerk = await AlsoAsync(head, "BKHCN-SHTT-VP", Role.Clerk);
        world.Clock.SetLocal("2026-03-03T00:05");
        await office.CarryOutAsync();
        Assert.Null((await world.ReferenceAsync()).Organisation.Find("SKHCN-MOI"));
        var pair = Assert.Single(Assert.Single(await ListAsync()).Apart);
        Assert.Equal((head.Name, Role.AgencyHead, Role.Clerk), (pair.Person, pair.One, pair.Other));
        await using (var db = world.Database.Open())
        {
            await db.Posts.Where(p => p.Id == clerk).ExecuteUpdateAsync(set => set.SetProperty(p => p.ValidTo, Day));
        }

        await office.CarryOutAsync();
        Assert.NotNull((await world.ReferenceAsync()).Organisation.Find("SKHCN-MOI"));
        Assert.Empty(Assert.Single(await ListAsync()).Apart);
    }

    private static async Task<IEnumerable<string>> FaultsAsync(Reorganised office, ReorganisationRequest request) =>
        Assert.IsType<ReorganisationOutcome.Invalid>(await office.RecordAsync(request)).Faults.Select(f => $"{f.Field} {f.Code}");

    private static Task<ReorganisationOutcome> CancelAsync(World world, Actor actor, Guid id, int version) =>
        world.Do<CancelReorganisation, ReorganisationOutcome>(u => u.RunAsync(world.By(actor), id, version));
}
