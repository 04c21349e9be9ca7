using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>What came of an act on a dossier: a closed set.</summary>
public abstract record ActOutcome
{
    private ActOutcome()
    {
    }

    /// <summary>Done; the dossier is now at <paramref name="Version"/>.</summary>
    public sealed record Done(Guid Id, int Version, BusinessState State, string? Code) : ActOutcome;

    /// <summary>The law refuses, for every reason named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : ActOutcome;

    /// <summary>The input has faults; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : ActOutcome;

    /// <summary>Somebody was faster: the dossier is at <paramref name="CurrentVersion"/>, not at the version the actor saw.</summary>
    public sealed record Stale(int CurrentVersion) : ActOutcome;

    /// <summary>No such dossier, as far as this actor may see.</summary>
    public sealed record NotFound : ActOutcome;
}
