using CaiCach.Application.Acting;
using CaiCach.Application.Calendar;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Tests.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.Law.Procedures;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Calendar;

/// <summary>An administrator says from which day on filings are answered within how many hours. It is Monday 02/3/2026, 09:00.</summary>
public sealed class ClockRulesTests
{
    private static readonly SaveClockRules.Request FourHours = new(new(2026, 3, 4), 4, new(14, 0), new(14, 0), "Quyết định mẫu");

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task New_rules_hold_from_their_day_and_what_was_filed_before_keeps_its_own(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Assert.Equal(new SaveClockRules.Outcome.Done(1), await SaveAsync(office, await AdminAsync(office), 0, FourHours));

        office.World.Clock.SetLocal("2026-03-03T09:00");
        var before = await office.People.SubmitAsync();
        office.World.Clock.SetLocal("2026-03-04T09:00");
        var on = await office.People.SubmitAsync();
        office.World.Clock.SetLocal("2026-03-05T09:00");
        var after = await office.People.SubmitAsync();

        Assert.Equal(("2026-03-04T09:00", "nd-118-2025"), await IntakeAsync(office, before));
        Assert.Equal(("2026-03-04T14:00", "own-1"), await IntakeAsync(office, on));
        Assert.Equal(("2026-03-05T14:00", "own-1"), await IntakeAsync(office, after));

        // Accepted at 14:01, the older goes on until 15:00 the same day, the newer has to go the next morning.
        office.World.Clock.SetLocal("2026-03-05T14:01");
        Assert.Equal(("2026-03-05T17:00", "2026-03-06T17:00"), (await AcceptAsync(office, before), await AcceptAsync(office, on)));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task At_the_counter_the_answer_is_due_the_same_day(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        Assert.Equal("2026-03-02T17:00", (await IntakeAsync(office, await office.People.SubmitAsync(Channel.Direct))).Due);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_who_administers_the_whole_saves_rules_once_and_not_for_the_past(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (one, two) = (await AdminAsync(office), await AdminAsync(office));
        Assert.IsType<SaveClockRules.Outcome.NotAllowed>(await SaveAsync(office, await office.World.OfficialAsync(Role.Administrator, World.Agency), 0, FourHours));
        Assert.IsType<SaveClockRules.Outcome.NotAllowed>(await SaveAsync(office, await office.World.OfficialAsync(Role.AgencyHead, "BKHCN"), 0, FourHours));
        var past = Assert.IsType<SaveClockRules.Outcome.Invalid>(await SaveAsync(office, one, 0, FourHours with { From = new(2026, 3, 1), IntakeHours = 0 }));
        Assert.Equal(["intakeHours", "from"], past.Faults.Select(f => f.Field));

        var outcomes = await Task.WhenAll(SaveAsync(office, one, 0, FourHours), SaveAsync(office, two, 0, FourHours));
        Assert.Single(outcomes.OfType<SaveClockRules.Outcome.Done>());
        Assert.Single(outcomes.OfType<SaveClockRules.Outcome.Stale>());
        var winner = outcomes[0] is SaveClockRules.Outcome.Done ? one : two;
        Assert.IsType<SaveClockRules.Outcome.Done>(await SaveAsync(office, winner, 0, FourHours));
        await using var db = office.World.Database.Open();
        Assert.Equal(1, await db.Events.CountAsync(e => e.Type == "clock_rules.saved"));
    }

    private static async Task<string> AcceptAsync(Office office, Guid id)
    {
        await Office.Done(await office.Now<TakeUpDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        await Office.Done(await office.Now<AcceptDossier>(id, (u, v) => u.RunAsync(office.By(office.People.Receiver), id, v)));
        return Office.Local((await office.World.DossierAsync(id)).DeskDueAt);
    }

    private static async Task<(string Due, string? Rules)> IntakeAsync(Office office, Guid id) =>
        await office.World.DossierAsync(id) is var dossier ? (Office.Local(dossier.IntakeDueAt), dossier.ClockRules) : default;

    private static Task<Actor> AdminAsync(Office office) => office.World.OfficialAsync(Role.Administrator, "BKHCN");

    private static Task<SaveClockRules.Outcome> SaveAsync(Office office, Actor actor, int seen, SaveClockRules.Request request) =>
        office.World.Do<SaveClockRules, SaveClockRules.Outcome>(u => u.RunAsync(office.By(actor), seen, request));
}
