using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>What the post tells of a result it carries: delivered and when, or brought back because nobody could be found.</summary>
public sealed class FollowPosting(DossierWork work)
{
    /// <summary>Row 25a: delivered.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="delivered">When the post delivered it (UTC).</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> DeliveredAsync(ActContext context, Guid id, int version, DateTime delivered, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ConfirmPosted, new(context.Now, Happened: delivered), change =>
        {
            (change.Dossier.Delivery, change.Dossier.PostDeliveredAt) = (DeliveryState.PostDelivered, delivered);
            return Task.FromResult(Told(change.Dossier, delivered));
        }, cancel: cancel);

    /// <summary>Row 25b: brought back. The result waits at the counter from now on; carrier and waybill stay on record until it is posted again.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="reason">Why, as the post says.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> ReturnedAsync(ActContext context, Guid id, int version, string reason, CancellationToken cancel = default) =>
        work.ActAsync(context, id, version, DossierAct.ReturnUndelivered, new(context.Now, reason), change =>
        {
            var dossier = change.Dossier;
            (dossier.Delivery, dossier.ReturnedAt, dossier.UnclaimedToldAt) = (DeliveryState.ReturnedUndelivered, null, null);
            change.PutOn(Desk.Return, change.Counter.Id, context.Now);
            return Task.FromResult(Told(dossier, null));
        }, cancel: cancel);

    private static DossierEventData Told(Dossier dossier, DateTime? delivered) =>
        new() { Delivery = dossier.Delivery, PostDelivered = delivered, Number = dossier.PostWaybill, Carrier = dossier.PostCarrier, PostedOn = dossier.PostedOn };
}
