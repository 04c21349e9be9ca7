using CaiCach.Application.Acting;
using CaiCach.Data;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Rows 28c to 28e: the other system hands the handling back; it holds the status until that is accepted here. The request, its code and its clock stay as they are.</summary>
public sealed class HandBackRoute(CaiCachDb db, DossierWork work)
{
    /// <summary>The other system wants to hand it back.</summary>
    /// <param name="context">Who says so and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen; null for a program, whose word holds at any.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> OfferAsync(ActContext context, Guid id, int? version, string? reason, CancellationToken cancel = default) => RunAsync(context, id, version, DossierAct.OfferBack, reason, change =>
    {
        change.Dossier.RouteAskedAt = context.Now;
        return OtherSystems.Of(change.Dossier);
    }, cancel);

    /// <summary>It is taken back here.</summary>
    public Task<ActOutcome> AcceptAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) => RunAsync(context, id, version, DossierAct.AcceptBack, null, change =>
    {
        var said = OtherSystems.Of(change.Dossier);
        OtherSystems.TakeBack(change.Dossier, context.Now);
        return said;
    }, cancel);

    /// <summary>It is not taken back here.</summary>
    public Task<ActOutcome> RefuseAsync(ActContext context, Guid id, int version, string? reason, CancellationToken cancel = default) => RunAsync(context, id, version, DossierAct.RefuseBack, reason, change =>
    {
        OtherSystems.Close(change.Dossier);
        return OtherSystems.Of(change.Dossier);
    }, cancel);

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int? version, DossierAct act, string? reason, Func<DossierChange, DossierEventData.OtherMaster> turn, CancellationToken cancel)
    {
        var words = TypedText.Trimmed(reason);
        return OtherSystems.OnceAsync(db, context, id, version, (type, why, _) => type == DossierEvents.TypeOf(act) && why == words, seen =>
            work.ActAsync(context, id, seen, act, new(context.Now, words), change => Task.FromResult(new DossierEventData { OtherSystem = turn(change) }), cancel: cancel), cancel);
    }
}
