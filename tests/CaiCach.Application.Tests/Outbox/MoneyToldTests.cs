using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;

namespace CaiCach.Application.Tests.Outbox;

/// <summary>The counter hears of what is to be given back when a dossier ends, money and originals, and of what became owed.</summary>
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

    [Theory]
    [InlineData("dossier.supplement_handed_in", NoticeKind.Supplement)]
    [InlineData("dossier.supplement_received", NoticeKind.Supplement)]
    public void The_cashiers_hear_of_the_fee_that_a_supplement_made_due(string type, NoticeKind others)
    {
        var dossier = new Dossier { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), AssigneeId = Guid.NewGuid(), State = BusinessState.InProcess };
        Assert.Equal([others], OfficialNotices.For(type, dossier, new() { Amount = null }, null).Select(t => t.Kind));

        var told = Assert.Single(OfficialNotices.For(type, dossier, new() { Amount = 200_000, Owed = 500_000 }, null), t => t.Kind != others);
        Assert.Equal((NoticeKind.ToPay, Role.Cashier, dossier.CounterId), (told.Kind, Assert.Single(told.Roles!), told.BodyId));
        Assert.Equal("Hồ sơ H44.15-260302-0001 phát sinh 200.000 đồng phí, lệ phí nộp khi bổ sung; thu và ghi nhận trước khi trả kết quả.", told.Text);
    }

    [Theory]
    [InlineData("dossier.intake_supplement_expired", BusinessState.RejectedIntake, "không được tiếp nhận")]
    [InlineData("dossier.withdrawal_requested", BusinessState.Withdrawn, "đã được người nộp rút")]
    [InlineData("dossier.withdrawn", BusinessState.Withdrawn, "đã được rút")]
    [InlineData("dossier.stopped", BusinessState.Stopped, "đã dừng giải quyết")]
    [InlineData("dossier.supplement_expired", BusinessState.Stopped, "đã dừng giải quyết")]
    public void The_counter_hears_of_originals_to_give_back_when_a_dossier_ends_without_a_result(string type, BusinessState state, string how)
    {
        var (dossier, data) = (Ended(state), new DossierEventData { To = state });
        dossier.Papers.Add(new() { Kind = PaperKind.Component, Originals = 1, GoesBack = true });
        var told = Assert.Single(OfficialNotices.For(type, dossier, data, null), t => t.Kind == NoticeKind.ToReturn);
        Assert.Equal((Role.Receiver, dossier.CounterId), (Assert.Single(told.Roles!), told.BodyId));
        Assert.Equal($"Hồ sơ H44.15-260302-0001 {how}; Bộ phận Một cửa còn giữ bản chính giấy tờ, chờ trả lại cho người nộp.", told.Text);

        dossier.Papers[0].OriginalsReturnedAt = new(2026, 3, 2, 2, 0, 0, DateTimeKind.Utc);
        Assert.DoesNotContain(OfficialNotices.For(type, dossier, data, null), t => t.Kind == NoticeKind.ToReturn);
    }

    private static Dossier Ended(BusinessState state) => new() { Code = "H44.15-260302-0001", CounterId = Guid.NewGuid(), State = state, Refused = state == BusinessState.DecidedRefuse };
}
