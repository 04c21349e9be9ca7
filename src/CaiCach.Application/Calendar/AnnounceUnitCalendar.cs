using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Provider;
using CaiCach.Data.Reference;
using CaiCach.Law.Calendar;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>
/// An administrator announces hours of a body, or a single day of it (rule R9). What the body has of its own is written anew as a whole, with the number after
/// the one its maker saw. The due dates of its open dossiers follow in the background.
/// </summary>
public sealed class AnnounceUnitCalendar(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>What is announced.</summary>
    /// <param name="BodyCode">The body.</param>
    /// <param name="Seen">The number in force when the form was opened; 0 for none.</param>
    /// <param name="Change">The change.</param>
    /// <param name="DecisionNumber">Number and sign of the document that decides.</param>
    /// <param name="DecisionDate">Its date; null when none was given.</param>
    public sealed record Request(string BodyCode, int Seen, UnitChange Change, string? DecisionNumber, DateOnly? DecisionDate);

    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It may come into force.</summary>
        /// <param name="Body">The body.</param>
        /// <param name="Calendar">The calendar the body would work by.</param>
        /// <param name="Summary">What changes, in one Vietnamese line.</param>
        public sealed record Ready(Guid Body, WorkCalendar Calendar, string Summary) : Outcome;

        /// <summary>In force.</summary>
        public sealed record Done(string Version) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults) : Outcome;

        /// <summary>Somebody else changed the calendar since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>Judges it and changes nothing.</summary>
    public async Task<Outcome> PreviewAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        var (outcome, row) = await JudgeAsync(context, Cleaned(request), cancel);
        return outcome ?? new Outcome.Ready(row!.Row.UnitId, row.Calendar, row.Row.Summary);
    }

    /// <summary>Puts it in force. The same request again finds the version it made.</summary>
    public async Task<Outcome> RunAsync(ActContext context, Request request, CancellationToken cancel = default)
    {
        request = Cleaned(request);
        var (outcome, draft) = await JudgeAsync(context, request, cancel);
        if (outcome is Outcome.Stale)
        {
            return await AgainAsync(context, request, cancel);
        }

        if (outcome is not null)
        {
            return outcome;
        }

        var row = draft!.Row;
        db.UnitCalendars.Add(row);
        db.Record(
            context, CalendarEventData.Stream, UnitCalendarEventData.StreamOf(row.UnitId), row.Number, UnitCalendarEventData.Announced,
            new UnitCalendarEventData(row.UnitId, row.Version, row.DecisionNumber, row.DecisionDate, row.Summary), unitId: row.UnitId);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "unit_calendars" or "events")
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(context, request, cancel);
        }

        reference.Forget();
        return new Outcome.Done(row.Version);
    }

    private sealed record Draft(UnitCalendarRow Row, WorkCalendar Calendar);

    private async Task<(Outcome? Ended, Draft? Draft)> JudgeAsync(ActContext context, Request request, CancellationToken cancel)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var body = CalendarScope.BodiesOf(context.Actor, snapshot.Organisation).FirstOrDefault(u => u.Code == request.BodyCode);
        if (body is null || snapshot.CurrentCalendar is not { } national)
        {
            return (new Outcome.NotAllowed(), null);
        }

        var newest = await db.UnitCalendars.AsNoTracking().Where(c => c.UnitId == body.Id).OrderByDescending(c => c.Number).FirstOrDefaultAsync(cancel);
        if ((newest?.Number ?? 0) != request.Seen)
        {
            return (new Outcome.Stale(), null);
        }

        var today = VietnamTime.DayOf(context.Now);
        var own = newest is null ? UnitCalendar.None : UnitCalendarDocument.Read(newest.Document);
        var inForce = newest is null ? national : own.Over(national, newest.Version, body.Name);
        var decision = new CalendarDecision(request.DecisionNumber ?? "", request.DecisionDate ?? default);
        var verdict = UnitCalendarRules.Judge(request.Change, own, inForce, decision, today);
        List<FieldFault> faults =
        [
            .. verdict.Faults.Select(At),
            .. TypedText.Check("reason", "reason", request.Change.Reason, UnitChange.MostCharacters) is { } wrong ? (FieldFault[])[wrong] : [],
            .. CalendarRules.Judge(request.DecisionNumber, request.DecisionDate, today).Select(At),
            .. TypedText.Check("number", "number", request.DecisionNumber, CalendarDecision.MostCharacters) is { } bad ? (FieldFault[])[bad] : [],
        ];
        if (faults.Count > 0)
        {
            return (new Outcome.Invalid(faults), null);
        }

        var row = UnitCalendarVersion.RowOf(context, body.Id, request.Seen + 1, UnitCalendarDocument.Write(verdict.Calendar!), decision, verdict.Summary);
        var calendar = verdict.Calendar!.Over(national, CalendarBook.NameOf(national, row.Version), body.Name);
        return CalendarRules.Judge(calendar, null, request.Change.Kind == UnitChangeKind.Week ? "week" : "day") is { } whole
            ? (new Outcome.Invalid([At(whole)]), null)
            : (null, new(row, calendar));
    }

    /// <summary>Whether the version in force is what this very request made, a click ago.</summary>
    private async Task<Outcome> AgainAsync(ActContext context, Request request, CancellationToken cancel)
    {
        var organisation = (await reference.CurrentAsync(cancel)).Organisation;
        var body = organisation.Find(request.BodyCode)!.Id;
        var (before, made) = (request.Seen, request.Seen + 1);
        var rows = await db.UnitCalendars.AsNoTracking().Where(c => c.UnitId == body && c.Number >= before).OrderBy(c => c.Number).ToListAsync(cancel);
        if (rows.Find(c => c.Number == made) is not { } row || rows.Exists(c => c.Number > made)
            || row.MadeBy != context.Actor.Name || row.DecisionNumber != request.DecisionNumber || row.DecisionDate != request.DecisionDate)
        {
            return new Outcome.Stale();
        }

        var own = rows.Find(c => c.Number == before) is { } old ? UnitCalendarDocument.Read(old.Document) : UnitCalendar.None;
        var verdict = UnitCalendarRules.Judge(
            request.Change, own, own.Over((await reference.CurrentAsync(cancel)).CurrentCalendar!, "before", organisation.NameOf(body)), new(row.DecisionNumber, row.DecisionDate), VietnamTime.DayOf(context.Now));
        return verdict.Calendar is { } calendar && UnitCalendarDocument.Write(calendar) == row.Document ? new Outcome.Done(row.Version) : new Outcome.Stale();
    }

    private static Request Cleaned(Request request) => request with
    {
        Change = request.Change with { Reason = request.Change.Reason?.Trim().Normalize() },
        DecisionNumber = request.DecisionNumber?.Trim().Normalize(),
    };

    private static FieldFault At(CalendarFault fault) => new(fault.Field, "calendar_" + fault.Code, fault.Message);
}
