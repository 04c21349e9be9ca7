using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Drafts;
using CaiCach.Application.Files;
using CaiCach.Application.Keeping;
using CaiCach.Application.Letters;
using CaiCach.Application.Tests.Keeping;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Drafts;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A paper of an earlier dossier is not handed in again: by whom, for whom, once, and no longer when it does not hold any more.</summary>
public sealed class ReuseTests
{
    private const string Owner = "045090999901";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_owner_reuses_a_result_once_it_was_handed_over_and_the_dossier_and_its_letter_say_from_where(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, citizen) = (office.World, office.People.Citizen);
        var earlier = await office.People.AcceptAsync();
        await office.People.FinishAsync(earlier);
        Assert.Equal([PaperKind.Component], (await FindAsync(world, citizen)).Offers.Select(o => o.Paper.Kind));
        await DeliverAsync(office, earlier);
        var held = await FindAsync(world, citizen);
        Assert.Equal([PaperKind.Result, PaperKind.Component], held.Offers.Select(o => o.Paper.Kind));
        var (offer, code) = (held.Offers[0], (await world.DossierAsync(earlier)).Code!);
        Assert.Equal((code, "12/GXN-SKHCN", VietnamTime.DayOf(world.Clock.Now)), (offer.DossierCode, offer.ResultNumber, offer.Day));

