using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Money that came in before it was written down: the clock goes by when it came in (2.6, R11), the book by when it was written down.</summary>
public sealed class PaidEarlierTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_transfer_typed_in_late_gives_the_office_no_time(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.DetermineAsync(office.By(office.People.Specialist), id, v, 1_500_000, "Phí thẩm định")));
        office.World.Clock.SetLocal("2026-03-12T16:00");
        Assert.Equal("refused: paid_before_asked", Office.Describe(await SettleAsync("BL-01", null, "2026-03-05T09:59")));
        Assert.Equal("refused: paid_in_future", Office.Describe(await SettleAsync("BL-01", null, "2026-03-12T16:01")));

        // The part typed in first came in last: with it all was paid.
        await Office.Done(await SettleAsync("BL-02", 500_000, "2026-03-06T09:00"));
        Assert.NotNull((await office.World.DossierAsync(id)).PausedAt);
        office.World.Clock.SetLocal("2026-03-12T16:30");
        await Office.Done(await SettleAsync("BL-01", null, "2026-03-05T15:00"));

        // The limit ended on Monday 09/3; one working day of pause, though it took the counter five to write it down.
        var going = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, (DateTime?)null, "2026-03-10T17:00"), (going.State, going.PausedAt, Office.Local(going.DueAt)));
        var settled = (await office.EventsAsync(id))[^1];
        var data = DossierEventData.Parse(settled.Data);
        Assert.Equal(("2026-03-12T16:30", "2026-03-05T15:00", "2026-03-06T09:00"), (Office.Local(settled.At), Office.Local(data.Happened), Office.Local(data.PauseTo)));
        var calendar = (await office.World.ReferenceAsync()).CurrentCalendar!;
        Assert.Contains(DossierTimes.Explain(going, calendar, null), step => step.Text.Contains("06/03/2026", StringComparison.Ordinal));
        await using (var db = office.World.Database.Open())
        {
            var lines = await db.CashEntries.Where(e => e.DossierId == id).OrderBy(e => e.At).ToListAsync();
            Assert.Equal([("2026-03-12T16:00", "2026-03-06T09:00"), ("2026-03-12T16:30", "2026-03-05T15:00")], lines.Select(l => (Office.Local(l.At), Office.Local(l.PaidAt))));
        }

        Assert.Equal(1, await office.World.Do<TellLate, int>(u => u.RunAsync(office.World.Clock.Now, 10)));
        await office.World.AssertRecountAsync();

        Task<ActOutcome> SettleAsync(string number, long? part, string paid) => office.Now<ImposeFinancialDuty>(id, (u, v) =>
            u.SettleAsync(office.By(office.People.Receiver), id, v, number, null, PaymentMethod.Transfer, part, Utc(paid)));
    }

    [Theory]
    [InlineData("sqlite", "2026-03-06T10:00", "2026-03-31T17:00", "Nộp đủ phí, lệ phí lúc 10:00")]
    [InlineData("postgres", "2026-03-06T10:00", "2026-03-31T17:00", "Nộp đủ phí, lệ phí lúc 10:00")]
    [InlineData("sqlite", "2026-03-01T20:00", "2026-03-30T17:00", "Tiếp nhận lúc 10:00")]
    [InlineData("postgres", "2026-03-01T20:00", "2026-03-30T17:00", "Tiếp nhận lúc 10:00")]
    public async Task A_clock_that_waits_for_the_fee_starts_with_the_later_of_the_acceptance_and_the_money(string engine, string paid, string due, string told)
    {
        await using var office = await Office.OpenAsync(engine);
        office.World.Clock.SetLocal("2026-03-02T08:00");
        var id = await FeeByFormulaTests.TakenUpAsync(office);
        office.World.Clock.SetLocal("2026-03-04T10:00");
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, 3_000_000, AcceptDossier.Taking.NotYet("Chuyển khoản"))));

        office.World.Clock.SetLocal("2026-03-11T15:00");
        await Office.Done(await PayAsync(paid));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((due, due), (Office.Local(dossier.DueAt), Office.Local(dossier.DueOriginalAt)));
        var reference = await office.World.ReferenceAsync();
        Assert.StartsWith(told, DossierTimes.Explain(dossier, reference.CurrentCalendar!, reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion)!.StartRule)[0].Text, StringComparison.Ordinal);
        Assert.Equal((PaymentState.Paid, paid), DossierEventData.Parse((await office.EventsAsync(id))[^1].Data) is var data ? (data.Payment!.Value, Office.Local(data.Happened)) : default);
        await office.World.AssertRecountAsync();

        Task<ActOutcome> PayAsync(string at) => office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-01", PaymentMethod.Transfer, paidAt: Utc(at)));
    }

    private static DateTime Utc(string local) => VietnamTime.ToUtc(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture));
}
