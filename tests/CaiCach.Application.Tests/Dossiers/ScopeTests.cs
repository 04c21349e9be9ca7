using CaiCach.Application.Acting;
using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Organisation;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Dossiers;

/// <summary>What a person may see is one rule, whether a query or a dossier in hand is asked, and whatever the way to it.</summary>
public sealed class ScopeTests
{
    private const int Dossiers = 150;
    private const int Actors = 120;

    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Query_record_list_and_page_agree_on_what_any_actor_sees_of_any_dossier(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var tree = (await world.ReferenceAsync()).Organisation;
        await using var db = world.Database.Open();
        var units = await db.Units.AsNoTracking().OrderBy(u => u.Code).ToListAsync();
        var chance = new Random(20260302);
        var people = Enumerable.Range(0, 12).Select(_ => Guid.NewGuid()).ToArray();
        var dossiers = Enumerable.Range(0, Dossiers).Select(_ => RandomDossier(chance, world.Clock.Now, units, people)).ToList();
        await world.StoreAsync(dossiers);
        var (all, some, none) = (0, 0, 0);
        for (var i = 0; i < Actors; i++)
        {
            var actor = RandomActor(chance, tree, units, people);
            var scope = DossierScope.Of(actor, tree);
            var seen = dossiers.Where(scope.Sees).Select(d => d.Id).ToHashSet();
            var who = Describe(actor);
            Assert.True(seen.SetEquals(await db.Dossiers.Where(scope.Filter).Select(d => d.Id).ToListAsync()), who);
            Assert.True(seen.SetEquals(await ListedAsync(world, actor)), who);
            var one = dossiers[chance.Next(dossiers.Count)];
            Assert.True(seen.Contains(one.Id) == await world.Do<ReadDossier, ReadDossier.View?>(u => u.RunAsync(actor, one.Id)) is not null, who);
            (all, some, none) = seen.Count == Dossiers ? (all + 1, some, none) : seen.Count > 0 ? (all, some + 1, none) : (all, some, none + 1);
        }

        Assert.True(all > 0 && some > 30 && none > 0, $"{all} see all, {some} some, {none} none");
    }

    [Theory]
    [InlineData(Role.Receiver, true, true)]
    [InlineData(Role.AgencyHead, true, true)]
    [InlineData(Role.Specialist, true, false)]
    [InlineData(Role.DivisionHead, true, false)]
    [InlineData(Role.Inspector, true, true)]
    [InlineData(Role.Appraiser, false, false)]
    [InlineData(Role.Administrator, false, false)]
    public async Task A_role_sees_the_dossiers_of_the_unit_or_of_the_whole_body(Role role, bool ofUnit, bool ofBody)
    {
        await using var world = await World.CreateAsync("sqlite");
        var tree = (await world.ReferenceAsync()).Organisation;
        var (agency, division) = (tree.Find(World.Agency)!, tree.Find(Office.Division)!);
        var scope = DossierScope.Of(new(Guid.NewGuid(), "Người Mẫu", ActorKind.Official, [new(division.Id, agency.Id, role)]), tree);

        Assert.Equal(ofUnit, scope.Sees(StoredDossiers.New(world.Clock.Now, agency.Id, division.Id)));
        Assert.Equal(ofBody, scope.Sees(StoredDossiers.New(world.Clock.Now, agency.Id, tree.ReceptionOf(agency.Id).Id)));
        Assert.False(scope.Sees(StoredDossiers.New(world.Clock.Now, tree.Find("BKHCN-SHTT")!.Id, tree.Find("BKHCN-SHTT")!.Id)));
    }

    private static Dossier RandomDossier(Random chance, DateTime now, List<Unit> units, Guid[] people)
    {
        var holder = units[chance.Next(units.Count)];
        var agency = chance.Next(4) == 0 ? units.Where(u => u.AgencyId == u.Id).ElementAt(chance.Next(units.Count(u => u.AgencyId == u.Id))).Id : holder.AgencyId;
        var dossier = StoredDossiers.New(now, agency, holder.Id);
        dossier.AssigneeId = chance.Next(2) == 0 ? people[chance.Next(people.Length)] : null;
        dossier.AccountId = chance.Next(3) > 0 ? people[chance.Next(people.Length)] : null;
        dossier.ClientId = dossier.AccountId is null && chance.Next(2) == 0 ? people[chance.Next(people.Length)] : null;
        dossier.Desk = Enum.GetValues<Desk>()[chance.Next(Enum.GetValues<Desk>().Length)];
        return dossier;
    }

    private static Actor RandomActor(Random chance, OrganisationTree tree, List<Unit> units, Guid[] people)
    {
        var id = people[chance.Next(people.Length)];
        var agencies = tree.Agencies.Select(a => a.Id).ToArray();
        return chance.Next(10) switch
        {
            0 => Actor.System,
            1 or 2 => new(id, "Công dân", ActorKind.Applicant, []),
            3 => new(id, "Phần mềm", ActorKind.Client, []) { ClientAgencies = agencies.Where(_ => chance.Next(4) == 0).ToHashSet() },
            _ => new(id, "Cán bộ", ActorKind.Official, [.. Enumerable.Range(0, chance.Next(4)).Select(_ => units[chance.Next(units.Count)]).Select(u => new HeldPost(u.Id, u.AgencyId, Enum.GetValues<Role>()[chance.Next(Enum.GetValues<Role>().Length)]))]),
        };
    }

    private static async Task<IEnumerable<Guid>> ListedAsync(World world, Actor actor)
    {
        var found = new List<Guid>();
        foreach (var desk in Enum.GetValues<Desk>())
        {
            ListWork.Cursor? after = null;
            do
            {
                var page = await world.Do<ListWork, ListWork.Page>(u => u.RunAsync(actor, new(desk, After: after)));
                found.AddRange(page.Rows.Select(r => r.Id));
                after = page.Next;
            }
            while (after is not null);
        }

        return found;
    }

    private static string Describe(Actor actor) => $"{actor.Kind} {actor.Id}: {string.Join(", ", actor.Posts.Select(p => $"{p.Role} at {p.UnitId}"))} {string.Join(", ", actor.ClientAgencies)}";
}
