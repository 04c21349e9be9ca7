using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What was paid for a dossier that ended without a grant waits at its counter to be given back, or for the answer that it is not (2.5, rows 6 and 18).</summary>
public sealed class OwedBackTests
{
    private const long Fee = 3_000_000;
    private const long Duty = 200_000;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_withdrawal_puts_what_was_paid_on_the_list_of_the_cashiers_until_it_is_given_back_or_answered(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (cashier, other) = (await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"), await office.World.OfficialAsync(Role.Cashier, "SNV-QT-MC"));
        var id = await PaidAsync(office, cashier);
        Assert.Equal("refused: not_in_this_state", Office.Describe(await RefundAsync()));
        Assert.Empty((await ListAsync(office, cashier)).Rows);

        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        var since = office.World.Clock.Now;
        Assert.Equal((Fee + Duty, since), await office.World.DossierAsync(id) is var withdrawn ? (withdrawn.OwedBack, withdrawn.OwedBackAt!.Value) : default);
        Assert.Equal((id, Fee + Duty, since, BusinessState.Withdrawn), Assert.Single((await ListAsync(office, cashier)).Rows) is var row ? (row.Id, row.Amount, row.Since, row.State) : default);
        Assert.Empty((await ListAsync(office, other)).Rows);
        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        var told = (await office.World.Do<OwnNotices, OwnNotices.Page>(u => u.ListAsync(cashier.Id!.Value, 20))).Rows;
        Assert.Contains("3.200.000 đồng", Assert.Single(told, n => n.Kind == NoticeKind.ToGiveBack).Text, StringComparison.Ordinal);

        // The obligation goes back with its line in the book of the day; the fee still waits, and keeps its place.
        office.World.Clock.Advance(TimeSpan.FromHours(1));
        var held = await DaySumAsync(office);
        await Office.Done(await RefundAsync());
        Assert.Equal(held - Duty, await DaySumAsync(office));
        Assert.Equal("refused: no_duty_paid", Office.Describe(await RefundAsync()));
        Assert.Equal((Fee, since, 1), await ListAsync(office, cashier) is var list ? (list.Rows[0].Amount, list.Rows[0].Since, list.Count) : default);
        var refunded = (await office.EventsAsync(id))[^1];
        Assert.Equal(("dossier.duty_refunded", Duty, "PC-02"), DossierEventData.Parse(refunded.Data) is var back ? (refunded.Type, back.Amount!.Value, back.Number) : default);

        Assert.Equal("refused: basis_missing", Office.Describe(await office.Now<GiveFeeBack>(id, (u, v) => u.KeepAsync(office.By(cashier), id, v, "Đã thẩm định xong", " "))));
        Assert.Contains("not_your_role", Office.Describe(await office.Now<GiveFeeBack>(id, (u, v) => u.KeepAsync(office.By(office.People.Receiver), id, v, "Đã thẩm định xong", "Điều 9"))), StringComparison.Ordinal);
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.KeepAsync(office.By(cashier), id, v, "Đã thẩm định xong", "Điều 9")));
        Assert.Equal((0, null, PaymentState.Paid), await office.World.DossierAsync(id) is var kept ? (kept.OwedBack, kept.OwedBackAt, kept.Payment) : default);
        Assert.Equal((0, held - Duty), ((await ListAsync(office, cashier)).Count, await DaySumAsync(office)));
        Assert.Equal("refused: nothing_owed_back", Office.Describe(await office.Now<GiveFeeBack>(id, (u, v) => u.KeepAsync(office.By(cashier), id, v, "Đã thẩm định xong", "Điều 9"))));
        await using var db = office.World.Database.Open();
        Assert.Contains("3.000.000 ", (await db.Outbox.OrderByDescending(m => m.StreamVersion).FirstAsync(m => m.StreamId == id && m.Topic == "notice")).Payload, StringComparison.Ordinal);
        await office.World.AssertRecountAsync();

        Task<ActOutcome> RefundAsync() => office.Now<GiveFeeBack>(id, (u, v) => u.RefundDutyAsync(office.By(cashier), id, v, PaymentMethod.Transfer, "PC-02", "Rút hồ sơ", "Điều 9"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_a_refusal_the_obligation_waits_and_the_fee_does_not_and_of_a_grant_nothing_does(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var (refused, granted) = (await PaidAsync(office, cashier), await PaidAsync(office, cashier));
        await Office.Done(await office.Now<ProposeDecision>(refused, (_, v) => office.Propose(ProposalKind.Refuse)(refused, v)));
        await Office.Done(await office.Now<DecideDossier>(refused, (u, v) => u.RefuseAsync(office.By(office.People.Head), refused, v, "Không đủ điều kiện", "Điều 3")));
        await Office.Done(await office.Now<ProposeDecision>(granted, (_, v) => office.Propose(ProposalKind.Grant)(granted, v)));
        await Office.Done(await office.Now<DecideDossier>(granted, (u, v) => u.GrantAsync(office.By(office.People.Head), granted, v)));
        await Office.Done(await office.IssueAsync(granted, await office.VersionAsync(granted)));

        Assert.Equal((refused, Duty, BusinessState.DecidedRefuse), Assert.Single((await ListAsync(office, cashier)).Rows) is var row ? (row.Id, row.Amount, row.State) : default);
        Assert.Equal("refused: result_granted", Office.Describe(await office.Now<GiveFeeBack>(granted, (u, v) => u.RefundDutyAsync(office.By(cashier), granted, v, PaymentMethod.Cash, "PC-01", "Nhầm", "Điều 9"))));
        await Office.Done(await office.Now<GiveFeeBack>(refused, (u, v) => u.RefundDutyAsync(office.By(cashier), refused, v, PaymentMethod.Cash, "PC-01", "Bị từ chối", "Điều 9")));
        Assert.Empty((await ListAsync(office, cashier)).Rows);
        await using var db = office.World.Database.Open();
        Assert.Contains("ix_dossiers_owed_back", await QueryPlan.OfAsync(db, engine, CashBook.OwedBack(db.Dossiers, [Guid.NewGuid(), Guid.NewGuid()]).OrderBy(d => d.OwedBackAt).ThenBy(d => d.Id).Take(21)), StringComparison.Ordinal);
    }

    /// <summary>In process, with a fee and an obligation paid.</summary>
    internal static async Task<Guid> PaidAsync(Office office, Actor cashier)
    {
        var id = await office.InAsync(BusinessState.FinancialDuty);
        await using (var db = office.World.Database.Open())
        {
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, Fee));
        }

        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(cashier), id, v, "GNT-1", null, PaymentMethod.Transfer)));
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-01")));
        return id;
    }

    private static async Task<(IReadOnlyList<CashBook.Back> Rows, int Count)> ListAsync(Office office, Actor actor)
    {
        var body = await office.World.UnitAsync(actor.Posts[0].AgencyId == await office.World.UnitAsync(World.Agency) ? World.Agency : "SNV-QT");
        return ((await office.World.Do<CashBook, (IReadOnlyList<CashBook.Back> Rows, ListWork.Cursor? Next)>(u => u.BackAsync(actor, body))).Rows, await office.World.Do<CashBook, int>(u => u.CountBackAsync(actor, body)));
    }

    private static async Task<long> DaySumAsync(Office office)
    {
        var body = await office.World.UnitAsync(World.Agency);
        return (await office.World.Do<CashBook, IReadOnlyList<CashBook.Line>>(u => u.DayAsync(body, Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now)))).Sum(l => l.Sum);
    }
}
