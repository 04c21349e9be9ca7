namespace CaiCach.Law.Index;

/// <summary>Something with its place.</summary>
/// <typeparam name="T">What is ranked.</typeparam>
/// <param name="Item">The thing.</param>
/// <param name="Value">The unrounded value it is ranked by.</param>
/// <param name="Rank">Its rank, from 1; equals share one and the next is skipped (1, 2, 2, 4).</param>
public sealed record Ranked<T>(T Item, Fraction Value, int Rank);

/// <summary>Ranks, mean and gap of a table of indexes, all on unrounded values.</summary>
public static class Ranking
{
    /// <summary>Competition ranking, highest first; equals keep the order they came in.</summary>
    /// <typeparam name="T">What is ranked.</typeparam>
    /// <param name="items">The things.</param>
    /// <param name="value">The unrounded value of one.</param>
    /// <returns>The things in order with their ranks.</returns>
    public static IReadOnlyList<Ranked<T>> Competition<T>(IEnumerable<T> items, Func<T, Fraction> value)
    {
        List<Ranked<T>> ranked = [];
        foreach (var next in items.Select(item => (Item: item, Value: value(item))).OrderByDescending(pair => pair.Value))
        {
            var rank = ranked is [.., var last] && last.Value == next.Value ? last.Rank : ranked.Count + 1;
            ranked.Add(new Ranked<T>(next.Item, next.Value, rank));
        }

        return ranked;
    }

    /// <summary>The arithmetic mean.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The mean; none of none.</returns>
    public static Fraction? Mean(IEnumerable<Fraction> values)
    {
        var all = values.ToList();
        return all.Count == 0 ? null : all.Aggregate((left, right) => left + right) / (decimal)all.Count;
    }

    /// <summary>Highest less lowest.</summary>
    /// <param name="values">The values.</param>
    /// <returns>The gap, 0 or above; none of none.</returns>
    public static Fraction? Gap(IEnumerable<Fraction> values)
    {
        var all = values.ToList();
        return all.Count == 0 ? null : all.Max() - all.Min();
    }
}
