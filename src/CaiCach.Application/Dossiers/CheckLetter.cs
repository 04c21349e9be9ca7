using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Identity;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>What anybody who holds a letter may check: that it was issued, by whom, when, and how the dossier stands; nothing personal.</summary>
public sealed class CheckLetter(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>The public minimum.</summary>
    /// <param name="Title">The title of the form.</param>
    /// <param name="Symbol">Number and symbol.</param>
    /// <param name="UnitId">Who issued it.</param>
    /// <param name="MadeAt">When (UTC).</param>
    /// <param name="Code">The dossier's code; its request number before there is one.</param>
    /// <param name="State">Where the dossier stands.</param>
    /// <param name="FirstDueAt">When its result was due as first promised (UTC), which is what Mẫu 01 in hand says; null where it has not moved.</param>
    /// <param name="DueAt">When its result is due (UTC); null for none and for a dossier that ends without a result.</param>
    /// <param name="AppointmentAt">The new appointment after an apology (UTC); null for none.</param>
    /// <param name="ClockStands">Whether the clock of the dossier stands still.</param>
    /// <param name="ReplacedBy">Number and symbol of the receipt that was issued in its place; null for none.</param>
    public sealed record Found(
        string Title, string Symbol, Guid UnitId, DateTime MadeAt, string Code, BusinessState State, DateTime? FirstDueAt, DateTime? DueAt, DateTime? AppointmentAt, bool ClockStands, string? ReplacedBy);

    /// <summary>Finds a letter by its token, in whatever case it was typed; null when there is none.</summary>
    public async Task<Found?> RunAsync(string token, CancellationToken cancel = default)
    {
        var typed = token.ToUpperInvariant();
        if (!typed.All(RequestNumber.MarkAlphabet.Contains))
        {
            return null;
        }

        var row = await (
            from letter in db.Letters.AsNoTracking()
            join dossier in db.Dossiers.AsNoTracking() on letter.DossierId equals dossier.Id
            where letter.Token == typed
            select new { Letter = letter, Dossier = dossier }).FirstOrDefaultAsync(cancel);
        if (row is null)
        {
            return null;
        }

        var (made, of) = (row.Letter, row.Dossier);
        var title = (await reference.CurrentAsync(cancel)).FormOf(made.Kind, of, made.MadeAt)?.Title ?? made.Kind.ToText();
        var ended = of.State is BusinessState.Stopped or BusinessState.Withdrawn or BusinessState.RejectedIntake;
        var newest = made.Kind != LetterKind.Acceptance ? null
            : await db.Letters.AsNoTracking().Where(l => l.DossierId == of.Id && l.Kind == made.Kind && l.EventVersion > made.EventVersion).OrderByDescending(l => l.EventVersion).Select(l => l.Symbol).FirstOrDefaultAsync(cancel);
        return new(
            title, made.Symbol, made.UnitId, made.MadeAt, of.Code ?? of.RequestNumber, of.State,
            of.DueOriginalAt == of.DueAt ? null : of.DueOriginalAt, ended ? null : of.DueAt, ended ? null : of.AppointmentAt, of is { PausedAt: not null, FinishedAt: null }, newest);
    }
}
