using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>
/// Internal procedures: a unit of the department of Quảng Trị asks the ministry under INT.A.SAMPLE (group A, 10 working days), on Monday 02/3/2026, 09:00. Accepted then,
/// it is due on 16/3/2026.
/// </summary>
public sealed class InternalTests
{
    private const string Procedure = "INT.A.SAMPLE";
    private const string Ministry = "BKHCN";
    private const string Asking = "SKHCN-QT-VP";

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_unit_asks_another_body_without_fee_or_letter_and_takes_the_result_counted_apart(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var asker = await world.OfficialAsync(Role.Specialist, Asking);
        var id = Id(await AskAsync(world, asker));
        var filed = await world.DossierAsync(id);
        Assert.Equal((await world.UnitAsync(Asking), asker.Id, Channel.Online, BusinessState.Submitted, null, null), (filed.AskedById!.Value, filed.AskerId, filed.Channel, filed.State, filed.AccountId, filed.HelpedById));
        Assert.StartsWith("Văn phòng", filed.OwnerName, StringComparison.Ordinal);

        await ToIssuedAsync(world, id);
        var issued = await world.DossierAsync(id);
        Assert.Equal((BusinessState.Issued, PaymentState.None, 0L, Timeliness.Late, "2026-03-16T17:00"), (issued.State, issued.Payment, issued.FeeAmount, issued.Timeliness!.Value, Office.Local(issued.DueAt)));
        Assert.Equal(id, Assert.Single((await world.Do<ListAsked, ListAsked.Page>(u => u.RunAsync(asker, null))).Rows).Id);
        await DoneAsync<DeliverResult>(world, id, (u, v) => u.ElectronicallyAsync(world.By(asker), id, v));
        Assert.Equal(BusinessState.Done, (await world.DossierAsync(id)).State);

        await using var db = world.Database.Open();
        Assert.Empty(await db.Letters.Where(l => l.DossierId == id).ToListAsync());
        Assert.Equal(
            [(MeasureCodes.InternalAccepted, 1), (MeasureCodes.InternalFinishedLate, 1), (MeasureCodes.InternalPastDue, -1), (MeasureCodes.InternalPastDue, 1)],
            (await db.MeasureEntries.Where(m => m.RecordId == id).ToListAsync()).Select(m => (m.Measure, m.Quantity)).Order());
        await AssertApartAsync(world, id);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_the_unit_that_asks_reads_and_moves_its_request_and_its_official_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (asker, colleague, stranger) = (await world.OfficialAsync(Role.Specialist, Asking), await world.OfficialAsync(Role.Clerk, Asking), await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN"));
        var id = Id(await AskAsync(world, asker));
        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-VP-MC");
        await DoneAsync<TakeUpDossier>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        await DoneAsync<AskIntakeSupplement>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v, new(["Dự thảo có chữ ký nháy"], "Thiếu chữ ký nháy", null)));

