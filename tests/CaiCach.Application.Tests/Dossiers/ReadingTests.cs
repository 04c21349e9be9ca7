using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Keeping;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>Who opened a dossier is noted once a day, told to its owner without names, and to inspectors and administrators with them.</summary>
public sealed class ReadingTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Each_reader_is_noted_once_a_day_by_the_post_and_the_owner_reads_body_role_and_day(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var id = await office.InAsync(BusinessState.InProcess);
        var agency = await world.UnitAsync(World.Agency);
        var program = new Actor(Guid.NewGuid(), "Cổng mẫu", ActorKind.Client, []) { ClientAgencies = new HashSet<Guid> { agency } };
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => OpenAsync(office, people.Specialist, id))));
        var first = world.Clock.Now;
        await OpenAsync(office, people.Head, id);
        await OpenAsync(office, program, id);
        await OpenAsync(office, people.Citizen, id);
        world.Clock.SetLocal("2026-03-02T23:59");
        await OpenAsync(office, people.Specialist, id);
        world.Clock.SetLocal("2026-03-03T00:00");
        await OpenAsync(office, people.Specialist, id);
        Assert.Null(await world.Do<OpenDossier, ReadDossier.View?>(async u => await u.RunAsync(office.By(await world.OfficialAsync(Role.Specialist, "SKHCN-QT-TTRA")), id)));

        await using var db = world.Database.Open();
        var rows = await db.DossierReads.AsNoTracking().OrderBy(r => r.At).ToListAsync();
        Assert.Equal(4, rows.Count);
        var mine = rows.Where(r => r.ReaderId == people.Specialist.Id).ToList();
        Assert.Equal([(new DateOnly(2026, 3, 2), (Guid?)office.DivisionId, (Role?)Role.Specialist, first), (new DateOnly(2026, 3, 3), office.DivisionId, Role.Specialist, world.Clock.Now)], mine.Select(r => (r.Day, r.UnitId, r.Role, r.At)));
        Assert.Equal((agency, null, null, "Cổng mẫu"), rows.Where(r => r.ReaderId == program.Id).Select(r => (r.AgencyId, r.UnitId, r.Role, r.ReaderName)).Single());

        var lines = await world.Do<ListReads, IReadOnlyList<ListReads.Line>>(u => u.OfAsync(id));
        Assert.Equal(new ListReads.Line(new(2026, 3, 3), agency, Role.Specialist, null), lines[0]);
        Assert.Equal(4, lines.Count);
        Assert.Contains(new(new(2026, 3, 2), agency, Role.AgencyHead, null), lines);
        Assert.Contains(new(new(2026, 3, 2), null, null, "Cổng mẫu"), lines);
    }

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task The_register_is_read_by_inspectors_and_administrators_of_the_body_and_above_and_pruned_after_its_time(string engine)
    {
        await using var office = await Office.OpenAsync(engine);
        var (world, people) = (office.World, office.People);
        var id = await office.InAsync(BusinessState.InProcess);
        var other = await office.InAsync(BusinessState.InProcess);
        await OpenAsync(office, people.Specialist, id);
        world.Clock.SetLocal("2026-03-02T10:00");
        await OpenAsync(office, people.Head, other);

        var (inspector, administrator) = (await world.OfficialAsync(Role.Inspector), await world.OfficialAsync(Role.Administrator));
        foreach (var reader in new[] { inspector, administrator })
        {
            Assert.Equal([(other, people.Head.Name), (id, people.Specialist.Name)], (await RegisterAsync(world, reader, new())).Rows.Select(r => (r.DossierId, r.Reader)));
        }

        var number = (await world.DossierAsync(id)).Code!;
        Assert.Equal(id, Assert.Single((await RegisterAsync(world, inspector, new(Number: number))).Rows).DossierId);
        await using var db = world.Database.Open();
        var user = await db.Users.Where(u => u.Id == people.Head.Id).Select(u => u.NormalizedUserName).SingleAsync();
        Assert.Equal(other, Assert.Single((await RegisterAsync(world, inspector, new(UserName: user))).Rows).DossierId);
        Assert.Equal(id, Assert.Single((await RegisterAsync(world, inspector, new(Before: world.Clock.Now))).Rows).DossierId);
        foreach (var stranger in new[] { people.Head, people.Specialist, await world.OfficialAsync(Role.Inspector, "SNV-QT") })
        {
            Assert.Empty((await RegisterAsync(world, stranger, new())).Rows);
        }

        var now = world.Clock.Now;
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(now.AddDays(PruneWorkingData.DaysReadKept)));
        Assert.Equal([other], await db.DossierReads.Select(r => r.DossierId).ToListAsync());
        await world.Do<PruneWorkingData, PruneWorkingData.Pruned>(u => u.RunAsync(now.AddDays(PruneWorkingData.DaysReadKept).AddSeconds(1)));
        Assert.Empty(await db.DossierReads.ToListAsync());
    }

    private static async Task OpenAsync(Office office, Actor actor, Guid id) =>
        Assert.NotNull(await office.World.Do<OpenDossier, ReadDossier.View?>(u => u.RunAsync(office.By(actor), id)));

    private static Task<ListReads.Page> RegisterAsync(World world, Actor actor, ListReads.Query query) => world.Do<ListReads, ListReads.Page>(u => u.RunAsync(actor, query));
}
