using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Fees and obligations paid in parts (nộp một phần): what is owed, the book, the clock and the result follow what was paid of them.</summary>
public sealed class InstalmentTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fee_is_owed_until_the_last_part_and_each_part_has_its_line_and_its_receipt(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.Issued);
        await OweAsync(office);
        await Office.Done(await PayAsync(office, cashier, id, "BL-01", 1_000_000, PaymentMethod.Card));
        Assert.Equal((PaymentState.Partial, 1_000_000, 2_000_000, "BL-01"), await FeeAsync(office, id));
        var part = (await office.EventsAsync(id))[^1];
        var told = DossierEventData.Parse(part.Data);
        Assert.Equal(("dossier.fee_part_paid", 1_000_000, 2_000_000, "BL-01"), (part.Type, told.Amount, told.Owed, told.Number));
        Assert.Equal((id, 2_000_000L, 1_000_000L), Assert.Single(await OwingAsync(office, cashier)) is var owing ? (owing.Id, owing.Fee!.Value, owing.FeePaid) : default);
        Assert.Equal(["fee_owed"], Assert.IsType<ActOutcome.Refused>(await DeliverAsync(office, id)).Reasons.Select(r => r.Code));

        // The same receipt, more than is owed, nothing: told at the field, and nothing is written.
        await RefusedAsync("number", "receipt_used", await PayAsync(office, cashier, id, " bl-01 ", 500_000));
        await RefusedAsync("amount", "overpaid", await PayAsync(office, cashier, id, "BL-02", 2_000_001));
        await RefusedAsync("amount", "instalment_missing", await PayAsync(office, cashier, id, "BL-02", 0));
        Assert.Equal((PaymentState.Partial, 1_000_000, 2_000_000, "BL-01"), await FeeAsync(office, id));

        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await PayAsync(office, cashier, id, "BL-02", 2_000_000));
        Assert.Equal((PaymentState.Paid, 3_000_000, 0, "BL-02"), await FeeAsync(office, id));
        Assert.Equal("dossier.fee_settled", (await office.EventsAsync(id))[^1].Type);
        Assert.Empty(await OwingAsync(office, cashier));
        Assert.Equal([1_000_000L, 2_000_000L], (await LinesAsync(office, id)).Select(l => l.Amount));
        Assert.Equal(3_000_000, await DaySumAsync(office));
        await Office.Done(await DeliverAsync(office, id));
        await office.World.AssertRecountAsync();

        async Task RefusedAsync(string field, string code, ActOutcome outcome)
        {
            var fault = Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults);
            Assert.Equal((field, code), (fault.Field, fault.Code));
            Assert.Single(await LinesAsync(office, id));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_cashiers_at_once_one_takes_the_rest_and_the_other_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, other) = (await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC"), office.People.Receiver);
        var id = await office.InAsync(BusinessState.InProcess);
        await OweAsync(office);
        var seen = await office.VersionAsync(id);
        var outcomes = await Task.WhenAll(
            office.Do<SettleFee>(u => u.PaidAsync(office.By(one), id, seen, "BL-01", amount: 2_000_000)),
            office.Do<SettleFee>(u => u.PaidAsync(office.By(other), id, seen, "BL-02", amount: 2_000_000)));
        Assert.Single(outcomes.OfType<ActOutcome.Done>());
        Assert.Single(outcomes.OfType<ActOutcome.Stale>());
        Assert.Equal(2_000_000, (await LinesAsync(office, id)).Sum(l => l.Amount));
        Assert.Equal((PaymentState.Partial, 2_000_000, 1_000_000), (await FeeAsync(office, id)) is var (state, paid, owed, _) ? (state, paid, owed) : default);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_last_part_is_taken_back_alone_an_exemption_takes_the_rest_and_a_refund_gives_back_what_was_paid(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.InProcess);
        await OweAsync(office);
        await Office.Done(await PayAsync(office, cashier, id, "BL-01", 1_000_000, PaymentMethod.Card));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await PayAsync(office, cashier, id, "BL-02", null, PaymentMethod.Transfer));

        await Office.Done(await ReverseAsync());
        Assert.Equal((PaymentState.Partial, 1_000_000, 2_000_000, "BL-01"), await FeeAsync(office, id));
        Assert.Equal([(CashKind.Fee, 1_000_000L, "BL-01"), (CashKind.Fee, 2_000_000L, "BL-02"), (CashKind.Reversal, -2_000_000L, "BL-02")], (await LinesAsync(office, id)).OrderBy(l => l.Kind).ThenBy(l => l.Amount).Select(l => (l.Kind, l.Amount, l.Number)));

        // The receipt that was taken back may be recorded anew; that of the part that stands may not.
        Assert.IsType<ActOutcome.Invalid>(await PayAsync(office, cashier, id, "BL-01", null));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await PayAsync(office, cashier, id, "BL-02", 500_000));
        Assert.Equal((PaymentState.Partial, 1_500_000, 1_500_000, "BL-02"), await FeeAsync(office, id));

        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.ExemptAsync(office.By(cashier), id, v, "12/QĐ", "Giảm 50%")));
        Assert.Equal((PaymentState.Exempt, 1_500_000, 0, "12/QĐ"), await FeeAsync(office, id));
        await Office.Done(await ReverseAsync());
        Assert.Equal((PaymentState.Partial, 1_500_000, 1_500_000, "BL-02"), await FeeAsync(office, id));
        Assert.Equal(1_500_000, await DaySumAsync(office));
        await using (var db = office.World.Database.Open())
        {
            var told = await db.Mails.Where(m => m.DossierId == id && m.Kind == MailKind.FeeOwed && m.Subject.StartsWith("Đã hủy ghi nhận")).Select(m => m.Text).ToListAsync();
            Assert.Single(told, text => text.Contains("Còn phải nộp 1.500.000 đồng.", StringComparison.Ordinal));
            Assert.All(told, text => Assert.DoesNotContain("Ghi nhầm", text, StringComparison.Ordinal));
        }

        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.ApproveAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.RefundAsync(office.By(cashier), id, v, PaymentMethod.Cash, "PC-01", "Rút hồ sơ", "Điều 9")));
        Assert.Equal((PaymentState.Refunded, 1_500_000, 0), (await FeeAsync(office, id)) is var (state, paid, owed, _) ? (state, paid, owed) : default);
        Assert.Equal(0, await DaySumAsync(office));
        await office.World.AssertRecountAsync();

        Task<ActOutcome> ReverseAsync() => office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, "Ghi nhầm"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_clock_of_an_obligation_stands_until_all_of_it_is_paid(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.FinancialDuty);
        var amount = (await office.World.DossierAsync(id)).DutyAmount!.Value;
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await SettleAsync("GNT-1", amount - 1));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.FinancialDuty, Desk.Applicant, true, 1L), (dossier.State, dossier.Desk, dossier.PausedAt is not null, dossier.DutyOwed));
        Assert.Equal((1L, amount - 1), Assert.Single(await OwingAsync(office, cashier)) is var owing ? (owing.Duty!.Value, owing.DutyPaid) : default);
        Assert.Equal("overpaid", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await SettleAsync("GNT-2", 2)).Faults).Code);
        Assert.Equal("receipt_used", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await SettleAsync("GNT-1", null)).Faults).Code);

        await Office.Done(await SettleAsync("GNT-2", null));
        dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null, 0L, amount), (dossier.State, dossier.PausedAt, dossier.DutyOwed, dossier.DutyPaid));
        Assert.Equal([amount - 1, 1L], (await LinesAsync(office, id)).Select(l => l.Amount).OrderDescending());
        await office.World.AssertRecountAsync();

        Task<ActOutcome> SettleAsync(string number, long? part) =>
            office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(cashier), id, v, number, null, PaymentMethod.Transfer, part));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_last_part_of_an_obligation_is_taken_back_while_the_clock_stands(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var cashier = await office.World.OfficialAsync(Role.Cashier, "SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.FinancialDuty);
        var amount = (await office.World.DossierAsync(id)).DutyAmount!.Value;
        Assert.Equal("no_duty_part_paid", Assert.Single(Assert.IsType<ActOutcome.Refused>(await BackAsync()).Reasons).Code);
        await Office.Done(await PartAsync("GNT-1", 1000));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await PartAsync("GNT-2", 5000));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));

        await Office.Done(await BackAsync());
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.FinancialDuty, true, 1000L, amount - 1000, "GNT-1"), (dossier.State, dossier.PausedAt is not null, dossier.DutyPaid, dossier.DutyOwed, dossier.DutyReceipt));
        Assert.Equal([1000L, 5000L, -5000L], (await LinesAsync(office, id)).Select(l => l.Amount));
        Assert.Equal(1000, await DaySumAsync(office));

        await Office.Done(await BackAsync());
        Assert.Equal((0L, amount, null), ((await office.World.DossierAsync(id)) is var now ? (now.DutyPaid, now.DutyOwed, now.DutyReceipt) : default));
        Assert.IsType<ActOutcome.Refused>(await BackAsync());

        // A fee taken back that had the number and the amount of a part of the obligation is not that part.
        await OweAsync(office);
        await Office.Done(await PayAsync(office, cashier, id, "GNT-3", 700));
        await Office.Done(await PartAsync("GNT-3", 700));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(cashier), id, v, "Ghi nhầm")));
        office.World.Clock.Advance(TimeSpan.FromMinutes(5));
        await Office.Done(await BackAsync());
        Assert.Equal((0L, 0L), (await office.World.DossierAsync(id)) is var none ? (none.DutyPaid, none.FeePaid) : default);
        await office.World.AssertRecountAsync();

        Task<ActOutcome> PartAsync(string number, long part) =>
            office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(cashier), id, v, number, null, PaymentMethod.Cash, part));

        Task<ActOutcome> BackAsync() => office.Now<GiveFeeBack>(id, (u, v) => u.ReverseDutyAsync(office.By(cashier), id, v, "Ghi nhầm số tiền"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_letter_of_a_stop_says_what_was_paid_and_what_is_owed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await OweAsync(office);
        await Office.Done(await PayAsync(office, office.People.Receiver, id, "BL-01", 1_000_000));
        await Office.Done(await office.Now<StopDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Không còn thuộc thẩm quyền", "Điều 6")));
        await using var db = office.World.Database.Open();
        var letter = await db.Letters.Where(l => l.DossierId == id && l.Kind == LetterKind.Stop).SingleAsync();
        Assert.Contains("3.000.000 đồng, đã nộp 1.000.000 đồng, còn 2.000.000 đồng chưa nộp", letter.Content, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_owes_is_found_by_an_index_of_its_own(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await using var db = office.World.Database.Open();
        var plan = await QueryPlan.OfAsync(db, engine, CashBook.Owed(db.Dossiers, Guid.NewGuid()).OrderBy(d => d.AcceptedAt).ThenBy(d => d.Id).Take(21));
        Assert.Contains("ix_dossiers_owing", plan, StringComparison.Ordinal);
    }

    private static async Task OweAsync(Office office)
    {
        await using var db = office.World.Database.Open();
        await db.Dossiers.ExecuteUpdateAsync(set => set.SetProperty(d => d.Payment, PaymentState.Due).SetProperty(d => d.FeeAmount, 3_000_000));
    }

    private static Task<ActOutcome> PayAsync(Office office, Actor actor, Guid id, string receipt, long? amount, PaymentMethod method = PaymentMethod.Cash) =>
        office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(actor), id, v, receipt, method, amount));

    private static Task<ActOutcome> DeliverAsync(Office office, Guid id) =>
        office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, identityChecked: true, "Phạm Văn Thử Một"));

    private static async Task<(PaymentState State, long Paid, long Owed, string? Receipt)> FeeAsync(Office office, Guid id) =>
        await office.World.DossierAsync(id) is var d ? (d.Payment, d.FeePaid, d.FeeOwed, d.FeeReceipt) : default;

    private static async Task<List<CashEntry>> LinesAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        return await db.CashEntries.Where(e => e.DossierId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync();
    }

    private static async Task<IReadOnlyList<CashBook.Owing>> OwingAsync(Office office, Actor actor)
    {
        var body = await office.World.UnitAsync(World.Agency);
        return (await office.World.Do<CashBook, (IReadOnlyList<CashBook.Owing> Rows, ListWork.Cursor? Next)>(u => u.OwingAsync(actor, body))).Rows;
    }

    private static async Task<long> DaySumAsync(Office office)
    {
        var body = await office.World.UnitAsync(World.Agency);
        return (await office.World.Do<CashBook, IReadOnlyList<CashBook.Line>>(u => u.DayAsync(body, Law.Calendar.VietnamTime.DayOf(office.World.Clock.Now)))).Sum(l => l.Sum);
    }
}
