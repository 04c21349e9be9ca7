using CaiCach.Application.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Web.Workspace.Dossiers;

/// <summary>The way of the dossier through its internal process, where a step moves it on.</summary>
public sealed partial class ActModel
{
    /// <summary>What the process says; null where there is nothing to say.</summary>
    public ReadCourse.View? Course { get; private set; }

    /// <summary>Reads it, and fills in where the dossier is to go by it; whoever hands it on may choose otherwise.</summary>
    private async Task ShowCourseAsync(CancellationToken cancel)
    {
        if (!IsOpen)
        {
            return;
        }

        Course = await course.RunAsync(Me, Dossier!, Form.Act, Guid.TryParse(Input.ToUnit, out var unit) ? unit : null, Input.BranchKeys, Now, cancel);
        foreach (var choice in Course?.Choices ?? [])
        {
            Input.Branches[choice.Key] = Input.Branches.GetValueOrDefault(choice.Key) ?? choice.Chosen;
        }

        if (Course is null || !HttpMethods.IsGet(Request.Method))
        {
            return;
        }

        Input.ToUnit ??= Course.UnitId is { } next && Units.Any(u => u.Value == next.ToString()) ? next.ToString() : null;
        if (Form.Act == DossierAct.Assign)
        {
            var mayAssignOthers = DossierTargets.LeadsIn(Me, Dossier!.HolderUnitId, Dossier.AgencyId);
            var able = OfficerChoices.Where(o => mayAssignOthers || o.Value == Me.Id.ToString()).ToList();
            Input.ToOfficer ??= able is [var only] ? only.Value : null;
        }
    }
}
