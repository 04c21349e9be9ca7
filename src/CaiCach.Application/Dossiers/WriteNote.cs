using CaiCach.Application.Acting;
using CaiCach.Application.Ledger;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The facts of a note, as kept in its event.</summary>
/// <param name="Dossier">The dossier.</param>
/// <param name="Agency">The body whose officials read it.</param>
/// <param name="Text">What was written.</param>
public sealed record NoteEventData(Guid Dossier, Guid Agency, string Text)
{
    /// <summary>The kind of record in the ledger. A note is a record of its own: no reader of the dossier's history, the applicant and programs among them, ever meets it.</summary>
    public const string Stream = "dossier_note";

    /// <summary>It was written.</summary>
    public const string Written = "dossier_note.written";
}

/// <summary>
/// Internal notes: whoever may open a dossier writes beside it what colleagues have to know; the officials of the own body read it, nobody else. Nothing of the
/// dossier changes by that, so whoever is at work on it is not disturbed.
/// </summary>
public sealed class WriteNote(CaiCachDb db, ReadDossier read, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest note.</summary>
    public const int Longest = 2000;

    /// <summary>The most shown, the newest.</summary>
    public const int Most = 100;

    /// <summary>Whether an official writes notes on a dossier that is in sight: by a post of the competent body or of the counter.</summary>
    public static bool May(Actor actor, Dossier dossier) => PostFor(actor, dossier) is not null;

    /// <summary>Writes; pressed twice it is written once.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="key">Made with the form: the id of the note.</param>
    /// <param name="text">The note.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, Guid key, string? text, CancellationToken cancel = default)
    {
        if (context.Actor is not { Kind: ActorKind.Official, Id: { } author } || await read.RunAsync(context.Actor, id, cancel) is not { Dossier: var dossier } || PostFor(context.Actor, dossier) is not { } post)
        {
            return new ActOutcome.NotFound();
        }

        if (TypedText.Trimmed(text) is not { } words)
        {
            return new ActOutcome.Invalid([new("text", "note_missing", "Nhập nội dung ghi chú.")]);
        }

        if (TypedText.Check("text", "note", words, Longest) is { } fault)
        {
            return new ActOutcome.Invalid([fault]);
        }

        var done = new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code);
        if (await db.DossierNotes.AnyAsync(n => n.Id == key && n.DossierId == id && n.AuthorId == author, cancel))
        {
            return done;
        }

        db.DossierNotes.Add(new() { Id = key, DossierId = id, AgencyId = post.AgencyId, UnitId = post.UnitId, AuthorId = author, AuthorName = context.Actor.Name, Text = words, At = context.Now });
        db.Record(context, NoteEventData.Stream, key, 1, NoteEventData.Written, new NoteEventData(id, post.AgencyId, words), unitId: post.UnitId);
        try
        {
            await db.SaveChangesAsync(cancel);
            return done;
        }
        catch (DbUpdateException failure) when (engine.UniqueViolation(failure) is "dossier_notes" or "events")
        {
            db.ChangeTracker.Clear();
            return await db.DossierNotes.AnyAsync(n => n.Id == key && n.DossierId == id && n.AuthorId == author, cancel) ? done : new ActOutcome.Stale(dossier.Version);
        }
    }

    /// <summary>The notes of a dossier that the reader may see, the newest first: those of the bodies he or she has a post in, and of the ended ones whose place these took. The caller has read the dossier.</summary>
    public async Task<IReadOnlyList<DossierNote>> OfDossierAsync(Actor actor, Guid id, CancellationToken cancel = default)
    {
        if (actor.Kind != ActorKind.Official)
        {
            return [];
        }

        var tree = (await reference.CurrentAsync(cancel)).Organisation;
        var bodies = actor.Posts.Select(p => p.AgencyId).Distinct().SelectMany(b => tree.LegaciesOf(b).Append(b)).ToHashSet();
        return await db.DossierNotes.AsNoTracking().Where(n => n.DossierId == id && bodies.Contains(n.AgencyId)).OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Take(Most).ToListAsync(cancel);
    }

    private static HeldPost? PostFor(Actor actor, Dossier dossier) =>
        actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.AgencyId) ?? actor.Posts.FirstOrDefault(p => p.AgencyId == dossier.CounterId);
}
