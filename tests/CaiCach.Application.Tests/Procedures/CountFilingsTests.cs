using CaiCach.Application.Measures;
using CaiCach.Application.Procedures;
using CaiCach.TestKit;

namespace CaiCach.Application.Tests.Procedures;

public sealed class CountFilingsTests
{
    [Theory]
    [MemberData(nameof(EveryDatabase.Engines), MemberType = typeof(EveryDatabase))]
    public async Task What_was_filed_since_the_month_of_the_day_is_counted_folded_or_not_and_what_was_filed_before_is_not(string engine)
    {
        await using var world = await World.CreateAsync(engine);
        await world.SubmitAsync(await world.CitizenAsync());

        Assert.Equal([World.Procedure], await SinceAsync(new(2026, 3, 31)));
        Assert.Empty(await SinceAsync(new(2026, 4, 1)));
        await world.Do<FoldMeasures, int>(u => u.RunAsync());
        Assert.Equal([World.Procedure], await SinceAsync(new(2026, 3, 31)));
        Assert.Empty(await SinceAsync(new(2026, 4, 1)));

        Task<IReadOnlyList<string>> SinceAsync(DateOnly day) => world.Do<CountFilings, IReadOnlyList<string>>(c => c.MostSinceAsync(day, 5));
    }
}
