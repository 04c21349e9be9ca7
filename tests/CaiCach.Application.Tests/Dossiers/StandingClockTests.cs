using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What stops the clock after acceptance, what does not, and what is shown instead. The limit is 5 working days from Monday 02/3/2026, 09:00.</summary>
public sealed class StandingClockTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_financial_obligation_stops_the_clock_until_it_is_settled(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.DetermineAsync(office.By(office.People.Specialist), id, v, 1_500_000, "Phí thẩm định")));
        var waiting = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.FinancialDuty, Desk.Applicant, 1_500_000L), (waiting.State, waiting.Desk, waiting.DutyAmount));

        office.World.Clock.SetLocal("2026-03-10T16:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(office.People.Receiver), id, v, " BL-01 ", null)));
        var going = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.InProcess, Desk.Handle, "BL-01", "2026-03-12T17:00", "2026-03-09T17:00"), (going.State, going.Desk, going.DutyReceipt, Office.Local(going.DueAt), Office.Local(going.DueOriginalAt)));
        Assert.Equal(PaymentState.Paid, DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).Payment);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_obligation_determined_after_the_due_date_does_not_hide_that_it_was_missed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-09T17:01");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.DetermineAsync(office.By(office.People.Specialist), id, v, 1, "Phí")));
        Assert.Null((await office.World.DossierAsync(id)).PausedAt);
        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<ImposeFinancialDuty>(id, (u, v) => u.SettleAsync(office.By(office.People.Receiver), id, v, "QĐ-02", "Được miễn theo quyết định")));
        var going = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-09T17:00", "[]"), (Office.Local(going.DueAt), going.Pauses));
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [InlineData("sqlite", "2026-03-04T23:59", 0)]
    [InlineData("sqlite", "2026-03-05T00:00", 1)]
    [InlineData("postgres", "2026-03-05T00:00", 1)]
    [InlineData("sqlite", "2026-03-09T17:00", 1)]
    [InlineData("sqlite", "2026-03-09T17:01", 0)]
    public async Task The_head_is_told_once_when_two_working_days_are_left(string engine, string at, int told)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal(at);
        var version = await office.VersionAsync(id);
        var directly = await office.Do<ForecastDelay>(u => u.RunAsync(office.By(Actor.System) with { Now = office.World.Clock.Now }, id, version));
        Assert.Equal(told == 1, directly is ActOutcome.Done);
        Assert.Equal(told == 1, (await office.World.DossierAsync(id)).DelayForecastAt is not null);

        Assert.Empty(await FoundAsync());
        await using var other = await Office.OpenAsync(engine);
        var found = await other.InAsync(BusinessState.InProcess);
        other.World.Clock.SetLocal(at);
        Assert.Equal(told == 1 ? [found] : [], (await other.World.Do<FindNearDues, IReadOnlyList<FindNearDues.Near>>(u => u.RunAsync(other.World.Clock.Now, 10))).Select(n => n.Id));

        async Task<IReadOnlyList<FindNearDues.Near>> FoundAsync() =>
            [.. (await office.World.Do<FindNearDues, IReadOnlyList<FindNearDues.Near>>(u => u.RunAsync(office.World.Clock.Now, 10)))];
    }

    [Theory]
    [InlineData("sqlite", true, "2026-03-12T17:00")]
    [InlineData("postgres", true, "2026-03-12T17:00")]
    [InlineData("sqlite", false, "2026-03-09T17:00")]
    [InlineData("postgres", false, "2026-03-09T17:00")]
    public async Task A_suspension_stops_the_clock_only_where_its_ground_says_so(string engine, bool stops, string due)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-05T10:00");
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Tòa án yêu cầu", "Điều 6", stops)));
        Assert.Equal(stops, (await office.World.DossierAsync(id)).PausedAt is not null);
        office.World.Clock.SetLocal("2026-03-10T16:00");
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.ResumeAsync(office.By(office.People.Head), id, v, "Đã hết lý do")));
        var going = await office.World.DossierAsync(id);
        Assert.Equal((due, Desk.Handle, BusinessState.InProcess), (Office.Local(going.DueAt), going.Desk, going.State));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_suspension_after_the_due_date_does_not_hide_that_it_was_missed(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        office.World.Clock.SetLocal("2026-03-09T17:01");
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, "Tòa án yêu cầu", "Điều 6", stopsClock: true)));
        var late = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Suspended, (DateTime?)null, Desk.Sign, late.DueAt!.Value), (late.State, late.PausedAt, late.Desk, late.DeskDueAt));
        Assert.Null(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).RunningDueBefore);
        Assert.Equal(1, await office.World.Do<TellLate, int>(u => u.RunAsync(office.World.Clock.Now, 10)));
        await Office.Done(await office.Now<RecordLateCause>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(LateCause.Staff))));

        office.World.Clock.SetLocal("2026-03-12T09:00");
        await Office.Done(await office.Now<SuspendDossier>(id, (u, v) => u.ResumeAsync(office.By(office.People.Head), id, v, "Đã hết lý do")));
        var going = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-09T17:00", "[]"), (Office.Local(going.DueAt), going.Pauses));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_apology_names_a_new_appointment_once_and_the_due_date_stays(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        Task<ActOutcome> On(int day) => office.Now<ApologiseForDelay>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new(2026, 3, day), "Phải xác minh thực địa"));

        Assert.Equal("not_a_working_day", Assert.Single(Assert.IsType<ActOutcome.Invalid>(await On(14)).Faults).Code);
        Assert.Equal("appointment_not_later", Assert.Single(Assert.IsType<ActOutcome.Refused>(await On(9)).Reasons).Code);
        await Office.Done(await On(16));
        var told = await office.World.DossierAsync(id);
        Assert.Equal(("2026-03-16T17:00", "2026-03-09T17:00"), (Office.Local(told.AppointmentAt), Office.Local(told.DueAt)));
        Assert.Equal("already_apologised", Assert.Single(Assert.IsType<ActOutcome.Refused>(await On(17)).Reasons).Code);
        await using (var db = office.World.Database.Open())
        {
            Assert.Contains("16/03/2026", (await db.Outbox.OrderByDescending(m => m.StreamVersion).FirstAsync(m => m.StreamId == id && m.Topic == "notice")).Payload, StringComparison.Ordinal);
        }

        await office.Do<ProposeDecision>(async u => await u.RunAsync(office.By(office.People.Specialist), id, told.Version, new(ProposalKind.Grant, "Đủ điều kiện", DraftUploadId: await office.FileAsync(office.People.Specialist))));
        await Office.Done(await office.Now<DecideDossier>(id, (u, v) => u.GrantAsync(office.By(office.People.Head), id, v)));
        office.World.Clock.SetLocal("2026-03-16T09:00");
        await Office.Done(await office.IssueAsync(id, await office.VersionAsync(id)));
        Assert.Equal(Timeliness.Late, (await office.World.DossierAsync(id)).Timeliness);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_supplement_that_never_comes_goes_to_the_head_after_its_last_minute_and_ends_when_it_was_asked_for(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.SupplementRequested);
        async Task<int> FoundAsync() => (await office.World.Do<FindExpiredSupplements, IReadOnlyList<FindExpiredSupplements.Expired>>(u => u.RunAsync(office.World.Clock.Now, 10))).Count;

        office.World.Clock.SetLocal("2026-04-13T17:00");
        Assert.Equal(0, await FoundAsync());
        office.World.Clock.SetLocal("2026-04-13T17:01");
        Assert.Equal(1, await FoundAsync());
        await Office.Done(await office.Now<ExpireSupplement>(id, (u, v) => u.PassAsync(new(Actor.System, office.World.Clock.Now, "background"), id, v)));
        Assert.Equal(0, await FoundAsync());
        Assert.Equal(Desk.Sign, (await office.World.DossierAsync(id)).Desk);

        await Office.Done(await office.Now<ExpireSupplement>(id, (u, v) => u.StopAsync(office.By(office.People.Head), id, v, "Điều 5")));
        var ended = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Stopped, Timeliness.Early), (ended.State, ended.Timeliness));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_corrected_result_is_delivered_again_and_counted_once(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Issued);
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.ElectronicallyAsync(office.By(office.People.Citizen), id, v)));
        var first = await office.World.DossierAsync(id);
        Task<ActOutcome> With(Guid? file) => office.Now<CorrectResult>(id, (u, v) => u.RunAsync(office.By(office.People.Head), id, v, new("13/GXN", VietnamTime.DayOf(office.World.Clock.Now), file), "Sai họ tên"));

        Assert.Equal("result_missing", Assert.Single(Assert.IsType<ActOutcome.Refused>(await With(null)).Reasons).Code);
        await Office.Done(await With(await office.FileAsync(office.People.Head)));
        var second = await office.World.DossierAsync(id);
        Assert.Equal(
            (BusinessState.Issued, "13/GXN", DeliveryState.Ready, Desk.Return, first.ResultToken, first.FinishedAt, first.Timeliness),
            (second.State, second.ResultNumber, second.Delivery, second.Desk, second.ResultToken, second.FinishedAt, second.Timeliness));
        Assert.Equal(2, second.Papers.Count(p => p.Kind == PaperKind.Result));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.MeasureEntries.Where(m => m.RecordId == id && m.Measure == MeasureCodes.ResultIssued).SumAsync(m => m.Quantity));
        await office.World.AssertRecountAsync();
    }
}
