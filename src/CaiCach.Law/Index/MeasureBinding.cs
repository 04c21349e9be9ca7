namespace CaiCach.Law.Index;

/// <summary>A leaf of a criteria set that is computed from measures: b of a.</summary>
/// <param name="Set">The set's id.</param>
/// <param name="Item">The leaf's code.</param>
/// <param name="B">Measures of the numerator, added.</param>
/// <param name="A">Measures of the denominator, added.</param>
/// <param name="Part">Of a checklist: the index, from 0, of the part that the measures decide; null where they decide the whole leaf.</param>
/// <param name="AtLeast">The percent from which that part holds, 0 to 100.</param>
/// <param name="Note">What the reader should know, in Vietnamese.</param>
public sealed record MeasureBinding(string Set, string Item, IReadOnlyList<string> B, IReadOnlyList<string> A, int? Part, decimal? AtLeast, string? Note)
{
    /// <summary>The answer that the sums of the measures give.</summary>
    /// <param name="rule">The leaf's rule.</param>
    /// <param name="a">The denominator's sum.</param>
    /// <param name="b">The numerator's sum.</param>
    /// <param name="declared">What was declared for the other parts of a checklist; null for nothing.</param>
    public Answer AnswerOf(ScoringRule rule, long a, long b, Answer? declared)
    {
        if (Part is not { } part)
        {
            return new RatioAnswer(a, b);
        }

        if (declared is NotApplicableAnswer)
        {
            return declared;
        }

        var items = declared is ChecklistAnswer list ? list.Items.ToArray() : new bool[((ChecklistRule)rule).Parts.Count];
        items[part] = a > 0 && (Fraction)100m * b / a >= AtLeast!.Value;
        return new ChecklistAnswer(items);
    }
}
