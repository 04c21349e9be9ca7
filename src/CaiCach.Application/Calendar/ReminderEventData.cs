using System.Security.Cryptography;
using System.Text;

namespace CaiCach.Application.Calendar;

/// <summary>The facts of a new version of the reminders of a body.</summary>
/// <param name="Body">The body.</param>
/// <param name="Number">The number of the version.</param>
/// <param name="Document">The steps (JSON).</param>
public sealed record ReminderEventData(Guid Body, int Number, string Document)
{
    /// <summary>The kind of record.</summary>
    public const string Stream = "reminders";

    /// <summary>The one thing that happens to it.</summary>
    public const string Saved = "reminders.saved";

    /// <summary>The record of a body's reminders.</summary>
    public static Guid StreamOf(Guid body) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"reminders of {body:N}")).AsSpan(0, 16));
}
