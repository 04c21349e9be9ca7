using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Procedures;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 9e: the specialist records the end of the stage under way; the next one runs from that moment with its own clock (R13), whenever it is recorded. An end of a stage of the
/// authority recorded later than the working day after it needs a reason; time of others that ran out ends by the law alone.
/// </summary>
public sealed class EndStage(DossierWork work, ReferenceStore reference, CaiCachDb db)
{
    /// <summary>Ends it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="end">What ended it, and when.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, StageEnd end, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(end);
        var open = await db.Dossiers.Where(d => d.Id == id)
            .Select(d => new { d.CounterId, IsOthers = d.Stages.Any(s => s.EndedAt == null && s.Owner != StageOwner.Authority), Ends = d.Stages.Where(s => s.EndedAt == null && s.Owner != StageOwner.Authority).Select(s => s.DueAt).FirstOrDefault() }).FirstOrDefaultAsync(cancel);
        var last = open is { IsOthers: false } ? RecordStart.LastToRecord((await reference.CurrentAsync(cancel)).CalendarOf(open.CounterId), end.At) : null;
        var input = new ActInput(context.Now, end.Reason, Number: end.Number, Exception: string.IsNullOrWhiteSpace(end.Because) ? null : end.Because, Happened: end.At, RecordBy: last);
        return await work.ActAsync(context, id, version, DossierAct.EndStage, input, change => EndAsync(change, StageEnd.MomentOf(end.At, open!.Ends, context.Now)!.Value, cancel), cancel: cancel);
    }

    private async Task<DossierEventData> EndAsync(DossierChange change, DateTime at, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        var running = DossierTimes.RunningDue(dossier);
        var stages = StageClock.Of(change.Reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier.Channel, dossier.CaseCode);
        var ended = dossier.Stages.Single(s => s.EndedAt is null);
        StageClock.End(dossier, at, change.Reference.Calendar(dossier.CalendarVersion));
        var next = stages[ended.Number];
        if (!StageClock.Start(change, next, ended.Number + 1, at, (await StageClock.EveryPauseAsync(db, dossier, cancel)).Pauses))
        {
            return new();
        }

        change.PutOn(Desk.Handle, dossier.HolderUnitId);
        return new()
        {
            RunningDueBefore = running,
            Happened = at,
            Due = dossier.DueAt,
            Calendar = dossier.CalendarVersion,
            Stage = next.Code,
            StageEnded = ended.Code,
            StageTimeliness = ended.Timeliness,
        };
    }
}
