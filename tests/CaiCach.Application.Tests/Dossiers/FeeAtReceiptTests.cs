using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What a procedure collects with the dossier (thu khi nộp hồ sơ) is taken with the acceptance: 1.011937, 250,000 đồng.</summary>
public sealed class FeeAtReceiptTests
{
    private const string Fixed = "1.011937";
    private const long Amount = 250_000;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nothing_is_accepted_before_it_is_said_what_happened_to_the_fee(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await FeeByFormulaTests.TakenUpAsync(office, Fixed);

        foreach (var (taking, code) in new (AcceptDossier.Taking?, string)[]
        {
            (null, "fee_not_taken"), (AcceptDossier.Taking.Paid(" "), "fee_number_missing"), (AcceptDossier.Taking.Exempt("", "Người có công"), "fee_number_missing"),
            (AcceptDossier.Taking.Exempt("12/QĐ", " "), "exemption_unreasoned"), (AcceptDossier.Taking.NotYet(""), "fee_untaken_unreasoned"),
        })
        {
            Assert.Equal("refused: " + code, Office.Describe(await AcceptAsync(office, id, taking)));
        }

        Assert.Equal((BusinessState.IntakeReview, 2), await office.World.DossierAsync(id) is { } d ? (d.State, d.Version) : default);
        Assert.Empty(await DayAsync(office));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_paid_is_in_the_cash_book_once_with_the_acceptance_however_many_press(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await FeeByFormulaTests.TakenUpAsync(office, Fixed);
        var paid = AcceptDossier.Taking.Paid(" BL-01 ", PaymentMethod.Card);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => office.Do<AcceptDossier>(u => u.RunAsync(office.By(office.People.Receiver), id, 2, taking: paid))));

        Assert.Single(outcomes, o => o is ActOutcome.Done);
        Assert.Equal([(office.People.Receiver.Name, (PaymentMethod?)PaymentMethod.Card, CashKind.Fee, 1, Amount)], await DayAsync(office));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((PaymentState.Paid, Amount, "BL-01"), (dossier.Payment, dossier.FeeAmount, dossier.FeeReceipt));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((PaymentState.Paid, Amount, PaymentMethod.Card, " BL-01 "), (data.Payment, data.Amount, data.Method, data.Number));
        Assert.Empty(await OwingAsync(office));
        await office.World.AssertRecountAsync();

        // Recorded wrongly: taken back, owed again, taken once more; the day adds up.
        await office.CallCashierAsync("SKHCN-QT-MC");
        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(office.Cashier), id, v, "Ghi nhầm số biên lai")));
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.Cashier), id, v, "BL-02")));
        Assert.Equal(Amount, (await DayAsync(office)).Sum(l => l.Sum));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_not_taken_yet_stays_owed_with_its_reason_and_an_exemption_takes_nothing(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (owed, exempt) = (await FeeByFormulaTests.TakenUpAsync(office, Fixed), await FeeByFormulaTests.TakenUpAsync(office, Fixed));

        await Office.Done(await AcceptAsync(office, owed, AcceptDossier.Taking.NotYet("Nộp trực tuyến, chuyển khoản sau")));
        await Office.Done(await AcceptAsync(office, exempt, AcceptDossier.Taking.Exempt("12/QĐ", "Người có công")));

        Assert.Equal((PaymentState.Due, (string?)null), await office.World.DossierAsync(owed) is { } d ? (d.Payment, d.FeeReceipt) : default);
        Assert.Equal((PaymentState.Exempt, "12/QĐ"), await office.World.DossierAsync(exempt) is { } e ? (e.Payment, e.FeeReceipt) : default);
        Assert.Equal((owed, Amount), Assert.Single(await OwingAsync(office)) is { } row ? (row.Id, row.Fee) : default);
        Assert.Empty(await DayAsync(office));
        Assert.Equal("Nộp trực tuyến, chuyển khoản sau", DossierEventData.Parse((await office.EventsAsync(owed))[^1].Data).Exception);
        Assert.Equal("Người có công", (await office.EventsAsync(exempt))[^1].Reason);
        await Office.Done(await office.Now<SettleFee>(owed, (u, v) => u.PaidAsync(office.By(office.People.Receiver), owed, v, "BL-03", PaymentMethod.Transfer)));
        Assert.Equal([(office.People.Receiver.Name, (PaymentMethod?)PaymentMethod.Transfer, CashKind.Fee, 1, Amount)], await DayAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_the_clock_starts_with_the_payment_it_starts_with_the_acceptance_that_takes_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await FeeByFormulaTests.TakenUpAsync(office);

        Assert.Equal("refused: fee_not_taken", Office.Describe(await AcceptAsync(office, id, null, 3_000_000)));
        Assert.Equal("invalid: way nothing_to_pay", Office.Describe(await AcceptAsync(office, id, AcceptDossier.Taking.Paid("BL-01"), 0)));
        await Office.Done(await AcceptAsync(office, id, AcceptDossier.Taking.Paid("BL-01"), 3_000_000));

        var dossier = await office.World.DossierAsync(id);
        Assert.False(DossierTimes.AwaitsPayment(dossier));
        Assert.Equal(("2026-03-27T17:00", dossier.DueAt), (Office.Local(dossier.DueAt), dossier.DueOriginalAt));
        var reference = await office.World.ReferenceAsync();
        Assert.StartsWith("Tiếp nhận lúc 09:00", DossierTimes.Explain(dossier, reference.CurrentCalendar!, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!.StartRule)[0].Text, StringComparison.Ordinal);
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_nothing_is_due_nothing_is_taken(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeReview);

        Assert.Equal("invalid: way nothing_to_pay", Office.Describe(await AcceptAsync(office, id, AcceptDossier.Taking.Paid("BL-01"))));
        await Office.Done(await AcceptAsync(office, id, null));
        Assert.Empty(await DayAsync(office));
    }

    private static Task<ActOutcome> AcceptAsync(Office office, Guid id, AcceptDossier.Taking? taking, long? fee = null) =>
        office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, fee, taking));

    private static async Task<IReadOnlyList<CashBook.Owing>> OwingAsync(Office office) =>
        (await office.World.Do<CashBook, (IReadOnlyList<CashBook.Owing> Rows, ListWork.Cursor?)>(async b => await b.OwingAsync(office.People.Receiver, await office.World.UnitAsync(World.Agency)))).Rows;

    private static async Task<List<(string Cashier, PaymentMethod? Method, CashKind Kind, int Count, long Sum)>> DayAsync(Office office)
    {
        var agency = await office.World.UnitAsync(World.Agency);
        var lines = await office.World.Do<CashBook, IReadOnlyList<CashBook.Line>>(b => b.DayAsync(agency, VietnamTime.DayOf(office.World.Clock.Now)));
        return [.. lines.Select(l => (l.Cashier, l.Method, l.Kind, l.Count, l.Sum))];
    }
}