        // Two clicks at once and a third: one file in the draft, which can be taken out again.
        var draft = await DraftAsync(world, citizen);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => TakeAsync(world, citizen, held, offer, draft)));
        var upload = Assert.Single(clicks.Append(await TakeAsync(world, citizen, held, offer, draft)).Select(c => Assert.IsType<ReusePaper.Outcome.Taken>(c).Upload.Id).Distinct());

        var submitted = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, citizen, upload, draft: draft));
        var dossier = await world.DossierAsync(submitted.Id);
        var paper = Assert.Single(dossier.Papers);
        Assert.Equal((offer.Paper.Id, code, PaperKind.Result, offer.Day, offer.Paper.Sha256), (paper.ReusedFromId!.Value, paper.ReusedCode, paper.ReusedKind!.Value, paper.ReusedOn!.Value, paper.Sha256));
        Assert.Equal(new DossierEventData.ReusedPaper("C1", offer.Paper.Id, code, offer.Day), Assert.Single(DossierEventData.Parse((await office.EventsAsync(submitted.Id))[0].Data).Reused!));
        Assert.Equal($"tái sử dụng từ hồ sơ {code}, ngày 02/03/2026", LetterWords.ReusedOf(paper));
        Assert.True(Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, citizen, upload, draft: draft)).Again);
        Assert.Empty((await world.Do<FindReusable, IReadOnlyDictionary<Guid, Guid>>(u => u.TakenAsync(world.By(office.People.Receiver), [upload]))));

        // What was reused is no source: the result itself is, once, and its file stays as long as any paper names it.
        await office.People.Act<TakeUpDossier>(submitted.Id, (u, version) => u.RunAsync(world.By(office.People.Receiver), submitted.Id, version));
        await office.People.Act<AcceptDossier>(submitted.Id, (u, version) => u.RunAsync(world.By(office.People.Receiver), submitted.Id, version));
        Assert.Equal(held.Offers.Select(o => o.Paper.Id), (await FindAsync(world, citizen)).Offers.Select(o => o.Paper.Id));
        world.Clock.Advance(TimeSpan.FromDays(4000));
        await PruneWorkingDataTests.PruneAsync(world);
        await using (var db = world.Database.Open())
        {
            Assert.Equal(upload, (await db.Uploads.SingleAsync(u => u.ReusedFromId != null)).Id);
            await db.Uploads.ExecuteDeleteAsync();
        }

        await PruneWorkingDataTests.PruneAsync(world);
        Assert.True(PruneWorkingDataTests.Stored(world, paper.Sha256!));
        await world.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_reuses_what_is_another_owners_and_only_a_counter_what_another_account_holds(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, receiver) = (office.World, office.People.Receiver);
        var earlier = await office.People.AcceptAsync();
        var stranger = await world.CitizenAsync("Lê Thị Thử Ba", "045190999903");
        Assert.Empty((await FindAsync(world, stranger)).Offers);
        Assert.Empty((await FindAsync(world, office.People.Specialist)).Offers);
        Assert.Empty((await FindAsync(world, receiver, "045190999903")).Offers);
        Assert.Empty((await FindAsync(world, receiver, kind: ApplicantKind.HouseholdBusiness)).Offers);
        Assert.Empty((await FindAsync(world, receiver, "")).Offers);

        var held = await FindAsync(world, receiver, " 0450 9099 9901 ");
        var offer = Assert.Single(held.Offers);
        var others = Assert.IsType<ReusePaper.Outcome.Refused>(await TakeAsync(world, stranger, await FindAsync(world, stranger), offer, null));
        Assert.Equal(("tep-1", "reuse_not_in_account"), (others.Fault.Field, others.Fault.Code));
        var upload = Assert.IsType<ReusePaper.Outcome.Taken>(await TakeAsync(world, receiver, held, offer, null)).Upload;
        Assert.Equal(upload.Id, Assert.IsType<ReusePaper.Outcome.Taken>(await TakeAsync(world, receiver, held, offer, null)).Upload.Id);
        Assert.Equal(offer.Paper.Id, Assert.Single(await world.Do<FindReusable, IReadOnlyDictionary<Guid, Guid>>(u => u.TakenAsync(world.By(receiver), [upload.Id]))).Value);
        await using (var db = world.Database.Open())
        {
            Assert.Equal((earlier, receiver.Id), await db.DossierReads.Select(r => new ValueTuple<Guid, Guid?>(r.DossierId, r.ReaderId)).SingleAsync());
        }

        // It goes into no dossier of another owner, into none of another officer, and nowhere but into a filing.
        var wrong = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, receiver, upload.Id, "045190999903"));
        Assert.Equal(("papers[0].uploadId", "paper_not_reusable"), (Assert.Single(wrong.Faults).Field, wrong.Faults[0].Code));
        var other = await world.OfficialAsync(Law.Organisation.Role.Receiver, "SKHCN-QT-MC");
        Assert.Equal("upload_unknown", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, other, upload.Id)).Faults).Code);
        Assert.Empty((await world.Do<AttachUploads, FoundUploads>(u => u.FindAsync(receiver, [new("C1", upload.Id)], default))).Uploads);
        Assert.Contains("Tên chủ hồ sơ khác", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, receiver, upload.Id, change: a => a with { Name = "Phạm Văn Thử Hai" })).Faults).Text, StringComparison.Ordinal);

        // Who stands for the owner without the right to receive is given nothing of the owner's; with it he is.
        var refused = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, receiver, upload.Id, change: a => For(a, RepresentedActs.Supplement)));
        Assert.Contains(refused.Faults, f => f.Text.Contains("không giao việc nhận kết quả", StringComparison.Ordinal));
        var allowed = await SubmitAsync(world, receiver, upload.Id, change: a => For(a, RepresentedActs.Receive));
        Assert.DoesNotContain((allowed as SubmitDossier.Outcome.Invalid)?.Faults ?? [], f => f.Code == "paper_not_reusable");
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, receiver, upload.Id));
        Assert.Equal((offer.Paper.Id, PaperKind.Component), (Assert.Single((await world.DossierAsync(filed.Id)).Papers).ReusedFromId, (await world.DossierAsync(filed.Id)).Papers[0].ReusedKind));

        // What another account handed in under the number, online, proves nothing; at a counter somebody saw the card.
        await using (var db = world.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(d => d.AccountId, stranger.Id));
            Assert.Empty((await FindAsync(world, receiver)).Offers);
            Assert.Equal("reuse_not_proven", (await FindAsync(world, receiver)).WhyNot("C1", offer.Paper.Id)?.Code);
            Assert.Equal("reuse_not_in_account", (await FindAsync(world, office.People.Citizen)).WhyNot("C1", offer.Paper.Id)?.Code);
            await db.Dossiers.Where(d => d.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(d => d.Channel, Channel.Direct));
            Assert.Single((await FindAsync(world, receiver)).Offers);
            await db.Dossiers.Where(d => d.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, BusinessState.Withdrawn));
            Assert.Empty((await FindAsync(world, receiver)).Offers);
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_source_that_is_replaced_or_put_away_after_it_was_taken_is_told_at_its_place_and_offered_no_more(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, citizen) = (office.World, office.People.Citizen);
        var earlier = await office.People.AcceptAsync();
        await office.People.FinishAsync(earlier);
        await DeliverAsync(office, earlier);
        var held = await FindAsync(world, citizen);
        List<Guid> taken = [];
        foreach (var offer in held.Offers)
        {
            taken.Add(Assert.IsType<ReusePaper.Outcome.Taken>(await TakeAsync(world, citizen, held, offer, null)).Upload.Id);
        }

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var corrected = await world.UploadAsync(office.People.Head, "%PDF-1.4 kết quả đúng");
        await office.People.Act<CorrectResult>(earlier, (u, version) => u.RunAsync(world.By(office.People.Head), earlier, version, new("13/GXN-SKHCN", VietnamTime.DayOf(world.Clock.Now), corrected.Id), "Sai tên"));
        await DeliverAsync(office, earlier);
        var faults = Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, citizen, taken[0])).Faults;
        Assert.Contains("đã được thay bằng kết quả mới hơn", Assert.Single(faults).Text, StringComparison.Ordinal);
        Assert.Equal("papers[0].uploadId", faults[0].Field);
        held = await FindAsync(world, citizen);
        Assert.Equal(["13/GXN-SKHCN", null], held.Offers.Select(o => o.ResultNumber));

        world.Get<FileStore>().Quarantine(held.Offers[1].Paper.Sha256!);
        Assert.Contains("mã độc", Assert.Single(Assert.IsType<SubmitDossier.Outcome.Invalid>(await SubmitAsync(world, citizen, taken[1])).Faults).Text, StringComparison.Ordinal);
        Assert.Equal(["13/GXN-SKHCN"], (await FindAsync(world, citizen)).Offers.Select(o => o.ResultNumber));
        Assert.IsType<ReusePaper.Outcome.Refused>(await TakeAsync(world, citizen, await FindAsync(world, citizen), held.Offers[1], null));

        // What was taken and never handed in is deleted in time, though its source stays.
        world.Clock.Advance(TimeSpan.FromDays(PruneWorkingData.DaysUploadKept + 1));
        await PruneWorkingDataTests.PruneAsync(world);
        await using var db = world.Database.Open();
        Assert.False(await db.Uploads.AnyAsync(u => taken.Contains(u.Id)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_older_paper_is_not_offered_after_a_newer_one_failed_and_a_firm_finds_its_own_under_its_old_kind(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, citizen) = (office.World, office.People.Citizen);
        var earlier = await office.People.AcceptAsync();
        var offer = Assert.Single((await FindAsync(world, citizen)).Offers);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await world.SubmitAsync(citizen)).Id;
        Assert.Equal(offer.Choice, Assert.Single((await FindAsync(world, citizen)).Offers).Choice);
        await using var db = world.Database.Open();
        foreach (var state in new[] { BusinessState.RejectedIntake, BusinessState.IntakeSupplement })
        {
            await db.Dossiers.Where(d => d.Id == later).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, state));
            var held = await FindAsync(world, citizen);
            Assert.Empty(held.Offers);
            Assert.Equal("reuse_older", held.WhyNot("C1", offer.Paper.Id)?.Code);
        }

        await db.Dossiers.Where(d => d.Id == later).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerIdNumber, "045190999903"));
        Assert.Single((await FindAsync(world, citizen)).Offers);
        await db.Dossiers.Where(d => d.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerIdNumber, "0101234567").SetProperty(d => d.ApplicantKind, ApplicantKind.Organisation));
        Assert.Single((await FindAsync(world, citizen, "0101234567", ApplicantKind.Enterprise)).Offers);
        Assert.Empty((await FindAsync(world, citizen, "0101234567")).Offers);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_counter_files_a_draft_with_what_its_owner_reused_in_it(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, citizen, receiver) = (office.World, office.People.Citizen, office.People.Receiver);
        var earlier = await office.People.AcceptAsync();
        await using var db = world.Database.Open();

        // The citizen files for somebody else, as before: a counter would not know that it is the owner's.
        const string other = "045190999903";
        await db.Dossiers.Where(d => d.Id == earlier).ExecuteUpdateAsync(set => set.SetProperty(d => d.OwnerIdNumber, other));
        var held = await FindAsync(world, citizen, other);
        var offer = Assert.Single(held.Offers);
        Assert.Equal("reuse_not_proven", (await FindAsync(world, receiver, other)).WhyNot("C1", offer.Paper.Id)?.Code);
        var draft = await DraftAsync(world, citizen);
        var upload = Assert.IsType<ReusePaper.Outcome.Taken>(await TakeAsync(world, citizen, held, offer, draft)).Upload.Id;
        await world.Do<GiveDraftCode, bool>(u => u.RunAsync(world.By(citizen), draft));
        var code = (await world.Do<GiveDraftCode, DraftCode?>(u => u.ReadAsync(world.By(citizen), draft)))!.Code;
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await SubmitAsync(world, receiver, upload, other, change: a => For(a, RepresentedActs.Receive, Owner), code: new(code, true)));
        Assert.Equal(((Guid?)offer.Paper.Id, (await world.DossierAsync(earlier)).Code), (await world.DossierAsync(filed.Id)).Papers.Where(p => p.ComponentCode == "C1").Select(p => (p.ReusedFromId, p.ReusedCode)).Single());
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_handed_in_under_a_national_procedure_is_found_for_a_bodys_own_version_of_it(string engine)
    {
        await using var office = await OpenAsync(engine);
        var (world, citizen) = (office.World, office.People.Citizen);
        await office.People.AcceptAsync();
        var procedure = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        Task<FindReusable.Held> Find(string code) => world.Do<FindReusable, FindReusable.Held>(u => u.RunAsync(world.By(citizen), procedure with { Code = code }, ApplicantKind.Citizen, Owner));
        var national = Assert.Single((await Find(World.Procedure)).Offers);
        Assert.Equal(national.Paper.Id, Assert.Single((await Find(World.Procedure + ".H50")).Offers).Paper.Id);
        Assert.Empty((await Find("1.999015.H50")).Offers);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_an_owner_has_is_found_by_the_index_of_the_number(string engine)
    {
        await using var office = await OpenAsync(engine);
        var snapshot = await office.World.ReferenceAsync();
        var components = snapshot.LatestProcedure(World.Procedure)!.Components;
        await using var db = office.World.Database.Open();
        var plan = await QueryPlan.OfAsync(db, engine, FindReusable.Rows(db, ApplicantKind.Citizen, Owner, World.Procedure, components, snapshot, [Guid.NewGuid()]));

        // PostgreSQL reads an empty table of dossiers by whichever index.
        Assert.True(engine == "postgres" || plan.Contains("ix_dossiers_owner_id_number", StringComparison.Ordinal), plan);
        Assert.Contains("ix_dossier_papers_dossier_id", plan, StringComparison.Ordinal);
    }

    private static async Task<Office> OpenAsync(string engine)
    {
        var office = await Office.OpenAsync(engine);
        await office.World.ReuseAsync();
        return office;
    }

    private static async Task<FindReusable.Held> FindAsync(World world, Actor actor, string number = Owner, ApplicantKind kind = ApplicantKind.Citizen)
    {
        var procedure = (await world.ReferenceAsync()).LatestProcedure(World.Procedure)!;
        return await world.Do<FindReusable, FindReusable.Held>(u => u.RunAsync(world.By(actor), procedure, kind, number));
    }

    private static ApplicantInput For(ApplicantInput owner, RepresentedActs acts, string number = "045190999903") => owner with
    {
        SubmitterName = "Lê Thị Thử Ba",
        SubmitterIdNumber = number,
        Representation = new(RepresentationBasis.Authorised, "01/GUQ", "01/03/2026", "UBND xã Minh Họa", Acts: acts),
    };

    private static Task<ReusePaper.Outcome> TakeAsync(World world, Actor actor, FindReusable.Held held, FindReusable.Offer offer, Guid? draft) =>
        world.Do<ReusePaper, ReusePaper.Outcome>(u => u.RunAsync(world.By(actor), held, offer.ComponentCode, offer.Paper.Id, draft, "tep-1"));

    private static async Task<SubmitDossier.Outcome> SubmitAsync(World world, Actor actor, Guid upload, string number = Owner, Guid? draft = null, Func<ApplicantInput, ApplicantInput>? change = null, DraftCodeInput? code = null)
    {
        var request = await world.RequestAsync(actor) with { Papers = [new("C1", upload)], DraftId = draft, DraftCode = code };
        request = request with { Channel = actor.Kind == ActorKind.Official ? Channel.Direct : Channel.Online, Applicant = request.Applicant with { IdNumber = number } };
        request = request with { Applicant = change?.Invoke(request.Applicant) ?? request.Applicant };
        if (request.Applicant.NeedsAuthority)
        {
            request = request with { Papers = [.. request.Papers, new("dai-dien", (await world.UploadAsync(actor, "%PDF-1.4 giấy ủy quyền")).Id)] };
        }

        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor, draft?.ToString("n")), request));
    }

    private static async Task<Guid> DraftAsync(World world, Actor citizen)
    {
        var (id, agency) = (Guid.CreateVersion7(), await world.UnitAsync(World.Agency));
        await using var db = world.Database.Open();
        db.Drafts.Add(new() { Id = id, AccountId = citizen.Id!.Value, ProcedureCode = World.Procedure, AgencyId = agency, CreatedAt = world.Clock.Now, SavedAt = world.Clock.Now });
        await db.SaveChangesAsync();
        return id;
    }

    private static async Task DeliverAsync(Office office, Guid id) =>
        await office.People.Act<DeliverResult>(id, (u, version) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, version));
}
