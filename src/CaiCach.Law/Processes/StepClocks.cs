using CaiCach.Law.Calendar;
using CaiCach.Law.Organisation;

namespace CaiCach.Law.Processes;

/// <summary>In whose hands a dossier is, as far as its process is concerned.</summary>
/// <param name="Roles">The roles that fit; none for another body.</param>
/// <param name="Unit">Code of the unit that has it; null when the unit says nothing.</param>
public sealed record StepHolder(IReadOnlyList<Role> Roles, string? Unit)
{
    /// <summary>Other bodies are asked, or handle parts.</summary>
    public static StepHolder OtherBodies { get; } = new([], null);

    /// <summary>Whether a step is this holder's.</summary>
    public bool Does(StepFields step) => Roles.Count == 0
        ? step.OtherBody is not null
        : step.OtherBody is null && step.Role is { } role && Roles.Contains(role) && (step.Unit is null || Unit is null || step.Unit == Unit);
}

/// <summary>The steps a dossier is at while it stays in the same hands: one, or several one after another that the same people do.</summary>
/// <param name="Steps">The steps, at least one; of cases and parallel branches among them the longest.</param>
public sealed record StepStay(IReadOnlyList<ProcessStep> Steps)
{
    /// <summary>Their names.</summary>
    public string Name => string.Join("; ", Steps.Select(s => s.What.Name));

    /// <summary>The whole working minutes they have together; 0 when their time is not counted.</summary>
    public int Minutes(int minutesADay) => (int)Math.Floor(Steps.Sum(s => s.What.Time.Minutes(minutesADay)));
}

/// <summary>When a step ends, and why.</summary>
/// <param name="DueLocal">By when, local; never after the due date of the dossier.</param>
/// <param name="Cut">Whether the due date of the dossier is what ends it.</param>
public sealed record StepDue(DateTime DueLocal, bool Cut);

/// <summary>
/// The clock of the steps of a dossier. Steps begin when the dossier comes into the hands of who does them: the step it is at, when that fits; else the next that fits, in
/// the order in which the process is written, whatever branch it is in; else, for a dossier that went back, the last earlier one that fits. With it go the steps right after
/// it that the same people do. When none fits, no step runs.
/// </summary>
public static class StepClocks
{
    /// <summary>The steps of a holder; null when the process has none for it.</summary>
    /// <param name="plan">The process.</param>
    /// <param name="at">Key of the first step the dossier was at last; null at the beginning.</param>
    /// <param name="through">Key of the last step of that stay; null at the beginning.</param>
    /// <param name="holder">Who has it now.</param>
    public static StepStay? StayOf(ProcessPlan plan, string? at, string? through, StepHolder holder)
    {
        if (plan.Step(at) is { } here && holder.Does(here.What))
        {
            return Stay(plan, here);
        }

        var steps = plan.Steps.ToList();
        var found = steps.Skip(steps.FindIndex(s => s.Key == through) + 1).FirstOrDefault(s => holder.Does(s.What))
            ?? steps.TakeWhile(s => s.Key != at).LastOrDefault(s => holder.Does(s.What));
        return found is null ? null : Stay(plan, found);
    }

    /// <summary>When a stay is due: its working minutes after its begin, longer by the pauses in it, but never after the due date of the dossier, which it cannot extend.</summary>
    /// <param name="calendar">The calendar of the dossier.</param>
    /// <param name="startLocal">When it began, local, to the minute.</param>
    /// <param name="minutes">Its working minutes.</param>
    /// <param name="pauses">The pauses of the dossier; what lies before the begin does not count.</param>
    /// <param name="dossierDueLocal">The due date of the dossier; null for none.</param>
    /// <returns>Null where no time is counted, and where the calendar does not reach.</returns>
    public static StepDue? DueOf(WorkCalendar calendar, DateTime startLocal, int minutes, IReadOnlyList<Pause> pauses, DateTime? dossierDueLocal)
    {
        var within = pauses.Where(p => p.To > startLocal).Select(p => p.From < startLocal ? p with { From = startLocal } : p).ToArray();
        if (minutes == 0 || !calendar.Covers(DateOnly.FromDateTime(startLocal)) || within.Any(p => !calendar.Covers(DateOnly.FromDateTime(p.To))))
        {
            return null;
        }

        var used = calendar.WorkingMinutesBefore(startLocal) + minutes + DueDates.Paused(calendar, LimitUnit.WorkingHour, within);
        if (!calendar.TryTimeAfterMinutes(used, out var due))
        {
            return null;
        }

        return dossierDueLocal is { } last && last < due ? new(last, true) : new(due, false);
    }

    private static StepStay Stay(ProcessPlan plan, ProcessStep first)
    {
        var owner = LaneOwner.Of(first.What);
        var list = plan.Lists.First(l => l.Nodes.Any(n => n.Key == first.Key)).Nodes;
        var run = list.SkipWhile(n => n.Key != first.Key).TakeWhile(n => ProcessRules.StepsIn(n).All(s => LaneOwner.Of(s.What) == owner));
        return new(ProcessRules.LongestOf([.. run], WorkTime.MinutesADay));
    }
}
