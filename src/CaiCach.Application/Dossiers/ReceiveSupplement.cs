using CaiCach.Application.Acting;
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
                var due = DossierTimes.Due(dossier, change.Reference.Calendar(dossier.CalendarVersion)!);
                if (!due.IsAnswered)
                {
                    return Task.FromResult(change.Refuse(new(due.Fault.Code(), due.Fault.Message(), "Lịch làm việc")));
                }

                dossier.DueAt = VietnamTime.ToUtc(due.DueAfterPauses);
            }

            change.PutOn(Desk.Handle, dossier.HolderUnitId);
            return Task.FromResult(new DossierEventData { Due = dossier.DueAt, PauseFrom = from, PauseTo = to, Calendar = dossier.CalendarVersion });
        }, cancel: cancel);
}
