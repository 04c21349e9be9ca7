using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Identity;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Whoever works on a dossier writes down where its papers lie: shelf, cabinet, box. An event that officials alone read; nothing else changes, and twice is as once.</summary>
public sealed class PlacePapers(CaiCachDb db, DossierWork work, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest text.</summary>
    public const int LongestPlace = 100;

    private static readonly Role[] Writers = [Role.Receiver, Role.Specialist, Role.DivisionHead, Role.Clerk];

    /// <summary>Whether this official may: who receives, handles or issues, of a dossier in sight.</summary>
    public static bool May(Actor actor, Dossier dossier, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.Official && actor.Posts.Any(p => Writers.Contains(p.Role) && DossierScope.Of(actor with { Posts = [p], Delegations = [] }, tree).Sees(dossier));
    }

    /// <summary>How a place is looked for: folded, and without the signs between its words.</summary>
    internal static string KeyOf(string typed) => string.Join(' ', string.Concat(SearchKey.Of(typed).Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Writes it down.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="place">Where they lie; empty when that is no longer said.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string? place, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        if (await db.Dossiers.Where(DossierScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier || !May(context.Actor, dossier, tree))
        {
            return new ActOutcome.NotFound();
        }

        if (TypedText.Check("place", "place", place, LongestPlace) is { } fault)
        {
            return new ActOutcome.Invalid([fault]);
        }

        var words = TypedText.Trimmed(place);
        if (words == dossier.PaperPlace)
        {
            return new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code);
        }

        if (dossier.Version != version)
        {
            return new ActOutcome.Stale(dossier.Version);
        }

        var data = new DossierEventData { From = dossier.State, To = dossier.State, Place = words, PlaceBefore = dossier.PaperPlace };
        (dossier.PaperPlace, dossier.PaperPlaceKey) = (words, words is null ? null : KeyOf(words));
        work.Record(context, dossier, DossierEvents.PapersPlaced, null, data, snapshot);
        try
        {
            await db.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException failure) when (failure is DbUpdateConcurrencyException || engine.UniqueViolation(failure) == "events")
        {
            db.ChangeTracker.Clear();
            return new ActOutcome.Stale(await db.Dossiers.Where(d => d.Id == id).Select(d => d.Version).FirstAsync(cancel));
        }

        return new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code);
    }
}
