using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Row 9g: the head corrects when the stage before the one under way ended, which was entered wrongly. That stage is judged anew and the one under way counted from the right moment,
/// each with the pauses that were in its time; what was on record before stays in the event. The ends of earlier stages stay, for others were judged by them.
/// </summary>
public sealed class CorrectStageEnd(DossierWork work, CaiCachDb db)
{
    /// <summary>Corrects it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="ended">When (UTC) the stage really ended.</param>
    /// <param name="reason">Why it is corrected.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DateTime? ended, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.CorrectStageEnd, new(context.Now, reason, Happened: ended), change => CorrectAsync(change, ended!.Value, cancel), cancel: cancel);

    private async Task<DossierEventData> CorrectAsync(DossierChange change, DateTime at, CancellationToken cancel)
    {
        var dossier = change.Dossier;
        var (ended, open) = (DossierTimes.EndedStage(dossier)!, dossier.Stages.Single(s => s.EndedAt is null));
        var (before, running, due, time) = (ended.EndedAt, DossierTimes.RunningDue(dossier), dossier.DueAt, DossierTimes.WaitsUntil(dossier));
        var (pauses, isHeld) = await StageClock.EveryPauseAsync(db, dossier, cancel);
        if (isHeld)
        {
            return change.Refuse(new("opinions_awaited", "Đang chờ ý kiến hỏi khi giai đoạn đã quá hạn; nhận đủ trả lời hoặc thôi chờ rồi đính chính.", "Thời hạn theo giai đoạn"));
        }

        if (!StageClock.Correct(change, at, pauses))
        {
            return new();
        }

        change.PutOn(dossier.Desk, dossier.HolderUnitId);
        return change.WithAppointment(new()
        {
            RunningDueBefore = running,
            Happened = at,
            HappenedBefore = before,
            Due = dossier.DueAt,
            DueBefore = due,
            Calendar = dossier.CalendarVersion,
            Stage = open.Code,
            StageEnded = ended.Code,
            StageTimeliness = ended.Timeliness,
            MovedStage = time is { } was && DossierTimes.WaitsUntil(dossier) is { } until && until != was ? new(open.Code, was, until) : null,
        });
    }
}
