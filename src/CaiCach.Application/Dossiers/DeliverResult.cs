using CaiCach.Application.Acting;
using CaiCach.Data.Dossiers;
using CaiCach.Law.Calendar;
using CaiCach.Law.Dossiers;

namespace CaiCach.Application.Dossiers;

/// <summary>Row 25: the result reaches the applicant, at the counter or by opening it electronically.</summary>
public sealed class DeliverResult(DossierWork work)
{
    /// <summary>Hands over at the counter; the officer has checked the identity of whoever takes it.</summary>
    /// <param name="context">Who and when.</param>
    /// <param name="id">The dossier.</param>
    /// <param name="version">The version seen.</param>
    /// <param name="identityChecked">Whether the officer has checked.</param>
    /// <param name="receivedBy">Who takes it.</param>
    /// <param name="originals">Ids of the papers whose originals go back with it; null where they were not looked at.</param>
    /// <param name="cancel">Stops it.</param>
    public Task<ActOutcome> AtCounterAsync(
        ActContext context, Guid id, int version, bool identityChecked, string? receivedBy, IReadOnlyList<Guid>? originals = null, CancellationToken cancel = default) =>
        RunAsync(context, id, version, DeliveryState.HandedOver, identityChecked, receivedBy, originals, cancel);

    /// <summary>The papers of a dossier that were handed in as originals: what may have to go back with the result.</summary>
    public static IEnumerable<DossierPaper> OriginalsOf(Dossier dossier) =>
        dossier.Papers.Where(p => p is { Originals: > 0, Kind: PaperKind.Component or PaperKind.Supplement }).OrderBy(p => p.AddedAtVersion).ThenBy(p => p.ComponentCode, StringComparer.Ordinal).ThenBy(p => p.Id);

    /// <summary>The applicant, signed in, opens the electronic result.</summary>
    public Task<ActOutcome> ElectronicallyAsync(ActContext context, Guid id, int version, CancellationToken cancel = default) =>
        RunAsync(context, id, version, DeliveryState.Delivered, true, null, null, cancel);

    private Task<ActOutcome> RunAsync(ActContext context, Guid id, int version, DeliveryState delivery, bool identityChecked, string? receivedBy, IReadOnlyList<Guid>? originals, CancellationToken cancel) =>
        work.ActAsync(context, id, version, DossierAct.Deliver, new(context.Now, receivedBy, IdentityChecked: identityChecked), change =>
        {
            change.Dossier.Delivery = delivery;
            change.Dossier.ReturnedAt = context.Now;
            change.PutOn(Desk.Closed, change.Dossier.HolderUnitId, DossierWork.NoDue);
            return Task.FromResult(new DossierEventData { Delivery = delivery, OriginalsReturned = originals is { Count: > 0 } ? [.. originals.Distinct()] : null });
        }, (dossier, _) => originals is null || originals.All(o => OriginalsOf(dossier).Any(p => p.Id == o))
            ? []
            : [new("originals", "original_unknown", "Hồ sơ không có bản chính như vậy để trả lại.")], cancel: cancel);
}
