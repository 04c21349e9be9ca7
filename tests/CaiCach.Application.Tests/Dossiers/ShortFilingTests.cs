using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>An envelope or a counter's dossier that lacks papers is on record, has its time to answer and its letter, and is not accepted before they are there.</summary>
public sealed class ShortFilingTests
{
    private const string ThreePapers = "1.014445";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_envelope_short_of_a_paper_is_entered_when_that_is_said_asked_for_it_and_accepted_once_it_is_there(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.People.Receiver;
        var post = (await RequestAsync(office, Channel.Post)) with { Post = new("27/02/2026", "14:30", null), Papers = [new("C1", null, 1), new("C2", null, 0, 1)] };

        Assert.Equal(["papers.C3 paper_missing"], Faults(await FileAsync(office, receiver, post)));
        Assert.Equal(["papers.C3 paper_missing"], Faults(await FileAsync(office, receiver, post with { Lacking = ["C2", "C4"] })));
        Assert.Equal(["papers.C2 paper_missing"], Faults(await FileAsync(office, receiver, post with { Papers = [new("C1", null, 1)], Lacking = ["C3"] })));
        var filed = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, receiver, post with { Lacking = ["C3"] }, "thieu"));
        Assert.Equal(filed with { Again = true }, await FileAsync(office, receiver, post with { Lacking = ["C3"] }, "thieu"));
        var (id, dossier) = (filed.Id, await office.World.DossierAsync(filed.Id));
        Assert.Equal(BusinessState.Submitted, dossier.State);
        Assert.Equal(["C1", "C2"], dossier.Papers.Select(p => p.ComponentCode).Order());
        Assert.StartsWith("2026-03-02T", Office.Local(dossier.IntakeDueAt), StringComparison.Ordinal);
        Assert.Equal(["C3"], DossierEventData.Parse((await office.EventsAsync(id))[0].Data).Lacking);

        // Neither what lacks nor the scan that only the acceptance asks for is forgotten there.
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        Task<ActOutcome> Accept() => office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, fee: 0));
        Assert.Equal("refused: papers_missing, papers_not_digitised", Office.Describe(await Accept()));
        await Office.Done(await office.Now<AskIntakeSupplement>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, new([], "Thiếu phương án", null, Checks: [new("C1", "Đơn", ComponentState.Enough), new("C2", "Văn bản", ComponentState.Enough), new("C3", "Phương án", ComponentState.Missing), new("C4", "Giấy", ComponentState.Enough)]))));
        Assert.Equal("Phương án: còn thiếu", (await office.World.DossierAsync(id)).NoticeText);
        await using (var db = office.World.Database.Open())
        {
            Assert.Equal(LetterKind.Supplement, (await db.Letters.SingleAsync(l => l.DossierId == id)).Kind);
        }

        var scan = await office.FileAsync(receiver);
        await Office.Done(await office.Now<ResubmitDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, [new("C3", null, 1), new("C2", scan)], new(PresenterKind.Owner))));
        await Office.Done(await Accept());
        Assert.Equal(BusinessState.Accepted, (await office.World.DossierAsync(id)).State);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_without_any_paper_is_refused_with_its_letter_and_online_or_by_a_program_none_is_entered_short(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (receiver, citizen) = (office.People.Receiver, office.People.Citizen);
        var empty = (await RequestAsync(office, Channel.Direct)) with { Papers = [], Lacking = ["C1", "C2", "C3"] };

        var program = new Actor(Guid.NewGuid(), "Cổng mẫu", ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { await office.World.UnitAsync(World.Agency) } };
        Assert.Equal(3, Faults(await FileAsync(office, citizen, empty with { Channel = Channel.Online })).Count);
        Assert.Equal(3, Faults(await FileAsync(office, program, empty)).Count);
        Assert.Equal(3, Faults(await FileAsync(office, receiver, empty with { Lacking = null })).Count);
        Assert.Contains("papers.C1 paper_missing", Faults(await FileAsync(office, receiver, empty with { Channel = Channel.Online, Assist = new(AssistPlace.Counter, true) })));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(await FileAsync(office, receiver, empty)).Id;

        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(receiver), id, v)));
        await Office.Done(await office.Now<RejectIntake>(id, (u, v) => u.RunAsync(office.By(receiver), id, v, "Hồ sơ còn thiếu giấy tờ", "Điều 5")));
        await using var db = office.World.Database.Open();
        Assert.Equal(LetterKind.Refusal, (await db.Letters.SingleAsync(l => l.DossierId == id)).Kind);
        Assert.Empty((await office.World.DossierAsync(id)).Papers);
    }

    private static async Task<SubmitDossier.Request> RequestAsync(Office office, Channel channel)
    {
        var owner = World.OwnerFor((await office.World.ReferenceAsync()).LatestProcedure(ThreePapers)!);
        return (await office.World.RequestAsync(office.People.Receiver)) with { ProcedureCode = ThreePapers, Applicant = owner, Channel = channel };
    }

    private static Task<SubmitDossier.Outcome> FileAsync(Office office, Actor actor, SubmitDossier.Request request, string? key = null) =>
        office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.World.By(actor, key), request));

    private static List<string> Faults(SubmitDossier.Outcome outcome) => [.. Assert.IsType<SubmitDossier.Outcome.Invalid>(outcome).Faults.Where(f => f.Field.StartsWith("papers", StringComparison.Ordinal)).Select(f => $"{f.Field} {f.Code}")];
}
