using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Accounts;

/// <summary>A citizen gets the account back at the counter.</summary>
public sealed class RecoverCitizenTests
{
    private const string Number = "045090999901";
    private static readonly RecoverCitizen.Request Forgotten = new(Number, "PHAM VAN THU MOT", "căn cước cấp ngày 01/7/2025", true, false, null);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_forgot_the_password_gets_a_one_time_one_three_times_a_day_at_most(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (citizen, receiver) = (await world.CitizenAsync(), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        var before = await StampAsync(world, citizen);

        var done = Assert.IsType<AccountOutcome.Done>(await RunAsync(world, receiver, Forgotten));
        await using (var db = world.Database.Open())
        {
            var account = await db.Users.SingleAsync(a => a.Id == citizen.Id);
            Assert.Equal(citizen.Id, done.Id);
            Assert.True(Passwords.IsOf(account, done.Password!));
            Assert.Equal(world.Clock.Now + Passwords.OfCitizen, account.OneTimeUntil);
            Assert.NotEqual(before, account.SecurityStamp);
            var told = await db.Events.SingleAsync(e => e.StreamId == citizen.Id);
            Assert.Equal((AccountEventData.PasswordReset, receiver.Id, (Guid?)receiver.Posts[0].UnitId), (told.Type, told.ActorId, told.UnitId));
        }

        Assert.IsType<AccountOutcome.Done>(await RunAsync(world, receiver, Forgotten));
        Assert.IsType<AccountOutcome.Done>(await RunAsync(world, receiver, Forgotten));
        Assert.Equal(["citizenId too_often"], Faults(await RunAsync(world, receiver, Forgotten)));
        world.Clock.SetLocal("2026-03-03T09:00");
        Assert.IsType<AccountOutcome.Done>(await RunAsync(world, receiver, Forgotten));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_squatted_number_goes_to_its_owner_who_sees_nothing_of_the_other(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (squatter, receiver) = (await world.CitizenAsync("Kẻ Mạo Danh"), await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC"));
        var dossier = await world.SubmitAsync(squatter);
        var owner = Forgotten with { FullName = "Phạm Văn Thử Một", Release = true, Phone = "0912345678" };
        Assert.Equal(["fullName other_name"], Faults(await RunAsync(world, receiver, Forgotten)));

        var done = Assert.IsType<AccountOutcome.Done>(await RunAsync(world, receiver, owner));

        await using var db = world.Database.Open();
        var (old, now) = (await db.Users.SingleAsync(a => a.Id == squatter.Id), await db.Users.SingleAsync(a => a.Id == done.Id));
        Assert.Equal((null, null, world.Clock.Now), (old.CitizenId, old.PasswordHash, old.LockedAt!.Value));
        Assert.Equal((Number, Number, "+84912345678"), (now.CitizenId, now.UserName, now.PhoneNumber));
        Assert.True(Passwords.IsOf(now, done.Password!));
        Assert.Equal(squatter.Id, (await world.DossierAsync(dossier.Id)).AccountId);
        var actor = new Actor(now.Id, now.FullName, ActorKind.Applicant, []);
        Assert.Null(await db.Dossiers.Where(DossierScope.Of(actor, (await world.ReferenceAsync()).Organisation).Filter).FirstOrDefaultAsync());
        Assert.Equal(AccountEventData.NumberReleased, (await db.Events.SingleAsync(e => e.StreamId == squatter.Id)).Type);
        Assert.Equal(AccountEventData.Created, (await db.Events.SingleAsync(e => e.StreamId == now.Id)).Type);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_missing_is_said_at_its_field_and_only_receivers_do_it(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.CitizenAsync();
        var receiver = await world.OfficialAsync(Role.Receiver, "SKHCN-QT-MC");

        Assert.Equal(
            ["citizenId missing", "fullName missing", "paper paper_missing", "checked not_checked", "phone missing"],
            Faults(await RunAsync(world, receiver, new("", "", " ", false, true, ""))));
        Assert.Equal(["citizenId no_account"], Faults(await RunAsync(world, receiver, Forgotten with { CitizenId = "001190000001" })));
        Assert.IsType<AccountOutcome.NotFound>(await RunAsync(world, await world.OfficialAsync(Role.Administrator), Forgotten));
    }

    private static Task<AccountOutcome> RunAsync(World world, Actor actor, RecoverCitizen.Request request) => world.Do<RecoverCitizen, AccountOutcome>(u => u.RunAsync(world.By(actor), request));

    private static async Task<string?> StampAsync(World world, Actor of)
    {
        await using var db = world.Database.Open();
        return await db.Users.Where(a => a.Id == of.Id).Select(a => a.SecurityStamp).SingleAsync();
    }

    private static IEnumerable<string> Faults(AccountOutcome outcome) => (outcome as AccountOutcome.Invalid)?.Faults.Select(f => $"{f.Field} {f.Code}") ?? [];
}
