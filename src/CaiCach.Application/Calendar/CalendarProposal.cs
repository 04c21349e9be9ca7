using CaiCach.Law.Calendar;

namespace CaiCach.Application.Calendar;

/// <summary>What an administrator wants of the calendar: one change, or another file.</summary>
/// <param name="Seen">The version that was in force when the form was opened.</param>
/// <param name="Change">The change; null when a file is loaded.</param>
/// <param name="Csv">The text of the file; null when one change is announced.</param>
/// <param name="DecisionNumber">Number and sign of the document that decides.</param>
/// <param name="DecisionDate">Its date; null when none was given.</param>
public sealed record CalendarProposal(string Seen, CalendarChange? Change, string? Csv, string? DecisionNumber, DateOnly? DecisionDate);
