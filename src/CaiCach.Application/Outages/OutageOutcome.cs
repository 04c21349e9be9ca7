using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Law.Organisation;
using CaiCach.Law.Outages;

namespace CaiCach.Application.Outages;

/// <summary>What came of announcing an outage or of a change of it: a closed set.</summary>
public abstract record OutageOutcome
{
    private OutageOutcome()
    {
    }

    /// <summary>Done, now or by the same request before.</summary>
    public sealed record Done : OutageOutcome;

    /// <summary>Something cannot be so; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<OutageFault> Faults) : OutageOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : OutageOutcome;

    /// <summary>There is none, or it is not this person's to change.</summary>
    public sealed record NotFound : OutageOutcome;
}

/// <summary>Who announces outages.</summary>
public static class OutageScope
{
    /// <summary>Whether a person may: an administrator of a body that has none above it, since the system is one for all below.</summary>
    public static bool May(Actor actor, OrganisationTree units) => units.IsAdministeredWholeBy(actor);

    internal static Guid? UnitOf(Actor actor) => actor.Posts.FirstOrDefault(p => p.Role == Role.Administrator)?.UnitId;
}
