using CaiCach.Data.Outages;
using CaiCach.Law.Outages;

namespace CaiCach.Application.Outages;

/// <summary>The facts of one change of an announced outage, as kept in its event.</summary>
/// <param name="Kind">Whether it was planned.</param>
/// <param name="Parts">What it affects.</param>
/// <param name="From">When it begins (UTC).</param>
/// <param name="Until">When it is expected to end (UTC).</param>
/// <param name="Text">What people are told.</param>
/// <param name="UntilBefore">When it was expected to end before the change; null where that did not move.</param>
/// <param name="Ended">When it ended (UTC); null before.</param>
public sealed record OutageEventData(OutageKind Kind, OutageParts Parts, DateTime From, DateTime Until, string Text, DateTime? UntilBefore, DateTime? Ended)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "outage";

    /// <summary>It was announced.</summary>
    public const string Announced = "outage.announced";

    /// <summary>Its expected end moved.</summary>
    public const string Changed = "outage.changed";

    /// <summary>It is over.</summary>
    public const string Over = "outage.ended";

    /// <summary>It was withdrawn before it began.</summary>
    public const string Withdrawn = "outage.withdrawn";

    /// <summary>As it stands now.</summary>
    public static OutageEventData Of(Outage outage, DateTime? untilBefore = null)
    {
        ArgumentNullException.ThrowIfNull(outage);
        return new(outage.Kind, outage.Parts, outage.StartsAt, outage.ExpectedUntil, outage.Text, untilBefore, outage.EndedAt);
    }
}
