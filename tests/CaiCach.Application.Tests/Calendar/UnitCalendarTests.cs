using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Petitions;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Data.Petitions;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Petitions;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Calendar;

/// <summary>A body works by hours and days of its own (rule R9), and its open dossiers and petitions follow. It is Monday 02/3/2026, 09:00.</summary>
public sealed class UnitCalendarTests
{
    private static readonly WorkingHours Evening = new(new(8, 0), new(12, 0), new(13, 0), new(18, 0));
    private static readonly WorkingHours Morning = new(new HoursSpan(new(7, 30), new(11, 30)), null);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_closed_day_moves_the_open_dossiers_of_the_body_as_the_preview_told_and_nobody_elses(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var part = await office.InAsync(BusinessState.Submitted);
        var admin = await AdminAsync(office);
        await FollowAsync(office);
        var request = Closed(new(2026, 3, 9));

        var ready = Assert.IsType<AnnounceUnitCalendar.Outcome.Ready>(await PreviewAsync(office, admin, request));
        var told = await office.World.Do<PreviewDues, PreviewDues.Outcome>(u => u.OfBodyAsync(ready.Body, ready.Calendar, office.World.Clock.Now));
        Assert.Equal((1, "2026-03-10T17:00", "2026-03-10T17:00", true), (told.Dossiers, Office.Local(told.Earliest), Office.Local(told.Latest), told.IsWhole));
        Assert.Empty(await VersionsAsync(office));

        var done = Assert.IsType<AnnounceUnitCalendar.Outcome.Done>(await RunAsync(office, admin, request));
        Assert.Equal(done, await RunAsync(office, admin, request));
        Assert.Equal(1, (await FollowAsync(office))!.Moved);

        var dossier = await office.World.DossierAsync(id);
        Assert.Equal("2026-03-10T17:00", Office.Local(dossier.DueAt));
        Assert.EndsWith("+" + done.Version, dossier.CalendarVersion, StringComparison.Ordinal);
        var last = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.DueRecomputed, "Lịch làm việc của cơ quan thay đổi theo văn bản 12/QĐ-SKHCN ngày 01/03/2026."), (last.Type, last.Reason));
        Assert.Single(await office.EventsAsync(part));
        var reference = await office.World.ReferenceAsync();
        Assert.Equal(reference.CurrentCalendar, reference.CalendarOf(await office.World.UnitAsync("BKHCN")));
        Assert.Equal([UnitCalendarEventData.Announced], (await office.EventsAsync(UnitCalendarEventData.StreamOf(dossier.AgencyId))).Select(e => e.Type));
        Assert.Equal((1, admin.Name, true), Assert.Single(await VersionsAsync(office)) is var line ? (line.Moved, line.MadeBy, line.RecomputedAt is not null) : default);
        var steps = DueTold.Of(dossier, reference, await office.EventsAsync(id))!.Steps;
        Assert.StartsWith($"Giờ làm việc của {reference.Organisation.NameOf(dossier.AgencyId)}: 08:00–12:00", steps[0].Text, StringComparison.Ordinal);
        Assert.Contains(steps, s => s.Text.Contains("đơn vị nghỉ: Chuyển trụ sở", StringComparison.Ordinal));
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await FollowAsync(office));
        Assert.Null(await FollowAsync(office));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Hours_of_a_week_hold_from_their_first_day_and_never_shorten_an_open_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var open = await office.InAsync(BusinessState.InProcess);
        var admin = await AdminAsync(office);
        await RunAsync(office, admin, Week(0, new(2026, 3, 4), [Morning, Morning, Morning, Morning, Morning, Morning, null]));
        await FollowAsync(office);

        Assert.Equal("2026-03-09T17:00", Office.Local((await office.World.DossierAsync(open)).DueAt));
        var young = await office.InAsync(BusinessState.InProcess);
        Assert.Equal("2026-03-07T11:30", Office.Local((await office.World.DossierAsync(young)).DueAt));

        await RunAsync(office, admin, Week(1, new(2026, 3, 5), [.. Enumerable.Repeat(Evening, 5), null, null]));
        await FollowAsync(office);
        Assert.Equal(("2026-03-09T18:00", "2026-03-09T18:00"), (Office.Local((await office.World.DossierAsync(open)).DueAt), Office.Local((await office.World.DossierAsync(young)).DueAt)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_national_day_off_moves_the_dossiers_of_a_body_with_hours_of_its_own_too(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        await RunAsync(office, await AdminAsync(office), Week(0, new(2026, 3, 2), [.. Enumerable.Repeat(Evening, 5), null, null]));
        var id = await office.InAsync(BusinessState.InProcess);
        await FollowAsync(office);
        Assert.Equal("2026-03-09T18:00", Office.Local((await office.World.DossierAsync(id)).DueAt));

        var national = await office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");
        var change = new CalendarChange(CalendarChangeKind.DayOff, new(2026, 3, 9), Name: "Nghỉ phòng, chống bão");
        var proposal = new CalendarProposal((await office.World.ReferenceAsync()).CurrentCalendar!.Version, change, null, "123/TB-BNV", new(2026, 3, 1));
        var ready = Assert.IsType<PrepareCalendar.Outcome.Ready>(await office.World.Do<PrepareCalendar, PrepareCalendar.Outcome>(u => u.RunAsync(office.By(national), proposal)));
        Assert.Equal(1, (await office.World.Do<PreviewDues, PreviewDues.Outcome>(u => u.RunAsync(ready.Calendar, office.World.Clock.Now))).Dossiers);
        Assert.IsType<AdoptCalendar.Outcome.Done>(await office.World.Do<AdoptCalendar, AdoptCalendar.Outcome>(u => u.RunAsync(office.By(national), proposal)));
        await FollowAsync(office);

        Assert.Equal("2026-03-10T18:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_administrators_at_once_one_wins_and_only_administrators_of_the_body_or_above_may(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, two) = (await AdminAsync(office), await AdminAsync(office));

        var outcomes = await Task.WhenAll(RunAsync(office, one, Closed(new(2026, 3, 9))), RunAsync(office, two, Closed(new(2026, 3, 10))));

        Assert.Single(outcomes.OfType<AnnounceUnitCalendar.Outcome.Done>());
        Assert.Single(outcomes.OfType<AnnounceUnitCalendar.Outcome.Stale>());
        Assert.Single(await VersionsAsync(office));
        foreach (var (role, unit) in new[] { (Role.AgencyHead, World.Agency), (Role.Administrator, "BKHCN-SHTT-VP") })
        {
            Assert.IsType<AnnounceUnitCalendar.Outcome.NotAllowed>(await RunAsync(office, await office.World.OfficialAsync(role, unit), Closed(new(2026, 3, 11), 1)));
        }

        var faults = Assert.IsType<AnnounceUnitCalendar.Outcome.Invalid>(await RunAsync(office, one, Closed(new(2026, 3, 1), 1) with { DecisionNumber = " ", DecisionDate = new(2026, 3, 3) })).Faults;
        Assert.Equal(["day calendar_day_past", "number calendar_number_missing", "date calendar_date_future"], faults.Select(f => $"{f.Field} {f.Code}"));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_times_of_open_petitions_follow_once_and_those_of_ended_ones_stay(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (open, ended) = (await SendAsync(office, 1), await SendAsync(office, 2));
        await using (var db = office.World.Database.Open())
        {
            await db.Petitions.Where(p => p.Id == ended).ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PetitionState.Refused));
            await db.Petitions.Where(p => p.Id == open).ExecuteUpdateAsync(set => set.SetProperty(p => p.CalendarVersion, (string?)null)); // as earlier versions wrote it
        }

        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        var request = Closed(new(2026, 3, 4));
        var ready = Assert.IsType<AnnounceUnitCalendar.Outcome.Ready>(await PreviewAsync(office, await AdminAsync(office), request));
        var told = await office.World.Do<PreviewDues, PreviewDues.Outcome>(u => u.OfBodyAsync(ready.Body, ready.Calendar, office.World.Clock.Now));
        Assert.Equal((0, 1, PreviewDues.MovedTime.Petition), (told.Dossiers, told.Petitions, Assert.Single(told.First).What));
        Assert.Equal(("2026-03-04T17:00", "2026-03-05T17:00"), (Office.Local(told.First[0].Before), Office.Local(told.First[0].After)));
        await RunAsync(office, await AdminAsync(office), request);
        await FollowAsync(office);
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        await FollowAsync(office);

        await using var again = office.World.Database.Open();
        var moved = await again.Petitions.SingleAsync(p => p.Id == open);
        Assert.Equal(("2026-03-05T17:00", "2026-03-05T17:00", "2026-03-10T17:00", "2026-03-24T17:00", 2), (Office.Local(moved.RefuseDueAt), Office.Local(moved.DeskDueAt), Office.Local(moved.AskDueAt), Office.Local(moved.AnswerDueAt), moved.Version));
        Assert.Equal([PetitionEventData.TypeOf(null), PetitionEventData.DueRecomputed], (await office.EventsAsync(open)).Select(e => e.Type));
        Assert.Equal("2026-03-04T17:00", Office.Local((await again.Petitions.SingleAsync(p => p.Id == ended)).RefuseDueAt));
        Assert.Equal(
            [$"Da nhan phan anh, kien nghi {moved.Code}.", $"Phan anh, kien nghi {moved.Code}: han tra loi doi thanh 17:00 24/03/2026."],
            await again.SmsMessages.Where(m => m.DossierId == open).OrderBy(m => m.CreatedAt).Select(m => m.Text).ToListAsync());
        Assert.Equal(2, await again.Outbox.CountAsync(m => m.StreamId == open && m.Topic == "official-notice"));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Monitoring_counts_working_days_of_the_body(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess); // due on Monday 09/3
        office.World.Clock.SetLocal("2026-03-04T08:00");
        var query = new WatchDossiers.Query(WatchDossiers.PlacesOf(office.People.Head, (await office.World.ReferenceAsync()).Organisation).First(p => p.IsBody));
        Assert.Equal(1, await SoonAsync());
        Assert.Equal(1, Assert.Single((await StandAsync()).Loads).Soon);

        // The body works on Saturday and Sunday, too: the third working day from Wednesday is Saturday.
        await RunAsync(office, await AdminAsync(office), Week(0, new(2026, 3, 4), [.. Enumerable.Repeat(Evening, 7)]));
        Assert.Equal(0, await SoonAsync());
        var load = Assert.Single((await StandAsync()).Loads);
        Assert.Equal((0, 0, 0, 1), (load.Late, load.Today, load.Soon, load.Held));
        Assert.Empty((await office.World.Do<WatchDossiers, WatchDossiers.Page>(u => u.RunAsync(query, WatchList.DueSoon, office.World.Clock.Now))).Rows);
        Assert.Equal(BusinessState.InProcess, (await office.World.DossierAsync(id)).State);

        Task<WatchDossiers.Standing> StandAsync() => office.World.Do<WatchDossiers, WatchDossiers.Standing>(u => u.StandAsync(query, office.World.Clock.Now));

        async Task<int> SoonAsync() => (await StandAsync()).Lists[WatchList.DueSoon];
    }

    private static Task<Actor> AdminAsync(Office office) => office.World.OfficialAsync(Role.Administrator, Office.Division);

    private static AnnounceUnitCalendar.Request Closed(DateOnly day, int seen = 0) => new(World.Agency, seen, new(UnitChangeKind.Closed, day, [], "Chuyển trụ sở"), "12/QĐ-SKHCN", new(2026, 3, 1));

    private static AnnounceUnitCalendar.Request Week(int seen, DateOnly from, IReadOnlyList<WorkingHours?> days) =>
        new(World.Agency, seen, new(UnitChangeKind.Week, from, [.. days.Select(TypedHours.Of)], "Giờ mùa hè"), "12/QĐ-SKHCN", new(2026, 3, 1));

    private static Task<AnnounceUnitCalendar.Outcome> PreviewAsync(Office office, Actor actor, AnnounceUnitCalendar.Request request) =>
        office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.PreviewAsync(office.By(actor), request));

    private static Task<AnnounceUnitCalendar.Outcome> RunAsync(Office office, Actor actor, AnnounceUnitCalendar.Request request) =>
        office.World.Do<AnnounceUnitCalendar, AnnounceUnitCalendar.Outcome>(u => u.RunAsync(office.By(actor), request));

    private static async Task<IReadOnlyList<ReadCalendars.Line>> VersionsAsync(Office office)
    {
        var body = await office.World.UnitAsync(World.Agency);
        return await office.World.Do<ReadCalendars, IReadOnlyList<ReadCalendars.Line>>(u => u.OfBodyAsync(body));
    }

    private static async Task<Guid> SendAsync(Office office, int number) =>
        Assert.IsType<PetitionOutcome.Done>(await office.World.Do<SubmitPetition, PetitionOutcome>(u => u.RunAsync(
            office.By(Actor.System), new(new Guid(number, 0, 0, new byte[8]), PetitionKind.Conduct, World.Agency, "Phạm Văn Thử Một", "0900000001", null, null, null, "Chậm trả lời")))).Id;

    private static Task<RecomputeDues.Outcome?> FollowAsync(Office office) => office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.By(Actor.System)));
}
