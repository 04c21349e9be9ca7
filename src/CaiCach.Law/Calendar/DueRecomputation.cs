namespace CaiCach.Law.Calendar;

/// <summary>What is known of a dossier whose due date is looked at again.</summary>
/// <param name="StartLocal">When its limit started.</param>
/// <param name="Limit">The limit it was accepted under.</param>
/// <param name="Pauses">Its pauses so far.</param>
/// <param name="Due">The due time it has now, without pauses.</param>
/// <param name="DueAfterPauses">The due time it has now, with pauses.</param>
/// <param name="IsClosed">Whether its handling has ended.</param>
public sealed record DossierClock(
    DateTime StartLocal, TimeLimit Limit, IReadOnlyList<Pause> Pauses, DateTime Due, DateTime DueAfterPauses, bool IsClosed);

/// <summary>What came of looking again.</summary>
public enum RecomputeOutcome
{
    /// <summary>The due date moved forward.</summary>
    Moved,

    /// <summary>The new calendar gives the same due date.</summary>
    Same,

    /// <summary>The new calendar gives an earlier due date; the old one is kept.</summary>
    KeptLater,

    /// <summary>The dossier is closed and never changes.</summary>
    Closed,

    /// <summary>The new calendar cannot tell the due date; the old one is kept.</summary>
    NotAnswered,
}

/// <summary>A due date before and after a change of the calendar; both are for the log (rule R14).</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Old">The due times as they were.</param>
/// <param name="New">The due times to keep from now on; equal to <paramref name="Old"/> unless moved.</param>
/// <param name="CalendarVersion">The version of the calendar looked at.</param>
/// <param name="LiftsLateness">Whether the dossier was late at the time of the change and is no longer.</param>
/// <param name="Fault">Why the new calendar gives no answer, when it gives none.</param>
public sealed record DueRecomputation(
    RecomputeOutcome Outcome, DueDate Old, DueDate New, string CalendarVersion, bool LiftsLateness, DueFault Fault)
{
    /// <summary>Whether there is a new due date to store, log and tell the applicant.</summary>
    public bool Moved => Outcome == RecomputeOutcome.Moved;
}
