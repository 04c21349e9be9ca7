namespace CaiCach.Application.Dossiers;

/// <summary>What an official said of the way through the internal process.</summary>
public sealed partial record DossierEventData
{
    /// <summary>The branches that were chosen, by their conditions; null for none.</summary>
    public IReadOnlyList<string>? Branches { get; init; }

    /// <summary>The prescribed steps that were skipped, by their names; null for none.</summary>
    public IReadOnlyList<string>? Skipped { get; init; }

    /// <summary>Why they were.</summary>
    public string? SkipReason { get; init; }
}
