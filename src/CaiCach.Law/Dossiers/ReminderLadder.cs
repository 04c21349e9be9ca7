using System.Globalization;
using CaiCach.Law.Calendar;

namespace CaiCach.Law.Dossiers;

/// <summary>Who is reminded.</summary>
public enum ReminderTo
{
    /// <summary>Who has it to do: the officer, or those who may do it where nobody has it alone.</summary>
    Officer,

    /// <summary>Who leads the unit that has it.</summary>
    DivisionHead,

    /// <summary>The head of the body.</summary>
    AgencyHead,

    /// <summary>Who leads the one-stop unit or centre.</summary>
    OneStopDirector,

    /// <summary>Who asked for the opinion that is due; for opinions alone.</summary>
    Asker,
}

/// <summary>What people are reminded of; each has a ladder of its own.</summary>
public enum ReminderAbout
{
    /// <summary>The due date of a dossier.</summary>
    Due,

    /// <summary>The time of a step of its internal process.</summary>
    Step,

    /// <summary>The time to answer who asked for an opinion.</summary>
    Opinion,

    /// <summary>The times of a petition.</summary>
    Petition,

    /// <summary>The time to answer whether a request is accepted (kiểm tra, tiếp nhận hồ sơ).</summary>
    Intake,
}

/// <summary>What the distance of a step from the due date is counted in.</summary>
public enum ReminderUnit
{
    /// <summary>Working days; a step is taken when work begins.</summary>
    WorkingDay,

    /// <summary>Working hours.</summary>
    WorkingHour,
}

/// <summary>A step of the ladder.</summary>
/// <param name="When">How far from the due date: before it below 0, at it 0, after it above 0.</param>
/// <param name="Unit">What that is counted in.</param>
/// <param name="To">Who is reminded.</param>
/// <param name="Every">After how much it is taken again; null for once.</param>
/// <param name="Times">How often it is taken in all.</param>
public sealed record ReminderStep(int When, ReminderUnit Unit, IReadOnlyList<ReminderTo> To, int? Every = null, int Times = 1);

/// <summary>A reminder of one due date.</summary>
/// <param name="At">When, local.</param>
/// <param name="When">How far from the due date, in <paramref name="Unit"/>.</param>
/// <param name="Unit">What that is counted in.</param>
/// <param name="To">Who is reminded.</param>
public sealed record Reminder(DateTime At, int When, ReminderUnit Unit, IReadOnlyList<ReminderTo> To)
{
    /// <summary>What tells it from the other reminders of the same due date, e.g. "-2 WorkingDay".</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"{When} {Unit}");
}

/// <summary>A clock that is reminded of.</summary>
/// <param name="Name">What tells it from the other clocks of the same record, e.g. "refuse" of a petition.</param>
/// <param name="Start">When it began, local; what would have been before is not for it.</param>
/// <param name="Due">When it is due, local.</param>
/// <param name="EndsWhenDue">Whether nobody is reminded after the due date, since another clock goes on.</param>
public sealed record ReminderClock(string Name, DateTime Start, DateTime Due, bool EndsWhenDue = false);

/// <summary>What a look at the clocks of a record finds.</summary>
/// <param name="Passed">Of each clock the last of the reminders whose moment came since the last look.</param>
/// <param name="Next">The moment of the next reminder, local; null when none is to come.</param>
public sealed record ReminderTurn(IReadOnlyList<(ReminderClock Clock, Reminder Reminder)> Passed, DateTime? Next);

/// <summary>Why a ladder is refused.</summary>
/// <param name="Step">Its step, from 0; null for the whole.</param>
/// <param name="Field">"when", "to", "every", "times", or "steps" for the whole.</param>
/// <param name="Code">Stable code in snake case.</param>
/// <param name="Message">What to do, in Vietnamese.</param>
public sealed record LadderFault(int? Step, string Field, string Code, string Message);

/// <summary>Who is reminded of what comes near its due date or passes it, step by step (bậc thang nhắc việc).</summary>
/// <param name="Steps">The steps.</param>
public sealed record ReminderLadder(IReadOnlyList<ReminderStep> Steps)
{
    /// <summary>The most steps.</summary>
    public const int MostSteps = 8;

    private const int Farthest = 60;
    private const int MostTimes = 24;

