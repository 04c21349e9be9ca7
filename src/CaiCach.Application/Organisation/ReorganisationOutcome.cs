using CaiCach.Application.Acting;

namespace CaiCach.Application.Organisation;

/// <summary>How a change of a reorganisation ended.</summary>
public abstract record ReorganisationOutcome
{
    private ReorganisationOutcome()
    {
    }

    /// <summary>Saved.</summary>
    public sealed record Done(Guid Id) : ReorganisationOutcome;

    /// <summary>Not this person's to change, or no such reorganisation.</summary>
    public sealed record NotFound : ReorganisationOutcome;

    /// <summary>Somebody else changed it, or the organisation, since.</summary>
    public sealed record Stale : ReorganisationOutcome;

    /// <summary>Something stands in the way.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : ReorganisationOutcome;
}
