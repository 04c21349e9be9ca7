using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Earlier dossiers like one at hand: the same procedure and case at the same body, finished, the newest first.</summary>
public sealed class FindSimilar(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>How many are shown.</summary>
    public const int Most = 5;

    /// <summary>One of them.</summary>
    /// <param name="Id">The dossier.</param>
    /// <param name="Code">Its code.</param>
    /// <param name="FinishedAt">When it was finished (UTC).</param>
    /// <param name="ResultNumber">Number and symbol of its result.</param>
    /// <param name="Refused">Whether it was refused on the merits.</param>
    /// <param name="Reason">Why it was refused; null when it was granted.</param>
    /// <param name="Asked">How often a supplement was asked for.</param>
    /// <param name="Days">The working days the authority used, pauses left out; null where no calendar covers them.</param>
    public sealed record Row(Guid Id, string Code, DateTime FinishedAt, string? ResultNumber, bool Refused, string? Reason, int Asked, int? Days);

    /// <summary>Those this official may see. One round trip.</summary>
    public async Task<IReadOnlyList<Row>> RunAsync(Actor actor, Dossier dossier, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var snapshot = await reference.CurrentAsync(cancel);
        var scope = DossierScope.Of(actor, snapshot.Organisation);
        var refused = DossierEvents.TypeOf(DossierAct.Refuse);
        var found = await db.Dossiers.AsNoTracking().Where(scope.Filter)
            .Where(d => d.AgencyId == dossier.AgencyId && d.ProcedureCode == dossier.ProcedureCode && d.FinishedAt != null && d.CaseCode == dossier.CaseCode && d.Id != dossier.Id
                && d.PartOfId == null && (d.State == BusinessState.Issued || d.State == BusinessState.Done))
            .OrderByDescending(d => d.FinishedAt).ThenByDescending(d => d.Id).Take(Most)
            .Select(d => new
            {
                d.Id,
                d.Code,
                d.CounterId,
                d.AcceptedAt,
                d.FinishedAt,
                d.Pauses,
                d.ResultNumber,
                d.SupplementRequests,
                Refusal = db.Events.Where(e => e.StreamId == d.Id && e.Type == refused).OrderByDescending(e => e.Version).Select(e => new { e.Reason }).FirstOrDefault(),
            }).ToListAsync(cancel);
        return [.. found.Select(d => new Row(
            d.Id, d.Code!, d.FinishedAt!.Value, d.ResultNumber, d.Refusal is not null, d.Refusal?.Reason, d.SupplementRequests, DaysOf(snapshot.CalendarOf(d.CounterId), d.AcceptedAt, d.FinishedAt.Value, d.Pauses)))];
    }

    // As a limit in working days counts (R2, R7): neither the day of acceptance, nor the days of a pause after its first.
    private static int? DaysOf(WorkCalendar? calendar, DateTime? acceptedAt, DateTime finishedAt, string pauses)
    {
        if (acceptedAt is not { } accepted || calendar is null || !calendar.Covers(VietnamTime.DayOf(accepted)) || !calendar.Covers(VietnamTime.DayOf(finishedAt)))
        {
            return null;
        }

        var stood = DossierTimes.PausesOf(new Dossier { Pauses = pauses }).Sum(p => calendar.WorkingDaysBetween(DateOnly.FromDateTime(p.From), DateOnly.FromDateTime(p.To)));
        return Math.Max(0, calendar.WorkingDaysBetween(VietnamTime.DayOf(accepted), VietnamTime.DayOf(finishedAt)) - stood);
    }
}
