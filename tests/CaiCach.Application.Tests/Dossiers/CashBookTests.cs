using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reports;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>The money of the counter: who owes, what was taken how, what was taken back and given back.</summary>
public sealed class CashBookTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_is_owed_until_it_is_recorded_and_the_book_tells_who_took_it_and_how(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await OwedAsync(office, BusinessState.InProcess);
        Assert.Equal((id, 3_000_000, (long?)null), (await OwingAsync(office, cashier)) is [var row] ? (row.Id, row.Fee, row.Duty) : default);
        Assert.Empty(await OwingAsync(office, await office.World.OfficialAsync(Role.Cashier, "BKHCN-SHTT-MC")));

        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, " BL-01 ", PaymentMethod.Card)));

        Assert.Empty(await OwingAsync(office, cashier));
        Assert.Equal([(cashier.Name, (PaymentMethod?)PaymentMethod.Card, CashKind.Fee, 1, 3_000_000L)], await DayAsync(office));
        Assert.Equal(PaymentMethod.Card, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Method);
        Assert.IsType<ActOutcome.Refused>(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-01")));
        Assert.Single(await DayAsync(office));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_recorded_wrongly_is_taken_back_owed_again_and_the_day_still_adds_up(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await OwedAsync(office, BusinessState.InProcess);
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-01", PaymentMethod.Transfer)));
        Assert.Equal((1, 1), await CountedAsync());
        Assert.IsType<ActOutcome.Refused>(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(office.People.Receiver), id, v, "Ghi nhầm")));
        Assert.IsType<ActOutcome.Refused>(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, " ")));

        office.World.Clock.SetLocal("2026-03-02T09:05");
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, "Ghi nhầm hồ sơ")));

        Assert.Equal((PaymentState.Due, (string?)null), (await office.World.DossierAsync(id)) is { } d ? (d.Payment, d.FeeReceipt) : default);
        Assert.Single(await OwingAsync(office, cashier));
        var day = await DayAsync(office);
        Assert.Equal(0, day.Sum(l => l.Sum));
        Assert.Contains((cashier.Name, (PaymentMethod?)PaymentMethod.Transfer, CashKind.Reversal, 1, -3_000_000L), day);

        var (body, today) = (await office.World.UnitAsync(World.Agency), new DateOnly(2026, 3, 2));
        var lines = await ReceiptsAsync(new(body, today));
        Assert.Equal([(CashKind.Fee, "BL-01", 3_000_000, true), (CashKind.Reversal, "BL-01", -3_000_000, true)], lines.Select(l => (l.Kind, l.Number, l.Amount, l.IsInSight)));
        Assert.Equal([lines[1].Id], (await office.World.Do<CashBook, IReadOnlyList<CashBook.Receipt>>(u => u.ReceiptsAsync(cashier, new(body, today), new(lines[0].At, lines[0].Id), 1))).Select(l => l.Id));
        Assert.Equal([lines[1].Id], (await ReceiptsAsync(new(body, today, new(cashier.Id, CashKind.Reversal, PaymentMethod.Transfer)))).Select(l => l.Id));
        Assert.Empty(await ReceiptsAsync(new(body, today, new(cashier.Id, CashKind.Reversal, null))));
        Assert.Empty(await ReceiptsAsync(new(body, today.AddDays(1))));
        Assert.Equal((0, 0), await CountedAsync());
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-02", PaymentMethod.Card, 1_000_000)));
        Assert.Equal((1, 0), await CountedAsync());

        // Taken back in the next month it stands in the book of that day; the receipts of that month are those written in it.
        office.World.Clock.SetLocal("2026-04-01T09:00");
        Assert.Equal((0, 0), await MonthAsync());
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, "Ghi nhầm hồ sơ")));
        Assert.Equal((0, 0), (await CountedAsync(), await MonthAsync()) is var (all, month) ? (all.All, month.All) : default);
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-03", PaymentMethod.Transfer)));
        Assert.Equal((1, 1), await MonthAsync());
        office.World.Clock.SetLocal("2026-04-01T09:05");
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, "Ghi nhầm hồ sơ")));
        Assert.Equal((0, 0), await MonthAsync());
        await office.World.AssertRecountAsync();
        Assert.Equal((0, 0), await MonthAsync());

        async Task<(long All, long Online)> MonthAsync() =>
            (await office.World.Do<ReadWall, ReadWall.View?>(u => u.RunAsync(office.People.Head, office.World.Clock.Now, World.Agency)))!.Month is var month ? (month[MeasureCodes.FeeReceived], month[MeasureCodes.FeeReceivedOnline]) : default;

        async Task<(long All, long Online)> CountedAsync()
        {
            await using var db = office.World.Database.Open();
            return (await db.MeasureEntries.Where(m => m.Measure == MeasureCodes.FeeReceived).SumAsync(m => m.Quantity), await db.MeasureEntries.Where(m => m.Measure == MeasureCodes.FeeReceivedOnline).SumAsync(m => m.Quantity));
        }

        Task<IReadOnlyList<CashBook.Receipt>> ReceiptsAsync(CashBook.Choice choice) => office.World.Do<CashBook, IReadOnlyList<CashBook.Receipt>>(u => u.ReceiptsAsync(cashier, choice));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_paid_before_a_withdrawal_is_given_back_once_with_reason_and_basis(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await OwedAsync(office, BusinessState.InProcess);
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-01")));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        Assert.IsType<ActOutcome.Refused>(await RefundAsync(""));

        await Office.Done(await RefundAsync("Điều 11 Luật Phí và lệ phí"));

        Assert.Equal(PaymentState.Refunded, (await office.World.DossierAsync(id)).Payment);
        Assert.Contains((cashier.Name, (PaymentMethod?)PaymentMethod.Cash, CashKind.Refund, 1, -3_000_000L), await DayAsync(office));
        Assert.IsType<ActOutcome.Refused>(await RefundAsync("Điều 11 Luật Phí và lệ phí"));
        await office.World.AssertRecountAsync();

        Task<ActOutcome> RefundAsync(string basis) =>
            office.Now<GiveFeeBack>(id, (u, v) => u.RefundAsync(office.By(cashier), id, v, PaymentMethod.Cash, "PC-01", "Rút hồ sơ trước khi thẩm định", basis));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_obligation_is_on_the_list_and_in_the_book_too(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.FinancialDuty);
        var duty = (await office.World.DossierAsync(id)).DutyAmount;
        Assert.Equal(duty, Assert.Single(await OwingAsync(office, cashier)).Duty);

        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(cashier), id, v, "GNT-1", null, PaymentMethod.Transfer)));

        Assert.Equal([(cashier.Name, (PaymentMethod?)PaymentMethod.Transfer, CashKind.Duty, 1, duty!.Value)], await DayAsync(office));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_a_counter_receives_for_another_body_is_owed_there_and_stands_in_the_book_of_who_took_it(string engine)
    {
        await using var office = await SharedReceptionTests.OpenAsync(engine);
        var (there, theirs, ours) = (await office.World.OfficialAsync(Role.Receiver, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Cashier, "SNV-QT-MC"), await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"));
        var id = await SharedReceptionTests.FiledAsync(office, there);
        await SharedReceptionTests.AcceptAndHandOverAsync(office, there, id);
        await OweAsync(office);
        Assert.Equal(id, Assert.Single(await OwingAsync(office, theirs, "SNV-QT")).Id);
        Assert.Empty(await OwingAsync(office, ours));

        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(theirs), id, v, "BL-01", PaymentMethod.Card)));
        Assert.Equal([(theirs.Name, (PaymentMethod?)PaymentMethod.Card, CashKind.Fee, 1, 3_000_000L)], await DayAsync(office, "SNV-QT"));
        Assert.Empty(await DayAsync(office));

        // Taken back by whoever may: the book that has the line adds up.
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(ours), id, v, "Ghi nhầm hồ sơ")));
        Assert.Equal(0, (await DayAsync(office, "SNV-QT")).Sum(l => l.Sum));
        Assert.Empty(await DayAsync(office));

        // The other counter may take it as well, and then it is in that one's book.
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(ours), id, v, "BL-02")));
        Assert.Equal([(ours.Name, (PaymentMethod?)PaymentMethod.Cash, CashKind.Fee, 1, 3_000_000L)], await DayAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_goes_back_after_a_refusal_even_when_it_was_delivered_and_never_after_a_grant(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var granted = await office.InAsync(BusinessState.Issued);
        var refused = await office.InAsync(BusinessState.InProcess, ProposalKind.Refuse);
        await OweAsync(office);
        foreach (var id in new[] { granted, refused })
        {
            await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(cashier), id, v, "BL-01")));
        }

        await Office.Done(await office.Now<DecideDossier>(refused, (u, v) => u.RefuseAsync(office.By(office.People.Head), refused, v, "Không đủ điều kiện", "Điều 3")));
        await Office.Done(await office.IssueAsync(refused, await office.VersionAsync(refused)));
        await Office.Done(await office.Now<DeliverResult>(refused, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), refused, v, identityChecked: true, "Phạm Văn Thử Một")));

        Assert.Equal(["result_granted"], Assert.IsType<ActOutcome.Refused>(await RefundAsync(granted)).Reasons.Select(r => r.Code));
        Assert.DoesNotContain(DossierAct.RefundFee, (await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(cashier, granted)))!.Acts);
        Assert.Contains(DossierAct.RefundFee, (await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(cashier, refused)))!.Acts);
        await Office.Done(await RefundAsync(refused));

        Task<ActOutcome> RefundAsync(Guid id) =>
            office.Now<GiveFeeBack>(id, (u, v) => u.RefundAsync(office.By(cashier), id, v, PaymentMethod.Cash, "PC-01", "Bị từ chối", "Điều 11 Luật Phí và lệ phí"));
    }

    private static async Task<Guid> OwedAsync(Office office, BusinessState state)
    {
        var id = await office.InAsync(state);
        await OweAsync(office);
        return id;
    }

    private static async Task OweAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 3_000_000));
    }

    private static async Task<IReadOnlyList<CashBook.Owing>> OwingAsync(Office office, Actor actor, string agency = World.Agency)
    {
        var body = await office.World.UnitAsync(agency);
        return (await office.World.Do<CashBook, (IReadOnlyList<CashBook.Owing> Rows, ListWork.Cursor? Next)>(u => u.OwingAsync(actor, body))).Rows;
    }

    private static async Task<List<(string Cashier, PaymentMethod? Method, CashKind Kind, int Count, long Sum)>> DayAsync(Office office, string agency = World.Agency)
    {
        var body = await office.World.UnitAsync(agency);
        var day = Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now);
        return [.. (await office.World.Do<CashBook, IReadOnlyList<CashBook.Line>>(u => u.DayAsync(body, day))).Select(l => (l.Cashier, l.Method, l.Kind, l.Count, l.Sum))];
    }
}
