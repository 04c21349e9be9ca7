using CaiCach.Data;
using CaiCach.Data.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Calendar;

/// <summary>The versions of the working calendar.</summary>
public sealed class ReadCalendars(CaiCachDb db)
{
    private const int Most = 50;

    /// <summary>One version.</summary>
    /// <param name="Version">The version.</param>
    /// <param name="At">Since when it is or was in force (UTC).</param>
    /// <param name="Source">Where it came from.</param>
    /// <param name="DecisionNumber">Number and sign of the document that decided; null for the file that ships.</param>
    /// <param name="DecisionDate">Its date.</param>
    /// <param name="Summary">What changed; null for the file that ships.</param>
    /// <param name="MadeBy">The administrator; null for the file that ships.</param>
    /// <param name="RecomputedAt">When the due dates had followed (UTC); null while they have not.</param>
    /// <param name="Moved">Times that a dossier was moved by it.</param>
    public sealed record Line(
        string Version, DateTime At, CalendarSource Source, string? DecisionNumber, DateOnly? DecisionDate, string? Summary, string? MadeBy, DateTime? RecomputedAt, int Moved);

    /// <summary>The latest versions, the one in force first.</summary>
    public async Task<IReadOnlyList<Line>> RunAsync(CancellationToken cancel = default) =>
        await db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).Take(Most)
            .Select(c => new Line(c.Version, c.ImportedAt, c.Source, c.DecisionNumber, c.DecisionDate, c.Summary, c.MadeBy, c.RecomputedAt, c.Moved))
            .ToListAsync(cancel);

    /// <summary>The latest versions of what a body has of its own, the one in force first.</summary>
    public async Task<IReadOnlyList<Line>> OfBodyAsync(Guid body, CancellationToken cancel = default) =>
        await db.UnitCalendars.AsNoTracking().Where(c => c.UnitId == body).OrderByDescending(c => c.Number).Take(Most)
            .Select(c => new Line(c.Version, c.MadeAt, CalendarSource.Announced, c.DecisionNumber, c.DecisionDate, c.Summary, c.MadeBy, c.RecomputedAt, c.Moved))
            .ToListAsync(cancel);

    /// <summary>The number of the version in force of what a body has of its own; 0 for none.</summary>
    public async Task<int> NumberOfBodyAsync(Guid body, CancellationToken cancel = default) =>
        await db.UnitCalendars.Where(c => c.UnitId == body).MaxAsync(c => (int?)c.Number, cancel) ?? 0;

    /// <summary>The number of the rules of intake and transfer that were saved last; 0 for none.</summary>
    public async Task<int> NumberOfClockRulesAsync(CancellationToken cancel = default) => await db.ClockRules.MaxAsync(r => (int?)r.Number, cancel) ?? 0;

    /// <summary>A version of the reminders of a body.</summary>
    public sealed record Reminders(int Number, DateTime At, string By);

    /// <summary>The latest versions of the reminders of a body, the one in force first.</summary>
    public async Task<IReadOnlyList<Reminders>> RemindersOfBodyAsync(Guid body, CancellationToken cancel = default) =>
        await db.ReminderLadders.AsNoTracking().Where(r => r.AgencyId == body).OrderByDescending(r => r.Number).Take(Most).Select(r => new Reminders(r.Number, r.MadeAt, r.MadeBy)).ToListAsync(cancel);

    /// <summary>The version in force; null in a database nothing was imported into.</summary>
    public Task<string?> NewestAsync(CancellationToken cancel = default) =>
        db.Calendars.AsNoTracking().OrderByDescending(c => c.Number).Select(c => (string?)c.Version).FirstOrDefaultAsync(cancel);

    /// <summary>The file of a version; null for a version there is not.</summary>
    public Task<string?> FileAsync(string version, CancellationToken cancel = default) =>
        db.Calendars.AsNoTracking().Where(c => c.Version == version).Select(c => (string?)c.Document).FirstOrDefaultAsync(cancel);
}
