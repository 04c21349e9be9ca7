using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Calendar;

/// <summary>Who is reminded of a dossier when. It is Monday 02/3/2026, 09:00; the dossier is due on Monday 09/3, 17:00.</summary>
public sealed class ReminderTests
{
    private static readonly ReminderLadder OneStep = new([new(-1, ReminderUnit.WorkingDay, [ReminderTo.AgencyHead])]);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_ladder_climbs_step_by_step_each_once_though_two_nodes_look(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        var told = new List<string>();
        foreach (var moment in new[] { "2026-03-05T07:59", "2026-03-05T08:00", "2026-03-09T12:00", "2026-03-09T17:00", "2026-03-10T08:00", "2026-03-12T08:00", "2026-03-19T08:00" })
        {
            office.World.Clock.SetLocal(moment);
            var sent = await Task.WhenAll(RemindAsync(office), RemindAsync(office));
            told.Add($"{moment} {sent.Sum()}");
        }

        Assert.Equal(["2026-03-05T07:59 0", "2026-03-05T08:00 1", "2026-03-09T12:00 1", "2026-03-09T17:00 1", "2026-03-10T08:00 1", "2026-03-12T08:00 1", "2026-03-19T08:00 1"], told);
        var rows = await office.World.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(id));
        Assert.Equal(6, rows.Count);
        Assert.Contains(ReminderTo.OneStopDirector, rows[0].To);
        Assert.Equal((await office.EventsAsync(id)).Count, (await office.World.DossierAsync(id)).Version);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Of_steps_that_passed_together_only_the_last_is_taken_and_none_of_an_ended_dossier(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (open, ended) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.Issued));
        office.World.Clock.SetLocal("2026-03-10T09:00");

        Assert.Equal(1, await RemindAsync(office));
        Assert.Equal(0, await RemindAsync(office));
        Assert.Equal([ReminderTo.Officer, ReminderTo.DivisionHead, ReminderTo.AgencyHead], Assert.Single(await office.World.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(open))).To);
        Assert.Empty(await office.World.Do<ListReminders, IReadOnlyList<ListReminders.Row>>(u => u.RunAsync(ended)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_administrator_sets_other_steps_and_open_dossiers_follow_at_once(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.InProcess);
        await RemindAsync(office);
        var (one, two) = (await office.World.OfficialAsync(Role.Administrator, Office.Division), await office.World.OfficialAsync(Role.Administrator, Office.Division));

        var outcomes = await Task.WhenAll(SaveAsync(office, one, 0, OneStep), SaveAsync(office, two, 0, OneStep));
        Assert.Single(outcomes.OfType<SaveReminders.Outcome.Done>());
        Assert.Single(outcomes.OfType<SaveReminders.Outcome.Stale>());
        Assert.IsType<SaveReminders.Outcome.Invalid>(await SaveAsync(office, one, 1, new([])));
        Assert.IsType<SaveReminders.Outcome.NotAllowed>(await SaveAsync(office, await office.World.OfficialAsync(Role.AgencyHead, World.Agency), 1, OneStep));

        office.World.Clock.SetLocal("2026-03-06T07:59");
        Assert.Equal(0, await RemindAsync(office));
        office.World.Clock.SetLocal("2026-03-06T08:00");
        Assert.Equal(1, await RemindAsync(office));
        office.World.Clock.SetLocal("2026-03-20T08:00");
        Assert.Equal(0, await RemindAsync(office));
        await using var db = office.World.Database.Open();
        Assert.Null(await db.Dossiers.Where(d => d.Id == id).Select(d => d.RemindAt).SingleAsync());
        Assert.Equal("AgencyHead", (await db.SentReminders.SingleAsync(r => r.DossierId == id)).Recipients);
    }

    private static Task<int> RemindAsync(Office office) => office.World.Do<RemindDues, int>(u => u.RunAsync(office.World.Clock.Now, 10));

    private static Task<SaveReminders.Outcome> SaveAsync(Office office, Actor actor, int seen, ReminderLadder ladder) =>
        office.World.Do<SaveReminders, SaveReminders.Outcome>(u => u.RunAsync(office.By(actor), World.Agency, seen, ReminderAbout.Due, ladder));
}
