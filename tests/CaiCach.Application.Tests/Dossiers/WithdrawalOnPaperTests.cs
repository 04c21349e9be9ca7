using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who filed online may ask at the counter to withdraw: with a signed paper, the identity checked, and told of it in the account.</summary>
public sealed class WithdrawalOnPaperTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_counter_records_the_wish_of_who_filed_online_with_the_paper_the_person_and_the_check(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var receiver = office.People.Receiver;
        var id = await office.InAsync(BusinessState.InProcess);
        var scan = await office.World.UploadAsync(receiver, "%PDF-1.4 đơn rút");
        Assert.NotNull((await office.World.DossierAsync(id)).AccountId);

        Assert.Equal("invalid: who presenter_missing, identityChecked identity_unchecked, file withdrawal_paper_missing", Office.Describe(await AskAsync(office, receiver, id, null, null)));
        Assert.Equal("invalid: identityChecked identity_unchecked", Office.Describe(await AskAsync(office, receiver, id, new(PresenterKind.Owner), new(false, scan.Id))));
        Assert.Equal("invalid: file withdrawal_paper_missing", Office.Describe(await AskAsync(office, receiver, id, new(PresenterKind.Owner), new(true, null))));
        Assert.StartsWith("invalid: name ", Office.Describe(await AskAsync(office, receiver, id, new(PresenterKind.Authorised, null, "045190999902", SignedOn: "01/3/2026", IssuedBy: "Văn phòng công chứng Minh Họa"), new(true, scan.Id))), StringComparison.Ordinal);
        await Office.Done(await AskAsync(office, receiver, id, new(PresenterKind.Owner), new(true, scan.Id)));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.StopRequested, BusinessState.InProcess, Desk.Sign), (dossier.State, dossier.StateBefore, dossier.Desk));
        var kept = Assert.Single(dossier.Papers, p => p.Kind == PaperKind.Withdrawal);
        Assert.Equal((scan.Sha256, ""), (kept.Sha256, kept.ComponentCode));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((true, PresenterKind.Owner, "Đổi ý"), (data.OnPaper, data.Presented!.Kind, (await office.EventsAsync(id))[^1].Reason));
        Assert.Equal([scan.Sha256], data.Files);
        Assert.Equal("refused: not_in_this_state", Office.Describe(await AskAsync(office, receiver, id, new(PresenterKind.Owner), new(true, scan.Id))));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Before_the_acceptance_it_ends_at_once_and_no_other_counter_official_or_program_may(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Submitted);
        var paper = new RequestWithdrawal.Paper(true, null);
        foreach (var other in (Actor[])[office.People.Head, office.People.Clerk, await office.World.OfficialAsync(Role.OneStopDirector)])
        {
            Assert.Contains("not_your_role", Office.Describe(await AskAsync(office, other, id, new(PresenterKind.Owner), paper)), StringComparison.Ordinal);
        }

        Assert.IsType<ActOutcome.NotFound>(await AskAsync(office, await office.World.OfficialAsync(Role.Receiver, "BKHCN-SHTT-MC"), id, new(PresenterKind.Owner), paper));
        var scan = await office.FileAsync(office.People.Receiver);
        await Office.Done(await AskAsync(office, office.People.Receiver, id, new(PresenterKind.Owner), new(true, scan)));
        Assert.Equal((BusinessState.Withdrawn, Desk.Closed), await office.World.DossierAsync(id) is { } d ? (d.State, d.Desk) : default);
        Assert.True(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).OnPaper);

        // Who asks in the account needs no paper, nor does a counter for who filed there.
        var own = await office.InAsync(BusinessState.InProcess);
        await Office.Done(await AskAsync(office, office.People.Citizen, own, null, null));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(own))[^1].Data).OnPaper);
        var direct = await office.People.SubmitAsync(CaiCach.Law.Procedures.Channel.Direct);
        await Office.Done(await AskAsync(office, office.People.Receiver, direct, null, null));
    }

    private static Task<ActOutcome> AskAsync(Office office, Actor actor, Guid id, Presenter? by, RequestWithdrawal.Paper? paper) =>
        office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(actor), id, v, "Đổi ý", by, paper));
}
