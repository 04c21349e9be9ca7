using CaiCach.Application.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Processes;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>The way of the dossier through its internal process.</summary>
public sealed partial class DossierModel
{
    /// <summary>Prescribed steps that were skipped together.</summary>
    /// <param name="Names">Their names.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Who">Who did.</param>
    /// <param name="At">When (UTC).</param>
    public sealed record Skip(IReadOnlyList<string> Names, string Reason, string Who, DateTime At);

    /// <summary>What was skipped, the first at first.</summary>
    public IReadOnlyList<Skip> Skips { get; private set; } = [];

    /// <summary>The branches the dossier goes: those of its case, and those that officials chose.</summary>
    public IReadOnlyList<ProcessLine> BranchesOf(ProcessPlan plan)
    {
        var chosen = ReadCourse.ChosenBy(Dossier);
        return [.. ProcessOutline.Of(plan).Where(l => l.Branch is { } branch && chosen.Contains(branch.Key, StringComparer.Ordinal))];
    }

    private static IReadOnlyList<Skip> SkipsOf(IEnumerable<EventRow> events) =>
        [.. events.OrderBy(e => e.Version).Select(e => (Row: e, Data: DossierEventData.Parse(e.Data))).Where(e => e.Data.Skipped is not null).Select(e => new Skip(e.Data.Skipped!, e.Data.SkipReason ?? "", e.Row.ActorName, e.Row.At))];
}
