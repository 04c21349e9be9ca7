namespace CaiCach.Application.Audit;

/// <summary>Which dossiers may be drawn.</summary>
public enum SampleOf
{
    /// <summary>All that were accepted.</summary>
    Accepted,

    /// <summary>Those of them that ended late.</summary>
    EndedLate,
}

/// <summary>The facts of a sample: enough to draw it again and to see whether the same comes out.</summary>
/// <param name="Unit">The unit whose bodies it is drawn from.</param>
/// <param name="From">The first day of acceptance, inclusive.</param>
/// <param name="To">The last, inclusive.</param>
/// <param name="Of">Which dossiers may be drawn.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Size">How many were asked for.</param>
/// <param name="Population">How many could be drawn.</param>
/// <param name="Fingerprint">The fingerprint of those that could be drawn.</param>
/// <param name="Dossiers">Those drawn, in order.</param>
public sealed record SampleEventData(Guid Unit, DateOnly From, DateOnly To, SampleOf Of, string Seed, int Size, int Population, string Fingerprint, IReadOnlyList<Guid> Dossiers)
{
    /// <summary>The kind of record: each sample is one.</summary>
    public const string Stream = "inspection_sample";

    /// <summary>The one thing that happens to it.</summary>
    public const string Drawn = "inspection_sample.drawn";
}
