using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Procedures;

/// <summary>How an act on the catalogue ended.</summary>
public abstract record CatalogueOutcome
{
    private CatalogueOutcome()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Id">The procedure of the catalogue, or the decision.</param>
    /// <param name="Version">Its version now.</param>
    public sealed record Done(Guid Id, int Version) : CatalogueOutcome;

    /// <summary>There is none in this person's sight.</summary>
    public sealed record NotFound : CatalogueOutcome;

    /// <summary>Somebody else did something since.</summary>
    /// <param name="Version">The version now.</param>
    public sealed record Stale(int Version) : CatalogueOutcome;

    /// <summary>The law refuses it.</summary>
    public sealed record Refused(IReadOnlyList<Refusal> Reasons) : CatalogueOutcome;

    /// <summary>Something is wrong with what was typed.</summary>
    public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : CatalogueOutcome;
}
