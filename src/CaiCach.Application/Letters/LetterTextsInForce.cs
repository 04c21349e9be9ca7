using CaiCach.Application.Dossiers;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Letters;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Letters;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>Which text a letter is written with: the newest that has begun at its body, else at the nearest body above it that has one, else the one that ships.</summary>
public static class LetterTextsInForce
{
    /// <summary>A text and its version; null for the version of the text that ships.</summary>
    public sealed record Chosen(LetterText Text, Guid? VersionId);

    /// <summary>The text for a letter on the day it is made. One query.</summary>
    public static Task<Chosen> OfAsync(CaiCachDb db, LetterCase made, ReferenceSnapshot reference, CancellationToken cancel) =>
        OfAsync(db, made.Kind, reference.SetFor(made.Dossier, made.At)?.Code, made.IsOfOneStop ? made.Dossier.CounterId : made.Dossier.AgencyId, made.At, reference, cancel);

    /// <summary>The text of a form of a set that a unit makes at a moment.</summary>
    public static async Task<Chosen> OfAsync(CaiCachDb db, LetterKind kind, string? set, Guid unit, DateTime at, ReferenceSnapshot reference, CancellationToken cancel)
    {
        var bodies = reference.Organisation.UpFrom(unit).ToList();
        var day = VietnamTime.DayOf(at);
        var begun = set is null ? [] : await db.LetterTemplates.AsNoTracking()
            .Where(t => bodies.Contains(t.AgencyId) && t.SetCode == set && t.Kind == kind && t.InForceFrom <= day)
            .Select(t => new { t.Id, t.AgencyId, t.InForceFrom, t.Version })
            .ToListAsync(cancel);
        var chosen = begun.OrderBy(t => bodies.IndexOf(t.AgencyId)).ThenByDescending(t => t.InForceFrom).ThenByDescending(t => t.Version).FirstOrDefault();
        return chosen is null
            ? new(ShippedTexts.Of(set, kind), null)
            : new(TextOf(await db.LetterTemplates.AsNoTracking().FirstAsync(t => t.Id == chosen.Id, cancel)), chosen.Id);
    }

    /// <summary>The text of a version.</summary>
    public static LetterText TextOf(LetterTemplateRow row) => new(row.Opening, row.Body, row.Closing, row.Notes);
}
