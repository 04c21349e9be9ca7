namespace CaiCach.Law.Index;

/// <summary>
/// How one item is scored: one of the ten kinds. Points are decimals; every rule can reach <see cref="Max"/>
/// and none passes it. The texts are the criteria set's own.
/// </summary>
/// <param name="Max">The item's maximum points, above 0.</param>
public abstract record ScoringRule(decimal Max)
{
    /// <summary>The name of the kind as criteria files write it, e.g. <c>ratio</c>.</summary>
    public abstract string Kind { get; }
}

/// <summary>What happens when there is nothing to divide by (no petition, no overdue dossier in the year).</summary>
public enum DenominatorZero
{
    /// <summary>The item gives its maximum.</summary>
    FullPoints,

    /// <summary>The item leaves both points and maximum.</summary>
    NotApplicable,
}

/// <summary>One condition and what it gives.</summary>
/// <param name="When">The condition, in Vietnamese.</param>
/// <param name="Points">The points, 0 to the maximum.</param>
public sealed record Tier(string When, decimal Points);

/// <summary>A band of percents.</summary>
/// <param name="AtLeast">The lower edge in percent, inclusive.</param>
/// <param name="Below">The upper edge in percent, exclusive; none: no upper edge.</param>
/// <param name="Points">The points, 0 to the maximum.</param>
public sealed record Band(decimal AtLeast, decimal? Below, decimal Points);

/// <summary>An event that costs points each time it happens.</summary>
/// <param name="Event">The event, in Vietnamese.</param>
/// <param name="PointsEach">What one costs, above 0.</param>
public sealed record Deduction(string Event, decimal PointsEach);

/// <summary>A part that gives its points when it holds.</summary>
/// <param name="Item">The part, in Vietnamese.</param>
/// <param name="Points">Its points, above 0.</param>
public sealed record ChecklistPart(string Item, decimal Points);

/// <summary>A number to reach.</summary>
/// <param name="AtLeast">The number, inclusive, 0 or above.</param>
/// <param name="Points">The points, 0 to the maximum.</param>
public sealed record CountStep(long AtLeast, decimal Points);

/// <summary>An answer that a survey offers.</summary>
/// <param name="Option">Its letter.</param>
/// <param name="Weight">Its weight, 0 to 1.</param>
public sealed record SurveyOption(string Option, decimal Weight);

/// <summary>The maximum when the condition holds, else <paramref name="No"/>.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="No">The points when it does not hold, 0 to the maximum.</param>
/// <param name="Condition">The condition, in Vietnamese.</param>
public sealed record YesNoRule(decimal Max, decimal No, string Condition) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "yes_no";
}

/// <summary>The first condition that holds gives the points; also for limit dates.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Tiers">The conditions in order.</param>
public sealed record TiersRule(decimal Max, IReadOnlyList<Tier> Tiers) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "tiers";
}

/// <summary>As tiers, comparing with an earlier year.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Tiers">The conditions in order.</param>
/// <param name="Measure">What is compared, in Vietnamese.</param>
public sealed record GrowthTiersRule(decimal Max, IReadOnlyList<Tier> Tiers, string Measure) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "growth_tiers";
}

/// <summary>The percent 100 b / a falls in one band.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Bands">Bands that cover every percent from 0 up, without gap or overlap.</param>
/// <param name="Measure">What is divided by what, in Vietnamese.</param>
/// <param name="WhenZero">The rule for a = 0.</param>
public sealed record BandsRule(decimal Max, IReadOnlyList<Band> Bands, string Measure, DenominatorZero WhenZero) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "bands";
}

/// <summary>max × b / a; below the floor <paramref name="BelowFloorPoints"/>.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="A">What a counts, in Vietnamese.</param>
/// <param name="B">What b counts, in Vietnamese.</param>
/// <param name="CapAtMax">Whether b above a gives the maximum; if not, b above a is a fault.</param>
/// <param name="FloorPercent">The floor in percent, inclusive: at the floor the ratio counts.</param>
/// <param name="BelowFloorPoints">The points below the floor.</param>
/// <param name="WhenZero">The rule for a = 0.</param>
public sealed record RatioRule(
    decimal Max,
    string A,
    string B,
    bool CapAtMax,
    decimal FloorPercent,
    decimal BelowFloorPoints,
    DenominatorZero WhenZero) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "ratio";
}

/// <summary>Begins at the maximum and loses points for each event, never below <paramref name="Minimum"/>.</summary>
/// <param name="Max">The maximum, where it begins.</param>
/// <param name="Minimum">The least it gives, 0 or above.</param>
/// <param name="Deductions">The events.</param>
public sealed record DeductionRule(decimal Max, decimal Minimum, IReadOnlyList<Deduction> Deductions) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "deduction";
}

/// <summary>The sum of the parts that hold; all parts together give the maximum.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Parts">The parts.</param>
public sealed record ChecklistRule(decimal Max, IReadOnlyList<ChecklistPart> Parts) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "checklist";
}

/// <summary>The highest step that the count reaches; below all steps 0.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Steps">The steps, highest first.</param>
/// <param name="Unit">What is counted, in Vietnamese.</param>
public sealed record CountStepsRule(decimal Max, IReadOnlyList<CountStep> Steps, string Unit) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "count_steps";
}

/// <summary>max × the mean weight of the chosen options.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Options">The options, at least one of weight 1.</param>
/// <param name="RespondentGroups">Who is asked, in Vietnamese.</param>
public sealed record SurveyMeanRule(
    decimal Max,
    IReadOnlyList<SurveyOption> Options,
    IReadOnlyList<string> RespondentGroups) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "survey_mean";
}

/// <summary>max × the percent of another published index / 100.</summary>
/// <param name="Max">The maximum.</param>
/// <param name="Index">The index, by name.</param>
public sealed record ExternalIndexRule(decimal Max, string Index) : ScoringRule(Max)
{
    /// <inheritdoc/>
    public override string Kind => "external_index";
}
