using CaiCach.Application.Acting;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 9e: the specialist ends the stage under way; the next one starts with its own clock (R13).</summary>
public sealed class EndStage(DossierWork work)
{
    /// <summary>Ends it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">What ended it, e.g. the publication with its number and day.</param>
    /// <param name="because">Why the time of the applicant or of third parties is cut short: the clause, or the reason.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string reason, string? because = null, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.EndStage, new(context.Now, reason, Exception: string.IsNullOrWhiteSpace(because) ? null : because), change =>
        {
            var dossier = change.Dossier;
            var running = DossierTimes.RunningDue(dossier);
            var stages = StageClock.Of(change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier.Channel, dossier.CaseCode);
            var ended = dossier.Stages.Single(s => s.EndedAt is null);
            StageClock.End(dossier, context.Now);
            var next = stages[ended.Number];
            if (!StageClock.Start(change, next, ended.Number + 1))
            {
                return Task.FromResult(new DossierEventData());
            }

            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData
            {
                RunningDueBefore = running,
                Due = dossier.DueAt,
                Calendar = dossier.CalendarVersion,
                Stage = next.Code,
                StageEnded = ended.Code,
                StageTimeliness = ended.Timeliness,
            });
        }, cancel: cancel);
}
