using CaiCach.Application.Reference;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Events;
using CaiCach.Law.Calendar;

namespace CaiCach.Application.Dossiers;

/// <summary>How the due date of a dossier came about, every day told: for the sheet that is printed and for programs.</summary>
/// <param name="Limit">The limit that runs.</param>
/// <param name="Start">When it started (local).</param>
/// <param name="Calendar">The calendar the dossier keeps.</param>
/// <param name="Pauses">The ended pauses (local).</param>
/// <param name="Steps">The arithmetic, a step a day or rule.</param>
/// <param name="Moves">Each time a new calendar moved the due date, oldest first.</param>
public sealed record DueTold(
    TimeLimit Limit, DateTime Start, WorkCalendar Calendar, IReadOnlyList<Pause> Pauses, IReadOnlyList<DueStep> Steps, IReadOnlyList<DueTold.Move> Moves)
{
    /// <summary>A due date that a new calendar moved; all moments UTC.</summary>
    /// <param name="At">When it was moved.</param>
    /// <param name="Before">The due date until then.</param>
    /// <param name="Due">The due date from then on.</param>
    /// <param name="Calendar">The version of the new calendar.</param>
    public sealed record Move(DateTime At, DateTime Before, DateTime Due, string? Calendar);

    /// <summary>What is told of a dossier; null while it has no due date.</summary>
    /// <param name="dossier">The dossier.</param>
    /// <param name="reference">Reference data.</param>
    /// <param name="history">The events of the dossier, oldest first.</param>
    public static DueTold? Of(Dossier dossier, ReferenceSnapshot reference, IEnumerable<EventRow> history)
    {
        if (reference.Calendar(dossier.CalendarVersion) is not { } calendar || DossierTimes.LimitOf(dossier) is not { } limit)
        {
            return null;
        }

        var steps = DossierTimes.Explain(dossier, reference, everyDay: true);
        var moves = history.Where(e => e.Type == DossierEvents.DueRecomputed)
            .Select(e => (e.At, Data: DossierEventData.Parse(e.Data)))
            .Where(e => e.Data is { Due: not null, DueBefore: not null })
            .Select(e => new Move(e.At, e.Data.DueBefore!.Value, e.Data.Due!.Value, e.Data.Calendar));
        return steps.Count == 0
            ? null
            : new(limit, DossierTimes.StartOf(dossier), calendar, DossierTimes.PausesOf(dossier), steps, [.. moves]);
    }
}
