using CaiCach.Law.Processes;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>What is said of the way through the internal process.</summary>
public sealed partial class ActInputs
{
    /// <summary>Why prescribed steps are skipped.</summary>
    public string? SkipReason { get; set; }

    /// <summary>The branch of each choice, by the key of the choice.</summary>
    public Dictionary<string, string?> Branches { get; set; } = [];

    /// <summary>The keys of the branches.</summary>
    public IReadOnlyList<string> BranchKeys => [.. Branches.Values.OfType<string>().Where(b => b.Length > 0)];

    /// <summary>The same for the use case.</summary>
    public CourseInput Course => new(Clean(SkipReason), BranchKeys);
}
