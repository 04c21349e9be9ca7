using CaiCach.Application.Acting;

namespace CaiCach.Application.Organisation;

/// <summary>How a change of an absence ended.</summary>
public abstract record AbsenceOutcome
{
    private AbsenceOutcome()
    {
    }

    /// <summary>Saved.</summary>
    public sealed record Done(Guid Id) : AbsenceOutcome;

    /// <summary>Not this person's to change, or no such absence.</summary>
    public sealed record NotFound : AbsenceOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : AbsenceOutcome;

    /// <summary>What was typed is wrong.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : AbsenceOutcome;
}
