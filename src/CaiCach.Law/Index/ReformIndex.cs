namespace CaiCach.Law.Index;

/// <summary>Points, maximum and percent of a node or of the whole, unrounded.</summary>
/// <param name="Points">The sum of points.</param>
/// <param name="Max">The sum of maxima of the items that apply.</param>
/// <param name="Missing">How many scored items have no answer; they count 0 of their maximum.</param>
public sealed record IndexFigure(Fraction Points, Fraction Max, int Missing)
{
    /// <summary>100 × Σ points / Σ max; none when no item applies.</summary>
    public Fraction? Percent => Max.Sign == 0 ? null : (Fraction)100m * Points / Max;

    /// <summary>The points lost.</summary>
    public Fraction Lost => Max - Points;
}

/// <summary>A node with its index.</summary>
/// <param name="Node">The node.</param>
/// <param name="Figure">Its points, maximum and percent.</param>
/// <param name="Item">The score with its arithmetic when the node is scored itself; else none.</param>
public sealed record NodeScore(CriteriaNode Node, IndexFigure Figure, ItemScore? Item);

/// <summary>The index of one assessment.</summary>
/// <param name="Total">The whole set.</param>
/// <param name="Nodes">Every node, parents first, in the order of the set.</param>
public sealed record IndexResult(IndexFigure Total, IReadOnlyList<NodeScore> Nodes);

/// <summary>Total index = 100 × Σ points / Σ max; a field's and a criterion's index the same way inside it.</summary>
public static class ReformIndex
{
    /// <summary>Scores every item and sums the tree.</summary>
    /// <param name="set">The criteria set.</param>
    /// <param name="answers">Answers by code; items left out count 0 and as missing.</param>
    /// <returns>The total and every node.</returns>
    /// <exception cref="ArgumentException">An answer does not fit its rule, or its code is not a scored item of the set.</exception>
    public static IndexResult Compute(CriteriaSet set, IReadOnlyDictionary<string, Answer> answers)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentNullException.ThrowIfNull(answers);
        if (answers.Keys.FirstOrDefault(code => set.Find(code)?.Item is null) is { } stray)
        {
            throw new ArgumentException($"{stray} is not a scored item of {set.Id}.", nameof(answers));
        }

        List<NodeScore> nodes = [];
        var total = Sum(set.Fields.Select(node => Add(node, answers, nodes)));
        return new IndexResult(total, nodes);
    }

    /// <summary>Sums figures, e.g. the fields of a published table.</summary>
    /// <param name="figures">The figures.</param>
    /// <returns>Their sum; of none, nought of nought.</returns>
    public static IndexFigure Sum(IEnumerable<IndexFigure> figures) => figures.Aggregate(
        new IndexFigure(Fraction.Zero, Fraction.Zero, 0),
        (sum, next) => new IndexFigure(sum.Points + next.Points, sum.Max + next.Max, sum.Missing + next.Missing));

    private static IndexFigure Add(CriteriaNode node, IReadOnlyDictionary<string, Answer> answers, List<NodeScore> nodes)
    {
        var place = nodes.Count;
        if (node.Item is { } item)
        {
            var answered = answers.TryGetValue(node.Code, out var answer);
            var score = answered ? Scoring.Score(item.Rule, answer!) : Scoring.Unanswered(item.Rule);
            var own = new IndexFigure(score.Points, score.Max, answered ? 0 : 1);
            nodes.Add(new NodeScore(node, own, score));
            return own;
        }

        var sum = Sum([.. node.Children.Select(child => Add(child, answers, nodes))]);
        nodes.Insert(place, new NodeScore(node, sum, null));
        return sum;
    }
}
