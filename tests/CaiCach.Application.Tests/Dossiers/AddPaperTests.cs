using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Letters;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A paper that comes after the filing is added at the counter: what was entered short is accepted without the one request for a supplement being used up.</summary>
public sealed class AddPaperTests
{
    private const string ThreePapers = "1.014445";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_entered_short_is_completed_paper_by_paper_and_accepted_without_a_request(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await ShortAsync(office, Channel.Direct, "C3");
        var before = await office.World.DossierAsync(id);
        Assert.Equal("refused: papers_missing, papers_not_digitised", Office.Describe(await AcceptAsync(office, id)));

        Assert.Equal("invalid: papers papers_missing", Office.Describe(await AddAsync(office, id)));
        Assert.Equal("invalid: papers[0].componentCode component_unknown", Office.Describe(await AddAsync(office, id, new PaperInput("C9", null, 1))));
        Assert.Equal("invalid: papers[0].uploadId file_missing", Office.Describe(await AddAsync(office, id, new PaperInput("C3", null))));
        await Office.Done(await AddAsync(office, id, new PaperInput("C3", null, 1, 2)));
        Assert.Equal("refused: papers_not_digitised", Office.Describe(await AcceptAsync(office, id)));
        var scan = await office.World.UploadAsync(office.People.Receiver, "%PDF-1.4 quét C2");
        await Office.Done(await AddAsync(office, id, new PaperInput("C2", scan.Id)));
        Assert.Equal("invalid: papers[0].uploadId file_there", Office.Describe(await AddAsync(office, id, new PaperInput("C2", (await office.World.UploadAsync(office.People.Receiver, "%PDF-1.4 quét C2")).Id))));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((before.State, before.Desk, before.IntakeDueAt, before.DeskDueAt, before.AssigneeId), (dossier.State, dossier.Desk, dossier.IntakeDueAt, dossier.DeskDueAt, dossier.AssigneeId));
        var added = dossier.Papers.Single(p => p.ComponentCode == "C3");
        Assert.Equal((PaperKind.Component, 1, 2, null, before.Version + 1), (added.Kind, added.Originals, added.Copies, added.Sha256, added.AddedAtVersion));
        Assert.False(DossierFactsReader.Of(dossier, await office.World.ReferenceAsync(), office.World.Clock.Now).IntakeSupplementAsked);
        var events = (await office.EventsAsync(id)).Where(e => e.Type == "dossier.paper_added").Select(e => DossierEventData.Parse(e.Data)).ToList();
        Assert.Equal([new DossierEventData.AddedPaper("C3", 1, 2), new("C2", 0, 0)], events.SelectMany(e => e.Added!));
        Assert.Null(events[0].AddedByPost);
        Assert.Equal([scan.Sha256], events[1].Files);

        await Office.Done(await AcceptAsync(office, id));
        var receipt = (await office.World.Do<ReadLetter, ReadLetter.Found?>(u => u.RunAsync(office.People.Receiver, id, LetterKind.Acceptance, null)))!;
        Assert.Contains((await office.World.ReferenceAsync()).LatestProcedure(ThreePapers)!.Components.Single(c => c.Code == "C3").Name, LetterContent.ToJson(receipt.Sheet), StringComparison.Ordinal);
        Assert.Equal("not_in_this_state", Assert.Single(Assert.IsType<ActOutcome.Refused>(await AddAsync(office, id, new PaperInput("C3", null, 1))).Reasons).Code);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task While_a_supplement_is_awaited_a_part_of_it_is_added_and_the_counter_goes_on_when_all_is_there(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.People.Receiver;
        var id = await ShortAsync(office, Channel.Direct, "C2", "C3");
        await Office.Done(await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, new(["Văn bản", "Phương án"], "Còn thiếu", null))));
        var limit = (await office.World.DossierAsync(id)).IntakeSupplementLimitAt;
        Task<ActOutcome> Resubmit(params PaperInput[] papers) => office.Now<ResubmitDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, papers, new(PresenterKind.Owner)));
        Assert.Equal("invalid: papers papers_missing", Office.Describe(await Resubmit()));

        await Office.Done(await office.Now<AddPaper>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, [new("C2", null, 0, 1)], byPost: true)));
        var waiting = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.IntakeSupplement, Desk.Applicant, limit, PaperKind.Supplement), (waiting.State, waiting.Desk, waiting.IntakeSupplementLimitAt, waiting.Papers.Single(p => p.ComponentCode == "C2").Kind));
        Assert.True(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).AddedByPost);
        await Office.Done(await AddAsync(office, id, new PaperInput("C3", null, 1)));

        // Time alone does not refuse what came in.
        office.World.Clock.SetLocal(Office.Local(limit!.Value.AddMinutes(1)));
        Assert.Empty(await office.World.Do<FindExpiredSupplements, IReadOnlyList<FindExpiredSupplements.Expired>>(u => u.RunAsync(office.World.Clock.Now, 10)));
        Assert.Equal("refused: supplement_begun", Office.Describe(await office.Now<ExpireIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(Actor.System), id, v))));

        // All of it was added before: the step that goes on brings nothing more.
        await Office.Done(await Resubmit());
        var checkedAgain = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.IntakeReview, Desk.Receive, null), (checkedAgain.State, checkedAgain.Desk, checkedAgain.IntakeSupplementLimitAt));
        Assert.Equal("refused: supplement_already_asked", Office.Describe(await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, new(["Đơn"], "Còn thiếu", null)))));
        Assert.Equal("refused: papers_not_digitised", Office.Describe(await AcceptAsync(office, id)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_the_counter_a_supplement_on_paper_needs_its_scan_only_where_the_class_asks_and_before_the_acceptance_only_for_that(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.People.Receiver;
        var id = await ShortAsync(office, Channel.Direct, "C2");
        await Office.Done(await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, new(["Văn bản"], "Còn thiếu", null))));
        await Office.Done(await office.Now<ResubmitDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, [new("C2", null, 0, 1)], new(PresenterKind.Owner))));
        Assert.Equal("refused: papers_not_digitised", Office.Describe(await AcceptAsync(office, id)));
        await Office.Done(await AddAsync(office, id, new PaperInput("C2", await office.FileAsync(receiver))));
        await Office.Done(await AcceptAsync(office, id));

        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, office.DivisionId)));
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        await Office.Done(await office.Propose(ProposalKind.Supplement)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Văn bản", "Phương án"], "Thiếu", null)));
        Task<ActOutcome> HandIn(params PaperInput[] papers) => office.Now<HandInSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, papers, new(PresenterKind.Owner)));
        Assert.Equal("invalid: papers papers_missing", Office.Describe(await HandIn()));
        Assert.Equal("invalid: papers[0].uploadId scan_missing", Office.Describe(await HandIn(new PaperInput("C2", null, 0, 1), new("C3", null, 1))));
        await Office.Done(await HandIn(new PaperInput("C3", null, 1)));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_brings_it_for_the_owner_must_have_the_right_and_an_envelope_brings_nobody(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.People.Receiver;
        var id = await ShortAsync(office, Channel.Direct, "C3");
        await using (var db = office.World.Database.Open())
        {
            var dossier = await db.Dossiers.SingleAsync(d => d.Id == id);
            (dossier.SubmitterName, dossier.SubmitterIdNumber, dossier.Representation) = ("Lê Văn Nộp", "045090999903", new() { Basis = RepresentationBasis.Authorised, Acts = RepresentedActs.Receive });
            await db.SaveChangesAsync();
        }

        Task<ActOutcome> Add(Presenter? by, bool byPost = false) => office.Now<AddPaper>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, [new("C3", null, 1)], byPost, by));
        Assert.Equal("invalid: who presenter_missing", Office.Describe(await Add(null)));
        Assert.Equal("refused: representation_out_of_scope", Office.Describe(await Add(new(PresenterKind.Submitter))));
        await Office.Done(await Add(new(PresenterKind.Submitter), byPost: true));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Presented);
        await Office.Done(await Add(new(PresenterKind.Owner)));
        Assert.Equal(PresenterKind.Owner, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Presented!.Kind);
    }

    private static Task<ActOutcome> AddAsync(Office office, Guid id, params PaperInput[] papers) => office.Now<AddPaper>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, papers, by: new(PresenterKind.Owner)));

    private static Task<ActOutcome> AcceptAsync(Office office, Guid id) => office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, fee: 0));

    /// <summary>A dossier of three mandatory papers, taken up, entered without some of them.</summary>
    private static async Task<Guid> ShortAsync(Office office, Channel channel, params string[] lacking)
    {
        var receiver = office.People.Receiver;
        var owner = World.OwnerFor((await office.World.ReferenceAsync()).LatestProcedure(ThreePapers)!);
        var papers = new PaperInput[] { new("C1", null, 1), new("C2", null, 0, 1), new("C3", null, 1) }.Where(p => !lacking.Contains(p.ComponentCode)).ToList();
        var request = (await office.World.RequestAsync(receiver)) with { ProcedureCode = ThreePapers, Applicant = owner, Channel = channel, Papers = papers, Lacking = lacking };
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(receiver), request))).Id;
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        return id;
    }
}
