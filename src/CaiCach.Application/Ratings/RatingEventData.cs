using CaiCach.Law.Petitions;

namespace CaiCach.Application.Ratings;

/// <summary>The facts of a rating; the comment stays with the rating.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Agency">The competent body.</param>
/// <param name="Level">How satisfied the applicant is.</param>
public sealed record RatingEventData(Guid Dossier, Guid Agency, Satisfaction Level)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "rating";

    /// <summary>It was given.</summary>
    public const string Given = "rating.given";
}
