using CaiCach.Application.Accounts;
using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Data.Accounts;
using CaiCach.Data.Events;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Accounts;

/// <summary>The administrator of the whole installation registers programs that use the API, replaces their secrets and suspends them.</summary>
public sealed class ClientTests
{
    private const string Root = "BKHCN-VP-HC";
    private static readonly SaveClient.Rights Filing = new(" Trục liên thông tỉnh ", [ApiScopes.DossiersFile, ApiScopes.DossiersRead], [FilingWay.NationalPortal]);

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_program_is_registered_once_with_a_secret_told_once_and_kept_hashed(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, Root);

        var both = await Task.WhenAll(RegisterAsync(world, admin, " LGSP-tinh "), RegisterAsync(world, admin, "lgsp-tinh"));

        var made = Assert.Single(both.OfType<AccountOutcome.Done>());
        Assert.Equal(["clientId client_id_taken"], Faults(Assert.Single(both.OfType<AccountOutcome.Invalid>())));
        var client = await ReadAsync(world, made.Id);
        Assert.Equal(
            ("lgsp-tinh", "Trục liên thông tỉnh", "dossiers:file dossiers:read", "NationalPortal", 1),
            (client.ClientId, client.Name, client.Scopes, client.Ways, client.Version));
        Assert.Equal(await world.UnitAsync(World.Agency), client.UnitId);
        Assert.Equal(43, made.Password!.Length);
        Assert.True(ApiClients.Knows(client, made.Password));
        Assert.DoesNotContain(made.Password, client.SecretHash, StringComparison.Ordinal);
        var told = Assert.Single(await EventsAsync(world, made.Id));
        Assert.Equal((ClientEventData.Registered, admin.Id, null), (told.Type, told.ActorId, told.UnitId));
        Assert.DoesNotContain(made.Password, told.Data, StringComparison.Ordinal);
        Assert.DoesNotContain(client.SecretHash, told.Data, StringComparison.Ordinal);
        Assert.Equal(0, await world.Do<VerifyLedger, long>(async u => (await u.RunAsync(f => Assert.Fail(f.ToString()))).Faults));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task A_replaced_secret_is_another_and_of_two_at_once_one_is_done(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, Root);
        var made = Assert.IsType<AccountOutcome.Done>(await RegisterAsync(world, admin, "lgsp"));
        world.Clock.Advance(TimeSpan.FromDays(1));

        var both = await Task.WhenAll(RenewAsync(world, admin, made.Id, 1), RenewAsync(world, admin, made.Id, 1));

        var renewed = Assert.Single(both.OfType<AccountOutcome.Done>());
        Assert.IsType<AccountOutcome.Stale>(Assert.Single(both.Except([renewed])));
        var client = await ReadAsync(world, made.Id);
        Assert.False(ApiClients.Knows(client, made.Password!));
        Assert.True(ApiClients.Knows(client, renewed.Password!));
        Assert.Equal((world.Clock.Now, 2), (client.SecretSetAt, client.Version));
        Assert.Equal([ClientEventData.Registered, ClientEventData.SecretRenewed], (await EventsAsync(world, made.Id)).Select(e => e.Type));
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Who_is_suspended_is_known_no_more_until_let_in_again_with_a_reason_each_time(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var admin = await world.OfficialAsync(Role.Administrator, Root);
        var made = Assert.IsType<AccountOutcome.Done>(await RegisterAsync(world, admin, "lgsp"));

        Assert.Equal(["reason reason_missing"], Faults(await SuspendAsync(world, admin, made.Id, 1, true, " ")));
        Assert.IsType<AccountOutcome.Done>(await SuspendAsync(world, admin, made.Id, 1, true, "Lộ khóa"));
        Assert.False(ApiClients.Knows(await ReadAsync(world, made.Id), made.Password!));
        Assert.IsType<AccountOutcome.Done>(await SuspendAsync(world, admin, made.Id, 2, true, "Lần nữa"));
        Assert.IsType<AccountOutcome.Stale>(await SuspendAsync(world, admin, made.Id, 1, false, "Đã xử lý"));
        Assert.IsType<AccountOutcome.Done>(await SuspendAsync(world, admin, made.Id, 2, false, "Đã xử lý"));

        Assert.True(ApiClients.Knows(await ReadAsync(world, made.Id), made.Password!));
        Assert.Equal([(ClientEventData.Registered, null), (ClientEventData.Suspended, "Lộ khóa"), (ClientEventData.Resumed, "Đã xử lý")], (await EventsAsync(world, made.Id)).Select(e => (e.Type, e.Reason)));
    }

