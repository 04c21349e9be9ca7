using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Calendar;

/// <summary>Judges what an administrator wants of the calendar, and changes nothing.</summary>
public sealed class PrepareCalendar(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>How it ended.</summary>
    public abstract record Outcome
    {
        private Outcome()
        {
        }

        /// <summary>It may come into force.</summary>
        /// <param name="Calendar">The calendar it would be.</param>
        /// <param name="Summary">What changes, in one Vietnamese line.</param>
        /// <param name="Differences">The days that would be other than now.</param>
        public sealed record Ready(WorkCalendar Calendar, string Summary, IReadOnlyList<Difference> Differences) : Outcome;

        /// <summary>Something is wrong with it.</summary>
        /// <param name="Faults">What is wrong, at its field.</param>
        /// <param name="Lines">The bad lines of a file, every one.</param>
        public sealed record Invalid(IReadOnlyList<FieldFault> Faults, IReadOnlyList<CalendarFileFault> Lines) : Outcome;

        /// <summary>Somebody else changed the calendar since.</summary>
        public sealed record Stale : Outcome;

        /// <summary>Not this person's to change.</summary>
        public sealed record NotAllowed : Outcome;
    }

    /// <summary>A day that would be other than now.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Worked">Whether it would be worked; now it is the contrary.</param>
    public sealed record Difference(DateOnly Day, bool Worked);

    /// <summary>Judges it.</summary>
    public async Task<Outcome> RunAsync(ActContext context, CalendarProposal proposal, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (!CalendarScope.MayChange(context.Actor, snapshot.Organisation))
        {
            return new Outcome.NotAllowed();
        }

        return await CalendarDraft.OfAsync(db, context, proposal, cancel) switch
        {
            CalendarDraft.Ready ready => new Outcome.Ready(ready.Calendar, ready.Row.Summary!, Compare(CalendarFile.Parse(ready.Before.Document, ready.Before.Version, WorkingHours.Standard).Calendar!, ready.Calendar)),
            CalendarDraft.Invalid invalid => new Outcome.Invalid(invalid.Faults, invalid.Lines),
            _ => new Outcome.Stale(),
        };
    }

    private static List<Difference> Compare(WorkCalendar before, WorkCalendar after)
    {
        var days = new List<Difference>();
        for (var day = new DateOnly(before.FirstYear, 1, 1); day.Year <= before.LastYear; day = day.AddDays(1))
        {
            if (after.IsWorkingDay(day) != before.IsWorkingDay(day))
            {
                days.Add(new(day, after.IsWorkingDay(day)));
            }
        }

        return days;
    }
}
