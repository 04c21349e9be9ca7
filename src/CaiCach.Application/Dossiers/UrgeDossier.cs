using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Data.Provider;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;
using CaiCach.Law.Organisation;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>
/// Somebody who keeps an eye on dossiers reminds whoever has one by hand (đôn đốc), with a short text: an event that officials alone read, and a notice. Nothing else
/// changes. One person does so at most once a day for a dossier.
/// </summary>
public sealed class UrgeDossier(CaiCachDb db, DossierWork work, ReferenceStore reference, IDatabaseEngine engine)
{
    /// <summary>The longest text.</summary>
    public const int LongestText = 500;

    /// <summary>Who may: those who lead a body, its one-stop unit or a division, and those who check them; inspectors only look.</summary>
    public static bool MayAny(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.Posts.Any(p => p.Role != Role.Inspector && WatchDossiers.Watchers.Contains(p.Role));
    }

    /// <summary>Whether this official may remind of this dossier: it is one he or she keeps an eye on, and somebody of the authority has it.</summary>
    public static bool May(Actor actor, Dossier dossier, OrganisationTree tree)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(dossier);
        return dossier.Desk is not (Desk.Closed or Desk.Applicant) && MayAny(actor)
            && WatchDossiers.PlacesOf(actor with { Posts = [.. actor.Posts.Where(p => p.Role != Role.Inspector)] }, tree).Any(p =>
                p.IsBody ? p.Unit.Id == dossier.AgencyId || (dossier.State.IsAtCounter() && p.Unit.Id == dossier.CounterId) : p.Unit.Id == dossier.HolderUnitId);
    }

    /// <summary>Reminds.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="text">What is said to whoever has it.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, string? text, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var snapshot = await reference.CurrentAsync(cancel);
        var tree = snapshot.Organisation;
        if (await db.Dossiers.Where(DossierScope.Of(context.Actor, tree).Filter).FirstOrDefaultAsync(d => d.Id == id, cancel) is not { } dossier || !May(context.Actor, dossier, tree))
        {
            return new ActOutcome.NotFound();
        }

        if (TypedText.Trimmed(text) is not { } words)
        {
            return new ActOutcome.Invalid([new("urgeText", "text_missing", "Nhập nội dung đôn đốc.")]);
        }

        if (TypedText.Check("urgeText", "text", words, LongestText) is { } fault)
        {
            return new ActOutcome.Invalid([fault]);
        }

        var today = VietnamTime.ToUtc(VietnamTime.DayOf(context.Now).ToDateTime(TimeOnly.MinValue));
        var before = await db.Events.AsNoTracking().Where(e => e.StreamId == id && e.Type == DossierEvents.Urged && e.ActorId == context.Actor.Id && e.At >= today).Select(e => e.Reason).FirstOrDefaultAsync(cancel);
        if (before is not null)
        {
            return before == words
                ? new ActOutcome.Done(id, dossier.Version, dossier.State, dossier.Code)
                : new ActOutcome.Invalid([new("urgeText", "urged_today", "Hôm nay ông/bà đã đôn đốc hồ sơ này; mỗi ngày một lần.")]);
        }

        if (dossier.Version != version)
        {
            return new ActOutcome.Stale(dossier.Version);
        }

        work.Record(context, dossier, DossierEvents.Urged, words, new() { From = dossier.State, To = dossier.State }, snapshot);
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
