using CaiCach.Application.Acting;

namespace CaiCach.Application.Organisation;

/// <summary>How a change of a delegation ended.</summary>
public abstract record DelegationOutcome
{
    private DelegationOutcome()
    {
    }

    /// <summary>Saved.</summary>
    public sealed record Done(Guid Id) : DelegationOutcome;

    /// <summary>Not this person's to change, or no such delegation.</summary>
    public sealed record NotFound : DelegationOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : DelegationOutcome;

    /// <summary>What was typed is wrong.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : DelegationOutcome;
}
