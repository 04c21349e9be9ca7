using CaiCach.Application.Acting;
using CaiCach.Application.Reference;
using CaiCach.Data;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace CaiCach.Application.Dossiers;

/// <summary>The other systems that a dossier is handed to and comes back from: which, known by their names, and what was said already.</summary>
public static class OtherSystems
{
    /// <summary>How often a program is tried again when somebody else was faster: what it says does not depend on the version.</summary>
    private const int Tries = 5;

    private static readonly string[] Turns =
        [.. new[] { DossierAct.OfferRoute, DossierAct.AcceptRoute, DossierAct.RefuseRoute, DossierAct.OfferBack, DossierAct.AcceptBack, DossierAct.RefuseBack, DossierAct.ReportResult }.Select(DossierEvents.TypeOf)];

    /// <summary>The system that holds the status; null for this one.</summary>
    public static OtherSystem? MasterOf(Dossier dossier) => dossier.MasterSystem == MasterSystem.Own ? null : new(dossier.MasterSystem, dossier.MasterName!, dossier.MasterAddress!);

    /// <summary>The system that the procedure of a dossier names on a day for its state, by the version in force then, else by the version of the dossier; null for none.</summary>
    public static OtherSystem? NamedFor(Dossier dossier, ReferenceSnapshot reference, DateOnly day) =>
        Mastership.NamedFor(reference.ProcedureInForce(dossier.ProcedureCode, day) ?? reference.Procedure(dossier.ProcedureCode, dossier.ProcedureVersion), dossier.State);

    /// <summary>Whether a program is the one of the system that has the dossier, or is to have it: it goes by the name of the system.</summary>
    internal static bool IsOf(Actor client, Dossier dossier) => (dossier.MasterName ?? dossier.RouteName) is { } name && OutsideBodies.KeyOf(client.Name) == OutsideBodies.KeyOf(name);

    /// <summary>What an event keeps of the system that has the dossier, or is to have it.</summary>
    internal static DossierEventData.OtherMaster Of(Dossier dossier) => new(dossier.MasterName ?? dossier.RouteName ?? "");

    /// <summary>Ends the waiting for an answer.</summary>
    internal static void Close(Dossier dossier) => (dossier.RouteAskedAt, dossier.RouteTo, dossier.RouteName, dossier.RouteAddress) = (null, null, null, null);

    /// <summary>Ends an offer that what was done here has left behind: the dossier is finished, or accepted though it was offered before acceptance.</summary>
    /// <returns>The name of the system that is no longer waited for; null where none was.</returns>
    internal static string? CloseOver(Dossier dossier)
    {
        if (dossier is not { MasterSystem: MasterSystem.Own, RouteTo: { } to } || (dossier.FinishedAt is null && dossier.Desk != Desk.Closed && (to != MasterSystem.NationalPortal || dossier.AcceptedAt is null)))
        {
            return null;
        }

        var name = dossier.RouteName;
        Close(dossier);
        return name;
    }

    /// <summary>Gives the status back to this system; what the other one reported stays with the events.</summary>
    internal static void TakeBack(Dossier dossier, DateTime now)
    {
        Close(dossier);
        (dossier.MasterSystem, dossier.MasterName, dossier.MasterAddress, dossier.MasteredAt) = (MasterSystem.Own, null, null, now);
        (dossier.ReportedStatus, dossier.ReportedAt, dossier.ReportedText, dossier.ReportReceivedAt) = (null, null, null, null);
    }

    /// <summary>Does what was not said before by the same actor: at the version the actor saw or, for a program that saw none, at the newest.</summary>
    /// <param name="db">The database.</param>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for the newest.</param>
    /// <param name="said">Whether an event of this actor says the same.</param>
    /// <param name="act">Does it.</param>
    /// <param name="cancel">Stops it.</param>
    /// <param name="lastTurnOnly">Whether only the last turn between the systems can say the same; else any event.</param>
    internal static async Task<ActOutcome> OnceAsync(CaiCachDb db, ActContext context, Guid id, int? version, Func<string, string?, DossierEventData, bool> said, Func<int, Task<ActOutcome>> act, CancellationToken cancel, bool lastTurnOnly = true)
    {
        for (var tried = 1; ; tried++)
        {
            var current = await db.Dossiers.AsNoTracking().Where(d => d.Id == id).Select(d => new ActOutcome.Done(d.Id, d.Version, d.State, d.Code)).FirstOrDefaultAsync(cancel);
            if (current is null)
            {
                return new ActOutcome.NotFound();
            }

            // Only what was said since the dossier went there this time is the same.
            var (reported, accepted) = (DossierEvents.TypeOf(DossierAct.ReportStatus), DossierEvents.TypeOf(DossierAct.AcceptRoute));
            var since = lastTurnOnly ? 0 : await db.Events.Where(e => e.StreamId == id && e.Type == accepted).MaxAsync(e => (int?)e.Version, cancel) ?? 0;
            var events = db.Events.AsNoTracking().Where(e => e.StreamId == id && (lastTurnOnly ? Turns.Contains(e.Type) : e.Type == reported && e.Version > since)).OrderByDescending(e => e.Version).Select(e => new { e.Type, e.ActorId, e.Reason, e.Data });
            var known = await (lastTurnOnly ? events.Take(1) : events).ToListAsync(cancel);
            if (known.Exists(e => e.ActorId == context.Actor.Id && said(e.Type, e.Reason, DossierEventData.Parse(e.Data))))
            {
                return current;
            }

            var outcome = await act(version ?? current.Version);
            if (outcome is not ActOutcome.Stale || tried == Tries || (version is not null && version != current.Version))
            {
                return outcome;
            }

            // Whoever was faster may have said the same.
            db.ChangeTracker.Clear();
        }
    }
}
