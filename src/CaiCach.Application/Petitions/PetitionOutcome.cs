using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Petitions;

namespace CaiCach.Application.Petitions;

/// <summary>What came of an act on a petition: a closed set.</summary>
public abstract record PetitionOutcome
{
    private PetitionOutcome()
    {
    }

    /// <summary>Done; the petition is now at <paramref name="Version"/>.</summary>
    public sealed record Done(Guid Id, string Code, int Version, PetitionState State) : PetitionOutcome;

    /// <summary>The law refuses, for every reason named.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : PetitionOutcome;

    /// <summary>The input has faults; nothing was changed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : PetitionOutcome;

    /// <summary>Somebody was faster.</summary>
    public sealed record Stale(int CurrentVersion) : PetitionOutcome;

    /// <summary>No such petition, as far as this actor may see.</summary>
    public sealed record NotFound : PetitionOutcome;
}
