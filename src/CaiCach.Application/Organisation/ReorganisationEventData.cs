using CaiCach.Law.Organisation;

namespace CaiCach.Application.Organisation;

/// <summary>The facts of a change of the organisation by a decision.</summary>
/// <param name="Reorganisation">The reorganisation.</param>
/// <param name="Kind">Which kind.</param>
/// <param name="DecisionNumber">Number and sign of the decision.</param>
/// <param name="DecisionDate">Its date.</param>
/// <param name="EffectiveDay">The first day of the new order.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Units">How many units ended or moved; null where nothing is carried out.</param>
/// <param name="Posts">How many posts moved or ended; null where nothing is carried out.</param>
/// <param name="Offerings">How many procedures on offer moved or ended; null where nothing is carried out.</param>
/// <param name="Inherited">What becomes of what bodies had decided for themselves; null where nothing is carried out, and for what was carried out before that was looked at.</param>
public sealed record ReorganisationEventData(
    Guid Reorganisation, ReorganisationKind Kind, string DecisionNumber, DateOnly DecisionDate, DateOnly EffectiveDay, string Summary, int? Units = null, int? Posts = null, int? Offerings = null,
    IReadOnlyList<Inherited>? Inherited = null)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "organisation";

    /// <summary>A decision was written down.</summary>
    public const string Recorded = "organisation.reorganisation_recorded";

    /// <summary>It was called off before its day.</summary>
    public const string Cancelled = "organisation.reorganisation_cancelled";

    /// <summary>Its day came: units, posts and procedures moved.</summary>
    public const string CarriedOut = "organisation.reorganisation_carried_out";

    /// <summary>The types of events.</summary>
    public static IEnumerable<string> Types => [Recorded, Cancelled, CarriedOut];

    /// <summary>The tree of units is one record: two who change it at once do so one after the other.</summary>
    public static Guid Tree { get; } = new("3d0c5b0e-2f7b-4e5a-8c1d-6a9f4b7e2c10");
}
