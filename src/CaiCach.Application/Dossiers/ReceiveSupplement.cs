using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 11: takes the complete supplement in; the clock resumes and the pause counts until the applicant handed in (R7).</summary>
public sealed class ReceiveSupplement(DossierWork work)
{
    /// <summary>Takes it in.</summary>
    public Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReceiveSupplement, new(context.Now), change =>
        {
            var dossier = change.Dossier;
            var (from, to) = (dossier.PausedAt!.Value, dossier.SupplementHandedInAt!.Value);
            dossier.Pauses = DossierTimes.WithPause(dossier, from, to);
            dossier.PausedAt = null;
            dossier.SupplementHandedInAt = null;
            if (DossierTimes.LimitOf(dossier) is not null)
            {
                var due = Due(dossier, change.Reference);
                if (!due.IsAnswered)
                {
                    return Task.FromResult(change.Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc")));
                }

                dossier.DueAt = VietnamTime.ToUtc(due.DueAfterPauses);
            }

            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData { Due = dossier.DueAt, PauseFrom = from, PauseTo = to, Calendar = dossier.CalendarVersion });
        }, cancel: cancel);

    /// <summary>With the calendar the dossier keeps, or with a newer one that gives more time (R14: forward only); the dossier then keeps that one.</summary>
    private static DueDate Due(Dossier dossier, ReferenceSnapshot reference)
    {
        var kept = DossierTimes.Due(dossier, reference.Calendar(dossier.CalendarVersion)!);
        if (reference.CurrentCalendar is { } newest && newest.Version != dossier.CalendarVersion
            && DossierTimes.Due(dossier, newest) is { IsAnswered: true } told && (!kept.IsAnswered || told.DueAfterPauses > kept.DueAfterPauses))
        {
            dossier.CalendarVersion = newest.Version;
            return told;
        }

        return kept;
    }
}