    /// <summary>The reminders of a due date in order of time; those the calendar does not reach are left out.</summary>
    /// <param name="calendar">The calendar of the body.</param>
    /// <param name="due">The due date, local.</param>
    public IReadOnlyList<Reminder> For(WorkCalendar calendar, DateTime due)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        var found = new List<Reminder>();
        foreach (var step in Steps)
        {
            for (var i = 0; i < (step.Every is null ? 1 : step.Times); i++)
            {
                var when = step.When + (i * (step.Every ?? 0));
                if (MomentOf(calendar, due, when, step.Unit) is { } at)
                {
                    found.Add(new(at, when, step.Unit, step.To));
                }
            }
        }

        return [.. found.OrderBy(r => r.At).ThenBy(r => r.When)];
    }

    /// <summary>Which reminders of the clocks of a record are to be sent now, and when to look again.</summary>
    /// <param name="calendar">The calendar of the body.</param>
    /// <param name="clocks">The clocks.</param>
    /// <param name="until">Up to when, inclusive, it was looked already, local; null for never.</param>
    /// <param name="now">The moment of the look, inclusive, local.</param>
    public ReminderTurn Look(WorkCalendar calendar, IReadOnlyList<ReminderClock> clocks, DateTime? until, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(clocks);
        var all = clocks.SelectMany(clock => For(calendar, clock.Due)
            .Where(r => r.At > (until > clock.Start ? until : clock.Start) && !(clock.EndsWhenDue && r.When > 0)).Select(r => (Clock: clock, Reminder: r))).ToList();
        return new(
            [.. all.Where(r => r.Reminder.At <= now).GroupBy(r => r.Clock).Select(g => g.Last())],
            all.Where(r => r.Reminder.At > now).Min(r => (DateTime?)r.Reminder.At));
    }

    /// <summary>Everything that is wrong; empty when it may be used.</summary>
    /// <param name="about">What it reminds of.</param>
    public IReadOnlyList<LadderFault> Faults(ReminderAbout about)
    {
        var faults = new List<LadderFault>();
        if (Steps.Count is 0 or > MostSteps)
        {
            faults.Add(new(null, "steps", "steps_count", $"Nhập từ 1 đến {MostSteps} mốc nhắc."));
        }

        foreach (var (i, step) in Steps.Index())
        {
            if (Math.Abs(step.When) > Farthest)
            {
                faults.Add(new(i, "when", "when_too_far", $"Khoảng cách đến hạn không quá {Farthest}."));
            }

            if (step.To.Count == 0)
            {
                faults.Add(new(i, "to", "to_missing", "Chọn ít nhất một người được nhắc."));
            }

            if (step.To.Except(ReminderLadders.PeopleOf(about)).Any())
            {
                faults.Add(new(i, "to", "to_wrong", "Chọn người được nhắc có trong danh sách."));
            }

            if (step.Every is { } every && (step.When <= 0 || every is < 1 or > Farthest))
            {
                faults.Add(new(i, "every", "every_wrong", $"Chỉ mốc sau hạn mới nhắc lại, cách nhau từ 1 đến {Farthest}."));
            }

            if (step.Every is not null && step.Times is < 2 or > MostTimes)
            {
                faults.Add(new(i, "times", "times_wrong", $"Số lần nhắc từ 2 đến {MostTimes}."));
            }
        }

        return faults;
    }

    private static DateTime? MomentOf(WorkCalendar calendar, DateTime due, int when, ReminderUnit unit)
    {
        var day = DateOnly.FromDateTime(due);
        if (when == 0 || !calendar.Covers(day))
        {
            return when == 0 ? due : null;
        }

        if (unit == ReminderUnit.WorkingHour)
        {
            return calendar.TryTimeAfterMinutes(calendar.WorkingMinutesBefore(due) + (when * 60L), out var moment) ? moment : null;
        }

        // From a due date on a day that is off since, the day before it is the last one before the end of its hours, too.
        var number = calendar.WorkingDaysThrough(day) + (long)when + (when < 0 && !calendar.IsWorkingDay(day) ? 1 : 0);
        return calendar.TryWorkingDay(number, out var other) ? other.ToDateTime(calendar.HoursOn(other)!.Start) : null;
    }
}
