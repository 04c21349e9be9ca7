using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Calls;

/// <summary>What came of an act on a request to be called back: a closed set.</summary>
public abstract record CallOutcome
{
    private CallOutcome()
    {
    }

    /// <summary>Done; the record is now at <paramref name="Version"/>.</summary>
    /// <param name="Id">The record.</param>
    /// <param name="Version">Its version.</param>
    public sealed record Done(Guid Id, int Version) : CallOutcome;

    /// <summary>Not allowed, for every reason named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : CallOutcome;

    /// <summary>The input has faults; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : CallOutcome;

    /// <summary>Somebody was faster.</summary>
    public sealed record Stale(int CurrentVersion) : CallOutcome;

    /// <summary>No such record, as far as this actor may see.</summary>
    public sealed record NotFound : CallOutcome;
}
