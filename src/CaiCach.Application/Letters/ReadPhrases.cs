using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Letters;
using CaiCach.Data.Organisation;
using CaiCach.Data.Reference;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Letters;

/// <summary>The phrase bank: what a step of a dossier offers, and what a person looks after.</summary>
public sealed class ReadPhrases(CaiCachDb db, ReferenceStore reference)
{
    /// <summary>What a person looks after.</summary>
    /// <param name="Bodies">The bodies for which phrases can be added; none for who writes none.</param>
    /// <param name="Own">Phrases of these bodies and of those whose place they took, by purpose and title, retired ones last.</param>
    /// <param name="Shipped">Those that ship, which nobody changes here.</param>
    public sealed record View(IReadOnlyList<Unit> Bodies, IReadOnlyList<BodyPhrase> Own, IReadOnlyList<Phrase> Shipped);

    /// <summary>
    /// What a step of a dossier offers for some purposes, in their order: first the own phrases of its body, of its counter's, of those above and of those whose place they took, then the shipped ones. One query.
    /// </summary>
    public async Task<IReadOnlyList<Phrase>> OfferedAsync(Dossier dossier, IReadOnlyList<string> purposes, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        ArgumentNullException.ThrowIfNull(purposes);
        if (purposes.Count == 0)
        {
            return [];
        }

        var snapshot = await reference.CurrentAsync(cancel);
        var units = snapshot.Organisation;
        var bodies = units.UpFrom(dossier.AgencyId).Concat(units.UpFrom(dossier.CounterId)).SelectMany(units.WithLegacies).Distinct().ToList();
        var own = await db.BodyPhrases.AsNoTracking().Where(p => bodies.Contains(p.AgencyId) && purposes.Contains(p.Purpose) && p.RetiredAt == null).ToListAsync(cancel);
        return
        [
            .. from purpose in purposes
               from phrase in own.Where(p => p.Purpose == purpose).OrderBy(p => p.Title, StringComparer.Ordinal).ThenBy(p => p.Id)
                   .Select(p => new Phrase { Code = p.Id.ToString(), Purpose = p.Purpose, Title = p.Title, Text = p.Text, LegalBasis = p.LegalBasis })
                   .Concat(snapshot.Phrases.Where(p => p.Purpose == purpose))
               select phrase,
        ];
    }

    /// <summary>What a person looks after.</summary>
    public async Task<View> RunAsync(Actor actor, CancellationToken cancel = default)
    {
        var snapshot = await reference.CurrentAsync(cancel);
        var bodies = PhraseScope.BodiesOf(actor, snapshot.Organisation);
        var ids = bodies.SelectMany(b => snapshot.Organisation.WithLegacies(b.Id)).Distinct().ToList();
        var own = await db.BodyPhrases.AsNoTracking().Where(p => ids.Contains(p.AgencyId)).ToListAsync(cancel);
        return new(
            bodies,
            [.. own.OrderBy(p => p.RetiredAt is not null).ThenBy(p => PhraseScope.Purposes.ToList().IndexOf(p.Purpose)).ThenBy(p => p.Title, StringComparer.Ordinal).ThenBy(p => p.Id)],
            snapshot.Phrases);
    }
}
