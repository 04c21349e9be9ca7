using CaiCach.Application.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Procedures;

public sealed class CountFilingsTests
{
    [Theory]
    [MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_filed_since_the_day_is_counted_and_what_was_filed_before_is_not(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.SubmitAsync(await world.CitizenAsync());

        Assert.Equal([World.Procedure], await world.Do<CountFilings, IReadOnlyList<string>>(c => c.MostSinceAsync(new(2026, 3, 2), 5)));
        Assert.Empty(await world.Do<CountFilings, IReadOnlyList<string>>(c => c.MostSinceAsync(new(2026, 3, 3), 5)));
    }
}
