using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Tests.Outbox;

/// <summary>The cashiers of the counter hear of money: what is to be given back, and what became owed.</summary>
public sealed class MoneyToldTests
{
    // Parts take no money, and before the acceptance none is taken.
    private static readonly DossierAct[] WithoutMoney = [DossierAct.ReturnPart, DossierAct.StopPart];

    public static TheoryData<DossierAct, BusinessState> Ends() =>
    [
        .. DossierRules.Table.Where(r => r.To is BusinessState.Withdrawn or BusinessState.Stopped or BusinessState.DecidedRefuse && !WithoutMoney.Contains(r.Act) && r.From.Any(s => !s.IsAtCounter()))
            .Select(r => (r.Act, To: r.To!.Value)).Distinct().Select(end => new TheoryDataRow<DossierAct, BusinessState>(end.Act, end.To)),
    ];

    [Theory, MemberData(nameof(Ends))]
    public void Whatever_ends_a_dossier_without_a_grant_tells_the_cashiers_once_what_was_paid(DossierAct act, BusinessState state)
    {
        var dossier = Ended(state);
        dossier.DutyHeld = 200_000;
        var told = Assert.Single(OfficialNotices.For(DossierEvents.TypeOf(act), dossier, new(), "Lý do"), t => t.Kind == NoticeKind.ToGiveBack);

        Assert.Equal((Role.Cashier, dossier.CounterId), (Assert.Single(told.Roles!), told.BodyId));
        Assert.Contains("200.000 đồng: hoàn lại, hoặc trả lời không hoàn.", told.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(OfficialNotices.For(DossierEvents.TypeOf(act), Ended(state), new(), "Lý do"), t => t.Kind == NoticeKind.ToGiveBack);
    }

    private static Dossier Ended(BusinessState state) => new() { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), State = state, Refused = state == BusinessState.DecidedRefuse };
}