        Assert.NotNull(await world.Do<ReadDossier, ReadDossier.View?>(u => u.ForAskerAsync(colleague, id)));
        Assert.Null(await world.Do<ReadDossier, ReadDossier.View?>(u => u.ForAskerAsync(stranger, id)));
        Assert.Null(await world.Do<ReadDossier, ReadDossier.View?>(u => u.ForAskerAsync(receiver, id)));
        Assert.Null(await world.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(asker, id)));
        var file = (await world.UploadAsync(stranger, "%PDF-1.4 lạ")).Id;
        Assert.IsType<ActOutcome.NotFound>(await ActAsync<ResubmitDossier>(world, id, (u, v) => u.RunAsync(world.By(stranger), id, v, [new("C2", file)])));
        Assert.Contains("not_your_role", Office.Describe(await ActAsync<RequestWithdrawal>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v, "Thay người gửi"))), StringComparison.Ordinal);
        Assert.Contains("not_your_role", Office.Describe(await ActAsync<ExpireIntakeSupplement>(world, id, (u, v) => u.RunAsync(world.By(asker), id, v))), StringComparison.Ordinal);

        var brought = (await world.UploadAsync(colleague, "%PDF-1.4 có ký nháy")).Id;
        await DoneAsync<ResubmitDossier>(world, id, (u, v) => u.RunAsync(world.By(colleague), id, v, [new("C2", brought)]));
        await DoneAsync<RequestWithdrawal>(world, id, (u, v) => u.RunAsync(world.By(asker), id, v, "Đã thống nhất cách khác"));
        Assert.Equal(BusinessState.Withdrawn, (await world.DossierAsync(id)).State);

        while (await world.Get<OutboxPump>().PumpAsync(world.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var told = await db.Notices.Where(n => n.AccountId == asker.Id).ToListAsync();
        Assert.All(told, n => Assert.Equal((NoticeKind.OwnRequest, id), (n.Kind, n.DossierId)));
        Assert.Contains(told, n => n.Text.Contains("Dự thảo có chữ ký nháy", StringComparison.Ordinal));
        await AssertApartAsync(world, id);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_may_ask_is_told_by_the_kind_and_a_citizen_or_a_counter_never_files_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (asker, inside) = (await world.OfficialAsync(Role.Specialist, Asking), await world.OfficialAsync(Role.Specialist, "BKHCN-PC"));
        Assert.Equal("procedureCode procedure_between_bodies", await FaultAsync(await AskAsync(world, inside, "BKHCN")));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await AskAsync(world, asker, "BKHCN-PC"));
        Assert.IsType<SubmitDossier.Outcome.NotAllowed>(await AskAsync(world, await world.CitizenAsync(), Asking));
        Assert.Contains("procedure_public", await FaultAsync(await AskAsync(world, asker, procedure: World.Procedure, agency: World.Agency)), StringComparison.Ordinal);

        var citizen = await world.CitizenAsync("Trần Thị Thử Hai", "045190999902");
        var asked = (await world.RequestAsync(citizen)) with { ProcedureCode = Procedure, AgencyCode = Ministry, Papers = [] };
        Assert.Contains("procedure_not_fileable", await FaultAsync(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(citizen), asked))), StringComparison.Ordinal);
        Assert.Contains("papers.C1 paper_missing", await FaultAsync(await AskAsync(world, asker, papers: false)), StringComparison.Ordinal);

        var request = await RequestAsync(world, asker, Asking);
        var first = Id(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(asker, "một-lần"), request)));
        var again = Assert.IsType<SubmitDossier.Outcome.Submitted>(await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(asker, "một-lần"), request)));
        Assert.Equal((first, true), (again.Id, again.Again));
    }

    private static async Task AssertApartAsync(World world, Guid id)
    {
        var dossier = await world.DossierAsync(id);
        var now = world.Clock.Now;
        var leader = await world.OfficialAsync(Role.Leader, Ministry);
        var made = Assert.IsType<ReportIi06a.Outcome.Made>(await world.Do<ReportIi06a, ReportIi06a.Outcome>(u => u.RunAsync(leader, now, Ministry, new(2026, 3, 1), new(2026, 3, 31)))).Report.Total;
        Assert.Equal((0, 0), (made.Received.Total, made.InProgress.Late));
        Assert.Null(await world.Do<FollowDossier, FollowDossier.Found?>(u => u.RunAsync(dossier.RequestNumber, "")));
        var accepted = dossier.AcceptedAt is null ? 0 : 1;
        var (report, _) = await world.Do<ReportCooperation, (ReportCooperation.Report?, IReadOnlyList<FieldFault>)>(u => u.RunAsync(leader, now, new(Ministry, new(2026, 3, 1), new(2026, 3, 31))));
        Assert.Equal((accepted, accepted), (report!.Total[ReportCooperation.Figure.Internal], report.Total[ReportCooperation.Figure.InternalLate]));
        await world.AssertRecountAsync();
        Assert.Equal(0, (await world.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
    }

    private static async Task ToIssuedAsync(World world, Guid id)
    {
        var receiver = await world.OfficialAsync(Role.Receiver, "BKHCN-VP-MC");
        var specialist = await world.OfficialAsync(Role.Specialist, "BKHCN-KHKT-DK");
        var head = await world.OfficialAsync(Role.AgencyHead, Ministry);
        var clerk = await world.OfficialAsync(Role.Clerk, "BKHCN-VP-HC");
        var division = await world.UnitAsync("BKHCN-KHKT-DK");
        await DoneAsync<TakeUpDossier>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        await DoneAsync<AcceptDossier>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v));
        await DoneAsync<TransferDossier>(world, id, (u, v) => u.RunAsync(world.By(receiver), id, v, division));
        await DoneAsync<AssignDossier>(world, id, (u, v) => u.RunAsync(world.By(specialist), id, v, specialist.Id!.Value));
        Assert.Contains("is_internal", Office.Describe(await ActAsync<ImposeFinancialDuty>(world, id, (u, v) => u.DetermineAsync(world.By(specialist), id, v, 100_000, "Phí"))), StringComparison.Ordinal);
        world.Clock.SetLocal("2026-03-17T10:00");
        var draft = await world.ResultDraftAsync(specialist);
        await DoneAsync<ProposeDecision>(world, id, (u, v) => u.RunAsync(world.By(specialist), id, v, new(ProposalKind.Grant, "Đủ điều kiện", null, [], draft)));
        await DoneAsync<DecideDossier>(world, id, (u, v) => u.GrantAsync(world.By(head), id, v, new(LateCause.Staff, null)));
        await DoneAsync<IssueResult>(world, id, (u, v) => u.RunAsync(world.By(clerk), id, v, new("15/QĐ-BKHCN", new(2026, 3, 17), null, SignedCopy: true)));
    }

    private static async Task<SubmitDossier.Request> RequestAsync(World world, Actor actor, string unit, string procedure = Procedure, string agency = Ministry, bool papers = true) => new(
        procedure, agency, null, Channel.Online, new(ApplicantKind.Organisation, null, null, null, null, null, null), "Đề nghị phê duyệt quy trình nội bộ",
        papers ? [new("C1", (await world.UploadAsync(actor, "%PDF-1.4 tờ trình")).Id), new("C2", (await world.UploadAsync(actor, "%PDF-1.4 dự thảo")).Id)] : [], AskedBy: unit);

    private static async Task<SubmitDossier.Outcome> AskAsync(World world, Actor actor, string unit = Asking, string procedure = Procedure, string agency = Ministry, bool papers = true)
    {
        var request = await RequestAsync(world, actor, unit, procedure, agency, papers);
        return await world.Do<SubmitDossier, SubmitDossier.Outcome>(u => u.RunAsync(world.By(actor), request));
    }

    private static Guid Id(SubmitDossier.Outcome outcome) => outcome is SubmitDossier.Outcome.Submitted submitted ? submitted.Id : throw new InvalidOperationException(Text(outcome));

    private static Task<string> FaultAsync(SubmitDossier.Outcome outcome) => Task.FromResult(Text(outcome));

    private static string Text(SubmitDossier.Outcome outcome) => outcome is SubmitDossier.Outcome.Invalid invalid ? string.Join(", ", invalid.Faults.Select(f => $"{f.Field} {f.Code}")) : outcome.ToString();

    private static async Task DoneAsync<T>(World world, Guid id, Func<T, int, Task<ActOutcome>> act)
        where T : notnull => await Office.Done(await ActAsync(world, id, act));

    private static async Task<ActOutcome> ActAsync<T>(World world, Guid id, Func<T, int, Task<ActOutcome>> act)
        where T : notnull
    {
        var version = (await world.DossierAsync(id)).Version;
        return await world.Do<T, ActOutcome>(u => act(u, version));
    }
}
