namespace CaiCach.Law.Processes;

/// <summary>What an official who moves a dossier on says of its way through the internal process.</summary>
/// <param name="SkipReason">Why prescribed steps are skipped; null where none are.</param>
/// <param name="Branches">Keys of the branches it goes; null or empty for none to choose.</param>
public sealed record CourseInput(string? SkipReason = null, IReadOnlyList<string>? Branches = null);
