namespace CaiCach.Application.Calendar;

/// <summary>The facts of new rules of intake and transfer.</summary>
/// <param name="Number">The number.</param>
/// <param name="From">The first day of filing they hold for.</param>
/// <param name="IntakeHours">Working hours to answer a filing.</param>
/// <param name="TransferUntil">The last time of the day whose acceptances are handed over the same day.</param>
/// <param name="SameDayUntil">The last time of the day whose acceptances have a result of the same day.</param>
/// <param name="Source">The provision.</param>
public sealed record ClockRulesEventData(int Number, DateOnly From, int IntakeHours, TimeOnly TransferUntil, TimeOnly SameDayUntil, string Source)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "clock_rules";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "clock_rules.saved";

    /// <summary>The one record.</summary>
    public static Guid StreamId { get; } = new("6b0f2a5e-3f0d-4d53-9d0c-7a1c5a4be001");
}
