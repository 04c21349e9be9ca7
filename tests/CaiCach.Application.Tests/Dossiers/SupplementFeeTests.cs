using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Messages;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What a procedure collects with a supplement (thu khi bổ sung) is owed from the supplement on, once; without one nobody pays it.</summary>
public sealed partial class SupplementFeeTests
{
    private const string Fixed = """[{"name": "Phí thẩm định lại", "kind": "phi", "amount": 200000, "when": "with_supplement", "confidence": "found"}]""";
    private const string Formula = """[{"name": "Phí thẩm định lại", "kind": "phi", "amount": null, "formula": "50% của phí", "when": "with_supplement", "confidence": "found"}]""";
    private const string Both = """[{"name": "Phí", "kind": "phi", "amount": 300000, "when": "at_receipt", "confidence": "found"}, {"name": "Phí thẩm định lại", "kind": "phi", "amount": 200000, "when": "with_supplement", "confidence": "found"}]""";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Without_a_supplement_nothing_is_owed(string engine)
    {
        await using var office = await OpenAsync(engine, Fixed);
        var id = await office.InAsync(BusinessState.Issued);

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((0, PaymentState.None, (long?)null), (dossier.FeeAmount, dossier.Payment, dossier.SupplementFee));
        Assert.Empty(await OwingAsync(office));
        await Office.Done(await DeliverAsync(office, id));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task From_the_supplement_on_it_is_owed_once_told_taken_and_in_the_book_before_the_result_is_handed_over(string engine)
    {
        await using var office = await OpenAsync(engine, Fixed);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        await using (var db = office.World.Database.Open())
        {
            Assert.Contains("Phí, lệ phí phải nộp khi bổ sung: 200.000 đồng", (await db.Letters.SingleAsync(l => l.DossierId == id && l.Kind == Law.Dossiers.LetterKind.Supplement)).Content, StringComparison.Ordinal);
        }

        Assert.Equal(("Phí, lệ phí phải nộp khi bổ sung: 200.000 đồng.", true), await AskedForAsync(office, id));
        Assert.Empty(await OwingAsync(office));
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((200_000, PaymentState.Due, 200_000), (data.Amount, data.Payment, data.Owed));
        var (dossier, reference) = (await office.World.DossierAsync(id), await office.World.ReferenceAsync());
        Assert.EndsWith(" Phí, lệ phí nộp khi bổ sung: 200.000 đồng; tổng còn phải nộp 200.000 đồng, nộp trước khi nhận kết quả.", DossierMessages.For("dossier.supplement_handed_in", dossier, data, reference, office.World.Clock.Now)!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Phí, lệ phí", DossierMessages.For("dossier.supplement_handed_in", dossier, new(), reference, office.World.Clock.Now)!.Text, StringComparison.Ordinal);
        Assert.Equal((id, (long?)200_000), Assert.Single(await OwingAsync(office)) is { } row ? (row.Id, row.Fee) : default);

        // What is missing is handed in again, and another paper: nothing is added.
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.ReturnAsync(office.By(office.People.Receiver), id, v, [])));
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 hai"));
        Assert.Equal("invalid: fee fee_fixed", Office.Describe(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [0], fee: 5))));
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [0])));
        Assert.Equal((200_000, PaymentState.Due), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.Payment) : default);

        await Office.Done(await office.Propose(ProposalKind.Grant)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        Assert.Equal("refused: fee_owed", Office.Describe(await DeliverAsync(office, id)));
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-09")));
        var agency = await office.World.UnitAsync(World.Agency);
        Assert.Equal([(CashKind.Fee, 200_000L)], (await office.World.Do<CashBook, IReadOnlyList<CashBook.Line>>(b => b.DayAsync(agency, VietnamTime.DayOf(office.World.Clock.Now)))).Select(l => (l.Kind, l.Sum)));
        await Office.Done(await DeliverAsync(office, id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_paid_before_stays_paid_and_what_was_exempted_is_not_asked_again(string engine)
    {
        await using var office = await OpenAsync(engine, Both);
        foreach (var (taking, amount, payment) in new[]
        {
            (AcceptDossier.Taking.Paid("BL-01"), 500_000, PaymentState.Partial),
            (AcceptDossier.Taking.Exempt("12/QĐ", "Người có công"), 500_000, PaymentState.Due),
            (AcceptDossier.Taking.NotYet("Chuyển khoản sau"), 500_000, PaymentState.Due),
        })
        {
            var id = await office.InAsync(BusinessState.IntakeReview);
            await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, taking: taking)));
            Assert.Equal(300_000, (await office.World.DossierAsync(id)).FeeAmount);
            await AskedAsync(office, id);
            await Office.Done(await HandInAsync(office, id, "%PDF-1.4 " + payment));
            var dossier = await office.World.DossierAsync(id);
            Assert.Equal((amount, payment, taking.Answer == FeeAnswer.NotYet ? 500_000 : 200_000, (long?)200_000), (dossier.FeeAmount, dossier.Payment, dossier.FeeOwed, dossier.SupplementFee));
            await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-02")));
            Assert.Equal((PaymentState.Paid, 0), await office.World.DossierAsync(id) is { } d ? (d.Payment, d.FeeOwed) : default);
        }

        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_exempted_stays_exempted_through_a_correction_and_is_taken_back_by_itself(string engine)
    {
        await using var office = await OpenAsync(engine, Both);
        await office.CallCashierAsync("SKHCN-QT-MC");
        var id = await office.People.SubmitAsync(Channel.Direct);
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, taking: AcceptDossier.Taking.NotYet("Chuyển khoản sau"))));
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.PaidAsync(office.By(office.People.Receiver), id, v, "BL-01", amount: 40_000)));
        await Office.Done(await office.Now<SettleFee>(id, (u, v) => u.ExemptAsync(office.By(office.People.Receiver), id, v, "12/QĐ", "Người có công")));
        await AskedAsync(office, id);
        await Office.Done(await office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(office.People.Receiver), id, v, [new("", (await office.World.UploadAsync(office.People.Receiver, "%PDF-1.4 một")).Id)])));
        Assert.Equal((500_000, 40_000, 260_000, 200_000, PaymentState.Partial), await MoneyAsync());
        Assert.Equal(200_000, Assert.Single(await OwingAsync(office)).Fee);

        // The tariff is the same, so nothing of the money changes.
        await Office.Done(await office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, [0])));
        await Office.Done(await office.Now<CorrectFiling>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(Channel.Post, null, new("02/3/2026", "08:30", null)), "Quầy chọn nhầm.")));
        Assert.Equal((500_000, 40_000, 260_000, 200_000, PaymentState.Partial), await MoneyAsync());

        await Office.Done(await ReverseAsync());
        Assert.Equal((500_000, 40_000, 0, 460_000, PaymentState.Partial), await MoneyAsync());
        var data = DossierEventData.Parse((await office.EventsAsync(id))[^1].Data);
        Assert.Equal((260_000, "12/QĐ", 460_000, null), (data.Amount, data.Number, data.Owed, data.PaidOnline));
        await Office.Done(await ReverseAsync());
        Assert.Equal((500_000, 0, 0, 500_000, PaymentState.Due), await MoneyAsync());
        Assert.Equal("BL-01", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Number);
        Assert.Equal("refused: no_fee_recorded", Office.Describe(await ReverseAsync()));
        await office.World.AssertRecountAsync();

        Task<ActOutcome> ReverseAsync() => office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(office.Cashier), id, v, "Ghi nhầm"));
        async Task<(long, long, long, long, PaymentState)> MoneyAsync() =>
            await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.FeePaid, d.FeeExempted, d.FeeOwed, d.Payment) : default;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_exemption_is_taken_back_also_where_more_became_owed_since(string engine)
    {
        await using var office = await OpenAsync(engine, Both);
        await office.CallCashierAsync("SKHCN-QT-MC");
        var id = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, taking: AcceptDossier.Taking.Exempt("12/QĐ", "Người có công"))));
        await AskedAsync(office, id);
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));

        await Office.Done(await office.Now<GiveFeeBack>(id, (u, v) => u.ReverseAsync(office.By(office.Cashier), id, v, "Ghi nhầm")));
        Assert.Equal((500_000, 0, 500_000, PaymentState.Due), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.FeeExempted, d.FeeOwed, d.Payment) : default);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Where_a_formula_decides_the_receiver_states_it_when_taking_the_supplement_in(string engine)
    {
        await using var office = await OpenAsync(engine, Formula);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        Assert.Equal(("Phí, lệ phí phải nộp khi bổ sung: Phí thẩm định lại: 50% của phí.", true), await AskedForAsync(office, id));
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        Assert.Equal((PaymentState.None, (long?)null), await office.World.DossierAsync(id) is { } before ? (before.Payment, before.SupplementFee) : default);

        Task<ActOutcome> Receive(long? fee) => office.Now<ReceiveSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, fee: fee));
        Assert.Equal(["invalid: fee fee_missing", "invalid: fee fee_out_of_range"], [Office.Describe(await Receive(null)), Office.Describe(await Receive(-1))]);
        await Office.Done(await Receive(150_000));
        Assert.Equal((150_000, PaymentState.Due), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.Payment) : default);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_before_the_acceptance_is_asked_for_with_the_acceptance(string engine)
    {
        await using var office = await OpenAsync(engine, Both);
        var id = await office.InAsync(BusinessState.IntakeSupplement);
        Assert.Equal(("Phí, lệ phí phải nộp khi bổ sung: 200.000 đồng.", true), await AskedForAsync(office, id));
        await Office.Done(await ResubmitAsync(office, id));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, taking: AcceptDossier.Taking.Paid("BL-01"))));

        Assert.Equal((500_000, PaymentState.Paid, (long?)200_000), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.Payment, d.SupplementFee) : default);
        await AskedAsync(office, id);
        Assert.Equal(("", false), await AskedForAsync(office, id));
        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 hai"));
        Assert.Equal((500_000, PaymentState.Paid), await office.World.DossierAsync(id) is { } again ? (again.FeeAmount, again.Payment) : default);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_accepted_before_and_asked_for_all_of_it_is_not_asked_again(string engine)
    {
        await using var office = await OpenAsync(engine, Both);
        var id = await office.InAsync(BusinessState.IntakeReview);
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, taking: AcceptDossier.Taking.Paid("BL-01"))));
        await AskedAsync(office, id);
        await using (var db = office.World.Database.Open())
        {
            // As the migration leaves it.
            await db.Dossiers.Where(d => d.Id == id).ExecuteUpdateAsync(set => set.SetProperty(d => d.FeeAmount, 500_000).SetProperty(d => d.FeePaid, 500_000).SetProperty(d => d.SupplementFee, 0));
        }

        await Office.Done(await HandInAsync(office, id, "%PDF-1.4 một"));
        Assert.Equal((500_000, PaymentState.Paid), await office.World.DossierAsync(id) is { } d ? (d.FeeAmount, d.Payment) : default);
    }

    /// <summary>Asked on Monday 02/3/2026 for ten working days: the last minute is 17:00 on Monday 16/3.</summary>
    [Theory]
    [InlineData("sqlite", "2026-03-16T17:00", null)]
    [InlineData("sqlite", "2026-03-16T17:01", true)]
    [InlineData("postgres", "2026-03-16T17:00", null)]
    [InlineData("postgres", "2026-03-16T17:01", true)]
    public async Task What_is_resubmitted_after_the_limit_before_anybody_closed_the_request_says_so(string engine, string moment, bool? late)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeSupplement);
        Assert.Equal("2026-03-16T17:00", Office.Local((await office.World.DossierAsync(id)).IntakeSupplementLimitAt));
        office.World.Clock.SetLocal(moment);

        await Office.Done(await ResubmitAsync(office, id));
        Assert.Equal(late, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).AfterLimit);
        Assert.Equal(BusinessState.IntakeReview, (await office.World.DossierAsync(id)).State);
    }

    private static async Task<Office> OpenAsync(string engine, string fees)
    {
        var office = await Office.OpenAsync(engine);
        await office.World.ChangeProcedureAsync(procedure =>
        {
            foreach (var means in procedure["means"]!.AsArray())
            {
                means!["fees"] = JsonNode.Parse(fees);
            }

            procedure["payment"] = JsonNode.Parse("""{"required": true, "when": ["with_supplement"]}""");
        });
        return office;
    }

    /// <summary>The sentence about the fee in the e-mail of the request that was made last, and whether the notice in the program has the same.</summary>
    private static async Task<(string Sentence, bool InProgram)> AskedForAsync(Office office, Guid id)
    {
        var asked = (await office.EventsAsync(id))[^1];
        var mail = DossierMessages.For(asked.Type, await office.World.DossierAsync(id), DossierEventData.Parse(asked.Data), await office.World.ReferenceAsync(), asked.At)!;
        var sentence = FeeSentence().Match(mail.Text).Value;
        Assert.DoesNotContain("Phi, le phi", mail.Sms, StringComparison.Ordinal);
        await using var db = office.World.Database.Open();
        using var notice = JsonDocument.Parse((await db.Outbox.SingleAsync(m => m.EventId == asked.Id && m.Topic == "notice")).Payload);
        var text = notice.RootElement.GetProperty("Text").GetString()!;
        return (sentence, sentence.Length > 0 ? text.Contains(sentence, StringComparison.Ordinal) : text.Contains("Phí, lệ phí", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"Phí, lệ phí[^.]+(\.\d{3}[^.]*)*\.", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex FeeSentence();

    private static async Task AskedAsync(Office office, Guid id)
    {
        await Office.Done(await office.Now<TransferDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, office.DivisionId)));
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        await Office.Done(await office.Propose(ProposalKind.Supplement)(id, await office.VersionAsync(id)));
        await Office.Done(await office.Now<AskSupplement>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, ["Bản vẽ"], "Thiếu", null)));
    }

    private static Task<ActOutcome> HandInAsync(Office office, Guid id, string text) =>
        office.Now<HandInSupplement>(id, async (u, v) => await u.RunAsync(office.By(office.People.Citizen), id, v, [new("", (await office.World.UploadAsync(office.People.Citizen, text)).Id)]));

    private static Task<ActOutcome> ResubmitAsync(Office office, Guid id) =>
        office.Now<ResubmitDossier>(id, async (u, v) => await u.RunAsync(office.By(office.People.Citizen), id, v, [new("C1", await office.FileAsync(office.People.Citizen))]));

    private static Task<ActOutcome> DeliverAsync(Office office, Guid id) =>
        office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, true, "Phạm Văn Thử Một"));

    private static async Task<IReadOnlyList<CashBook.Owing>> OwingAsync(Office office) =>
        (await office.World.Do<CashBook, (IReadOnlyList<CashBook.Owing> Rows, ListWork.Cursor?)>(async b => await b.OwingAsync(office.People.Receiver, await office.World.UnitAsync(World.Agency)))).Rows;
}
