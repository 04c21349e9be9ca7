using CaiCach.Data.Events;
using CaiCach.Data.Measures;
using CaiCach.Law.Calendar;
using CaiCach.Law.Petitions;
using CaiCach.Law.Ratings;

namespace CaiCach.Application.Ratings;

/// <summary>The facts of a rating; the comment stays with the rating.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Agency">The competent body.</param>
/// <param name="Level">How satisfied the applicant is.</param>
/// <param name="Procedure">The procedure; null for ratings from before they were counted.</param>
public sealed record RatingEventData(Guid Dossier, Guid Agency, Satisfaction Level, string? Procedure = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "rating";

    /// <summary>It was given.</summary>
    public const string Given = "rating.given";

    /// <summary>What an event counts, as rows to store.</summary>
    public IEnumerable<MeasureEntry> Rows(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (Procedure is not null)
        {
            yield return new()
            {
                Id = Ids.Numbered(row.Id, 0),
                EventId = row.Id,
                RecordId = Dossier,
                AgencyId = Agency,
                ProcedureCode = Procedure,
                Measure = RatingMeasures.Of(Level),
                Day = VietnamTime.DayOf(row.At),
                Quantity = 1,
            };
        }
    }
}
