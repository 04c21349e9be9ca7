using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference.Import;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Calendar;

/// <summary>A running office changes its working calendar, and the due dates follow.</summary>
public sealed class AdoptCalendarTests
{
    private static readonly CalendarChange DayOff = new(CalendarChangeKind.DayOff, new(2026, 3, 9), Name: "Nghỉ phòng, chống bão");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_the_preview_tells_comes_to_pass_and_the_history_names_the_document(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var asked = await office.InAsync(BusinessState.Consulting);
        var admin = await AdminAsync(office);
        var proposal = await ProposeAsync(office, DayOff);

        var ready = Assert.IsType<PrepareCalendar.Outcome.Ready>(await PrepareAsync(office, admin, proposal));
        Assert.Equal([new(new(2026, 3, 9), false)], ready.Differences);
        var told = await office.World.Do<PreviewDues, PreviewDues.Outcome>(u => u.RunAsync(ready.Calendar, office.World.Clock.Now));
        Assert.Equal((2, 2), (told.Dossiers, told.Opinions));
        Assert.Contains(told.First, r => r is { What: PreviewDues.MovedTime.Due } && (Office.Local(r.Before), Office.Local(r.After)) == ("2026-03-09T17:00", "2026-03-10T17:00"));
        Assert.Equal("2026-03-09T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
        Assert.Null(await FollowAsync(office, firstOfFile: true));

        var done = Assert.IsType<AdoptCalendar.Outcome.Done>(await AdoptAsync(office, admin, proposal));
        Assert.Equal(done.Version, (await office.World.ReferenceAsync()).CurrentCalendar!.Version);
        Assert.Equal(done, await AdoptAsync(office, admin, proposal));
        Assert.Equal(2, (await FollowAsync(office))!.Moved);

        Assert.Equal("2026-03-10T17:00", Office.Local((await office.World.DossierAsync(id)).DueAt));
        var last = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.DueRecomputed, "Lịch làm việc thay đổi theo văn bản 123/TB-BNV ngày 01/03/2026."), (last.Type, last.Reason));
        Assert.Equal(DossierEvents.DueRecomputed, (await office.EventsAsync(asked))[^1].Type);
        Assert.Equal([CalendarEventData.Announced], (await office.EventsAsync(CalendarEventData.National)).Select(e => e.Type));
        var line = (await office.World.Do<ReadCalendars, IReadOnlyList<ReadCalendars.Line>>(u => u.RunAsync()))[0];
        Assert.Equal((done.Version, 2, admin.Name, "123/TB-BNV"), (line.Version, line.Moved, line.MadeBy, line.DecisionNumber));
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_two_administrators_at_once_one_wins_and_the_other_is_told(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, two) = (await AdminAsync(office), await AdminAsync(office));
        var proposal = await ProposeAsync(office, DayOff);
        var other = proposal with { Change = new(CalendarChangeKind.Swap, new(2026, 3, 10), new(2026, 3, 14)) };

        var outcomes = await Task.WhenAll(AdoptAsync(office, one, proposal), AdoptAsync(office, two, other));

