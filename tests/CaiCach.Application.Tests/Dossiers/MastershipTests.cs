using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Application.Reports;
using CaiCach.Application.Reports.Register;
using CaiCach.Application.Tests.Processes;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Reports;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>A dossier is handed to the system of the ministry and back. Filed and accepted on Monday 02/3/2026, 09:00; due on 09/3, 17:00.</summary>
public sealed class MastershipTests
{
    private const string System = "Hệ thống của Bộ";
    private const string Address = "https://dvc.bo.example.vn";

    /// <summary>Set while a test acts: counters are of the whole program, and other tests act beside it.</summary>
    private static readonly AsyncLocal<bool> Counts = new();

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_status_stays_here_until_the_other_system_accepts_and_then_only_that_one_moves_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        Assert.Equal(["no_route"], Codes(await OfferAsync(office, id, office.People.Specialist)));
        await LeadAsync(office.World, "central_ministry");
        var before = await office.World.DossierAsync(id);
        Assert.Equal(["not_your_role"], Codes(await OfferAsync(office, id, office.People.Clerk)));
        Assert.Equal(["reason_missing"], Codes(await office.Now<HandOverRoute>(id, (u, v) => u.OfferAsync(office.By(office.People.Specialist), id, v, " "))));
        Assert.IsType<ActOutcome.Stale>(await office.Do<HandOverRoute>(u => u.OfferAsync(office.By(office.People.Specialist), id, 1, "Bộ tiếp nhận tập trung")));
        await Office.Done(await OfferAsync(office, id, office.People.Specialist));
        await Office.Done(await office.Do<HandOverRoute>(u => u.OfferAsync(office.By(office.People.Specialist), id, before.Version, "Bộ tiếp nhận tập trung")));
        var offered = await office.World.DossierAsync(id);
        Assert.Equal((MasterSystem.Own, System, before.Version + 1), (offered.MasterSystem, offered.RouteName, offered.Version));
        Assert.Equal((SyncState.Alone, SyncState.Offered), (before.Sync, offered.Sync));

        // Who had it goes on with it; what a program of another name or another body says is nothing.
        await Office.Done(await office.Now<AssignDossier>(id, (u, v) => u.RunAsync(office.By(office.People.DivisionHead), id, v, office.People.Specialist.Id!.Value)));
        var ministry = await ProgramAsync(office);
        Assert.Equal(["not_your_role"], Codes(await AcceptAsync(office, id, ministry with { Name = "Hệ thống khác" })));
        Assert.IsType<ActOutcome.NotFound>(await AcceptAsync(office, id, ministry with { ClientAgencies = new HashSet<Guid> { await office.World.UnitAsync("BKHCN") } }));
        await Office.Done(await AcceptAsync(office, id, ministry));
        var version = await office.VersionAsync(id);
        await Office.Done(await AcceptAsync(office, id, ministry));
        Assert.Equal(version, await office.VersionAsync(id));

        var there = await office.World.DossierAsync(id);
        Assert.Equal((MasterSystem.Ministry, System, Address, office.World.Clock.Now, "BO-2026-01"), (there.MasterSystem, there.MasterName, there.MasterAddress, there.MasteredAt, there.OutsideCode));
        Assert.Equal((before.Code, before.DueAt, before.Pauses, before.State, before.SubmittedAt), (there.Code, there.DueAt, there.Pauses, there.State, there.SubmittedAt));
        Assert.Null(there.RouteName);
        Assert.Equal(SyncState.HeldElsewhere, there.Sync);
        foreach (var act in EveryActTests.Acts.Where(a => a.From == BusinessState.InProcess && a.Kind is not (DossierAct.CorrectContact or DossierAct.RecordLateCause)))
        {
            Assert.Equal(["mastered_elsewhere"], Codes(await act.Run(office, act.Who(office), id, version)));
        }

