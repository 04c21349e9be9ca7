using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Ledger;
using CaiCach.Application.Outbox;
using CaiCach.Data.Outbox;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who keeps an eye on a dossier reminds whoever has it, once a day, and changes nothing else.</summary>
public sealed class UrgeTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Whoever_has_it_and_the_head_of_the_unit_are_told_once_a_day_and_the_state_stays(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (director, people, id) = (await office.World.OfficialAsync(Role.OneStopDirector, "SKHCN-QT-MC"), office.People, await office.InAsync(BusinessState.InProcess));
        var before = await office.World.DossierAsync(id);
        Assert.Equal("text_missing", Fault(await UrgeAsync(office, director, id, before.Version, " ")));
        Assert.Equal("text_too_long", Fault(await UrgeAsync(office, director, id, before.Version, new string('a', 501))));
        Assert.IsType<ActOutcome.Stale>(await UrgeAsync(office, director, id, before.Version - 1, "Đề nghị làm trước hạn."));
        await Office.Done(await UrgeAsync(office, director, id, before.Version, " Đề nghị làm trước hạn. "));
        await Office.Done(await UrgeAsync(office, director, id, before.Version, "Đề nghị làm trước hạn."));
        Assert.Equal("urged_today", Fault(await UrgeAsync(office, director, id, before.Version + 1, "Làm ngay.")));
        var after = await office.World.DossierAsync(id);
        Assert.Equal((before.State, before.Desk, before.DueAt, before.AssigneeId, before.Version + 1), (after.State, after.Desk, after.DueAt, after.AssigneeId, after.Version));
        var last = (await office.EventsAsync(id))[^1];
        Assert.Equal((DossierEvents.Urged, director.Name, "Đề nghị làm trước hạn."), (last.Type, last.ActorName, last.Reason));

        while (await office.World.Get<OutboxPump>().PumpAsync(office.World.Clock.Now, 100, default) > 0)
        {
            // until nothing is left
        }

        await using (var db = office.World.Database.Open())
        {
            var told = await db.Notices.Where(n => n.Kind == NoticeKind.Urged).ToListAsync();
            Assert.Equal(new[] { people.Specialist.Id, people.DivisionHead.Id }.Order(), told.Select(n => (Guid?)n.AccountId).Order());
            Assert.All(told, n => Assert.Contains("được đôn đốc: Đề nghị làm trước hạn.", n.Text, StringComparison.Ordinal));
            Assert.False(await db.Notices.AnyAsync(n => n.AccountId == people.Citizen.Id && n.Text.Contains("đôn đốc")));
        }

        office.World.Clock.SetLocal("2026-03-03T00:00");
        await Office.Done(await UrgeAsync(office, director, id, after.Version, "Làm ngay."));
        Assert.Equal(0, (await office.World.Do<VerifyLedger, VerifyLedger.Counts>(u => u.RunAsync(fault => Assert.Fail(fault.ToString())))).Faults);
        await office.World.AssertRecountAsync();
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Only_who_keeps_an_eye_on_it_reminds_and_only_while_the_authority_has_it(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (people, id, waits) = (office.People, await office.InAsync(BusinessState.InProcess), await office.InAsync(BusinessState.SupplementRequested));
        var done = await office.InAsync(BusinessState.Stopped);
        foreach (var stranger in new[] { people.Specialist, people.Receiver, people.Citizen, await office.World.OfficialAsync(Role.Inspector), await office.World.OfficialAsync(Role.DivisionHead, "SKHCN-QT-QLKH"), await office.World.OfficialAsync(Role.OneStopDirector, "SNV-QT-MC") })
        {
            Assert.IsType<ActOutcome.NotFound>(await UrgeAsync(office, stranger, id, await office.VersionAsync(id), "Làm ngay."));
        }

        foreach (var one in new[] { waits, done })
        {
            Assert.IsType<ActOutcome.NotFound>(await UrgeAsync(office, people.Head, one, await office.VersionAsync(one), "Làm ngay."));
        }

        foreach (var who in new[] { people.Head, people.DivisionHead, await office.World.OfficialAsync(Role.ReformOfficer) })
        {
            await Office.Done(await UrgeAsync(office, who, id, await office.VersionAsync(id), "Làm ngay."));
        }
    }

    private static Task<ActOutcome> UrgeAsync(Office office, Actor who, Guid id, int version, string? text) => office.Do<UrgeDossier>(u => u.RunAsync(office.By(who), id, version, text));

    private static string Fault(ActOutcome outcome) => Assert.Single(Assert.IsType<ActOutcome.Invalid>(outcome).Faults).Code;
}
