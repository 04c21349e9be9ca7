using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 21: tells the head of dossiers whose due date is near and that are not decided, in time to sign an apology, of which it makes the draft.</summary>
public sealed class ForecastDelay(CaiCachDb db, DossierWork work, ReferenceStore reference)
{
    /// <summary>Tells of one.</summary>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, CancellationToken cancel = default)
    {
        var calendar = (await reference.CurrentAsync(cancel)).CalendarOf(await db.Dossiers.Where(d => d.Id == id).Select(d => d.CounterId).FirstOrDefaultAsync(cancel));
        var now = VietnamTime.ToLocal(context.Now);
        return await work.ActAsync(
            context,
            id,
            version,
            DossierAct.ForecastDelay,
            new(context.Now),
            change =>
            {
                change.Dossier.DelayForecastAt = context.Now;
                if (DraftApology.WaitingOn(change.Dossier) is null && change.Dossier is { AppointmentAt: null, DueAt: { } due })
                {
                    // The reason is for people to say: without one nobody signs it.
                    DraftApology.Put(change.Dossier, new() { DossierId = id, DueAt = due, Day = DraftApology.DayAfter(calendar, due), FaultUnitId = change.Dossier.HolderUnitId, At = context.Now });
                }

                return Task.FromResult(new DossierEventData());
            },
            bringing: facts => facts with { DueIsNear = calendar is not null && facts.Due is { } due && DelayForecasts.On(DateOnly.FromDateTime(now)).IsNear(calendar, now, VietnamTime.ToLocal(due)) },
            cancel: cancel);
    }
}
