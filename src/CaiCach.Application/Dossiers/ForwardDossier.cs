using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Processes;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 9: passes a dossier to another unit of the same body (Mẫu 06).</summary>
public sealed class ForwardDossier(DossierWork work)
{
    /// <summary>Passes it on.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid toUnitId, string reason, CourseInput? course = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.Forward, new(context.Now, reason, Course: course), change =>
        {
            change.Dossier.AssigneeId = null;
            change.Dossier.Proposal = null;
            change.PutOn(Desk.Handle, toUnitId);
            return Task.FromResult(new DossierEventData { ToUnit = toUnitId });
        }, (dossier, reference) => DossierTargets.CheckUnit(reference, dossier, toUnitId, VietnamTime.DayOf(context.Now), "toUnit"), cancel: cancel);
}
