using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 25: the result reaches the applicant, at the counter or by opening it electronically.</summary>
public sealed class DeliverResult(DossierWork work)
{
    /// <summary>Hands over at the counter; the officer has checked the identity of whoever takes it.</summary>
    public Task<ActOutcome> AtCounterAsync(ActContext context, Guid id, int version, bool identityChecked, string? receivedBy, CancellationToken cancel = default) =>
        RunAsync(context, id, version, DeliveryState.HandedOver, identityChecked, receivedBy, cancel);

    /// <summary>The applicant, signed in, opens the electronic result.</summary>
    public Task<ActOutcome> ElectronicallyAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        RunAsync(context, id, version, DeliveryState.Delivered, true, null, cancel);

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DeliveryState delivery, bool identityChecked, string? receivedBy, CancellationToken cancel) =>
        work.ActAsync(context, id, version, DossierAct.Deliver, new(context.Now, receivedBy, IdentityChecked: identityChecked), change =>
        {
            change.Dossier.Delivery = delivery;
            change.Dossier.ReturnedAt = context.Now;
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { Delivery = delivery });
        }, cancel: cancel);
}
