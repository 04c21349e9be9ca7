using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data.Accounts;
using CaiCach.Data.Events;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Accounts;

/// <summary>An administrator makes, locks and opens accounts and gives posts.</summary>
public sealed class OfficialAccountTests
{
    private const string Division = "SKHCN-QT-QLCN";
    private const string Desk = "SKHCN-QT-MC";
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_account_begins_with_posts_a_one_time_password_and_one_event_and_its_name_is_taken_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator);
        var request = await RequestAsync(world, " TiepNhan.Moi ", Desk, Role.Receiver, Role.Cashier);

        var both = await Task.WhenAll(CreateAsync(world, admin, request), CreateAsync(world, admin, request));
        var made = Assert.Single(both.OfType<AccountOutcome.Done>());
        Assert.Equal(["userName user_name_taken"], Faults(Assert.Single(both.OfType<AccountOutcome.Invalid>())));

        await using var db = world.Database.Open();
        var account = await db.Users.SingleAsync(a => a.Id == made.Id);
        Assert.Equal(("tiepnhan.moi", "+84912345678", 1, AccountKind.Official), (account.UserName, account.PhoneNumber, account.Version, account.Kind));
        Assert.Equal(world.Clock.Now + Passwords.OfOfficial, account.OneTimeUntil);
        Assert.True(Passwords.IsOf(account, made.Password!));
        Assert.Equal([Role.Receiver, Role.Cashier], (await db.Posts.Where(p => p.AccountId == made.Id).Select(p => p.Role).ToListAsync()).Order());
        var told = Assert.Single(await EventsAsync(world, made.Id));
        Assert.Equal((AccountEventData.Created, admin.Id), (told.Type, told.ActorId));
        Assert.DoesNotContain(made.Password!, told.Data, StringComparison.Ordinal);
        Assert.DoesNotContain("912345678", told.Data, StringComparison.Ordinal);
        Assert.Equal(0, await world.Do<VerifyLedger, long>(async u => (await u.RunAsync(f => Assert.Fail(f.ToString()))).Faults));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_is_typed_wrong_is_said_at_its_field_and_roles_that_go_apart_are_refused(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator);
        var unit = await world.UnitAsync(Division);

        Assert.Equal(
            ["userName user_name_wrong", "fullName missing", "email email_wrong", "phone phone_wrong_shape", "unit unit_unknown", "roles roles_missing", "from from_past", "to to_early"],
            Faults(await CreateAsync(world, admin, new("045090", new("", "x", "1"), await world.UnitAsync("BKHCN"), [], Today.AddDays(-1), Today.AddDays(-2)))).Select(f => f));
        Assert.Equal(
            ["roles roles_apart"],
            Faults(await CreateAsync(world, admin, await RequestAsync(world, "hai.vai", Division, Role.Specialist, Role.Clerk))));

        var person = (await world.OfficialAsync(Role.Specialist, Division)).Id!.Value;
        async Task<IEnumerable<string>> GiveAsync(DateOnly from, DateOnly? to, params Role[] roles) => Faults(await GiveToAsync(world, admin, person, new(unit, roles, from, to)));
        Assert.Equal(["roles roles_apart"], await GiveAsync(Today, null, Role.AgencyHead));
        Assert.Equal(["roles roles_apart"], await GiveAsync(Today, null, Role.Administrator));
        Assert.Equal(["roles post_held"], await GiveAsync(Today, null, Role.Specialist));
        Assert.Empty(await GiveAsync(Today, Today.AddDays(9), Role.DivisionHead));
        Assert.Equal(["roles roles_apart", "roles roles_apart"], await GiveAsync(Today.AddDays(9), null, Role.OneStopDirector));
        Assert.Equal(["roles roles_apart"], await GiveAsync(Today.AddDays(10), null, Role.OneStopDirector));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task An_administrator_acts_in_the_own_body_and_below_never_on_oneself_and_not_on_whom_others_manage_too(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (admin, above) = (await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.Administrator, "BKHCN"));
        var mine = await world.OfficialAsync(Role.Specialist, Division);
        var foreign = await world.OfficialAsync(Role.Specialist, "BKHCN-PC");

        Assert.IsType<AccountOutcome.NotFound>(await LockAsync(world, mine, mine.Id!.Value));
        Assert.IsType<AccountOutcome.NotFound>(await LockAsync(world, admin, foreign.Id!.Value));
        Assert.Equal([" own_account"], Faults(await LockAsync(world, admin, admin.Id!.Value)));
        Assert.Equal([" own_account"], Faults(await GiveToAsync(world, admin, admin.Id.Value, new(await world.UnitAsync(Division), [Role.Leader], Today, null))));

        // Somebody of another body may be given a post here, but the account stays with those who manage all of it.
        Assert.IsType<AccountOutcome.Done>(await GiveToAsync(world, admin, foreign.Id.Value, new(await world.UnitAsync(Division), [Role.Leader], Today, null)));
        Assert.IsType<AccountOutcome.NotFound>(await ResetAsync(world, admin, foreign.Id.Value));
        Assert.Equal(["unit unit_unknown"], Faults(await GiveToAsync(world, admin, foreign.Id.Value, new(await world.UnitAsync("BKHCN-PC"), [Role.Leader], Today, null))));
        Assert.IsType<AccountOutcome.Done>(await ResetAsync(world, above, foreign.Id.Value));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_lock_or_a_new_password_ends_every_session_and_whoever_comes_second_is_told(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator);
        var person = (await world.OfficialAsync(Role.Specialist, Division)).Id!.Value;
        var stamp = (await AccountAsync(world, person)).SecurityStamp;

        Assert.Equal(["reason reason_missing"], Faults(await world.Do<LockAccount, AccountOutcome>(u => u.RunAsync(world.By(admin), person, 0, true, " "))));
        Assert.IsType<AccountOutcome.Done>(await LockAsync(world, admin, person));
        var locked = await AccountAsync(world, person);
        Assert.Equal(world.Clock.Now, locked.LockedAt);
        Assert.NotEqual(stamp, locked.SecurityStamp);
        Assert.IsType<AccountOutcome.Stale>(await world.Do<LockAccount, AccountOutcome>(u => u.RunAsync(world.By(admin), person, 0, false, "Xong")));

        var reset = Assert.IsType<AccountOutcome.Done>(await ResetAsync(world, admin, person));
        var now = await AccountAsync(world, person);
        Assert.True(Passwords.IsOf(now, reset.Password!));
        Assert.NotEqual(locked.SecurityStamp, now.SecurityStamp);
        Assert.Equal([AccountEventData.Locked, AccountEventData.PasswordReset], (await EventsAsync(world, person)).Select(e => e.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_last_administrator_of_a_body_stays_even_when_two_take_each_others_post_at_once(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var (one, above) = (await world.OfficialAsync(Role.Administrator), await world.OfficialAsync(Role.Administrator, "BKHCN"));
        Assert.Equal(["reason last_administrator"], Faults(await LockAsync(world, above, one.Id!.Value)));
        Assert.Equal(["lastDay last_administrator"], Faults(await EndAsync(world, above, one.Id.Value)));

        var other = await world.OfficialAsync(Role.Administrator);
        var both = await Task.WhenAll(EndAsync(world, one, other.Id!.Value), EndAsync(world, other, one.Id.Value));
        Assert.Equal(["lastDay last_administrator"], Faults(Assert.Single(both.OfType<AccountOutcome.Invalid>())));
        Assert.Single(both.OfType<AccountOutcome.Done>());
    }

    // On SQLite one writer works at a time, so that nothing comes between.
    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public async Task A_change_is_done_once_though_wrong_tries_are_written_between_and_gives_up_in_the_end(int between, bool isDone)
    {
        await using var world = await World.CreateAsync("postgres");
        var admin = await world.OfficialAsync(Role.Administrator);
        var person = (await world.OfficialAsync(Role.Specialist, Division)).Id!.Value;
        var betweenTries = $$"""
                CREATE SEQUENCE tries;
                CREATE FUNCTION written_between() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF nextval('tries') <= {{between}} THEN RETURN NULL; END IF; RETURN NEW; END $$;
                CREATE TRIGGER written_between BEFORE UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION written_between();
                """;
        await using (var db = world.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(betweenTries);
        }

        var outcome = await LockAsync(world, admin, person);

        Assert.Equal(isDone ? typeof(AccountOutcome.Done) : typeof(AccountOutcome.Stale), outcome.GetType());
        var account = await AccountAsync(world, person);
        Assert.Equal(isDone ? (1, world.Clock.Now) : (0, (DateTime?)null), (account.Version, account.LockedAt));
        Assert.Equal(isDone ? 1 : 0, (await EventsAsync(world, person)).Count);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_fresh_installation_gets_one_administrator_by_command(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        Task<AccountOutcome> MakeAsync(string unit, string name) => world.Do<MakeAdministrator, AccountOutcome>(u => u.RunAsync(world.By(Actor.System), unit, name, new("Nguyễn Thị Mẫu", null, null)));

        Assert.Equal(["unit unit_unknown"], Faults(await MakeAsync(Division, "quantri.moi")));
        Assert.IsType<AccountOutcome.Done>(await MakeAsync(World.Agency, "quantri.moi"));
        Assert.Equal(["unit administrator_there"], Faults(await MakeAsync(World.Agency, "quantri.hai")));
        Assert.IsType<AccountOutcome.Done>(await world.Do<ResetPassword, AccountOutcome>(u => u.ByCommandAsync(world.By(Actor.System), "QuanTri.moi")));
        Assert.IsType<AccountOutcome.NotFound>(await world.Do<ResetPassword, AccountOutcome>(u => u.ByCommandAsync(world.By(Actor.System), "khong.co")));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_list_is_read_page_by_page_and_finds_names_without_diacritics(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator);
        var unit = await world.UnitAsync(Desk);
        for (var i = 0; i < ListOfficials.PageSize; i++)
        {
            Assert.IsType<AccountOutcome.Done>(await CreateAsync(world, admin, new($"nguoi.{i:00}", new(i == 7 ? "Đỗ Thị Hòa" : "Lê Văn An", null, null), unit, [Role.Receiver], Today, null)));
        }

        var foreign = await world.OfficialAsync(Role.Specialist, "BKHCN-PC");
        Task<ListOfficials.Page> ListAsync(string? text = null, string? after = null) => world.Do<ListOfficials, ListOfficials.Page>(u => u.RunAsync(admin, world.Clock.Now, text, after));
        var first = await ListAsync();
        var second = await ListAsync(after: first.Next);
        Assert.Equal(ListOfficials.PageSize, first.Rows.Count);
        Assert.Null(second.Next);
        Assert.Equal(ListOfficials.PageSize + 1, first.Rows.Concat(second.Rows).Select(r => r.Id).Distinct().Count());
        Assert.Equal("nguoi.07", Assert.Single((await ListAsync("hoa do")).Rows).UserName);
        Assert.Equal(10, (await ListAsync("NGUOI.0")).Rows.Count);
        Assert.Equal(foreign.Id, Assert.Single((await ListAsync((await AccountAsync(world, foreign.Id!.Value)).UserName)).Rows).Id);
        Assert.Empty((await ListAsync(foreign.Name)).Rows);
    }

    private static async Task<CreateOfficial.Request> RequestAsync(World world, string userName, string unit, params Role[] roles) =>
        new(userName, new("Trần Thị Mẫu", "mau@mau.example", "0912 345 678"), await world.UnitAsync(unit), roles, Today, null);

    private static Task<AccountOutcome> CreateAsync(World world, Actor admin, CreateOfficial.Request request) => world.Do<CreateOfficial, AccountOutcome>(u => u.RunAsync(world.By(admin), request));

    private static async Task<AccountOutcome> GiveToAsync(World world, Actor admin, Guid person, GivePosts.Request request)
    {
        var version = (await AccountAsync(world, person)).Version;
        return await world.Do<GivePosts, AccountOutcome>(u => u.RunAsync(world.By(admin), person, version, request));
    }

    private static async Task<AccountOutcome> LockAsync(World world, Actor admin, Guid person)
    {
        var version = (await AccountAsync(world, person)).Version;
        return await world.Do<LockAccount, AccountOutcome>(u => u.RunAsync(world.By(admin), person, version, true, "Chuyển công tác"));
    }

    private static async Task<AccountOutcome> ResetAsync(World world, Actor admin, Guid person)
    {
        var version = (await AccountAsync(world, person)).Version;
        return await world.Do<ResetPassword, AccountOutcome>(u => u.RunAsync(world.By(admin), person, version));
    }

    private static async Task<AccountOutcome> EndAsync(World world, Actor admin, Guid person)
    {
        await using var db = world.Database.Open();
        var post = await db.Posts.SingleAsync(p => p.AccountId == person);
        return await world.Do<ChangePost, AccountOutcome>(u => u.EndNowAsync(world.By(admin), person, 0, post.Id, null));
    }

    private static async Task<Account> AccountAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Users.AsNoTracking().SingleAsync(a => a.Id == id);
    }

    private static async Task<IReadOnlyList<EventRow>> EventsAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync();
    }

    private static IEnumerable<string> Faults(AccountOutcome outcome) => (outcome as AccountOutcome.Invalid)?.Faults.Select(f => $"{f.Field} {f.Code}") ?? [];
}