        Assert.Single(outcomes.OfType<AdoptCalendar.Outcome.Done>());
        Assert.Single(outcomes.OfType<AdoptCalendar.Outcome.Stale>());
        Assert.IsType<PrepareCalendar.Outcome.Stale>(await PrepareAsync(office, two, other));
        Assert.Single(await office.EventsAsync(CalendarEventData.National));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_faulty_file_is_named_line_by_line_and_not_applied_and_no_month_may_be_without_work(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var admin = await AdminAsync(office);
        var shipped = await File.ReadAllTextAsync(Path.Combine(TestDatabase.Repository, "data", "calendar", "holidays.csv"));
        var proposal = await ProposeAsync(office, null);

        var faulty = Assert.IsType<PrepareCalendar.Outcome.Invalid>(await PrepareAsync(office, admin, proposal with { Csv = shipped + "2026-13-01,x\n2026-03-10,Mon,day,,,,civil_servants,final,known,,\n", DecisionNumber = "" }));
        Assert.Equal(["number calendar_number_missing", "file file_faulty"], faulty.Faults.Select(f => $"{f.Field} {f.Code}"));
        Assert.Equal(["wrong_column_count", "wrong_weekday", "unknown_kind", "name_missing", "legal_basis_missing"], faulty.Lines.Select(l => l.Code));
        Assert.Equal(2, faulty.Lines.Select(l => l.Line).Distinct().Count());

        var idle = string.Concat(Enumerable.Range(1, 31).Select(d => new DateOnly(2026, 3, d)).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday))
            .Select(d => $"{d:yyyy-MM-dd},{d.ToString("ddd", System.Globalization.CultureInfo.InvariantCulture)},holiday,Nghỉ,,Thử nghiệm,civil_servants,final,known,,\n"));
        Assert.Equal(["file calendar_no_working_day"], await FaultsAsync(office, admin, proposal with { Csv = shipped + idle }));
        Assert.Equal(["file file_same"], await FaultsAsync(office, admin, proposal with { Csv = shipped.ReplaceLineEndings("\r\n") }));
        Assert.Equal(["file file_missing"], await FaultsAsync(office, admin, proposal with { Csv = " " }));
        Assert.Equal(["day calendar_day_past"], await FaultsAsync(office, admin, proposal with { Change = DayOff with { Day = new(2026, 3, 1) } }));
        Assert.IsType<AdoptCalendar.Outcome.Invalid>(await AdoptAsync(office, admin, proposal with { Csv = shipped + idle }));

        var more = proposal with { Csv = shipped + "2028-01-03,Mon,compensatory,Nghỉ bù,,Thử nghiệm,civil_servants,final,known,,\n" };
        Assert.IsType<AdoptCalendar.Outcome.Done>(await AdoptAsync(office, admin, more));
        Assert.Equal(2028, (await office.World.ReferenceAsync()).CurrentCalendar!.LastYear);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_cut_short_goes_on_at_the_next_turn_and_what_another_node_accepted_meanwhile_follows_too(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var ids = new[] { await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess) };
        await AdoptAsync(office, await AdminAsync(office), await ProposeAsync(office, DayOff));
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.By(Actor.System), stopped.Token)));
        await RecomputeOneAsync(office, ids[0]);

        Assert.Equal(new(1, 1), await FollowAsync(office));
        Assert.All(await Task.WhenAll(ids.Select(office.World.DossierAsync)), d => Assert.Equal("2026-03-10T17:00", Office.Local(d.DueAt)));
        Assert.All(await Task.WhenAll(ids.Select(office.EventsAsync)), events => Assert.Single(events, e => e.Type == DossierEvents.DueRecomputed));
        Assert.Null(await FollowAsync(office));
        office.World.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await FollowAsync(office));
        Assert.Null(await FollowAsync(office));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_an_administrator_of_a_body_with_none_above_changes_the_calendar_and_a_new_file_of_the_program_does_not_undo_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var proposal = await ProposeAsync(office, DayOff);
        foreach (var (role, unit) in new[] { (Role.AgencyHead, "BKHCN"), (Role.Administrator, "BKHCN-SHTT-VP") })
        {
            var actor = await office.World.OfficialAsync(role, unit);
            Assert.IsType<PrepareCalendar.Outcome.NotAllowed>(await PrepareAsync(office, actor, proposal));
            Assert.IsType<AdoptCalendar.Outcome.NotAllowed>(await AdoptAsync(office, actor, proposal));
        }

        var done = Assert.IsType<AdoptCalendar.Outcome.Done>(await AdoptAsync(office, await AdminAsync(office), proposal));
        var bundle = ReferenceBundle.Read(Path.Combine(TestDatabase.Repository, "data"));
        var files = new Dictionary<string, string>(bundle.Files, StringComparer.Ordinal);
        files[ReferenceBundle.Calendar] += "2026-03-13,Fri,holiday,Ngày khác,,Thử nghiệm,civil_servants,final,known,,\n";
        Assert.Empty(await office.World.Do<ImportReferenceData, IReadOnlyList<ImportFault>>(u => u.RunAsync(office.By(Actor.System), new(files))));
        Assert.Equal(done.Version, (await office.World.ReferenceAsync()).CurrentCalendar!.Version);
    }

    private static Task<Actor> AdminAsync(Office office) => office.World.OfficialAsync(Role.Administrator, "BKHCN-VP-HC");

    private static async Task<CalendarProposal> ProposeAsync(Office office, CalendarChange? change) =>
        new((await office.World.ReferenceAsync()).CurrentCalendar!.Version, change, null, "123/TB-BNV", new(2026, 3, 1));

    private static Task<PrepareCalendar.Outcome> PrepareAsync(Office office, Actor actor, CalendarProposal proposal) =>
        office.World.Do<PrepareCalendar, PrepareCalendar.Outcome>(u => u.RunAsync(office.By(actor), proposal));

    private static Task<AdoptCalendar.Outcome> AdoptAsync(Office office, Actor actor, CalendarProposal proposal) =>
        office.World.Do<AdoptCalendar, AdoptCalendar.Outcome>(u => u.RunAsync(office.By(actor), proposal));

    private static async Task<IEnumerable<string>> FaultsAsync(Office office, Actor actor, CalendarProposal proposal) =>
        Assert.IsType<PrepareCalendar.Outcome.Invalid>(await PrepareAsync(office, actor, proposal)).Faults.Select(f => $"{f.Field} {f.Code}");

    /// <summary>A turn of the background.</summary>
    private static async Task<RecomputeDues.Outcome?> FollowAsync(Office office, bool firstOfFile = false)
    {
        if (firstOfFile)
        {
            // The calendar that ships has its own turns, long ago.
            await using var db = office.World.Database.Open();
            await db.Calendars.ExecuteUpdateAsync(set => set.SetProperty(c => c.RecomputedAt, c => c.ImportedAt.AddHours(1)));
        }

        return await office.World.Do<FollowCalendar, RecomputeDues.Outcome?>(u => u.RunAsync(office.By(Actor.System)));
    }

    /// <summary>As if the run had been cut short after the first dossier.</summary>
    private static async Task RecomputeOneAsync(Office office, Guid id)
    {
        await using var db = office.World.Database.Open();
        var others = await db.Dossiers.Where(d => d.Id != id).Select(d => new { d.Id, d.FinishedAt }).ToListAsync();
        await db.Dossiers.Where(d => d.Id != id).ExecuteUpdateAsync(set => set.SetProperty(d => d.FinishedAt, office.World.Clock.Now));
        await office.World.Do<RecomputeDues, RecomputeDues.Outcome>(u => u.RunAsync(office.By(Actor.System)));
        await db.Dossiers.Where(d => d.Id != id).ExecuteUpdateAsync(set => set.SetProperty(d => d.FinishedAt, (DateTime?)null));
        Assert.All(others, o => Assert.Null(o.FinishedAt));
    }
}
