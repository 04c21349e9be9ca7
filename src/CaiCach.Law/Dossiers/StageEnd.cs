namespace CaiCach.Law.Dossiers;

/// <summary>The stage before the one under way: when (UTC, to the minute) it started and, as is on record, ended.</summary>
public sealed record EndedStage(DateTime Started, DateTime Ended);

/// <summary>The end of a stage (R13): the one moment by which the stage is judged and from which the next one runs.</summary>
/// <param name="Reason">What ended it, in words.</param>
/// <param name="At">When (UTC) what ended it happened; null where the time of the applicant or of third parties ran out.</param>
/// <param name="Number">Number of the paper that shows it.</param>
/// <param name="Because">Why the time of others counts shorter or longer than the law gives, or why an end of the authority's stage is recorded late; null for neither.</param>
public sealed record StageEnd(string Reason, DateTime? At = null, string? Number = null, string? Because = null)
{
    /// <summary>When (UTC) the stage ended: when what ended it happened, else when the time of others ran out; null while that is not said and it has not.</summary>
    /// <param name="happened">When what ended it happened.</param>
    /// <param name="ends">The end of the time of others; null in any other stage.</param>
    /// <param name="now">When it is recorded.</param>
    public static DateTime? MomentOf(DateTime? happened, DateTime? ends, DateTime now) => happened ?? (ends < now ? ends : null);
}