    [Fact]
    public async Task Rights_change_and_one_that_was_made_by_hand_in_an_older_version_is_changed_like_any_other()
    {
        await using var world = await World.CreateAsync("sqlite");
        var admin = await world.OfficialAsync(Role.Administrator, Root);
        var old = ApiClients.New("ngay-xua", "bi-mat-cua-phan-mem-ngay-xua", "Phần mềm cũ", await world.UnitAsync(World.Agency), [ApiScopes.IndexRead], world.Clock.Now);
        await using (var db = world.Database.Open())
        {
            db.ApiClients.Add(old);
            await db.SaveChangesAsync();
        }

        Assert.IsType<AccountOutcome.Done>(await ChangeAsync(world, admin, old.Id, 0, Filing));
        Assert.IsType<AccountOutcome.Done>(await ChangeAsync(world, admin, old.Id, 1, Filing));

        var client = await ReadAsync(world, old.Id);
        Assert.Equal(("Trục liên thông tỉnh", "dossiers:file dossiers:read", "NationalPortal", 1), (client.Name, client.Scopes, client.Ways, client.Version));
        Assert.True(ApiClients.Knows(client, "bi-mat-cua-phan-mem-ngay-xua"));
        Assert.Equal(ClientEventData.Changed, Assert.Single(await EventsAsync(world, old.Id)).Type);
        Assert.Equal(0, await world.Do<VerifyLedger, long>(async u => (await u.RunAsync(f => Assert.Fail(f.ToString()))).Faults));
    }

    [Fact]
    public async Task What_is_typed_wrong_is_said_at_its_field_and_nobody_below_the_top_sees_or_does_anything()
    {
        await using var world = await World.CreateAsync("sqlite");
        var admin = await world.OfficialAsync(Role.Administrator, Root);
        var below = await world.OfficialAsync(Role.Administrator);
        var head = await world.OfficialAsync(Role.AgencyHead, Root);

        Assert.Equal(
            ["clientId client_id_wrong", "body body_unknown", "name name_missing", "scopes scopes_missing", "ways ways_without_filing"],
            Faults(await RegisterAsync(world, admin, "lg sp", "SKHCN-QT-MC", new(" ", ["admin"], [FilingWay.Vneid, FilingWay.OwnPortal]))));
        Assert.Equal(["clientId client_id_missing"], Faults(await RegisterAsync(world, admin, " ")));
        var made = Assert.IsType<AccountOutcome.Done>(await RegisterAsync(world, admin, "lgsp"));

        foreach (var other in new[] { below, head })
        {
            Assert.IsType<AccountOutcome.NotFound>(await RegisterAsync(world, other, "khac"));
            Assert.IsType<AccountOutcome.NotFound>(await RenewAsync(world, other, made.Id, 1));
            Assert.IsType<AccountOutcome.NotFound>(await SuspendAsync(world, other, made.Id, 1, true, "Lý do"));
            Assert.IsType<AccountOutcome.NotFound>(await ChangeAsync(world, other, made.Id, 1, Filing));
            Assert.Null(await world.Do<ReadClients, IReadOnlyList<ApiClient>?>(u => u.ListAsync(other)));
            Assert.Null(await world.Do<ReadClients, ReadClients.View?>(u => u.RunAsync(other, made.Id)));
        }

        Assert.Equal(["lgsp"], (await world.Do<ReadClients, IReadOnlyList<ApiClient>?>(u => u.ListAsync(admin)))!.Select(c => c.ClientId));
        Assert.Equal(1, (await ReadAsync(world, made.Id)).Version);
    }

    private static Task<AccountOutcome> RegisterAsync(World world, Actor actor, string id, string body = World.Agency, SaveClient.Rights? rights = null) =>
        world.Do<SaveClient, AccountOutcome>(u => u.RegisterAsync(Context(world, actor), id, body, rights ?? Filing));

    private static Task<AccountOutcome> ChangeAsync(World world, Actor actor, Guid id, int version, SaveClient.Rights rights) =>
        world.Do<SaveClient, AccountOutcome>(u => u.ChangeAsync(Context(world, actor), id, version, rights));

    private static Task<AccountOutcome> RenewAsync(World world, Actor actor, Guid id, int version) =>
        world.Do<RenewClientSecret, AccountOutcome>(u => u.RunAsync(Context(world, actor), id, version));

    private static Task<AccountOutcome> SuspendAsync(World world, Actor actor, Guid id, int version, bool suspended, string reason) =>
        world.Do<SuspendClient, AccountOutcome>(u => u.RunAsync(Context(world, actor), id, version, suspended, reason));

    private static ActContext Context(World world, Actor actor) => new(actor, world.Clock.Now, "workspace");

    private static IEnumerable<string> Faults(AccountOutcome outcome) => Assert.IsType<AccountOutcome.Invalid>(outcome).Faults.Select(f => $"{f.Field} {f.Code}");

    private static async Task<ApiClient> ReadAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.ApiClients.AsNoTracking().SingleAsync(c => c.Id == id);
    }

    private static async Task<List<EventRow>> EventsAsync(World world, Guid id)
    {
        await using var db = world.Database.Open();
        return await db.Events.AsNoTracking().Where(e => e.StreamId == id).OrderBy(e => e.Version).ToListAsync();
    }
}
