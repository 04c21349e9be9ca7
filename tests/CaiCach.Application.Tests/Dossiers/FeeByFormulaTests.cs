using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A procedure whose fee a formula decides and whose clock starts with the payment: 2.002381, 25 days.</summary>
public sealed class FeeByFormulaTests
{
    private const string Procedure = "2.002381";

    public static TheoryData<string> Engines => EveryDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_fee_that_a_formula_decides_is_stated_by_the_receiver_and_then_owed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await TakenUpAsync(office);

        foreach (var (stated, code) in new (long?, string)[] { (null, "fee_missing"), (-1, "fee_out_of_range"), (1_000_000_000_001, "fee_out_of_range") })
        {
            var invalid = Assert.IsType<ActOutcome.Invalid>(await AcceptAsync(office, id, stated));
            Assert.Equal(("fee", code), (invalid.Faults.Single().Field, invalid.Faults.Single().Code));
        }

        await Office.Done(await AcceptAsync(office, id, 3_000_000));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((3_000_000, PaymentState.Due), (dossier.FeeAmount, dossier.Payment));
        await Office.Done(await PayAsync(office, id));
        Assert.Equal(PaymentState.Paid, (await office.World.DossierAsync(id)).Payment);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_fee_that_the_procedure_fixes_is_not_stated_otherwise(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeReview);

        var invalid = Assert.IsType<ActOutcome.Invalid>(await AcceptAsync(office, id, 5));

        Assert.Equal("fee_fixed", invalid.Faults.Single().Code);
        await Office.Done(await AcceptAsync(office, id, 0));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_clock_waits_for_the_payment_and_is_counted_from_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await TakenUpAsync(office);
        await Office.Done(await AcceptAsync(office, id, 3_000_000));
        var dossier = await office.World.DossierAsync(id);
        Assert.True(DossierTimes.AwaitsPayment(dossier));
        Assert.Equal(DossierWork.NoDue, dossier.DeskDueAt);
        var early = await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId));
        Assert.Equal("refused: payment_awaited", Office.Describe(early));

        // A part of it starts nothing.
        office.World.Clock.SetLocal("2026-03-04T10:00");
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-00", amount: 1_000_000)));
        Assert.True(DossierTimes.AwaitsPayment(await office.World.DossierAsync(id)));
        Assert.Equal("refused: payment_awaited", Office.Describe(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId))));

        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await PayAsync(office, id));

        // 05/3 and 25 days: 30/3.
        dossier = await office.World.DossierAsync(id);
        Assert.Equal("2026-03-30T17:00", Office.Local(dossier.DueAt));
        Assert.Equal(dossier.DueAt, dossier.DueOriginalAt);
        Assert.Equal("2026-03-05T17:00", Office.Local(dossier.DeskDueAt));
        var paid = (await office.EventsAsync(id))[^1];
        Assert.Equal(dossier.DueAt, DossierEventData.Parse(paid.Data).Due);
        var reference = await office.World.ReferenceAsync();
        var steps = DossierTimes.Explain(dossier, reference.CurrentCalendar!, reference.Procedure(Procedure, dossier.ProcedureVersion)!.StartRule);
        Assert.StartsWith("Nộp đủ phí, lệ phí lúc 10:00", steps[0].Text, StringComparison.Ordinal);
        await office.World.AssertRecountAsync();
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_nothing_is_collected_the_clock_starts_with_the_acceptance(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await TakenUpAsync(office);

        await Office.Done(await AcceptAsync(office, id, 0));

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal("2026-03-27T17:00", Office.Local(dossier.DueAt));
        Assert.Equal(PaymentState.None, dossier.Payment);
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_withdrawal_taken_back_before_the_payment_leaves_the_clock_waiting(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await TakenUpAsync(office);
        await Office.Done(await AcceptAsync(office, id, 3_000_000));
        await Office.Done(await office.Now<RequestWithdrawal>(id, (u, v) => u.RunAsync(office.By(office.People.Citizen), id, v, "Đổi ý")));
        await Office.Done(await office.Now<AnswerWithdrawal>(id, (u, v) => u.CancelAsync(office.By(office.People.Citizen), id, v)));

        Assert.Equal(DossierWork.NoDue, (await office.World.DossierAsync(id)).DeskDueAt);
        await Office.Done(await PayAsync(office, id));
        Assert.Equal("2026-03-27T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
        await office.World.AssertRecountAsync();
    }

    /// <summary>A request under a procedure, with every paper it needs, that the receiver has taken up.</summary>
    internal static async Task<Guid> TakenUpAsync(Office office, string code = Procedure)
    {
        var reference = await office.World.ReferenceAsync();
        var procedure = reference.ProcedureInForce(code, VietnamTime.DayOf(office.World.Clock.Now))!;
        var papers = new List<PaperInput>();
        foreach (var component in procedure.RequiredComponents(procedure.Cases[0].Code))
        {
            papers.Add(new(component.Code, (await office.World.UploadAsync(office.People.Citizen, $"%PDF-1.4 {component.Code}")).Id));
        }

        var request = (await office.World.RequestAsync(office.People.Citizen)) with
        {
            ProcedureCode = code,
            CaseCode = procedure.Cases[0].Code,
            Applicant = World.OwnerFor(procedure),
            Papers = papers,
        };
        var outcome = await office.World.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(office.By(office.People.Citizen), request));
        var id = Assert.IsType<SubmitDossier.Outcome.Submitted>(outcome).Id;
        await Office.Done(await office.Do<TakeUpDossier>(u => u.RunAsync(office.By(office.People.Receiver), id, 1)));
        return id;
    }

    private static Task<ActOutcome> AcceptAsync(Office office, Guid id, long? fee) =>
        office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, fee, fee is 0 ? null : AcceptDossier.Taking.NotYet("Người nộp chuyển khoản sau")));

    private static Task<ActOutcome> PayAsync(Office office, Guid id) =>
        office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-0001"));
}
