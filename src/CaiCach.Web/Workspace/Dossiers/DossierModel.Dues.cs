using CaiCach.Application.Dossiers;
using CaiCach.Law.Calendar;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>How each due date of the dossier came about.</summary>
public sealed partial class DossierModel
{
    /// <summary>Its due dates beside the result's.</summary>
    public IReadOnlyList<DossierDue> Dues { get; private set; } = [];

    /// <summary>The arithmetic of one of them; empty for none.</summary>
    /// <param name="kind">What it is of.</param>
    /// <param name="key">Which of its kind: the number of the stage or step, the id of what is asked.</param>
    public IReadOnlyList<DueStep> HowCounted(DueKind kind, object? key = null) =>
        Dues.FirstOrDefault(d => d.Kind == kind && d.Key == $"{key}")?.Steps ?? [];
}
