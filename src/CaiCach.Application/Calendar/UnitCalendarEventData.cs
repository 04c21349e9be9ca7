using System.Security.Cryptography;
using System.Text;

namespace CaiCach.Application.Calendar;

/// <summary>The facts of a new version of a body's own calendar.</summary>
/// <param name="Body">The body.</param>
/// <param name="Version">The version.</param>
/// <param name="DecisionNumber">Number and sign of the document that decided.</param>
/// <param name="DecisionDate">Its date.</param>
/// <param name="Summary">What changed.</param>
public sealed record UnitCalendarEventData(Guid Body, string Version, string DecisionNumber, DateOnly DecisionDate, string Summary)
{
    /// <summary>A change was announced.</summary>
    public const string Announced = "calendar.unit_announced";

    /// <summary>The record of a body's calendar.</summary>
    public static Guid StreamOf(Guid body) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"calendar of {body:N}")).AsSpan(0, 16));
}
