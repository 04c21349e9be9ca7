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
/// An administrator says from which day on what is filed is answered within how many hours, and until when of a day what comes is for that day. What was filed
/// before keeps the rules it was filed under.
/// </summary>
public sealed class SaveClockRules(CaiCachDb db, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>Saved.</summary>
        public sealed record Done(int Number) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        public sealed record Invalid(IReadOnlyList<ClockRulesFault> Faults) : Outcome;

        /// <summary>Somebody else saved rules since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>What is typed.</summary>
    /// <param name="From">The first day of filing they hold for: today or later.</param>
    /// <param name="IntakeHours">Working hours to answer a filing.</param>
    /// <param name="TransferUntil">The last time of the day whose acceptances are handed over the same day.</param>
    /// <param name="SameDayUntil">The last time of the day whose acceptances have a result of the same day.</param>
    /// <param name="Source">The provision.</param>
    public sealed record Request(DateOnly From, int IntakeHours, TimeOnly TransferUntil, TimeOnly SameDayUntil, string Source);

    /// <summary>Saves rules. The same again finds what it saved.</summary>
    /// <param name="context">Who, when.</param>
    /// <param name="seen">The number saved last when the form was opened; 0 for none.</param>
    /// <param name="request">What is typed.</param>
    /// <param name="cancel">Stops it before it is saved.</param>
    public async Task<Outcome> RunAsync(ActContext context, int seen, Request request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var snapshot = await reference.CurrentAsync(cancel);
        if (!CalendarScope.MayChange(context.Actor, snapshot.Organisation))
        {
            return new Outcome.NotAllowed();
        }

        var row = new ClockRulesRow
        {
            Number = seen + 1,
            FirstDay = request.From,
            IntakeHours = request.IntakeHours,
            TransferUntilMinute = Minute(request.TransferUntil),
            SameDayUntilMinute = Minute(request.SameDayUntil),
            Source = request.Source.Trim().Normalize(),
            MadeAt = context.Now,
            MadeBy = context.Actor.Name,
        };
        var rules = StoredClockRules.Of(row);
        List<ClockRulesFault> faults = [.. rules.Faults()];
        if (rules.From < VietnamTime.DayOf(context.Now))
        {
            faults.Add(new("from", "Ngày áp dụng phải từ hôm nay trở đi: hồ sơ đã nộp giữ quy định lúc nộp."));
        }

        if (faults.Count > 0)
        {
            return new Outcome.Invalid(faults);
        }

        if (await NewestAsync(cancel) != seen)
        {
            return await AgainAsync(row, cancel);
        }

        db.ClockRules.Add(row);
        db.Record(context, ClockRulesEventData.Stream, ClockRulesEventData.StreamId, row.Number, ClockRulesEventData.Saved,
            new ClockRulesEventData(row.Number, rules.From, rules.IntakeHours, rules.TransferUntil, rules.SameDayUntil, rules.Source));
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "clock_rules" or "events")
        {
            db.ChangeTracker.Clear();
            return await AgainAsync(row, cancel);
        }

        reference.Forget();
        return new Outcome.Done(row.Number);
    }

    private async Task<Outcome> AgainAsync(ClockRulesRow wanted, CancellationToken cancel) =>
        await db.ClockRules.AsNoTracking().FirstOrDefaultAsync(r => r.Number == wanted.Number, cancel) is { } saved && saved.MadeBy == wanted.MadeBy && StoredClockRules.Of(saved) == StoredClockRules.Of(wanted)
            ? new Outcome.Done(saved.Number) : new Outcome.Stale();

    private async Task<int> NewestAsync(CancellationToken cancel) => await db.ClockRules.MaxAsync(r => (int?)r.Number, cancel) ?? 0;

    private static int Minute(TimeOnly time) => (time.Hour * 60) + time.Minute;
}