        Assert.Equal(version, await office.VersionAsync(id));
        await Office.Done(await office.Now<CorrectContact>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v, new("0911111111", null, BySms: false, null))));
        Assert.Equal([id], (await office.World.Do<SearchDossiers, SearchDossiers.Page>(u => u.RunAsync(office.People.Receiver, new("BO-2026-01")))).Rows.Select(r => r.Id));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_refusal_leaves_it_here_and_of_two_answers_at_once_one_holds(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await LeadAsync(office.World, "own");
        var id = await office.InAsync(BusinessState.Accepted);
        await LeadAsync(office.World, "central_ministry");
        var ministry = await ProgramAsync(office);
        Assert.Equal(["not_your_role", "no_route_awaited"], Codes(await RefuseAsync(office, id, ministry, "Chưa chuyển")));
        await Office.Done(await OfferAsync(office, id, office.People.Receiver));
        await Office.Done(await RefuseAsync(office, id, ministry, "Không đúng đối tượng"));
        await Office.Done(await RefuseAsync(office, id, ministry, "Không đúng đối tượng"));
        var here = await office.World.DossierAsync(id);
        Assert.Equal((MasterSystem.Own, null, null, SyncState.Alone), (here.MasterSystem, here.RouteName, here.RouteAskedAt, here.Sync));
        Assert.Equal(1, (await office.EventsAsync(id)).Count(e => e.Type == "dossier.route_refused"));
        Assert.Contains("Không đúng đối tượng", await NoticesAsync(office, id), StringComparison.Ordinal);

        await Office.Done(await OfferAsync(office, id, office.People.Receiver));
        var answers = await Task.WhenAll(AcceptAsync(office, id, ministry), RefuseAsync(office, id, ministry, "Không đúng đối tượng, lần hai"));
        Assert.Equal(1, answers.Count(a => a is ActOutcome.Done));
        Assert.Contains(answers, a => a is ActOutcome.Refused);
        Assert.Equal(answers[0] is ActOutcome.Done ? MasterSystem.Ministry : MasterSystem.Own, (await office.World.DossierAsync(id)).MasterSystem);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_official_writes_the_acceptance_down_from_a_document(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await OfferedAsync(office);
        var (clerk, now) = (office.People.Clerk, office.World.Clock.Now);
        Assert.Equal("document_missing", Fault(await RecordAsync(new("BO-1", now))));
        Assert.Equal("code_without_letters", Fault(await RecordAsync(new("--", now, "CV 5"))));
        Assert.Equal("number_too_long", Fault(await RecordAsync(new(new('1', 101), now, "CV 5"))));
        Assert.Equal(["route_in_future"], Codes(await RecordAsync(new("BO-1", now.AddSeconds(1), "CV 5"))));
        Assert.Equal(["route_before_offer"], Codes(await RecordAsync(new("BO-1", now.AddMinutes(-1), "CV 5"))));
        Assert.Equal(["number_missing", "route_time_missing"], Codes(await RecordAsync(new(null, null, "CV 5"))));
        await Office.Done(await RecordAsync(new("BO-1", now, "CV 5")));
        Assert.Equal("CV 5", DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).OtherSystem!.Document);

        Task<ActOutcome> RecordAsync(HandOverRoute.Acceptance said) => office.Now<HandOverRoute>(id, (u, v) => u.AcceptAsync(office.By(clerk), id, v, said));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_shown_is_the_latest_by_its_own_time_whatever_comes_when(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, ministry) = await ElsewhereAsync(office);
        office.World.Clock.SetLocal("2026-03-04T10:00");
        Assert.Equal(["source_time_in_future"], Codes(await ReportAsync(office, id, ministry, 4, "2026-03-04T10:01")));
        Assert.Equal(["status_unknown"], Codes(await ReportAsync(office, id, ministry, 11, "2026-03-04T10:00")));
        await Office.Done(await ReportAsync(office, id, ministry, 5, "2026-03-04T09:00"));
        await Office.Done(await ReportAsync(office, id, ministry, 4, "2026-03-03T09:00"));
        var shown = await office.World.DossierAsync(id);
        Assert.Equal((5, "2026-03-04T09:00", office.World.Clock.Now), (shown.ReportedStatus, Office.Local(shown.ReportedAt), shown.ReportReceivedAt));
        Assert.Equal(SyncState.Reported, shown.Sync);
        Assert.True(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).OtherSystem!.Older);
        Assert.Equal((BusinessState.InProcess, null), (shown.State, shown.PausedAt));

        // Once more, and the same by two at once, is once.
        var version = shown.Version;
        await Office.Done(await ReportAsync(office, id, ministry, 4, "2026-03-03T09:00"));
        Assert.Equal(version, await office.VersionAsync(id));
        Assert.All(await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => ReportAsync(office, id, ministry, 6, "2026-03-04T10:00"))), o => Assert.IsType<ActOutcome.Done>(o));
        Assert.Equal((version + 1, 6), await office.World.DossierAsync(id) is { } d ? (d.Version, d.ReportedStatus) : default);

        // The same moment with something else to say is a later word; by hand it needs the version that was seen.
        await Office.Done(await office.Now<ReportStatus>(id, (u, v) => u.RunAsync(office.By(office.People.Clerk), id, v, new(4, office.World.Clock.Now, "Đã nộp tiền"))));
        Assert.IsType<ActOutcome.Stale>(await office.Do<ReportStatus>(u => u.RunAsync(office.By(office.People.Clerk), id, version, new(5, office.World.Clock.Now))));
        Assert.Equal((4, "Đã nộp tiền"), await office.World.DossierAsync(id) is { } last ? (last.ReportedStatus, last.ReportedText) : default);
        await office.World.AssertRecountAsync();
    }

    [Theory]
    [MemberData(nameof(Results))]
    public async Task A_result_stops_the_clock_when_it_was_issued_there_and_is_returned_here(string engine, string issued, Timeliness timeliness)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, ministry) = await ElsewhereAsync(office);
        office.World.Clock.SetLocal("2026-03-10T08:00");
        Assert.Equal(["result_missing"], Codes(await office.Do<ReportResult>(u => u.RunAsync(office.By(ministry), id, null, new("9/QĐ", office.World.Clock.Now, null)))));
        Assert.Equal(["result_before_handover"], Codes(await ResultAsync("2026-03-02T08:59")));
        Assert.Equal("upload_unknown", Fault(await office.Do<ReportResult>(u => u.RunAsync(office.By(ministry), id, null, new("9/QĐ", office.World.Clock.Now, Guid.NewGuid())))));
        var counted = new ConcurrentQueue<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name is "caicach.dossiers.issued" or "caicach.dossiers.late") { l.EnableMeasurementEvents(instrument); } } };
        listener.SetMeasurementEventCallback<long>((instrument, _, _, _) => { if (Counts.Value) { counted.Enqueue(instrument.Name); } });
        listener.Start();
        Counts.Value = true;
        await Office.Done(await ResultAsync(issued));
        var version = await office.VersionAsync(id);
        await Office.Done(await ResultAsync(issued));
        Assert.Equal(timeliness == Timeliness.Late ? ["caicach.dossiers.issued", "caicach.dossiers.late"] : ["caicach.dossiers.issued"], counted);
        Assert.Equal(version, await office.VersionAsync(id));
        var dossier = await office.World.DossierAsync(id);
        Assert.Equal((BusinessState.Issued, Desk.Return, DeliveryState.Ready, timeliness, issued), (dossier.State, dossier.Desk, dossier.Delivery, dossier.Timeliness, Office.Local(dossier.FinishedAt)));
        Assert.Equal((MasterSystem.Own, null, "9/QĐ"), (dossier.MasterSystem, dossier.ReportedStatus, dossier.ResultNumber));
        await office.World.AssertRecountAsync();

        // It was told on the day after it was due: until then nobody here knew, and the sheets and the register of the days say so.
        Assert.Equal((1, 0, 1), await SheetAsync(9) is { } eve ? (eve[DayFigure.OpenAtStart], eve[DayFigure.Finished], eve[DayFigure.OpenAtEnd]) : default);
        Assert.Equal((1, 1, 0), await SheetAsync(10) is { } told ? (told[DayFigure.OpenAtStart], told[DayFigure.Finished], told[DayFigure.OpenAtEnd]) : default);
        var (register, _, _) = await office.World.Do<ReadRegister, (ReadRegister.Page?, Data.Organisation.Unit?, IReadOnlyList<FieldFault>)>(
            u => u.RunAsync(Actor.System, office.World.Clock.Now, new(World.Agency, new(2026, 3, 1), new(2026, 3, 31))));
        Assert.Equal("2026-03-10T08:00", Office.Local(Assert.Single(register!.Lines).ResultAt));
        await Office.Done(await office.Now<DeliverResult>(id, (u, v) => u.AtCounterAsync(office.By(office.People.Receiver), id, v, identityChecked: true, "Người nhận")));
        await office.World.AssertRecountAsync();

        async Task<DaySheet> SheetAsync(int day) =>
            Assert.IsType<ReportDay.Outcome.Made>(await office.World.Do<ReportDay, ReportDay.Outcome>(u => u.RunAsync(Actor.System, office.World.Clock.Now, World.Agency, new(2026, 3, day)))).Sheet;

        async Task<ActOutcome> ResultAsync(string at)
        {
            var file = await office.FileAsync(ministry);
            return await office.Do<ReportResult>(u => u.RunAsync(office.By(ministry), id, null, new("9/QĐ", Utc(at), file)));
        }
    }

    public static TheoryData<string, string, Timeliness> Results
    {
        get
        {
            var data = new TheoryData<string, string, Timeliness>();
            foreach (var engine in TestDatabase.Engines)
            {
                data.Add(engine, "2026-03-06T10:00", Timeliness.Early);
                data.Add(engine, "2026-03-09T17:00", Timeliness.OnTime);
                data.Add(engine, "2026-03-10T07:30", Timeliness.Late);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_handed_back_is_taken_or_not_with_the_same_clock(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, ministry) = await ElsewhereAsync(office);
        var due = (await office.World.DossierAsync(id)).DueAt;
        Assert.Equal(["no_route_awaited"], Codes(await office.Now<HandBackRoute>(id, (u, v) => u.AcceptAsync(office.By(office.People.Specialist), id, v))));
        await Office.Done(await BackAsync("Chuyển nhầm"));
        await Office.Done(await BackAsync("Chuyển nhầm"));
        Assert.Equal(SyncState.ComingBack, (await office.World.DossierAsync(id)).Sync);
        Assert.Equal(["not_your_role"], Codes(await office.Now<HandBackRoute>(id, (u, v) => u.AcceptAsync(office.By(office.People.Clerk), id, v))));
        Assert.Equal(["reason_missing"], Codes(await office.Now<HandBackRoute>(id, (u, v) => u.RefuseAsync(office.By(office.People.Specialist), id, v, null))));
        await Office.Done(await office.Now<HandBackRoute>(id, (u, v) => u.RefuseAsync(office.By(office.People.Specialist), id, v, "Bộ giải quyết")));
        Assert.Equal(MasterSystem.Ministry, (await office.World.DossierAsync(id)).MasterSystem);
        Assert.Equal(["mastered_elsewhere"], Codes(await office.Propose(ProposalKind.Refuse)(id, await office.VersionAsync(id))));

        await Office.Done(await BackAsync("Chuyển nhầm, lần hai"));
        await Office.Done(await office.Now<HandBackRoute>(id, (u, v) => u.AcceptAsync(office.By(office.People.Specialist), id, v)));
        var here = await office.World.DossierAsync(id);
        Assert.Equal((MasterSystem.Own, null, due, Desk.Handle), (here.MasterSystem, here.MasterName, here.DueAt, here.Desk));
        Assert.NotNull(here.RemindAt);
        await Office.Done(await office.Propose(ProposalKind.Refuse)(id, here.Version));
        await office.World.AssertRecountAsync();

        Task<ActOutcome> BackAsync(string reason) => office.Do<HandBackRoute>(u => u.OfferAsync(office.By(ministry), id, null, reason));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_is_urged_about_its_steps_and_who_watches_sees_since_when_nothing_was_heard(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, ministry) = await ElsewhereAsync(office);
        var here = await office.InAsync(BusinessState.InProcess);
        Assert.Null((await office.World.DossierAsync(id)).RemindAt);
        Assert.NotNull((await office.World.DossierAsync(here)).RemindAt);
        office.World.Clock.SetLocal("2026-03-06T09:00");
        Assert.Equal([here], (await office.World.Do<FindNearDues, IReadOnlyList<FindNearDues.Near>>(u => u.RunAsync(office.World.Clock.Now, 10))).Select(n => n.Id));
        var work = await office.World.Do<ListWork, ListWork.Page>(u => u.RunAsync(office.People.Specialist, new(Desk.Handle, AssigneeId: office.People.Specialist.Id)));
        Assert.Equal([(id, System), (here, null)], work.Rows.Select(r => (r.Id, r.MasterName)).OrderBy(r => r.MasterName is null));

        var place = WatchDossiers.PlacesOf(office.People.Head, (await office.World.ReferenceAsync()).Organisation).First(p => p.IsBody);
        var row = Assert.Single((await WatchAsync()).Rows);
        Assert.Equal((id, "2026-03-02T09:00", null), (row.Id, Office.Local(row.SortedAt), row.ReportedStatus));
        await Office.Done(await ReportAsync(office, id, ministry, 4, "2026-03-05T09:00"));
        row = Assert.Single((await WatchAsync()).Rows);
        Assert.Equal(("2026-03-06T09:00", 4), (Office.Local(row.SortedAt), row.ReportedStatus));
        var counts = (await office.World.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(new(place), office.World.Clock.Now))).Lists;
        Assert.Equal((1, 2), (counts[WatchList.Elsewhere], counts[WatchList.Held]));

        Task<WatchDossiers.Page> WatchAsync() => office.World.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(new(place), WatchList.Elsewhere, office.World.Clock.Now));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Before_acceptance_the_national_portal_may_have_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.IntakeReview);
        var due = (await office.World.DossierAsync(id)).IntakeDueAt;
        await LeadAsync(office.World, "central_ministry");
        Assert.Equal(["no_route"], Codes(await OfferAsync(office, id, office.People.Receiver)));
        await LeadAsync(office.World, "national");
        await Office.Done(await OfferAsync(office, id, office.People.Receiver));
        await Office.Done(await AcceptAsync(office, id, (await ProgramAsync(office)) with { Name = "Cổng Dịch vụ công quốc gia" }));
        var there = await office.World.DossierAsync(id);
        Assert.Equal((MasterSystem.NationalPortal, due, BusinessState.IntakeReview), (there.MasterSystem, there.IntakeDueAt, there.State));
        Assert.Equal(["mastered_elsewhere"], Codes(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v))));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_version_that_names_a_system_from_a_later_day_names_it_from_that_day(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await office.World.AddVersionAsync(5, "2026-03-05", isPublic: true);
        await LeadAsync(office.World, "central_ministry", from: (await office.World.ReferenceAsync()).LatestProcedure(World.Procedure)!.Version);
        office.World.Clock.SetLocal("2026-03-04T16:59");
        Assert.DoesNotContain(DossierAct.OfferRoute, await ActsAsync());
        Assert.Equal(["no_route"], Codes(await OfferAsync(office, id, office.People.Specialist)));
        office.World.Clock.SetLocal("2026-03-05T00:00");
        Assert.Contains(DossierAct.OfferRoute, await ActsAsync());
        await Office.Done(await OfferAsync(office, id, office.People.Specialist));

        async Task<IReadOnlyList<DossierAct>> ActsAsync() => (await office.World.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(office.People.Specialist, id)))!.Acts;
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_offer_ends_with_what_is_done_here_meanwhile(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var accepted = await office.InAsync(BusinessState.IntakeReview);
        var stopped = await OfferedAsync(office);
        await Office.Done(await office.Now<StopDossier>(stopped, (u, v) => u.RunAsync(office.By(office.People.Head), stopped, v, "Không đủ điều kiện", "Điều 3")));
        await LeadAsync(office.World, "national");
        await Office.Done(await OfferAsync(office, accepted, office.People.Receiver));
        await Office.Done(await office.Now<AcceptDossier>(accepted, (u, v) => u.RunAsync(office.By(office.People.Receiver), accepted, v)));
        foreach (var id in new[] { stopped, accepted })
        {
            Assert.Equal((null, null, MasterSystem.Own), await office.World.DossierAsync(id) is var d ? (d.RouteAskedAt, d.RouteName, d.MasterSystem) : default);
            Assert.NotNull(DossierEventData.Parse((await office.EventsAsync(id))[^1].Data).OfferEnded);
            Assert.IsType<ActOutcome.Refused>(await office.Now<HandOverRoute>(id, (u, v) => u.AcceptAsync(office.By(office.People.Receiver), id, v, new("X", office.World.Clock.Now, "CV 5"))));
        }
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_status_said_again_with_a_file_keeps_the_file_and_one_of_a_former_stay_is_new(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (id, _) = await ElsewhereAsync(office);
        var (at, clerk) = (office.World.Clock.Now, office.By(office.People.Clerk));
        await Office.Done(await office.Now<ReportStatus>(id, (u, v) => u.RunAsync(clerk, id, v, new(4, at))));
        var version = await office.VersionAsync(id);
        await Office.Done(await office.Now<ReportStatus>(id, (u, v) => u.RunAsync(clerk, id, v, new(4, at))));
        Assert.Equal(version, await office.VersionAsync(id));
        var file = await office.FileAsync(office.People.Clerk);
        await Office.Done(await office.Now<ReportStatus>(id, (u, v) => u.RunAsync(clerk, id, v, new(4, at, UploadId: file))));
        Assert.Equal(version + 1, await office.VersionAsync(id));

        await Office.Done(await office.Now<HandBackRoute>(id, (u, v) => u.OfferAsync(clerk, id, v, "Trả lại")));
        await Office.Done(await office.Now<HandBackRoute>(id, (u, v) => u.AcceptAsync(office.By(office.People.Specialist), id, v)));
        await LeadAsync(office.World, "central_ministry");
        await Office.Done(await office.Now<HandOverRoute>(id, (u, v) => u.OfferAsync(office.By(office.People.Specialist), id, v, "Chuyển lần hai")));
        await Office.Done(await office.Now<HandOverRoute>(id, (u, v) => u.AcceptAsync(clerk, id, v, new("BO-2", office.World.Clock.Now, "CV 6"))));
        await Office.Done(await office.Now<ReportStatus>(id, (u, v) => u.RunAsync(clerk, id, v, new(4, at))));
        Assert.Equal(4, (await office.World.DossierAsync(id)).ReportedStatus);
    }

    /// <summary>From now a procedure names another system, in every version from a number on.</summary>
    internal static async Task LeadAsync(World world, string mode, int from = 1)
    {
        await using var db = world.Database.Open();
        foreach (var row in await db.Procedures.Where(p => p.Code == World.Procedure && p.Version >= from).ToListAsync())
        {
            var root = JsonNode.Parse(row.Document)!;
            var body = root["procedures"]![0]!.AsObject();
            body["portal"] = mode;
            (body["portalSystem"], body["portalAddress"]) = mode == "central_ministry" ? (System, Address) : (null, null);
            row.Document = root.ToJsonString();
        }

        await db.SaveChangesAsync();
        world.Get<ReferenceStore>().Forget();
    }

    /// <summary>The program of the ministry's system.</summary>
    internal static async Task<Actor> ProgramAsync(Office office) =>
        new(Guid.Parse("00000000-0000-0000-0000-0000000000b0"), System, ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { await office.World.UnitAsync(World.Agency) } };

    private static async Task<Guid> OfferedAsync(Office office)
    {
        var id = await office.InAsync(BusinessState.InProcess);
        await LeadAsync(office.World, "central_ministry");
        await Office.Done(await OfferAsync(office, id, office.People.Specialist));
        return id;
    }

    internal static async Task<(Guid Id, Actor Ministry)> ElsewhereAsync(Office office)
    {
        var (id, ministry) = (await OfferedAsync(office), await ProgramAsync(office));
        await Office.Done(await AcceptAsync(office, id, ministry));
        await LeadAsync(office.World, "own");
        return (id, ministry);
    }

    private static Task<ActOutcome> OfferAsync(Office office, Guid id, Actor who) =>
        office.Now<HandOverRoute>(id, (u, v) => u.OfferAsync(office.By(who), id, v, "Bộ tiếp nhận tập trung"));

    private static Task<ActOutcome> AcceptAsync(Office office, Guid id, Actor ministry) =>
        office.Do<HandOverRoute>(u => u.AcceptAsync(office.By(ministry), id, null, new("BO-2026-01", office.World.Clock.Now)));

    private static Task<ActOutcome> RefuseAsync(Office office, Guid id, Actor ministry, string reason) =>
        office.Do<HandOverRoute>(u => u.RefuseAsync(office.By(ministry), id, null, reason));

    private static Task<ActOutcome> ReportAsync(Office office, Guid id, Actor ministry, int status, string local) =>
        office.Do<ReportStatus>(u => u.RunAsync(office.By(ministry), id, null, new(status, Utc(local))));

    private static async Task<string> NoticesAsync(Office office, Guid id)
    {
        await office.World.DeliverAsync();
        await using var db = office.World.Database.Open();
        return string.Join("\n", await db.Notices.Where(n => n.DossierId == id).Select(n => n.Text).ToListAsync());
    }

    private static IReadOnlyList<string> Codes(ActOutcome outcome) => [.. Assert.IsType<ActOutcome.Refused>(outcome).Reasons.Select(r => r.Code)];

    private static string Fault(ActOutcome outcome) => Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults).Code;

    private static DateTime Utc(string local) => VietnamTime.ToUtc(DateTime.Parse(local, global::System.Globalization.CultureInfo.InvariantCulture));
}
