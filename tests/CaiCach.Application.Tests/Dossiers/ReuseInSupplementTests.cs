using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A supplement is answered with what is held of the owner, by the rules of a filing; a refusal of it tells the true reason.</summary>
public sealed class ReuseInSupplementTests
{
    private const string Owner = "045090999901";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_applicant_answers_with_an_earlier_result_which_is_judged_again_and_its_source_is_kept(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, citizen, head) = (office.World, office.People.Citizen, office.People.Head);
        var (earlier, id) = await OpenAsync(office, BusinessState.SupplementRequested);
        var dossier = await world.DossierAsync(id);
        var held = await HeldAsync(world, citizen, dossier);
        var offer = Assert.Single(held.Offers);
        Assert.Equal((PaperKind.Result, earlier), (offer.Paper.Kind, offer.Paper.DossierId));

        // The papers of the dossier itself are none, nor is a file that it has already; and it is no source for a new filing, being asked to be supplemented.
        var own = Assert.Single(dossier.Papers, p => p.Kind == PaperKind.Component);
        Assert.Equal("reuse_same_dossier", held.WhyNot("C1", own.Id)?.Code);
        Assert.Equal("reuse_there", held.WhyNot("C1", (await world.DossierAsync(earlier)).Papers.Single(p => p.Kind == PaperKind.Component).Id)?.Code);
        Assert.DoesNotContain((await FindAsync(world, citizen)).Offers, o => o.Paper.DossierId == id);
        Assert.Equal("reuse_supplemented", (await FindAsync(world, citizen)).WhyNot("C1", own.Id)?.Code);

