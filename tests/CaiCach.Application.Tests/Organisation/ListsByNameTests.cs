using CaiCach.Application.Dossiers;
using CaiCach.Application.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;
using CaiCach.TestKit;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Tests.Organisation;

/// <summary>People stand in lists by given name, in Vietnamese order, whatever the database sorts by.</summary>
public sealed class ListsByNameTests
{
    [Theory, MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task Officers_to_assign_and_people_who_are_away_stand_by_given_name(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        var unit = await world.UnitAsync("SKHCN-QT-QLCN");
        var head = await world.OfficialAsync(Role.DivisionHead, "SKHCN-QT-QLCN");
        await using (var db = world.Database.Open())
        {
            foreach (var name in (string[])["Lê Thử Đông", "Trần Thử Ân", "Nguyễn Thử Dũng", "Đỗ Thử Anh", "Bùi Thử Ước"])
            {
                var id = (await world.OfficialAsync(Role.Specialist, "SKHCN-QT-QLCN")).Id;
                await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(set => set.SetProperty(u => u.FullName, name));
            }
        }

        string[] sorted = ["Đỗ Thử Anh", "Trần Thử Ân", "Nguyễn Thử Dũng", "Lê Thử Đông", "Bùi Thử Ước"];
        var today = VietnamTime.DayOf(world.Clock.Now);
        Assert.Equal(sorted, (await world.Do<DossierTargets, IReadOnlyList<DossierTargets.Officer>>(u => u.OfficersOfAsync(unit, today, default))).Select(o => o.Name));
        Assert.Equal(sorted, (await world.Do<ReadAbsences, IReadOnlyList<ReadAbsences.Person>>(u => u.PeopleAsync(head, today))).Select(p => p.Name));
    }
}
