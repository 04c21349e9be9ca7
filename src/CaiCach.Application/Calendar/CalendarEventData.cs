namespace CaiCach.Application.Calendar;

/// <summary>The facts of a new version of the working calendar.</summary>
/// <param name="Version">The version.</param>
/// <param name="Before">The version it takes the place of.</param>
/// <param name="DecisionNumber">Number and sign of the document that decided.</param>
/// <param name="DecisionDate">Its date.</param>
/// <param name="Summary">What changed.</param>
public sealed record CalendarEventData(string Version, string Before, string DecisionNumber, DateOnly DecisionDate, string Summary)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "calendar";

    /// <summary>One change was announced.</summary>
    public const string Announced = "calendar.announced";

    /// <summary>A file was loaded.</summary>
    public const string Loaded = "calendar.loaded";

    /// <summary>The calendar that all units go by is one record.</summary>
    public static Guid National { get; } = new("5f1a3c5e-7d0b-4a58-9e54-1c2f6b8d9a01");
}