        // Replaced after it was taken: told at its place, and nothing is handed in.
        var first = await TakeAsync(world, citizen, held, offer, id);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var right = await world.UploadAsync(head, "%PDF-1.4 kết quả đúng");
        await office.People.Act<CorrectResult>(earlier, (u, v) => u.RunAsync(office.By(head), earlier, v, new("13/GXN-SKHCN", VietnamTime.DayOf(world.Clock.Now), right.Id), "Sai tên"));
        await DeliverAsync(office, earlier);
        var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(await HandInAsync(office, id, citizen, first)).Faults);
        Assert.Equal(("papers[0].uploadId", "paper_not_reusable"), (fault.Field, fault.Code));
        Assert.Contains("đã được thay bằng kết quả mới hơn", fault.Text, StringComparison.Ordinal);

        held = await HeldAsync(world, citizen, dossier);
        offer = Assert.Single(held.Offers);
        await Office.Done(await HandInAsync(office, id, citizen, await TakeAsync(world, citizen, held, offer, id)));
        var paper = Assert.Single((await world.DossierAsync(id)).Papers, p => p.Kind == PaperKind.Supplement);
        var code = (await world.DossierAsync(earlier)).Code!;
        Assert.Equal((offer.Paper.Id, code, PaperKind.Result, offer.Day, offer.Paper.Sha256), (paper.ReusedFromId!.Value, paper.ReusedCode, paper.ReusedKind!.Value, paper.ReusedOn!.Value, paper.Sha256));
        Assert.Equal(new DossierEventData.ReusedPaper("C1", offer.Paper.Id, code, offer.Day), Assert.Single(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Reused!));
        Assert.Empty((await HeldAsync(world, citizen, await world.DossierAsync(id))).Offers);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_the_counter_the_owner_is_given_it_and_who_comes_with_a_new_letter_or_under_another_name_is_not(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        var (earlier, id) = await OpenAsync(office, BusinessState.IntakeSupplement);
        var dossier = await world.DossierAsync(id);
        Assert.Equal("reuse_not_yours", (await HeldAsync(world, office.People.Specialist, dossier)).WhyNot("C1", Guid.NewGuid())?.Code);
        var held = await HeldAsync(world, receiver, dossier);
        var upload = await TakeAsync(world, receiver, held, Assert.Single(held.Offers), null);
        var letter = new Presenter(PresenterKind.Authorised, "Lê Thị Thử Ba", "045190999903", "01/GUQ", "01/03/2026", "UBND xã Minh Họa");
        var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(await ResubmitAsync(office, id, upload, letter)).Faults);
        Assert.Equal("papers[0].uploadId", fault.Field);
        Assert.Contains("Văn bản ủy quyền mới", fault.Text, StringComparison.Ordinal);
        dossier.Representation = new() { Basis = RepresentationBasis.Authorised, Acts = RepresentedActs.Supplement };
        Assert.Contains("không giao việc nhận kết quả", Presenter.WhyNotReuse(new(PresenterKind.Submitter), office.By(receiver), dossier), StringComparison.Ordinal);
        dossier.Representation.Acts = RepresentedActs.All;
        Assert.Null(Presenter.WhyNotReuse(new(PresenterKind.Submitter), office.By(receiver), dossier));

        await using (var db = world.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerName, "Phạm Văn Thử Hai"));
            Assert.Contains("Tên chủ hồ sơ khác", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await ResubmitAsync(office, id, upload)).Faults).Text, StringComparison.Ordinal);
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerName, "Phạm Văn Thử Một"));
        }

        await Office.Done(await ResubmitAsync(office, id, upload, new(PresenterKind.Owner)));
        Assert.Equal((await world.DossierAsync(earlier)).Code, (await world.DossierAsync(id)).Papers.Single(p => p.Kind == PaperKind.Supplement).ReusedCode);
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_taken_and_stands_no_more_is_refused_with_the_true_reason(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, citizen) = (office.World, office.People.Citizen);
        var (earlier, _) = await OpenAsync(office, BusinessState.Submitted);
        var result = (await world.DossierAsync(earlier)).Papers.Single(p => p.Kind == PaperKind.Result).Id;
        Task<FindReusable.Held> Now(string number = Owner, ApplicantKind kind = ApplicantKind.Citizen) => FindAsync(world, citizen, number, kind, result);
        Assert.Null((await Now()).WhyNot("C1", result));
        Assert.Equal("component_unknown", (await Now()).WhyNot("C9", result)?.Code);
        Assert.Equal("reuse_other_owner", (await Now("045190999903")).WhyNot("C1", result)?.Code);
        Assert.Equal("reuse_no_number", (await Now("")).WhyNot("C1", result)?.Code);
        Assert.Equal("reuse_passport", (await Now("B1234567", ApplicantKind.PassportHolder)).WhyNot("C1", result)?.Code);

        await world.ChangeProcedureAsync(procedure => procedure["components"]![0]!["fromResults"] = new JsonArray("KQ.G06.SAMPLE01"));
        Assert.Equal("reuse_other_paper", (await Now()).WhyNot("C1", result)?.Code);
        await world.ChangeProcedureAsync(procedure => (procedure["components"]![0]!["digitiseClass"], procedure["components"]![0]!["fromResults"]) = (null, new JsonArray()));
        Assert.Equal("reuse_not_digitised", (await Now()).WhyNot("C1", result)?.Code);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Several_dossiers_whose_papers_are_shown_are_noted_at_once_each_once_a_day(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        List<Guid> ids = [(await world.SubmitAsync(office.People.Citizen)).Id, (await world.SubmitAsync(office.People.Citizen)).Id, (await world.SubmitAsync(office.People.Citizen)).Id];
        Task<int> NoteAsync(Actor reader, params Guid[] shown) => world.Do<OpenDossier, int>(async u =>
        {
            await u.NoteAsync(office.By(reader), shown);
            return 0;
        });
        await NoteAsync(receiver, [.. ids[..2]]);
        await NoteAsync(receiver, [.. ids, Guid.NewGuid()]);
        await NoteAsync(office.People.Citizen, [.. ids]);
        await using var db = world.Database.Open();
        var rows = await db.DossierReads.AsNoTracking().ToListAsync();
        Assert.Equal(ids.Order(), rows.Select(r => r.DossierId).Order());
        Assert.All(rows, r => Assert.Equal((receiver.Id, (Guid?)receiver.Posts[0].UnitId, (Law.Organisation.Role?)Law.Organisation.Role.Receiver, receiver.Name), (r.ReaderId, r.UnitId, r.Role, r.ReaderName)));
    }

    // A dossier whose result its owner has, and another one of the same owner in a state.
    private static async Task<(Guid Earlier, Guid Id)> OpenAsync(Office office, BusinessState state)
    {
        await office.World.ReuseAsync();
        var earlier = await office.People.AcceptAsync();
        await office.People.FinishAsync(earlier);
        await DeliverAsync(office, earlier);
        return (earlier, await office.InAsync(state));
    }

    private static Task<FindReusable.Held> HeldAsync(World world, Actor actor, Dossier dossier) =>
        world.Do<FindReusable, FindReusable.Held>(u => u.ForSupplementAsync(world.By(actor), dossier, []));

    private static async Task<FindReusable.Held> FindAsync(World world, Actor actor, string number = Owner, ApplicantKind kind = ApplicantKind.Citizen, params Guid[] taken)
    {
        var procedure = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        return await world.Do<FindReusable, FindReusable.Held>(u => u.RunAsync(world.By(actor), procedure, kind, number, taken));
    }

    private static async Task<Guid> TakeAsync(World world, Actor actor, FindReusable.Held held, FindReusable.Offer offer, Guid? gathering) =>
        Assert.IsType<ReusePaper.Outcome.Taken>(await world.Do<ReusePaper, ReusePaper.Outcome>(u => u.RunAsync(world.By(actor), held, offer.ComponentCode, offer.Paper.Id, gathering, "tep"))).Upload.Id;

    private static Task<ActOutcome> HandInAsync(Office office, Guid id, Actor actor, Guid upload) =>
        office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(actor), id, v, [new("C1", upload)]));

    private static Task<ActOutcome> ResubmitAsync(Office office, Guid id, Guid upload, Presenter? by = null) =>
        office.Now<ResubmitDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [new("C1", upload)], by));

    private static async Task DeliverAsync(Office office, Guid id) =>
        await office.People.Act<DeliverResult>(id, (u, version) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, version));
}
