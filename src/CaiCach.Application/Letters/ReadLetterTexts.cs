using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Data.Organisation;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>The texts of letters that a person writes: all of them, or one with its versions.</summary>
public sealed class ReadLetterTexts(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>A text of a body.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Set">The set of forms.</param>
    /// <param name="Kind">Which letter.</param>
    /// <param name="InForce">The version in force today; null for the text that ships or that of a body above.</param>
    /// <param name="Next">The first day of a version that has not begun; null for none.</param>
    public sealed record Line(Unit Body, LetterSet Set, LetterKind Kind, int? InForce, DateOnly? Next);

    /// <summary>One text.</summary>
    /// <param name="Body">The body.</param>
    /// <param name="Set">The set of forms.</param>
    /// <param name="Versions">Its versions, newest first; none for a body that has written none.</param>
    /// <param name="Newest">The newest text, or the one that ships.</param>
    /// <param name="InForce">The version in force today; null for none of its own.</param>
    public sealed record View(Unit Body, LetterSet Set, IReadOnlyList<LetterTemplateRow> Versions, LetterText Newest, LetterTemplateRow? InForce);

    /// <summary>Every text of the bodies whose texts a person writes, the newest set first.</summary>
    public async Task<IReadOnlyList<Line>> ListAsync(Actor actor, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = LetterTextScope.BodiesOf(actor, snapshot.Organisation);
        var ids = bodies.Select(b => b.Id).ToList();
        var versions = await db.LetterTemplates.AsNoTracking().Where(t => ids.Contains(t.AgencyId))
            .Select(t => new { t.AgencyId, t.SetCode, t.Kind, t.Version, t.InForceFrom }).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        return
        [
            .. from body in bodies
               from set in snapshot.LetterSets.OrderByDescending(s => s.InForceFrom ?? DateOnly.MinValue)
               from kind in LetterFields.Kinds
               where set.FormOf(kind) is not null
               let own = versions.Where(v => v.AgencyId == body.Id && v.SetCode == set.Code && v.Kind == kind).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).ToList()
               let begun = own.FirstOrDefault(v => v.InForceFrom <= today)
               let next = own.Where(v => v.InForceFrom > today).Select(v => (DateOnly?)v.InForceFrom).LastOrDefault()
               select new Line(body, set, kind, begun?.Version, next),
        ];
    }

    /// <summary>One text with its versions; null when it is not this person's to write.</summary>
    public async Task<View?> RunAsync(Actor actor, string body, string set, LetterKind kind, DateTime now, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        if (LetterTextScope.BodyOf(actor, snapshot.Organisation, body) is not { } unit || snapshot.LetterSets.FirstOrDefault(s => s.Code == set) is not { } known || known.FormOf(kind) is null)
        {
            return null;
        }

        var versions = await db.LetterTemplates.AsNoTracking().Where(t => t.AgencyId == unit.Id && t.SetCode == set && t.Kind == kind).OrderByDescending(t => t.Version).ToListAsync(cancel);
        var today = VietnamTime.DayOf(now);
        return new(
            unit, known, versions, versions is [var newest, ..] ? LetterTextsInForce.TextOf(newest) : ShippedTexts.Of(set, kind),
            versions.Where(v => v.InForceFrom <= today).OrderByDescending(v => v.InForceFrom).ThenByDescending(v => v.Version).FirstOrDefault());
    }
}
