using CaiCach.Application.Dossiers;
using CaiCach.Application.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Mails;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Whoever was promised a day is told when it passed.</summary>
public sealed class TellLateTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_applicant_is_told_once_when_the_due_date_passed_without_an_apology_and_the_record_stays_as_it_is(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var world = office.World;
        var (late, apologised, issued) = (await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.Issued));
        await Office.Done(await office.Now<ApologiseForDelay>(apologised, (u, v) => u.RunAsync(office.By(office.People.Head), apologised, v, new(2026, 3, 16), "Chờ xác minh")));
        var before = await world.DossierAsync(late);
        Assert.Equal(0, await TellAsync(before.DueAt!.Value));

        Assert.Equal(1, await TellAsync(before.DueAt!.Value.AddMinutes(1)));
        Assert.Equal(0, await TellAsync(before.DueAt!.Value.AddDays(1)));
        while (await world.Get<OutboxPump>().PumpAsync(before.DueAt!.Value.AddDays(1), 100, default, only: "notice") > 0)
        {
            // until nothing is left
        }

        await using var db = world.Database.Open();
        var told = await db.Notices.Where(n => n.Text.Contains("quá hẹn")).ToListAsync();
        Assert.Equal([(late, office.People.Citizen.Id!.Value)], told.Select(n => (n.DossierId, n.AccountId)));
        Assert.Contains(before.Code!, told[0].Text, StringComparison.Ordinal);
        var delays = await db.Mails.Where(m => m.Kind == MailKind.Delay).ToListAsync();
        Assert.Equal(delays.Count(m => m.DossierId == apologised), delays.Count(m => m.DossierId == late));
        Assert.DoesNotContain(delays, m => m.DossierId == issued);
        Assert.Equal((before.Version, before.State), ((await world.DossierAsync(late)).Version, (await world.DossierAsync(late)).State));

        Task<int> TellAsync(DateTime now) => world.Do<TellLate, int>(u => u.RunAsync(now, 100));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Nobody_is_told_while_the_clock_stands_still(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var id = await office.InAsync(BusinessState.Suspended);
        var due = (await office.World.DossierAsync(id)).DueAt!.Value;
        Assert.Equal(0, await office.World.Do<TellLate, int>(u => u.RunAsync(due.AddDays(30), 100)));
    }
}
