using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>Whoever follows a part or a question writes down, and corrects, the code that it has at the body that handles it. An event that officials alone read; nothing else changes, and twice is as once.</summary>
public sealed class RecordOutsideCode(CaiCachDb db, DossierWork work, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest code.</summary>
    public const int LongestCode = 100;

    private static readonly Role[] Writers = [Role.Specialist, Role.DivisionHead];

    /// <summary>Whether this official may: who handles such dossiers, of one in sight.</summary>
    public static bool May(Actor actor, Dossier dossier, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Kind == ActorKind.Official && actor.Posts.Any(p => Writers.Contains(p.Role) && DossierScope.Of(actor with { Posts = [p], Delegations = [] }, tree).Sees(dossier));
    }

    /// <summary>Writes it down.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version of it seen.</param>
    /// <param name="askedId">The part, or what a body outside this installation is asked.</param>
    /// <param name="code">The code; empty when it is no longer said.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, Guid askedId, string? code, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        if (await db.Dossiers.Where(DossierScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier || !May(context.Actor, dossier, tree))
        {
            return new ActOutcome.NotFound();
        }

        var outside = await db.OutsideRequests.FirstOrDefaultAsync(o => o.Id == askedId && o.DossierId == id, cancel);
        var part = outside is null ? await db.Dossiers.FirstOrDefaultAsync(d => d.Id == askedId && d.PartOfId == id, cancel) : null;
        if (outside is null && part is null)
        {
            return new ActOutcome.NotFound();
        }

        if (TypedText.Check("code", "code", code, LongestCode) is { } fault)
        {
            return new ActOutcome.Invalid([fault]);
        }

        var (words, before) = (TypedText.Trimmed(code), outside is null ? part!.OutsideCode : outside.Code);
        var key = words is null ? null : PlacePapers.KeyOf(words);
        if (key is "")
        {
            return new ActOutcome.Invalid([new("code", "code_without_letters", "Mã hồ sơ phải có chữ hoặc số.")]);
        }

        if (words == before)
        {
            return new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code);
        }

        if (dossier.Version != version)
        {
            return new ActOutcome.Stale(dossier.Version);
        }

        if (outside is not null)
        {
            (outside.Code, outside.CodeKey) = (words, key);
        }
        else
        {
            (part!.OutsideCode, part.OutsideCodeKey) = (words, key);
        }

        var data = new DossierEventData { From = dossier.State, To = dossier.State, CodedBy = outside?.Body ?? tree.NameOf(part!.AgencyId), OutsideCode = words, OutsideCodeBefore = before };
        work.Record(context, dossier, DossierEvents.OutsideCoded, null, data, snapshot);
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
