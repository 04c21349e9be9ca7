using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 2: an officer of the one-stop unit takes a request up; it is then that officer's to answer.</summary>
public sealed class TakeUpDossier(DossierWork work)
{
    /// <summary>Takes it up.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.TakeUp, new(context.Now), change =>
        {
            var before = change.Dossier.AssigneeId;
            change.Dossier.AssigneeId = context.Actor.Id;
            return Task.FromResult(new DossierEventData { ToOfficer = context.Actor.Id, FromOfficer = before });
        }, cancel: cancel);
}
