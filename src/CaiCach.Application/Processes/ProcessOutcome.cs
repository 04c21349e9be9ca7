using CaiCach.Application.Acting;

namespace CaiCach.Application.Processes;

/// <summary>How work on a process ended.</summary>
public abstract record ProcessOutcome
{
    private ProcessOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Number">The version of the process.</param>
    /// <param name="Version">Its version after the change, to be named with the next one.</param>
    public sealed record Done(int Number, int Version) : ProcessOutcome;

    /// <summary>Not this person's, or not there.</summary>
    public sealed record NotFound : ProcessOutcome;

    /// <summary>Somebody else changed it since.</summary>
    public sealed record Stale : ProcessOutcome;

    /// <summary>Something is wrong with what was given.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : ProcessOutcome;
}
