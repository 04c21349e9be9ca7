using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

public sealed class DossierJourneyTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_dossier_goes_from_submission_to_the_result_in_the_applicants_hands(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var citizen = await world.CitizenAsync();
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");
        var division = await world.UnitAsync("SKHCN-QT-QLCN");
        var divisionHead = await world.OfficialAsync(Role.DivisionHead, "SKHCN-QT-QLCN");
        var specialist = await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN");
        var head = await world.OfficialAsync(Role.AgencyHead);
        var clerk = await world.OfficialAsync(Role.Clerk, "SKHCN-QT-VP");

        var submitted = await world.SubmitAsync(citizen);
        var id = submitted.Id;
        Assert.Equal("2026-03-03T09:00", Local(submitted.IntakeDueAt));

        Done(await world.Do<TakeUpDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 1)));
        Done(await world.Do<AcceptDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 2)));
        var accepted = await world.DossierAsync(id);
        Assert.Equal("H50.901-260302-0001", accepted.Code);
        Assert.Equal("2026-03-09T17:00", Local(accepted.DueAt!.Value));

        Done(await world.Do<TransferDossier, ActOutcome>(u => u.RunAsync(world.By(receiver), id, 3, division)));
        Done(await world.Do<AssignDossier, ActOutcome>(u => u.RunAsync(world.By(divisionHead), id, 4, specialist.Id!.Value)));
        var draft = await world.ResultDraftAsync(specialist);
        Done(await world.Do<ProposeDecision, ActOutcome>(u => u.RunAsync(world.By(specialist), id, 5, new(ProposalKind.Grant, "Hồ sơ đủ điều kiện.", DraftUploadId: draft))));
        Done(await world.Do<DecideDossier, ActOutcome>(u => u.GrantAsync(world.By(head), id, 6)));
        world.Clock.SetLocal("2026-03-05T10:00");
        var result = await world.UploadAsync(clerk, "%PDF-1.4 kết quả");
        Done(await world.Do<IssueResult, ActOutcome>(u => u.RunAsync(world.By(clerk), id, 7, new("12/GXN-SKHCN", new(2026, 3, 5), result.Id))));
        Done(await world.Do<DeliverResult, ActOutcome>(u => u.ElectronicallyAsync(world.By(citizen), id, 8)));

        var done = await world.DossierAsync(id);
        Assert.Equal(BusinessState.Done, done.State);
        Assert.Equal(Timeliness.Early, done.Timeliness);
        Assert.Equal(DeliveryState.Delivered, done.Delivery);
        Assert.Equal(9, done.Version);
        await world.AssertRecountAsync();
    }

    private static void Done(ActOutcome outcome) => Assert.IsType<ActOutcome.Done>(outcome);

    private static string Local(DateTime utc) => VietnamTime.ToLocal(utc).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
