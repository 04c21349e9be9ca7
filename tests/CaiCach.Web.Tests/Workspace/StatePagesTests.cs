using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using CaiCach.Web.Portal;

namespace CaiCach.Web.Tests.Workspace;

/// <summary>A dossier in each of its states, as its applicant and its office see it.</summary>
public sealed class StatePagesTests
{
    private const string Supplement = "Bổ sung giấy tờ";
    private const string Withdraw = "Rút hồ sơ";
    private const string Result = "Xem kết quả";

    public static TheoryData<BusinessState, string[]> Ways => new()
    {
        { BusinessState.Submitted, [Withdraw] },
        { BusinessState.IntakeReview, [Withdraw] },
        { BusinessState.IntakeSupplement, [Supplement, Withdraw] },
        { BusinessState.RejectedIntake, [] },
        { BusinessState.Accepted, [Withdraw] },
        { BusinessState.InProcess, [Withdraw] },
        { BusinessState.SupplementRequested, [Supplement, Withdraw] },
        { BusinessState.FinancialDuty, [Withdraw] },
        { BusinessState.Suspended, [Withdraw] },
        { BusinessState.Consulting, [Withdraw] },
        { BusinessState.Interlinked, [Withdraw] },
        { BusinessState.StopRequested, ["Hủy đề nghị rút hồ sơ"] },
        { BusinessState.Stopped, [] },
        { BusinessState.Withdrawn, [] },
        { BusinessState.DecidedGrant, [] },
        { BusinessState.DecidedRefuse, [] },
        { BusinessState.Issued, [Result] },
        { BusinessState.Done, [Result] },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task Each_state_is_said_in_words_with_what_to_do_and_the_ways_that_are_open(BusinessState state, string[] ways)
    {
        await using var office = await Office.OpenAsync();
        var id = await InAsync(office, state);
        using var citizen = await office.Site.BrowseAsync(office.Citizen);
        var dossier = await office.World.DossierAsync(id);

        var own = await citizen.OpenAsync($"/ho-so/{id}");
        var desk = await office.As(Role.Receiver).OpenAsync(Office.Address(id));

        Assert.Equal(state, dossier.State);
        Assert.Equal(state.ToText(), own.Text("main .govuk-tag"));
        Assert.Contains(DossierStory.State(state), own.Text(), StringComparison.Ordinal);
        Assert.Contains(DossierStory.Next(dossier), own.Text(".cc-card"), StringComparison.Ordinal);
        Assert.Equal(ways, own.Document.QuerySelectorAll("main a, main button").Select(e => e.TextContent.Trim()).Where(t => t is Supplement or Withdraw or Result or "Hủy đề nghị rút hồ sơ"));
        Assert.Equal(state.ToText(), desk.Text("h1 .govuk-tag"));
        var open = !state.IsFinished() && dossier.PausedAt is null;
        Assert.Equal(open && dossier.AcceptedAt is not null, own.Text().Contains("Hẹn trả kết quả 17:00", StringComparison.Ordinal) && !state.IsFinished());
    }

    [Fact]
    public void Every_state_of_a_filed_dossier_is_among_them() =>
        Assert.Equal(Enum.GetValues<BusinessState>().Where(s => s != BusinessState.Draft), Ways.Select(row => row.Data.Item1));

    private static async Task<Guid> InAsync(Office office, BusinessState state)
    {
        switch (state)
        {
            case BusinessState.Submitted: return await office.SubmittedAsync();
            case BusinessState.IntakeReview: return await office.TakenUpAsync();
            case BusinessState.IntakeSupplement: return await office.AskedAsync(5);
            case BusinessState.Accepted: return await office.AcceptedAsync();
            case BusinessState.InProcess: return await office.AssignedAsync();
            case BusinessState.DecidedGrant: return await office.GrantedAsync();
            case BusinessState.Issued: return await office.IssuedAsync();
        }

        var (reason, basis) = ("Không thuộc thẩm quyền.", "Nghị định số 118/2025/NĐ-CP");
        var head = office.World.By(office.Actor(Role.AgencyHead));
        var citizen = office.World.By(office.Citizen);
        var receiver = office.World.By(office.Actor(Role.Receiver));
        switch (state)
        {
            case BusinessState.RejectedIntake:
                var id = await office.TakenUpAsync();
                await office.Do<RejectIntake>((u, v) => u.RunAsync(receiver, id, v, reason, basis), id);
                return id;
            case BusinessState.SupplementRequested:
                id = await office.ProposedAsync(ProposalKind.Supplement);
                await office.Do<AskSupplement>((u, v) => u.RunAsync(head, id, v, ["Bản cam kết"], reason, basis), id);
                return id;
            case BusinessState.FinancialDuty:
                id = await office.AssignedAsync();
                await office.Do<ImposeFinancialDuty>((u, v) => u.DetermineAsync(office.World.By(office.Actor(Role.Specialist)), id, v, 1_500_000, "Phí thẩm định"), id);
                return id;
            case BusinessState.Suspended:
                id = await office.AssignedAsync();
                await office.Do<SuspendDossier>((u, v) => u.RunAsync(head, id, v, reason, basis, stopsClock: true), id);
                return id;
            case BusinessState.Consulting:
                id = await office.AssignedAsync();
                await office.ConsultAsync(id, 5, [], "BKHCN-PC");
                return id;
            case BusinessState.Interlinked:
                id = await office.AssignedAsync();
                var property = await office.World.UnitAsync("BKHCN-SHTT");
                await office.Do<SendParts>((u, v) => u.RunAsync(office.World.By(office.Actor(Role.Specialist)), id, v, new("Tra cứu nhãn hiệu", [new(property, 3)], [])), id);
                return id;
            case BusinessState.StopRequested or BusinessState.Withdrawn:
                id = await office.AcceptedAsync();
                await office.Do<RequestWithdrawal>((u, v) => u.RunAsync(citizen, id, v, "Tôi thôi nộp"), id);
                if (state == BusinessState.Withdrawn)
                {
                    await office.Do<AnswerWithdrawal>((u, v) => u.ApproveAsync(head, id, v), id);
                }

                return id;
            case BusinessState.Stopped:
                id = await office.AssignedAsync();
                await office.Do<StopDossier>((u, v) => u.RunAsync(head, id, v, reason, basis), id);
                return id;
            case BusinessState.DecidedRefuse:
                id = await office.ProposedAsync(ProposalKind.Refuse);
                await office.Do<DecideDossier>((u, v) => u.RefuseAsync(head, id, v, reason, basis), id);
                return id;
            case BusinessState.Done:
                id = await office.IssuedAsync();
                await office.Do<DeliverResult>((u, v) => u.ElectronicallyAsync(citizen, id, v), id);
                return id;
            default:
                throw new ArgumentOutOfRangeException(nameof(state), state, "No way there.");
        }
    }
}
