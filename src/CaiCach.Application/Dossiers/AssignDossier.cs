using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 9: gives a dossier to an officer of the unit that has it. A specialist may only take it for himself or herself.</summary>
public sealed class AssignDossier(DossierWork work, DossierTargets targets)
{
    /// <summary>Assigns.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid toOfficerId, CourseInput? course = null, CancellationToken cancel = default)
    {
        var faults = await targets.CheckOfficerAsync(context, id, toOfficerId, cancel);
        return await work.ActAsync(context, id, version, DossierAct.Assign, new(context.Now, Course: course), change =>
        {
            var before = change.Dossier.AssigneeId;
            change.Dossier.AssigneeId = toOfficerId;
            return Task.FromResult(new DossierEventData { ToOfficer = toOfficerId, FromOfficer = before == toOfficerId ? null : before });
        }, (_, _) => faults, cancel: cancel);
    }
}
