using CaiCach.Law.Petitions;

namespace CaiCach.Law.Ratings;

/// <summary>Codes of what is counted of ratings of dossiers, by the competent body and the procedure (block 5.4 of QĐ 766/QĐ-TTg stands on them).</summary>
public static class RatingMeasures
{
    /// <summary>Very satisfied.</summary>
    public const string VerySatisfied = "rating.very_satisfied";

    /// <summary>Satisfied.</summary>
    public const string Satisfied = "rating.satisfied";

    /// <summary>Not satisfied.</summary>
    public const string Dissatisfied = "rating.dissatisfied";

    /// <summary>What a rating counts.</summary>
    public static string Of(Satisfaction level) => level switch
    {
        Satisfaction.VerySatisfied => VerySatisfied,
        Satisfaction.Satisfied => Satisfied,
        Satisfaction.Dissatisfied => Dissatisfied,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
